// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// The second factor of a person: a secret that their telephone has as well.
public struct SecondFactor: Sendable, Hashable {
  /// The secret, sealed with a key that is not in the database.
  public let sealedSecret: String
  /// When it was set up.
  public let since: Instant
  /// The last step of time whose code was used: no code up to it is taken again.
  public let lastStep: Int64

  /// Makes one from its parts.
  public init(sealedSecret: String, since: Instant, lastStep: Int64) {
    self.sealedSecret = sealedSecret
    self.since = since
    self.lastStep = lastStep
  }
}

/// What shows that somebody has the second factor of an account.
public enum SecondFactorProof: Sendable, Hashable {
  /// The code of a step of time.
  case step(Int64)
  /// A recovery code, by its digest.
  case recovery([UInt8])
}

extension Connection {
  /// The second factor of a person, if there is one.
  public func secondFactor(of person: ID<Person>) throws -> SecondFactor? {
    try query("SELECT secret, created_at, last_step FROM second_factor WHERE person = \(person)").first.map { row in
      SecondFactor(sealedSecret: try row.text(0), since: try row.instant(1), lastStep: try row.int(2))
    }
  }

  /// Those of some people who have a second factor.
  public func peopleWithSecondFactor(among people: [ID<Person>]) throws -> Set<ID<Person>> {
    Set(
      try people.inPieces(of: 1000).flatMap { piece in
        try query("SELECT person FROM second_factor WHERE person IN (\(list: piece))").map { try $0.id(0) }
      })
  }

  /// Sets a second factor up, with its recovery codes by their digests. Throws `.constraint` where there is one already.
  public func insert(_ factor: SecondFactor, recovery: [[UInt8]], of person: ID<Person>) throws {
    try execute(
      """
      INSERT INTO second_factor (person, secret, created_at, last_step)
      VALUES (\(person), \(factor.sealedSecret), \(factor.since), \(factor.lastStep))
      """)
    try replaceRecoveryCodes(recovery, of: person)
  }

  /// Takes a second factor away with its recovery codes; returns whether there was one.
  public func deleteSecondFactor(of person: ID<Person>) throws -> Bool {
    try execute("DELETE FROM recovery_code WHERE person = \(person)")
    return try execute("DELETE FROM second_factor WHERE person = \(person)") > 0
  }

  /// Uses a proof up; `false` where it was used before, or is none.
  public func use(_ proof: SecondFactorProof, of person: ID<Person>, at now: Instant) throws -> Bool {
    switch proof {
    case .step(let step):
      try execute("UPDATE second_factor SET last_step = \(step) WHERE person = \(person) AND last_step < \(step)") == 1
    case .recovery(let digest):
      try execute(
        """
        UPDATE recovery_code SET used_at = \(now)
        WHERE person = \(person) AND digest = \(digest) AND used_at IS NULL
        """) == 1
    }
  }

  /// New recovery codes for old ones, by their digests.
  public func replaceRecoveryCodes(_ digests: [[UInt8]], of person: ID<Person>) throws {
    try execute("DELETE FROM recovery_code WHERE person = \(person)")
    for digest in digests { try execute("INSERT INTO recovery_code (person, digest) VALUES (\(person), \(digest))") }
  }

  /// How many recovery codes are left.
  public func recoveryCodesLeft(of person: ID<Person>) throws -> Int {
    Int(try query("SELECT COUNT(*) FROM recovery_code WHERE person = \(person) AND used_at IS NULL")[0].int(0))
  }
}

/// A sign-in that waits for the second factor.
public struct SignInStep: Sendable, Hashable {
  /// Who it is, by what was shown first.
  public let person: ID<Person>
  /// What was shown first.
  public let method: SignInMethod
  /// Where to go afterwards.
  public let target: String
  /// Until when it waits.
  public let expires: Instant

  /// Makes one from its parts.
  public init(person: ID<Person>, method: SignInMethod, target: String, expires: Instant) {
    self.person = person
    self.method = method
    self.target = target
    self.expires = expires
  }
}

extension Connection {
  /// Keeps a sign-in that waits under the digest of its token, and clears away those that nobody went on with.
  public func insert(_ step: SignInStep, token: [UInt8], at now: Instant) throws {
    try execute("DELETE FROM sign_in_step WHERE expires_at <= \(now)")
    try execute(
      """
      INSERT INTO sign_in_step (token, person, method, target, expires_at)
      VALUES (\(token), \(step.person), \(step.method.rawValue), \(step.target), \(step.expires))
      """)
  }

  /// A sign-in that waits; `nil` for an unknown or old one, or a closed account.
  public func signInStep(token: [UInt8], at now: Instant) throws -> SignInStep? {
    try query(
      """
      SELECT sign_in_step.person, method, target, expires_at FROM sign_in_step
      JOIN person ON person.id = sign_in_step.person
      WHERE token = \(token) AND expires_at > \(now) AND (person.disabled_at IS NULL OR person.disabled_at > \(now))
      """
    ).first.map { row in
      SignInStep(
        person: try row.id(0), method: try row.word(1), target: try row.text(2), expires: try row.instant(3))
    }
  }

  /// Ends a sign-in that waits; `false` where somebody else was first.
  public func deleteSignInStep(token: [UInt8]) throws -> Bool {
    try execute("DELETE FROM sign_in_step WHERE token = \(token)") == 1
  }
}
