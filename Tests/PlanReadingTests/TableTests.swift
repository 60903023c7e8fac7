// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// Tables of tasks, whatever the order and names of their columns and however a converter hands them on.
struct TaskTableTests {
  /// A column of a table of tasks: what its head may be called, and what two rows hold.
  struct Column: Sendable {
    var heads: [String]
    var cells: [String]

    static let number = Column(heads: ["TT", "STT", "**TT**"], cells: ["1", "2"])
    static let text = Column(
      heads: ["Nhiệm vụ", "Nội dung", "Nội dung công việc", "Tên nhiệm vụ", "Hoạt động", "**Nội dung, nhiệm vụ**"],
      cells: ["Đo nước ở ba xã", "Sửa kênh bị thấm"])
    static let lead = Column(
      heads: ["Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Cơ quan, đơn vị chủ trì thực hiện"],
      cells: ["Sở Y tế", "Sở Xây dựng"])
    static let coordinate = Column(
      heads: ["Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp"], cells: ["Sở Nội vụ; UBND các xã", "Sở Tài chính"])
    static let time = Column(
      heads: ["Thời gian", "Thời hạn", "Thời gian hoàn thành", "Tiến độ", "Thời hạn hoàn thành"],
      cells: ["Quý III/2026", "12/2026"])
  }

  private static func permutations<Element>(_ elements: [Element]) -> [[Element]] {
    guard elements.count > 1 else { return [elements] }
    return elements.indices.flatMap { index in
      var rest = elements
      let one = rest.remove(at: index)
      return permutations(rest).map { [one] + $0 }
    }
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private static func table(_ columns: [Column], head: Int = 0) -> String {
    row(columns.map { $0.heads[head % $0.heads.count] }) + row(columns.map { _ in "---" })
      + row(columns.map { $0.cells[0] }) + row(columns.map { $0.cells[1] })
  }

  private func assignments(_ plan: ReadPlan) -> [String] {
    plan.assignments.map { "\(plan.items[$0.item].text): \($0.role.rawValue) \($0.body) by \($0.due ?? "?")" }
  }

  private static let expected = [
    "Đo nước ở ba xã: lead Sở Y tế by 2026-35", "Đo nước ở ba xã: coordinate Sở Nội vụ by 2026-35",
    "Đo nước ở ba xã: coordinate UBND các xã by 2026-35", "Sửa kênh bị thấm: lead Sở Xây dựng by 2026-12",
    "Sửa kênh bị thấm: coordinate Sở Tài chính by 2026-12",
  ]

  @Test func `columns may stand in any order`() throws {
    for columns in Self.permutations([Column.number, .text, .lead, .coordinate, .time]) {
      let plan = try Reading.plan("I. NỘI DUNG\n\nPHỤ LỤC\n\nDANH MỤC\n\n" + Self.table(columns))
      #expect(assignments(plan) == Self.expected, "\(columns.map { $0.heads[0] })")
      #expect(plan.items.map(\.label) == ["I", "PHỤ LỤC", "1", "2"], "\(columns.map { $0.heads[0] })")
      #expect(plan.items.map(\.parent) == [nil, nil, 1, 1])
      #expect(plan.items.suffix(2).map(\.kind) == [.task, .task])
    }
  }

  @Test(arguments: 0..<6)
  func `columns may be called by any of their names`(head: Int) throws {
    let columns = [Column.number, .text, .lead, .coordinate, .time]
    let plan = try Reading.plan("I. NỘI DUNG\n\nPHỤ LỤC\n\n" + Self.table(columns, head: head))
    #expect(assignments(plan) == Self.expected)
  }

  @Test(arguments: [
    ("Đơn vị thực hiện", "responsible"), ("Cơ quan thực hiện", "responsible"), ("Người phụ trách", "responsible"),
    ("Bộ phận phụ trách", "responsible"), ("Phân công", "responsible"), ("Trách nhiệm", "responsible"),
    ("Cá nhân, đơn vị phụ trách", "responsible"), ("Cơ quan chủ trì", "lead"),
  ])
  func `the head of a column tells the role`(head: String, role: String) throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n| TT | Nội dung | \(head) |\n|---|---|---|\n| 1 | Đo nước | Sở Y tế |\n")
    #expect(plan.assignments.map { "\($0.role.rawValue) \($0.body)" } == ["\(role) Sở Y tế"])
    #expect(plan.items.map(\.text) == ["NỘI DUNG", "Đo nước"])
  }

  @Test(
    arguments: [
      ("Quý II/2026", "2026-34"), ("Tháng 6/2026", "2026-06"), ("6/2026", "2026-06"), ("06/2026", "2026-06"),
      ("15/6/2026", "2026-06-15"), ("Trước 15/6/2026", "2026-06-15"), ("Năm 2026", "2026"),
      ("2026 - 2028", "2026/2028"),
      ("2026-2028", "2026/2028"), ("Giai đoạn 2026 - 2030", "2026/2030"), ("Hằng năm", "FREQ=YEARLY"),
      ("Hằng quý", "FREQ=MONTHLY;INTERVAL=3"), ("Hàng tháng", "FREQ=MONTHLY"),
      ("Thường xuyên, hằng tuần", "FREQ=WEEKLY"),
      ("Định kỳ 6 tháng", "FREQ=MONTHLY;INTERVAL=6"), ("Từ tháng 6/2026", "2026-06/.."), ("Thường xuyên", nil),
      ("", nil),
      ("6/2026 - 9/2026", "2026-06/2026-09"), ("Từ 6/2026 đến 9/2026", "2026-06/2026-09"),
      ("Tháng 6/2026 - tháng 9/2026", "2026-06/2026-09"), ("15/6/2026 - 30/6/2026", "2026-06-15/2026-06-30"),
      ("Từ ngày 15/6/2026", "2026-06-15/.."), ("6 tháng đầu năm 2026", "2026-40"),
      ("Quý I, II/2026", "2026-33/2026-34"),
    ] as [(String, String?)])
  func `a cell of time is a deadline or a recurrence`(cell: String, due: String?) throws {
    let plan = try Reading.plan(
      "I. A\n\n| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Đo nước | Sở Y tế | \(cell) |\n"
    )
    #expect(plan.assignments.map(\.due) == [due])
  }

