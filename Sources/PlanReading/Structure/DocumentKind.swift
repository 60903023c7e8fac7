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
  /// Whether documents of this kind give no work: laws, invoices, contracts, applications.
  var isNoPlan = false

  /// Kinds of Decree 30/2020/NĐ-CP, article 7, and of Party and union documents that issue or hold plans; longer ones first.
  private static let kinds: [[UInt64]] = [
    "chương trình hành động", "chương trình công tác", "kế hoạch hành động", "kế hoạch công tác", "kế hoạch liên tịch",
    "kế hoạch phối hợp", "chương trình phối hợp", "chương trình liên tịch", "kế hoạch", "chương trình", "quyết định",
    "nghị quyết", "chỉ thị", "đề án", "phương án",
    "hướng dẫn",
    "thông báo", "kết luận", "quy chế", "quy định", "báo cáo", "tờ trình", "dự án", "công điện", "lịch công tác",
    "giao ước thi đua", "lời kêu gọi",
  ].map { $0.split(separator: " ").map { syllable(String($0)) } }

  /// Kinds that are never a plan; the same look tells them.
  private static let otherKinds: [[UInt64]] = [
    "bộ luật", "luật", "hiến pháp", "pháp lệnh", "nghị định", "thông tư liên tịch", "thông tư", "hóa đơn", "hợp đồng",
    "giấy mời", "giấy giới thiệu", "giấy ủy quyền", "giấy chứng nhận", "giấy phép", "đơn xin", "đơn đề nghị", "bản án",
    "phiếu thu", "phiếu chi", "bảng kê",
  ].map { $0.split(separator: " ").map { syllable(String($0)) } }

  private static let firstCodes = Set((kinds + otherKinds).map { $0[0] })

  /// Reads the kind from a paragraph that opens with one in capitals.
  static func read(_ paragraph: Paragraph, _ source: SourceText, _ passage: inout Passage) -> DocumentKind? {
    guard paragraph.label == nil, opens(paragraph, source) else { return nil }
    let lines = TextLine.lines(of: paragraph, source)
    guard let line = lines.first else { return nil }
    passage.take(line.range)
    let tokens = passage.tokens
    guard tokens.count <= 40 else { return nil }
    let isKnown: ([UInt64]) -> Bool = { [passage] kind in
      passage.matches(kind, at: 0) && kind.indices.allSatisfy { tokens[$0].isUppercase }
        && !tokens.isKind(.colon, at: kind.count)
    }
    let known = kinds.first(where: isKnown)
    guard let kind = known ?? otherKinds.first(where: isKnown) else { return misread(line, passage, lines) }
    let end = tokens[kind.count - 1].end
    var parts = lines.dropFirst().map(\.range)
    if tokens.count > kind.count { parts.insert(tokens.range(kind.count, tokens.count), at: 0) }
    return DocumentKind(
      type: passage.text(0, kind.count), range: tokens[0].start..<end, rest: joined(parts), isNoPlan: known == nil)
  }

  private static func joined(_ parts: [Range<Int>]) -> TextRanges? {
    parts.first.map { first in parts.dropFirst().reduce(TextRanges(first)) { $0.appending($1) } }
  }

  /// A kind alone on its line of which recognition lost a mark: `KÉ HOẠCH`. What is printed is the kind, not the slip.
  private static func misread(_ line: TextLine, _ passage: Passage, _ lines: [TextLine]) -> DocumentKind? {
    let tokens = passage.tokens
    guard tokens.count <= 4, tokens.all.allSatisfy({ $0.isUppercase }) else { return nil }
    let folded = foldedForSearch(line.text)
    guard let name = foldedNames[folded] else { return nil }
    return DocumentKind(type: name, range: line.range, rest: joined(lines.dropFirst().map(\.range)))
  }

  private static let foldedNames: [String: String] = Dictionary(
    ["kế hoạch", "kế hoạch hành động", "chương trình hành động", "quyết định", "nghị quyết", "chỉ thị", "hướng dẫn"]
      .map { (foldedForSearch($0), $0.uppercased()) }, uniquingKeysWith: { first, _ in first })
  private static let foldedFirst = Set(foldedNames.keys.compactMap { $0.split(separator: " ").first.map(String.init) })

  /// A quick look at the first word.
  static func opens(_ paragraph: Paragraph, _ source: SourceText) -> Bool {
    let word = TextLine.firstWord(source.bytes.span, paragraph.textStart)
    guard word.isUppercase else { return false }
    if firstCodes.contains(word.syllable?.code ?? 0) { return true }
    let text = String(decoding: source.bytes[paragraph.textStart..<word.end], as: UTF8.self)
    return text.utf8.count <= 12 && foldedFirst.contains(foldedForSearch(text))
  }
}
