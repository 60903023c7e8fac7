// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Files

/// Tables put together from the lines that are drawn on a page.
struct PageTableTests {
  /// Rules around cells: uprights at `columns`, levels at `lines`.
  private func rules(_ columns: [Double], _ lines: [Double]) -> (level: [PageRule], upright: [PageRule]) {
    guard let left = columns.first, let right = columns.last, let top = lines.first, let bottom = lines.last else {
      return ([], [])
    }
    return (
      lines.map { PageRule(at: $0, from: left, to: right) }, columns.map { PageRule(at: $0, from: top, to: bottom) }
    )
  }

  private func page(_ number: Int, _ cells: [(String, Double, Double)], _ columns: [Double], _ lines: [Double])
    -> PageText
  {
    var page = PrintedPage(number)
    for (text, left, top) in cells { page.print(text, left, top) }
    let (level, upright) = rules(columns, lines)
    page.draw(level: level, upright: upright)
    return page.page
  }

  private let columns = [85.0, 120, 350, 550]

  @Test func `each row of a table is a line of cells, its lines joined`() {
    let page = page(
      1,
      [
        ("TT", 90, 102), ("Nhiệm vụ", 130, 102), ("Chủ trì", 360, 102), ("1", 90, 130), ("Dọn kênh chính", 130, 122),
        ("và kênh nhánh", 130, 138), ("Sở Xây dựng", 360, 130),
      ], columns, [100, 120, 160])
    #expect(
      PageLayout([page]).texts == ["| TT | Nhiệm vụ | Chủ trì |", "| 1 | Dọn kênh chính và kênh nhánh | Sở Xây dựng |"])
  }

  @Test func `a cell that spans columns gives its text once`() {
    var page = page(
      1, [("A. Việc chung", 90, 102), ("1", 90, 130), ("Dọn kênh", 130, 130), ("Xã", 360, 130)], columns,
      [100, 120, 160])
    page.rules.upright =
      [85, 550].map { PageRule(at: $0, from: 100, to: 160) }
      + [120, 350].map { PageRule(at: $0, from: 120, to: 160) }
    #expect(PageLayout([page]).texts == ["| A. Việc chung |  |  |", "| 1 | Dọn kênh | Xã |"])
  }

  @Test func `a cell that spans rows gives its text in the first of them`() {
    var page = page(
      1, [("1", 90, 102), ("Dọn kênh", 130, 102), ("Đo nước", 130, 130), ("Sở", 360, 116)], columns, [100, 120, 160])
    page.rules.level = [100, 160].map { PageRule(at: $0, from: 85, to: 550) } + [PageRule(at: 120, from: 85, to: 350)]
    #expect(PageLayout([page]).texts == ["| 1 | Dọn kênh | Sở |", "|  | Đo nước |  |"])
  }

  @Test func `a table goes on over the end of a page without its head, and a row that was cut is joined`() {
    let head = [("TT", 90.0, 102.0), ("Nhiệm vụ", 130.0, 102.0), ("Chủ trì", 360.0, 102.0)]
    let first = page(
      1, head + [("1", 90, 130), ("Dọn kênh chính", 130, 130), ("Sở Xây", 360, 130)], columns, [100, 120, 160])
    let second = page(
      2,
      head + [
        ("và kênh nhánh", 130, 130), ("dựng", 360, 130), ("2", 90, 170), ("Đo nước", 130, 170), ("Xã", 360, 170),
      ],
      columns, [100, 120, 160, 190])
    #expect(
      PageLayout([first, second]).texts == [
        "| TT | Nhiệm vụ | Chủ trì |", "| 1 | Dọn kênh chính và kênh nhánh | Sở Xây dựng |", "| 2 | Đo nước | Xã |",
      ])
  }

  @Test func `a bar within a cell does not end it`() {
    let page = page(1, [("a|b", 90, 102), ("c", 130, 102), ("d", 360, 102)], columns, [100, 120])
    #expect(PageLayout([page]).texts == ["| a\\|b | c | d |"])
  }

  @Test func `the frame of a stamp is no table`() {
    let page = page(1, [("ĐẾN", 90, 102), ("Số", 130, 102)], [85, 120, 160], [100, 120])
    #expect(PageLayout([page]).texts == ["ĐẾN Số"])
  }

  @Test func `rules are found in a picture, letters and the edge of a scan are none`() {
    var pixels = [UInt8](repeating: 255, count: 600 * 400)
    for x in 50..<550 { for y in [100, 101, 300, 301] { pixels[y * 600 + x] = 0 } }
    for y in 100..<301 { for x in [50, 51, 300, 548] { pixels[y * 600 + x] = 0 } }
    for y in 150..<170 { pixels[y * 600 + 200] = 0 }
    for y in 0..<400 { for x in 570..<600 { pixels[y * 600 + x] = 0 } }
    let picture = GreyPicture(Array("P5\n600 400\n255\n".utf8) + pixels, resolution: 100)
    let rules = picture.map { PageRules($0, dark: 128) }
    #expect(rules?.level.map { Int($0.at) } == [72, 216])
    #expect(rules?.upright.map { Int($0.at) } == [36, 216, 394])
  }

  @Test func `a picture of the wrong size or kind is none`() {
    #expect(GreyPicture(Array("P4\n1 1\n255\n...".utf8), resolution: 72) == nil)
    #expect(GreyPicture(Array("P5\n9999 9999\n255\n...".utf8), resolution: 72) == nil)
    #expect(GreyPicture(Array("P5\n".utf8), resolution: 72) == nil)
    #expect(GreyPicture([], resolution: 72) == nil)
  }
}
