// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain
public import OfficialDocuments
public import PlanReading
public import Store

/// What pages need of the world below them, handed in by the program: Web itself opens no file and links no C.
public struct Services: Sendable {
  /// The database.
  public var database: any Database
  /// Makes identifiers.
  public var ids: IDSource
  /// The clock.
  public var now: @Sendable () -> Instant
  /// Passwords and tokens.
  public var security: SecurityServices
  /// What is asked of those who sign in.
  public var access = AccessPolicy()
  /// Files kept by content.
  public var files: FileServices
  /// Seals the journal, and erases personal values in it; `nil` where the program keeps no signing key.
  public var sealer: JournalSealer?
  /// Work that takes longer than a page may.
  public var background = BackgroundServices.atOnce
  /// The style sheet, icons and other fixed files, by name.
  public var assets: [String: Asset]
  /// Compresses with gzip.
  public var gzip: @Sendable ([UInt8]) -> [UInt8]
  /// Whether demonstration accounts may sign in: only where the server listens on loopback.
  public var allowsDemonstrationAccounts: Bool
  /// Whether pages and what they are made of are kept in memory until the data changes.
  public var keepsPages: Bool
  /// The text of `/metrics`.
  public var metrics: @Sendable () -> String
  /// Writes a line for the operator about something that failed.
  public var log: @Sendable (String) -> Void

  /// Puts the services together.
  public init(
    database: any Database, ids: IDSource, now: @escaping @Sendable () -> Instant, security: SecurityServices,
    files: FileServices, assets: [String: Asset], gzip: @escaping @Sendable ([UInt8]) -> [UInt8],
    allowsDemonstrationAccounts: Bool, keepsPages: Bool = true, metrics: @escaping @Sendable () -> String,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.database = database
    self.ids = ids
    self.now = now
    self.security = security
    self.files = files
    self.assets = assets
    self.gzip = gzip
    self.allowsDemonstrationAccounts = allowsDemonstrationAccounts
    self.keepsPages = keepsPages
    self.metrics = metrics
    self.log = log
  }
}

/// Work that takes longer than a page may.
public struct BackgroundServices: Sendable {
  /// Takes a piece of work to be done soon on another thread; `false` where too much waits already.
  public var start: @Sendable (@escaping @Sendable () -> Void) -> Bool
  /// Lets the calling thread rest for some milliseconds.
  public var rest: @Sendable (Int) -> Void
  /// Whether the server ends, and with it what is under way.
  public var isEnding: @Sendable () -> Bool

  /// Hands in all three.
  public init(
    start: @escaping @Sendable (@escaping @Sendable () -> Void) -> Bool, rest: @escaping @Sendable (Int) -> Void,
    isEnding: @escaping @Sendable () -> Bool
  ) {
    self.start = start
    self.rest = rest
    self.isEnding = isEnding
  }

  /// Does the work at once, on the thread that asks.
  public static let atOnce = BackgroundServices(
    start: { work in
      work()
      return true
    }, rest: { _ in }, isEnding: { false })
}

/// Files that were uploaded and are not read yet, by the hash of their bytes: they outlive a server that is stopped.
public struct IncomingFiles: Sendable {
  /// Keeps bytes durably; gives the SHA-256, 64 hexadecimal digits.
  public var keep: @Sendable ([UInt8]) throws -> String
  /// The bytes; `nil` where there are none.
  public var bytes: @Sendable (_ sha256: String) -> [UInt8]?
  /// Forgets them.
  public var remove: @Sendable (_ sha256: String) -> Void

  /// Hands in all three.
  public init(
    keep: @escaping @Sendable ([UInt8]) throws -> String, bytes: @escaping @Sendable (_ sha256: String) -> [UInt8]?,
    remove: @escaping @Sendable (_ sha256: String) -> Void
  ) {
    self.keep = keep
    self.bytes = bytes
    self.remove = remove
  }
}

/// A fixed file of the site.
public struct Asset: Sendable {
  /// Its bytes.
  public let bytes: [UInt8]
  /// Its media type.
  public let mediaType: String
  /// A short digest of its bytes, part of its address so that browsers may keep it for ever.
  public let version: String

