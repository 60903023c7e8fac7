// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// How somebody came in.
public enum SignInMethod: String, Sendable, CaseIterable {
  /// With a password.
  case password
  /// With a short code that was handed out on paper.
  case code
  /// By a one-time link, on which a password was chosen.
  case link
  /// Through the identity provider of the office.
  case provider
}

/// Where a session began, so that its owner can tell it from others.
public struct SessionOrigin: Sendable, Hashable {
  /// How its owner came in.
  public let method: SignInMethod
  /// Whether a second factor was shown, here or to the identity provider.
  public let hasSecondFactor: Bool
  /// The browser in a few plain words; empty where it did not say.
  public let browser: String
  /// The client's address.
  public let address: String

  /// Gathers the parts.
  public init(method: SignInMethod, hasSecondFactor: Bool, browser: String, address: String) {
    self.method = method
    self.hasSecondFactor = hasSecondFactor
    self.browser = browser
    self.address = address
  }
}

/// A session that is open.
public struct SessionRecord: Sendable, Hashable {
  /// The digest of its token.
  public let token: [UInt8]
  /// Whose it is.
  public let person: ID<Person>
  /// When it began.
  public let began: Instant
  /// When it was used last, to about ten minutes.
  public let used: Instant
  /// When it ends by itself.
  public let expires: Instant
  /// Where it began.
  public let origin: SessionOrigin
}

extension Connection {
  /// Opens a session under the digest of its token, and clears away those of the person that ran out.
  public func insertSession(
    token: [UInt8], person: ID<Person>, from origin: SessionOrigin, at now: Instant, expires: Instant
  ) throws {
    try execute("DELETE FROM session WHERE person = \(person) AND expires_at <= \(now)")
    try execute(
      """
      INSERT INTO session
        (token, person, created_at, used_at, expires_at, method, has_second_factor, browser, address)
      VALUES (\(token), \(person), \(now), \(now), \(expires), \(origin.method.rawValue), \(origin.hasSecondFactor),
        \(origin.browser), \(origin.address))
      """)
  }

  /// A session by the digest of its token; `nil` for an unknown or ended one, or a closed account.
  public func session(token: [UInt8], at now: Instant) throws -> SessionRecord? {
    try query(
      Self.sessionColumns
        + """
         JOIN person ON person.id = session.person
        WHERE session.token = \(token) AND session.expires_at > \(now)
          AND (person.disabled_at IS NULL OR person.disabled_at > \(now))
        """
    ).first.map(sessionRecord)
  }

  /// The open sessions of a person, the one used last first.
  public func sessions(of person: ID<Person>, at now: Instant) throws -> [SessionRecord] {
    try query(
      Self.sessionColumns
        + " WHERE person = \(person) AND expires_at > \(now) ORDER BY used_at DESC, session.created_at DESC, token"
    ).map(sessionRecord)
  }

  /// Notes that sessions were used, each by the digest of its token; those that ended meanwhile stay ended.
  public func noteUse(ofSessions uses: [(token: [UInt8], at: Instant)]) throws {
    for use in uses {
      try execute("UPDATE session SET used_at = \(use.at) WHERE token = \(use.token) AND used_at < \(use.at)")
    }
  }

  /// Notes that the owner of a session has shown a second factor in it.
  public func noteSecondFactor(ofSession token: [UInt8]) throws {
    try execute("UPDATE session SET has_second_factor = \(true) WHERE token = \(token)")
  }

  /// Ends a session, and clears away those that ran out.
  public func deleteSession(token: [UInt8], at now: Instant) throws {
    try execute("DELETE FROM session WHERE token = \(token) OR expires_at <= \(now)")
  }

  /// Ends the sessions of a person but for one; returns how many there were.
  public func deleteSessions(of person: ID<Person>, but token: [UInt8]) throws -> Int {
    try execute("DELETE FROM session WHERE person = \(person) AND token <> \(token)")
  }

  private static var sessionColumns: SQL {
    """
    SELECT session.token, session.person, session.created_at, session.used_at, session.expires_at, session.method,
      session.has_second_factor, session.browser, session.address
    FROM session
    """
  }

  private func sessionRecord(_ row: Row) throws -> SessionRecord {
    SessionRecord(
      token: try row.blob(0), person: try row.id(1), began: try row.instant(2), used: try row.instant(3),
      expires: try row.instant(4),
      origin: SessionOrigin(
        method: try row.word(5), hasSecondFactor: try row.bool(6), browser: try row.text(7), address: try row.text(8)))
  }
}
