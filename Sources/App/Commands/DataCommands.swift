// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
public import Files
import FoundationEssentials
public import Store

/// `xanh migrate`: bring the tables up to date without serving.
enum MigrateCommand {
  static let command = Command(
    "migrate", summary: "Bring the database to this version's tables.",
    discussion: "«xanh serve» does the same at its start; a database of a newer version is refused."
  ) { arguments in
    let installation = try Installation(try Configuration(arguments))
    let version = try installation.database.read { try Schema.version(of: $0) }
    Terminal.print("schema \(version)")
    return .ok
  }
}

/// `xanh audit verify`: whether the journal is as it was written.
enum AuditCommand {
  static let command = Command(
    "audit verify", arguments: "[HEAD]", summary: "Check the journal against its chain and its signed head.",
    discussion: """
      Without HEAD, the head that the server keeps in the data folder is taken. A head kept elsewhere (a printed report, a
      copy on another machine) also shows whether the end of the journal was cut off or the whole written anew.
      Exit status 65 where the journal does not fit.
      """
  ) { arguments in
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    let digest = JournalDigest(key: installation.keys.signing)
    try JournalSealer(installation.database, digest).seal()
    let path = arguments.words.first ?? installation.headPath
    let head = try head(at: path, isNamed: !arguments.words.isEmpty)
    let verdict = try verifyJournal(installation.database, digest, head: head)
    guard let fault = verdict.fault else {
      Terminal.print(
        "journal: \(verdict.sound) entries fit"
          + (head == nil ? "; no signed head to compare with" : ", and the signed head"))
      return .ok
    }
    let place = [fault.sequence.map { "number \($0)" }, fault.entry.map { "entry \($0)" }].compactMap { $0 }
    Terminal.print("journal: \(fault.kind.rawValue)" + (place.isEmpty ? "" : " at \(place.joined(separator: ", "))"))
    return .dataError
  }

  private static func head(at path: String, isNamed: Bool) throws -> SignedHead? {
    guard let data = FileManager.default.contents(atPath: path) else {
      guard !isNamed else {
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
    "config show", summary: "Print the settings in force and where each comes from.",
    discussion: "A file of settings has lines like «port = 8080»; «#» begins a comment. Passwords are shown as ***."
  ) { arguments in
    let configuration = try Configuration(arguments)
    for setting in Configuration.settings {
      let value = configuration[setting.name]
      Terminal.print("\(setting.name) = \(setting.rule.shown(value.text))    # \(value.origin)")
    }
    return .ok
  }
}

extension EvidenceFiles: EvidenceStore {}

/// `xanh backup FILE`: everything in one file, while the server runs.
enum BackupCommand {
  static let command = Command(
    "backup", arguments: "FILE", summary: "Write everything into one file, while the server runs.",
    discussion:
      "The file holds all tables and the evidence files, for SQLite and PostgreSQL alike. The key file is not in it."
  ) { arguments in
    let path = try arguments.only("FILE")
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    let writer: FileWriter
    do throws(FileError) { writer = try FileWriter(path) } catch { throw Failure(.cannotCreate, error.description) }
    let contents = try Backup.write(
      installation.database, evidence: installation.evidence, JournalDigest(key: installation.keys.signing),
      now: Installation.now()
    ) { try writer.append($0) }
    try writer.finish()
    Terminal.print("backup: \(contents.rows) rows, \(contents.files) files in \(path)")
    return .ok
  }
}

/// `xanh restore FILE`: a backup into an empty database.
enum RestoreCommand {
  static let command = Command(
    "restore", arguments: "FILE", summary: "Put a backup into an empty database.",
    discussion: "The whole file is checked before anything is touched.",
    flags: [.init(name: "force", value: nil, help: "Replace what the database holds.")]
  ) { arguments in
    let path = try arguments.only("FILE")
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(.noInput, "không có tệp sao lưu «\(path)»", "the backup «\(path)» is not there")
    }
    let installation = try Installation(try Configuration(arguments), exclusive: true)
    do {
      let contents = try Backup.restore(
        {
          let reader = try FileReader(path); return { try reader.read(upTo: $0) }
        }, into: installation.database, evidence: installation.evidence,
        JournalDigest(key: installation.keys.signing), replacing: arguments.has("force"), now: Installation.now())
      Terminal.print("restore: \(contents.rows) rows, \(contents.files) files")
      return .ok
    } catch let error as BackupError { throw Failure(.dataError, "«\(path)»: \(error.vietnamese)", error.english) }
  }
}
