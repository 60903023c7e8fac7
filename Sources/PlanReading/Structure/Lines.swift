// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// One line of the source without the blanks at its ends.
struct Line {
  var start: Int
  var end: Int
  /// Behind heading marks and emphasis.
  var contentStart: Int
  /// Nothing but blanks and markup.
  var isBlank: Bool
  /// Nothing but dashes, underscores or equals signs: a drawn line.
  var isRule = false
  /// Opens with the mark of a heading.
  var isHeading = false
  /// How many pipes, where the line holds nothing else.
  var pipes = 0
  /// Whether it is a whole row of a table.
  var opensRow = false
  /// Opens with «Nơi nhận».
  var startsRecipients = false
  /// Nothing but the number of a page: `2`, `- 2 -`, `Trang 2`.
  var isPageNumber = false

  /// Index behind leading heading marks, quotation marks of mail, emphasis and tags. An asterisk before a blank is a
  /// bullet and stays.
  static func contentStart(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "*"), isStarBullet(bytes, index, end) { break }
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: ">") {
        index += 1
        continue
      }
      let blank = Markup.blankLength(bytes, index)
      let step = blank > 0 ? blank : Markup.length(bytes, index, end: end)
      if step == 0 { break }
      index += step
    }
    return index
  }

  private static func isStarBullet(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    guard index + 2 < end, bytes[index + 1] == 0x20, index == 0 || bytes[index - 1] != UInt8(ascii: "*") else {
      return false
    }
    return bytes[index + 2] != UInt8(ascii: "*")
  }
}

/// Cuts bytes into lines.
struct Lines {
  private let bytes: [UInt8]
  private var position = 0

  private static let recipients = (syllable("nơi"), syllable("nhận"))

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Line? {
    guard position < bytes.count else { return nil }
    let bytes = bytes
    let span = bytes.span
    let rest = span.extracting(position..<span.count)
    var length = 0
    while length < rest.count, rest[length] != 0x0A { length += 1 }
    let end = position + length
    let line = line(span, position, end)
    position = end + 1
    return line
  }

  private func line(_ span: Span<UInt8>, _ first: Int, _ last: Int) -> Line {
    var start = first
    var end = last
    while start < end, isBlankByte(span[start]) { start += 1 }
    while end > start, isBlankByte(span[end - 1]) { end -= 1 }
    guard start < end else { return Line(start: start, end: end, contentStart: start, isBlank: true) }
    let content = Line.contentStart(span, start, end)
    var line = Line(start: start, end: end, contentStart: content, isBlank: content >= end)
    line.isHeading = span[start] == UInt8(ascii: "#")
    switch span[start] {
    case UInt8(ascii: "|"): countPipes(span, &line)
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "\\"), UInt8(ascii: "*"):
      line.isRule = isRule(span, line)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): line.isPageNumber = isPageNumber(span, line)
    default: break
    }
    if line.isRule || span[start] == UInt8(ascii: "-") { line.isPageNumber = isPageNumber(span, line) }
    if span[content < end ? content : start] | 0x20 == UInt8(ascii: "n") {
      let word = Syllable.scan(span, from: content)
      if word.syllable?.code == Self.recipients.0 {
        let next = Syllable.scan(span, from: Label.skipBlanks(span, word.end, end))
        line.startsRecipients = next.syllable?.code == Self.recipients.1
      }
    }
    return line
  }

  /// One to three digits, alone or between dashes.
  private func isPageNumber(_ span: Span<UInt8>, _ line: Line) -> Bool {
    guard line.end - line.start <= 9 else { return false }
    var digits = 0
    for index in line.start..<line.end {
      switch span[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-"), 0x20: break
      default: return false
      }
    }
    return (1...3).contains(digits)
  }

  private func isBlankByte(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0D || byte == 0x09 || byte == 0x0C || byte == 0x0B
  }

  private func countPipes(_ span: Span<UInt8>, _ line: inout Line) {
    var pipes = 0
    for index in line.start..<line.end {
      if span[index] == UInt8(ascii: "|") {
        pipes += 1
      } else if !isBlankByte(span[index]) {
        line.opensRow = true
        return
      }
    }
    line.pipes = pipes
  }

  /// A drawn line has at least three of one sign and nothing else; a single escaped asterisk stands below Party bodies.
  private func isRule(_ span: Span<UInt8>, _ line: Line) -> Bool {
    var signs = 0
    for index in line.start..<line.end {
      switch span[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "\\"): signs += 1
      case 0x20: break
      default: return false
      }
    }
    return signs >= 3 || span[line.start] == UInt8(ascii: "\\") || span[line.start] == UInt8(ascii: "*")
  }

  /// How the lines of a text were wrapped.
  struct Wrapping {
    /// The length in bytes that a wrapped line typically has where all of them end at one margin; `nil` where a crawler
    /// left them ragged, so that a short line tells nothing.
    var width: Int?
  }

  /// How a text was wrapped, or `nil` for one whose lines are whole paragraphs. Of the lines that follow another without a blank one between, where that one ends within
  /// a sentence, at least two in five then begin within a sentence. A sample of 256 KiB decides.
  static func wrapping(of bytes: [UInt8]) -> Wrapping? {
    var lines = Lines(bytes)
    var before: Line?
    var followers = 0
    var lengths: [Int] = []
    while let line = lines.next(), line.start < 262_144 {
      if line.isPageNumber { continue }
      if let before, isText(before), isText(line), (16...200).contains(before.end - before.start),
        !endsSentence(bytes, before), Label.read(bytes.span, at: line.contentStart, end: line.end) == nil
      {
        let word = Syllable.scan(bytes.span, from: line.contentStart)
        if word.end > line.contentStart {
          followers += 1
          if !word.isCapitalised { lengths.append(before.end - before.start) }
        }
      }
      before = line
    }
    guard lengths.count >= 4, lengths.count * 5 >= followers * 2 else { return nil }
    lengths.sort()
    let median = lengths[lengths.count / 2]
    let isEven = median >= 60 && lengths[lengths.count / 20] * 5 >= median * 4
    return Wrapping(width: isEven ? median : nil)
  }

  /// Whether a line ends with a stop, a colon or a semicolon.
  static func endsSentence(_ bytes: [UInt8], _ line: Line) -> Bool {
    switch lastTextByte(bytes, line) {
    case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: false
    }
  }

  /// The last byte that is neither blank nor emphasis.
  static func lastTextByte(_ bytes: [UInt8], _ line: Line) -> UInt8 {
    var index = line.end - 1
    while index > line.start,
      bytes[index] == UInt8(ascii: "*") || bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "_")
    {
      index -= 1
    }
    return bytes[index]
  }

  private static func isText(_ line: Line) -> Bool {
    !line.isBlank && !line.isRule && line.pipes == 0 && !line.opensRow
  }
}
