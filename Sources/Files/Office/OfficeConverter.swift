// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import Synchronization

/// Turns .docx into .pdf through LibreOffice, where it is installed. One conversion runs at a time, the others wait;
/// calls block and belong on a thread of their own, not in an `async` function.
public final class OfficeConverter: Sendable {
  /// The Debian package that brings the program.
  public static let package = "libreoffice-writer-nogui"
  /// The largest .pdf that is taken, in bytes.
  static let outputLimit = 64 << 20

  private let program: String?
  private let limits: ProgramLimits
  /// The folder of settings that LibreOffice makes at its first run (which takes some seconds) and uses again after; two
  /// runs cannot share it at the same time, so it is also the turn.
  private let profile: Mutex<String>

  /// Uses the program found on this machine.
  ///
  /// - Parameters:
  ///   - profile: a folder for the settings of LibreOffice, of this converter alone; made when it is first needed.
  ///   - seconds: how long a conversion may take.
  public convenience init(profile: String, seconds: Int = 60) {
    self.init(program: Self.installed(), profile: profile, seconds: seconds)
  }

  init(program: String?, profile: String, seconds: Int) {
    self.program = program
    self.profile = Mutex(profile)
    limits = ProgramLimits(wallSeconds: seconds, processorSeconds: seconds * 2)
  }

  /// Whether .pdf can be made on this machine.
  public var isAvailable: Bool { program != nil }

  /// Whether the kernel keeps the program from the network; where it cannot, who runs the server should know.
  public static var runsWithoutNetwork: Bool { NetworkFilter.isAvailable }

  /// Makes the .pdf of a .docx.
  ///
  /// - Throws: `FileError` with the code `programMissing`, `timeout`, `programFailed`, `tooLarge` or `writing`.
  public func pdf(fromDocx bytes: [UInt8]) throws(FileError) -> [UInt8] {
    guard let program else { throw .officeMissing }
    let result = profile.withLock { profile in
      Result { () throws(FileError) in try convert(bytes, program: program, profile: profile) }
    }
    return try result.get()
  }

  private func convert(_ bytes: [UInt8], program: String, profile: String) throws(FileError) -> [UInt8] {
    let folder = try TemporaryFolder()
    guard FileManager.default.createFile(atPath: "\(folder.path)/document.docx", contents: Data(bytes)) else {
      throw .noTemporaryFile(folder.path)
    }
    let arguments = [
      "-env:UserInstallation=file://\(Self.absolute(profile))", "--headless", "--norestore", "--nolockcheck",
      "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder.path, "\(folder.path)/document.docx",
    ]
    let result = try runProgram(program, arguments, folder: folder.path, limits: limits)
    guard !result.isTimeout else { throw .officeTooSlow(limits.wallSeconds) }
    guard result.status == 0, let pdf = FileManager.default.contents(atPath: "\(folder.path)/document.pdf") else {
      throw .officeFailed(result)
    }
    guard pdf.count <= Self.outputLimit else { throw .pdfTooLarge }
    return [UInt8](pdf)
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

  private static func installed() -> String? {
    ["/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/usr/local/bin/soffice"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

extension FileError {
  fileprivate static let officeMissing = FileError(
    .programMissing,
    "Máy chủ chưa có LibreOffice nên chưa tạo được PDF; người quản trị cài gói \(OfficeConverter.package), hoặc tải .docx.",
    "PDF needs LibreOffice, which is missing; an administrator installs \(OfficeConverter.package), or take the .docx.")

  fileprivate static let pdfTooLarge = FileError(
    .tooLarge, "Tệp PDF tạo ra quá 64 MB; hãy tải .docx.", "The PDF is over 64 MB; take the .docx.")

  fileprivate static func officeTooSlow(_ seconds: Int) -> FileError {
    FileError(
      .timeout, "LibreOffice không xong trong \(seconds) giây; hãy thử lại sau hoặc tải .docx.",
      "LibreOffice did not finish within \(seconds) seconds; try again later or take the .docx.")
  }

  fileprivate static func officeFailed(_ result: ProgramResult) -> FileError {
    let said = result.output.split(separator: "\n").last.map { ": \($0)" } ?? ""
    return FileError(
      .programFailed, "LibreOffice không tạo được PDF (mã \(result.status)\(said)); hãy tải .docx.",
      "LibreOffice could not make the PDF (status \(result.status)\(said)); take the .docx.")
  }
}
