// SPDX-License-Identifier: Apache-2.0
import Glibc
import Synchronization
import Testing

/// Another program, with a line to its standard input and from its standard output.
final class Child: Sendable {
  let process: pid_t
  private let line: Int32
  private let isReaped = Mutex(false)
  private let unread = Mutex<ArraySlice<UInt8>>([])

  init(_ arguments: [String]) throws {
    // Closed on exec, so that no other child keeps an end open and hides that this one has gone.
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    try #require(socketpair(AF_UNIX, kind, 0, &ends) == 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
    close(ends[1])
    (self.process, line) = (process, ends[0])
    try #require(code == 0, "\(arguments[0]): \(code)")
  }

  /// Closes the line, by which the child knows that it shall end, and waits for it unless somebody has.
  deinit {
    close(line)
    if !isReaped.withLock({ $0 }) { wait() }
  }

  /// Writes a line to the child.
  func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = send(line, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// The next line the child wrote, `nil` after the last.
  func readLine() -> String? {
    unread.withLock { unread in
      while true {
        if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
          defer { unread = unread[(end + 1)...] }
          return String(decoding: unread[..<end], as: UTF8.self)
        }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(line, &bytes, bytes.count)
        if count <= 0 { return nil }
        unread = unread + bytes.prefix(count)
      }
    }
  }

  /// Ends the child at once, without a chance to tidy up.
  func kill() { Glibc.kill(process, SIGKILL) }

  /// Waits for the end of the child.
  func wait() {
    isReaped.withLock { $0 = true }
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }
}
