// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// What one administrator asks for on behalf of a person who cannot sign in, and a second one confirms.
public struct ResetRequest: Sendable, Hashable {
  /// Identifier.
  public let id: ID<ResetRequest>
  /// The person who is to choose a new password.
  public let person: ID<Person>
  /// Whether the second factor is taken away as well.
  public let removesFactor: Bool
  /// Why, and how the one who asks knows that it is that person.
  public let reason: String
  /// Who asks.
  public let askedBy: ID<Person>
  /// When.
  public let askedAt: Instant
  /// Until when it can be confirmed.
  public let expires: Instant

  /// Makes one from its parts.
  public init(
    id: ID<ResetRequest>, person: ID<Person>, removesFactor: Bool, reason: String, askedBy: ID<Person>,
    askedAt: Instant, expires: Instant
  ) {
    self.id = id
    self.person = person
    self.removesFactor = removesFactor
    self.reason = reason
    self.askedBy = askedBy
    self.askedAt = askedAt
    self.expires = expires
  }
}

extension Connection {
  private static var resetColumns: SQL {
    "SELECT id, person, removes_factor, reason, asked_by, asked_at, expires_at FROM reset_request"
  }

  private func resetRequest(_ row: Row) throws -> ResetRequest {
    ResetRequest(
      id: try row.id(0), person: try row.id(1), removesFactor: try row.bool(2), reason: try row.text(3),
      askedBy: try row.id(4), askedAt: try row.instant(5), expires: try row.instant(6))
  }

  /// Keeps a request. Throws `.constraint` where the person has one that waits.
  public func insert(_ request: ResetRequest) throws {
    // One that nobody answered in time waits no longer; the link of one that was confirmed holds a day more.
    let dayBefore = request.askedAt.adding(seconds: -86_400)
    try execute(
      """
      DELETE FROM reset_request WHERE person = \(request.person)
        AND (expires_at <= \(dayBefore) OR confirmed_by IS NULL AND expires_at <= \(request.askedAt))
      """)
    try execute(
      """
      INSERT INTO reset_request (id, person, removes_factor, reason, asked_by, asked_at, expires_at)
      VALUES (\(request.id), \(request.person), \(request.removesFactor), \(request.reason), \(request.askedBy),
        \(request.askedAt), \(request.expires))
      """)
  }

  /// The requests that wait for a second administrator, the oldest first.
  ///
  /// - Parameters:
  ///   - last: The last one of the page before; `nil` for the first page.
  ///   - limit: How many at most.
  public func resetRequests(at now: Instant, after last: ResetRequest? = nil, limit: Int) throws -> [ResetRequest] {
    let behind: SQL = last.map { " AND (asked_at, id) > (\($0.askedAt), \($0.id))" } ?? ""
    return try query(
      "\(Self.resetColumns) WHERE confirmed_by IS NULL AND expires_at > \(now)\(behind) ORDER BY asked_at, id LIMIT \(limit)"
    ).map(resetRequest)
  }

  /// A request by its identifier.
  public func resetRequest(_ id: ID<ResetRequest>) throws -> ResetRequest? {
    try query(Self.resetColumns + " WHERE id = \(id)").first.map(resetRequest)
  }

  /// The request for a person that waits for a second administrator.
  public func resetRequest(for person: ID<Person>, at now: Instant) throws -> ResetRequest? {
    try query(Self.resetColumns + " WHERE person = \(person) AND confirmed_by IS NULL AND expires_at > \(now)").first
      .map(resetRequest)
  }

  /// Confirms a request, and ties it to the one-time link that comes of it; `false` where it does not wait any more, or
  /// the one who confirms asked for it or is the person.
  public func confirm(_ id: ID<ResetRequest>, by person: ID<Person>, link: [UInt8], at now: Instant) throws -> Bool {
    try execute(
      """
      UPDATE reset_request SET confirmed_by = \(person), link = \(link)
      WHERE id = \(id) AND confirmed_by IS NULL AND expires_at > \(now) AND asked_by <> \(person) AND person <> \(person)
      """) == 1
  }

  /// Drops a request that waits; `false` where it does not wait any more.
  public func deleteResetRequest(_ id: ID<ResetRequest>) throws -> Bool {
    try execute("DELETE FROM reset_request WHERE id = \(id) AND confirmed_by IS NULL") == 1
  }

  /// Whether using a link takes the second factor away as well; the request that it came of is done with.
  public func finishReset(link: [UInt8]) throws -> Bool {
    let removes = try query("SELECT removes_factor FROM reset_request WHERE link = \(link)").first?.bool(0) ?? false
    try execute("DELETE FROM reset_request WHERE link = \(link)")
    return removes
  }
}
