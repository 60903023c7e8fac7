// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

@testable import Files

/// Documents of before Unicode: the letters are those of the font.
struct DocxFontTests {
  private static func run(_ text: String, font: String? = nil, more: String = "") -> String {
    let fonts = font.map { "<w:rFonts w:ascii=\"\($0)\" w:hAnsi=\"\($0)\"/>" } ?? ""
    return "<w:r><w:rPr>\(fonts)\(more)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private func text(_ runs: String..., paragraph: String = "", styles: String = "") throws -> String {
    let body = "<w:p><w:pPr>\(paragraph)</w:pPr>\(runs.joined())</w:p>"
    return try DocxSample(body: body, styles: styles).lines().joined(separator: "|")
  }

  @Test(arguments: [
    (".VnTime", "KÕ ho¹ch trång rõng", "Kế hoạch trồng rừng"), (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),
    (".VnTimeH", "Uû ban", "UỶ BAN"), (".VnArialH", "phan", "PHAN"), (".VnTime", "phan", "phan"),
    (".VnTime", "t\u{AD}¬ng", "tương"), ("VNI-Times", "Keá hoaïch troàng röøng", "Kế hoạch trồng rừng"),
    ("VNI-Helve", "ÑOÀNG THAÙP", "ĐỒNG THÁP"), ("VNI-Times", "Uûy ban ngöôøi", "Ủy ban người"),
    ("Times New Roman", "KÕ ho¹ch", "KÕ ho¹ch"), (".VnTime", "Kế hoạch", "Kế hoạch"),
    (".VnTimeH", "Kế hoạch", "Kế hoạch"),
    (".VnTime", "Hà Nam, là", "Hà Nam, là"),
  ])
  func `a run means the letters that its font shows`(font: String, typed: String, meant: String) throws {
    #expect(try text(Self.run(typed, font: font)) == meant)
  }

  @Test func `fonts change from run to run within a word and a line`() throws {
    let mixed = try text(
      Self.run("Sè: ", font: ".VnTime"), Self.run("05/KH", font: "Times New Roman"), Self.run(" kÕ", font: ".VnTimeH"),
      Self.run(" ho¹", font: ".VnTime"), Self.run("ch", font: ".VnTime"), Self.run(" rừng"))
    #expect(mixed == "Số: 05/KH KẾ hoạch rừng")
  }

  @Test func `two bytes of a letter of VNI may stand in two runs`() throws {
    #expect(try text(Self.run("ngo", font: "VNI-Times"), Self.run("ã", font: "VNI-Times")) == "ngỗ")
    #expect(try text(Self.run("Kea", font: "VNI-Times"), Self.run("á", font: "VNI-Times", more: "<w:b/>")) == "Keấ")
  }

  private static let styles =
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:rPrDefault>"
    + "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"Head\"><w:rPr><w:rFonts w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"/></w:rPr></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:basedOn w:val=\"Head\"/></w:style>"
    + "<w:style w:type=\"character\" w:styleId=\"New\"><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr></w:style>"

  @Test func `the font may come from the document, the paragraph's style or the run's`() throws {
    #expect(try text(Self.run("KÕ"), styles: Self.styles) == "Kế")
    #expect(try text(Self.run("KÕ"), paragraph: "<w:pStyle w:val=\"Sub\"/>", styles: Self.styles) == "KẾ")
    #expect(try text(Self.run("KÕ", more: "<w:rStyle w:val=\"New\"/>"), styles: Self.styles) == "KÕ")
    #expect(try text(Self.run("KÕ", font: "Calibri"), styles: Self.styles) == "KÕ")
  }

  @Test func `capitals by format come after the letters of the font`() throws {
    #expect(try text(Self.run("ho¹ch", font: ".VnTime", more: "<w:caps/>")) == "HOẠCH")
    #expect(try text(Self.run("kế", more: "<w:caps/>"), Self.run(" kế")) == "KẾ kế")
  }

