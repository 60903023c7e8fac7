// SPDX-License-Identifier: Apache-2.0
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM while a command works: the command is told and ends in order, so that no program it started lives on
/// and no folder is left behind.
enum Interruption {
  private static let flag = Atomic(false)

  /// Whether somebody asked the command to stop.
  static var isAsked: Bool { flag.load(ordering: .relaxed) }

  /// From now on the two signals only set the flag; a second one ends the command at once.
  static func watch() {
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = interrupted
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      unsafe sigaction(number, &action, nil)
    }
  }

  fileprivate static func ask() { flag.store(true, ordering: .relaxed) }
}

private func interrupted(_ number: Int32) { Interruption.ask() }
