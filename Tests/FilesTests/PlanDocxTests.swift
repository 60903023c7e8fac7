// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import OfficialDocuments
import PlanReading
import Testing

@testable import Files

/// How a written plan looks, and that other programs open it.
struct PlanDocxTests {
  private static let text = """
    ỦY BAN NHÂN DÂN
    TỈNH HỒNG LAM

    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc

    Số: 12/KH-UBND

    Hồng Lam, ngày 05 tháng 6 năm 2026

    KẾ HOẠCH

    Trồng cây giai đoạn 2026 - 2030

    Căn cứ Luật Bảo vệ môi trường;

    Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

    I. MỤC TIÊU

    1. Trồng ít nhất 5.000 cây.

    II. NHIỆM VỤ

    a) Sở Y tế trồng cây.

    Trên đây là Kế hoạch trồng cây./.

    Nơi nhận:
    - Như trên;
    - Lưu: VT.

    TM. ỦY BAN NHÂN DÂN
    KT. CHỦ TỊCH
    PHÓ CHỦ TỊCH

    Trần Thị Hồng

    Phụ lục I

    DANH MỤC NHIỆM VỤ

    | TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |
    | A | CÂY XANH | | | |
    | 1 | Trồng cây | Sở Y tế | Sở Tài chính | Năm 2027 |
    """

  private static func plan(_ text: String = text) throws -> ReadPlan {
    try readPlan(Array(text.utf8), name: "a.txt").get()
  }

  private static func bytes(_ plan: ReadPlan) throws -> [UInt8] {
    let document = PlanDocument(plan)
    return try writeDocx(document, layout: document.layout(today: SampleReport.day(2026, 11, 21)))
  }

  @Test func `the lines stand as an official plan has them`() throws {
    let lines = try readDocx(Self.bytes(Self.plan())).lines.filter { !$0.isEmpty }
    #expect(
      lines == [
        "ỦY BAN NHÂN DÂN", "TỈNH HỒNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND", "Hồng Lam, ngày 05 tháng 6 năm 2026", "KẾ HOẠCH", "Trồng cây giai đoạn 2026 - 2030",
        "Căn cứ Luật Bảo vệ môi trường;", "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", "I. MỤC TIÊU",
        "1. Trồng ít nhất 5.000 cây.", "II. NHIỆM VỤ", "a) Sở Y tế trồng cây.", "Trên đây là Kế hoạch trồng cây./.",
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH",
        "Trần Thị Hồng", "Phụ lục I", "DANH MỤC NHIỆM VỤ", "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |",
        "| A | CÂY XANH |  |  |  |", "| 1 | Trồng cây | Sở Y tế | Sở Tài chính | Năm 2027 |",
      ])
  }

  @Test func `the same plan gives the same bytes`() throws {
    #expect(try Self.bytes(Self.plan()) == Self.bytes(Self.plan()))
  }

  @Test func `headings are headings, tasks are text, and a wide annex lies on its side`() throws {
    let document = PlanDocument(try Self.plan())
    let xml = String(
      decoding: PlanXML(document: document, layout: document.layout(today: SampleReport.day(2026, 11, 21))).bytes,
      as: UTF8.self)
    func style(of text: String) -> String? {
      let before = xml.components(separatedBy: ">\(text)<")
      guard before.count == 2 else { return nil }
      return before[0].components(separatedBy: "<w:pStyle w:val=\"").last?.prefix { $0 != "\"" }.description
    }
    #expect(style(of: "I. MỤC TIÊU") == "Heading1" && style(of: "1. Trồng ít nhất 5.000 cây.") == "BodyText")
    #expect(style(of: "Căn cứ Luật Bảo vệ môi trường;") == "LegalBase")
    #expect(xml.components(separatedBy: "w:orient=\"landscape\"").count == 2)
    #expect(xml.components(separatedBy: "<w:tblHeader/>").count == 2)
  }

  @Test(arguments: [
    ("17-KH/TU", "TỈNH ỦY HỒNG LAM", IssuerKind.party, "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 17-KH/TU"),
    ("17/KH-LĐLĐ", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HỒNG LAM", .union, "Độc lập - Tự do - Hạnh phúc", "Số: 17/KH-LĐLĐ"),
    ("17/KH-UBND", "ỦY BAN NHÂN DÂN XÃ A", .state, "Độc lập - Tự do - Hạnh phúc", "Số: 17/KH-UBND"),
  ])
  func `each kind of issuer has its own head`(
    number: String, name: String, kind: IssuerKind, national: String, line: String
  ) throws {
    let text = "\(name)\n\nSố: \(number)\n\nKẾ HOẠCH\n\nTrồng cây\n\nI. Việc\n"
    let plan = try Self.plan(text)
    #expect(IssuerKind(plan) == kind)
    let lines = try readDocx(Self.bytes(plan)).lines
    #expect(lines.contains(national) && lines.contains(line))
  }

  @Test func `elements of properties stand in the order of the schema`() throws {
    let zip = try ZipReader(Self.bytes(Self.plan()))
    let recorder = OrderRecorder()
    #expect(try zip.parse("word/document.xml", recorder))
    #expect(recorder.faults.isEmpty, "\(recorder.faults)")
    for children in try #require(recorder.orders["body"]) { #expect(children.suffix(2) == ["p", "sectPr"]) }
    for children in try #require(recorder.orders["tc"]) { #expect(children.last == "p") }
  }

  @Test func `python-docx finds head, headings and table`() throws {
    guard Python.interpreter != nil else { return }
    let path = FileManager.default.temporaryDirectory.appending(path: "xanh-\(UUID().uuidString).docx")
    try Data(Self.bytes(Self.plan())).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let facts = try Python.run("read_docx.py", path.path)
    #expect(facts.filter { $0.hasPrefix("section") }.count == 2)
    #expect(facts.contains { $0.hasPrefix("paragraph Heading 1") && $0.hasSuffix("II. NHIỆM VỤ") })
    #expect(
      facts.contains(
        "core KẾ HOẠCH: Trồng cây giai đoạn 2026 - 2030 | ỦY BAN NHÂN DÂN TỈNH HỒNG LAM | vi-VN"))
    #expect(facts.contains("row 1 | Trồng cây | Sở Y tế | Sở Tài chính | Năm 2027"))
  }

  private static let hasOffice = OfficeConverter(profile: "/nonexistent").isAvailable

  @Test(.enabled(if: hasOffice, "skipped: LibreOffice is not installed"))
  func `LibreOffice opens it`() throws {
    let folder = try TemporaryFolder()
    let pdf = try OfficeConverter(profile: folder.path + "/office").pdf(fromDocx: Self.bytes(Self.plan()))
    #expect(pdf.starts(with: Array("%PDF-".utf8)) && pdf.count > 10_000)
  }

  @Test func `the share of a column grows with what stands in it`() {
    let table = PlanTable(
      rows: [["TT", "Nhiệm vụ", "Chủ trì"], ["Một nhóm"], ["1", String(repeating: "dài ", count: 30), "Sở Y tế"]],
      hasHead: true)
    #expect(table.columnCount == 3)
    #expect(table.widths[0] == 4 && table.widths[1] > table.widths[2] && table.widths[1] <= 40)
    #expect(PlanTable(rows: [["a"]], hasHead: false).widths == [4, 4])
  }
}
