// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Domain
import Glibc
import SQLiteDriver
import Security
import Store
import Synchronization

/// Progress reports on a plan of sixty activities, sent as the server sends them, with the sequencer at work.
final class Updates: Sendable {
  private let database: SQLiteDatabase
  private let plan: Plan
  private let items: [ID<PlanItem>]
  private let author: Author
  private let ids = IDSource()
  private let sequencer = DispatchGroup()
  private let isClosed = Atomic<Bool>(false)

  private static let day = CivilDate(daysSinceEpoch: 20_500)
  private static let moment = Instant(milliseconds: 1_772_323_200_000)

  private let content: PlanContent

  init(_ database: SQLiteDatabase, seals: Bool) throws {
    self.database = database
    try Schema.migrate(database, now: Self.moment)
    let realm = ids.next(Organisation.self, at: Self.moment)
    let plan = Plan(
      id: ids.next(at: Self.moment), realm: realm, owner: realm, document: ids.next(at: Self.moment), state: .draft,
      type: "KẾ HOẠCH", title: "Kế hoạch đo tốc độ", number: nil, issuer: nil, place: nil, issuedOn: Self.day,
      periodFrom: nil, periodTo: nil, authority: nil, position: nil, signer: nil, recipients: [])
    let author = Author(person: ids.next(at: Self.moment), name: "Nguyễn Văn An", at: Self.moment)
    let items = (1...60).map { [ids] number in
      PlanItem(
        id: ids.next(at: Self.moment), parent: nil, label: "\(number)", activity: "", kind: .activity,
        text: "Hoạt động", due: nil, target: nil, unit: nil, span: 0..<9)
    }
    content = PlanContent(plan: plan, items: items, assignments: [], findings: [], duties: [])
    (self.plan, self.items, self.author) = (plan, items.map(\.id), author)
    try prepare(database)
    if seals { seal() }
  }

  func close() {
    isClosed.store(true, ordering: .relaxed)
    sequencer.wait()
    database.close()
  }

  /// Makes another database as this one was made.
  func copy(to other: SQLiteDatabase) throws {
    try Schema.migrate(other, now: Self.moment)
    try prepare(other)
  }

  /// Sends one report and returns when it is durable.
  func send(_ writer: Int) {
    let (report, key) = (makeReport(writer), makeKey())
    do {
      _ = try database.write { [plan, author] connection in
        try connection.submit(report, evidence: [], of: plan, idempotencyKey: key, by: author)
      }
    } catch { fatalError("an update failed: \(String(reflecting: error))") }
  }

  /// Sends one report and returns the statements that did it.
  func record() throws -> [Statement] {
    let (report, key) = (makeReport(0), makeKey())
    return try database.write { [plan, author] connection in
      let recording = RecordingConnection(connection)
      _ = try recording.submit(report, evidence: [], of: plan, idempotencyKey: key, by: author)
      return recording.statements
    }
  }

  private func makeReport(_ writer: Int) -> Report {
    Report(
      id: ids.next(Report.self, at: Self.moment), plan: plan.id, item: items[writer % items.count],
      organisation: plan.owner, holdsOn: Self.day, percent: writer % 101, quantity: nil,
      sentence: "Đã hoàn thành, số liệu đã được kiểm tra và gửi lên cấp trên.", difficulty: "", proposal: "",
      submittedBy: nil, submitter: author.name, submittedAt: Self.moment)
  }

  /// As a form of the site carries it: when it was opened, a random token, and who sends it.
  private func makeKey() -> String {
    let form = Report.formKey(at: Instant(milliseconds: Int64(now() * 1000)), token: SecretToken.random().text)
    return Report.idempotencyKey(form: form, by: ID(plan.owner.rawValue))
  }

  private func prepare(_ database: SQLiteDatabase) throws {
    let document = Document(
      id: plan.document, sha256: String(repeating: "0", count: 64), name: "bench.txt", format: "txt", size: 0, body: "")
    try database.write { [plan, content, author] connection in
      try connection.begin(with: [.top(plan.realm, name: "Đơn vị đo", from: Self.day)], at: Instant(milliseconds: 0))
      try connection.insert(content, document: document, by: author)
      try connection.perform(.confirm, on: plan, by: author)
    }
  }

  /// Seals what was written, as the server does beside its work.
  private func seal() {
    let sealer = JournalSealer(database, BenchDigest())
    DispatchQueue(label: "sequencer").async(group: sequencer) { [self] in
      while !isClosed.load(ordering: .relaxed) {
        do { try sealer.seal() } catch { fatalError("sealing failed: \(String(reflecting: error))") }
        usleep(100_000)
      }
    }
  }
}

struct BenchDigest: Digesting {
  private let key = SigningKey()

  func sha256(_ bytes: [UInt8]) -> [UInt8] { Digest.sha256(bytes) }
  func sign(_ bytes: [UInt8]) -> [UInt8] { key.sign(bytes) }
  func verify(_ signature: [UInt8], of bytes: [UInt8]) -> Bool { key.verify(signature, of: bytes) }
}
