// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments

/// Where a paragraph stands; distances in twips.
enum ParagraphPlacing {
  case left
  case indented(Int)
  case centred(before: Int = 0, after: Int = 0)

  var properties: String {
    switch self {
    case .left: ""
    case .indented(let left): "<w:ind w:left=\"\(left)\"/>"
    case .centred(0, 0): "<w:jc w:val=\"center\"/>"
    case .centred(let before, let after):
      "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/><w:jc w:val=\"center\"/>"
    }
  }
}

/// Paragraphs and rules of WordprocessingML.
extension XMLWriter {
  /// A paragraph of one run with a style of its own.
  mutating func paragraph(_ placing: ParagraphPlacing, _ text: String, _ style: TextStyle) {
    markup("<w:p><w:pPr>\(placing.properties)</w:pPr>")
    run(text, properties: style.runProperties)
    markup("</w:p>")
  }

  /// A paragraph of one run with a named style.
  mutating func paragraph(style: String, _ text: String, centred: Bool = false, keepNext: Bool = false) {
    markup("<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(keepNext ? "<w:keepNext/>" : "")")
    markup("\(centred ? "<w:jc w:val=\"center\"/>" : "")</w:pPr>")
    run(text, properties: "")
    markup("</w:p>")
  }

  /// A paragraph with a named style, which a label in bold opens.
  mutating func paragraph(style: String, _ text: String, boldLabel label: String) {
    markup("<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>")
    run(label, properties: "<w:rPr><w:b/></w:rPr>")
    run(text.isEmpty ? "" : " " + text, properties: "")
    markup("</w:p>")
  }

  /// Text with line ends and tabs as elements of their own.
  mutating func run(_ text: String, properties: String) {
    guard !text.isEmpty else { return }
    markup("<w:r>\(properties)")
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { markup("<w:br/>") }
      for (column, piece) in line.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
        if column > 0 { markup("<w:tab/>") }
        guard !piece.isEmpty else { continue }
        markup("<w:t xml:space=\"preserve\">")
        self.text(String(decoding: piece, as: UTF8.self))
        markup("</w:t>")
      }
    }
    markup("</w:r>")
  }

  /// A paragraph without height to speak of, which keeps tables apart.
  mutating func gap(_ inner: String = "") {
    markup("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>")
    markup("<w:rPr><w:sz w:val=\"4\"/></w:rPr>\(inner)</w:pPr></w:p>")
  }

  /// Ends a section; what follows begins on a new page.
  mutating func sectionEnd(_ section: SectionProperties) { gap(section.markup) }

  /// What stands below a text. A line is the upper border of a low paragraph, indented so far that the line gets its
  /// length; drawings are shown differently by different programs, borders are not.
  mutating func rule(_ rule: Rule, below text: String, _ style: TextStyle, width: Int) {
    switch rule {
    case .none: return
    case .marks(let marks): paragraph(.centred(), marks, style)
    case .line(let percent):
      let length = min(style.estimatedWidth(of: text), width) * percent / 100
      let indent = (width - length) / 2
      markup("<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>")
      markup("<w:spacing w:before=\"40\" w:after=\"0\" w:line=\"80\" w:lineRule=\"exact\"/>")
      markup("<w:ind w:left=\"\(indent)\" w:right=\"\(indent)\"/><w:rPr><w:sz w:val=\"4\"/></w:rPr></w:pPr></w:p>")
    }
  }
}

extension TextStyle {
  /// About how wide a text is, in twips, from the widths that the classes of letters have in Times New Roman on average.
  func estimatedWidth(of text: String) -> Int {
    let thousandths = text.unicodeScalars.reduce(0) { sum, scalar in
      sum + (scalar == " " || scalar == "," || scalar == "." ? 250 : scalar.properties.isUppercase ? 710 : 480)
    }
    return thousandths * halfPoints * 10 / 1000
  }
}
