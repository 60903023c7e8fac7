// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// One physical line of a paragraph, for the parts of a document where lines matter: header, recipients, signature.
struct TextLine {
  var range: Range<Int>
  /// Without markup.
  var text: String

  static func lines(of paragraph: Paragraph, _ source: SourceText) -> [TextLine] {
    var lines: [TextLine] = []
    var start = paragraph.range.lowerBound
    let span = source.bytes.span
    for index in paragraph.range.lowerBound...paragraph.range.upperBound
    where index == paragraph.range.upperBound || span[index] == 0x0A {
      let text = source.clean(start..<index)
      if !text.isEmpty { lines.append(TextLine(range: start..<index, text: text)) }
      start = index + 1
    }
    return lines
  }

  /// The first syllable behind markup.
  static func firstWord(_ span: Span<UInt8>, _ index: Int) -> Syllable.Scanned { Syllable.scan(span, from: index) }
}
