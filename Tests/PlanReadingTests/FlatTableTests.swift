// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// Task tables that were copied as one line for each cell, without a sign between cells.
struct FlatTableTests {
  private static let head = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]

  /// Rows with their assignments: `2 Vét kênh | lead: Sở A by 2026-06`.
  private func rows(_ cells: [String], blank: Bool, behind: String = "") throws -> [String] {
    let table = cells.joined(separator: blank ? "\n\n" : "\n")
    let plan = try Reading.plan("I. NỘI DUNG\n\n1. Phân công\n\n\(table)\n\(behind)")
    return plan.items.dropFirst(2).map { item in
      let work = plan.assignments.filter { $0.item == item.index }.map {
        "\($0.role.rawValue): \($0.body)" + ($0.due.map { " by \($0)" } ?? "")
      }
      return ([item.label + " " + item.text] + work).joined(separator: " | ")
    }
  }

  @Test(arguments: [true, false])
  func `each number on a line of its own opens a row`(blank: Bool) throws {
    let cells =
      Self.head + [
        "1", "Đo nước", "Sở Y tế", "Sở Nội vụ; các xã", "Quý II/2026", "2", "Vét kênh", "Sở Xây dựng", "Các xã",
        "6/2026",
      ]
    #expect(
      try rows(cells, blank: blank) == [
        "1 Đo nước | lead: Sở Y tế by 2026-34 | coordinate: Sở Nội vụ by 2026-34 | coordinate: các xã by 2026-34",
        "2 Vét kênh | lead: Sở Xây dựng by 2026-06 | coordinate: Các xã by 2026-06",
      ])
  }

  @Test func `the heads tell the columns in any order`() throws {
    let cells = ["TT", "Thời hạn", "Đơn vị phối hợp", "Nội dung công việc", "Đơn vị chủ trì"]
    #expect(
      try rows(cells + ["1", "30/6/2026", "Các xã", "Đo nước", "Sở Y tế"], blank: true) == [
        "1 Đo nước | lead: Sở Y tế by 2026-06-30 | coordinate: Các xã by 2026-06-30"
      ])
  }

  @Test func `an empty cell before the time leaves the time where it belongs`() throws {
    let cells =
      Self.head + ["1", "Đo nước", "Sở Y tế", "Tháng 6/2026", "2", "Vét kênh", "Sở Xây dựng", "Các xã", "2026"]
    #expect(
      try rows(cells, blank: true) == [
        "1 Đo nước | lead: Sở Y tế by 2026-06",
        "2 Vét kênh | lead: Sở Xây dựng by 2026 | coordinate: Các xã by 2026",
      ])
  }

  @Test func `a cell goes on where a line begins within a sentence or with a bullet`() throws {
    let cells =
      Self.head + [
        "1", "Đo mực nước", "ở đầu nguồn", "Sở Y tế", "Các xã", "2026", "2", "Vét kênh", "- Kênh lớn", "- Kênh nhỏ",
        "Sở Xây dựng", "Các xã", "2026",
      ]
    #expect(
      try rows(cells, blank: true).map { $0.split(separator: "|")[0] } == [
        "1 Đo mực nước ở đầu nguồn ", "2 Vét kênh - Kênh lớn - Kênh nhỏ ",
      ])
  }

  @Test func `a task of several paragraphs takes what is too much for the row`() throws {
    let cells =
      Self.head + [
        "1", "Đo nước.", "Ghi sổ hằng ngày.", "Sở Y tế", "Các xã", "2026", "2", "Vét kênh", "Sở Xây dựng", "Các xã",
        "2026",
      ]
    #expect(
      try rows(cells, blank: true) == [
        "1 Đo nước. Ghi sổ hằng ngày. | lead: Sở Y tế by 2026 | coordinate: Các xã by 2026",
        "2 Vét kênh | lead: Sở Xây dựng by 2026 | coordinate: Các xã by 2026",
      ])
  }

  @Test func `what follows a full last row is no part of it`() throws {
    let cells = Self.head + ["1", "Đo nước", "Sở Y tế", "Các xã", "2026"]
    let row = "1 Đo nước | lead: Sở Y tế by 2026 | coordinate: Các xã by 2026"
    #expect(try rows(cells, blank: true, behind: "\n2. Kinh phí\n") == [row, "2 Kinh phí"])
    #expect(try rows(cells, blank: true, behind: "\nBố trí từ ngân sách.\n") == [row, " Bố trí từ ngân sách."])
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n" + cells.joined(separator: "\n") + "\n\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n")
    #expect(plan.recipients.map(\.body) == ["Các xã"])
  }

  @Test func `emphasis and stops do not hide numbers and heads`() throws {
    let cells = ["**STT**", "**Nhiệm vụ**", "**Chủ trì**", "**Thời gian**", "**1.**", "Đo nước", "Sở Y tế", "2026"]
    #expect(try rows(cells, blank: true) == ["1 Đo nước | lead: Sở Y tế by 2026"])
  }

  @Test(arguments: [
    // No number of a first row, too few columns, or running text behind the word.
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Đo nước", "Sở Y tế", "2026"],
    ["STT", "Nhiệm vụ", "1", "Đo nước"],
    ["STT là số thứ tự", "Nhiệm vụ", "Cơ quan chủ trì", "1", "Đo nước"],
  ])
  func `what only begins like a table is text`(lines: [String]) throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n" + lines.joined(separator: "\n\n") + "\n")
    #expect(plan.assignments.isEmpty)
    #expect(plan.items.dropFirst().allSatisfy { $0.cells.isEmpty })
  }

  @Test func `many heads without a row cost no more than the text is long`() throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n" + String(repeating: "STT\n\n", count: 20_000))
    #expect(plan.items.count > 1)
  }

  @Test func `the places of cells are those of their lines`() throws {
    let cells = Self.head + ["1", "Đo nước", "Sở Y tế", "Các xã", "2026"]
    let plan = try Reading.plan("I. NỘI DUNG\n\n" + cells.joined(separator: "\n") + "\n")
    let row = try #require(plan.items.last)
    #expect(Reading.text(of: plan, at: row.span) == "1\nĐo nước\nSở Y tế\nCác xã\n2026")
    #expect(plan.assignments.map { Reading.text(of: plan, at: $0.span) } == ["Sở Y tế", "Các xã"])
  }
}
