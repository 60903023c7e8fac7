// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments

/// The lines of the head of a document.
struct DocumentHeadLines {
  /// Names of bodies from the topmost to the issuer.
  var names: [String]
  /// Number and symbol.
  var number: String
  /// Where and when.
  var placeAndDate: String
}

/// Head and signature: what official documents of every kind share.
extension XMLWriter {
  /// The head of two columns: who issues the document and its number; the title of the nation or the Party, place and
  /// date.
  mutating func head(_ lines: DocumentHeadLines, layout: DocumentLayout) {
    let width = layout.page.textWidth.twips
    // The national title has the longer lines and gets three fifths of the width.
    let columns = [width * 38 / 100, width - width * 38 / 100]
    let styles = layout.styles
    layoutTable(columns: columns) { xml in
      xml.layoutRow(columns) { xml, column in
        column == 0
          ? xml.names(lines.names, layout, cell: columns[0]) : xml.national(layout, cell: columns[1])
      }
      xml.layoutRow(columns) { xml, column in
        xml.paragraph(
          .centred(before: 120), column == 0 ? lines.number : lines.placeAndDate,
          column == 0 ? styles.number : styles.placeAndDate)
      }
    }
  }

  private mutating func names(_ names: [String], _ layout: DocumentLayout, cell: Int) {
    for name in names.dropLast() {
      let lines = layout.headLines(name, layout.styles.parentBody)
      paragraph(.centred(), lines.joined(separator: "\n"), layout.styles.parentBody)
    }
    let lines = layout.headLines(names.last ?? "", layout.styles.issuingBody)
    paragraph(.centred(), lines.joined(separator: "\n"), layout.styles.issuingBody)
    rule(layout.styles.issuingBodyRule, below: lines[0], layout.styles.issuingBody, width: cell)
  }

  private mutating func national(_ layout: DocumentLayout, cell: Int) {
    for line in layout.wording.national {
      paragraph(.centred(), line.text, line.style)
      rule(line.rule, below: line.text, line.style, width: cell)
    }
  }

  /// Recipients at the left, authority, title and name of the signer at the right; kept on one page.
  mutating func signing(
    recipients: [String], authority: [String], position: String, signer: String, layout: DocumentLayout
  ) {
    let styles = layout.styles
    let half = layout.page.textWidth.twips / 2
    gap()
    layoutTable(columns: [half, half]) { xml in
      xml.layoutRow([half, half]) { xml, column in
        if column == 0 {
          xml.paragraph(.left, recipients.isEmpty ? "" : "Nơi nhận:", styles.recipientsLabel)
          for line in recipients { xml.paragraph(.left, line, styles.recipient) }
        } else {
          for line in authority { xml.paragraph(.centred(), line, styles.authority) }
          xml.paragraph(.centred(), position, styles.position)
          // Room for the signature and the seal: about 28 mm.
          xml.paragraph(.centred(before: 1600), signer, styles.signerName)
        }
      }
    }
  }
}

extension String {
  /// The text with its spans of years kept on one line: «2026 - 2030».
  var unbroken: String {
    split(separator: " - ", omittingEmptySubsequences: false).joined(separator: "\u{A0}-\u{A0}")
  }
}
