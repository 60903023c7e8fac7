// SPDX-License-Identifier: Apache-2.0
import CAssets
import Database
import Domain
import Files
import OfficialDocuments
import Security
import Store
import Web

/// Loads the demonstration data of `Samples/`, which is part of the program.
struct Demonstration {
  private let installation: Installation

  init(_ installation: Installation) { self.installation = installation }

  /// The password of all demonstration accounts; they are refused on any address but loopback.
  static let password = "xanh-minh-hoa"

  /// What is printed for who tries it.
  static let accounts = Phrase(
    """
    Tài khoản minh họa, mật khẩu «\(password)» (chỉ trên máy này):
      kehoach    người lập kế hoạch của tỉnh    duyet       người duyệt của tỉnh
      quantri    quản trị viên của tỉnh         congthuong  người báo cáo của một sở
    Tất cả: xanh user list
    """,
    """
    Demonstration accounts, password «\(password)» (loopback only):
      kehoach    planner of the province        duyet       approver of the province
      quantri    administrator of the province  congthuong  reporter of a department
    All of them: xanh user list
    """)

  /// The plans, their owners' codes, and the names that results.csv gives them.
  private static let plans: [(key: String, name: String, owner: String, bytes: @Sendable () -> [UInt8])] = [
    (
      "tinh", "ke-hoach-tang-truong-xanh-tinh.md", "H99",
      { unsafe embedded(sample_plan_province_start(), sample_plan_province_size) }
    ),
    (
      "cong-doan", "ke-hoach-cong-doan-tinh.md", "Z98",
      { unsafe embedded(sample_plan_union_start(), sample_plan_union_size) }
    ),
    (
      "van-phong", "ke-hoach-van-phong.md", "A99",
      { unsafe embedded(sample_plan_office_start(), sample_plan_office_size) }
    ),
  ]

  /// What a planner would match by hand: words that stand for every body of a kind.
  private static let collectives = [
    ("Công đoàn cấp trên trực tiếp cơ sở", "upper-union"), ("Công đoàn cơ sở", "grassroots-union"),
    ("Các phòng", "room"),
    ("các phòng", "room"),
  ]

  /// Loads everything: organisations, people, plans, results. All or, where that is interrupted, nothing of it, so that
  /// the next start finds an empty database and begins anew.
  func load() throws { try installation.database.write { try load($0) } }

  private func load(_ connection: any Connection) throws {
    let organisations = try loadOrganisations(connection)
    let names = try loadPeople(organisations, connection)
    let results = try rows(unsafe embedded(sample_results_start(), sample_results_size), "results.csv")
    for plan in Self.plans {
      guard let owner = organisations[plan.owner] else { throw missing("organisation \(plan.owner)") }
      let content = try loadPlan(plan.bytes(), name: plan.name, owner: owner, Array(organisations.values), connection)
      try DemonstrationResults(installation, content, organisations, names: names).load(
        results.filter { $0["plan"] == plan.key }, connection)
    }
  }

  private func missing(_ what: String) -> Failure { Failure(.software, "the demonstration data has no \(what)") }

  /// The rows of a CSV file as fields by column.
  private func rows(_ bytes: [UInt8], _ name: String) throws -> [[String: String]] {
    let table = try readCSV(bytes)
    return table.rows.map { row in
      var fields: [String: String] = [:]
      for (column, cell) in zip(table.columns, row) {
        fields[column] = Self.text(of: cell)
      }
      return fields
    }
  }

  /// A cell as it was written; the loader decides itself what is a number.
  private static func text(of cell: Table.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let units, let scale):
      Quantity(thousandths: units * [1000, 100, 10, 1][min(scale, 3)]).vietnamese
    case .date(let day): day.description
    }
  }

  private func loadOrganisations(_ connection: any Connection) throws -> [String: Organisation] {
    let rows = try rows(unsafe embedded(sample_organisations_start(), sample_organisations_size), "organisations.csv")
    let now = Installation.now()
    let ids = Dictionary(
      rows.map { ($0["code"] ?? "", installation.ids.next(Organisation.self, at: now)) },
      uniquingKeysWith: { first, _ in first })
    var bodies: [String: Organisation] = [:]
    var order: [Organisation] = []
    for row in rows {
      let code = row["code"] ?? ""
      guard let id = ids[code], let from = CivilDate(iso: row["from"] ?? "") else { throw missing("id for \(code)") }
      let parent = row["parent"].flatMap { bodies[$0] }
      let body = Organisation(
        id: id, realm: parent?.realm ?? id, parent: parent?.id, code: code, name: row["name"] ?? "",
        shortName: row["short_name"].flatMap { $0.isEmpty ? nil : $0 } ?? row["name"] ?? "", kind: row["kind"] ?? "",
        from: from, to: row["to"].flatMap { CivilDate(iso: $0) }, successor: row["successor"].flatMap { ids[$0] })
      bodies[code] = body
      order.append(body)
    }
    try connection.begin(with: order, at: now)
    return bodies
  }

  /// Gives back the names of the people by the code of their organisation and their role.
  private func loadPeople(
    _ organisations: [String: Organisation], _ connection: any Connection
  ) throws -> [String: String] {
    let rows = try rows(unsafe embedded(sample_users_start(), sample_users_size), "users.csv")
    let now = Installation.now()
    // One hash for all: they share a password that everybody knows, and a hash is slow on purpose.
    let hash = try PasswordHasher().hash(Self.password)
    let ids = installation.ids
    for row in rows {
      guard let body = organisations[row["organisation"] ?? ""], let role = Role(rawValue: row["role"] ?? "") else {
        throw Failure(.software, "users.csv: \(row["login"] ?? "") has no known organisation or role")
      }
      let login = row["login"] ?? ""
      let known = try connection.person(login: login)
      let person =
        known
        ?? Person(
          id: ids.next(at: now), login: login, name: row["name"] ?? "", passwordHash: hash, isDemonstration: true)
      if known == nil { try connection.insert(person, at: now) }
      try connection.insert(
        Membership(organisation: body.id, role: role, from: body.from), of: person.id, realm: body.realm)
    }
    return Dictionary(
      rows.map { ("\($0["organisation"] ?? "") \($0["role"] ?? "")", $0["name"] ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  private func loadPlan(
    _ bytes: [UInt8], name: String, owner: Organisation, _ organisations: [Organisation], _ connection: any Connection
  ) throws -> PlanContent {
    let author = Author(person: nil, name: "", at: Installation.now())
    let (content, document, notes) = try PlanStore(installation).draft(
      bytes, name: name, owner: owner, tree: OrganisationTree(organisations), at: author.at)
    try connection.insert(content, document: document, notes: notes, by: author)
    for (body, kind) in Self.collectives where content.assignments.contains(where: { $0.body == body }) {
      let bodies = organisations.filter { body in
        body.realm == owner.realm && body.kind == kind && content.plan.issuedOn.map { body.exists(on: $0) } ?? true
      }
      try connection.match(
        body: body, with: bodies.map(\.id).sorted(), of: content.plan, ids: installation.ids, by: author)
    }
    try connection.perform(.confirm, on: content.plan, by: author)
    return content
  }
}
