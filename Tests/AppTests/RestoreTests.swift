// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

/// A backup as a file on somebody's disk: copied, cut off, changed, and put back by the program.
@Suite struct `A backup on the command line` {
  /// A backup of the demonstration, made once.
  private static let backup = Result {
    let folder = try Folder.withDemonstration()
    try #require(ProgramRun(["backup", "copy.xanh"], in: folder).status == 0)
    return [UInt8](try folder.read("copy.xanh"))
  }

  /// The key file of the demonstration, which every copy of it shares.
  private static let keys = Result { try Folder.withDemonstration().read("data/keys") }

  /// A folder with a copy in it and the key that it was made with.
  private static func place(_ bytes: [UInt8], in folder: Folder) throws {
    try folder.write("copy.xanh", Data(bytes))
    try folder.write("old.keys", try keys.get())
  }

  private static let counts = "SELECT (SELECT count(*) FROM plan_item) || ' ' || (SELECT count(*) FROM person)"

  /// What was done to the file, from the beginning of the kind and the size to the whole.
  private static let damages: [(name: String, change: @Sendable ([UInt8]) -> [UInt8])] = [
    ("empty", { _ in [] }), ("one byte", { Array($0.prefix(1)) }),
    ("the first half", { Array($0.prefix($0.count / 2)) }),
    ("all but the last byte", { $0.dropLast() }), ("all but the first byte", { Array($0.dropFirst()) }),
    ("a byte more", { $0 + [0] }), ("twice", { $0 + $0 }), ("zeros", { [UInt8](repeating: 0, count: $0.count) }),
    ("a text", { _ in Array("KẾ HOẠCH\n\nI. NỘI DUNG\n".utf8) }),
    ("first byte changed", { changed($0, 0) }), ("a byte of the head changed", { changed($0, 20) }),
    ("a byte of the first third changed", { changed($0, $0.count / 3) }),
    ("a byte of the middle changed", { changed($0, $0.count / 2) }),
    ("last byte changed", { changed($0, $0.count - 1) }),
    ("two pieces exchanged", { Array($0.prefix(64)) + $0[128..<192] + $0[64..<128] + $0[192...] }),
    ("a piece left out", { Array($0[..<($0.count / 2)]) + $0[($0.count / 2 + 100)...] }),
  ]

  private static func changed(_ bytes: [UInt8], _ place: Int) -> [UInt8] {
    var bytes = bytes
    bytes[place] ^= 0x10
    return bytes
  }

  @Test(arguments: 0..<damages.count) func `that was damaged is refused in both languages, and nothing is touched`(
    number: Int
  ) throws {
    let (name, change) = Self.damages[number]
    let folder = try Folder()
    try #require(ProgramRun(["migrate"], in: folder).status == 0)
    try Self.place(change(try Self.backup.get()), in: folder)
    let run = try ProgramRun(["restore", "copy.xanh", "--key-file", "old.keys"], in: folder)
    #expect(run.status == 65, "\(name): \(run.status)")
    #expect(run.isOneComplaint && run.errors.contains("copy.xanh"), "\(name): \(run.output)\(run.errors)")
    #expect(try folder.sqlite(Self.counts) == "0 0", "\(name)")
  }

  @Test(arguments: 0..<damages.count) func `that was damaged replaces nothing, not even by force`(number: Int) throws {
    let (name, change) = Self.damages[number]
    guard number % 4 == 0 else { return }
    let folder = try Folder.withDemonstration()
    let before = try folder.sqlite(Self.counts)
    try Self.place(change(try Self.backup.get()), in: folder)
    #expect(
      try ProgramRun(["restore", "copy.xanh", "--key-file", "old.keys", "--force"], in: folder).status == 65, "\(name)")
    #expect(try folder.sqlite(Self.counts) == before, "\(name)")
    #expect(try ProgramRun(["audit", "verify"], in: folder).status == 0, "\(name)")
  }

  @Test func `goes into an empty database whole, and into a full one by force alone`() throws {
    let folder = try Folder()
    try Self.place(try Self.backup.get(), in: folder)
    let first = try ProgramRun(["restore", "copy.xanh", "--key-file", "old.keys"], in: folder)
    #expect(first.status == 0 && first.output.hasPrefix("restore: "), "\(first.errors)")
    let counts = try folder.sqlite(Self.counts)
    #expect(counts != "0 0")
    let again = try ProgramRun(["restore", "copy.xanh", "--key-file", "old.keys"], in: folder)
    #expect(again.status == 65 && again.isOneComplaint, "\(again.errors)")
    try folder.sqlite("UPDATE person SET name = 'Ai đó'")
    #expect(
      try ProgramRun(["restore", "copy.xanh", "--key-file", "old.keys", "--force"], in: folder).output == first.output)
    #expect(try folder.sqlite(Self.counts) == counts)
    #expect(try folder.sqlite("SELECT count(*) FROM person WHERE name = 'Ai đó'") == "0")
    #expect(try ProgramRun(["user", "list"], in: folder).output.contains("kehoach"))
  }

  @Test func `in Vietnamese tells the same numbers`() throws {
    let folder = try Folder()
    try Self.place(try Self.backup.get(), in: folder)
    let english = try ProgramRun(["restore", "copy.xanh", "--key-file", "old.keys"], in: folder).output
    let environment = ["LANG": "vi_VN.UTF-8"]
    let vietnamese = try ProgramRun(
      ["restore", "copy.xanh", "--key-file", "old.keys", "--force"], in: folder, environment: environment
    ).output
    #expect(vietnamese.hasPrefix("khôi phục: "))
    let numbers = { (text: String) in text.split { !$0.isNumber } }
    #expect(numbers(vietnamese) == numbers(english) && numbers(english).count == 2)
  }

  @Test(arguments: [
    ("no/such/folder/copy.xanh", [73]), ("/proc/copy.xanh", [73, 77]), ("data", [73]), ("data/evidence", [73]),
  ])
  func `that cannot be written ends with its code and leaves nothing`(path: String, statuses: [Int32]) throws {
    let folder = try Folder.withDemonstration()
    let run = try ProgramRun(["backup", path], in: folder)
    #expect(statuses.contains(run.status), "\(run.status)")
    #expect(run.isOneComplaint && run.errors.contains(path), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["data"])
  }

  @Test func `is written over an older one whole or not at all`() throws {
    let folder = try Folder.withDemonstration()
    try folder.write("copy.xanh", String(repeating: "một bản cũ dài hơn nhiều ", count: 400_000))
    #expect(try ProgramRun(["backup", "copy.xanh"], in: folder).status == 0)
    let bytes = [UInt8](try folder.read("copy.xanh"))
    let (old, made) = (bytes.count, try Self.backup.get().count)
    #expect(old < 5_000_000 && abs(old - made) < made / 10)
    let fresh = try Folder()
    try Self.place(bytes, in: fresh)
    #expect(try ProgramRun(["restore", "copy.xanh", "--key-file", "old.keys"], in: fresh).status == 0)
  }
}

