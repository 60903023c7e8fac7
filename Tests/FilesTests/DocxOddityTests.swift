// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import Testing

@testable import Files

/// What programs and people put into .docx files that a reader does not expect.
struct DocxOddityTests {
  /// A body and the lines that a person would see.
  struct Oddity: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let lines: [String]

    init(_ name: String, _ body: String, _ lines: [String]) {
      (testDescription, self.body, self.lines) = (name, body, lines)
    }
  }

  private static func paragraph(_ inner: String) -> String { "<w:p>\(inner)</w:p>" }

  private static func run(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private static let field =
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"http://x\"</w:instrText></w:r>"
    + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run("trang nhà"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

  private static let texts = [
    Oddity(
      "a word in pieces, as spell checkers leave it",
      paragraph(["K", "ế ho", "ạ", "ch"].map { run($0) }.joined(separator: "<w:proofErr w:type=\"spellEnd\"/>")),
      ["Kế hoạch"]),
    Oddity(
      "bookmarks and comments between letters",
      paragraph(
        "\(run("Kế "))<w:bookmarkStart w:id=\"0\" w:name=\"x\"/><w:commentRangeStart w:id=\"1\"/>\(run("hoạch"))<w:bookmarkEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"1\"/></w:r>"
      ), ["Kế hoạch"]),
    Oddity("a field shows its result", paragraph("\(run("Xem "))\(field)\(run("."))"), ["Xem trang nhà."]),
    Oddity(
      "smart tags and custom elements",
      paragraph("<w:smartTag w:element=\"place\">\(run("Hà "))<w:customXml>\(run("Nội"))</w:customXml></w:smartTag>"),
      ["Hà Nội"]),
    Oddity(
      "a content control around paragraphs",
      "<w:sdt><w:sdtPr><w:alias w:val=\"Tên\"/></w:sdtPr><w:sdtContent>\(paragraph(run("một")))\(paragraph(run("hai")))</w:sdtContent></w:sdt>",
      ["một", "", "hai"]),
    Oddity(
      "an optional hyphen shows nothing", paragraph("<w:r><w:t>Kế</w:t><w:softHyphen/><w:t>hoạch</w:t></w:r>"),
      ["Kếhoạch"]),
    Oddity(
      "a break of the page is a break of the line",
      paragraph("<w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r>"), ["a", "b"]),
    Oddity("carriage returns", paragraph("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>"), ["a", "b"]),
    Oddity("a line break in the file is no break", paragraph("<w:r><w:t>Kế\nhoạch</w:t></w:r>"), ["Kế", "hoạch"]),
    Oddity("characters by number", paragraph(run("&#75;&#7871; ho&#x1EA1;ch &amp;lt;")), ["Kế hoạch &lt;"]),
    Oddity(
      "text inserted by one and deleted by another",
      paragraph(
        "\(run("a"))<w:ins w:id=\"1\"><w:del w:id=\"2\"><w:r><w:delText>b</w:delText></w:r></w:del>\(run("c"))</w:ins>"),
      ["ac"]),
    Oddity(
      "several empty paragraphs", "<w:p/><w:p/>\(paragraph(run("a")))<w:p/><w:p/>\(paragraph(run("b")))<w:p/>",
      ["a", "", "b"]),
    Oddity("hidden text within a paragraph", paragraph(run("a") + run("ẩn", "<w:vanish/>") + run("b")), ["ab"]),
    Oddity(
      "a style of characters is no text", paragraph(run("a", "<w:rStyle w:val=\"Strong\"/><w:lang w:val=\"vi-VN\"/>")),
      ["a"]),
    Oddity(
      "a picture with words beside it",
      paragraph("\(run("Hình 1"))<w:r><w:drawing><wp:docPr xmlns:wp=\"urn:wp\" descr=\"bản đồ\"/></w:drawing></w:r>"),
      ["Hình 1"]),
    Oddity(
      "an object of an older Word",
      paragraph(
        "\(run("a"))<w:r><w:object><v:shape xmlns:v=\"urn:v\"><v:textbox><w:txbxContent>\(paragraph(run("trong hộp")))</w:txbxContent></v:textbox></v:shape></w:object></w:r>"
      ), ["a", "", "trong hộp"]),
    Oddity(
      "a frame around a paragraph", "<w:p><w:pPr><w:framePr w:w=\"2000\"/></w:pPr>\(run("khung"))</w:p>", ["khung"]),
    Oddity(
      "a section in the middle",
      "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr>\(run("a"))</w:p>\(paragraph(run("b")))",
      ["a", "", "b"]),
    Oddity("a right-to-left mark stays", paragraph(run("a\u{200F}b")), ["a\u{200F}b"]),
    Oddity("letters shown as capitals", paragraph(run("Kế ", "<w:caps/>") + run("Hoạch")), ["KẾ Hoạch"]),
    Oddity(
      "small capitals, with a break of the line",
      paragraph(
        "<w:r><w:rPr><w:smallCaps w:val=\"1\"/></w:rPr><w:t>đường</w:t><w:br/><w:t>lối</w:t></w:r>" + run(" ở xã")),
      ["ĐƯỜNG", "LỐI ở xã"]),
    Oddity("capitals that are off", paragraph(run("Kế hoạch", "<w:caps w:val=\"0\"/>")), ["Kế hoạch"]),
    Oddity(
      "capitals of the paragraph mark are not those of the text",
      paragraph("<w:pPr><w:rPr><w:caps/></w:rPr></w:pPr>" + run("Kế hoạch")), ["Kế hoạch"]),
    Oddity(
      "a formula shows its letters",
      paragraph(
        run("Giảm ")
          + "<m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:sSub><m:e><m:r><m:t>CO</m:t></m:r>"
          + "</m:e><m:sub><m:r><m:t>2</m:t></m:r></m:sub></m:sSub></m:oMath>" + run(" 15%")), ["Giảm CO2 15%"]),
    Oddity("no text at all", "<w:p/><w:sectPr/>", []),
  ]

  @Test(arguments: texts) func `a paragraph is read as it is printed`(_ oddity: Oddity) throws {
    #expect(try DocxSample(body: oddity.body).lines() == oddity.lines)
  }

  private static func table(_ rows: [[String]], lines: Bool = true) -> String {
    let border = lines ? "<w:tblBorders><w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders>" : ""
    let body = rows.map { row in "<w:tr>\(row.map { "<w:tc>\($0)</w:tc>" }.joined())</w:tr>" }
    return "<w:tbl><w:tblPr>\(border)</w:tblPr><w:tblGrid/>\(body.joined())</w:tbl>"
  }

  private static func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tcPr>\(properties)</w:tcPr>\(paragraph(run(text)))"
  }

  private static let tables = [
    Oddity(
      "cells joined downwards are empty below",
      table([[cell("I", "<w:vMerge w:val=\"restart\"/>"), cell("a")], [cell("", "<w:vMerge/>"), cell("b")]]),
      ["| I | a |", "|  | b |"]),
    Oddity(
      "cells joined to the right are one",
      table([[cell("Chủ đề", "<w:gridSpan w:val=\"2\"/>")], [cell("1"), cell("a")]]), ["| Chủ đề |", "| 1 | a |"]),
    Oddity(
      "several paragraphs in a cell are one line", table([[paragraph(run("a")) + paragraph(run("b")), cell("c")]]),
      ["| a b | c |"]),
    Oddity(
      "a break of the line in a cell is a space",
      table([[paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), cell("c")]]), ["| a b | c |"]),
    Oddity(
      "rows within a content control",
      "<w:tbl><w:tblPr><w:tblBorders><w:insideH w:val=\"single\"/></w:tblBorders></w:tblPr><w:sdt><w:sdtContent><w:tr><w:tc>\(paragraph(run("a")))</w:tc><w:tc>\(paragraph(run("b")))</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
      ["| a | b |"]),
    Oddity(
      "a table in a table", table([[table([[cell("x"), cell("y")]]) + "<w:p/>", cell("z")]]),
      ["| \\| x \\| y \\| | z |"]),
    Oddity("a row without cells", table([[], [cell("a"), cell("b")]]), ["| a | b |"]),
    Oddity(
      "two tables on end", table([[cell("a"), cell("b")]]) + table([[cell("c"), cell("d")]]),
      ["| a | b |", "", "| c | d |"]),
    Oddity(
      "lines with the value of none are none",
      "<w:tbl><w:tblPr><w:tblBorders><w:insideH w:val=\"nil\"/><w:insideV w:val=\"none\"/></w:tblBorders></w:tblPr><w:tr><w:tc>\(cell("a"))</w:tc><w:tc>\(cell("b"))</w:tc></w:tr></w:tbl>",
      ["a", "", "b"]),
  ]

  @Test(arguments: tables) func `a table is read as it is printed`(_ oddity: Oddity) throws {
    #expect(try DocxSample(body: oddity.body).lines() == oddity.lines)
  }

  @Test func `elements left open by a program are refused, not guessed`() throws {
    for body in [
      "<w:p><w:r><w:t>a</w:r></w:p>", "<w:p>", "</w:body>", "<w:p a=1/>", "<w:p>&nbsp;</w:p>", "<w:p>\u{1}</w:p>",
    ] {
      let bytes = try DocxSample(body: body).bytes()
      #expect(#expect(throws: FileError.self, "\(body)") { try readDocx(bytes) }?.code == .broken)
    }
  }

  @Test(arguments: [".doc", ".docm", ".xlsx"]) func `the kind of a file is told by what it holds, not by its name`(
    name: String
  ) throws {
    // A macro-enabled document has the same parts; what runs in it is never run here.
    let bytes = try DocxSample(body: Self.paragraph(Self.run("tên \(name)"))).bytes()
    #expect(try readDocx(bytes).lines == ["tên \(name)"])
  }

  @Test func `a thousand nested content controls are refused, a hundred are read`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<w:sdt><w:sdtContent>", count: depth) + Self.paragraph(Self.run("trong"))
        + String(repeating: "</w:sdtContent></w:sdt>", count: depth)
    }
    #expect(try DocxSample(body: nested(100)).lines() == ["trong"])
    let deep = try DocxSample(body: nested(1000)).bytes()
    #expect(throws: FileError.self) { try readDocx(deep) }
  }
}
