// SPDX-License-Identifier: Apache-2.0
import Database
import Files

/// The program: finds the command, runs it, and turns every failure into one line and an exit status.
public enum Program {
  /// The version as printed by `xanh version`; the changelog names the same.
  public static let version = "0.1.0"

  static let commands: [Command] = [
    ServeCommand.command, ReadCommand.command, WriteCommand.command, ImportCommand.command, DemoCommand.command,
    MigrateCommand.command, AuditCommand.command, BackupCommand.command, RestoreCommand.command, UserCommand.command,
    ConfigCommand.command, versionCommand,
  ]

  private static let versionCommand = Command("version", summary: "Print the version.") { _ in
    Terminal.print("xanh \(version)")
    return .ok
  }

  /// Runs the command that the arguments name and returns the exit status (sysexits).
  public static func run(_ arguments: [String]) -> Int32 {
    do {
      return try dispatch(arguments).rawValue
    } catch let failure as Failure {
      Terminal.complain(failure.message)
      return failure.status.rawValue
    } catch let error as DatabaseError {
      Terminal.complain(error.line)
      return status(of: error).rawValue
    } catch let error as FileError {
      Terminal.complain(error.description)
      return (error.code == .diskFull ? ExitStatus.cannotCreate : .ioError).rawValue
    } catch {
      Terminal.complain("\(error)")
      return ExitStatus.software.rawValue
    }
  }

  private static func dispatch(_ arguments: [String]) throws -> ExitStatus {
    guard let first = arguments.first, !["help", "--help", "-h"].contains(first) else {
      return try help(Array(arguments.dropFirst()))
    }
    if first == "--version" { return try versionCommand.run(Arguments([], of: versionCommand)) }
    // The longest name wins, so that «audit verify» is one command.
    let found = commands.filter { command in
      let name = command.name.utf8.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      return arguments.starts(with: name)
    }.max { $0.name.utf8.count < $1.name.utf8.count }
    let family = commands.first { $0.name.hasPrefix(first + " ") }
    if found == nil, let family, arguments.dropFirst().allSatisfy({ $0 == "--help" || $0 == "-h" }) {
      Terminal.print(family.help)
      return arguments.count > 1 ? .ok : .usage
    }
    guard let command = found else {
      throw Failure(.usage, "«\(first)» is no command; «xanh --help» lists them")
    }
    let words = Array(arguments.dropFirst(command.name.utf8.count { $0 == 0x20 } + 1))
    if words.contains("--help") || words.contains("-h") {
      Terminal.print(command.help)
      return .ok
    }
    return try command.run(Arguments(words, of: command))
  }

  private static func help(_ words: [String]) throws -> ExitStatus {
    if let name = words.first,
      let command = commands.first(where: { $0.name == words.joined(separator: " ") || $0.name == name })
    {
      Terminal.print(command.help)
      return .ok
    }
    let width = (commands.map(\.name.utf8.count).max() ?? 0) + 2
    let list = commands.map { "  " + $0.name + String(repeating: " ", count: width - $0.name.utf8.count) + $0.summary }
    Terminal.print(
      """
      Xanh \(version): from the plan document to the work, and from the results back to the official report.

      Usage: xanh COMMAND [arguments] [flags]

      Commands:
      \(list.joined(separator: "\n"))

      «xanh COMMAND --help» tells more of one. To try it: «xanh demo», then «xanh serve».
      Settings come from flags, from the environment (XANH_…) and from one file, in that order; «xanh config show»
      prints what is in force and from where. Exit codes follow sysexits.h.
      """)
    return .ok
  }

  private static func status(of error: DatabaseError) -> ExitStatus {
    switch error.kind {
    case .busy, .conflict: .temporary
    case .unavailable, .closed: .unavailable
    case .full: .cannotCreate
    case .newerSchema, .corrupt: .dataError
    case .readOnly: .noPermission
    case .constraint, .unexpectedValue, .statement: .software
    }
  }
}
