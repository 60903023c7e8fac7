// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Files
import FoundationEssentials
import PostgreSQLDriver
import SQLiteDriver
import Security
import Store

/// An installation opened for work: its database, evidence files and keys.
final class Installation: Sendable {
  let configuration: Configuration
  let database: any Database
  let evidence: EvidenceFiles
  let keys: Keys
  let ids = IDSource()

  /// Opens the installation, making its folder, keys and tables where they are missing.
  ///
  /// - Parameters:
  ///   - exclusive: whether this program is to be the only server on a SQLite file.
  ///   - mustExist: whether a SQLite file that is not there is a mistake: a copy of nothing would look like a backup.
  init(_ configuration: Configuration, exclusive: Bool = false, mustExist: Bool = false) throws {
    self.configuration = configuration
    let path = configuration.databasePath
    guard !mustExist || configuration.isPostgreSQL || FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .noInput, "không có cơ sở dữ liệu «\(path)»; «--data» chỉ thư mục của nó",
        "there is no database «\(path)»; «--data» names its folder")
    }
    do throws(FileError) { try DurableFile.makeFolders(configuration.dataFolder) } catch {
      throw Failure(.cannotCreate, error.description)
    }
    keys = try Keys(folder: configuration.dataFolder)
    evidence = try EvidenceFiles(folder: configuration.dataFolder + "/evidence", sha256: Digest.sha256)
    if configuration.isPostgreSQL {
      database = try PostgreSQLDatabase(address: configuration.databaseAddress)
    } else {
      database = try SQLiteDatabase(path: configuration.databasePath, exclusive: exclusive)
    }
    try Schema.migrate(database, now: Self.now())
  }

  /// The clock of the program: rules get their time from here, through their arguments.
  static func now() -> Instant {
    Instant(milliseconds: Int64((Date.now.timeIntervalSince1970 * 1000).rounded()))
  }

  /// Where LibreOffice keeps its own settings, apart from those of any person.
  var officeProfile: String { configuration.dataFolder + "/office" }

  /// The file in which the signed head of the journal lies outside the database.
  var headPath: String { configuration.dataFolder + "/journal-head.json" }
}

/// The secrets of an installation: one seed in a file that only its owner may read.
struct Keys: Sendable {
  /// Signs the head of the journal.
  let signing: SigningKey
  /// Ties forms to sessions.
  let forms: [UInt8]

  /// Reads the seed, or makes it at the first start.
  init(folder: String) throws {
    let path = folder + "/keys"
    let seed: [UInt8]
    if let data = FileManager.default.contents(atPath: path) {
      seed = Array(data)
    } else {
      seed = randomBytes(64)
      // Synced before anything is signed or tied with it: without its key the journal's head could not be checked.
      try DurableFile.write(seed, to: path)
    }
    guard seed.count == 64, let key = SigningKey(seed: Array(seed.prefix(32))) else {
      throw Failure(
        .configuration, "tệp khóa «\(path)» hỏng: phải đủ 64 byte; hãy lấy lại từ bản sao lưu",
        "the key file «\(path)» is damaged: it must hold 64 bytes; restore it from a backup")
    }
    signing = key
    forms = Array(seed.suffix(32))
  }
}

/// Digests and signatures for the journal.
struct JournalDigest: Digesting {
  let key: SigningKey

  func sha256(_ bytes: [UInt8]) -> [UInt8] { Digest.sha256(bytes) }
  func sign(_ bytes: [UInt8]) -> [UInt8] { key.sign(bytes) }
  func verify(_ signature: [UInt8], of bytes: [UInt8]) -> Bool { key.verify(signature, of: bytes) }
}
