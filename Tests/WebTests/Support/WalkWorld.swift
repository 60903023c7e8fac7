// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

/// A site with five bodies that stand in every way to the one in which somebody holds a role: it, a room below it, the
/// province above, a department beside, a union elsewhere. Each has an active plan, a draft, a report that waits with a
/// file, and a person; each of these bears a mark that stands nowhere else.
struct WalkWorld {
  let site: TestSite
  /// The sign-in name of who walks.
  let login = "nguoi.di"

  static let home = TestSite.industry

  /// The body that stands so to the one of the walker.
  static func body(_ relation: Relation) -> ID<Organisation> {
    switch relation {
    case .own: home
    case .below: ID(5)
    case .above: TestSite.province
    case .beside: TestSite.farming
    case .foreign: TestSite.union
    }
  }

  static func plan(_ relation: Relation) -> Int64 { 1000 + body(relation).rawValue }
  static func draft(_ relation: Relation) -> Int64 { 2000 + body(relation).rawValue }
  static func report(_ relation: Relation) -> Int64 { 3000 + body(relation).rawValue }
  static func person(_ relation: Relation) -> Int64 { 4000 + body(relation).rawValue }
  static func file(_ relation: Relation) -> String {
    String(repeating: "c", count: 60) + "\(5000 + body(relation).rawValue)"
  }

  /// The mark that a thing of a body bears.
  static func mark(_ thing: String, _ relation: Relation) -> String { "kin-\(thing)-\(relation)-zz" }

  /// A world with somebody who holds these roles; they are to be at the body «own» but for tests that say otherwise.
  init(_ roles: [Membership]) throws {
    site = try TestSite(files: { kept in
      var files = FileServices.forTests(kept)
      files.pdf = { docx throws(ServiceRefusal) in docx }
      files.pagePicture = { _, _ throws(ServiceRefusal) in [1] }
      files.writeXLSX = { Array("\($0) \(Array($1))".utf8) }
      files.writeCSV = { Array("\($0) \(Array($1))".utf8) }
      files.docx = { document, _, _ in Array("\(document)".utf8) }
      files.planDocx = { plan, _ in Array("\(plan)".utf8) }
      files.akomaNtoso = { plan, _ in Array("\(plan)".utf8) }
      return files
    })
    try site.add([
      Organisation(
        id: ID(5), realm: TestSite.province, parent: TestSite.industry, code: "P5",
        name: "Phòng Quản lý năng lượng", shortName: "Phòng QLNL", kind: "room",
        from: CivilDate(daysSinceEpoch: 9_862))
    ])
    try site.database.write { connection in
      let walker = Person(
        id: ID(4999), login: "nguoi.di", name: "Người Đi Thử", passwordHash: "hash of \(TestSite.password)")
      try connection.insert(walker, at: TestSite.morning)
      for role in roles where role.delegation != nil { try Self.lend(role, to: walker, connection) }
      for role in roles where role.delegation == nil {
        let realm = role.organisation == TestSite.union ? TestSite.union : TestSite.province
        try connection.insert(role, of: walker.id, realm: realm)
      }
    }
    for relation in Relation.allCases { try fill(relation) }
  }

