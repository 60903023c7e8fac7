// SPDX-License-Identifier: Apache-2.0

/// A paragraph while it is read.
struct DocxParagraph {
  let number: Int
  var text: [UInt8] = []
  var style: String?
  var list: String?
  var level: Int?
  /// Its mark was deleted, so that the next paragraph goes on in its line.
  var joinsNext = false
  /// The lines of text boxes that hang on it.
  var boxes: [LineText] = []
  /// The run that is open in it.
  var run = DocxRun()
  /// What is to be changed in the text when it is whole.
  var stretches: [DocxStretch] = []

  init(number: Int) { self.number = number }

  /// What follows up to the end of the run is shown otherwise than it is written.
  mutating func beginStretch(_ font: LegacyFont?, isCapital: Bool) {
    if font != nil || isCapital {
      stretches.append(DocxStretch(start: text.count, font: font, isCapital: isCapital))
    }
  }

  /// The end of a run.
  mutating func endRun() {
    run = DocxRun()
    if let last = stretches.last, last.end == nil { stretches[stretches.count - 1].end = text.count }
  }

  /// Its lines, the first one with the label; none where it has no text.
  func lines(label: String) -> [LineText] {
    let lines = text.split(separator: 0x0A).map(Self.cleaned).filter { !$0.isEmpty }
    return lines.enumerated().map { index, line in
      LineText(text: index == 0 && !label.isEmpty ? "\(label) \(line)" : line, paragraph: number)
    }
  }

  /// A line without spaces at its ends; no-break spaces (C2 A0) are layout and become spaces.
  private static func cleaned(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    for byte in line {
      if byte == 0xA0, bytes.last == 0xC2 {
        bytes[bytes.count - 1] = 0x20
      } else {
        bytes.append(byte)
      }
    }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return String(decoding: bytes.drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }
}
