// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Files kept by what they hold: `ab/cdef…`, the SHA-256 of the content in hexadecimal digits, in a folder beside the
/// database. A file never changes under its name, so several processes may use one folder at the same time.
public struct EvidenceFiles: Sendable {
  private let folder: String
  private let sha256: @Sendable ([UInt8]) -> [UInt8]

  /// Seconds after which an unfinished file belongs to a process that was killed.
  private static let abandonedAfter = 86_400

  /// Uses a folder, made where it does not exist; `sha256` is the digest (32 bytes) of bytes.
  public init(folder: String, sha256: @escaping @Sendable ([UInt8]) -> [UInt8]) throws(FileError) {
    self.folder = folder
    self.sha256 = sha256
    try DurableFile.makeFolder(folder)
    removeAbandoned()
  }

  /// Keeps bytes, and returns their name when they are on the disk.
  ///
  /// The file is written even where it is there already: that heals a damaged one, and makes sure that one from another
  /// process is on the disk as well.
  public func store(_ bytes: [UInt8]) throws(FileError) -> String {
    let name = Self.hexadecimal(sha256(bytes))
    try DurableFile.makeFolder(part(name))
    try DurableFile.syncFolder(folder)
    try DurableFile.write(bytes, to: path(name))
    return name
  }

  /// The bytes under a name; throws `.missing` where there are none, `.broken` where they are no longer what they were.
  public func bytes(_ name: String) throws(FileError) -> [UInt8] {
    guard Self.isName(name) else {
      throw FileError(.missing, "«\(name)» không phải tên tệp minh chứng.", "“\(name)” is no name of an evidence file.")
    }
    let bytes = try DurableFile.read(path(name))
    guard Self.hexadecimal(sha256(bytes)) == name else {
      throw FileError(
        .broken, "Tệp minh chứng \(name) đã hỏng; hãy khôi phục từ bản sao lưu.",
        "The evidence file \(name) is damaged; restore it from a backup.")
    }
    return bytes
  }

  /// Takes the file under a name away, if there is one.
  public func remove(_ name: String) { if Self.isName(name) { unsafe unlink(path(name)) } }

  /// Takes away the files that were written longer ago than some seconds.
  public func removeAbandoned(after seconds: Int) {
    let now = time(nil)
    for name in names() {
      var status = stat()
      if unsafe stat(path(name), &status) == 0, status.st_mtim.tv_sec < now - seconds { remove(name) }
    }
  }

  /// Whether there is a file under a name.
  public func contains(_ name: String) -> Bool { unsafe Self.isName(name) && access(path(name), R_OK) == 0 }

  /// Where the bytes under a name lie, and how many they are, to be sent without reading them whole; `nil` where there
  /// are none.
  public func location(of name: String) -> (path: String, size: Int)? {
    var status = stat()
    guard Self.isName(name), unsafe stat(path(name), &status) == 0 else { return nil }
    return (path(name), Int(status.st_size))
  }

  /// The names of all files, in order.
  public func names() -> [String] {
    entries(of: folder).filter { $0.utf8.count == 2 }.flatMap { part in
      entries(of: folder + "/" + part).map { part + $0 }.filter(Self.isName)
    }.sorted()
  }

  private func part(_ name: String) -> String { folder + "/" + name.prefix(2) }

  private func path(_ name: String) -> String { part(name) + "/" + name.dropFirst(2) }

  private func removeAbandoned() {
    let now = time(nil)
    for part in entries(of: folder) where part.utf8.count == 2 {
      for entry in entries(of: folder + "/" + part) where entry.hasSuffix(".part") {
        let path = folder + "/" + part + "/" + entry
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mtim.tv_sec < now - Self.abandonedAfter { unsafe unlink(path) }
      }
    }
  }

  private func entries(of folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  private static func isName(_ name: String) -> Bool {
    name.utf8.count == 64 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