  @Test func `what was converted is told, what was not is not`() throws {
    func conversions(_ body: String) throws -> [String] {
      try DocumentReader().read(DocxSample(body: body).bytes(), name: "a").conversions.map(\.message.english)
    }
    let old = "<w:p>\(Self.run("KÕ ho¹ch", font: ".VnTime"))\(Self.run("Keá", font: "VNI-Times"))</w:p>"
    #expect(
      try conversions(old) == [
        "Converted from the encoding TCVN3 (ABC) to Unicode.", "Converted from the encoding VNI to Unicode.",
      ])
    #expect(try conversions("<w:p>\(Self.run("KH 05", font: ".VnTime"))</w:p>") == [])
    #expect(try conversions(DocxSample.paragraph("Kế hoạch")) == [])
  }

  @Test func `a document that lost its fonts is known by its syllables`() throws {
    let lines = ["KÕ ho¹ch trång rõng phßng hé ven biÓn", "Së N«ng nghiÖp chñ tr×, phèi hîp víi Héi N«ng d©n tØnh"]
    let document = try DocumentReader().read(
      DocxSample(body: lines.map { DocxSample.paragraph($0) }.joined()).bytes(), name: "a")
    #expect(
      String(decoding: document.text, as: UTF8.self)
        == "Kế hoạch trồng rừng phòng hộ ven biển\n\nSở Nông nghiệp chủ trì, phối hợp với Hội Nông dân tỉnh")
    #expect(document.conversions.map(\.id) == ["charset"] && document.places.map(\.paragraph) == [1, 2])
  }

  @Test(arguments: [
    ("Symbol", "F0B7", "•"), ("Symbol", "F0B3", "≥"), ("Symbol", "F061", "α"), ("Wingdings", "F0FC", "✓"),
    ("Wingdings", "F0A8", "□"), ("Wingdings", "F001", "•"), ("Arial", "20AC", "€"), (".VnTime", "F0B8", "á"),
    ("Symbol", "", ""), ("Symbol", "zz", ""), ("Arial", "D800", ""),
  ])
  func `a sign that stands as a number is read`(font: String, code: String, sign: String) throws {
    let body = "<w:p><w:r><w:t>a </w:t></w:r><w:r><w:sym w:font=\"\(font)\" w:char=\"\(code)\"/></w:r></w:p>"
    #expect(try DocxSample(body: body).lines() == [sign.isEmpty ? "a" : "a \(sign)"])
  }

  @Test func `a hyphen that shows only at the end of a line is none`() throws {
    #expect(try text("<w:r><w:t>nhiệm</w:t><w:softHyphen/><w:t>vụ</w:t></w:r>") == "nhiệmvụ")
    #expect(
      try text("<w:r><w:rPr><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr><w:t>t</w:t><w:softHyphen/><w:t>¬ng</w:t></w:r>")
        == "tương")
  }

  @Test func `a table of contents is left out, and that is told`() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"Mc1\"><w:name w:val=\"TOC 1\"/></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"Top\"><w:name w:val=\"toc heading\"/></w:style>"
    let body =
      DocxSample.paragraph("I. MỤC ĐÍCH\u{2026} 1", properties: "<w:pStyle w:val=\"Mc1\"/>")
      + DocxSample.paragraph("I. MỤC ĐÍCH") + DocxSample.paragraph("MỤC LỤC", properties: "<w:pStyle w:val=\"Top\"/>")
    let text = try readDocx(DocxSample(body: body, styles: styles).bytes())
    #expect(text.lines == ["I. MỤC ĐÍCH", "", "MỤC LỤC"])
    #expect(text.conversions.map(\.id) == ["contents"])
  }

  @Test(arguments: [
    "<w:p><w:ins w:id=\"1\"><w:r><w:t>a</w:t></w:r></w:ins></w:p>",
    "<w:p><w:r><w:t>a</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>b</w:delText></w:r></w:del></w:p>",
    "<w:p><w:moveTo w:id=\"1\"><w:r><w:t>a</w:t></w:r></w:moveTo></w:p>",
  ])
  func `that changes were tracked is told`(body: String) throws {
    let text = try readDocx(DocxSample(body: body).bytes())
    #expect(text.lines == ["a"] && text.conversions.map(\.id) == ["tracked-changes"])
  }
}
