// SPDX-License-Identifier: Apache-2.0

extension OfficialDocument {
  /// The whole document as lines of text, for previews and comparisons; tables have one line for each row.
  public func plainText(layout: DocumentLayout) -> String {
    var lines: [String] = []
    lines += header.parentBody.map { [layout.styled($0, layout.styles.parentBody)] } ?? []
    lines.append(layout.styled(header.issuingBody, layout.styles.issuingBody))
    lines += layout.wording.national.map(\.text)
    lines += [layout.numberLine(header.number), layout.placeAndDateLine(header), ""]
    lines += [layout.styled(type, layout.styles.type), subject, ""]
    lines += layout.addresseeLines(addressees) + layout.baseLines(bases)
    for block in layout.closedBody(of: self) { lines += block.plainLines(layout: layout) }
    lines += ["", "Nơi nhận:"] + layout.recipientLines(of: self) + [""]
    lines += layout.authorityLines(signature) + [layout.styled(signature.position, layout.styles.position)]
    lines += [signature.name ?? ""]
    for annex in annexes {
      lines += ["", annex.label, layout.styled(annex.title, layout.styles.annexTitle), layout.annexReference(of: self)]
      for block in annex.blocks { lines += block.plainLines(layout: layout) }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension DocumentBlock {
  fileprivate func plainLines(layout: DocumentLayout) -> [String] {
    switch self {
    case .heading(let level, let label, let text): [layout.headingLine(level: level, label: label, text: text)]
    case .paragraph(let text): [text]
    case .bullet(let text): ["- \(text)"]
    case .table(let table): table.plainLines
    }
  }
}

extension TextTable {
  /// One line for the head and one for each row.
  fileprivate var plainLines: [String] {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    return [line(columns.map(\.title))]
      + rows.map { row in
        switch row {
        case .cells(let cells): line(cells)
        case .span(let text): line([text])
        }
      }
  }
}