  @Test(arguments: [
    Expectation("Sở Y tế", "Sở Y tế"),
    Expectation("**Sở Y tế**", "Sở Y tế"),
    Expectation("Sở Y tế.", "Sở Y tế"),
    Expectation("Sở Y tế, Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
    Expectation("Sở Y tế; Sở Nội vụ", "Sở Y tế", "Sở Nội vụ"),
    Expectation("Sở Y tế và các sở, ngành liên quan", "Sở Y tế", "các sở, ngành liên quan"),
    Expectation("UBND các xã, phường", "UBND các xã, phường"),
    Expectation("VNPT Hòa Sơn; Viettel Hòa Sơn", "VNPT Hòa Sơn", "Viettel Hòa Sơn"),
    Expectation("Bà Lê Thị Hồ", "Bà Lê Thị Hồ"),
    Expectation("GVCN các lớp", "GVCN các lớp"),
    Expectation(""),
  ])
  func `a cell of bodies is cut into names`(expectation: Expectation) throws {
    let plan = try Reading.plan(
      "I. A\n\n| TT | Nội dung | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Đo nước | \(expectation.text) |\n")
    #expect(plan.assignments.map(\.body) == expectation.says)
    for assignment in plan.assignments {
      #expect(Reading.text(of: plan, at: assignment.span).contains(assignment.body))
    }
  }

  @Test func `cells between lines of pipes make the same rows`() throws {
    let pipes = """
      I. NỘI DUNG

      PHỤ LỤC

      |
      TT
      |
      Nội dung
      |
      Cơ quan chủ trì
      |
      Cơ quan phối hợp
      |
      Thời gian
      |
      |
      1
      |
      Đo nước
      ở ba xã
      |
      Sở Y tế
      |
      Sở Nội vụ;
      UBND các xã
      |
      Quý III/2026
      |
      |
      2
      |
      Sửa kênh bị thấm
      |
      Sở Xây dựng
      |
      Sở Tài chính
      |
      12/2026
      |

      """
    #expect(assignments(try Reading.plan(pipes)) == Self.expected)
  }

  @Test func `rows without a doer are headings of the table`() throws {
    let plan = try Reading.plan(
      """
      I. NỘI DUNG

      PHỤ LỤC

      | TT | Nội dung | Cơ quan chủ trì | Thời gian |
      |---|---|---|---|
      | I | CHUẨN BỊ | | |
      | 1 | In biểu mẫu | Sở Y tế | 6/2026 |
      | 2 | Tập huấn | Sở Nội vụ | 7/2026 |
      | II | TRIỂN KHAI | | |
      | 1 | Đo nước | UBND các xã | 8/2026 |
      | 1.1 | Đo ở hồ | UBND các xã | 8/2026 |
      """)
    #expect(
      Reading.outline(of: plan) == [
        "I", "PHỤ LỤC", "PHỤ LỤC>I", "PHỤ LỤC>I>1", "PHỤ LỤC>I>2", "PHỤ LỤC>II", "PHỤ LỤC>II>1", "PHỤ LỤC>II>1>1.1",
      ])
    #expect(!plan.findings.contains { [.duplicateLabel, .labelGap].contains($0.rule) })
  }

  @Test(arguments: [
    "| Năm | Số xã |\n|---|---|\n| 2026 | 12 |\n",
    "| Chỉ tiêu | Đơn vị tính | Năm 2026 |\n|---|---|---|\n| Trạm đo | trạm | 12 |\n",
    "| Họ và tên | Chức vụ |\n|---|---|\n| Lê Văn Nước | Giám đốc |\n",
    "| a | b |\n| c | d |\n",
    "| |\n",
    "|\n|\n|\n",
  ])
  func `a table of figures gives no items`(table: String) throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n1. Đo nước.\n\n\(table)\n2. Sửa kênh.\n")
    #expect(plan.items.map(\.text) == ["NỘI DUNG", "Đo nước.", "Sửa kênh."])
    #expect(plan.assignments.isEmpty)
  }

  @Test func `what follows a table is read as before it`() throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n1. Bảng:\n\n" + Self.table([Column.number, .text, .lead, .time])
        + "\n2. Sửa hồ.\n\n- Vét bùn.\n\nII. KHÁC\n")
    #expect(Reading.outline(of: plan) == ["I", "I>1", "I>1>1", "I>1>2", "I>2", "I>2>-", "II"])
  }

  @Test(arguments: [
    Expectation("| 1 | Đo nước |\n", "Đo nước"),
    Expectation("| 1 | Đo nước | Sở Y tế | 6/2026 | thừa |\n", "Đo nước"),
    Expectation("| 1 | | Sở Y tế | 6/2026 |\n"),
    Expectation("|  |  |  |  |\n"),
    Expectation("| 1 | Đo \\| nước | Sở Y tế | |\n", "Đo | nước"),
    Expectation("| 1 | Đo **nước** <sup>1</sup> sông | Sở Y tế | |\n", "Đo nước sông"),
  ])
  func `a row that lost or gained cells is still read`(expectation: Expectation) throws {
    let plan = try Reading.plan(
      "I. A\n\n| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n\(expectation.text)")
    #expect(plan.items.dropFirst().map(\.text) == expectation.says)
  }
}
