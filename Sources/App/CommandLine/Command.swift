// SPDX-License-Identifier: Apache-2.0
import Web

/// One command of the program, with everything that its help says.
struct Command: Sendable {
  /// A flag, with a value or without.
  struct Flag: Sendable {
    let name: String
    /// What stands for the value in the help; `nil` for a flag without one.
    let value: Phrase?
    let help: Phrase
  }

  /// One or two words: `serve`, `audit verify`.
  let name: String
  /// What stands for the arguments in the help: `FILE`; `nil` for a command without.
  let arguments: Phrase?
  /// One line.
  let summary: Phrase
  /// What else one should know, in a paragraph.
  let discussion: Phrase?
  let flags: [Flag]
  /// How many arguments it takes at most.
  let mostWords: Int
  let run: @Sendable (Arguments) throws -> ExitStatus

  init(
    _ name: String, arguments: Phrase? = nil, mostWords: Int? = nil, summary: Phrase, discussion: Phrase? = nil,
    flags: [Flag] = [],
    run: @escaping @Sendable (Arguments) throws -> ExitStatus
  ) {
    self.name = name
    self.arguments = arguments
    self.summary = summary
    self.discussion = discussion
    self.flags = flags
    self.mostWords = mostWords ?? (arguments == nil ? 0 : 1)
    self.run = run
  }

  /// Every flag that the command takes, in the order of the help.
  var allFlags: [Flag] {
    flags + Configuration.flags
      + [Flag(name: "help", value: nil, help: Phrase("In phần trợ giúp này.", "Show this help."))]
  }

  /// The text of `xanh NAME --help`.
  func help(in language: Language) -> String {
    let lines = Self.columns(
      allFlags.map { flag in
        ("--" + flag.name + (flag.value.map { " " + $0[language] } ?? ""), flag.help[language])
      })
    let words: [String?] = ["xanh", name, arguments?[language], Phrase("[tùy chọn]", "[flags]")[language]]
    var help = Phrase("Cách dùng", "Usage")[language] + ": \(words.compactMap(\.self).joined(separator: " "))\n\n"
    help += summary[language] + "\n"
    if let discussion { help += "\n\(discussion[language])\n" }
    help += "\n" + Phrase("Tùy chọn", "Flags")[language] + ":\n" + lines.joined(separator: "\n") + "\n"
    return help
      + Phrase(
        "\n«xanh config show» in các thiết lập đang có hiệu lực.\n",
        "\n«xanh config show» prints the settings in force.\n")[language]
  }

  /// Lines of two columns, the second under itself.
  static func columns(_ rows: [(String, String)]) -> [String] {
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    return rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count) + $0.1 }
  }
}

extension Phrase {
  /// What is written alike in both languages, such as the names of formats.
  static func both(_ text: String) -> Phrase { Phrase(text, text) }

  /// `FILE`.
  static let file = Phrase("TỆP", "FILE")
  /// `NUMBER`.
  static let number = Phrase("SỐ", "NUMBER")
}

/// The words behind a command, split into flags and the rest.
struct Arguments: Sendable {
  private(set) var words: [String] = []
  /// The language of what is printed.
  let language: Language
  private var values: [String: String] = [:]
  private var switches: Set<String> = []

  /// Splits the words; throws `usage` for a flag that the command does not have or whose value is missing.
  init(_ words: [String], of command: Command, in language: Language) throws(Failure) {
    self.language = language
    let flags = Dictionary(
      (command.flags + Configuration.flags).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.utf8.first == UInt8(ascii: "-"), word != "-", word != "--" else {
        if word == "--" { self.words += rest; break }
        self.words.append(word)
        continue
      }
      let (name, attached) = Self.split(word)
      guard word.utf8.starts(with: "--".utf8), let flag = flags[name] else {
        throw Failure(
          .usage, "«xanh \(command.name)» không có tùy chọn «\(word)»; xem «xanh \(command.name) --help»",
          "«xanh \(command.name)» has no flag «\(word)»; see «xanh \(command.name) --help»")
      }
      try take(flag, attached, &rest)
    }
    guard self.words.count <= command.mostWords else {
      let extra = self.words[command.mostWords]
      throw Failure(
        .usage, "«xanh \(command.name)» thừa «\(extra)»; xem «xanh \(command.name) --help»",
        "«xanh \(command.name)» does not take «\(extra)»; see «xanh \(command.name) --help»")
    }
  }

  private mutating func take(_ flag: Command.Flag, _ attached: String?, _ rest: inout ArraySlice<String>)
    throws(Failure)
  {
    guard let placeholder = flag.value else {
      guard attached == nil else {
        throw Failure(.usage, "«--\(flag.name)» không nhận giá trị", "«--\(flag.name)» takes no value")
      }
      switches.insert(flag.name)
      return
    }
    // The next flag is no value; one that begins so is given as --flag=value.
    let next = rest.first.flatMap { $0.utf8.starts(with: "--".utf8) ? nil : $0 }
    guard let value = attached ?? next else {
      throw Failure(
        .usage, "«--\(flag.name)» cần một giá trị: --\(flag.name) \(placeholder.vi)",
        "«--\(flag.name)» needs a value: --\(flag.name) \(placeholder.en)")
    }
    if attached == nil { rest.removeFirst() }
    values[flag.name] = value
  }

  private static func split(_ word: String) -> (name: String, value: String?) {
    let body = word.utf8.dropFirst(2)
    guard let equals = body.firstIndex(of: UInt8(ascii: "=")) else { return (String(body) ?? "", nil) }
    return (String(body[..<equals]) ?? "", String(body[body.index(after: equals)...]) ?? "")
  }

  subscript(flag: String) -> String? { values[flag] }

  func has(_ flag: String) -> Bool { switches.contains(flag) }

  /// The one argument that the command takes.
  func only(_ what: Phrase) throws(Failure) -> String {
    guard words.count == 1 else {
      throw Failure(.usage, "thiếu \(what.vi)", "\(what.en) is needed")
    }
    return words[0]
  }

  /// Prints a result in the language that was asked for.
  func say(_ phrase: Phrase) { Terminal.print(phrase[language]) }
}
