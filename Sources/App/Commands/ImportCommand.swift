// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Files
import PlanReading
import Security
import Store
import Web

/// `xanh import FILE`: a plan document into the database, as a draft.
enum ImportCommand {
  static let command = Command(
    "import", arguments: .file,
    summary: Phrase(
      "Đọc văn bản kế hoạch vào cơ sở dữ liệu, thành bản nháp để rà soát.",
      "Read a plan document into the database, as a draft for review."),
    discussion: Phrase(
      "«-» đọc đầu vào chuẩn. Văn bản có dấu MẬT, TỐI MẬT hoặc TUYỆT MẬT bị từ chối.",
      "«-» reads standard input. A document marked MẬT, TỐI MẬT or TUYỆT MẬT is refused."),
    flags: [
      .init(
        name: "owner", value: Phrase("MÃ", "CODE"),
        help: Phrase("Mã của tổ chức ban hành kế hoạch.", "Code of the organisation whose plan it is."))
    ],
    run: run)

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    let input = InputFile(path: try arguments.only(.file))
    guard let code = arguments["owner"] else {
      throw Failure(
        .usage, "thiếu «--owner MÃ»; xem «xanh import --help»",
        "«--owner CODE» is needed; see «xanh import --help»")
    }
    let bytes = try input.bytes(limit: DocumentReading.sizeLimit)
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    let tree = OrganisationTree(
      try installation.database.read { try $0.organisationRecords() }, on: Installation.now().inVietnam.date)
    guard let owner = tree.all.first(where: { $0.code == code }) else {
      throw Failure(.dataError, "không có tổ chức mã «\(code)»", "no organisation has the code «\(code)»")
    }
    let author = Author(person: nil, name: "", at: Installation.now())
    let (content, document, notes) = try PlanStore(installation).draft(
      bytes, name: input.name, owner: owner, tree: tree, at: author.at)
    try installation.database.write { try $0.insert(content, document: document, notes: notes, by: author) }
    let (id, items, findings) = (content.plan.id, content.items.count, content.findings.count)
    arguments.say(
      Phrase(
        "kế hoạch \(id): \(items) mục, \(findings) điểm cần xem, bản nháp",
        "plan \(id): \(items) items, \(findings) findings, draft"))
    return .ok
  }
}

/// Reads documents into the store.
struct PlanStore {
  private let installation: Installation

  init(_ installation: Installation) { self.installation = installation }

  /// Reads a document and keeps its bytes; the draft of its plan, the document and the notes are still to be stored.
  func draft(
    _ bytes: [UInt8], name: String, owner: Organisation, tree: OrganisationTree, at now: Instant
  ) throws -> (content: PlanContent, document: Document, notes: ReadingNotes) {
    let files = FileServices(installation.evidence, officeProfile: installation.officeProfile)
    let plan: ReadPlan
    do throws(ServiceRefusal) {
      plan = try DocumentReading(files.readDocument).read(bytes, name: name)
    } catch { throw Failure(.dataError, "\(name): \(error.message.vi)", error.message.en) }
    let kept = try files.keepDocument(bytes)
    let made = PlanImport(plan)
    let organisations = tree.on(made.day(at: now)).nearest(to: owner.realm, limit: 5_000).map(\.organisation)
    let content = made.content(owner: owner, organisations: organisations, ids: installation.ids, at: now)
    let document = Document(
      id: content.plan.document, sha256: kept.sha256, name: name, format: plan.source.format, size: kept.size,
      body: String(decoding: plan.text, as: UTF8.self))
    return (content, document, made.notes(beside: content))
  }
}
