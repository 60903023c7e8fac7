// SPDX-License-Identifier: Apache-2.0
import Database
import Glibc

/// The mark of the one server that works on a database file: an flock on a file beside it, which ends with the process.
final class LockFile: Sendable {
  private let descriptor: Int32

  /// Takes the lock, or throws `.busy` and names the process that holds it.
  init(path: String) throws(DatabaseError) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw DatabaseError(
        errno == EROFS || errno == EACCES ? .readOnly : .unavailable, detail: "\(path): errno \(errno)")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Self.text(of: descriptor)
      Glibc.close(descriptor)
      throw DatabaseError(.busy, detail: "process \(holder) already serves this database (\(path))")
    }
    let text = Array(String(getpid()).utf8)
    ftruncate(descriptor, 0)
    _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    self.descriptor = descriptor
  }

  deinit { Glibc.close(descriptor) }

  /// Gives the lock back before the object goes.
  func release() { flock(descriptor, LOCK_UN) }

  private static func text(of descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
