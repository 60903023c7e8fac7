// SPDX-License-Identifier: Apache-2.0
import Domain

/// The components of a document as lines of text, the same for every way of showing it (.docx, page, plain text).
extension DocumentLayout {
  /// «Số: 05/BC-UBND»; numbers below ten have a leading zero, and a blank stands where there is no number yet.
  public func numberLine(_ number: DocumentNumber) -> String {
    let digits = number.sequence.map { $0 < 10 ? "0\($0)" : String($0) } ?? "      "
    return "\(wording.numberPrefix)\(digits)\(wording.afterSequence)\(number.type)\(wording.afterType)\(number.issuer)"
  }

  /// «Thái Nguyên, ngày 05 tháng 9 năm 2026», with blanks for what is not known.
  public func placeAndDateLine(_ header: DocumentHeader) -> String {
    "\(header.place ?? "………"), \(header.date?.officialText ?? "ngày … tháng … năm ……")"
  }

  /// A name in the head. One too long for a line is broken before the name of its territory, as by custom: «ỦY BAN NHÂN
  /// DÂN» over «TỈNH THÁI NGUYÊN».
  public func headLines(_ name: String, _ style: TextStyle) -> [String] {
    let territories = ["tỉnh", "thành", "xã", "phường", "đặc"]
    let words = name.split(separator: " ").map(String.init)
    let fitsOneLine = name.unicodeScalars.count <= 24
    guard !fitsOneLine,
      let start = words.indices.dropFirst(2).first(where: { index in
        // «TỈNH ỦY» is a name of its own and stays with what stands before it.
        territories.contains(words[index].lowercased())
          && !(index + 1 < words.count && ["ủy", "uỷ"].contains(words[index + 1].lowercased()))
      })
    else { return [styled(name, style)] }
    return [words[..<start], words[start...]].map { styled($0.joined(separator: " "), style) }
  }

  /// The lines of «Kính gửi»: one addressee on the same line, several on lines of their own.
  public func addresseeLines(_ addressees: [String]) -> [String] {
    switch addressees.count {
    case 0: []
    case 1: ["Kính gửi: \(addressees[0])"]
    default: ["Kính gửi:"] + Self.closed(addressees.map { "- \($0)" })
    }
  }

  /// The legal bases, each ended by `;`, the last one by a full stop.
  public func baseLines(_ bases: [String]) -> [String] { Self.closed(bases.map { wording.baseMark + $0 }) }

  /// The lines below «Nơi nhận:», the archive line last.
  public func recipientLines(of document: OfficialDocument) -> [String] {
    let lines = document.recipients.map { recipient in
      "- \(recipient.body)\(recipient.purpose.map { " (\($0))" } ?? "")"
    }
    return Self.closed(lines + ["- \(wording.archivePrefix)\(document.archive)"])
  }

  /// The lines of authority above the signer's title: «TM. ỦY BAN NHÂN DÂN».
  public func authorityLines(_ signature: Signature) -> [String] {
    signature.authority.map { (wording.capacities[$0.capacity] ?? "") + styled($0.of, styles.authority) }
  }

  /// A heading with its label: «I. KẾT QUẢ», «1. Tình hình», «a) Việc».
  public func headingLine(level: Int, label: String, text: String) -> String {
    let index = max(1, min(level, wording.headingMarks.count)) - 1
    return label + wording.headingMarks[index] + styled(text, styles.headings[index])
  }

  /// A text in the letters of its style.
  public func styled(_ text: String, _ style: TextStyle) -> String { style.capitals ? text.uppercased() : text }

  /// «(Kèm theo Báo cáo số 05/BC-UBND ngày 05/09/2026 của …)».
  public func annexReference(of document: OfficialDocument) -> String {
    let number = String(numberLine(document.header.number).dropFirst(wording.numberPrefix.count))
    let date = document.header.date?.officialText ?? "ngày … tháng … năm ……"
    return "(Kèm theo \(document.type) số \(number) \(date) của \(document.header.issuingBody))"
  }

  /// The body with the mark that ends the text after its last paragraph or point.
  public func closedBody(of document: OfficialDocument) -> [DocumentBlock] {
    var blocks = document.body
    switch blocks.last {
    case .paragraph(let text): blocks[blocks.count - 1] = .paragraph(Self.trimmed(text) + wording.ending)
    case .bullet(let text): blocks[blocks.count - 1] = .bullet(Self.trimmed(text) + wording.ending)
    default: break
    }
    return blocks
  }

  private static func closed(_ lines: [String]) -> [String] {
    lines.enumerated().map { trimmed($1) + ($0 == lines.count - 1 ? "." : ";") }
  }

  /// A text without the marks and spaces at its end.
  private static func trimmed(_ text: String) -> String {
    let marks: Set<UInt8> = [0x20, UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "/")]
    var bytes = Array(text.utf8)
    while let last = bytes.last, marks.contains(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
