// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

@Suite struct `An installation` {
  @Test func `a whole country is loaded with people who can sign in and plans that are under way`() throws {
    let folder = try Folder()
    let made = try ProgramRun(["demo", "--country", "40", "--language", "en"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains(" people, 68 plans") && made.output.contains("administrator.1"))
    let people = try ProgramRun(["user", "list"], in: folder).output
    #expect(people.contains("administrator.1") && people.contains("approver."))
    #expect(try ProgramRun(["audit", "verify", "--language", "en"], in: folder).output.contains("entries fit"))
    #expect(try ProgramRun(["demo", "--country", "40"], in: folder).status == 65)
  }

  @Test(arguments: ["33", "0", "-5", "x", "1000001", ""]) func `a country of another size is refused`(
    size: String
  ) throws {
    let folder = try Folder()
    #expect(try ProgramRun(["demo", "--country=\(size)"], in: folder).status == 64)
  }

  @Test func `demonstration data is loaded once, into an empty database`() throws {
    let folder = try Folder()
    let first = try ProgramRun(["demo"], in: folder)
    #expect(first.status == 0)
    for word in ["xanh-minh-hoa", "kehoach", "duyet", "quantri", "congthuong", "loopback only"] {
      #expect(first.output.contains(word))
    }
    let again = try ProgramRun(["demo"], in: folder)
    #expect(again.status == 65 && again.isOneComplaint && again.errors.contains("not empty"))
  }

  @Test func `what the program makes only its own user may read`() throws {
    let folder = try Folder.withDemonstration()
    #expect(try ProgramRun(["backup", "copy.xanh"], in: folder).status == 0)
    let fresh = try Folder()
    #expect(try ProgramRun(shell: "umask 000; xanh migrate", in: fresh).status == 0)
    let others = try ProgramRun(shell: "find data copy.xanh -perm /077", in: folder)
    #expect(try ProgramRun(shell: "find data -perm /077", in: fresh).output.isEmpty)
    #expect(others.output.isEmpty, "\(others.output)")
  }

  @Test func `tables are made and brought up to date once`() throws {
    let folder = try Folder()
    let first = try ProgramRun(["migrate"], in: folder)
    #expect(first.status == 0 && first.output.hasPrefix("schema "))
    #expect(try ProgramRun(["migrate"], in: folder).output == first.output)
    #expect(try ProgramRun(["config", "show"], in: Folder()).status == 0)
  }

  private static let commands = ["migrate", "user list", "audit verify", "backup copy.xanh", "serve --port 0", "demo"]

  @Test(arguments: commands) func `a schema of a newer version is refused by every command`(words: String) throws {
    let folder = try Folder.withDemonstration()
    try folder.sqlite("INSERT INTO schema_migration VALUES (999, 'later', 0)")
    let run = try ProgramRun(words.split(separator: " ").map(String.init), in: folder)
    #expect(run.status == 65)
    #expect(run.isOneComplaint && run.errors.contains("999") && run.errors.contains("newer version"), "\(run.errors)")
    #expect(!folder.has("copy.xanh"))
  }

  @Test(arguments: ["not a database at all, whatever its name says", "SQLite format 3\0"])
  func `a file that is no database is refused and left as it is`(text: String) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: false)
    try folder.write("data/xanh.sqlite", String(repeating: text, count: 40))
    let run = try ProgramRun(["user", "list"], in: folder)
    #expect(run.status == 65 && run.isOneComplaint, "\(run.status) \(run.errors)")
    #expect(try folder.read("data/xanh.sqlite") == Data(String(repeating: text, count: 40).utf8))
  }

  @Test(arguments: [0, 1, 63, 65]) func `a key file of another length is named, and nothing is signed with it`(
    size: Int
  ) throws {
    let folder = try Folder.withDemonstration()
    try folder.write("data/keys", Data(repeating: 7, count: size))
    let run = try ProgramRun(["audit", "verify"], in: folder)
    #expect(run.status == 78)
    #expect(run.isOneComplaint && run.errors.contains("data/keys") && run.errors.contains("64"), "\(run.errors)")
  }

  @Test func `a data folder that cannot be made is named`() throws {
    let folder = try Folder()
    try folder.write("file", "x")
    for (path, fault) in [("file", "file"), ("file/data", "file"), ("/proc/data", "/proc")] {
      let run = try ProgramRun(["migrate", "--data", path], in: folder)
      // Root may write everywhere, and then /proc makes no folder; others may not write there.
      #expect(run.status == 73 || run.status == 77 && path.hasPrefix("/"), "\(path)")
      #expect(run.isOneComplaint && run.errors.contains(fault), "\(run.errors)")
    }
  }

  @Test func `a database that does not answer is one clear line`() throws {
    let run = try ProgramRun(["user", "list", "--database", "host=/nonexistent dbname=x"], in: Folder())
    #expect(run.status == 69)
    #expect(run.isOneComplaint, "\(run.errors)")
  }
}