@Suite struct `An import on the command line` {
  private static let plan = "KẾ HOẠCH\n\nTrồng cây\n\nI. NỘI DUNG\n\n1. Sở Công Thương chủ trì trồng 50 cây.\n"

  /// A document, what the complaint must name, and the code it ends with.
  private static let refused: [(text: String, owner: String, status: Int32, names: String)] = [
    (plan, "KHONG-CO", 65, "«KHONG-CO»"), (plan, "", 65, "«»"), ("MẬT\n\n" + plan, "*", 65, "«MẬT»"),
    ("TỐI\u{A0}MẬT\n\n" + plan, "*", 65, "«TỐI MẬT»"), ("UBND TỈNH | TUYỆT MẬT\n\n" + plan, "*", 65, "«TUYỆT MẬT»"),
    ("", "*", 65, "a.txt"), ("\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{E}\u{F}", "*", 65, "a.txt"),
    ("%PDF-1.7\nx", "*", 65, "a.txt"), ("PK\u{3}\u{4}x", "*", 65, "a.txt"),
  ]

  private func code(_ folder: Folder) throws -> String {
    try folder.sqlite("SELECT code FROM organisation_state ORDER BY organisation LIMIT 1")
  }

  @Test(arguments: refused) func `that is refused says why in both languages and stores nothing`(
    text: String, owner: String, status: Int32, names: String
  ) throws {
    let folder = try Folder.withDemonstration()
    try folder.write("a.txt", text)
    let state = "SELECT (SELECT count(*) FROM plan) || ' ' || (SELECT count(*) FROM journal)"
    let before = try folder.sqlite(state)
    let files = try ProgramRun(shell: "find data -type f | sort", in: folder).output
    let run = try ProgramRun(["import", "a.txt", "--owner", owner == "*" ? code(folder) : owner], in: folder)
    #expect(run.status == status, "\(run.output)\(run.errors)")
    #expect(run.isOneComplaint && run.errors.contains(names), "\(run.errors)")
    #expect(try folder.sqlite(state) == before)
    // A secret leaves no trace on the disk either.
    #expect(try ProgramRun(shell: "find data -type f | sort", in: folder).output == files)
    #expect(try ProgramRun(shell: "grep -rl 'TUYỆT MẬT' data || true", in: folder).output.isEmpty)
  }

  @Test func `reads a file and standard input alike, as a draft that the journal tells of`() throws {
    let folder = try Folder.withDemonstration()
    try folder.write("a.txt", Self.plan)
    let owner = try code(folder)
    let named = try ProgramRun(["import", "a.txt", "--owner", owner], in: folder)
    let piped = try ProgramRun(["import", "-", "--owner", owner], in: folder, input: Self.plan)
    #expect(named.status == 0 && piped.status == 0, "\(named.errors)\(piped.errors)")
    let said = { (text: String) in text.split(separator: ":").last.map(String.init) }
    #expect(said(named.output) == said(piped.output) && named.output.hasSuffix("draft\n"))
    let last = "SELECT group_concat(action || ' ' || state) FROM (SELECT action, state FROM journal "
    let query = last + "JOIN plan ON plan.id = journal.subject WHERE title = 'Trồng cây')"
    #expect(try folder.sqlite(query) == "plan.import draft,plan.import draft")
  }
}
