// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

/// Bodies, people and a plan that the tests of the domain's tables share.
enum DomainSample {
  static let province = ID<Organisation>(1)
  static let health = ID<Organisation>(2)
  static let commune = ID<Organisation>(3)
  static let union = ID<Organisation>(9)
  static let reporter = ID<Person>(101)
  static let approver = ID<Person>(102)
  static let origin = SessionOrigin(
    method: .password, hasSecondFactor: false, browser: "Firefox · Linux", address: "192.0.2.1")

  static let organisations = [
    organisation(province, name: "Ủy ban nhân dân tỉnh Đồng Bằng"),
    organisation(health, under: province, name: "Sở Y tế"),
    organisation(commune, under: health, name: "Trạm y tế xã Hòa Bình"),
    organisation(union, realm: union, name: "Liên đoàn Lao động tỉnh"),
  ]

  static let people = [
    Person(id: reporter, login: "an", name: "Nguyễn Thị An", passwordHash: nil),
    Person(id: approver, login: "bình", name: "Trần Văn Bình", passwordHash: "$argon2id$"),
  ]

  static func organisation(
    _ id: ID<Organisation>, realm: ID<Organisation> = province, under parent: ID<Organisation>? = nil,
    code: String? = nil,
    name: String = "", from: String = "2020-01-01", to: String? = nil, successor: ID<Organisation>? = nil
  ) -> Organisation {
    Organisation(
      id: id, realm: realm, parent: parent, code: code ?? "H55.\(id)", name: name, shortName: name, kind: "department",
      from: day(from), to: to.map(day), successor: successor)
  }

  static func author(_ person: ID<Person>? = reporter, secondsLater: Int64 = 0) -> Author {
    Author(person: person, name: person == nil ? "" : "Nguyễn Thị An", at: someMoment.adding(seconds: secondsLater))
  }

  static func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(iso: text) else { preconditionFailure("\(text) is no day") }
    return day
  }

  /// A draft whose every column holds something, or nothing where it may.
  static func plan(_ id: Int64 = 1_000, owner: ID<Organisation> = province, realm: ID<Organisation> = province) -> Plan
  {
    Plan(
      id: ID(id), realm: realm, owner: owner, document: ID(id + 1), state: .draft, type: "KẾ HOẠCH",
      title: "Bảo vệ môi trường \"xanh\"\nđến năm 2030 🌱", number: "59/KH-UBND", issuer: "UBND tỉnh",
      place: "Đồng Bằng",
      issuedOn: day("2026-01-15"), periodFrom: 2026, periodTo: 2030, authority: "TM. ỦY BAN NHÂN DÂN",
      position: "PHÓ CHỦ TỊCH",
      signer: "Lê Văn Cường", recipients: ["Như Điều 3", "Lưu: VT; KT'"])
  }

  static func document(of plan: Plan) -> Document {
    Document(
      id: plan.document, sha256: String(repeating: "0a", count: 32), name: "kế hoạch.docx", format: "docx",
      size: 12_345,
      body: "KẾ HOẠCH\nI. …")
  }

  /// Two headings, two activities, a task and a statement; the second activity has neither lead nor deadline.
  static func content(_ id: Int64 = 1_000) -> PlanContent {
    let plan = plan(id)
    func item(_ number: Int64, under parent: Int64?, _ kind: PlanItemKind, _ text: String, due: String? = nil)
      -> PlanItem
    {
      PlanItem(
        id: ID(id + number), parent: parent.map { ID(id + $0) }, label: "\(number).",
        activity: kind == .activity ? "\(number)" : "",
        kind: kind, text: text, due: due.flatMap { Deadline(edtf: $0) },
        target: kind == .task ? Quantity(thousandths: 41_300) : nil,
        unit: kind == .task ? "ha" : nil, span: Int(number) * 10..<Int(number) * 10 + 9)
    }
    func assignment(
      _ number: Int64, _ item: Int64, _ body: String, _ role: AssignmentRole, _ organisation: ID<Organisation>?
    ) -> Assignment {
      Assignment(
        id: ID(id + number), item: ID(id + item), body: body, role: role, organisation: organisation,
        span: 5..<Int(number) + 5)
    }
    return PlanContent(
      plan: plan,
      items: [
        item(10, under: nil, .heading, "Mục đích"), item(11, under: 10, .statement, "Nâng cao nhận thức"),
        item(12, under: nil, .theme, "Y tế"), item(13, under: 12, .activity, "Xử lý chất thải", due: "2026-35"),
        item(14, under: 12, .activity, "Trồng cây"), item(15, under: 14, .task, "Trồng 41,3 ha", due: "2026/2030"),
      ],
      assignments: [
        assignment(20, 13, "Sở Y tế", .lead, health), assignment(21, 13, "các xã", .coordinate, nil),
        assignment(22, 15, "Sở Y tế", .responsible, nil), assignment(23, 15, "Trạm y tế", .follow, commune),
      ],
      findings: [
        PlanFinding(
          rule: "activity-without-lead", severity: "warning", item: ID(id + 14),
          message: ("Không có chủ trì", "No lead"),
          advice: ("Giao việc", "Assign it")),
        PlanFinding(
          rule: "missing-metadata", severity: "note", item: nil, message: ("Thiếu số", "No number"),
          advice: ("Điền", "Fill in")),
      ],
      duties: [
        ReportingDuty(receiver: "UBND tỉnh", via: "Sở Y tế", rule: "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15", due: nil),
        ReportingDuty(receiver: "UBND tỉnh", via: nil, rule: nil, due: "2030-12-01"),
      ])
  }

  /// A report on the first activity of `content`.
  static func report(
    _ id: Int64, on content: PlanContent, item: Int64 = 13, percent: Int = 40, holdsOn: String = "2026-02-20"
  ) -> Report {
    Report(
      id: ID(id), plan: content.plan.id, item: ID(content.plan.id.rawValue + item), organisation: health,
      holdsOn: day(holdsOn),
      percent: percent, quantity: Quantity(thousandths: 1_500), sentence: "Đã xử lý 40%", difficulty: "Thiếu vốn",
      proposal: "Cấp vốn",
      submittedBy: reporter, submitter: "Nguyễn Thị An", submittedAt: someMoment)
  }

  static func evidence(_ report: Int64, _ number: Int = 1) -> Evidence {
    Evidence(
      report: ID(report), sha256: String(repeating: "\(number)", count: 64), name: "ảnh \(number).jpg",
      mediaType: "image/jpeg",
      size: 1_000 + number)
  }
}

