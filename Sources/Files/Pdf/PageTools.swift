// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc

/// The outside programs that read pages, one document at a time in a folder of its own.
struct PageTools: Sendable {
  /// The Debian package of the programs for .pdf.
  static let popplerPackage = "poppler-utils"
  /// The Debian packages of text recognition.
  static let recognitionPackages = "tesseract-ocr tesseract-ocr-vie"

  /// Most pages of a document whose text is taken.
  static let pageLimit = 2_000
  /// Most pages of a document that are recognised.
  static let recognisedPageLimit = 500
  /// Longest side of a page picture that is recognised or shown, in pixels: larger pages are made coarser.
  static let longestSide = 5_000.0

  private let folder: TemporaryFolder
  let watch: ReadingWatch
  /// How long a program of poppler-utils may take, in seconds.
  private let patience: Int
  /// The largest file that it may write, in bytes: a picture of a page has 25 million at most.
  private let fileLimit: Int

  init(_ watch: ReadingWatch, patience: Int = 30, fileLimit: Int = 64 << 20) throws(FileError) {
    folder = try TemporaryFolder()
    self.watch = watch
    self.patience = patience
    self.fileLimit = fileLimit
  }

  /// Puts a file into the folder.
  func write(_ bytes: [UInt8], to name: String) throws(FileError) {
    guard FileManager.default.createFile(atPath: path(name), contents: Data(bytes)) else {
      throw .noTemporaryFile(folder.path)
    }
  }

  /// The bytes of a file that a program wrote; `nil` where it wrote none.
  func bytes(of name: String) -> [UInt8]? { FileManager.default.contents(atPath: path(name)).map { [UInt8]($0) } }

  func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path(name)) }

  /// The name of the picture of a page that pdftoppm wrote: the number has as many digits as that of the last page.
  func picture(of page: Int, named name: String) -> String {
    let digits = String(page)
    let names = (digits.utf8.count...4).map {
      "\(name)-\(String(repeating: "0", count: $0 - digits.utf8.count))\(digits).pgm"
    }
    return names.first { FileManager.default.fileExists(atPath: path($0)) } ?? names[0]
  }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  func checkCancelled() throws(FileError) { if watch.isStopped { throw .cancelled } }

  /// Runs a program of poppler-utils.
  func poppler(
    _ name: String, _ arguments: [String], log: String? = nil, seconds: Int? = nil, environment: [String] = []
  ) throws(FileError) -> ProgramResult {
    guard let program = installedProgram(name) else { throw .popplerMissing }
    return try run(
      program, arguments, seconds: min(patience, seconds ?? patience), memory: 2 << 30, fileSize: fileLimit,
      log: log ?? "\(name)-\(Self.lastPart(arguments)).txt", environment: environment)
  }

  /// Where text recognition is installed with its data for Vietnamese.
  static var recognition: String? {
    guard let program = installedProgram("tesseract") else { return nil }
    let folders = [
      "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
    ]
    return folders.contains { FileManager.default.isReadableFile(atPath: "\($0)/vie.traineddata") } ? program : nil
  }

  /// Recognises the words of a picture; one process uses one core.
  func tesseract(_ arguments: [String], seconds: Int = 120) throws(FileError) -> ProgramResult {
    guard let program = Self.recognition else { throw .recognitionMissing }
    return try run(
      program, arguments, seconds: seconds, memory: 3 << 30, fileSize: 256 << 20,
      log: "tesseract-\(Self.lastPart(Array(arguments.prefix(2)))).txt",
      environment: ["OMP_THREAD_LIMIT=1"])
  }

  /// The name of the file that the last argument leads to.
  private static func lastPart(_ arguments: [String]) -> Substring { arguments.last?.split(separator: "/").last ?? "" }

  private func run(
    _ program: String, _ arguments: [String], seconds: Int, memory: Int, fileSize: Int, log: String,
    environment: [String] = []
  ) throws(FileError) -> ProgramResult {
    let limits = ProgramLimits(
      wallSeconds: seconds, processorSeconds: seconds, memory: memory, fileSize: fileSize, openFiles: 64)
    let result = try runProgram(
      program, arguments, folder: folder.path, limits: limits, log: log, environment: environment,
      isCancelled: { watch.isStopped })
    if result.isCancelled { throw .cancelled }
    if result.isTimeout { throw .pagesTooSlow(seconds) }
    if result.status == 128 + SIGXFSZ { throw .pagesTooMuch(fileSize) }
    return result
  }
}

extension FileError {
  static let popplerMissing = FileError(
    .programMissing,
    "Chưa đọc được PDF vì máy thiếu poppler-utils; người quản trị cài: apt-get install \(PageTools.popplerPackage).",
    "PDF cannot be read without poppler-utils; an administrator runs: apt-get install \(PageTools.popplerPackage).")

  static let recognitionMissing = FileError(
    .programMissing,
    "Tài liệu là ảnh quét; để đọc, người quản trị cài: apt-get install \(PageTools.recognitionPackages).",
    "The document is a scan; to read it an administrator runs: apt-get install \(PageTools.recognitionPackages).")

  fileprivate static func pagesTooMuch(_ limit: Int) -> FileError {
    FileError(
      .tooLarge, "Tệp bung ra quá \(limit >> 20) MB chữ hoặc hình; hãy tách thành nhiều tệp hoặc lưu lại tệp PDF.",
      "The file unfolds to more than \(limit >> 20) MB of text or pictures; split it into several files or save it anew."
    )
  }

  fileprivate static func pagesTooSlow(_ seconds: Int) -> FileError {
    FileError(
      .timeout, "Không đọc xong tài liệu trong \(seconds) giây; hãy tách thành nhiều tệp nhỏ hơn hoặc lưu lại tệp PDF.",
      "The document could not be read within \(seconds) seconds; split it into smaller files or save the PDF anew.")
  }
}
