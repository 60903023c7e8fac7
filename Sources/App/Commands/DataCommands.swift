// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
public import Files
import FoundationEssentials
import Security
public import Store
import Web

/// `xanh migrate`: bring the tables up to date without serving.
enum MigrateCommand {
  static let command = Command(
    "migrate",
    summary: Phrase(
      "Đưa các bảng của cơ sở dữ liệu lên phiên bản này.", "Bring the database to this version's tables."),
    discussion: Phrase(
      "«xanh serve» cũng làm vậy khi khởi động; cơ sở dữ liệu của phiên bản mới hơn bị từ chối.",
      "«xanh serve» does the same at its start; a database of a newer version is refused.")
  ) { arguments in
    let installation = try Installation(try Configuration(arguments))
    let version = try installation.database.read { try Schema.version(of: $0) }
    arguments.say(Phrase("lược đồ \(version)", "schema \(version)"))
    return .ok
  }
}

/// `xanh audit verify`: whether the journal is as it was written.
enum AuditCommand {
  static let command = Command(
    "audit verify", arguments: Phrase("[ĐẦU]", "[HEAD]"),
    summary: Phrase(
      "Đối chiếu nhật ký với chuỗi băm và đầu đã ký của nó.",
      "Check the journal against its chain and its signed head."),
    discussion: Phrase(
      """
      Không có ĐẦU thì lấy đầu mà máy chủ giữ trong thư mục dữ liệu. Một đầu giữ ở nơi khác (báo cáo đã in, bản sao trên
      máy khác) còn cho thấy cuối nhật ký có bị cắt hay toàn bộ có bị viết lại không.
      Mã kết thúc 65 khi nhật ký không khớp.
      """,
      """
      Without HEAD, the head that the server keeps in the data folder is taken. A head kept elsewhere (a printed report, a
      copy on another machine) also shows whether the end of the journal was cut off or the whole written anew.
      Exit status 65 where the journal does not fit.
      """)
  ) { arguments in
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    let digest = JournalDigest(key: installation.keys.signing)
    try JournalSealer(installation.database, digest).seal()
    let path = arguments.words.first ?? installation.headPath
    let head = try head(at: path, isNamed: !arguments.words.isEmpty)
    let verdict = try verifyJournal(installation.database, digest, head: head)
    guard let fault = verdict.fault else {
      arguments.say(sound(verdict.sound, hasHead: head != nil))
      return .ok
    }
    arguments.say(fault.said)
    return .dataError
  }

  private static func sound(_ count: Int64, hasHead: Bool) -> Phrase {
    hasHead
      ? Phrase("nhật ký: \(count) mục khớp, khớp cả đầu đã ký", "journal: \(count) entries fit, and the signed head")
      : Phrase(
        "nhật ký: \(count) mục khớp; không có đầu đã ký để đối chiếu",
        "journal: \(count) entries fit; no signed head to compare with")
  }

  private static func head(at path: String, isNamed: Bool) throws -> SignedHead? {
    guard let data = FileManager.default.contents(atPath: path) else {
      guard !isNamed, !FileManager.default.fileExists(atPath: path) else {
        throw Failure(.noInput, "không đọc được đầu đã ký «\(path)»", "the signed head «\(path)» cannot be read")
      }
      return nil
    }
    do { return try JSONDecoder().decode(SignedHead.self, from: data) } catch {
      throw Failure(
        .dataError, "«\(path)» không phải đầu đã ký của nhật ký", "«\(path)» is no signed head of a journal")
    }
  }
}

/// `xanh config show`: what is in force and from where.
enum ConfigCommand {
  static let command = Command(
    "config show",
    summary: Phrase(
      "In các thiết lập đang có hiệu lực và nơi đặt ra từng cái.",
      "Print the settings in force and where each comes from."),
    discussion: Phrase(
      """
      Tệp thiết lập gồm các dòng như «port = 8080»; «#» mở đầu chú thích. Mật khẩu hiện thành ***.
      Biến môi trường hay dòng nào không phải một thiết lập thì bị từ chối với mã 78.
      """,
      """
      A file of settings has lines like «port = 8080»; «#» begins a comment. Passwords are shown as ***.
      A variable of the environment or a line that is no setting is refused with status 78.
      """)
  ) { arguments in
    let configuration = try Configuration(arguments)
    for setting in Configuration.settings {
      let value = configuration[setting.name]
      Terminal.print("\(setting.name) = \(setting.rule.shown(value.text))    # \(value.origin[arguments.language])")
    }
    return .ok
  }
}

extension EvidenceFiles: EvidenceStore {}

