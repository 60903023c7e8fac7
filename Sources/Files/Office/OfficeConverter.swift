// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import PlanReading
import Synchronization

/// Turns .docx into .pdf, and older documents into .docx, through LibreOffice, where it is installed. One conversion runs at
/// a time, the others wait; calls block and belong on a thread of their own, not in an `async` function.
public final class OfficeConverter: Sendable {
  /// The Debian package that brings the program.
  public static let package = "libreoffice-writer-nogui"
  /// The largest file that is taken from the program, in bytes.
  static let outputLimit = 64 << 20

  private let program: String?
  private let limits: ProgramLimits
  /// The folder of settings that LibreOffice makes at its first run (which takes some seconds) and uses again after; two
  /// runs cannot share it at the same time, so it is also the turn. Without one each run makes its own.
  private let profile: Mutex<String?>

  /// Uses the program found on this machine.
  ///
  /// - Parameters:
  ///   - profile: a folder for the settings of LibreOffice, of this converter alone, made when it is first needed; `nil` to
  ///     make them anew each time.
  ///   - seconds: how long a conversion may take.
  public convenience init(profile: String? = nil, seconds: Int = 60) {
    self.init(program: installedProgram("soffice"), profile: profile, seconds: seconds)
  }

  init(program: String?, profile: String?, seconds: Int) {
    self.program = program
    self.profile = Mutex(profile)
    limits = ProgramLimits(wallSeconds: seconds, processorSeconds: seconds * 2)
  }

  /// Whether anything can be converted on this machine.
  public var isAvailable: Bool { program != nil }

  /// Whether the kernel keeps the program from the network; where it cannot, who runs the server should know.
  public static var runsWithoutNetwork: Bool { NetworkFilter.isAvailable }

  /// Makes the .pdf of a .docx.
  ///
  /// - Throws: `FileError` with the code `programMissing`, `timeout`, `programFailed`, `tooLarge` or `writing`.
  public func pdf(fromDocx bytes: [UInt8]) throws(FileError) -> [UInt8] {
    try convert(bytes, .pdf)
  }

  /// Makes a .docx of a .doc, .odt or .rtf.
  ///
  /// - Parameter isCancelled: asked every few milliseconds, also while others are converted; once it says yes, the program
  ///   and all it started are killed.
  /// - Throws: `FileError` with the code `programMissing`, `timeout`, `programFailed`, `broken`, `tooLarge`, `writing` or
  ///   `cancelled`.
  func docx(
    from bytes: [UInt8], _ format: DocumentFormat, isCancelled: () -> Bool = { false }
  ) throws(FileError) -> [UInt8] {
    try convert(bytes, .reading(format), isCancelled)
  }

  private func convert(
    _ bytes: [UInt8], _ work: OfficeWork, _ isCancelled: () -> Bool = { false }
  ) throws(FileError) -> [UInt8] {
    guard let program else { throw .officeMissing(work) }
    while true {
      let result = profile.withLockIfAvailable { profile in
        Result { () throws(FileError) in
          try convert(bytes, work, program: program, profile: profile, isCancelled)
        }
      }
      if let result { return try result.get() }
      guard !isCancelled() else { throw .cancelled }
      usleep(10_000)
    }
  }

  private func convert(
    _ bytes: [UInt8], _ work: OfficeWork, program: String, profile: String?, _ isCancelled: () -> Bool
  ) throws(FileError) -> [UInt8] {
    let folder = try TemporaryFolder()
    let input = "\(folder.path)/document.\(work.input)"
    // Of the same ending the result would take the place of what it is made of.
    let output = "\(folder.path)/made"
    guard FileManager.default.createFile(atPath: input, contents: Data(bytes)) else {
      throw .noTemporaryFile(folder.path)
    }
    let settings = profile.map(Self.absolute) ?? "\(folder.path)/settings"
    let arguments = [
      "-env:UserInstallation=file://\(settings)", "--headless", "--norestore", "--nolockcheck",
      "--convert-to", work.filter, "--outdir", output, input,
    ]
    let result = try runProgram(
      program, arguments, folder: folder.path, limits: limits, isCancelled: isCancelled)
    guard !result.isCancelled else { throw .cancelled }
    guard !result.isTimeout else { throw .officeTooSlow(work, limits.wallSeconds) }
    guard result.status == 0 else { throw .officeFailed(work, result) }
    guard let made = FileManager.default.contents(atPath: "\(output)/document.\(work.output)") else {
      throw .officeMadeNothing(work, result)
    }
    guard made.count <= Self.outputLimit else { throw .officeTooMuch(work) }
    return [UInt8](made)
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

}

/// What the program is asked for.
private enum OfficeWork {
  case pdf
  case reading(DocumentFormat)

