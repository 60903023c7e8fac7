// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Files
import HTTP
import OfficialDocuments
import PlanReading
import SQLiteDriver
import Store
import Synchronization
import Testing

@testable import Web

/// A whole site over a database in memory, with a small province, a union beside it, and a plan under way. The clock
/// stands at 21/11/2026, 09:00 in Vietnam; identifiers and tokens are fixed, so that pages can be compared to the byte.
final class TestSite: Sendable {
  let site: Site
  let database: any Database
  let ids = IDSource()
  let kept = KeptFiles()
  let clock = Clock()
  private let cookies = Mutex<[String: String]>([:])

  /// A clock that tests move.
  final class Clock: Sendable {
    let now = Mutex(TestSite.morning)

    func advance(seconds: Int64) { now.withLock { $0 = $0.adding(seconds: seconds) } }
  }

  static let morning = Instant(milliseconds: 1_795_226_400_000)
  static let password = "mật khẩu đủ dài"

  static let province = ID<Organisation>(1)
  static let industry = ID<Organisation>(2)
  static let farming = ID<Organisation>(3)
  static let union = ID<Organisation>(9)
  static let plan = ID<Plan>(100)

  static let people: [(id: Int64, login: String, name: String, body: ID<Organisation>, role: Role)] = [
    (11, "kehoach", "Hứa Thị Lệ Xuân", province, .planner), (12, "quantri", "Mạc Đình Khải", province, .administrator),
    (13, "duyet", "Nghiêm Xuân Bách", province, .approver), (14, "congthuong", "Vương Tấn Lộc", industry, .reporter),
    (15, "congthuong.duyet", "Phùng Thị Ngân", industry, .approver),
    (16, "nongnghiep", "Lưu Bảo Trân", farming, .reporter),
    (17, "congdoan", "Đoàn Thị Mai Khuê", union, .planner), (18, "xem", "Tôn Nữ Hoài Thương", province, .reader),
  ]

  init(
    allowsDemonstrationAccounts: Bool = true, isFilled: Bool = true,
    files: (KeptFiles) -> FileServices = FileServices.forTests, background: BackgroundServices = .atOnce,
    access: AccessPolicy = AccessPolicy()
  ) throws {
    let database = try SQLiteDatabase(inMemory: ())
    self.database = database
    try Schema.migrate(database, now: Self.morning)
    let clock = clock
    var services = Services(
      database: database, ids: ids, now: { clock.now.withLock { $0 } }, security: .forTests(),
      files: files(kept),
      assets: [
        "xanh.css": Asset(bytes: [0x61], mediaType: "text/css", version: "v1"),
        "icons.svg": Asset(bytes: [0x62], mediaType: "image/svg+xml", version: "v1"),
        "favicon.svg": Asset(bytes: [0x63], mediaType: "image/svg+xml", version: "v1"),
        "tim.js": Asset(bytes: [0x65], mediaType: "text/javascript", version: "v1"),
        "ra-soat.js": Asset(bytes: [0x64], mediaType: "text/javascript", version: "v1"),
      ],
      gzip: { [0x1F, 0x8B] + $0 }, allowsDemonstrationAccounts: allowsDemonstrationAccounts,
      metrics: { "requests 1\n" },
      log: { _ in })
    services.background = background
    services.access = access
    services.sealer = JournalSealer(database, TestDigest())
    site = Site(services)
    if isFilled { try fill() }
  }

  private func fill() throws {
    try database.write { connection in
      try connection.begin(with: Self.organisations, at: Self.morning)
      for person in Self.people {
        let record = Person(
          id: ID(person.id), login: person.login, name: person.name, passwordHash: "hash of \(Self.password)")
        try connection.insert(record, at: Self.morning)
        try connection.insert(
          Membership(organisation: person.body, role: person.role), of: ID(person.id),
          realm: person.body == Self.union ? Self.union : Self.province)
      }
      let author = Author(person: ID(11), name: "Hứa Thị Lệ Xuân", at: Self.morning)
      try connection.insert(FixturePlan.content, document: FixturePlan.document, by: author)
      try connection.perform(.confirm, on: FixturePlan.content.plan, by: author)
    }
  }

