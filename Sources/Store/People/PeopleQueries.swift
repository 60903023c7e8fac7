// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// A person who signs in.
public struct Person: Sendable, Hashable {
  /// Identifier.
  public let id: ID<Person>
  /// The name typed at sign-in, lower case.
  public let login: String
  /// The name shown.
  public let name: String
  /// Argon2id hash in its own text form; `nil` until the person chose a password.
  public let passwordHash: String?
  /// Whether it is an account of the demonstration data, refused on addresses other than loopback.
  public let isDemonstration: Bool
  /// Wrong passwords in a row.
  public let failures: Int
  /// Until when sign-in is refused after wrong passwords.
  public let lockedUntil: Instant?
  /// When the account was closed, or will be; `nil` while no end is set.
  public let disabledAt: Instant?

  /// Makes a person from stored or new parts.
  public init(
    id: ID<Person>, login: String, name: String, passwordHash: String?, isDemonstration: Bool = false,
    failures: Int = 0,
    lockedUntil: Instant? = nil, disabledAt: Instant? = nil
  ) {
    self.id = id
    self.login = login
    self.name = name
    self.passwordHash = passwordHash
    self.isDemonstration = isDemonstration
    self.failures = failures
    self.lockedUntil = lockedUntil
    self.disabledAt = disabledAt
  }

  /// Whether the account is open at a moment; it may be closed ahead for a day to come.
  public func isOpen(at moment: Instant) -> Bool { disabledAt.map { moment < $0 } ?? true }
}

/// What a one-time link is for.
public enum OneTimeLink: Sendable, Hashable {
  /// To make the first administrator.
  case firstAdministrator
  /// To choose a new password.
  case password(ID<Person>)
}

extension Connection {
  /// The columns of a person `p`, in the order of `person(_:)`.
  static var personColumns: SQL {
    "SELECT p.id, p.login, p.name, p.password_hash, p.is_demonstration, p.failures, p.locked_until, p.disabled_at"
  }

  func person(_ row: Row) throws -> Person {
    Person(
      id: try row.id(0), login: try row.text(1), name: try row.text(2), passwordHash: try row.optionalText(3),
      isDemonstration: try row.bool(4), failures: Int(try row.int(5)), lockedUntil: try row.optionalInstant(6),
      disabledAt: try row.optionalInstant(7))
  }

  /// The person with a sign-in name.
  public func person(login: String) throws -> Person? {
    try query(Self.personColumns + " FROM person p WHERE login = \(login)").first.map(person)
  }

  /// The person with an identifier.
  public func person(_ id: ID<Person>) throws -> Person? {
    try query(Self.personColumns + " FROM person p WHERE id = \(id)").first.map(person)
  }

  /// All people, by sign-in name.
  public func people() throws -> [Person] {
    try query(Self.personColumns + " FROM person p ORDER BY login").map(person)
  }

  /// Whether there is anybody.
  public func hasPeople() throws -> Bool { try !query("SELECT 1 FROM person LIMIT 1").isEmpty }

  /// Adds a person. Throws `.constraint` where the sign-in name is taken.
  public func insert(_ person: Person, at now: Instant) throws {
    let keys = PersonKeys(name: person.name, login: person.login)
    try execute(
      """
      INSERT INTO person (id, login, name, password_hash, is_demonstration, failures, locked_until, created_at, disabled_at,
        sort_key, search_key)
      VALUES (\(person.id), \(person.login), \(person.name), \(person.passwordHash), \(person.isDemonstration),
        \(person.failures), \(person.lockedUntil), \(now), \(person.disabledAt), \(keys.sort), \(keys.search))
      """)
  }

  /// Sets the password hash, ends the lock-out and, because a new password may mean a stolen old one, all sessions and
  /// every other link that would still set a password.
  public func setPassword(_ hash: String, of person: ID<Person>) throws {
    try execute(
      "UPDATE person SET password_hash = \(hash), failures = 0, locked_until = NULL WHERE id = \(person)")
    try execute("DELETE FROM session WHERE person = \(person)")
    try execute("DELETE FROM sign_in_step WHERE person = \(person)")
    try execute("DELETE FROM sign_in_code WHERE person = \(person)")
    try execute("DELETE FROM one_time_link WHERE person = \(person) AND used_at IS NULL")
  }

  /// Closes or reopens an account; closing ends its sessions, at once or at a moment to come.
  public func setDisabled(_ moment: Instant?, of person: ID<Person>) throws {
    try execute("UPDATE person SET disabled_at = \(moment) WHERE id = \(person)")
    guard let moment else { return }
    try execute("UPDATE session SET expires_at = \(moment) WHERE person = \(person) AND expires_at > \(moment)")
  }

  /// Notes a wrong password, or with zero failures a right one.
  public func setFailures(_ failures: Int, lockedUntil: Instant?, of person: ID<Person>) throws {
    try execute("UPDATE person SET failures = \(failures), locked_until = \(lockedUntil) WHERE id = \(person)")
  }

  /// Keeps a one-time link, by which the holder of its token chooses a password: for `person`, or with `nil` for the
  /// first administrator.
  public func insertOneTimeLink(token: [UInt8], person: ID<Person>?, at now: Instant, expires: Instant) throws {
    try execute(
      """
      INSERT INTO one_time_link (token, person, created_at, expires_at) VALUES (\(token), \(person), \(now), \(expires))
      """)
  }

  /// What an unused link that has not run out is for.
  public func oneTimeLink(token: [UInt8], at now: Instant) throws -> OneTimeLink? {
    try query(
      """
      SELECT person FROM one_time_link WHERE token = \(token) AND used_at IS NULL AND expires_at > \(now)
      """
    ).first.map { row in try row.optionalID(0).map { OneTimeLink.password($0) } ?? .firstAdministrator }
  }

  /// Uses a link up; returns `false` where somebody else was first.
  public func useOneTimeLink(token: [UInt8], at now: Instant) throws -> Bool {
    try execute(
      """
      UPDATE one_time_link SET used_at = \(now) WHERE token = \(token) AND used_at IS NULL AND expires_at > \(now)
      """) == 1
  }
}
