// SPDX-License-Identifier: Apache-2.0

/// The text that is read, as bytes of UTF-8 in normal form C, and the way from bytes to Unicode scalars.
struct SourceText {
  let bytes: [UInt8]
  /// How many continuation bytes (10xxxxxx) stand before each block of `blockSize` bytes; every other byte begins a
  /// scalar, so the number of a scalar is its byte less the continuation bytes before it.
  private let continuations: [Int]
  private static let blockSize = 128

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var continuations: [Int] = []
    continuations.reserveCapacity(bytes.count / Self.blockSize + 1)
    var count = 0
    let span = bytes.span
    for start in stride(from: 0, to: bytes.count, by: Self.blockSize) {
      continuations.append(count)
      var block = 0
      for index in start..<min(start + Self.blockSize, span.count) { block &+= span[index] & 0xC0 == 0x80 ? 1 : 0 }
      count += block
    }
    self.continuations = continuations
  }

  /// Number of the scalar that begins at a byte, or of all scalars for the end.
  func scalar(at offset: Int) -> Int {
    guard !continuations.isEmpty else { return 0 }
    let block = min(offset / Self.blockSize, continuations.count - 1)
    var count = continuations[block]
    let span = bytes.span
    for index in block * Self.blockSize..<offset where span[index] & 0xC0 == 0x80 { count += 1 }
    return offset - count
  }

  func span(_ range: Range<Int>) -> ReadPlan.Span {
    ReadPlan.Span(start: scalar(at: range.lowerBound), end: scalar(at: range.upperBound), utf8: range)
  }

  /// The text of a range without markup, with every run of blanks as one space and none at the ends.
  func clean(_ range: Range<Int>) -> String {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(range.count)
    appendClean(range, to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  /// The text of several ranges, joined by a space.
  func clean(_ ranges: [Range<Int>]) -> String {
    var buffer: [UInt8] = []
    for range in ranges { appendClean(range, to: &buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }

  private func appendClean(_ range: Range<Int>, to buffer: inout [UInt8]) {
    let span = bytes.span
    var index = range.lowerBound
    var needsSpace = !buffer.isEmpty
    while index < range.upperBound {
      var end = index
      while end < range.upperBound, span[end] != 0x20, !Markup.mayBeSpecial(span[end]) { end += 1 }
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
    if markup > 0 { return markup }
    if needsSpace, !buffer.isEmpty { buffer.append(0x20) }
    needsSpace = false
    buffer.append(span[index])
    return 1
  }
}