  static let organisations: [Organisation] = {
    let from = CivilDate(daysSinceEpoch: 9_862)
    func body(_ id: ID<Organisation>, _ parent: ID<Organisation>?, _ name: String, _ short: String, _ kind: String)
      -> Organisation
    {
      Organisation(
        id: id, realm: parent ?? id, parent: parent, code: "C\(id)", name: name, shortName: short, kind: kind,
        from: from)
    }
    return [
      body(province, nil, "Ủy ban nhân dân tỉnh An Bình", "UBND tỉnh", "province"),
      body(industry, province, "Sở Công Thương", "Sở CT", "department"),
      body(farming, province, "Sở Nông nghiệp và Môi trường", "Sở NN&MT", "department"),
      body(union, nil, "Liên đoàn Lao động tỉnh An Bình", "LĐLĐ tỉnh", "union"),
    ]
  }()

  // MARK: Requests

  /// A page, as somebody who has signed in, or as a stranger.
  func get(_ path: String, as login: String? = nil, english: Bool = false) throws -> Response {
    site.respond(to: try request("GET", path, login, english))
  }

  /// A form, with the token that the pages of this session carry.
  func post(
    _ path: String, _ fields: [String: String] = [:], as login: String? = nil, token: String? = nil
  ) throws -> Response {
    var request = try form(path, as: login)
    let valid = request.formToken
    var all = fields.sorted { $0.key < $1.key }.map { FormFields.Field(name: $0.key, value: $0.value) }
    all.append(.init(name: "token", value: token ?? valid))
    request.headers.add("Content-Type", MediaType.urlEncodedForm)
    request.body = Array(FormFields(all).urlEncoded.utf8)
    return site.respond(to: request)
  }

  /// A form without its fields; a stranger has the cookie that came with it.
  func form(_ path: String, as login: String?, english: Bool = false) throws -> Request {
    var request = try request("POST", path, login, english)
    if login == nil {
      let jar = (request.headers["Cookie"].map { [$0] } ?? []) + ["xanh-form=visitor"]
      request.headers["Cookie"] = jar.joined(separator: "; ")
    }
    return request
  }

  func request(_ method: String, _ path: String, _ login: String?, _ english: Bool) throws -> Request {
    let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
    var request = Request(method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "")
    var jar: [String] = english ? ["xanh-lang=en"] : []
    if let login { jar.append("xanh-session=\(try session(of: login))") }
    if !jar.isEmpty { request.headers.add("Cookie", jar.joined(separator: "; ")) }
    return request
  }

  /// The session of a person, opened at the first need.
  func session(of login: String) throws -> String {
    if let known = cookies.withLock({ $0[login] }) { return known }
    let person = try #require(try database.read { try $0.person(login: login) })
    let token = "session-of-\(login)-0000000000"
    let now = clock.now.withLock { $0 }
    try database.write { connection in
      try connection.insertSession(
        token: Array("digest(\(token))".utf8), person: person.id,
        from: SessionOrigin(
          method: .password, hasSecondFactor: false, browser: "Firefox · Linux", address: "127.0.0.1"), at: now,
        expires: now.adding(seconds: 43_200))
    }
    cookies.withLock { $0[login] = token }
    return token
  }

  /// The actions written into the journal of the province, the oldest first.
  func actions() throws -> [String] {
    try database.read { try $0.journal(realm: Self.province.rawValue, limit: 1000).map(\.entry.action).reversed() }
  }
}

extension Request {
  /// The code that the forms of this session or visitor carry.
  var formToken: String { "mac(form \(cookie("xanh-session") ?? cookie("xanh-form") ?? ""))" }
}