  /// Lends a role to the walker, whose own it is of somebody else.
  private static func lend(_ role: Membership, to walker: Person, _ connection: any Connection) throws {
    let lender = Person(id: ID(4998), login: "nguoi.vang", name: "Người Vắng Mặt", passwordHash: nil)
    try connection.insert(lender, at: TestSite.morning)
    try connection.insert(
      Membership(organisation: role.organisation, role: role.role), of: lender.id, realm: TestSite.province)
    let record = DelegationRecord(
      delegation: Delegation(
        id: try #require(role.delegation), organisation: role.organisation, role: role.role, from: role.from,
        to: try #require(role.to), reason: "Nghỉ phép"),
      lender: Principal(person: lender.id, name: lender.name),
      receiver: Principal(person: walker.id, name: walker.name), realm: TestSite.province)
    try connection.lend(record, by: Author(person: lender.id, name: lender.name, at: TestSite.morning))
  }

  private func fill(_ relation: Relation) throws {
    let body = Self.body(relation)
    let realm = body == TestSite.union ? TestSite.union : TestSite.province
    for (id, thing, isDraft) in [(Self.plan(relation), "plan", false), (Self.draft(relation), "draft", true)] {
      try site.addPlan(
        id, items: [.sample(1, .activity, "Việc \(Self.mark(thing, relation))", due: "2026-12")],
        assignments: [.sample(id * 10, 1, "Đơn vị", .lead, body.rawValue)], isConfirmed: !isDraft, format: "pdf"
      ) { content in
        (content.plan.owner, content.plan.realm) = (body, realm)
        content.plan.title = "Kế hoạch \(Self.mark(thing, relation))"
      }
    }
    try site.join(Self.person(relation), "nguoi.\(Self.mark("login", relation))", Self.mark("person", relation), body)
    try addReport(relation)
  }

  private func addReport(_ relation: Relation) throws {
    let (id, name) = (ID<Report>(Self.report(relation)), Self.mark("person", relation))
    let author = Author(person: ID(Self.person(relation)), name: name, at: TestSite.morning)
    let report = Report(
      id: id, plan: ID(Self.plan(relation)), item: ID(1), organisation: Self.body(relation),
      holdsOn: CivilDate(daysSinceEpoch: 20_776), percent: 10, quantity: nil,
      sentence: "Đã làm \(Self.mark("report", relation)).", difficulty: "Khó \(Self.mark("report", relation))",
      proposal: "", submittedBy: author.person, submitter: name, submittedAt: TestSite.morning)
    let file = Evidence(
      report: id, sha256: Self.file(relation), name: "\(Self.mark("file", relation)).txt", mediaType: "text/plain",
      size: 4)
    site.kept.files.withLock { $0[file.sha256] = Array("xong".utf8) }
    try site.database.write { connection in
      let plan = try #require(try connection.plan(report.plan))
      _ = try connection.submit(report, evidence: [file], of: plan, idempotencyKey: "\(id)", by: author)
    }
  }

  // MARK: Requests

  /// The address of a route for the things of a body; `nil` for a name in it that the walk does not know.
  static func path(_ route: Route, _ relation: Relation) -> String? {
    var parts: [String] = []
    for part in route.pattern {
      switch part {
      case "{plan}": parts.append("\(plan(relation))")
      case "{report}": parts.append("\(report(relation))")
      case "{organisation}": parts.append("\(body(relation))")
      case "{person}": parts.append("\(person(relation))")
      case "{file}": parts.append(file(relation))
      case "{item}": parts.append("1")
      case "{page}": parts.append("1.png")
      case "{delegation}": parts.append("6000")
      case "{token}": parts.append("khong-co")
      case "{event}": parts.append("dissolve")
      default:
        guard part.utf8.first != UInt8(ascii: "{") else { return nil }
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// What is typed into the forms of the site, so that each does what it is for; a form that is not told of here is sent
  /// empty, and is answered with what is missing.
  static func fields(_ route: Route, _ relation: Relation) -> [String: String] {
    let body = "\(body(relation))"
    switch route.pattern.joined(separator: "/") {
    case "nguoi-dung": return ["organisation": body, "name": "Mới", "login": "moi", "role": "reporter"]
    case "nguoi-dung/{person}": return ["viec": "lien-ket"]
    case "nguoi-dung/{person}/vai-tro": return ["organisation": body, "role": "reporter", "to": "31/12/2026"]
    case "uy-quyen":
      return [
        "vai-tro": "\(body) approver", "login": "nguoi.\(mark("login", relation))", "to": "30/11/2026",
        "reason": "Nghỉ phép",
      ]
    case "nguoi-dung/ma": return ["organisation": body]
    case "ke-hoach/nhap": return ["owner": body]
    case "ke-hoach/{plan}/trang-thai": return ["viec": "dong"]
    case "ke-hoach/{plan}/hoat-dong/{item}/bao-cao": return ReportFlow.fields.merging(["organisation": body]) { $1 }
    case "ke-hoach/{plan}/bao-cao/{report}/quyet-dinh": return ["decision": "accept"]
    case "to-chuc/{organisation}/su-kien/{event}":
      return ["day": "31/12/2026", "basis": "QĐ 1", "buoc": "thuc-hien"]
    default: return [:]
    }
  }

  func ask(_ route: Route, _ relation: Relation) throws -> Response? {
    guard let path = Self.path(route, relation) else { return nil }
    return route.method == "GET"
      ? try site.get(path, as: login) : try site.submit(path, Self.fields(route, relation), as: login)
  }
}

extension TestSite {
  /// Adds a person who reports for a body, with a number of one's choice.
  fileprivate func join(_ id: Int64, _ login: String, _ name: String, _ body: ID<Organisation>) throws {
    try database.write { connection in
      try connection.insert(Person(id: ID(id), login: login, name: name, passwordHash: nil), at: Self.morning)
      let realm = body == Self.union ? Self.union : Self.province
      try connection.insert(Membership(organisation: body, role: .reporter), of: ID(id), realm: realm)
    }
  }
}
