// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments

/// The main part of a .docx container: the components of a document in the places that its layout gives them.
struct DocumentXML {
  let document: OfficialDocument
  let layout: DocumentLayout

  var bytes: [UInt8] {
    var xml = XMLWriter()
    xml.reserve(1 << 17)
    xml.markup("<w:document xmlns:w=\"\(OOXML.main)\" xmlns:r=\"\(OOXML.relationships)\"><w:body>")
    head(&xml)
    title(&xml)
    text(&xml)
    signatures(&xml)
    // The properties of a section stand at its end; those of the last one at the end of the body.
    var section = SectionProperties(layout: layout)
    for annex in document.annexes {
      xml.sectionEnd(section)
      section = SectionProperties(layout: layout, landscape: annex.landscape)
      write(annex, &xml)
    }
    // A table cannot be the last thing before them.
    xml.gap()
    xml.markup(section.markup)
    xml.markup("</w:body></w:document>")
    return xml.bytes
  }

  private var styles: ComponentStyles { layout.styles }

  private func head(_ xml: inout XMLWriter) {
    let header = document.header
    xml.head(
      DocumentHeadLines(
        names: [header.parentBody, header.issuingBody].compactMap { $0 }, number: layout.numberLine(header.number),
        placeAndDate: layout.placeAndDateLine(header)), layout: layout)
  }

  private func title(_ xml: inout XMLWriter) {
    xml.paragraph(.centred(before: 360), layout.styled(document.type, styles.type), styles.type)
    xml.paragraph(.centred(), layout.styled(document.subject, styles.subject).unbroken, styles.subject)
    xml.rule(styles.subjectRule, below: document.subject, styles.subject, width: layout.page.textWidth.twips)
    let addressees = layout.addresseeLines(document.addressees)
    for (index, line) in addressees.enumerated() {
      let placing: ParagraphPlacing =
        addressees.count == 1 ? .centred(before: 240) : .indented(index == 0 ? 1700 : 2550)
      xml.paragraph(placing, line, styles.addressee)
    }
    xml.paragraph(.centred(), "", styles.body)
  }

  private func text(_ xml: inout XMLWriter) {
    for line in layout.baseLines(document.bases) { xml.paragraph(style: "LegalBase", line) }
    let blocks = layout.closedBody(of: document)
    for (index, block) in blocks.enumerated() {
      write(block, &xml, width: layout.page.textWidth, keepNext: index == blocks.count - 1)
    }
  }

  private func write(_ block: DocumentBlock, _ xml: inout XMLWriter, width: Length, keepNext: Bool = false) {
    switch block {
    case .heading(let level, let label, let text):
      let line = layout.headingLine(level: level, label: label, text: text)
      xml.paragraph(style: "Heading\(max(1, min(level, 3)))", line)
    case .paragraph(let text): xml.paragraph(style: "BodyText", text, keepNext: keepNext)
    case .bullet(let text): xml.paragraph(style: "BodyText", "- \(text)", keepNext: keepNext)
    case .table(let table): xml.linedTable(table, width: width.twips, head: styles.tableHead)
    }
  }

  private func signatures(_ xml: inout XMLWriter) {
    let signature = document.signature
    xml.signing(
      recipients: layout.recipientLines(of: document), authority: layout.authorityLines(signature),
      position: layout.styled(signature.position, styles.position), signer: signature.name ?? "", layout: layout)
  }

  private func write(_ annex: Annex, _ xml: inout XMLWriter) {
    let page = SectionProperties(layout: layout, landscape: annex.landscape)
    xml.paragraph(.centred(), annex.label, styles.annexLabel)
    xml.paragraph(.centred(), layout.styled(annex.title, styles.annexTitle).unbroken, styles.annexTitle)
    xml.paragraph(.centred(after: 240), layout.annexReference(of: document), styles.annexReference)
    for block in annex.blocks { write(block, &xml, width: page.textWidth) }
  }
}

/// Paper, margins and page numbers of a section.
struct SectionProperties {
  let layout: DocumentLayout
  var landscape = false
  private var page: PageGeometry { layout.page }

  /// Width of the text on the page as it lies.
  var textWidth: Length {
    landscape ? Length(twips: page.height.twips - page.bottom.twips - page.top.twips) : page.textWidth
  }

  /// A page on its side is bound at its upper edge, so the margins turn with the paper. The page number stands in the
  /// upper margin, begins at 1 in each annex, and is not shown on the first page (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I).
  var markup: String {
    let (width, height) = landscape ? (page.height, page.width) : (page.width, page.height)
    let (top, right, bottom, left) =
      landscape
      ? (page.left, page.top, page.right, page.bottom) : (page.top, page.right, page.bottom, page.left)
    return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"\(DocxParts.headerRelationship)\"/>"
      + "<w:pgSz w:w=\"\(width.twips)\" w:h=\"\(height.twips)\"\(landscape ? " w:orient=\"landscape\"" : "")/>"
      + "<w:pgMar w:top=\"\(top.twips)\" w:right=\"\(right.twips)\" w:bottom=\"\(bottom.twips)\" w:left=\"\(left.twips)\""
      + " w:header=\"\(page.pageNumberFromTop.twips)\" w:footer=\"\(page.pageNumberFromTop.twips)\" w:gutter=\"0\"/>"
      + "<w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>"
  }
}
