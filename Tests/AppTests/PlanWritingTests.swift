// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import OfficialDocuments
import PlanReading
import Testing

@testable import App

@Suite struct `Plans on the command line` {
  private static let text = """
    Số: 12/KH-UBND

    KẾ HOẠCH

    Trồng cây

    Căn cứ Luật Bảo vệ môi trường;

    I. NHIỆM VỤ

    1. Sở Y tế chủ trì, phối hợp với Sở Tài chính trồng ít nhất 50 cây trước ngày 15/10/2026.

    | TT | Nhiệm vụ | Chủ trì |
    | 1 | Tưới cây | Sở Y tế |

    Trên đây là Kế hoạch trồng cây./.
    """

  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("plan.txt", Self.text)
    return folder
  }

  /// What a file says, without what it is called and where things stand in it.
  private func sayings(_ file: String, in folder: Folder) throws -> String {
    let tree = try ProgramRun(["read", file, "--format", "tree"], in: folder).output
    return tree.split(separator: "\n").map { line in
      guard let open = line.firstIndex(of: "["), let close = line[open...].firstIndex(of: "]") else { return line }
      return line[..<open] + line[line.index(after: close)...]
    }.joined(separator: "\n")
  }

  @Test func `a document becomes a .docx that reads back to the same plan`() throws {
    let folder = try folder()
    let run = try ProgramRun(["write", "plan.txt"], in: folder)
    #expect(run.status == 0 && run.output.hasPrefix("ke-hoach.docx: "), "\(run.errors)")
    #expect(try sayings("ke-hoach.docx", in: folder) == sayings("plan.txt", in: folder))
  }

  @Test func `what read prints, a document on standard input and the document itself are written to the same bytes`()
    throws
  {
    let folder = try folder()
    #expect(try ProgramRun(["write", "plan.txt", "--output", "a.docx"], in: folder).status == 0)
    #expect(try ProgramRun(shell: "xanh read plan.txt > plan.json", in: folder).status == 0)
    #expect(try ProgramRun(["write", "plan.json", "--output", "b.docx"], in: folder).status == 0)
    #expect(try ProgramRun(["write", "-", "--output", "c.docx"], in: folder, input: Self.text).status == 0)
    #expect(try ProgramRun(shell: "xanh read plan.txt | xanh write - --output - > d.docx", in: folder).status == 0)
    let first = try folder.read("a.docx")
    for name in ["b.docx", "c.docx", "d.docx"] { #expect(try folder.read(name) == first, "\(name)") }
  }

  @Test func `a document and what read prints of it become the same Akoma Ntoso`() throws {
    let folder = try folder()
    let run = try ProgramRun(["write", "plan.txt", "--format", "akn"], in: folder)
    #expect(run.status == 0 && run.output.hasPrefix("ke-hoach.akn.xml: "), "\(run.errors)")
    let xml = String(decoding: try folder.read("ke-hoach.akn.xml"), as: UTF8.self)
    #expect(xml.contains("<organization refersTo=\"#org-so-y-te\">Sở Y tế</organization>"))
    #expect(
      try ProgramRun(shell: "xanh read plan.txt | xanh write - --format akn --output b.xml", in: folder).status == 0)
    #expect(try folder.read("b.xml") == Data(xml.utf8))
  }

  @Test func `a tree that labels cannot tell is written, and said to read back differently`() throws {
    let folder = try Folder()
    let json = """
      {"schema":"xanh.plan/1","document":{"type":"KẾ HOẠCH","title":"Trồng cây"},
      "items":[{"id":"x","parent":null,"label":"I","text":"Việc"},{"id":"y","parent":null,"label":"1","text":"Một"},
      {"id":"z","parent":null,"label":"2","text":"Hai"}]}
      """
    let run = try ProgramRun(["write", "-"], in: folder, input: json)
    #expect(run.status == 0 && folder.has("ke-hoach.docx"))
    #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("«1 Một»"), "\(run.errors)")
    let whole = try ProgramRun(["write", "-"], in: folder, input: Self.text)
    #expect(whole.status == 0 && whole.errors.isEmpty, "\(whole.errors)")
  }

  @Test func `a plan of the database is written as it was put right, as a document and as Akoma Ntoso`() throws {
    let folder = try folder()
    #expect(try ProgramRun(["demo"], in: folder).status == 0)
    let run = try ProgramRun(["write", "142/KH-UBND", "--what", "plan"], in: folder)
    #expect(run.status == 0 && run.output.hasPrefix("ke-hoach.docx: ") && run.errors.isEmpty, "\(run.errors)")
    let read = try ProgramRun(["read", "ke-hoach.docx"], in: folder).output
    let plan = try PlanJSON(Array(read.utf8), "a.json").plan
    #expect(plan.document.number == "142/KH-UBND" && plan.items.count { $0.kind == .activity } >= 60)
    #expect(plan.assignments.contains { $0.body == "Sở Công Thương" && $0.role == .lead })
    let tree = try ProgramRun(["write", "142/KH-UBND", "--format", "akn", "--output", "-"], in: folder).output
    #expect(tree.contains("<akomaNtoso") && tree.contains("142/KH-UBND"))
    // The report is what a number alone means.
    #expect(try ProgramRun(["write", "142/KH-UBND"], in: folder).output.hasPrefix("bao-cao-"))
  }

  @Test(arguments: [
    (["142/KH-UBND", "--what", "plan", "--format", "csv"], "(docx, akn)"),
    (["142/KH-UBND", "--what", "both"], "«--what both»"),
    (["plan.txt", "--what", "report"], "akn"), (["142/KH-UBND", "--what", "report", "--format", "akn"], "akn"),
    (["142/KH-UBND", "--what", "plan", "--period", "2026"], "(docx, akn)"),
  ])
  func `what is asked together and does not go together is refused`(words: [String], told: String) throws {
    let run = try ProgramRun(["write"] + words, in: folder())
    #expect(run.status == 64 && run.isOneComplaint && run.errors.contains(told), "\(run.errors)")
  }

  @Test func `items that nest beyond measure, and rich text that begins as the format does, are told apart`() throws {
    let folder = try Folder()
    let items = (0..<200).map {
      "{\"id\":\"\($0)\",\"parent\":\($0 == 0 ? "null" : "\"\($0 - 1)\""),\"label\":\"-\",\"text\":\"x\"}"
    }
    let deep = "{\"schema\":\"xanh.plan/1\",\"items\":[\(items.joined(separator: ","))]}"
    let run = try ProgramRun(["write", "-", "--format", "akn"], in: folder, input: deep)
    #expect(run.status == 65 && run.isOneComplaint && run.errors.contains("«64»"), "\(run.errors)")
    let loop =
      "{\"schema\":\"xanh.plan/1\",\"items\":[{\"id\":\"a\",\"parent\":\"b\",\"label\":\"\",\"text\":\"x\"},{\"id\":\"b\",\"parent\":\"a\",\"label\":\"\",\"text\":\"y\"}]}"
    #expect(try ProgramRun(["write", "-"], in: folder, input: loop).status == 65)
    #expect(!PlanJSON.opens(Array("{\\rtf1 Trồng cây}".utf8)) && PlanJSON.opens(Array(" {\"schema\":1}".utf8)))
  }

  private static let refused: [(input: String, arguments: [String], status: Int32, word: String)] = [
    ("{}", [], 65, "xanh.plan/1"), ("{\"schema\":\"xanh.plan/9\",\"items\":[]}", [], 65, "xanh.plan/9"),
    ("{\"schema\":\"xanh.plan/1\",\"items\":[]}", [], 65, "không có mục nào"), ("", [], 65, "-:"),
    (text, ["--format", "xlsx"], 64, "(docx, akn)"), (text, ["--format", "odt"], 64, "«odt»"),
    (text, ["--format", "pdf"], 64, "(docx, akn)"), (text, ["--period", "2026"], 64, "(docx, akn)"),
    (text, ["--output", "no/such/folder/a.docx"], 73, "no/such/folder"),
  ]

  @Test(arguments: refused) func `what cannot be written is told in one line`(
    input: String, arguments: [String], status: Int32, word: String
  ) throws {
    let run = try ProgramRun(["write", "-"] + arguments, in: Folder(), input: input)
    #expect(run.status == status && run.isOneComplaint && run.errors.contains(word), "\(run.errors)")
  }

  @Test(arguments: [
    text, "Trồng cây.\n\nTưới cây.\n", "I. Việc\n\n| a | b |\n\n[1] Theo Công văn số 5/UBND-VX.\n\n(1) Ý\n",
  ]) func `the public format holds all that a plan is written from`(text: String) throws {
    let plan = try readPlan(Array(text.utf8), name: "a.txt").get()
    let copy = try PlanJSON(plan.json, "a.json").plan
    #expect(PlanDocument(copy) == PlanDocument(plan))
  }

  @Test func `a plan in the format without the keys of later versions is written too`() throws {
    let json = """
      {"schema":"xanh.plan/1","document":{"type":"KẾ HOẠCH","title":"Trồng cây","position":"CHỦ TỊCH"},
      "recipients":[{"body":"Sở Y tế","purpose":null}],
      "items":[{"id":"x","parent":null,"label":"I","text":"Việc"},{"id":"y","parent":"x","label":"-","text":"Trồng cây."}]}
      """
    let plan = try PlanJSON(Array(json.utf8), "a.json").plan
    #expect(plan.items.map(\.parent) == [nil, 0] && plan.items.map(\.label) == ["I", "-"])
    #expect(PlanDocument(plan).blocks.count == 3)
  }
}
