// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// A file that a form sends.
struct SentFile {
  var field: String
  var name: String
  var bytes: [UInt8]

  init(_ field: String, _ name: String, _ text: String) {
    self.init(field, name, Array(text.utf8))
  }

  init(_ field: String, _ name: String, _ bytes: [UInt8]) {
    (self.field, self.name, self.bytes) = (field, name, bytes)
  }
}

extension TestSite {
  /// A form as a browser sends it that has a field for files, in one of the two languages.
  func send(
    _ path: String, _ fields: [String: String] = [:], _ files: [SentFile] = [], as login: String, english: Bool = false
  ) throws -> Response {
    var request = try request("POST", path, login, english)
    request.headers.add("Content-Type", "multipart/form-data; boundary=next-part")
    var body: [UInt8] = []
    let all = fields.merging(["token": "mac(form \(try session(of: login)))"]) { $1 }
    for (name, value) in all.sorted(by: { $0.key < $1.key }) {
      body += Array("--next-part\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    for file in files {
      let disposition = "form-data; name=\"\(file.field)\"; filename=\"\(file.name)\""
      body += Array("--next-part\r\nContent-Disposition: \(disposition)\r\n\r\n".utf8) + file.bytes + [0x0D, 0x0A]
    }
    request.body = body + Array("--next-part--\r\n".utf8)
    return site.respond(to: request)
  }

  /// A page taken apart.
  func page(_ path: String, as login: String? = nil, english: Bool = false) throws -> PageParts {
    PageParts(try get(path, as: login, english: english))
  }

  /// Every row that a form about plans and reports may change, to see that one changed nothing.
  func everything() throws -> [[Row]] {
    try database.read { connection in
      try ["plan", "plan_item", "assignment", "finding", "duty", "report", "evidence", "document", "organisation"].map {
        try connection.query("SELECT * FROM \(unsafeSQL: $0) ORDER BY 1, 2, 3")
      }
    }
  }

  /// The words of the last entry of the province's journal.
  func lastEntry() throws -> JournalEntry {
    try #require(try database.read { try $0.journal(realm: Self.province.rawValue, limit: 1) }.first).entry
  }

  // MARK: More bodies and people

  /// Adds bodies below the province.
  func add(_ bodies: [Organisation]) throws {
    try database.write { try $0.begin(with: bodies, at: Self.morning) }
  }

  /// Three communes, 21 to 23, each with somebody who reports (`xa21` …) and one who approves (`xa21.duyet` …).
  func addCommunes() throws {
    let names = [(21, "xã Tân Hà", "Tân Hà"), (22, "xã Bình Sậy", "Bình Sậy"), (23, "phường Hưng Phú", "Hưng Phú")]
    try add(names.map { Organisation.commune(Int64($0.0), "Ủy ban nhân dân \($0.1)", $0.2) })
    for (id, _, short) in names {
      try join("xa\(id)", "Người báo cáo \(short)", ID(Int64(id)), .reporter)
      try join("xa\(id).duyet", "Người duyệt \(short)", ID(Int64(id)), .approver)
    }
  }

  /// Adds a person with a role.
  func join(_ login: String, _ name: String, _ body: ID<Organisation>, _ role: Role) throws {
    let person: ID<Person> = ids.next(at: Self.morning)
    try database.write { connection in
      let record = Person(id: person, login: login, name: name, passwordHash: "hash of \(Self.password)")
      try connection.insert(record, at: Self.morning)
      let realm = try connection.organisations().first { $0.id == body }?.realm ?? body
      try connection.insert(Membership(organisation: body, role: role), of: person, realm: realm)
    }
  }

  /// Ends a body, its work passing to another one.
  func end(_ body: Int64, on day: String, successor: Int64?) throws {
    let last = try #require(Deadline(typed: day)?.lastDay)
    let fields = [
      "day": last.adding(days: 1).short, "heir": try successor.map { try code(of: $0) } ?? "",
      "basis": "Quyết định 1/QĐ-UBND", "buoc": "thuc-hien",
    ]
    try #require(try post("/to-chuc/\(body)/su-kien/dissolve", fields, as: "quantri").status == 303)
  }

  private func code(of body: Int64) throws -> String {
    try #require(try database.read { try $0.organisations() }.first { $0.id == ID(body) }).code
  }

  // MARK: Plans

  /// Adds a plan that is like the fixture's but for its items, and confirms it.
  ///
  /// - Parameters:
  ///   - format: the format of its document.
  ///   - notes: how it was read, told where its items came to stand.
  func addPlan(
    _ id: Int64 = 101, items: [PlanItem], assignments: [Assignment], isConfirmed: Bool = true, format: String = "md",
    change: (inout PlanContent) -> Void = { _ in }, notes: ([PlanItem]) -> ReadingNotes = { _ in ReadingNotes() }
  ) throws {
    var content = FixturePlan.content
    content.plan.id = ID(id)
    content.plan.document = ID(id + 1000)
    content.plan.title = "Kế hoạch thử \(id)"
    (content.items, content.assignments, content.findings) = (items, assignments, [])
    change(&content)
    var body = ""
    for index in content.items.indices {
      let start = body.unicodeScalars.count
      body += content.items[index].text + "\n"
      content.items[index].span = start..<(body.unicodeScalars.count - 1)
    }
    let (added, text, read) = (content, body, notes(content.items))
    let sha256 = String(repeating: "b", count: 60) + String(id + 1000)
    kept.files.withLock { $0[sha256] = Array(text.utf8) }
    try database.write { connection in
      let author = Author(person: ID(11), name: "Hứa Thị Lệ Xuân", at: Self.morning)
      let document = Document(
        id: added.plan.document, sha256: sha256, name: "thu.\(format)", format: format, size: text.utf8.count,
        body: text)
      try connection.insert(added, document: document, notes: read, by: author)
      if isConfirmed { try connection.perform(.confirm, on: added.plan, by: author) }
    }
  }

  /// A plan whose one activity each of the three communes does by itself.
  func addCollectivePlan(due: String? = "2026-10", role: AssignmentRole = .lead) throws {
    try addCommunes()
    try addPlan(
      items: [.sample(1, .activity, "Mỗi xã tổ chức một buổi tập huấn.", due: due)],
      assignments: (0..<3).map { .sample(901 + $0, 1, "các xã, phường", role, 21 + $0) })
  }

  /// The items of a plan as they are stored.
  func items(of plan: Int64 = 100) throws -> [PlanItem] {
    try database.read { try $0.items(of: try #require(try $0.plan(ID(plan)))) }
  }

  /// Who takes part in one item, as stored.
  func assignments(of item: Int64, plan: Int64 = 100) throws -> [Assignment] {
    try database.read { try $0.assignments(of: try #require(try $0.plan(ID(plan)))) }.filter { $0.item == ID(item) }
  }

  // MARK: Reports

  /// Sends a good report, and where somebody is named has it decided. Returns it as stored.
  @discardableResult
  func report(
    _ item: Int64 = 1, of plan: Int64 = 100, percent: Int = 40, on day: String = "20/11/2026", body: Int64 = 2,
    sentence: String = "Đã làm.", difficulty: String = "", by login: String = "congthuong",
    decidedBy decider: String? = nil, _ decision: ReportState.Decision = .accept, note: String = ""
  ) throws -> Report {
    let before = Set(try reports(of: plan).map(\.id))
    let fields = [
      "organisation": "\(body)", "percent": "\(percent)", "holdsOn": day, "sentence": sentence,
      "difficulty": difficulty, "key": "form \(before.count + 1)",
    ]
    let sent = try post("/ke-hoach/\(plan)/hoat-dong/\(item)/bao-cao", fields, as: login)
    try #require(sent.status == 303, "\(sent.status)")
    let new = try #require(try reports(of: plan).first { !before.contains($0.id) })
    guard let decider else { return new }
    try #require(try decide(new, decision, note: note, as: decider).status == 303)
    return try #require(try reports(of: plan).first { $0.id == new.id })
  }

  /// The form by which a report is decided.
  func decide(
    _ report: Report, _ decision: ReportState.Decision, note: String = "", as login: String
  ) throws -> Response {
    try post(
      "/ke-hoach/\(report.plan)/bao-cao/\(report.id)/quyet-dinh", ["decision": decision.rawValue, "note": note],
      as: login)
  }

  func reports(of plan: Int64 = 100) throws -> [Report] {
    try database.read { try $0.reports(of: try #require(try $0.plan(ID(plan)))) }
  }
}

extension Organisation {
  /// A commune of the province.
  static func commune(_ id: Int64, _ name: String, _ short: String, from: String = "1997-01-01") -> Organisation {
    Organisation(
      id: ID(id), realm: TestSite.province, parent: TestSite.province, code: "C\(id)", name: name, shortName: short,
      kind: "commune", from: CivilDate(iso: from) ?? CivilDate(daysSinceEpoch: 9_862))
  }
}

extension PlanItem {
  static func sample(
    _ id: Int64, _ kind: PlanItemKind, _ text: String, in parent: Int64? = nil, due: String? = nil,
    target: Int64? = nil, unit: String? = nil
  ) -> PlanItem {
    PlanItem(
      id: ID(id), parent: parent.map { ID($0) }, label: "\(id)", activity: kind == .activity ? "\(id)" : "", kind: kind,
      text: text, due: due.flatMap { Deadline(edtf: $0) }, target: target.map { Quantity(thousandths: $0 * 1000) },
      unit: unit, span: 0..<0)
  }
}

extension Assignment {
  static func sample(
    _ id: Int64, _ item: Int64, _ body: String, _ role: AssignmentRole = .lead, _ organisation: Int64?
  ) -> Assignment {
    Assignment(
      id: ID(id), item: ID(item), body: body, role: role, organisation: organisation.map { ID($0) }, span: 0..<0)
  }
}
