// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The text that is read, as bytes of UTF-8 in normal form C, and the way from bytes to Unicode scalars.
struct SourceText: Sendable {
  let bytes: [UInt8]
  private let offsets: ScalarOffsets
  /// Whether asterisks, underscores and the like may be marks of Markdown; in the text of an office file they are signs
  /// that somebody wrote.
  private let hasMarkup: Bool

  /// Takes the bytes of a valid text and the way from bytes to scalars.
  init(_ bytes: [UInt8], _ offsets: ScalarOffsets, hasMarkup: Bool = true) {
    self.bytes = bytes
    self.offsets = offsets
    self.hasMarkup = hasMarkup
  }

  /// Takes the text of a document; what is no valid UTF-8 is mended, so that every place counts in the same text.
  init(of document: DocumentText) {
    let hasMarkup = document.format == .txt || document.format == .md
    guard let pass = document.passed else {
      self.init(String(decoding: document.text, as: UTF8.self), hasMarkup: hasMarkup)
      return
    }
    self.init(document.text, pass.offsets, hasMarkup: hasMarkup)
  }

  init(_ text: String, hasMarkup: Bool = true) {
    let bytes = Array(text.utf8)
    self.init(bytes, ScalarOffsets(bytes), hasMarkup: hasMarkup)
  }

  /// Number of the scalar that begins at a byte, or of all scalars for the end.
  func scalar(at offset: Int) -> Int { offsets.scalar(at: offset, of: bytes) }

  func span(_ range: Range<Int>) -> ReadPlan.Span {
    ReadPlan.Span(start: scalar(at: range.lowerBound), end: scalar(at: range.upperBound), utf8: range)
  }

  /// The text of a range without markup, with every run of blanks as one space and none at the ends.
  func clean(_ range: Range<Int>) -> String {
    if endOfPlainRun(bytes.span, from: range.lowerBound, to: range.upperBound) == range.upperBound {
      return piece(range)
    }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(range.count)
    appendClean(range, to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  /// The text of several ranges, joined by a space. `isPlain` says that a scan found neither markup nor double blanks.
  func clean(_ ranges: TextRanges, isPlain: Bool) -> String {
    if isPlain, ranges.further.isEmpty { return piece(ranges.first) }
    var buffer: [UInt8] = []
    ranges.forEach { appendClean($0, to: &buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// The text of a cell, with a line end for each `<br>` between two of its lines.
  func lines(_ cell: Range<Int>) -> String {
    var text = ""
    var start = cell.lowerBound
    var index = cell.lowerBound
    while index < cell.upperBound {
      let length = bytes[index] == UInt8(ascii: "<") ? Markup.breakLength(bytes.span, index) : 0
      if length > 0 {
        let line = clean(start..<index)
        if !line.isEmpty { text += text.isEmpty ? line : "\n" + line }
        start = index + length
      }
      index += max(length, 1)
    }
    let line = clean(start..<max(start, cell.upperBound))
    return text.isEmpty ? line : line.isEmpty ? text : text + "\n" + line
  }

  private func piece(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func appendClean(_ range: Range<Int>, to buffer: inout [UInt8]) {
    let span = bytes.span
    var index = range.lowerBound
    var needsSpace = !buffer.isEmpty
    while index < range.upperBound {
      let end = endOfPlainRun(span, from: index, to: range.upperBound)
      if end > index {
        if needsSpace, !buffer.isEmpty { buffer.append(0x20) }
        needsSpace = false
        buffer.append(contentsOf: bytes[index..<end])
        index = end
      } else {
        index += step(span, index, range.upperBound, &needsSpace, &buffer)
      }
    }
  }

  /// End of a run that can be copied as it is: words with one space between them.
  private func endOfPlainRun(_ span: Span<UInt8>, from start: Int, to limit: Int) -> Int {
    let run = span.extracting(start..<limit)
    var end = 0
    while end < run.count {
      let byte = run[end]
      if byte == 0x20 {
        let next = end + 1
        if end == 0 || next == run.count || run[next] == 0x20 || Markup.mayBeSpecial(run[next]) { break }
      } else if Markup.mayBeSpecial(byte) {
        break
      }
      end += 1
    }
    return start + end
  }

  /// Passes one blank, sign of markup, or byte that only looked like one.
  private func step(
    _ span: Span<UInt8>, _ index: Int, _ end: Int, _ needsSpace: inout Bool, _ buffer: inout [UInt8]
  ) -> Int {
    let blank = Markup.blankLength(span, index)
    if blank > 0 {
      needsSpace = true
      return blank
    }
    // Readers of office files escape nothing but the pipe within a cell.
    let isPipe = span[index] == UInt8(ascii: "\\") && index + 1 < end && span[index + 1] == UInt8(ascii: "|")
    let markup = hasMarkup ? Markup.length(span, index, end: end) : isPipe ? 1 : 0
    let isEscape = markup > 0 && span[index] == UInt8(ascii: "\\")
    if markup > 0, !isEscape { return markup }
    if needsSpace, !buffer.isEmpty { buffer.append(0x20) }
    needsSpace = false
    buffer.append(span[isEscape ? index + 1 : index])
    return isEscape ? 2 : 1
  }
}

/// The source that the items of a plan share: each makes its text from it when it is asked.
final class SharedSource: Sendable {
  let text: SourceText
  /// Whether it was put together from texts without markup, which stand in it as they are.
  let isClean: Bool

  init(_ text: SourceText, isClean: Bool = false) {
    self.text = text
    self.isClean = isClean
  }

  /// The text of several ranges without markup, joined by a space.
  func clean(_ ranges: TextRanges, isPlain: Bool = false) -> String {
    text.clean(ranges, isPlain: isPlain || isClean)
  }

  /// The text of a cell, whose lines stay apart.
  func lines(_ cell: Range<Int>) -> String { isClean ? text.clean(TextRanges(cell), isPlain: true) : text.lines(cell) }
}
