// SPDX-License-Identifier: Apache-2.0
import Glibc
import Synchronization

/// Standard output and error. Writes whole lines with `write(2)`, so that lines of several threads do not mix.
enum Terminal {
  /// Whether something that was asked for did not reach standard output, because the disk is full for one.
  static var hasLostOutput: Bool { lostOutput.withLock { $0 } }

  private static let lostOutput = Mutex(false)

  /// A line on standard output.
  static func print(_ text: String) { write(Array((text + "\n").utf8), to: STDOUT_FILENO) }

  /// Whether somebody sees standard error as it comes.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes over the line of standard error that stands there now.
  static func overwrite(_ text: String) { write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO) }

  /// Bytes on standard output as they are.
  static func print(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// A line on standard error, under the program's name.
  static func complain(_ text: String) { write(Array("xanh: \(text)\n".utf8), to: STDERR_FILENO) }

  /// A line of the log, on standard error.
  static func log(_ line: [UInt8]) { write(line + [0x0A], to: STDERR_FILENO) }

  /// Whether somebody types what standard input gives.
  static var isAsked: Bool { isatty(STDIN_FILENO) == 1 }

  /// Reads a line without showing what is typed, where standard input is a terminal.
  static func secret(_ prompt: String) -> String? {
    var settings = termios()
    let isTerminal = unsafe tcgetattr(STDIN_FILENO, &settings) == 0
    if isTerminal {
      write(Array(prompt.utf8), to: STDERR_FILENO)
      var hidden = settings
      hidden.c_lflag &= ~tcflag_t(ECHO)
      unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    }
    defer {
      if isTerminal {
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
        write([0x0A], to: STDERR_FILENO)
      }
    }
    return readLine(strippingNewline: true)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if descriptor == STDOUT_FILENO { lostOutput.withLock { $0 = true } }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}
