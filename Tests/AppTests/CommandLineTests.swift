// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

@Suite struct `The command line` {
  @Test func `help without the README names every command`() throws {
    let run = try ProgramRun(["--help"], in: Folder())
    #expect(run.status == 0)
    for name in [
      "serve", "read", "write", "import", "demo", "migrate", "audit verify", "backup", "restore", "user", "config show",
      "version",
    ] {
      #expect(run.output.contains("  \(name) "), "\(name)")
    }
  }

  @Test func `every command has help of its own with its flags`() throws {
    for command in Program.commands {
      #expect(command.help.hasPrefix("Usage: xanh \(command.name)"))
      #expect(!command.summary.isEmpty, "\(command.name)")
      for flag in command.flags { #expect(command.help.contains("--\(flag.name)")) }
    }
  }

  private static let wrongCalls: [(words: String, status: Int32)] = [
    ("gibberish", 64), ("serve --no-such-flag", 64), ("serve --port", 64), ("read", 64), ("read no-such-file.txt", 66),
    ("restore no-such-backup", 66), ("user", 64), ("import x.md", 64), ("config show --config no-such.conf", 78),
    ("serve --port 70000", 78),
  ]

  @Test(arguments: wrongCalls)
  func `a wrong call ends with its code of sysexits and one line`(words: String, status: Int32) throws {
    let run = try ProgramRun(words.split(separator: " ").map(String.init), in: Folder())
    #expect(run.status == status)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("xanh: "))
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  @Test func `the version is the one of the changelog`() throws {
    #expect(try ProgramRun(["version"], in: Folder()).output == "xanh \(Program.version)\n")
  }
}

@Suite struct `Settings` {
  @Test func `a flag wins over the environment, the environment over the file, the file over the default`() throws {
    let folder = try Folder()
    try folder.write("xanh.conf", "# of this machine\nport = 1111\naddress = 127.0.0.2  # spare\ndata = from-file\n")
    let run = try ProgramRun(
      ["config", "show", "--port", "3333"], in: folder, environment: ["XANH_PORT": "2222", "XANH_DATA": "from-env"])
    #expect(run.output.contains("port = 3333    # flag --port"))
    #expect(run.output.contains("data = from-env    # environment XANH_DATA"))
    #expect(run.output.contains("address = 127.0.0.2    # file xanh.conf"))
    #expect(run.output.contains("workers = 0    # default"))
  }

  @Test(arguments: ["prot = 8080", "just words"])
  func `a line of the file that is no setting is named with its number`(line: String) throws {
    let folder = try Folder()
    try folder.write("xanh.conf", "port = 8080\n\(line)\n")
    let run = try ProgramRun(["config", "show"], in: folder)
    #expect(run.status == 78)
    #expect(run.errors.contains("xanh.conf, line 2"))
  }
}

@Suite struct `Documents on the command line` {
  @Test(arguments: [Data(), Data([0x7F, 0x45, 0x4C, 0x46, 1, 2, 3, 0, 0, 0, 0, 0]), Data(repeating: 0, count: 1000)])
  func `what is no document is refused with one line`(bytes: Data) throws {
    let folder = try Folder()
    try folder.write("plan.txt", bytes)
    let run = try ProgramRun(["read", "plan.txt"], in: folder)
    #expect(run.status == 65)
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test func `broken UTF-8 is read, not refused`() throws {
    let folder = try Folder()
    try folder.write(
      "plan.txt",
      Data((String(repeating: "KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n- Việc một của kế hoạch này.\n", count: 9) + "\u{0}").utf8)
        + Data([0xC3]))
    let run = try ProgramRun(["read", "plan.txt"], in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("\"schema\""))
  }

  @Test func `a plan goes into the database as a draft, once an owner is named`() throws {
    let folder = try Folder()
    #expect(try ProgramRun(["demo"], in: folder).status == 0)
    try folder.write("plan.md", "KẾ HOẠCH\nthử\n\nI. NỘI DUNG\n\n- Sở Công Thương chủ trì việc một.\n")
    let run = try ProgramRun(["import", "plan.md", "--owner", "H99"], in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("draft"))
    #expect(try ProgramRun(["import", "plan.md", "--owner", "NOBODY"], in: folder).status == 65)
  }
}

@Suite struct `An installation` {
  @Test func `demonstration data is loaded once, into an empty database`() throws {
    let folder = try Folder()
    #expect(try ProgramRun(["demo"], in: folder).output.contains("xanh-minh-hoa"))
    let again = try ProgramRun(["demo"], in: folder)
    #expect(again.status == 65)
    #expect(again.errors.contains("not empty"))
  }

  @Test func `a backup restored elsewhere passes the audit and holds the same people`() throws {
    let (first, second) = (try Folder(), try Folder())
    #expect(try ProgramRun(["demo"], in: first).status == 0)
    let backup = second.path + "/copy.xanh"
    #expect(try ProgramRun(["backup", backup], in: first).status == 0)
    #expect(try ProgramRun(["restore", backup], in: second).status == 0)
    try FileManager.default.removeItem(atPath: second.path + "/data/keys")
    try FileManager.default.copyItem(atPath: first.path + "/data/keys", toPath: second.path + "/data/keys")
    let verdict = try ProgramRun(["audit", "verify"], in: second)
    #expect(verdict.status == 0, "\(verdict.output)\(verdict.errors)")
    #expect(try ProgramRun(["user", "list"], in: first).output == ProgramRun(["user", "list"], in: second).output)
    #expect(try ProgramRun(["restore", backup], in: second).status == 65)
  }

  @Test func `a changed entry of the journal is found and named`() throws {
    let folder = try Folder()
    #expect(try ProgramRun(["demo"], in: folder).status == 0)
    #expect(try ProgramRun(["audit", "verify"], in: folder).status == 0)
    let sql =
      "DROP TRIGGER journal_keeps_UPDATE; UPDATE journal SET action = 'x' WHERE id = (SELECT min(id) FROM journal);"
    try sqlite(folder.path + "/data/xanh.sqlite", sql)
    let verdict = try ProgramRun(["audit", "verify"], in: folder)
    #expect(verdict.status == 65)
    #expect(verdict.output.contains("entry "))
  }

  @Test func `a password from standard input opens the account, a short one does not`() throws {
    let folder = try Folder()
    #expect(try ProgramRun(["demo"], in: folder).status == 0)
    #expect(try ProgramRun(["user", "password", "kehoach"], in: folder, input: "ngắn\n").status == 65)
    let run = try ProgramRun(["user", "password", "kehoach"], in: folder, input: "một mật khẩu dài hơn\n")
    #expect(run.status == 0)
    #expect(run.output.contains("password set"))
    #expect(try ProgramRun(["user", "password", "khong-co"], in: folder, input: "x\n").status == 65)
  }

  @Test func `a schema of a newer version is refused with a clear line`() throws {
    let folder = try Folder()
    #expect(try ProgramRun(["migrate"], in: folder).output.hasPrefix("schema "))
    try sqlite(folder.path + "/data/xanh.sqlite", "INSERT INTO schema_migration VALUES (999, 'later', 0);")
    let run = try ProgramRun(["migrate"], in: folder)
    #expect(run.status == 65)
    #expect(run.errors.contains("999"))
  }

  private func sqlite(_ path: String, _ sql: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = [path, sql]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}

@Suite struct `A server` {
  /// A server that runs until the test ends.
  private final class Running {
    let process = Process()
    let output = Pipe()

    init(_ arguments: [String], in folder: Folder) throws {
      process.executableURL = URL(fileURLWithPath: ProgramRun.path)
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    deinit {
      if process.isRunning { process.terminate() }
      process.waitUntilExit()
    }

    /// What it has printed once it says where it listens.
    func started() throws -> String {
      var text = ""
      while !text.contains("http://") || !text.hasSuffix("\n") {
        let data = output.fileHandleForReading.availableData
        if data.isEmpty { throw CocoaError(.fileReadUnknown) }
        text += String(decoding: data, as: UTF8.self)
      }
      return text
    }
  }

  @Test func `a second one on the same file is refused and says who holds it`() throws {
    let folder = try Folder()
    let first = try Running(["serve", "--port", "0"], in: folder)
    _ = try first.started()
    let second = try ProgramRun(["serve", "--port", "0"], in: folder)
    #expect(second.status == 75)
    #expect(second.errors.contains("\(first.process.processIdentifier)"))
  }

  @Test func `an empty one prints the link for the first administrator, and ends with 0 when it is asked to stop`()
    throws
  {
    let folder = try Folder()
    let server = try Running(["serve", "--port", "0"], in: folder)
    var text = try server.started()
    while !text.contains("/lien-ket/") {
      text += String(decoding: server.output.fileHandleForReading.availableData, as: UTF8.self)
    }
    server.process.terminate()
    server.process.waitUntilExit()
    #expect(server.process.terminationStatus == 0)
  }

  @Test func `demonstration data is not served where others may come`() throws {
    let run = try ProgramRun(["serve", "--demo", "--trusted-proxies", "127.0.0.1", "--port", "0"], in: Folder())
    #expect(run.status == 78)
  }

  @Test func `an address in use is one clear line`() throws {
    let folder = try Folder()
    let first = try Running(["serve", "--port", "0"], in: folder)
    let line = try #require(try first.started().split(separator: "\n").first)
    let number = try #require(line.split(separator: ":").last.map(String.init))
    let run = try ProgramRun(["serve", "--port", number], in: Folder())
    #expect(run.status == 69)
    #expect(run.errors.contains(number))
  }
}
