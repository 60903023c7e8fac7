// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

struct FurtherTextTests {
  /// Kind, how many items stand before, and text or cells of everything that is no item.
  private func further(_ text: String) throws -> [String] {
    try Reading.plan(text).further.map { text in
      "\(text.kind) \(text.item): \(text.cells.isEmpty ? text.text : text.cells.joined(separator: " | "))"
    }
  }

  @Test(arguments: ["Mẫu số 01", "**Mẫu 1**", "Biểu mẫu số 2", "PHIẾU KHẢO SÁT"])
  func `the fields of a form behind the signature are no work, and whom it is sent to receives no plan`(
    opening: String
  ) throws {
    let plan = try Reading.plan(plan(behind: opening))
    #expect(plan.items.map(\.text) == ["Việc", "Sở Y tế trồng cây.", "DANH MỤC", "Sở Tài chính mua cây giống."])
    #expect(plan.recipients.map(\.body) == ["Sở Y tế"])
    #expect(plan.findings.filter { $0.rule == .duplicateLabel }.isEmpty)
    let behind = plan.further.filter { $0.kind == .other }.map(\.text)
    #expect(
      behind.dropFirst() == ["1. Họ và tên: ........", "2. Sở Công Thương ký.", "BÁO CÁO", "Nơi nhận:", "- Bộ Y tế;"])
  }

  @Test(arguments: ["Phiếu này gồm hai phần", "Mẫu cây giống", "Biểu 01", "Biểu đồ số 1"])
  func `other words behind the signature open no form`(opening: String) throws {
    #expect(try Reading.plan(plan(behind: opening)).items.count > 4)
  }

  private func plan(behind opening: String) -> String {
    """
    Số: 1/KH-UBND

    KẾ HOẠCH

    Trồng cây

    I. Việc

    1. Sở Y tế trồng cây.

    Nơi nhận:
    - Sở Y tế;
    - Lưu: VT.

    CHỦ TỊCH

    Lê Văn An

    \(opening)

    1. Họ và tên: ........

    2. Sở Công Thương ký.

    BÁO CÁO

    Nơi nhận:
    - Bộ Y tế;

    Phụ lục

    DANH MỤC

    1. Sở Tài chính mua cây giống.
    """
  }

  @Test func `bases, preamble, closing and archive are kept with their place`() throws {
    let text = """
      Số: 1/KH-UBND

      KẾ HOẠCH

      Trồng cây

      Căn cứ **Luật** Bảo vệ môi trường;

      Thực hiện Nghị quyết số 2/NQ-HĐND, Ủy ban nhân dân tỉnh xây dựng Kế hoạch như sau:

      I. Việc

      1. Sở Y tế trồng cây.

      Trên đây là Kế hoạch trồng cây./.

      Nơi nhận:
      - Như trên;
      - Lưu: VT.

      CHỦ TỊCH

      Lê Văn An
      """
    #expect(
      try further(text) == [
        "base 0: Căn cứ Luật Bảo vệ môi trường;",
        "preamble 0: Thực hiện Nghị quyết số 2/NQ-HĐND, Ủy ban nhân dân tỉnh xây dựng Kế hoạch như sau:",
        "closing 2: Trên đây là Kế hoạch trồng cây./.", "recipients 2: Nơi nhận:", "archive 2: Lưu: VT.",
        "signature 2: CHỦ TỊCH", "signature 2: Lê Văn An",
      ])
  }

  @Test func `the head of an attached document, its kind, title and signature are kept`() throws {
    let text = """
      Số: 1/QĐ-UBND

      QUYẾT ĐỊNH

      Ban hành Kế hoạch

      Điều 1. Ban hành Kế hoạch.

      Nơi nhận:
      - Như trên.

      CHỦ TỊCH

      Lê Văn An

      ỦY BAN NHÂN DÂN XÃ

      KẾ HOẠCH

      Trồng cây

      (Kèm theo Quyết định số 1/QĐ-UBND)

      I. Việc

      1. Trồng cây.

      Nơi nhận:
      - Các thôn.

      PHÓ CHỦ TỊCH

      Lê Thị Bình

      (Đã ký)
      """
    #expect(
      try further(text) == [
        "recipients 1: Nơi nhận:", "signature 1: CHỦ TỊCH", "signature 1: Lê Văn An", "head 1: ỦY BAN NHÂN DÂN XÃ",
        "type 1: KẾ HOẠCH", "title 1: Trồng cây", "preamble 1: (Kèm theo Quyết định số 1/QĐ-UBND)",
        "recipients 3: Nơi nhận:", "recipient 3: - Các thôn.", "signature 3: PHÓ CHỦ TỊCH",
        "signature 3: Lê Thị Bình", "other 3: (Đã ký)",
      ])
  }

  @Test func `heads of task tables and rows that give no work are kept, rows of tasks know their cells`() throws {
    let text = """
      I. Số liệu

      | Năm | Cây |
      |---|---|
      | 2026 | 5 |

      II. Việc

      | TT | Nhiệm vụ | Chủ trì | Sản phẩm |
      | A | CÂY XANH | | |
      | 1 | Trồng **cây** | Sở Y tế | Báo cáo \\| hồ sơ |
      """
    #expect(
      try further(text) == ["row 1: Năm | Cây", "row 1: 2026 | 5", "columns 2: TT | Nhiệm vụ | Chủ trì | Sản phẩm"])
    let items = try Reading.plan(text).items
    #expect(
      items.map(\.cells) == [
        [], [], ["A", "CÂY XANH", "", ""], ["1", "Trồng cây", "Sở Y tế", "Báo cáo | hồ sơ"],
      ])
  }

  @Test func `footnotes and the line below an annex are kept`() throws {
    let text =
      "I. Việc<sup>1</sup>\n\n<sup>1</sup> Theo Báo cáo.\n\n[12] Hai.\n\nPhụ lục I\n\nBẢNG\n\n(Kèm theo)\n\n1. Một\n"
    #expect(try further(text) == ["footnote 1: Theo Báo cáo.", "footnote 1: [12] Hai.", "note 2: (Kèm theo)"])
  }

  @Test(arguments: ["[1] Một", "[12] Một", "[123] Một", "[^1]: Một"])
  func `a mark in brackets opens a footnote`(line: String) throws {
    #expect(try Reading.plan("I. Việc\n\n\(line)\n").items.count == 1)
  }

  @Test(arguments: ["[1234] Một", "[a] Một", "[] Một", "[1 Một", "[", "[1", "[12", "[123"])
  func `other brackets open none`(line: String) throws {
    #expect(try Reading.plan("I. Việc\n\n\(line)").items.count == 2)
  }

  @Test func `a text without a kind keeps its lines, unless they are its items`() throws {
    #expect(try further("Một dòng\n\nI. Việc\n") == ["head 0: Một dòng"])
    #expect(try further("Một dòng\n\nHai dòng.\n").isEmpty)
  }

  @Test func `the names in the head are kept as printed`() throws {
    let text = "ỦY BAN NHÂN DÂN TỈNH A\n\nSỞ Y TẾ\n\nSố: 1/KH-SYT\n\nKẾ HOẠCH\n\nTrồng cây\n\nI. Việc\n"
    #expect(try Reading.plan(text).letterhead == ["ỦY BAN NHÂN DÂN TỈNH A", "SỞ Y TẾ"])
  }

  @Test(arguments: GoldenPlan.all) func `every place shows the text that it belongs to`(golden: GoldenPlan) throws {
    let plan = try Reading.plan(golden.text, name: golden.name)
    for text in plan.further where text.kind != .row && text.kind != .columns {
      let place = Reading.text(of: plan, at: text.span)
      for word in text.text.split(separator: " ") { #expect(place.contains(word), "\(text.kind)") }
    }
  }

  @Test(arguments: GoldenPlan.all) func `a plan put together from its texts is the same tree`(golden: GoldenPlan) throws
  {
    let plan = try Reading.plan(golden.text, name: golden.name)
    var assembly = PlanAssembly()
    for item in plan.items {
      assembly.append(
        PlanAssembly.Item(
          parent: item.parent, label: item.label, kind: item.kind, text: item.text, activities: item.activities,
          cells: item.cells))
    }
    for text in plan.further {
      assembly.append(PlanAssembly.Further(kind: text.kind, item: text.item, text: text.text, cells: text.cells))
    }
    let copy = assembly.plan(source: plan.source)
    #expect(copy.items.map(\.text) == plan.items.map(\.text) && copy.items.map(\.cells) == plan.items.map(\.cells))
    #expect(copy.items.map(\.parent) == plan.items.map(\.parent) && copy.items.map(\.label) == plan.items.map(\.label))
    #expect(
      copy.further.map(\.text) == plan.further.map(\.text) && copy.further.map(\.item) == plan.further.map(\.item))
    for item in copy.items { #expect(Reading.text(of: copy, at: item.span) == item.text) }
  }

  @Test func `texts that are put together keep the signs that would be markup in a document`() {
    var assembly = PlanAssembly()
    assembly.append(PlanAssembly.Item(parent: 7, label: "1", kind: .task, text: "**a**  <b> _c_", cells: ["*x*"]))
    assembly.append(PlanAssembly.Further(kind: .row, item: 99, text: "# y", cells: ["`z`"]))
    let plan = assembly.plan(source: ReadPlan.Source(name: "", format: "json", characters: 0))
    #expect(plan.items[0].text == "**a**  <b> _c_" && plan.items[0].cells == ["*x*"] && plan.items[0].parent == nil)
    #expect(plan.further[0].text == "# y" && plan.further[0].cells == ["`z`"] && plan.further[0].item == 1)
  }
}