/// Runs `body` with a database that holds the sample's bodies and people, and clears it away.
func withBodies<Result>(_ backend: Backend, _ body: (any Database) throws -> Result) throws -> Result {
  try withDatabase(backend) { database throws in
    try addBodies(to: database)
    return try body(database)
  }
}

/// Stores the sample's bodies and people.
///
/// - Parameter schema: the last step of a schema that knew no bodies in time yet.
func addBodies(to database: any Database, schema: Int = .max) throws {
  try database.write { connection in
    if schema < Schema.structure.number {
      for (place, body) in DomainSample.organisations.enumerated() { try connection.insertTimeless(body, place) }
    } else {
      try connection.begin(with: DomainSample.organisations, at: someMoment)
    }
    for person in DomainSample.people {
      if schema < Schema.peopleInOrder.number {
        try connection.insertUnordered(person)
      } else {
        try connection.insert(person, at: someMoment)
      }
    }
  }
}

extension Connection {
  /// Stores a person as one was stored before people had a place in dictionaries.
  func insertUnordered(_ person: Person) throws {
    try execute(
      """
      INSERT INTO person (id, login, name, password_hash, is_demonstration, failures, created_at)
      VALUES (\(person.id), \(person.login), \(person.name), \(person.passwordHash), 0, 0, \(someMoment))
      """)
  }

  /// Stores a body as it was stored before bodies had states.
  fileprivate func insertTimeless(_ body: Organisation, _ position: Int) throws {
    try execute(
      """
      INSERT INTO organisation (realm, id, parent, code, name, short_name, kind, position, valid_from, valid_to, successor)
      VALUES (\(body.realm), \(body.id), \(body.parent), \(body.code), \(body.name), \(body.shortName), \(body.kind),
      \(position), \(body.from), \(body.to), \(body.successor))
      """)
  }
}

extension Database {
  /// Stores the sample's plan under an identifier, confirmed unless it is to stay a draft.
  @discardableResult
  func addPlan(_ id: Int64 = 1_000, confirmed: Bool = true) throws -> PlanContent {
    let content = DomainSample.content(id)
    try write { connection in
      try connection.insert(content, document: DomainSample.document(of: content.plan), by: DomainSample.author())
      if confirmed { try connection.perform(.confirm, on: content.plan, by: DomainSample.author()) }
    }
    return content
  }

  /// Sends the sample's report under an identifier, which is its key too.
  func addReport(
    _ id: Int64, on content: PlanContent, item: Int64 = 13, percent: Int = 40, files: [Evidence] = []
  ) throws {
    _ = try write { connection in
      try connection.submit(
        DomainSample.report(id, on: content, item: item, percent: percent), evidence: files, of: content.plan,
        idempotencyKey: "\(id)", by: DomainSample.author())
    }
  }

  /// The journal of the sample's province, the oldest first.
  func journalEntries() throws -> [RecordedEntry] {
    try read { try $0.journal(realm: DomainSample.province.rawValue, limit: 100_000) }.reversed()
  }

  /// Every row of every table that a change of the domain may touch.
  func everything() throws -> [Set<Row>] {
    try read { connection in
      // The review came with the fourth step of the schema.
      let version = try Schema.version(of: connection)
      let review = version < 4 ? [] : ["review_step", "review_item", "review_assignment"]
      let structure =
        version < Schema.structure.number
        ? [] : ["organisation_realm", "organisation_change", "organisation_state", "organisation_succession"]
      let places = version < Schema.hierarchies.number ? [] : ["organisation_place"]
      let tables = [
        "membership", "session", "one_time_link", "document", "plan", "plan_item",
        "assignment", "finding", "duty", "report", "evidence", "journal", "journal_unsealed", "journal_text",
      ]
      let bodies = Set(try connection.query("SELECT realm, id FROM organisation"))
      // What later steps keep beside the names is made of them.
      let people = Set(
        try connection.query(
          """
          SELECT id, login, name, password_hash, is_demonstration, failures, locked_until, created_at, disabled_at FROM person
          """))
      return [bodies, people]
        + (try (tables + review + structure + places).map {
          Set(try connection.query("SELECT * FROM \(unsafeSQL: $0)"))
        })
    }
  }
}

/// The error that a call throws, `nil` where it throws none.
func refusal<Value>(_ body: () throws -> Value) -> (any Error)? {
  do {
    _ = try body()
    return nil
  } catch { return error }
}
