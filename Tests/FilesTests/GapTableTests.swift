// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@testable import Files
@testable import PlanReading

/// Task tables without drawn lines, put together from the white space between their columns.
struct GapTableTests {
  private static let lefts = [85.0, 115, 290, 390, 480]
  private static let head = ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Sản phẩm"]

  /// A page with rows of cells, each cell of one line or more; gives the place below them.
  private func print(
    _ rows: [[String]], on page: inout PrintedPage, from top: Double, lefts: [Double] = GapTableTests.lefts
  ) -> Double {
    var y = top
    for row in rows {
      let cells = row.map { $0.split(separator: "/").map(String.init) }
      for (cell, left) in zip(cells, lefts) {
        for (line, text) in cell.enumerated() { page.print(text, left, y + Double(line) * 16) }
      }
      y += Double(cells.map(\.count).max() ?? 1) * 16 + 6
    }
    return y
  }

  private static let rows = [
    ["1", "Nạo vét kênh chính và/kênh nhánh của xã", "Phòng Kinh/tế", "Quý II", "Kênh thông"],
    ["2", "Đo nước", "Trạm Y tế", "Tháng 6", ""], ["3", "Trồng cây dọc bờ kênh", "Đoàn xã", "", "500 cây"],
  ]

  private static let read = [
    "| TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Thời gian | Sản phẩm |",
    "| 1 | Nạo vét kênh chính và kênh nhánh của xã | Phòng Kinh tế | Quý II | Kênh thông |",
    "| 2 | Đo nước | Trạm Y tế | Tháng 6 |  |", "| 3 | Trồng cây dọc bờ kênh | Đoàn xã |  | 500 cây |",
  ]

  private static let before = [
    "Các đơn vị thực hiện những nhiệm vụ sau đây, báo cáo kết quả về Ủy ban nhân dân xã theo quy định của tỉnh."
  ]

  private func lines(_ rows: [[String]], recognised: Bool = false, after: [String] = before) -> [String] {
    var page = PrintedPage(isRecognised: recognised)
    let top = page.paragraphs(Self.before, from: 100)
    let bottom = print(rows, on: &page, from: top + 10)
    page.paragraphs(after, from: bottom + 20)
    return PageLayout([page.page]).texts
  }

  @Test func `a head of tasks with numbered rows below it is a table`() {
    #expect(lines([Self.head] + Self.rows) == Self.before + Self.read + Self.before)
  }

  @Test func `what stands behind it is no part of it, even close and short`() {
    for after in ["Ghi chú: số liệu tạm tính.", "II. TỔ CHỨC THỰC HIỆN", "Nơi nhận:"] {
      var page = PrintedPage()
      page.paragraphs(Self.before + Self.before, from: 40)
      let bottom = print([Self.head] + Self.rows, on: &page, from: 150)
      page.print(after, 85, bottom)
      #expect(Array(PageLayout([page.page]).texts.suffix(5)) == Self.read + [after])
    }
  }

  @Test func `a head of several lines, with its number in the middle of them`() {
    var page = PrintedPage()
    page.paragraphs(Self.before + Self.before, from: 40)
    for (text, left, top) in [
      ("Nội dung", 150.0, 150.0), ("Đơn vị", 300.0, 150.0), ("TT", 85.0, 158.0), ("Thời gian", 390.0, 158.0),
      ("Sản phẩm", 480.0, 158.0), ("nhiệm vụ", 150.0, 166.0), ("chủ trì", 300.0, 166.0),
    ] { page.print(text, left, top) }
    _ = print(Self.rows, on: &page, from: 190)
    #expect(Array(PageLayout([page.page]).texts.suffix(4)) == Self.read)
  }

  @Test func `a name in the middle of its column takes what stands at the left of it`() {
    var page = PrintedPage()
    page.paragraphs(Self.before + Self.before, from: 40)
    _ = print([Self.head], on: &page, from: 150, lefts: [85, 140, 296, 400, 490])
    _ = print(Self.rows, on: &page, from: 172)
    #expect(Array(PageLayout([page.page]).texts.suffix(4)) == Self.read)
  }

  @Test func `it goes on over the end of a page, with its head and without, and a row that was cut is joined`() {
    for isTold in [false, true] {
      var (first, second) = (PrintedPage(1), PrintedPage(2))
      first.paragraphs(Self.before + Self.before, from: 100)
      _ = print([Self.head] + Self.rows.prefix(2), on: &first, from: 700)
      let rest = isTold ? [Self.head, Self.rows[2]] : [["", "và đo bùn"], Self.rows[2]]
      let more = ["4", "Kè bờ", "Ban Quản lý", "Quý III", ""]
      let bottom = print(rest + [more], on: &second, from: 60)
      second.paragraphs(Self.before, from: bottom + 30)
      let lines = PageLayout([first.page, second.page]).texts.filter { $0.hasPrefix("|") }
      var expected = Self.read + ["| 4 | Kè bờ | Ban Quản lý | Quý III |  |"]
      if !isTold { expected[2] = "| 2 | Đo nước và đo bùn | Trạm Y tế | Tháng 6 |  |" }
      #expect(lines == expected)
    }
  }

  @Test(arguments: [
    // No head of tasks, numbers that do not count, one row only, two columns, no doer and no time.
    [["TT", "Tên hàng", "Đơn giá", "Thành tiền", "Ghi chú"]] + rows,
    [head, ["5", "Đo nước", "Xã", "Quý I", ""]] + rows,
    [head, rows[0]], [["TT", "Nội dung nhiệm vụ"], ["1", "Đo nước"], ["2", "Kè bờ"]],
    [["TT", "Nội dung", "Mã số", "Trang", "Tập"]] + rows,
    [["Số", "Nội dung", "Đơn vị chủ trì", "Thời gian", "Sản phẩm"]] + rows,
  ])
  func `what has no such head, or no rows that count, is none`(rows: [[String]]) {
    #expect(!lines(rows).contains { $0.hasPrefix("|") })
  }

  @Test func `a line that reaches over two columns ends it`() {
    var rows = [Self.head] + Self.rows
    rows.insert(["", "Các đơn vị cùng làm những việc của tháng sáu năm nay"], at: 3)
    #expect(lines(rows).filter { $0.hasPrefix("|") } == Array(Self.read.prefix(3)))
  }

  @Test func `its rows are tasks with who does them, by when, and what comes of it`() throws {
    let text =
      "KẾ HOẠCH\n\nDọn kênh năm 2026\n\nI. NHIỆM VỤ\n\n"
      + lines([Self.head] + Self.rows)
      .filter { $0.hasPrefix("|") }.joined(separator: "\n")
    let plan = readPlan(DocumentText(text: Array(text.utf8), format: .pdf), name: "a.pdf")
    #expect(plan.assignments.map(\.body) == ["Phòng Kinh tế", "Trạm Y tế", "Đoàn xã"])
    #expect(plan.assignments.allSatisfy { $0.role == .lead })
    #expect(plan.items.compactMap(\.product) == ["Kênh thông", "500 cây"])
  }
}
