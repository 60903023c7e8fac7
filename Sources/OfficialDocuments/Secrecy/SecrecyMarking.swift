// SPDX-License-Identifier: Apache-2.0

/// The degrees of secrecy that a document can be stamped with (Luật Bảo vệ bí mật nhà nước 117/2025/QH15; stamp: ô số 10a
/// of Nghị định 30/2020/NĐ-CP, Phụ lục I).
public enum SecrecyMarking: String, Sendable, CaseIterable, Comparable {
  /// MẬT.
  case confidential = "MẬT"
  /// TỐI MẬT.
  case secret = "TỐI MẬT"
  /// TUYỆT MẬT.
  case topSecret = "TUYỆT MẬT"

  /// Orders by degree, the lowest first.
  public static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  /// Why a document with this mark is not taken.
  public var refusal: BilingualText {
    BilingualText(
      vietnamese: "Tài liệu có dấu độ mật «\(rawValue)»: không được đưa tài liệu bí mật nhà nước vào hệ thống này.",
      english: "The document is marked «\(rawValue)»: state secrets must not be put into this system.")
  }
}

/// The highest degree of secrecy that a text is marked with, or `nil`.
///
/// A mark is a stamp, that is one of the three words in capitals, alone on a line, in a cell of a table or between wide
/// gaps (as two columns of a page come out of a converter), or an entry «Độ mật: …» in any letters. Words that merely
/// contain it, such as «bảo mật» or «mật độ», are none.
///
/// - Parameter text: UTF-8 in any normal form; broken sequences do no harm.
public func secrecyMarking(in text: [UInt8]) -> SecrecyMarking? {
  var found: SecrecyMarking?
  for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D || $0 == 0x0C }) {
    for cell in cells(of: line) {
      guard let marking = marking(of: cell) else { continue }
      found = max(found ?? marking, marking)
    }
  }
  return found
}

/// The same for a text that is already a string.
public func secrecyMarking(in text: String) -> SecrecyMarking? { secrecyMarking(in: Array(text.utf8)) }

/// The pieces of a line between bars, tabs and gaps of two or more spaces.
private func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  var cells: [ArraySlice<UInt8>] = []
  var start = line.startIndex
  for index in line.indices {
    let next = line.index(after: index)
    let isGap = line[index] == 0x20 && next < line.endIndex && line[next] == 0x20
    guard isGap || line[index] == UInt8(ascii: "|") || line[index] == 0x09 else { continue }
    cells.append(line[start..<index])
    start = next
  }
  return cells + [line[start...]]
}

/// A stamp has at most 9 letters, an entry at most 17; with tones in marks of their own and frames around them they stay
/// far below this.
private let longestMark = 64

private func marking(of cell: ArraySlice<UInt8>) -> SecrecyMarking? {
  let bare = trimmed(cell)
  guard bare.count >= 4, bare.count <= longestMark else { return nil }
  // Strings compare by canonical equivalence, so the normal form of the text does not matter.
  let text = withPlainBlanks(String(decoding: bare, as: UTF8.self))
  if let stamp = SecrecyMarking.allCases.first(where: { $0.rawValue == text }) { return stamp }
  guard let colon = text.firstIndex(of: ":"), text[..<colon].uppercased().split(separator: " ") == ["ĐỘ", "MẬT"] else {
    return nil
  }
  let value = trimmed(Array(text[text.index(after: colon)...].utf8)[...])
  return SecrecyMarking.allCases.first { $0.rawValue == String(decoding: value, as: UTF8.self).uppercased() }
}

/// A text with one plain blank for each of those that word processors put between two words that shall stay on a line.
private func withPlainBlanks(_ text: String) -> String {
  let scalars = text.unicodeScalars.filter { !invisible.contains($0) }
  return scalars.split(whereSeparator: \.properties.isWhitespace).map { String(String.UnicodeScalarView($0)) }
    .joined(separator: " ")
}

/// Zero-width blanks and joiners, and the soft hyphen.
private let invisible: Set<Unicode.Scalar> = ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"]

/// A cell without spaces, markup and frames around it.
private func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let noise = Set(" *#_>[](){}.-=~`\"".utf8)
  var cell = cell
  while let first = cell.first, noise.contains(first) { cell = cell.dropFirst() }
  while let last = cell.last, noise.contains(last) { cell = cell.dropLast() }
  // A no-break space is C2 A0; converters leave it around stamps.
  if cell.starts(with: [0xC2, 0xA0]) { return trimmed(cell.dropFirst(2)) }
  if cell.suffix(2).elementsEqual([0xC2, 0xA0]) { return trimmed(cell.dropLast(2)) }
  return cell
}
