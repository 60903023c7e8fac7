// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import OfficialDocuments

/// An official document as a page: the same components in the same order as in the .docx, for reading and printing.
enum OfficialDocumentView {
  static func html(_ document: OfficialDocument, _ layout: DocumentLayout) -> HTML {
    var html = head(document, layout)
    html +=
      "<p class=\"o-type\">\(layout.styled(document.type, layout.styles.type))</p><p class=\"o-subject\">\(document.subject)</p>"
    if !document.addressees.isEmpty {
      html +=
        "<p class=\"o-to\">\(layout.addresseeLines(document.addressees).map { HTML(text: $0) }.joined(separator: "<br>"))</p>"
    }
    for base in layout.baseLines(document.bases) { html += "<p class=\"o-base\">\(base)</p>" }
    for block in layout.closedBody(of: document) { html += self.block(block, layout) }
    html += foot(document, layout)
    for annex in document.annexes {
      html += """
        <section class="o-annex"><p class="o-type">\(annex.label)</p>\
        <p class="o-subject">\(layout.styled(annex.title, layout.styles.annexTitle))</p>\
        <p class="o-to"><i>\(layout.annexReference(of: document))</i></p>
        """
      for block in annex.blocks { html += self.block(block, layout) }
      html += "</section>"
    }
    return html
  }

  private static func head(_ document: OfficialDocument, _ layout: DocumentLayout) -> HTML {
    let parent: HTML? = document.header.parentBody.map { "<span>\(layout.styled($0, layout.styles.parentBody))</span>" }
    var national = HTML()
    for line in layout.wording.national { national += "<b>\(layout.styled(line.text, line.style))</b>" }
    return """
      <div class="o-head"><div>\(parent)<b>\(layout.styled(document.header.issuingBody, layout.styles.issuingBody))</b>\
      <span>\(layout.numberLine(document.header.number))</span></div>\
      <div>\(national)<i>\(layout.placeAndDateLine(document.header))</i></div></div>
      """
  }

  private static func block(_ block: DocumentBlock, _ layout: DocumentLayout) -> HTML {
    switch block {
    case .heading(let level, let label, let text):
      "<p class=\"o-h\(min(level, 3))\"><b>\(layout.headingLine(level: level, label: label, text: text))</b></p>"
    case .paragraph(let text): "<p>\(text)</p>"
    case .bullet(let text): "<p>- \(text)</p>"
    case .table(let table): self.table(table)
    }
  }

  private static func table(_ table: TextTable) -> HTML {
    var head = HTML()
    for column in table.columns { head += "<th scope=\"col\">\(column.title)</th>" }
    var rows = HTML()
    for row in table.rows {
      switch row {
      case .span(let text): rows += "<tr><th colspan=\"\(table.columns.count)\" scope=\"colgroup\">\(text)</th></tr>"
      case .cells(let cells): rows += "<tr>\(cells.map { "<td>\($0)</td>" as HTML })</tr>"
      }
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\
      \(table.columns.map(\.title).joined(separator: ", "))">\
      <table class="o-table"><thead><tr>\(head)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private static func foot(_ document: OfficialDocument, _ layout: DocumentLayout) -> HTML {
    let recipients = layout.recipientLines(of: document).map { "<li>\($0)</li>" as HTML }
    let authority = layout.authorityLines(document.signature).map { "<b>\($0)</b>" as HTML }
    let position = layout.styled(document.signature.position, layout.styles.position)
    return """
      <div class="o-foot"><div><b><i>Nơi nhận:</i></b><ul>\(recipients)</ul></div>\
      <div>\(authority)<b>\(position)</b><span class="o-sign"></span><b>\(document.signature.name ?? "")</b></div></div>
      """
  }
}
