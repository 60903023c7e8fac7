// SPDX-License-Identifier: Apache-2.0

/// The text that is read, as bytes of UTF-8 in normal form C, and the way from bytes to Unicode scalars.
struct SourceText {
  let bytes: [UInt8]
  /// The same text, known to be valid, so that pieces of it are copied without being checked again.
  private let whole: String
  /// How many continuation bytes (10xxxxxx) stand before each block of `blockSize` bytes; every other byte begins a
  /// scalar, so the number of a scalar is its byte less the continuation bytes before it.
  private let continuations: [Int]
  private static let blockSize = 128

  /// Takes the bytes of a text and the text itself.
  init(_ bytes: [UInt8], _ text: String) {
    self.bytes = bytes
    whole = text
    var continuations: [Int] = []
    continuations.reserveCapacity(bytes.count / Self.blockSize + 1)
    var count = 0
    let span = bytes.span
    for start in stride(from: 0, to: bytes.count, by: Self.blockSize) {
      continuations.append(count)
      // Without a branch: of 10xxxxxx the first bit is set and the second is not.
      for index in start..<min(start + Self.blockSize, span.count) {
        count &+= Int(span[index] &>> 7 & ~(span[index] &>> 6))
      }
    }
    self.continuations = continuations
  }

  init(_ text: String) { self.init(Array(text.utf8), text) }

  /// Number of the scalar that begins at a byte, or of all scalars for the end.
  func scalar(at offset: Int) -> Int {
    guard !continuations.isEmpty else { return 0 }
    let block = min(offset / Self.blockSize, continuations.count - 1)
    var count = continuations[block]
    let span = bytes.span
    for index in block * Self.blockSize..<offset { count &+= Int(span[index] &>> 7 & ~(span[index] &>> 6)) }
    return offset - count
  }

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
  func clean(_ ranges: [Range<Int>], isPlain: Bool = false) -> String {
    if isPlain, ranges.count == 1 { return piece(ranges[0]) }
    var buffer: [UInt8] = []
    for range in ranges { appendClean(range, to: &buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }

  private func piece(_ range: Range<Int>) -> String {
    let units = whole.utf8
    let start = units.index(units.startIndex, offsetBy: range.lowerBound)
    return String(Substring(units[start..<units.index(start, offsetBy: range.count)]))
  }

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
    var end = start
    while end < limit {
      let byte = span[end]
      if byte == 0x20 {
        let next = end + 1
        if end == start || next == limit || span[next] == 0x20 || Markup.mayBeSpecial(span[next]) { break }
      } else if Markup.mayBeSpecial(byte) {
        break
      }
      end += 1
    }
    return end
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
    let markup = Markup.length(span, index, end: end)
    let isEscape = markup > 0 && span[index] == UInt8(ascii: "\\")
    if markup > 0, !isEscape { return markup }
    if needsSpace, !buffer.isEmpty { buffer.append(0x20) }
    needsSpace = false
    buffer.append(span[isEscape ? index + 1 : index])
    return isEscape ? 2 : 1
  }
}
