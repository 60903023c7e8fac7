// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

extension Connection {
  /// Keeps the digest of a code by which a person signs in once; an earlier one of the person ends.
  public func insertSignInCode(_ digest: [UInt8], of person: ID<Person>, at now: Instant, expires: Instant) throws {
    try execute("DELETE FROM sign_in_code WHERE person = \(person)")
    try execute(
      """
      INSERT INTO sign_in_code (person, digest, created_at, expires_at) VALUES (\(person), \(digest), \(now), \(expires))
      """)
  }

  /// Whether a code is that of the person, unused and in time.
  public func hasSignInCode(_ digest: [UInt8], of person: ID<Person>, at now: Instant) throws -> Bool {
    try !query(
      "SELECT person FROM sign_in_code WHERE person = \(person) AND digest = \(digest) AND expires_at > \(now)"
    ).isEmpty
  }

  /// Uses a code up; `false` where it is not that of the person, was used, or ran out.
  public func useSignInCode(_ digest: [UInt8], of person: ID<Person>, at now: Instant) throws -> Bool {
    try execute(
      "DELETE FROM sign_in_code WHERE person = \(person) AND digest = \(digest) AND expires_at > \(now)") == 1
  }

  /// Until when the unused code of each of these people holds.
  public func signInCodes(of people: [ID<Person>], at now: Instant) throws -> [ID<Person>: Instant] {
    let rows = try people.inPieces(of: 1000).flatMap { piece in
      try query("SELECT person, expires_at FROM sign_in_code WHERE person IN (\(list: piece)) AND expires_at > \(now)")
    }
    return Dictionary(
      try rows.map { (try $0.id(0), try $0.instant(1)) }, uniquingKeysWith: { first, _ in first })
  }
}
