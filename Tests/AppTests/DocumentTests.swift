// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import App

@Suite struct `Documents on the command line` {
  private static let plan = "KẾ HOẠCH\nthử\n\nI. NỘI DUNG\n\n- Sở Công Thương chủ trì việc một trước ngày 30/6/2026.\n"

  /// A file that is no document.
  struct Refused: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: Data
    /// What the complaint says in English.
    let reason: String

    init(_ name: String, _ bytes: [UInt8], _ reason: String) {
      (testDescription, self.bytes, self.reason) = (name, Data(bytes), reason)
    }
  }

  private static let refused = [
    Refused("nothing", [], "empty"), Refused("blanks", Array("\u{FEFF} \n\t\r\n ".utf8), "empty"),
    Refused("zeros", [UInt8](repeating: 0, count: 1000), "binary"),
    Refused("a program", [0x7F, 0x45, 0x4C, 0x46, 1, 2, 3, 0, 0, 0, 0, 0], "no document"),
    Refused("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "picture is damaged"),
    Refused("a PDF", Array("%PDF-1.7\n%âãÏÓ\n".utf8), "PDF is damaged"),
    Refused("a spreadsheet of old", CompoundSample.bytes([("Workbook", [])]), "spreadsheet"),
    Refused("a protected document", CompoundSample.bytes([("EncryptedPackage", [])]), "password"),
    Refused("a page without text", Array("<html><script>1</script></html>".utf8), "empty"),
    Refused("a container of nothing", Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 40), "damaged"),
    Refused(
      "an old .doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600), ".doc"),
  ]

  @Test(arguments: refused) func `what is no document is refused with its reason, by read and by import`(
    file: Refused
  ) throws {
    let folder = try Folder.withDemonstration()
    try folder.write("plan.txt", file.bytes)
    for words in [["read", "plan.txt"], ["import", "plan.txt", "--owner", "H99"]] {
      let run = try ProgramRun(words, in: folder)
      #expect(run.status == 65)
      #expect(run.isOneComplaint, "\(run.output)\(run.errors)")
      #expect(run.errors.hasPrefix("xanh: plan.txt: ") && run.errors.contains(file.reason), "\(run.errors)")
    }
    #expect(try folder.sqlite("SELECT count(*) FROM plan WHERE state = 'draft'") == "0")
  }

  @Test func `a file of 200 MB is refused at once, whatever it holds`() throws {
    let folder = try Folder()
    // A file of holes takes no room on the disk.
    let run = try ProgramRun(shell: "truncate -s 200M big.txt && ulimit -v 8000000 && xanh read big.txt", in: folder)
    #expect(run.status == 65)
    #expect(run.isOneComplaint)
    #expect(run.errors.contains("209715200 bytes") && run.errors.contains("209.715.200 byte"), "\(run.errors)")
  }

  @Test(arguments: ["read", "import --owner H99"]) func `a device without end is refused at the limit`(words: String)
    throws
  {
    let folder = try Folder.withDemonstration()
    for line in ["xanh \(words) /dev/zero", "head -c 90000000 /dev/zero | tr '\\0' a | xanh \(words) -"] {
      let run = try ProgramRun(shell: line, in: folder)
      #expect(run.status == 65, "\(line)")
      #expect(run.isOneComplaint, "\(run.errors)")
      #expect(run.errors.contains("over the limit of 67108864 bytes"), "\(run.errors)")
    }
  }

  @Test func `a limit of one's own counts to the byte`() throws {
    let folder = try Folder()
    try folder.write("plan.txt", Self.plan)
    let size = Self.plan.utf8.count
    #expect(try ProgramRun(["read", "plan.txt", "--limit", "\(size)"], in: folder).status == 0)
    #expect(try ProgramRun(["read", "plan.txt", "--limit", "\(size - 1)"], in: folder).status == 65)
    #expect(try ProgramRun(["read", "-", "--limit", "\(size)"], in: folder, input: Self.plan).status == 0)
    #expect(try ProgramRun(["read", "-", "--limit", "\(size - 1)"], in: folder, input: Self.plan).status == 65)
  }

  @Test(arguments: ["json", "tree", "markdown", "text"]) func `standard input is read as the file is`(format: String)
    throws
  {
    let folder = try Folder()
    try folder.write("plan.txt", Self.plan)
    let file = try ProgramRun(["read", "plan.txt", "--format", format], in: folder)
    let input = try ProgramRun(["read", "-", "--format", format], in: folder, input: Self.plan)
    let pipe = try ProgramRun(shell: "cat plan.txt | xanh read --format=\(format) -", in: folder)
    #expect(file.status == 0 && file.output.contains("Sở Công Thương"))
    #expect(input.output == file.output.replacingOccurrences(of: "\"plan.txt\"", with: "\"-\""))
    #expect(pipe.output == input.output)
  }

  @Test func `nothing on standard input is an empty file`() throws {
    #expect(try ProgramRun(["read", "-"], in: Folder()).status == 65)
    #expect(try ProgramRun(shell: "xanh read - <&-", in: Folder()).status == 66)
  }

  @Test func `the formats say the same of a plan`() throws {
    let folder = try Folder()
    try folder.write("plan.txt", Self.plan)
    let json = try ProgramRun(["read", "plan.txt"], in: folder)
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "xanh.plan/1")
    let tree = try ProgramRun(["read", "plan.txt", "--format", "tree"], in: folder)
    #expect(tree.output.contains("2026-06-30") && tree.output.contains("Sở Công Thương"))
    // What is written as Markdown reads back to the same plan.
    let markdown = try ProgramRun(["read", "plan.txt", "--format", "markdown"], in: folder)
    try folder.write("plan.md", markdown.output)
    #expect(try ProgramRun(["read", "plan.md", "--format", "markdown"], in: folder).output == markdown.output)
    let text = try ProgramRun(["read", "plan.txt", "--format", "text"], in: folder)
    #expect(text.output == Self.plan)
  }

  @Test func `the same file gives the same bytes each time`() throws {
    let folder = try Folder()
    try folder.write("plan.txt", Self.plan)
    let first = try ProgramRun(["read", "plan.txt"], in: folder)
    #expect(try ProgramRun(["read", "plan.txt"], in: folder).output == first.output)
  }

  @Test func `timing goes to standard error as one object and leaves the output alone`() throws {
    let folder = try Folder()
    try folder.write("plan.txt", Self.plan)
    let plain = try ProgramRun(["read", "plan.txt"], in: folder)
    let timed = try ProgramRun(["read", "plan.txt", "--timing"], in: folder)
    #expect(timed.output == plain.output && timed.status == 0)
    let object = try #require(JSONSerialization.jsonObject(with: Data(timed.errors.utf8)) as? [String: Double])
    #expect(Set(object.keys) == ["bytes", "seconds", "processorSeconds", "peakBytes"])
    #expect(object["bytes"] == Double(Self.plan.utf8.count))
    #expect(object.values.allSatisfy { $0 >= 0 })
  }

  /// Files that are read, however odd.
  private static let odd: [(name: String, bytes: [UInt8])] = [
    ("broken UTF-8", Array(String(repeating: plan, count: 9).utf8) + [0xC3]),
    ("a zero byte in the text", Array(String(repeating: plan, count: 9).utf8) + [0]),
    ("UTF-16", [0xFF, 0xFE] + plan.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
    ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array(plan.utf8)), ("one word", Array("KẾ HOẠCH".utf8)),
    ("lines of old Macintoshes", Array(plan.replacingOccurrences(of: "\n", with: "\r").utf8)),
    ("marks of their own", Array(plan.decomposedStringWithCanonicalMapping.utf8)),
    ("one line of a megabyte", Array(String(repeating: "việc ", count: 200_000).utf8)),
  ]

  @Test(arguments: odd) func `what can be read at all is read`(name: String, bytes: [UInt8]) throws {
    let folder = try Folder()
    try folder.write("plan.txt", Data(bytes))
    let run = try ProgramRun(["read", "plan.txt"], in: folder)
    #expect(run.status == 0, "\(name): \(run.errors)")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
  }

  @Test(arguments: ["plan.md", "-"]) func `a plan goes into the database as a draft of its owner`(path: String) throws {
    let folder = try Folder.withDemonstration()
    try folder.write("plan.md", Self.plan)
    let run = try ProgramRun(["import", path, "--owner", "H99"], in: folder, input: Self.plan)
    #expect(run.status == 0)
    #expect(run.output.hasSuffix(", draft\n") && run.output.hasPrefix("plan "))
    let stored = try folder.sqlite(
      "SELECT d.name, o.code FROM plan p JOIN document d ON d.id = p.document JOIN organisation_state o ON o.organisation = p.owner "
        + "WHERE p.state = 'draft'")
    #expect(stored == "\(path)|H99")
    // Its bytes are kept beside the database under their digest, and the journal knows.
    let sha = try folder.sqlite("SELECT sha256 FROM document ORDER BY id DESC LIMIT 1")
    #expect(try folder.read("data/evidence/\(sha.prefix(2))/\(sha.dropFirst(2))") == Data(Self.plan.utf8))
    #expect(try ProgramRun(["audit", "verify"], in: folder).status == 0)
  }

  @Test func `an owner that nobody is gets no plan`() throws {
    let folder = try Folder.withDemonstration()
    try folder.write("plan.md", Self.plan)
    let run = try ProgramRun(["import", "plan.md", "--owner", "NOBODY"], in: folder)
    #expect(run.status == 65 && run.isOneComplaint && run.errors.contains("«NOBODY»"))
  }

  @Test(arguments: ["MẬT", "TỐI MẬT", "TUYỆT MẬT"]) func `a secret document is read here but never kept`(mark: String)
    throws
  {
    let folder = try Folder.withDemonstration()
    try folder.write("plan.txt", "\(mark)\n\n\(Self.plan)")
    let before = try folder.sqlite("SELECT count(*) FROM document")
    let run = try ProgramRun(["import", "plan.txt", "--owner", "H99"], in: folder)
    #expect(run.status == 65 && run.isOneComplaint)
    #expect(run.errors.contains("«\(mark)»") && run.errors.contains("state secrets"))
    #expect(try folder.sqlite("SELECT count(*) FROM document") == before)
    #expect(try ProgramRun(["read", "plan.txt"], in: folder).status == 0)
  }
}