  /// Makes an asset.
  public init(bytes: [UInt8], mediaType: String, version: String) {
    self.bytes = bytes
    self.mediaType = mediaType
    self.version = version
  }
}

/// Passwords and tokens.
public struct SecurityServices: Sendable {
  /// The stored form of a password (Argon2id). Slow on purpose; throws a `ServiceRefusal` where too many wait.
  public var hashPassword: @Sendable (String) throws(ServiceRefusal) -> String
  /// Whether a password fits its stored form; `nil` for a name that nobody has takes as long and never fits. Slow on
  /// purpose; throws where too many wait.
  public var verifyPassword: @Sendable (_ password: String, _ hash: String?) throws(ServiceRefusal) -> Bool
  /// A new secret of 32 random bytes, base64url.
  public var newToken: @Sendable () -> String
  /// The digest under which a token is stored.
  public var digest: @Sendable (String) -> [UInt8]
  /// A new code for the forms of whoever has this secret. No two are alike, all are of one length, and each of them holds.
  public var formToken: @Sendable (_ secret: String) -> String
  /// Whether a code was made for the forms of whoever has this secret, in a time that does not tell where it differs.
  public var isFormToken: @Sendable (_ token: String, _ secret: String) -> Bool
  /// SHA-256, 64 hexadecimal digits.
  public var sha256: @Sendable ([UInt8]) -> String
  /// Codes of second factors and of paper, and what is sealed.
  public var codes: CodeServices

  /// Puts the services together.
  public init(
    hashPassword: @escaping @Sendable (String) throws(ServiceRefusal) -> String,
    verifyPassword: @escaping @Sendable (_ password: String, _ hash: String?) throws(ServiceRefusal) -> Bool,
    newToken: @escaping @Sendable () -> String, digest: @escaping @Sendable (String) -> [UInt8],
    formToken: @escaping @Sendable (_ secret: String) -> String,
    isFormToken: @escaping @Sendable (_ token: String, _ secret: String) -> Bool,
    sha256: @escaping @Sendable ([UInt8]) -> String, codes: CodeServices
  ) {
    self.hashPassword = hashPassword
    self.verifyPassword = verifyPassword
    self.newToken = newToken
    self.digest = digest
    self.formToken = formToken
    self.isFormToken = isFormToken
    self.sha256 = sha256
    self.codes = codes
  }
}

/// Files: kept by content, and turned from one format into another.
public struct FileServices: Sendable {
  /// A file that was kept.
  public struct Kept: Sendable {
    /// SHA-256 of the kept bytes, 64 hexadecimal digits.
    public let sha256: String
    /// Size of the kept bytes.
    public let size: Int

    /// Makes a reference to a kept file.
    public init(sha256: String, size: Int) {
      self.sha256 = sha256
      self.size = size
    }
  }

  /// Told how far a long reading has come, in parts done of all parts; `false` stops it.
  public typealias ReadingProgress = @Sendable (_ done: Int, _ total: Int) -> Bool
  /// Takes the text out of the bytes of a file with a name.
  public typealias ReadDocument =
    @Sendable (_ bytes: [UInt8], _ name: String, _ progress: @escaping ReadingProgress) throws(ServiceRefusal) ->
    DocumentText

