// SPDX-License-Identifier: Apache-2.0
import Files
import Glibc
import PlanReading

/// A document that a command reads: a file, or standard input under the name `-`.
struct InputFile {
  /// The path as it was given.
  let path: String

  /// The name without its folders, as a plan remembers it.
  var name: String { path.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) } ?? path }

  /// The bytes. Never takes more memory than the limit and a little, also where the path leads to a device.
  ///
  /// - Throws: `Failure` with `noInput` for what cannot be read, `dataError` for more bytes than the limit.
  func bytes(limit: Int) throws(Failure) -> [UInt8] {
    let size = size
    if let size, size > limit { throw tooLarge(size, limit) }
    var bytes: [UInt8]
    do throws(FileError) {
      let reader = try path == "-" ? FileReader(standardInput: ()) : FileReader(path)
      bytes = try reader.read(upTo: (size ?? 0) + 1)
      while bytes.count <= limit {
        let more = try reader.read(upTo: 1 << 20)
        if more.isEmpty { return bytes }
        bytes += more
      }
    } catch {
      throw Failure(.noInput, error.line)
    }
    throw tooLarge(bytes.count, limit)
  }

  /// How long the file is; `nil` for what is no plain file.
  private var size: Int? {
    var status = stat()
    guard path != "-", unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private func tooLarge(_ size: Int, _ limit: Int) -> Failure {
    Failure(.dataError, "\(path): \(Refusal.tooLarge(bytes: size, limit: limit).message.both)")
  }
}
