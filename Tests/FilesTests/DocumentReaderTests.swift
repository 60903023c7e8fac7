// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

@testable import Files

/// The one way from bytes to text.
struct DocumentReaderTests {
  private func read(_ bytes: [UInt8], name: String = "a") throws(FileError) -> DocumentText {
    try DocumentReader().read(bytes, name: name)
  }

  @Test(arguments: ["plan.txt", "plan.md", "plan.pdf", "plan", ""])
  func `the format of a container is found from its bytes, whatever its name`(name: String) throws {
    let bytes = try DocxSample(body: DocxSample.paragraph("KẾ HOẠCH")).bytes()
    #expect(try read(bytes, name: name).format == .docx)
  }

  @Test(arguments: [("plan.md", .md), ("plan.txt", .txt), ("plan.docx", .txt)] as [(String, DocumentFormat)])
  func `text is Markdown or plain by its name`(name: String, format: DocumentFormat) throws {
    #expect(try read(Array("KẾ HOẠCH".utf8), name: name).format == format)
  }

  @Test func `each line of a document tells its paragraph, by bytes of the composed text`() throws {
    let body = ["Kê\u{301} hoạch", "", "hai<w:br/>dòng", "ba"].map { text in
      let parts = text.split(separator: "<w:br/>", omittingEmptySubsequences: false).map { "<w:t>\($0)</w:t>" }
      return "<w:p><w:r>\(parts.joined(separator: "<w:br/>"))</w:r></w:p>"
    }
    let document = try read(try DocxSample(body: body.joined()).bytes())
    #expect(String(decoding: document.text, as: UTF8.self) == "Kế hoạch\n\nhai\ndòng\n\nba")
    #expect(document.places.map(\.paragraph) == [1, 3, 4])
    let starts = document.places.map { String(decoding: document.text[$0.start...].prefix(2), as: UTF8.self) }
    #expect(starts == ["Kế".prefix(1) + "\u{FFFD}", "ha", "ba"])
  }

  @Test func `what is found in a document tells its paragraph in the public format`() throws {
    let body = ["KẾ HOẠCH", "Dọn kênh", "I. NỘI DUNG", "- Đo nước ở ba xã."].map { DocxSample.paragraph($0) }
    let plan = readPlan(try read(try DocxSample(body: body.joined()).bytes()), name: "a.docx")
    let json = String(decoding: plan.json, as: UTF8.self)
    #expect(json.contains("\"format\":\"docx\"") && json.contains("\"conversions\":[]"))
    #expect(json.contains(",\"paragraph\":3") && json.contains(",\"paragraph\":4"))
  }

  @Test func `a text from another encoding tells what was done`() throws {
    let wide: [UInt8] = [0xFF, 0xFE] + "Kế hoạch".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let plan = readPlan(try read(wide), name: "a.txt")
    #expect(plan.source.conversions.map(\.id) == ["charset"])
    #expect(String(decoding: plan.json, as: UTF8.self).contains("Converted from the encoding UTF-16LE to Unicode."))
  }

  @Test func `more bytes than the limit are refused before anything is read`() {
    #expect(throws: FileError.self) { try DocumentReader().read([1, 2, 3, 4], name: "a", limit: 3) }
  }

  @Test func `a place is found by any byte of its stretch`() {
    let places = [3, 3, 7, 20].enumerated().map { DocumentText.Place(start: $1, paragraph: $0 + 1) }
    #expect([0, 2, 3, 6, 7, 19, 20, 99].map { places.place(at: $0)?.paragraph } == [nil, nil, 2, 2, 3, 3, 4, 4])
    #expect([DocumentText.Place]().place(at: 0) == nil)
  }
}
