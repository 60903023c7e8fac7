// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The line in capitals that says what kind of document follows: `KẾ HOẠCH HÀNH ĐỘNG`.
struct DocumentKind {
  /// As printed.
  var type: String
  /// Where it stands.
  var range: Range<Int>
  /// A title that begins in the same paragraph.
  var rest: TextRanges?

  /// Kinds of Decree 30/2020/NĐ-CP, article 7, and of Party and union documents that issue or hold plans; longer ones first.
  private static let kinds: [[UInt64]] = [
    "chương trình hành động", "chương trình công tác", "kế hoạch hành động", "kế hoạch công tác", "kế hoạch liên tịch",
    "chương trình phối hợp", "kế hoạch", "chương trình", "quyết định", "nghị quyết", "chỉ thị", "đề án", "phương án",
    "hướng dẫn",
    "thông báo", "kết luận", "quy chế", "quy định", "báo cáo", "tờ trình", "dự án",
  ].map { $0.split(separator: " ").map { syllable(String($0)) } }

  private static let firstCodes = Set(kinds.map { $0[0] })

  /// Reads the kind from a paragraph that opens with one in capitals.
  static func read(_ paragraph: Paragraph, _ source: SourceText, _ passage: inout Passage) -> DocumentKind? {
    guard paragraph.label == nil, opens(paragraph, source) else { return nil }
    let lines = TextLine.lines(of: paragraph, source)
    guard let line = lines.first else { return nil }
    passage.take(line.range)
    let tokens = passage.tokens
    guard let kind = kinds.first(where: { passage.matches($0, at: 0) }),
      kind.indices.allSatisfy({ tokens[$0].isUppercase }), !tokens.isKind(.colon, at: kind.count), tokens.count <= 40
    else { return nil }
    let end = tokens[kind.count - 1].end
    var parts = lines.dropFirst().map(\.range)
    if tokens.count > kind.count { parts.insert(tokens.range(kind.count, tokens.count), at: 0) }
    let rest = parts.first.map { first in parts.dropFirst().reduce(TextRanges(first)) { $0.appending($1) } }
    return DocumentKind(type: passage.text(0, kind.count), range: tokens[0].start..<end, rest: rest)
  }

  /// A quick look at the first word.
  static func opens(_ paragraph: Paragraph, _ source: SourceText) -> Bool {
    let word = TextLine.firstWord(source.bytes.span, paragraph.textStart)
    return word.isUppercase && firstCodes.contains(word.syllable?.code ?? 0)
  }
}
