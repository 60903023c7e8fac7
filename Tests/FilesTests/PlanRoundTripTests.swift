// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import PlanReading
import Testing

@testable import Files

/// A plan goes out as .docx and is read again.
struct PlanRoundTripTests {
  private static let today = SampleReport.day(2026, 11, 21)

  private func written(_ plan: ReadPlan) throws -> ReadPlan {
    let document = PlanDocument(plan)
    return try PlanFile.plan(in: writeDocx(document, layout: document.layout(today: Self.today)))
  }

  @Test(arguments: PlanFile.all) func `what is written reads back to the same plan`(file: PlanFile) throws {
    let plan = try file.plan()
    let copy = try written(plan)
    let differences = PlanSayings(copy).differences(from: PlanSayings(plan))
    #expect(differences.isEmpty, "\(differences.prefix(8).joined(separator: "\n"))")
    // A long name is broken before its territory, as the layout has it.
    guard !plan.letterhead.isEmpty else { return }
    #expect(copy.letterhead.joined(separator: " ") == plan.letterhead.joined(separator: " "))
  }

  @Test(arguments: PlanFile.all) func `writing twice changes nothing any more`(file: PlanFile) throws {
    let once = try written(try file.plan())
    #expect(PlanDocument(try written(once)).blocks == PlanDocument(once).blocks)
  }

  @Test(arguments: PlanFile.all) func `text that is no item comes back in its place`(file: PlanFile) throws {
    let plan = try file.plan()
    let kinds: Set<ReadPlan.FurtherText.Kind> = [.base, .preamble, .columns, .row, .note, .closing]
    func texts(_ plan: ReadPlan) -> [String] {
      plan.further.filter { kinds.contains($0.kind) }.map { text in
        "\(text.item) \(text.kind) \(text.cells.isEmpty ? text.text : text.cells.joined(separator: " | "))"
      }
    }
    let before = texts(plan)
    let after = texts(try written(plan))
    #expect(after == before)
  }

  @Test func `the plans of every kind of issuer are among those that are tried`() throws {
    let kinds = try PlanFile.all.map { IssuerKind(try $0.plan()) }
    for kind in IssuerKind.allCases { #expect(kinds.contains(kind), "\(kind)") }
    #expect(kinds.count > 15)
  }

  /// A plan of one line after the other.
  private func read(_ lines: String...) throws -> ReadPlan {
    let text = (["Số: 1/KH-UBND", "KẾ HOẠCH", "Trồng cây"] + lines).joined(separator: "\n\n")
    return try readPlan(Array(text.utf8), name: "a.txt").get()
  }

  /// Habits that a copy could stumble over, one beside the other.
  private static let habits: [[String]] = [
    ["I. Việc", "- một", "+ hai", "• ba", "* bốn", "- năm"], ["I. Việc", "1) một", "2/ hai", "3. ba"],
    ["A. Phần", "I. Việc", "1. Một", "1.1. Nhỏ", "1.1.1. Nhỏ hơn", "a) Điểm", "đ. Điểm", "(1) Ý", "(ii) Ý"],
    ["Phần thứ nhất. Chung", "Chương II. Riêng", "Mục 1. Đoạn", "Điều 3. Giao việc", "1. Sở Y tế trồng 5 cây."],
    ["I. Việc", "Phụ lục", "DANH MỤC", "(Kèm theo Kế hoạch)", "1. Một"],
    ["I. Việc", "PHỤ LỤC II: BẢNG", "| TT | Nhiệm vụ | Chủ trì |", "| 1 | Trồng cây | Sở Y tế |", "| | Nhóm | |"],
    ["I. Việc", "| a |", "| b |", "1. Một"], ["I. Việc", "| a \\| b | c | d |", "1. Một"],
    ["I. Việc", "II.", "1.", "2. Hai"], ["I. Việc", "1. Một<sup>1</sup>", "<sup>1</sup> Theo Công văn số 5/UBND-VX."],
    ["I. Việc", "[12] Theo Báo cáo số 6/BC-UBND.", "1. Một"], ["Trồng cây.", "Tưới cây."], ["1. 3- 5 cây", "2. “Một”"],
    ["I. Việc", "1. Một & hai <ba> \"bốn\" 3*5 = 15; x_1"],
    [
      "I. Việc", "Nơi nhận:", "- Như trên (để t/h);", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
      "Lê A",
    ],
    ["I. Việc", "CHỦ TỊCH", "Lê Văn A", "Nơi nhận:", "- Như trên.", "Phụ lục I", "BẢNG", "1. Một"],
  ]

  @Test(arguments: habits) func `every habit of numbering and setting comes back`(lines: [String]) throws {
    let text = (["KẾ HOẠCH", "Trồng cây"] + lines).joined(separator: "\n\n")
    let plan = try readPlan(Array(text.utf8), name: "a.txt").get()
    let differences = PlanSayings(try written(plan)).differences(from: PlanSayings(plan))
    #expect(differences.isEmpty, "\(differences.prefix(8).joined(separator: "\n"))")
  }

  @Test func `a plan that says nothing of recipients and signature gets none`() throws {
    let plan = try written(try read("I. Việc", "1. Một"))
    #expect(plan.recipients.isEmpty && plan.document.position == nil && plan.document.issuedOn == nil)
    #expect(plan.document.place == nil)
    #expect(plan.items.map(\.label) == ["I", "1"])
  }

  @Test func `recipients and signature of a plan that was put together stand before its annexes`() throws {
    var assembly = PlanAssembly()
    assembly.append(PlanAssembly.Item(parent: nil, label: "I", kind: .heading, text: "Việc"))
    assembly.append(PlanAssembly.Item(parent: 0, label: "-", kind: .task, text: "Trồng cây"))
    assembly.append(PlanAssembly.Item(parent: nil, label: "Phụ lục", kind: .heading, text: "BẢNG"))
    var plan = assembly.plan(source: ReadPlan.Source(name: "", format: "json", characters: 0))
    plan.document.type = "KẾ HOẠCH"
    plan.document.title = "Trồng cây"
    plan.document.position = "CHỦ TỊCH"
    plan.document.signer = "Lê Văn An"
    plan.recipients = [ReadPlan.Recipient(body: "Sở Y tế", purpose: "để t/h")]
    let back = try written(plan)
    #expect(back.items.map(\.label) == ["I", "-", "Phụ lục"] && back.items.map(\.text) == plan.items.map(\.text))
    #expect(back.recipients == plan.recipients && back.document.signer == "Lê Văn An")
    let signature = try #require(back.further.first { $0.kind == .signature })
    #expect(signature.item == 2)
  }

  @Test func `an issuer that only the text names stands in the head`() throws {
    var plan = try read("I. Việc", "1. Một")
    plan.document.issuer = "Ủy ban nhân dân tỉnh Hồng Lam"
    #expect(try written(plan).document.issuer == "Ủy ban nhân dân tỉnh Hồng Lam")
  }
}