/// `xanh backup FILE`: everything in one file, while the server runs.
enum BackupCommand {
  static let command = Command(
    "backup", arguments: .file,
    summary: Phrase(
      "Ghi tất cả vào một tệp, trong lúc máy chủ vẫn chạy.", "Write everything into one file, while the server runs."),
    discussion: Phrase(
      """
      Tệp chứa mọi bảng và tệp minh chứng, như nhau cho SQLite và PostgreSQL. Tệp khóa không nằm trong đó.
      Nội dung được mã hóa; mở bằng tệp khóa của nơi này (keys trong thư mục dữ liệu), nếu không chỉ định khóa khác.
      """,
      """
      The file holds all tables and the evidence files, for SQLite and PostgreSQL alike. The key file is not in it.
      It is encrypted, and opens with the key file of this place (keys in the data folder), unless another is named.
      """),
    flags: BackupSecret.flags + [
      .init(name: "plain", value: nil, help: Phrase("Không mã hóa.", "Do not encrypt."))
    ]
  ) { arguments in
    let path = try arguments.only(.file)
    let named = try BackupSecret.named(arguments)
    guard named == nil || !arguments.has("plain") else {
      throw Failure(.usage, "«--plain» không đi cùng khóa", "«--plain» takes no secret")
    }
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    let writer: FileWriter
    do throws(FileError) { writer = try FileWriter(path) } catch { throw Failure(.cannotCreate, error.line) }
    let write = { (append: @escaping ([UInt8]) throws -> Void) in
      try Backup.write(
        installation.database, evidence: installation.evidence, JournalDigest(key: installation.keys.signing),
        now: Installation.now(), to: append)
    }
    let contents: Backup.Contents
    if arguments.has("plain") {
      contents = try write { try writer.append($0) }
    } else {
      let unlocked = try SealedFile.lock(with: named ?? installation.keys.backupSecret)
      var sealed = try SealedFile.Writer(unlocked) { try writer.append($0) }
      contents = try write { try sealed.write($0) }
      try sealed.finish()
    }
    try writer.finish()
    arguments.say(
      Phrase(
        "sao lưu: \(contents.rows) dòng, \(contents.files) tệp trong \(path)",
        "backup: \(contents.rows) rows, \(contents.files) files in \(path)"))
    return .ok
  }
}

/// `xanh restore FILE`: a backup into an empty database.
enum RestoreCommand {
  static let command = Command(
    "restore", arguments: .file,
    summary: Phrase("Khôi phục bản sao lưu vào cơ sở dữ liệu trống.", "Put a backup into an empty database."),
    discussion: Phrase(
      """
      Toàn bộ tệp được kiểm tra trước khi thay đổi bất cứ gì. Bản khóa bằng tệp khóa của nơi khác cần «--key-file».
      """,
      """
      The whole file is checked before anything is touched. One sealed with another place's key file needs «--key-file».
      """),
    flags: BackupSecret.flags + [
      .init(
        name: "force", value: nil,
        help: Phrase("Thay những gì cơ sở dữ liệu đang giữ.", "Replace what the database holds."))
    ]
  ) { arguments in
    let path = try arguments.only(.file)
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(.noInput, "không có tệp sao lưu «\(path)»", "the backup «\(path)» is not there")
    }
    let named = try BackupSecret.named(arguments)
    // Where the secret is named, a wrong one is told before a folder or a table is made.
    let early = try named.map { try BackupSecret.source(path, $0) }
    let installation = try Installation(try Configuration(arguments), exclusive: true)
    do {
      let source = try early ?? BackupSecret.source(path, installation.keys.backupSecret)
      let contents = try Backup.restore(
        source, into: installation.database, evidence: installation.evidence,
        JournalDigest(key: installation.keys.signing), replacing: arguments.has("force"), now: Installation.now())
      arguments.say(
        Phrase(
          "khôi phục: \(contents.rows) dòng, \(contents.files) tệp",
          "restore: \(contents.rows) rows, \(contents.files) files"))
      return .ok
    } catch let error as BackupError { throw Failure(.dataError, "«\(path)»: \(error.vietnamese)", error.english) }
  }
}

extension JournalFault {
  /// What is wrong and where, as a line.
  var said: Phrase {
    let places = [
      sequence.map { Phrase("số \($0)", "number \($0)") }, entry.map { Phrase("mục \($0)", "entry \($0)") },
    ].compactMap(\.self)
    let what = Phrase("nhật ký: \(kind.vietnamese)", "journal: \(kind.rawValue)")
    guard !places.isEmpty else { return what }
    let vietnamese = places.map(\.vi).joined(separator: ", ")
    let english = places.map(\.en).joined(separator: ", ")
    return Phrase("\(what.vi), tại \(vietnamese)", "\(what.en) at \(english)")
  }
}

extension JournalFault.Kind {
  fileprivate var vietnamese: String {
    switch self {
    case .changed: "mục bị sửa"
    case .missing: "mục bị mất"
    case .reordered: "mục bị đổi chỗ"
    case .unchained: "mục nằm ngoài chuỗi"
    case .cutTail: "phần cuối bị cắt"
    case .rewritten: "toàn bộ bị viết lại"
    case .forgedHead: "đầu đã ký là giả"
    }
  }
}
