// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// What is kept of one person, for that person.
public struct PersonalData: Sendable {
  /// A report that the person sent.
  public struct SentReport: Sendable, Hashable {
    /// The plan.
    public let plan: ID<Plan>
    /// The activity.
    public let item: ID<PlanItem>
    /// The body that it speaks for.
    public let organisation: ID<Organisation>
    /// Whether it waits, was accepted or returned.
    public let state: ReportState
    /// The day that it speaks of.
    public let holdsOn: CivilDate
    /// Progress in percent.
    public let percent: Int
    /// What was done, in the person's words.
    public let sentence: String
    /// When it was sent.
    public let submittedAt: Instant
  }

  /// The account; the hash of the password is no part of what is handed out.
  public let person: Person
  /// All roles, those of the past too.
  public let roles: [Membership]
  /// Roles lent by and to the person.
  public let loans: [DelegationRecord]
  /// Open sessions.
  public let sessions: [SessionRecord]
  /// Reports sent, the latest first.
  public let reports: [SentReport]
  /// Entries of the journal by the person or about them, the latest first.
  public let entries: [RecordedEntry]
  /// Whether there are more reports or entries than are given.
  public let isCut: Bool

  /// Reports, and entries, at most.
  public static let limit = 5000
}

extension Connection {
  /// Gathers what is kept of a person; `nil` for nobody.
  public func personalData(of id: ID<Person>, at now: Instant) throws -> PersonalData? {
    guard let person = try person(id) else { return nil }
    let reports = try sentReports(of: id, limit: PersonalData.limit)
    let entries = try journal(about: id, limit: PersonalData.limit)
    return PersonalData(
      person: person, roles: try memberships(of: id), loans: try delegations(of: id),
      sessions: try sessions(of: id, at: now), reports: reports, entries: entries,
      isCut: reports.count == PersonalData.limit || entries.count == PersonalData.limit)
  }

  private func sentReports(of person: ID<Person>, limit: Int) throws -> [PersonalData.SentReport] {
    try query(
      """
      SELECT plan, item, organisation, state, holds_on, percent, sentence, submitted_at FROM report
      WHERE submitted_by = \(person) ORDER BY submitted_at DESC, id DESC LIMIT \(limit)
      """
    ).map { row in
      PersonalData.SentReport(
        plan: try row.id(0), item: try row.id(1), organisation: try row.id(2), state: try row.word(3),
        holdsOn: try row.day(4), percent: Int(try row.int(5)), sentence: try row.text(6),
        submittedAt: try row.instant(7))
    }
  }

  /// Entries of all realms by a person, on their account, or with a value about them, the latest first. Nobody but the
  /// person asks for this, and seldom, so no index is kept for it.
  private func journal(about person: ID<Person>, limit: Int) throws -> [RecordedEntry] {
    try query(
      """
      SELECT \(Journal.columns), s.sequence
      FROM journal j LEFT JOIN journal_seal s ON s.realm = j.realm AND s.entry = j.id
      WHERE j.actor = \(person) OR (j.subject_kind = 'person' AND j.subject = \(person))
        OR j.id IN (SELECT entry FROM journal_text WHERE person = \(person))
      ORDER BY j.recorded_at DESC, j.id DESC LIMIT \(limit)
      """
    ).map { try recordedEntry($0) }
  }

  // MARK: Erasing

  /// How much of each kind stands under a person's name, to be shown before it is erased.
  public func personalCounts(of person: ID<Person>) throws -> (reports: Int, entries: Int) {
    func count(_ source: SQL) throws -> Int { Int(try query("SELECT COUNT(*) FROM " + source)[0].int(0)) }
    return (
      try count("report WHERE submitted_by = \(person) OR decided_by = \(person)"),
      try count("journal WHERE actor = \(person)")
    )
  }

  /// Takes a person's name, sign-in name and words about themselves out of everything but the journal, whose texts the
  /// sealer erases in the same transaction. The number of the account stays, so that what was done stays told apart.
  func erasePersonalRows(of person: ID<Person>) throws {
    let login = "da-xoa-\(person)"
    let keys = PersonKeys(name: Person.erasedName, login: login)
    try execute(
      """
      UPDATE person SET name = \(Person.erasedName), login = \(login), password_hash = NULL, failures = 0,
        locked_until = NULL, sort_key = \(keys.sort), search_key = \(keys.search) WHERE id = \(person)
      """)
    try execute("DELETE FROM session WHERE person = \(person)")
    try execute("DELETE FROM one_time_link WHERE person = \(person)")
    try execute("DELETE FROM second_factor WHERE person = \(person)")
    try execute("DELETE FROM recovery_code WHERE person = \(person)")
    try execute("DELETE FROM sign_in_step WHERE person = \(person)")
    try execute("DELETE FROM sign_in_code WHERE person = \(person)")
    try execute("DELETE FROM reset_request WHERE person = \(person)")
    try execute("UPDATE reset_request SET reason = '' WHERE asked_by = \(person)")
    try execute("UPDATE delegation SET reason = '' WHERE lender = \(person)")
    try execute("UPDATE report SET submitter = \(Person.erasedName) WHERE submitted_by = \(person)")
    try execute("UPDATE report SET decider = \(Person.erasedName) WHERE decided_by = \(person)")
  }
}

extension Person {
  /// What stands for the name of a person whose data were erased.
  public static let erasedName = "người dùng đã xóa"

  /// Whether the person's data were erased.
  public var isErased: Bool { login == "da-xoa-\(id)" }
}
