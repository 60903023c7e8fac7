// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Files that are on the disk, whole, when the call returns.
public enum DurableFile {
  /// Puts bytes at a path, in the place of what was there. A reader finds the old content or the new one, never a part,
  /// and after a loss of power too.
  ///
  /// - Throws: `.diskFull`, or `.writing` with what the system said.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try FileWriter(path)
    try file.append(bytes)
    try file.finish()
  }

  /// The whole content of a file; throws `.missing`, or `.broken` with what the system said.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let file = try FileReader(path)
    var bytes: [UInt8] = []
    while true {
      let piece = try file.read(upTo: 1 << 20)
      if piece.isEmpty { return bytes }
      bytes += piece
    }
  }

  /// Makes a folder that only this user can read; one that exists is left as it is.
  static func makeFolder(_ path: String) throws(FileError) {
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw trouble(path) }
  }

  /// Makes a folder with those above it, each of which is on the disk when the call returns; one that exists is left as
  /// it is. Only this user can read what was made.
  ///
  /// - Throws: `.diskFull`, or `.writing` with what the system said.
  public static func makeFolders(_ path: String) throws(FileError) {
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      errno = ENOTDIR
      guard status.st_mode & S_IFMT == S_IFDIR else { throw trouble(path) }
      return
    }
    let above = folder(of: path)
    try makeFolders(above)
    try makeFolder(path)
    try syncFolder(above)
  }

  /// The folder in which a path stands.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.dropLast().lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Writes the names of a folder to the disk; a renamed file may otherwise be gone after a loss of power.
  static func syncFolder(_ path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw trouble(path) }
  }

  /// The last failure of the system at a path.
  static func trouble(_ path: String) -> FileError {
    let reason = errno
    if reason == ENOSPC || reason == EDQUOT {
      return FileError(
        .diskFull, "Đĩa đã đầy, chưa lưu được tệp \(path). Hãy giải phóng dung lượng rồi thử lại.",
        "The disk is full; \(path) was not saved. Free some room and try again.")
    }
    if reason == ENOENT {
      return FileError(.missing, "Không tìm thấy tệp \(path).", "There is no file \(path).")
    }
    switch reason {
    case EISDIR: return FileError(.writing, "\(path) là thư mục, cần một tệp.", "\(path) is a folder; name a file.")
    case ENOTDIR, EEXIST:
      return FileError(
        .writing, "\(path): chỗ cần là thư mục lại là tệp.", "\(path): a file stands where a folder should be.")
    case EACCES, EPERM:
      return FileError(
        .writing, "Không có quyền đọc hoặc ghi \(path); hãy cấp quyền hoặc chọn chỗ khác.",
        "\(path) may not be read or written; give the right or choose another place.")
    default: break
    }
    let text = unsafe String(cString: strerror(reason))
    return FileError(
      .writing, "Không đọc hoặc ghi được tệp \(path): \(text).", "\(path) could not be read or written: \(text).")
  }
}

/// A file that takes its place only when it is whole and on the disk.
public final class FileWriter {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isInPlace = false

  /// Begins a file beside the path it is for; a folder that stands there is refused before anything is written.
  public init(_ path: String) throws(FileError) {
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      errno = EISDIR
      throw DurableFile.trouble(path)
    }
    self.path = path
    temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max)).part"
    descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DurableFile.trouble(path) }
  }

  deinit {
    close(descriptor)
    if !isInPlace { unsafe unlink(temporary) }
  }

  /// Adds bytes at the end.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw DurableFile.trouble(path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Puts the file in its place, and returns when the disk holds it and its name.
  public func finish() throws(FileError) {
    guard fsync(descriptor) == 0, unsafe rename(temporary, path) == 0 else { throw DurableFile.trouble(path) }
    isInPlace = true
    try DurableFile.syncFolder(DurableFile.folder(of: path))
  }
}

/// A file that is read from its beginning to its end.
public final class FileReader {
  private let path: String
  private let descriptor: Int32

  /// Opens a file; throws `.missing` where there is none.
  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DurableFile.trouble(path) }
  }

  /// Reads what comes in on standard input.
  public init(standardInput: ()) throws(FileError) {
    path = "-"
    descriptor = dup(STDIN_FILENO)
    guard descriptor >= 0 else { throw DurableFile.trouble(path) }
  }

  deinit { close(descriptor) }

  /// The next bytes: as many as asked for, or all that are left.
  public func read(upTo count: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let wanted = count - bytes.count
      var got = 0
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, size in
        repeat { got = unsafe Glibc.read(descriptor, buffer.baseAddress, wanted) } while got < 0 && errno == EINTR
        size = max(0, got)
      }
      guard got >= 0 else { throw DurableFile.trouble(path) }
      if got == 0 { break }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
    }
    return bytes
  }
}
