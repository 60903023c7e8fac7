// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// One physical line of a paragraph, for the parts of a document where lines matter: header, recipients, signature.
struct TextLine {
  var range: Range<Int>
  private let source: SourceText

  /// The line without markup.
  var text: String { source.clean(range) }

  /// The lines that hold more than blanks and markup.
  static func lines(of paragraph: Paragraph, _ source: SourceText) -> [TextLine] {
    var lines: [TextLine] = []
    var start = paragraph.range.lowerBound
    let span = source.bytes.span
    for index in paragraph.range.lowerBound...paragraph.range.upperBound
    where index == paragraph.range.upperBound || span[index] == 0x0A {
      if Label.skipMarkup(span, start, index) < index { lines.append(TextLine(range: start..<index, source: source)) }
      start = index + 1
    }
    return lines
  }

  /// The first syllable behind markup.
  static func firstWord(_ span: Span<UInt8>, _ index: Int) -> Syllable.Scanned { Syllable.scan(span, from: index) }
}
