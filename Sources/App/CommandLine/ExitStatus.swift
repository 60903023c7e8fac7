// SPDX-License-Identifier: Apache-2.0
/// How the program ends: the codes of sysexits.h (BSD), so that scripts can tell the kinds of failure apart.
public enum ExitStatus: Int32, Sendable {
  /// Done.
  case ok = 0
  /// The command was called wrongly.
  case usage = 64
  /// The input is no document, or was refused.
  case dataError = 65
  /// A file that should be read is not there.
  case noInput = 66
  /// Something outside the program is missing or does not answer: the database, an address in use.
  case unavailable = 69
  /// A mistake in the program.
  case software = 70
  /// A file could not be written.
  case cannotCreate = 73
  /// Reading or writing failed.
  case ioError = 74
  /// Try again later.
  case temporary = 75
  /// The rights do not suffice.
  case noPermission = 77
  /// The configuration is wrong.
  case configuration = 78
}

/// Ends a command with a status and one clear line.
struct Failure: Error {
  let status: ExitStatus
  let message: String

  /// Takes a line that is in both languages already, or that only developers will see.
  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  /// Says the same in both languages.
  init(_ status: ExitStatus, _ vietnamese: String, _ english: String) {
    self.init(status, "\(vietnamese) / \(english)")
  }
}
