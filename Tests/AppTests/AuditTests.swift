// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

@Suite struct `The journal on the command line` {
  /// An installation whose journal is sealed and whose signed head was handed out by a server.
  private func sealed() throws -> Folder {
    let folder = try Folder.withDemonstration()
    let server = try RunningServer(in: folder)
    try server.said()
    try #require(server.stop() == 0)
    try #require(folder.has("data/journal-head.json"))
    return folder
  }

  private func verdict(_ folder: Folder, _ words: String...) throws -> ProgramRun {
    try ProgramRun(["audit", "verify"] + words, in: folder)
  }

  @Test func `a journal that nobody touched fits, with and without its signed head`() throws {
    let bare = try Folder.withDemonstration()
    #expect(try verdict(bare).output.hasSuffix("entries fit; no signed head to compare with\n"))
    let folder = try sealed()
    let run = try verdict(folder)
    #expect(run.status == 0 && run.output.hasSuffix("entries fit, and the signed head\n"), "\(run.output)")
    // What came after the head fits as well.
    #expect(try ProgramRun(["user", "close", "duyet"], in: folder).status == 0)
    #expect(try verdict(folder).status == 0)
    // A head that is kept elsewhere is as good.
    try folder.write("printed.json", folder.read("data/journal-head.json"))
    try FileManager.default.removeItem(atPath: folder.path + "/data/journal-head.json")
    #expect(try verdict(folder, "printed.json").output.contains("and the signed head"))
  }

  /// A way to make the past look different, as somebody with the file in hand could.
  struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let statements: String
    /// The word of the verdict, and whether it names the entry.
    let fault: String
    let namesEntry: Bool

    init(_ name: String, _ fault: String, namesEntry: Bool = true, _ statements: String) {
      (testDescription, self.fault, self.namesEntry) = (name, fault, namesEntry)
      self.statements =
        ["journal", "journal_seal", "journal_commitment", "journal_name", "journal_text"].flatMap { table in
          ["UPDATE", "DELETE"].map { "DROP TRIGGER IF EXISTS \(table)_keeps_\($0);" }
        }.joined() + statements
    }
  }

  private static let tenth = "(realm, id) = (SELECT realm, entry FROM journal_seal WHERE sequence = 10)"

  private static let tamperings = [
    Tampering("an action is changed", "changed", "UPDATE journal SET action = 'x' WHERE \(tenth);"),
    Tampering("a moment is changed", "changed", "UPDATE journal SET recorded_at = recorded_at + 1 WHERE \(tenth);"),
    Tampering("a value is changed", "changed", "UPDATE journal SET value_after = '{}' WHERE \(tenth);"),
    Tampering("a subject is changed", "changed", "UPDATE journal SET subject = subject + 1 WHERE \(tenth);"),
    Tampering("an entry is taken out", "missing", "DELETE FROM journal WHERE \(tenth);"),
    Tampering(
      "the content of a seal is changed", "changed",
      "UPDATE journal_seal SET content = zeroblob(32) WHERE sequence = 10;"),
    Tampering(
      "two entries change places", "reordered",
      """
      CREATE TEMP TABLE a AS SELECT * FROM journal_seal WHERE sequence IN (10, 11);
      DELETE FROM journal_seal WHERE sequence IN (10, 11);
      INSERT INTO journal_seal SELECT 21 - sequence, realm, entry, content, chain FROM a;
      """),
    Tampering(
      "an entry is taken out with its seal", "missing",
      "DELETE FROM journal WHERE \(tenth); DELETE FROM journal_seal WHERE sequence = 10;"),
  ]

  @Test(arguments: tamperings) func `what was done to the journal is found without a head, and its place named`(
    tampering: Tampering
  ) throws {
    let folder = try Folder.withDemonstration()
    #expect(try verdict(folder).status == 0)
    try folder.sqlite(tampering.statements)
    let run = try verdict(folder)
    #expect(run.status == 65)
    #expect(run.output.hasPrefix("journal: "), "\(run.output)\(run.errors)")
    #expect(run.output.contains("number 1"), "\(run.output)")
    #expect(run.output.contains(tampering.fault), "\(run.output)")
  }

  private static let cut = """
    DELETE FROM journal WHERE (realm, id) IN (SELECT realm, entry FROM journal_seal WHERE sequence > 700);
    DELETE FROM journal_seal WHERE sequence > 700;
    """

  @Test func `a cut tail is found by the signed head alone`() throws {
    let folder = try sealed()
    try folder.sqlite(Tampering("cut", "", Self.cut).statements)
    let run = try verdict(folder)
    #expect(run.status == 65)
    #expect(run.output.contains("cut-tail"), "\(run.output)")
    try FileManager.default.removeItem(atPath: folder.path + "/data/journal-head.json")
    #expect(try verdict(folder).status == 0)
  }

  @Test func `a journal written anew is found by the signed head alone`() throws {
    let (folder, other) = (try sealed(), try Folder())
    #expect(try ProgramRun(["demo"], in: other).status == 0)
    #expect(try verdict(other).status == 0)
    try folder.write("data/xanh.sqlite", other.read("data/xanh.sqlite"))
    let run = try verdict(folder)
    #expect(run.status == 65)
    #expect(run.output.contains("rewritten"), "\(run.output)")
  }

  @Test func `a head that another key has signed is forged`() throws {
    let (folder, other) = (try sealed(), try sealed())
    try other.write("data/keys", Data((0..<64).map { UInt8($0) }))
    let run = try verdict(other)
    #expect(run.status == 65 && run.output.contains("forged-head"), "\(run.output)")
    #expect(try verdict(folder).status == 0)
  }

  @Test(arguments: [("", 65), ("{}", 65), ("[1, 2]", 65), ("not a head", 65), ("{\"sequence\": 1}", 65)])
  func `a file that is no head is refused`(text: String, status: Int32) throws {
    let folder = try Folder.withDemonstration()
    try folder.write("head.json", text)
    let run = try verdict(folder, "head.json")
    #expect(run.status == status)
    #expect(run.isOneComplaint && run.errors.contains("«head.json»"), "\(run.errors)")
    #expect(try verdict(folder, "no-such-head").status == 66)
  }
}

