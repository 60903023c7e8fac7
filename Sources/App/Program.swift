// SPDX-License-Identifier: Apache-2.0
import Database
import Files
import FoundationEssentials
import Glibc
import Web

/// The program: finds the command, runs it, and turns every failure into one line and an exit status.
public enum Program {
  /// The version as printed by `xanh version`; the changelog names the same.
  public static let version = "0.1.0"

  static let commands: [Command] = [
    ServeCommand.command, ReadCommand.command, WriteCommand.command, ImportCommand.command, DemoCommand.command,
    MigrateCommand.command, AuditCommand.command, BackupCommand.command, RestoreCommand.command, UserCommand.command,
    KeyCommand.command, RightsCommand.command,
    ConfigCommand.command, versionCommand,
  ]

  private static let versionCommand = Command("version", summary: Phrase("In số phiên bản.", "Print the version.")) {
    _ in
    Terminal.print("xanh \(version)")
    return .ok
  }

  /// Runs the command that the arguments name and returns the exit status (sysexits).
  public static func run(_ arguments: [String]) -> Int32 {
    // What it writes is for its own user; SQLite would let everybody on the machine read its files.
    umask(0o077)
    do {
      let status = try dispatch(arguments)
      guard Terminal.hasLostOutput else { return status.rawValue }
      throw Failure(.ioError, "không ghi được kết quả ra", "the output could not be written")
    } catch let failure as Failure {
      Terminal.complain(failure.message)
      return failure.status.rawValue
    } catch let error as DatabaseError {
      Terminal.complain(error.line)
      return status(of: error).rawValue
    } catch let error as FileError {
      Terminal.complain(error.line)
      return status(of: error).rawValue
    } catch {
      Terminal.complain("\(error)")
      return ExitStatus.software.rawValue
    }
  }

  private static func dispatch(_ all: [String]) throws -> ExitStatus {
    let environment = ProcessInfo.processInfo.environment
    let language = try Configuration.language(all, environment: environment)
    // The language may be said first of all.
    let leading = all.prefix(Configuration.languageFlag(at: all.startIndex, of: all))
    let arguments = Array(all.dropFirst(leading.count))
    guard let first = arguments.first, !["help", "--help", "-h"].contains(first) else {
      return try help(arguments, language)
    }
    if first == "--version" { return try versionCommand.run(Arguments([], of: versionCommand, in: language)) }
    // The longest name wins, so that «audit verify» is one command.
    let found = commands.filter { command in
      let name = command.name.utf8.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      return arguments.starts(with: name)
    }.max { $0.name.utf8.count < $1.name.utf8.count }
    let family = commands.first { $0.name.hasPrefix(first + " ") }
    let rest = Configuration.withoutLanguage(Array(arguments.dropFirst()))
    if found == nil, let family, rest.allSatisfy({ $0 == "--help" || $0 == "-h" }) {
      Terminal.print(family.help(in: language))
      return rest.isEmpty ? .usage : .ok
    }
    guard let command = found else {
      throw noCommand(first)
    }
    let words = leading + arguments.dropFirst(command.name.utf8.count { $0 == 0x20 } + 1)
    if words.prefix(while: { $0 != "--" }).contains(where: { ["--help", "-h"].contains($0) }) {
      Terminal.print(command.help(in: language))
      return .ok
    }
    let parsed = try Arguments(Array(words), of: command, in: language)
    try Configuration.checkNames(environment)
    return try command.run(parsed)
  }

  private static func noCommand(_ name: String) -> Failure {
    Failure(
      .usage, "«\(name)» không phải một lệnh; «xanh --help» liệt kê các lệnh",
      "«\(name)» is no command; «xanh --help» lists them")
  }

  /// `xanh help [COMMAND] [--language …]`, in any order of the words.
  private static func help(_ arguments: [String], _ language: Language) throws -> ExitStatus {
    let words = Configuration.withoutLanguage(arguments).filter { !["help", "--help", "-h"].contains($0) }
    if let name = words.first {
      let asked = words.joined(separator: " ")
      // The first word of «audit verify» is enough.
      let found = commands.first { $0.name == asked || words.count == 1 && $0.name.hasPrefix("\(name) ") }
      guard let found else { throw noCommand(asked) }
      Terminal.print(found.help(in: language))
      return .ok
    }
    Terminal.print(overview[language])
    return .ok
  }

  /// The text of `xanh --help`.
  static let overview = Phrase(
    """
    Xanh \(version): từ văn bản kế hoạch đến công việc, từ kết quả về lại báo cáo chính thức.

    Cách dùng: xanh LỆNH [đối số] [tùy chọn]

    Các lệnh:
    \(list(in: .vietnamese))

    «xanh LỆNH --help» nói kỹ hơn về một lệnh. Để dùng thử: «xanh demo», rồi «xanh serve».
    Thiết lập lấy từ tùy chọn, rồi biến môi trường (XANH_…), rồi một tệp; «xanh config show» in các giá trị đang có hiệu
    lực và nơi đặt ra chúng. Mã kết thúc theo sysexits.h. «--language en» cho «English».
    """,
    """
    Xanh \(version): from the plan document to the work, and from the results back to the official report.

    Usage: xanh COMMAND [arguments] [flags]

    Commands:
    \(list(in: .english))

    «xanh COMMAND --help» tells more of one. To try it: «xanh demo», then «xanh serve».
    Settings come from flags, from the environment (XANH_…) and from one file, in that order; «xanh config show»
    prints what is in force and from where. Exit codes follow sysexits.h. «--language vi» gives «tiếng Việt».
    """)

  private static func list(in language: Language) -> String {
    Command.columns(commands.map { ($0.name, $0.summary[language]) }).joined(separator: "\n")
  }

  /// What is wrong with a file is told from what is wrong with the machine.
  static func status(of error: FileError) -> ExitStatus {
    switch error.code {
    case .empty, .encrypted, .legacyFormat, .wrongFormat, .broken, .tooLarge: .dataError
    case .missing: .noInput
    case .writing: .ioError
    case .diskFull: .cannotCreate
    case .programMissing, .programFailed: .unavailable
    case .timeout, .cancelled: .temporary
    }
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
