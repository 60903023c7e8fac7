// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import Testing

@testable import Files

struct DocxTextTests {
  private func lines(_ body: String) throws -> [String] { try DocxSample(body: body).lines() }

  @Test func `runs of a paragraph make one line, paragraphs are parted by an empty one`() throws {
    let body = "<w:p><w:r><w:t>Kế </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>hoạch</w:t></w:r></w:p>"
    #expect(try lines(body + DocxSample.paragraph("Hai")) == ["Kế hoạch", "", "Hai"])
  }

  @Test(arguments: [
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", ["a\tb"]),
    ("<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r>", ["a"]),
    ("<w:r><w:t>BÁO CÁO</w:t><w:br/><w:t>Kết quả</w:t></w:r>", ["BÁO CÁO", "Kết quả"]),
    ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", ["a-b"]),
    ("<w:r><w:t>2026\u{A0}-\u{A0}2030</w:t></w:r>", ["2026 - 2030"]),
    ("<w:r><w:t xml:space=\"preserve\">  a  </w:t></w:r>", ["a"]),
    ("<w:r><w:t>&lt;A&amp;B&gt;</w:t></w:r>", ["<A&B>"]), ("<w:r><w:t><![CDATA[a<b]]></w:t></w:r>", ["a<b"]),
    ("<w:r><w:t/></w:r>", []), ("<w:r><w:t xml:space=\"preserve\">   </w:t></w:r>", []),
  ])
  func `characters that are elements are read`(paragraph: String, expected: [String]) throws {
    #expect(try lines("<w:p>\(paragraph)</w:p>") == expected)
  }

  @Test(arguments: [
    ("<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>", "ab thêm"),
    ("<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "ab"),
    ("<w:del><w:r><w:t>bỏ</w:t><w:tab/></w:r></w:del>", "ab"),
    ("<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>", "ab"),
    ("<w:moveTo><w:r><w:t>đến</w:t></w:r></w:moveTo>", "ab đến"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>", "ab"),
    ("<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>hiện</w:t></w:r>", "ab hiện"),
    ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "ab"),
    ("<w:fldSimple><w:r><w:t>7</w:t></w:r></w:fldSimple>", "ab 7"),
    ("<w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>", "ab liên kết"),
    (
      "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent><w:r><w:t>ô</w:t></w:r></w:sdtContent></w:sdt>",
      "ab ô"
    ),
    ("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>c</w:t></w:r>", "ab c"),
  ])
  func `tracked changes count as accepted and hidden text is left out`(inner: String, expected: String) throws {
    #expect(try lines("<w:p><w:r><w:t xml:space=\"preserve\">ab </w:t></w:r>\(inner)</w:p>") == [expected])
  }

  @Test func `hidden text ends with its run`() throws {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>" + DocxSample.paragraph("hiện")
    #expect(try lines(body) == ["hiện"])
  }

  @Test func `a deleted paragraph mark joins two paragraphs`() throws {
    let first = DocxSample.paragraph("một ", properties: "<w:rPr><w:del w:id=\"1\"/></w:rPr>")
    #expect(try lines(first + DocxSample.paragraph("hai") + DocxSample.paragraph("ba")) == ["một hai", "", "ba"])
  }

  @Test func `a text box is read once and after its paragraph`() throws {
    let box = "<w:txbxContent>\(DocxSample.paragraph("TỐI MẬT"))</w:txbxContent>"
    let drawing =
      "<mc:AlternateContent><mc:Choice><wps:txbx>\(box)</wps:txbx></mc:Choice><mc:Fallback>\(box)</mc:Fallback>"
      + "</mc:AlternateContent>"
    let body = "<w:p><w:r><w:t>Trước</w:t>\(drawing)<w:t> sau</w:t></w:r></w:p>"
    #expect(try lines(body) == ["Trước sau", "", "TỐI MẬT"])
  }

  @Test func `lines know their paragraph`() throws {
    let body = DocxSample.paragraph("một") + "<w:p/>" + "<w:p><w:r><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r></w:p>"
    let text = try readDocx(DocxSample(body: body).bytes())
    #expect(text.lines == ["một", "", "hai", "ba"])
    #expect(text.paragraphs == [1, 0, 3, 3])
  }

  @Test func `footnotes stand apart and leave no mark`() throws {
    var sample = DocxSample(
      body: "<w:p><w:r><w:t>Số liệu</w:t><w:footnoteReference w:id=\"2\"/><w:t> quý I</w:t></w:r></w:p>")
    sample.footnotes =
      "<w:footnote w:type=\"separator\" w:id=\"-1\">\(DocxSample.paragraph("—"))</w:footnote>"
      + "<w:footnote w:id=\"2\">\(DocxSample.paragraph("Theo Sở Tài chính."))\(DocxSample.paragraph("Chưa duyệt."))</w:footnote>"
    let text = try readDocx(sample.bytes())
    #expect(text.lines == ["Số liệu quý I"])
    #expect(text.footnotes == ["Theo Sở Tài chính. Chưa duyệt."])
  }

  @Test func `headers of pages stand apart`() throws {
    var sample = DocxSample(body: DocxSample.paragraph("Thân bài"))
    sample.header = DocxSample.paragraph("MẬT")
    let text = try readDocx(sample.bytes())
    #expect(text.lines == ["Thân bài"])
    #expect(text.margins == ["MẬT"])
  }

  @Test func `a stamp of secrecy is found in the text, in a box and in the margin`() throws {
    let plain = DocxSample(body: DocxSample.paragraph("Bảo mật thông tin"))
    #expect(try readDocx(plain.bytes()).secrecyMarking == nil)
    var margin = plain
    margin.header = DocxSample.paragraph("TUYỆT MẬT")
    #expect(try readDocx(margin.bytes()).secrecyMarking == .topSecret)
    let box = "<w:p><w:r><w:txbxContent>\(DocxSample.paragraph("MẬT"))</w:txbxContent></w:r></w:p>"
    #expect(try readDocx(DocxSample(body: box).bytes()).secrecyMarking == .confidential)
  }

  @Test func `the strict form of the format is read`() throws {
    var sample = DocxSample(body: DocxSample.paragraph("Nghiêm ngặt"))
    sample.namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    #expect(try sample.lines() == ["Nghiêm ngặt"])
  }

  @Test func `elements of other vocabularies with the same names are no text`() throws {
    let body = "<w:p><w:r><w:t>a</w:t></w:r><x:r xmlns:x=\"urn:x\"><x:t>b</x:t><x:tab/></x:r></w:p>"
    #expect(try lines(body) == ["a"])
  }
}
