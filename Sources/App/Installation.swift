// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Files
import FoundationEssentials
import Glibc
import PostgreSQLDriver
import SQLiteDriver
import Security
import Store

/// An installation opened for work: its database, evidence files and keys.
final class Installation: Sendable {
  let configuration: Configuration
  let database: any Database
  let evidence: EvidenceFiles
  /// Uploads that are not read yet.
  let incoming: EvidenceFiles
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
    if !mustExist { try Self.checkRights(configuration.dataFolder) }
    do throws(FileError) { try DurableFile.makeFolders(configuration.dataFolder) } catch {
      throw Failure(.cannotCreate, error.line)
    }
    let found = try Keys.found(configuration)
    evidence = try EvidenceFiles(folder: configuration.dataFolder + "/evidence", sha256: Digest.sha256)
    incoming = try EvidenceFiles(folder: configuration.dataFolder + "/incoming", sha256: Digest.sha256)
    if configuration.isPostgreSQL {
      database = try PostgreSQLDatabase(address: configuration.databaseAddress)
    } else {
      database = try SQLiteDatabase(path: configuration.databasePath, exclusive: exclusive)
    }
    try Schema.migrate(database, now: Self.now())
    keys = try found ?? Keys.made(configuration, isEmpty: database.read { try !$0.hasOrganisations() })
  }

  /// Throws `noPermission` where the data folder, or the one that it is to be made in, may not be written. Told before
  /// anything is made, so that nobody else's installation is half taken over.
  private static func checkRights(_ folder: String) throws(Failure) {
    let places = [folder, folder + "/evidence"].filter(isThere)
    for place in places.isEmpty ? [firstAbove(folder)] : places where !mayUse(place) {
      throw Failure(
        .noPermission,
        "không được ghi vào «\(place)»; hãy chạy bằng tài khoản sở hữu nó, hoặc chỉ thư mục khác bằng «--data»",
        "«\(place)» may not be written; run as the account that owns it, or name another folder with «--data»")
    }
  }

  private static func mayUse(_ folder: String) -> Bool {
    unsafe access(folder, R_OK | W_OK | X_OK) == 0 || errno != EACCES
  }

  /// Whether there is such a folder.
  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The nearest folder above a path that is there.
  private static func firstAbove(_ path: String) -> String {
    var above = path[...]
    while let slash = above.lastIndex(of: "/") {
      above = above[..<slash]
      if above.isEmpty { return "/" }
      if isThere(String(above)) { return String(above) }
    }
    return "."
  }

  /// The clock of the program: rules get their time from here, through their arguments.
  static func now() -> Instant {
    Instant(milliseconds: Int64((Date.now.timeIntervalSince1970 * 1000).rounded()))
  }

  /// Where LibreOffice keeps its own settings, apart from those of any person.
  var officeProfile: String { configuration.dataFolder + "/office" }

  /// Where pictures of pages are kept; they can be drawn again at any time.
  var picturesFolder: String { configuration.dataFolder + "/pages" }

  /// The file in which the signed head of the journal lies outside the database.
  var headPath: String { configuration.dataFolder + "/journal-head.json" }
}

/// Digests and signatures for the journal.
struct JournalDigest: Digesting {
  let key: SigningKey

  func sha256(_ bytes: [UInt8]) -> [UInt8] { Digest.sha256(bytes) }
  func sign(_ bytes: [UInt8]) -> [UInt8] { key.sign(bytes) }
  func verify(_ signature: [UInt8], of bytes: [UInt8]) -> Bool { key.verify(signature, of: bytes) }
}