  var input: String {
    switch self {
    case .pdf: "docx"
    case .reading(let format): format.rawValue
    }
  }

  var output: String {
    switch self {
    case .pdf: "pdf"
    case .reading: "docx"
    }
  }

  /// The name that LibreOffice has for what it is to write.
  var filter: String {
    switch self {
    case .pdf: "pdf:writer_pdf_Export"
    case .reading: "docx:MS Word 2007 XML"
    }
  }

  /// What to do where it cannot be done.
  var advice: (vietnamese: String, english: String) {
    switch self {
    case .pdf: ("hãy tải .docx", "take the .docx")
    case .reading: ("hãy mở bằng Word rồi lưu thành .docx", "open it in Word and save it as .docx")
    }
  }
}

extension FileError {
  fileprivate static func officeMissing(_ work: OfficeWork) -> FileError {
    let package = OfficeConverter.package
    return switch work {
    case .pdf:
      FileError(
        .programMissing,
        "Máy chủ chưa có LibreOffice nên chưa tạo được PDF; người quản trị cài gói \(package), hoặc tải .docx.",
        "PDF needs LibreOffice, which is missing; an administrator installs \(package), or take the .docx.")
    case .reading(let format):
      FileError(
        .programMissing,
        "Cần LibreOffice để đọc tệp .\(format); người quản trị cài gói \(package), hoặc lưu tệp thành .docx.",
        "A .\(format) file needs LibreOffice, which is missing; an administrator installs \(package), or save it as .docx."
      )
    }
  }

  fileprivate static func officeTooMuch(_ work: OfficeWork) -> FileError {
    FileError(
      .tooLarge, "Tệp \(work.output) tạo ra quá 64 MB; \(work.advice.vietnamese).",
      "The \(work.output) is over 64 MB; \(work.advice.english).")
  }

  fileprivate static func officeTooSlow(_ work: OfficeWork, _ seconds: Int) -> FileError {
    FileError(
      .timeout,
      "LibreOffice không xong trong \(seconds) giây; hãy thử lại sau hoặc \(work.advice.vietnamese.dropFirst(4)).",
      "LibreOffice did not finish within \(seconds) seconds; try again later or \(work.advice.english).")
  }

  /// It ends in order where it cannot open a file, and says so only in words that change with its version.
  fileprivate static func officeMadeNothing(_ work: OfficeWork, _ result: ProgramResult) -> FileError {
    guard case .reading(let format) = work else { return officeFailed(work, result) }
    return FileError(
      .broken,
      "Tệp .\(format) hỏng, LibreOffice không mở được; hãy mở bằng Word rồi lưu thành .docx, hoặc lấy lại tệp.",
      "The .\(format) file is damaged, LibreOffice cannot open it; open it in Word and save it as .docx, or fetch it again."
    )
  }

  fileprivate static func officeFailed(_ work: OfficeWork, _ result: ProgramResult) -> FileError {
    let said = result.output.split(separator: "\n").last.map { ": \($0)" } ?? ""
    return FileError(
      .programFailed,
      "LibreOffice không tạo được \(work.output) (mã \(result.status)\(said)); \(work.advice.vietnamese).",
      "LibreOffice could not make the \(work.output) (status \(result.status)\(said)); \(work.advice.english).")
  }
}