  /// Keeps evidence durably; position data is taken out of pictures first. Throws a `ServiceRefusal` for a document that
  /// bears a mark of secrecy, and `DatabaseError` of the kind `full` where there is no room.
  public var keep: @Sendable ([UInt8]) throws -> Kept
  /// Keeps the bytes of a document durably, exactly as they came.
  public var keepDocument: @Sendable ([UInt8]) throws -> Kept
  /// Where kept bytes lie, and how many they are; `nil` where there are none.
  public var locate: @Sendable (_ sha256: String) -> (path: String, size: Int)?
  /// The text of a document of any format.
  public var readDocument: ReadDocument
  /// Reads the table in a .csv or .xlsx row by row; where it throws, some rows may have been handed on.
  public var readTable: @Sendable (_ bytes: [UInt8], _ receiver: any TableReceiver) throws(ServiceRefusal) -> Void
  /// An official document as .docx, in the layout that an issuer of this kind uses on a day.
  public var docx: @Sendable (OfficialDocument, IssuerKind, CivilDate) throws -> [UInt8]
  /// A plan as .docx, in the layout of its issuer; today's where it has no date.
  public var planDocx: @Sendable (PlanDocument, CivilDate) throws -> [UInt8]
  /// A plan as Akoma Ntoso, written on a day.
  public var akomaNtoso: @Sendable (ReadPlan, CivilDate) -> [UInt8]
  /// A .docx as .pdf, through an outside program.
  public var pdf: @Sendable (_ docx: [UInt8]) throws(ServiceRefusal) -> [UInt8]
  /// A table as .xlsx; each row is asked for when it is written.
  public var writeXLSX: @Sendable (_ columns: [String], _ rows: any Sequence<[Table.Cell]>) throws -> [UInt8]
  /// A table as .csv, in the same way.
  public var writeCSV: @Sendable (_ columns: [String], _ rows: any Sequence<[Table.Cell]>) -> [UInt8]
  /// Files that wait to be read.
  public var incoming = IncomingFiles(keep: { _ in "" }, bytes: { _ in nil }, remove: { _ in })
  /// The picture of a page, from 1, of a kept .pdf or picture, as .png; `nil` where there is none.
  public var pagePicture: @Sendable (_ sha256: String, _ page: Int) throws(ServiceRefusal) -> [UInt8]? = { _, _ in nil }
  /// The digital signatures in a kept .pdf.
  public var signatures: @Sendable (_ sha256: String) -> [DocumentText.Signature] = { _ in [] }

  /// Puts the services together.
  public init(
    keep: @escaping @Sendable ([UInt8]) throws -> Kept, keepDocument: @escaping @Sendable ([UInt8]) throws -> Kept,
    locate: @escaping @Sendable (_ sha256: String) -> (path: String, size: Int)?,
    readDocument: @escaping ReadDocument,
    readTable: @escaping @Sendable ([UInt8], any TableReceiver) throws(ServiceRefusal) -> Void,
    docx: @escaping @Sendable (OfficialDocument, IssuerKind, CivilDate) throws -> [UInt8],
    planDocx: @escaping @Sendable (PlanDocument, CivilDate) throws -> [UInt8],
    akomaNtoso: @escaping @Sendable (ReadPlan, CivilDate) -> [UInt8],
    pdf: @escaping @Sendable (_ docx: [UInt8]) throws(ServiceRefusal) -> [UInt8],
    writeXLSX: @escaping @Sendable ([String], any Sequence<[Table.Cell]>) throws -> [UInt8],
    writeCSV: @escaping @Sendable ([String], any Sequence<[Table.Cell]>) -> [UInt8]
  ) {
    self.keep = keep
    self.keepDocument = keepDocument
    self.locate = locate
    self.readDocument = readDocument
    self.readTable = readTable
    self.docx = docx
    self.planDocx = planDocx
    self.akomaNtoso = akomaNtoso
    self.pdf = pdf
    self.writeXLSX = writeXLSX
    self.writeCSV = writeCSV
  }

  /// The table in a .csv or .xlsx, whole.
  public func table(_ bytes: [UInt8]) throws(ServiceRefusal) -> Table {
    let collected = CollectedTable()
    try readTable(bytes, collected)
    return collected.table
  }

  /// A table as .xlsx.
  public func xlsx(_ table: Table) throws -> [UInt8] { try writeXLSX(table.columns, table.rows) }

  /// A table as .csv.
  public func csv(_ table: Table) -> [UInt8] { writeCSV(table.columns, table.rows) }
}

/// Why a service could not do what it was asked, for the person who asked.
public struct ServiceRefusal: Error, Sendable {
  /// What is wrong and what to do, in both languages.
  public let message: Phrase
  /// After how many seconds it may go better; `nil` where waiting does not help.
  public let retryAfter: Int?

  /// Makes a refusal.
  public init(_ message: Phrase, retryAfter: Int? = nil) { (self.message, self.retryAfter) = (message, retryAfter) }
}
