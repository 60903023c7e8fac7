// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import Web

@testable import App

@Suite struct `Help` {
  private static let asked: [[String]] = [[], ["--help"], ["-h"], ["help"]]

  @Test(arguments: asked) func `help without the README names every command and what it does`(words: [String]) throws {
    let run = try ProgramRun(words, in: Folder())
    #expect(run.status == 0)
    for command in Program.commands {
      #expect(run.output.contains("  \(command.name) "), "\(command.name)")
      #expect(run.output.contains(command.summary.en), "\(command.name)")
    }
    for word in ["XANH_", "config show", "sysexits", "xanh COMMAND --help"] { #expect(run.output.contains(word)) }
  }

  @Test func `every command that one would look for is there`() {
    let wanted = [
      "serve", "read", "write", "import", "demo", "migrate", "audit verify", "backup", "restore", "user", "key",
      "config show",
      "version",
    ]
    #expect(Set(wanted).isSubset(of: Program.commands.map(\.name)))
    #expect(Set(Program.commands.map(\.name)).count == Program.commands.count)
  }

  /// What somebody must find in the help of a command to use it without asking.
  private static let needed: [(command: String, words: [String])] = [
    (
      "serve",
      ["--demo", "--address IP", "--port NUMBER", "--trusted-proxies", "SIGTERM", "nginx", "--log all|errors|off"]
    ),
    ("read", ["FILE", "--format json|tree|markdown|text", "--limit BYTES", "«-»", "65", "66", ".docx", "xanh.plan/1"]),
    (
      "write",
      [
        "PLAN", "--format docx|akn|pdf|xlsx|csv", "--what plan|report", "Akoma Ntoso", "--period CODE", "--output FILE",
        "(docx)", "2026-H1",
      ]
    ),
    ("import", ["FILE", "--owner CODE", "draft", "MẬT"]), ("demo", ["empty database", "Samples/README.md"]),
    ("migrate", ["serve", "newer version is refused"]), ("audit verify", ["[HEAD]", "65", "cut off", "written anew"]),
    ("backup", ["FILE", "while the server runs", "SQLite and PostgreSQL", "key file is not in it"]),
    ("restore", ["FILE", "--force", "empty database", "checked before anything is touched"]),
    ("user", ["list", "password LOGIN", "link LOGIN", "close LOGIN", "open LOGIN", "standard input"]),
    ("key", ["protect", "unprotect", "status", "new", "--passphrase-file FILE", "--key-passphrase-file", "/dev/fd/3"]),
    ("config show", ["port = 8080", "#", "where each comes from", "***"]), ("version", ["Print the version"]),
  ]

  @Test(arguments: needed) func `the help of a command says what one needs`(command: String, words: [String]) throws {
    let name = command.split(separator: " ").map(String.init)
    let run = try ProgramRun(name + ["--help"], in: Folder())
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("Usage: xanh \(command)"))
    for word in words { #expect(run.output.contains(word), "\(word)") }
    for setting in Configuration.settings { #expect(run.output.contains("--\(setting.name) \(setting.value.en)")) }
    #expect(run.output.contains("--config FILE") && run.output.contains("--help"))
    // The three ways of asking give the same.
    #expect(try ProgramRun(["help"] + name, in: Folder()).output == run.output)
    #expect(try ProgramRun(name + ["x", "--port", "y", "-h"], in: Folder()).output == run.output)
  }

  @Test func `flags stand in columns and lines fit a terminal`() {
    for (command, language) in Program.commands.flatMap({ [($0, Language.vietnamese), ($0, .english)] }) {
      let lines = command.help(in: language).split(separator: "\n")
      let flags = lines.filter { $0.hasPrefix("  --") }
      let columns = Set(flags.map { $0.distance(from: $0.startIndex, to: $0.lastIndex(ofDoubleSpace: true)) })
      #expect(columns.count == 1 && flags.count == command.allFlags.count, "\(command.name)")
      for line in lines { #expect(line.count <= 120, "\(line)") }
    }
  }

  @Test(arguments: ["audit", "config"]) func `the first word of a command shows its help and counts as a wrong call`(
    word: String
  ) throws {
    let run = try ProgramRun([word], in: Folder())
    #expect(run.status == 64)
    #expect(run.output.hasPrefix("Usage: xanh \(word) "))
    #expect(try ProgramRun([word, "--help"], in: Folder()).status == 0)
    #expect(try ProgramRun(["help", word], in: Folder()).output == run.output)
  }

  @Test(arguments: [["help", "gibberish"], ["--help", "ser"], ["help", "audit", "gibberish"]])
  func `help on what is no command is a wrong call`(words: [String]) throws {
    let run = try ProgramRun(words, in: Folder())
    #expect(run.status == 64)
    #expect(run.isOneComplaint)
  }

  @Test(arguments: ["version", "--version"]) func `the version is the one that the program has`(word: String) throws {
    #expect(try ProgramRun([word], in: Folder()).output == "xanh \(Program.version)\n")
  }
}

extension Substring {
  /// Where the help of a flag begins: after the last gap of two spaces.
  fileprivate func lastIndex(ofDoubleSpace: Bool) -> Index {
    var found = startIndex
    for index in indices.dropLast(2) where self[index...].hasPrefix("  ") && self[self.index(index, offsetBy: 2)] != " "
    {
      found = index
    }
    return found
  }
}

@Suite struct `A wrong call` {
  /// A call and the status that it ends with.
  struct Call: Sendable, CustomTestStringConvertible {
    let words: [String]
    let status: Int32
    let names: String

    /// - Parameter names: what the complaint must name.
    init(_ words: String, _ status: Int32, _ names: String) {
      self.words = words.split(separator: " ").map(String.init)
      (self.status, self.names) = (status, names)
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  private static let commandLine = [
    Call("gibberish", 64, "gibberish"), Call("Serve", 64, "Serve"), Call("audit check", 64, "audit"),
    Call("serve --no-such-flag", 64, "--no-such-flag"), Call("serve -p 80", 64, "-p"), Call("serve now", 64, "now"),
    Call("serve --port", 64, "--port NUMBER"), Call("serve --port --demo", 64, "--port NUMBER"),
    Call("serve --demo=yes", 64, "--demo"), Call("version 2", 64, "2"), Call("migrate up", 64, "up"),
    Call("demo again", 64, "again"), Call("config show port", 64, "port"), Call("audit verify a b", 64, "«b»"),
    Call("read", 64, "FILE"), Call("read a b", 64, "«b»"), Call("read a --format pdf", 64, "pdf"),
    Call("read a --limit many", 64, "many"), Call("read a --limit 0", 64, "«0»"), Call("read a --limit -5", 64, "-5"),
    Call("read a --limit 99999999999", 64, "99999999999"), Call("read a --lim 5", 64, "--lim"),
    Call("write", 64, "PLAN"),
    Call("write a --format odt", 64, "odt"), Call("import x.md", 64, "--owner"), Call("import --owner A99", 64, "FILE"),
    Call("backup", 64, "FILE"), Call("restore", 64, "FILE"), Call("restore a b", 64, "«b»"),
    Call("user", 64, "user --help"),
    Call("user frobnicate", 64, "frobnicate"), Call("user frobnicate x", 64, "frobnicate"),
    Call("user password", 64, "password"),
    Call("user list kehoach", 64, "list"), Call("user close a b", 64, "«b»"),
  ]

  private static let missing = [
    Call("read no-such-file.txt", 66, "no-such-file.txt"), Call("read .", 66, "."),
    Call("read data/x/y", 66, "data/x/y"),
    Call("import no-such.md --owner A", 66, "no-such.md"), Call("restore no-such-backup", 66, "no-such-backup"),
    Call("backup copy.xanh", 66, "data/xanh.sqlite"), Call("user list", 66, "data/xanh.sqlite"),
    Call("write 12/KH-UBND", 66, "data/xanh.sqlite"), Call("audit verify", 66, "data/xanh.sqlite"),
    Call("user list --data elsewhere", 66, "elsewhere/xanh.sqlite"),
  ]

  @Test(arguments: commandLine + missing) func `ends with its code of sysexits and one line in both languages`(
    call: Call
  ) throws {
    let folder = try Folder()
    let run = try ProgramRun(call.words, in: folder)
    #expect(run.status == call.status)
    #expect(run.isOneComplaint, "\(run.output)\(run.errors)")
    #expect(run.errors.contains(call.names), "\(run.errors)")
    // Nothing is made by a wrong call.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: [
    ("read .", 66, ". là thư mục, cần một tệp. / . is a folder; name a file."),
    ("read none.txt", 66, "Không tìm thấy tệp none.txt. / There is no file none.txt."),
    ("serve --data file", 73, "file: chỗ cần là thư mục lại là tệp. / file: a file stands where a folder should be."),
    ("demo --data file", 73, "file: chỗ cần là thư mục lại là tệp. / file: a file stands where a folder should be."),
    ("read file/x.txt", 66, "file/x.txt: chỗ cần là thư mục lại là tệp."),
  ])
  func `a file in the place of a folder, and a folder in that of a file, are called so`(
    call: String, status: Int32, complaint: String
  ) throws {
    let folder = try Folder()
    try Data("x".utf8).write(to: URL(filePath: folder.path + "/file"))
    let run = try ProgramRun(call.split(separator: " ").map(String.init), in: folder)
    #expect(run.status == status)
    #expect(run.errors.contains(complaint), "\(run.errors)")
    #expect(run.isOneComplaint)
  }

  @Test func `what stands after two hyphens is an argument, whatever it looks like`() throws {
    let folder = try Folder()
    try folder.write("--help", "KẾ HOẠCH\n\nI. NỘI DUNG\n\n- Sở Công Thương chủ trì việc một.\n")
    #expect(try ProgramRun(["read", "--", "--help"], in: folder).output.contains("Sở Công Thương"))
    #expect(try ProgramRun(["read", "--format=tree", "--", "-x"], in: folder).status == 66)
  }

  @Test func `of a flag that is given twice the last counts, and its value may follow an equals sign`() throws {
    let run = try ProgramRun(["config", "show", "--port", "1", "--port=2", "--data=a=b"], in: Folder())
    #expect(run.output.contains("port = 2    # flag --port\n"))
    #expect(run.output.contains("data = a=b    # flag --data\n"))
  }

  private static let lostOutput = ["read plan.md", "read plan.md --format tree", "config show", "--help", "version"]

  @Test(arguments: lostOutput) func `output that does not reach its file is a failure`(words: String) throws {
    let folder = try Folder()
    try folder.write("plan.md", "KẾ HOẠCH\n\nI. NỘI DUNG\n\n- Việc một.\n")
    let run = try ProgramRun(shell: "xanh \(words) > /dev/full", in: folder)
    #expect(run.status == 74)
    #expect(run.isOneComplaint)
  }
}