@Suite struct `People on the command line` {
  private func lines(_ folder: Folder) throws -> [String: String] {
    let run = try ProgramRun(["user", "list"], in: folder)
    try #require(run.status == 0)
    let pairs = run.output.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (fields[0], fields.count > 1 ? fields[1] : "")
    }
    return Dictionary(pairs) { first, _ in first }
  }

  @Test func `the list has everybody with their roles`() throws {
    let folder = try Folder.withDemonstration()
    let people = try lines(folder)
    #expect(String(people.count) == (try folder.sqlite("SELECT count(*) FROM person")))
    #expect(people["kehoach"]?.contains("planner @ ") == true)
    #expect(people["quantri"]?.contains("administrator @ ") == true)
    #expect(people.values.allSatisfy { !$0.contains("?") && !$0.contains("(closed)") })
  }

  @Test func `an empty installation has nobody`() throws {
    let folder = try Folder()
    #expect(try ProgramRun(["migrate"], in: folder).status == 0)
    #expect(try lines(folder).isEmpty)
  }

  @Test func `an account is closed and opened, and the journal says so`() throws {
    let folder = try Folder.withDemonstration()
    #expect(try ProgramRun(["user", "close", "kehoach"], in: folder).output == "kehoach: closed\n")
    #expect(try lines(folder)["kehoach"]?.contains("(closed)") == true)
    #expect(try lines(folder)["duyet"]?.contains("(closed)") == false)
    #expect(try ProgramRun(["user", "open", "kehoach"], in: folder).output == "kehoach: open\n")
    #expect(try lines(folder)["kehoach"]?.contains("(closed)") == false)
    let actions = try folder.sqlite("SELECT group_concat(action) FROM journal WHERE action LIKE 'person.%e%'")
    #expect(actions == "person.close,person.open")
  }

  private static let long = String(repeating: "một câu dài mà dễ nhớ ", count: 20)

  private static let passwords: [(password: String, isTaken: Bool)] = [
    ("một mật khẩu dài hơn", true), ("", false), ("ngắn", false), ("1234567890", false), ("kehoach123456", false),
    // Nine letters are nine, however many bytes they have.
    ("đườngquêt", false), ("đườngquêtớ", true), (String(long.prefix(256)), true), (String(long.prefix(257)), false),
  ]

  @Test(arguments: passwords) func `a password has 10 to 256 characters and is none that is tried first`(
    password: String, isTaken: Bool
  ) throws {
    let folder = try Folder.withDemonstration()
    let hash = { try folder.sqlite("SELECT password_hash FROM person WHERE login = 'kehoach'") }
    let before = try hash()
    let run = try ProgramRun(["user", "password", "kehoach"], in: folder, input: password + "\n")
    #expect(run.status == (isTaken ? 0 : 65))
    #expect(
      isTaken ? run.output.contains("password set") : run.isOneComplaint && run.errors.contains("Nothing was changed"))
    #expect(try (hash() != before) == isTaken)
    #expect(!run.errors.contains(password) || password.isEmpty)
  }

  @Test func `a new password ends the sessions of the old one and stands nowhere in the database`() throws {
    let folder = try Folder.withDemonstration()
    try folder.sqlite(
      "INSERT INTO session SELECT x'01', id, 0, 9000000000000, x'02' FROM person WHERE login = 'kehoach'".replacing(
        "SELECT x'01', id, 0, 9000000000000, x'02'", with: "SELECT \(Self.session(folder))"))
    #expect(try folder.sqlite("SELECT count(*) FROM session") == "1")
    let run = try ProgramRun(["user", "password", "kehoach"], in: folder, input: "một mật khẩu dài hơn\n")
    #expect(run.status == 0)
    #expect(try folder.sqlite("SELECT count(*) FROM session") == "0")
    #expect(try ProgramRun(shell: "grep -rac 'khẩu dài' data/xanh.sqlite || true", in: folder).output == "0\n")
  }

  /// One value for each column of a session.
  private static func session(_ folder: Folder) throws -> String {
    try folder.sqlite(
      "SELECT group_concat(CASE WHEN name = 'person' THEN 'id' WHEN type = 'BLOB' THEN 'zeroblob(32)' WHEN type = 'TEXT' THEN '''x''' ELSE '9000000000000' END, ', ') FROM pragma_table_info('session')"
    )
  }

  @Test func `a link to choose a password holds three days and is kept as a digest only`() throws {
    let folder = try Folder.withDemonstration()
    let run = try ProgramRun(["user", "link", "kehoach"], in: folder)
    #expect(run.status == 0 && run.output.hasPrefix("/lien-ket/"))
    let token = run.output.dropFirst("/lien-ket/".count).dropLast()
    #expect(token.utf8.count >= 40)
    #expect(try ProgramRun(shell: "grep -c -e '\(token)' data/xanh.sqlite || true", in: folder).output == "0\n")
    #expect(try folder.sqlite("SELECT count(*) FROM one_time_link") == "1")
  }

  @Test(arguments: ["password", "link", "close", "open"]) func `nobody by that name is told as such`(action: String)
    throws
  {
    let folder = try Folder.withDemonstration()
    let run = try ProgramRun(["user", action, "khong-co"], in: folder, input: "một mật khẩu dài hơn\n")
    #expect(run.status == 65 && run.isOneComplaint && run.errors.contains("«khong-co»"))
  }
}
