// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import Testing

@testable import Files

/// Notes the order of the children of each element of properties; Word refuses a file in which they are out of order.
final class OrderRecorder: XMLReceiver {
  private(set) var orders: [String: Set<[String]>] = [:]
  private(set) var relationshipUses: Set<String> = []
  private(set) var styleUses: Set<String> = []
  private var open: [(name: String, children: [String])] = []

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    if !open.isEmpty { open[open.count - 1].children.append(name.local) }
    open.append((name.local, []))
    if name.local == "headerReference", let id = attributes["id"] { relationshipUses.insert(id) }
    if name.local == "pStyle", let style = attributes["val"] { styleUses.insert(style) }
  }

  func ended(_ name: XMLName) {
    guard let element = open.popLast() else { return }
    orders[element.name, default: []].insert(element.children)
  }

  func characters(_ bytes: UnsafeRawBufferPointer) {}

  /// Elements whose children stand in another order than the schema has them, with those children.
  var faults: [String] {
    orders.flatMap { element, orders in
      guard let schema = Self.schema[element] else { return [String]() }
      return orders.compactMap { children in
        let places = children.map { schema.firstIndex(of: $0) ?? -1 }
        return places.contains(-1) || places != places.sorted() ? "\(element) with \(children)" : nil
      }
    }
  }

  /// The order of elements in ISO/IEC 29500-1, annex A, as far as the writer uses them.
  private static let schema: [String: [String]] = [
    "pPr": [
      "pStyle", "keepNext", "keepLines", "widowControl", "pBdr", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr",
      "sectPr",
    ],
    "rPr": ["rFonts", "b", "i", "sz", "szCs", "u", "lang"], "tblPr": ["tblW", "tblBorders", "tblLayout", "tblCellMar"],
    "tblBorders": ["top", "left", "bottom", "right", "insideH", "insideV"], "trPr": ["cantSplit", "tblHeader"],
    "tcPr": ["tcW", "gridSpan", "vAlign"], "sectPr": ["headerReference", "pgSz", "pgMar", "pgNumType", "titlePg"],
    "style": ["name", "basedOn", "qFormat", "pPr", "rPr"], "settings": ["defaultTabStop", "compat", "themeFontLang"],
    "tblCellMar": ["left", "right"], "styles": ["docDefaults", "style"], "docDefaults": ["rPrDefault", "pPrDefault"],
  ]
}

struct DocxSchemaTests {
  private func recorder(_ part: String, party: Bool = false) throws -> OrderRecorder {
    let day = SampleReport.day(2026, 6, 5)
    let layout = DocumentLayout.inForce(for: party ? .party : .state, on: day)
    var document = SampleReport.document
    document.header.parentBody = "Cơ quan cấp trên"
    document.addressees.append("Bộ Nội vụ")
    let zip = try ZipReader(writeDocx(document, layout: layout))
    let recorder = OrderRecorder()
    #expect(try zip.parse(part, recorder))
    return recorder
  }

  @Test(
    arguments: [
      ("word/document.xml", false), ("word/document.xml", true), ("word/styles.xml", false), ("word/styles.xml", true),
      ("word/settings.xml", false), ("word/header1.xml", false),
    ])
  func `elements of properties stand in the order of the schema`(part: String, party: Bool) throws {
    let faults = try recorder(part, party: party).faults
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test func `every cell ends with a paragraph and every row has cells`() throws {
    let orders = try recorder("word/document.xml").orders
    for children in try #require(orders["tc"]) { #expect(children.last == "p") }
    for children in try #require(orders["tr"]) { #expect(children.contains("tc")) }
    for children in try #require(orders["body"]) { #expect(children.suffix(2) == ["p", "sectPr"]) }
  }

  @Test func `two tables never touch`() throws {
    for children in try #require(try recorder("word/document.xml").orders["body"]) {
      #expect(!zip(children, children.dropFirst()).contains { $0 == ("tbl", "tbl") })
    }
  }

  @Test func `styles and relationships that the document uses exist`() throws {
    let bytes = try writeDocx(SampleReport.document, layout: SampleReport.layout)
    let recorder = try recorder("word/document.xml")
    let relationships = try Relationships(of: "word/document.xml", in: ZipReader(bytes))
    #expect(recorder.relationshipUses.isSubset(of: Set(relationships.list.map(\.id))))
    let styles = String(decoding: StylesXML(layout: SampleReport.layout).bytes, as: UTF8.self)
    for style in recorder.styleUses { #expect(styles.contains("w:styleId=\"\(style)\"")) }
  }

  @Test func `an annex begins a section of its own, on its side where it is wide`() throws {
    var document = SampleReport.document
    document.annexes.append(Annex(label: "Phụ lục II", title: "Ghi chú", blocks: [.paragraph("x")]))
    let xml = String(decoding: DocumentXML(document: document, layout: SampleReport.layout).bytes, as: UTF8.self)
    let sections = xml.split(separator: "<w:sectPr>").dropFirst().map { $0.contains("w:orient=\"landscape\"") }
    #expect(sections == [false, true, false])
  }

  @Test func `margins and sizes are those of the layout`() throws {
    var layout = SampleReport.layout
    layout.page.left = .millimetres(35)
    layout.font = "Tinos"
    layout.styles.body.halfPoints = 26
    let xml = String(decoding: DocumentXML(document: SampleReport.document, layout: layout).bytes, as: UTF8.self)
    #expect(xml.contains("w:left=\"1984\""))
    let styles = String(decoding: StylesXML(layout: layout).bytes, as: UTF8.self)
    #expect(styles.contains("w:ascii=\"Tinos\"") && styles.contains("<w:sz w:val=\"26\"/>"))
  }

  @Test(arguments: [
    (LineSpacing.multiple(hundredths: 100), "w:line=\"240\" w:lineRule=\"auto\""),
    (.multiple(hundredths: 150), "w:line=\"360\" w:lineRule=\"auto\""),
    (.exactly(.points(18)), "w:line=\"360\" w:lineRule=\"exact\""),
  ])
  func `line spacing is written in the unit of its rule`(spacing: LineSpacing, attributes: String) {
    var layout = SampleReport.layout
    layout.styles.lineSpacing = spacing
    #expect(String(decoding: StylesXML(layout: layout).bytes, as: UTF8.self).contains(attributes))
  }

  @Test(arguments: [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 265...300), ("Độc lập - Tự do - Hạnh phúc", 14, 155...185),
    ("", 14, 0...0),
  ])
  func `the length of a rule follows the width of its text`(text: String, size: Int, points: ClosedRange<Int>) {
    // Widths of the bold letters of Liberation Serif, which has those of Times New Roman: 282 and 168 points.
    #expect(points.contains(TextStyle.size(size).estimatedWidth(of: text) / 20))
  }
}
