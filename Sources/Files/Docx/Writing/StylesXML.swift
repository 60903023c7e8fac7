// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments

/// The styles of a document: those that paragraphs of the text, headings and tables share.
struct StylesXML {
  let layout: DocumentLayout

  var bytes: [UInt8] {
    var xml = XMLWriter()
    xml.markup("<w:styles xmlns:w=\"\(OOXML.main)\"><w:docDefaults><w:rPrDefault><w:rPr>\(fonts)")
    xml.markup("<w:sz w:val=\"\(layout.styles.body.halfPoints)\"/><w:szCs w:val=\"\(layout.styles.body.halfPoints)\"/>")
    xml.markup("<w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>")
    style(&xml, "Normal", "Normal", isDefault: true, basedOn: nil, "<w:widowControl/>", nil)
    style(&xml, "BodyText", "Body Text", bodySpacing + bodyIndent + "<w:jc w:val=\"both\"/>", layout.styles.body)
    style(&xml, "LegalBase", "Căn cứ", bodySpacing + bodyIndent + "<w:jc w:val=\"both\"/>", layout.styles.base)
    for (index, heading) in layout.styles.headings.enumerated() {
      let outline = "<w:jc w:val=\"both\"/><w:outlineLvl w:val=\"\(index)\"/>"
      style(
        &xml, "Heading\(index + 1)", "heading \(index + 1)", "<w:keepNext/>" + bodySpacing + bodyIndent + outline,
        heading)
    }
    style(&xml, "TableCell", "Bảng", "<w:spacing w:before=\"40\" w:after=\"40\"/>", layout.styles.tableCell)
    style(&xml, "Header", "header", "<w:jc w:val=\"center\"/>", layout.styles.pageNumber)
    xml.markup("</w:styles>")
    return xml.bytes
  }

  private var fonts: String {
    "<w:rFonts w:ascii=\"\(layout.font)\" w:hAnsi=\"\(layout.font)\" w:eastAsia=\"\(layout.font)\" w:cs=\"\(layout.font)\"/>"
  }

  private var bodyIndent: String { "<w:ind w:firstLine=\"\(layout.styles.firstLineIndent.twips)\"/>" }

  private var bodySpacing: String {
    let line =
      switch layout.styles.lineSpacing {
      case .multiple(let hundredths): "w:line=\"\(hundredths * 240 / 100)\" w:lineRule=\"auto\""
      case .exactly(let length): "w:line=\"\(length.twips)\" w:lineRule=\"exact\""
      }
    return "<w:spacing w:before=\"\(layout.styles.paragraphSpacing.twips)\" w:after=\"0\" \(line)/>"
  }

  private func style(
    _ xml: inout XMLWriter, _ id: String, _ name: String, isDefault: Bool = false, basedOn: String? = "Normal",
    _ paragraph: String, _ text: TextStyle?
  ) {
    xml.markup("<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\">")
    xml.markup("<w:name w:val=\"\(name)\"/>")
    if let basedOn { xml.markup("<w:basedOn w:val=\"\(basedOn)\"/>") }
    xml.markup("<w:qFormat/><w:pPr>\(paragraph)</w:pPr>")
    if let text { xml.markup(text.runProperties) }
    xml.markup("</w:style>")
  }
}

extension TextStyle {
  /// The style as properties of a run, in the order of the schema. Capitals are written as capitals, not as a property,
  /// so that every reader finds the letters that people see.
  var runProperties: String {
    "<w:rPr>\(bold ? "<w:b/>" : "")\(italic ? "<w:i/>" : "")<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
      + "\(underlined ? "<w:u w:val=\"single\"/>" : "")</w:rPr>"
  }
}
