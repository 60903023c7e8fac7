// SPDX-License-Identifier: Apache-2.0
/// The program; `main.swift` only calls `run`.
public enum Program {
  /// Runs the command that the arguments name and returns the exit status (sysexits).
  public static func run(_ arguments: [String]) -> Int32 { 0 }
}