@Suite struct `Copies on the command line` {
  @Test func `a copy put back holds the same people and passes the audit`() throws {
    let (first, second) = (try Folder.withDemonstration(), try Folder())
    let said = try ProgramRun(["backup", "copy.xanh"], in: first)
    #expect(said.status == 0 && said.output.hasSuffix("in copy.xanh\n"))
    #expect(
      try ProgramRun(["restore", first.path + "/copy.xanh", "--key-file", first.path + "/data/keys"], in: second).status
        == 0)
    try second.write("data/keys", first.read("data/keys"))
    #expect(try ProgramRun(["user", "list"], in: second).output == ProgramRun(["user", "list"], in: first).output)
    // A copy of the copy has the same rows and files.
    let again = try ProgramRun(["backup", "copy.xanh"], in: second)
    #expect(again.output.prefix { $0 != "," } == said.output.prefix { $0 != "," })
    #expect(try ProgramRun(["audit", "verify"], in: second).status == 0)
    #expect(
      try ProgramRun(shell: "cd data/evidence && find . -type f | sort", in: second).output
        == ProgramRun(shell: "cd data/evidence && find . -type f | sort", in: first).output)
  }

  @Test func `a database that holds something is replaced only when that is asked for`() throws {
    let folder = try Folder.withDemonstration()
    #expect(try ProgramRun(["backup", "copy.xanh"], in: folder).status == 0)
    #expect(try ProgramRun(["user", "close", "kehoach"], in: folder).status == 0)
    let refused = try ProgramRun(["restore", "copy.xanh"], in: folder)
    #expect(refused.status == 65 && refused.isOneComplaint)
    #expect(try ProgramRun(["user", "list"], in: folder).output.contains("(closed)"))
    #expect(try ProgramRun(["restore", "copy.xanh", "--force"], in: folder).status == 0)
    #expect(try !ProgramRun(["user", "list"], in: folder).output.contains("(closed)"))
  }

  /// What may have happened to a copy since it was made.
  private static let damages: [(name: String, line: String)] = [
    ("emptied", ": > copy.xanh"), ("cut in the middle", "truncate -s 50% copy.xanh"),
    ("cut by a byte", "truncate -s -1 copy.xanh"),
    ("longer by a byte", "printf x >> copy.xanh"), ("another file", "head -c 300000 /dev/zero > copy.xanh"),
    ("a byte is changed", "printf '\\125' | dd of=copy.xanh bs=1 seek=20000 conv=notrunc status=none"),
    ("the first byte is changed", "printf 'Q' | dd of=copy.xanh conv=notrunc status=none"),
  ]

  @Test(arguments: damages) func `a damaged copy is refused before anything is touched`(name: String, line: String)
    throws
  {
    let folder = try Folder.withDemonstration()
    let damaged = try ProgramRun(
      shell:
        "xanh backup copy.xanh && truncate() { size=$(stat -c %s copy.xanh); case $2 in 50%) command truncate -s $((size / 2)) $3 ;; *) command truncate -s $2 $3 ;; esac; }; \(line)",
      in: folder)
    #expect(damaged.status == 0, "\(damaged.errors)")
    let before = try ProgramRun(["user", "list"], in: folder).output
    let run = try ProgramRun(["restore", "copy.xanh", "--force"], in: folder)
    #expect(run.status == 65, "\(name)")
    #expect(run.isOneComplaint && run.errors.contains("«copy.xanh»"), "\(run.errors)")
    #expect(try ProgramRun(["user", "list"], in: folder).output == before)
    #expect(try ProgramRun(["audit", "verify"], in: folder).status == 0)
  }

  @Test(arguments: ["no/such/folder/copy.xanh", "/proc/copy.xanh", "data"])
  func `a copy that cannot be written is named`(
    path: String
  ) throws {
    let folder = try Folder.withDemonstration()
    let run = try ProgramRun(["backup", path], in: folder)
    #expect(run.status == 73 || run.status == 74, "\(run.status)")
    #expect(run.isOneComplaint && run.errors.contains(path), "\(run.errors)")
  }

  @Test func `a copy takes the place of the one before only when it is whole`() throws {
    let folder = try Folder.withDemonstration()
    try folder.write("copy.xanh", "the old one")
    let run = try ProgramRun(shell: "ulimit -f 100; xanh backup copy.xanh", in: folder)
    #expect(run.status != 0)
    #expect(try folder.read("copy.xanh") == Data("the old one".utf8))
    #expect(try ProgramRun(["backup", "copy.xanh"], in: folder).status == 0)
    #expect(try folder.read("copy.xanh").count > 100_000)
  }
}
