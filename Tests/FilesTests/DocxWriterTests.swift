// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

@testable import Files

struct DocxWriterTests {
  private static let document = SampleReport.document
  private static let layout = SampleReport.layout

  @Test func `the same document gives the same bytes`() throws {
    #expect(try writeDocx(Self.document, layout: Self.layout) == writeDocx(Self.document, layout: Self.layout))
  }

  @Test func `the head, the title and the last line read back as they were written`() throws {
    let lines = try readDocx(writeDocx(Self.document, layout: Self.layout)).lines.filter { !$0.isEmpty }
    let head = [
      "ỦY BAN NHÂN DÂN", "TỈNH HỒNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
      "Số: 05/BC-UBND", "Hồng Lam, ngày 05 tháng 6 năm 2026", "BÁO CÁO", Self.document.subject,
      "Kính gửi: Bộ Tài chính",
      "Căn cứ Luật Bảo vệ môi trường;",
    ]
    #expect(Array(lines.prefix(10)) == head)
    #expect(lines.contains { $0.hasSuffix("kính báo cáo Bộ Tài chính./.") })
    let end = try #require(lines.firstIndex(of: "Nơi nhận:"))
    let signature = [
      "- Như trên (để báo cáo);", "- Các sở, ban, ngành tỉnh;", "- UBND các xã, phường;", "- Lưu: VT, TH.",
      "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Hồng Vân",
    ]
    #expect(Array(lines[(end + 1)...].prefix(8)) == signature)
  }

  @Test func `every activity reads back with its label, name, lead and deadline`() throws {
    let lines = Set(try readDocx(writeDocx(Self.document, layout: Self.layout)).lines)
    for item in SampleReport.content.items {
      let leads = item.leads.joined(separator: ", ")
      let start =
        "| \(item.label) | \(item.name) | \(leads) | \(item.coordinators.joined(separator: ", ")) | \(item.due ?? "") |"
      #expect(lines.contains { $0.hasPrefix(start) }, "\(start)")
    }
    for theme in SampleReport.content.themes { #expect(lines.contains("| \(theme.title) |")) }
  }

  @Test func `all that the plain text says is in the file`() throws {
    func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }
    let file = words(try readDocx(writeDocx(Self.document, layout: Self.layout)).text).sorted()
    #expect(file == words(Self.document.plainText(layout: Self.layout)).sorted())
  }

  @Test func `texts with the characters of markup come back unchanged`() throws {
    var document = Self.document
    document.subject = "Tăng trưởng <xanh> & \"sạch\""
    document.body = [.paragraph("1 < 2 && 3 > 2"), .bullet("a\tb"), .paragraph("xong")]
    let lines = try readDocx(writeDocx(document, layout: Self.layout)).lines
    for line in ["Tăng trưởng <xanh> & \"sạch\"", "1 < 2 && 3 > 2", "- a\tb", "xong./."] {
      #expect(lines.contains(line))
    }
  }

  @Test func `a document with next to nothing in it can be written`() throws {
    let bare = OfficialDocument(
      header: DocumentHeader(issuingBody: "", number: DocumentNumber(type: "BC", issuer: "")), type: "", subject: "",
      body: [],
      signature: Signature(position: ""))
    #expect(try readDocx(writeDocx(bare, layout: Self.layout)).lines.contains("- Lưu: VT."))
  }

  @Test func `a table without columns or with short rows can be written`() throws {
    var document = Self.document
    let ragged = TextTable(
      columns: [.init("A", width: 1), .init("B", width: 0)], rows: [.cells([]), .cells(["1", "2", "3"])])
    document.body = [.table(TextTable(columns: [], rows: [])), .table(ragged)]
    #expect(try readDocx(writeDocx(document, layout: Self.layout)).lines.contains("| 1 | 2 |"))
  }

  @Test func `a Party document has its own head and ending`() throws {
    var document = Self.document
    document.header.parentBody = "Tỉnh ủy Hồng Lam"
    document.header.issuingBody = "Ban Tổ chức"
    document.header.number = DocumentNumber(sequence: 127, type: "BC", issuer: "BTCTU")
    let layout = DocumentLayout.inForce(for: .party, on: SampleReport.day(2026, 6, 5))
    let lines = try readDocx(writeDocx(document, layout: layout)).lines.filter { !$0.isEmpty }
    #expect(
      Array(lines.prefix(8)) == [
        "TỈNH ỦY HỒNG LAM", "BAN TỔ CHỨC", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 127-BC/BTCTU",
        "Hồng Lam, ngày 05 tháng 6 năm 2026", "BÁO CÁO", document.subject,
      ])
    #expect(lines.contains("I- CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"))
    #expect(lines.contains("T/M ỦY BAN NHÂN DÂN"))
  }
}

/// python-docx as an independent reader and writer.
@Suite(.enabled(if: Python.interpreter != nil, "skipped: no Python packages"))
struct DocxInteroperabilityTests {
  private func facts() throws -> [String] {
    let folder = try TemporaryFolder()
    let bytes = try writeDocx(SampleReport.document, layout: SampleReport.layout)
    return try Python.run("read_docx.py", folder.put("report.docx", bytes))
  }

  @Test func `python-docx finds the paper, the margins and the body of Decree 30`() throws {
    let facts = try facts()
    #expect(facts[0] == "section 210 297 20 15 20 30 True Header")
    #expect(facts[1] == "section 297 210 30 20 15 20 True Header")
    #expect(facts[2] == "body 14.0 12.7")
    #expect(facts[3].hasPrefix("core Báo cáo: Kết quả thực hiện") && facts[3].hasSuffix("| vi-VN"))
  }

  @Test func `python-docx finds headings, bases and paragraphs in their styles`() throws {
    let facts = try facts()
    #expect(facts.contains("paragraph Normal | CENTER (1) | [(14.0, True, False)] | BÁO CÁO"))
    #expect(facts.contains("paragraph Heading 1 | None | [(None, False, False)] | II. KẾT QUẢ THỰC HIỆN"))
    #expect(facts.contains("paragraph Heading 2 | None | [(None, False, False)] | 1. Tình hình chung"))
    #expect(
      facts.contains { $0.hasPrefix("paragraph Căn cứ | None |") && $0.hasSuffix("| Căn cứ Luật Bảo vệ môi trường;") })
    #expect(facts.contains { $0.hasPrefix("paragraph Body Text | None |") && $0.contains("- Hoạt động 6. ") })
  }

  @Test func `python-docx finds the three tables, the annex with all its rows`() throws {
    let tables = try facts().filter { $0.hasPrefix("table") }
    #expect(tables == ["table 2 2", "table 1 2", "table 65 7"])
    let rows = try facts().filter { $0.hasPrefix("row") }
    #expect(
      rows.contains(
        "row ỦY BAN NHÂN DÂN TỈNH HỒNG LAM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc"))
    #expect(rows.contains("row Xanh hóa sản xuất"))
  }

  @Test func `a file of python-docx is read with its numbers, bullets and table`() throws {
    let folder = try TemporaryFolder()
    _ = try Python.run("write_docx.py", "\(folder.path)/plan.docx")
    let text = try readDocx(folder.get("plan.docx"))
    #expect(
      text.lines.filter { !$0.isEmpty } == [
        "KẾ HOẠCH", "1. Rà soát quy định", "2. Trồng cây", "- Vệ sinh môi trường", "| STT | Nhiệm vụ | Chủ trì |",
        "| I. Chủ đề |", "| 1 | Kiểm kê | Sở Tài chính |",
      ])
    #expect(text.margins == ["Dự thảo"])
  }
}
