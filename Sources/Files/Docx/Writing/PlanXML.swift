// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments

/// The main part of a .docx container that holds a plan. Labels are typed, not counted by Word, so that they stand in
/// every program as the plan has them.
struct PlanXML {
  let document: PlanDocument
  let layout: DocumentLayout

  var bytes: [UInt8] {
    var xml = XMLWriter()
    xml.reserve(1 << 18)
    xml.markup("<w:document xmlns:w=\"\(OOXML.main)\" xmlns:r=\"\(OOXML.relationships)\"><w:body>")
    front(&xml)
    var section = SectionProperties(layout: layout)
    for block in document.blocks {
      switch block {
      case .attached:
        xml.sectionEnd(section)
        section = SectionProperties(layout: layout)
      case .annex(let label, let title, let isLandscape):
        xml.sectionEnd(section)
        section = SectionProperties(layout: layout, landscape: isLandscape)
        annex(label, title, &xml)
      default: write(block, &xml, width: section.textWidth)
      }
    }
    // A table cannot be the last thing before the properties of the section.
    xml.gap()
    xml.markup(section.markup)
    xml.markup("</w:body></w:document>")
    return xml.bytes
  }

  private var styles: ComponentStyles { layout.styles }

  private func front(_ xml: inout XMLWriter) {
    guard let type = document.type else { return }
    let number = document.number ?? "          "
    let place = document.place ?? "………"
    let date = document.date?.officialText ?? "ngày … tháng … năm ……"
    xml.head(
      DocumentHeadLines(
        names: document.letterhead, number: layout.wording.numberPrefix + number, placeAndDate: "\(place), \(date)"),
      layout: layout)
    xml.paragraph(.centred(before: 360), type, styles.type)
    if let title = document.title {
      xml.paragraph(.centred(), title.unbroken, styles.subject)
      xml.rule(styles.subjectRule, below: title, styles.subject, width: layout.page.textWidth.twips)
    }
    xml.paragraph(.centred(), "", styles.body)
  }

  private func annex(_ label: String, _ title: String, _ xml: inout XMLWriter) {
    xml.paragraph(.centred(), label, styles.annexLabel)
    if !title.isEmpty { xml.paragraph(.centred(after: 240), title.unbroken, styles.annexTitle) }
  }

  private func write(_ block: PlanBlock, _ xml: inout XMLWriter, width: Length) {
    switch block {
    case .centred(let text, let isBold): xml.paragraph(.centred(), text, isBold ? styles.subject : styles.body)
    case .base(let text): xml.paragraph(style: "LegalBase", text)
    case .paragraph(let text): xml.paragraph(style: "BodyText", text)
    case .item(let clause): write(clause, &xml)
    case .table(let table):
      xml.linedTable(table, width: width.twips, head: styles.tableHead)
      xml.gap()
    case .note(let text): xml.paragraph(.centred(after: 240), text, styles.annexReference)
    case .footnote(let text): xml.paragraph(.left, text, styles.recipient)
    case .signing(let signing):
      xml.signing(
        recipients: signing.recipients, authority: signing.authority, position: signing.position ?? "",
        signer: signing.signer ?? "", layout: layout)
    case .annex, .attached: break
    }
  }

  private func write(_ clause: PlanBlock.PlanClause, _ xml: inout XMLWriter) {
    let line = clause.text.isEmpty ? clause.label : "\(clause.label) \(clause.text)"
    switch clause.style {
    case .centred: xml.paragraph(.centred(before: 240, after: 120), line, styles.subject)
    case .heading(let level): xml.paragraph(style: "Heading\(max(1, min(level, 3)))", line)
    case .article: xml.paragraph(style: "BodyText", clause.text, boldLabel: clause.label)
    case .text: xml.paragraph(style: "BodyText", line)
    }
  }
}