extension Response {
  /// The page as text.
  var page: String {
    guard case .bytes(let bytes) = body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension SecurityServices {
  /// Quick and transparent: what is tested here is how pages use them, not the cryptography.
  static func forTests() -> SecurityServices {
    let count = TokenCount()
    return SecurityServices(
      hashPassword: { "hash of \($0)" }, verifyPassword: { $1 == "hash of \($0)" }, newToken: { count.next() },
      digest: { Array("digest(\($0))".utf8) }, formToken: { "mac(form \($0))" },
      isFormToken: { $0 == "mac(form \($1))" },
      sha256: { bytes in
        let sum = bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return "sha256-\(bytes.count)-\(String(sum, radix: 36))"
      }, codes: .forTests())
  }
}

/// A digest that tells texts apart, for tests of pages; the real one is tested where entries are sealed.
struct TestDigest: Digesting {
  func sha256(_ bytes: [UInt8]) -> [UInt8] {
    (0..<4).flatMap { part in
      let sum = bytes.reduce(UInt64(14_695_981_039_346_656_037) &+ UInt64(part)) {
        ($0 ^ UInt64($1)) &* 1_099_511_628_211
      }
      return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    }
  }

  func sign(_ bytes: [UInt8]) -> [UInt8] { sha256(bytes) }

  func verify(_ signature: [UInt8], of bytes: [UInt8]) -> Bool { signature == sha256(bytes) }
}

/// Tokens that count: each is new, and the same in every run.
final class TokenCount: Sendable {
  private let count = Mutex(0)

  func next() -> String {
    let number = count.withLock { count in
      count += 1
      return count
    }
    return "token-" + String(String(10_000_000_000_000_000 + number).dropFirst())
  }
}

/// Files kept in memory.
final class KeptFiles: Sendable {
  let files = Mutex<[String: [UInt8]]>([:])
}

extension FileServices {
  static func forTests(_ kept: KeptFiles) -> FileServices {
    let keep: @Sendable ([UInt8]) throws -> Kept = { bytes in
      let name = String(repeating: "0", count: 60) + String(1000 + bytes.count % 9000)
      kept.files.withLock { $0[name] = bytes }
      return Kept(sha256: name, size: bytes.count)
    }
    var services = FileServices(
      keep: keep, keepDocument: keep,
      locate: { name in kept.files.withLock { $0[name] }.map { ("/kept/" + name, $0.count) } },
      readDocument: { bytes, name, progress throws(ServiceRefusal) in
        do throws(FileError) { return try DocumentReader().read(bytes, name: name, progress: progress) } catch {
          throw ServiceRefusal(Phrase(error.message.vietnamese, error.message.english))
        }
      },
      readTable: { bytes, receiver throws(ServiceRefusal) in
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        receiver.take(columns: lines.first ?? [])
        for (index, line) in lines.dropFirst().enumerated() {
          receiver.take(row: line.map { .text($0) }, number: index + 2)
        }
      },
      docx: { document, issuer, day in Array("\(issuer) \(day) \(document.type) \(document.subject)".utf8) },
      planDocx: { plan, day in Array("\(plan.issuer) \(day) \(plan.title ?? "")".utf8) },
      akomaNtoso: { plan, day in Array("\(day) \(plan.items.count)".utf8) },
      pdf: { _ throws(ServiceRefusal) in
        throw ServiceRefusal(Phrase("Chưa cài LibreOffice.", "LibreOffice is missing."))
      },
      writeXLSX: { _, rows in Array("xlsx \(Array(rows).count)".utf8) },
      writeCSV: { columns, _ in Array(columns.joined(separator: ",").utf8) })
    services.incoming = IncomingFiles(
      keep: { try keep($0).sha256 }, bytes: { name in kept.files.withLock { $0[name] } },
      remove: { name in kept.files.withLock { $0[name] = nil } })
    return services
  }
}
