// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc

/// A file of its own under the temporary folder, only for this user, gone with the object.
final class TemporaryFile {
  let path: String

  /// Makes an empty file.
  init() throws(FileError) {
    let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var name = Array("\(folder)/xanh-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&name)
    guard descriptor >= 0 else { throw .noTemporaryFile(folder) }
    close(descriptor)
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { unsafe unlink(path) }

  /// What was written to it.
  func contents() throws(FileError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .noTemporaryFile(path) }
    return [UInt8](data)
  }
}

extension FileError {
  static func noTemporaryFile(_ path: String) -> FileError {
    FileError(
      .writing, "Không ghi được tệp tạm ở \(path); hãy kiểm tra chỗ trống và quyền ghi.",
      "A temporary file cannot be written at \(path); check free space and permissions.")
  }
}
