// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The block below the text: in whose name it is signed, in which position, by whom.
struct Signature {
  private(set) var lines: [String] = []
  private(set) var signer: String?

  /// All lines above the position, joined.
  var authority: String? { lines.count > 1 ? lines.dropLast().joined(separator: " ") : nil }

  /// The last line in capitals.
  var position: String? { lines.last }

  /// Takes a line; the first that is not in capitals, behind at least one that is, names the signer.
  mutating func add(_ line: String) {
    guard signer == nil else { return }
    if line.hasPrefix("[") || line.hasPrefix("(") || line.hasPrefix("/") { return }
    if Self.isUppercase(line), !lines.isEmpty, isNameInCapitals(line) {
      signer = line
    } else if Self.isUppercase(line) {
      lines.append(line)
    } else if !lines.isEmpty {
      signer = Self.nameIn(line)
    }
  }

  /// Whether a paragraph opens a signature: `TM.`, `KT.`, `T/M`, `K/T`, `TL.`, `TUQ.`, `Q.`, or a position in capitals.
  static func opens(_ line: String) -> Bool {
    guard isUppercase(line) else { return false }
    let isMark = ["TM.", "KT.", "TL.", "TUQ.", "T/M", "K/T", "T/L", "T.M", "K.T", "Q."].contains { line.hasPrefix($0) }
    return isMark || positions.contains { line.hasPrefix($0) } && line.utf8.count <= 60
  }

  /// Whether every letter is a capital.
  static func isUppercase(_ line: String) -> Bool {
    var letters = 0
    for scalar in line.unicodeScalars {
      guard let letter = Letter(scalar) else { continue }
      if !letter.isUppercase { return false }
      letters += 1
    }
    return letters >= 2
  }

  /// A name in capitals follows a position: two to five words, none of them a word of positions or a shortened one.
  private func isNameInCapitals(_ line: String) -> Bool {
    let words = line.utf8.split(separator: UInt8(ascii: " "))
    guard (2...5).contains(words.count),
      !line.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") })
    else {
      return false
    }
    return lines.last.map(Self.isPosition) == true
      && !words.contains { Self.positionWords.contains(String(Substring($0))) }
  }

  private static func isPosition(_ line: String) -> Bool {
    line.utf8.split(separator: UInt8(ascii: " ")).contains { positionWords.contains(String(Substring($0))) }
  }

  private static let positionWords: Set<String> = [
    "CHỦ", "TỊCH", "GIÁM", "ĐỐC", "TRƯỞNG", "PHÓ", "BÍ", "THƯ", "CHÁNH", "TƯỚNG", "NHIỆM", "BAN", "ỦY", "UỶ", "NHÂN",
    "PHÒNG",
  ]

  /// A name: two to six words, each with a capital.
  private static func nameIn(_ line: String) -> String? {
    let words = line.split(separator: " ")
    let isName =
      (2...6).contains(words.count)
      && words.allSatisfy { $0.unicodeScalars.first.flatMap(Letter.init)?.isUppercase == true }
    return isName ? line : nil
  }

  private static let positions = [
    "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "CỤC TRƯỞNG", "VỤ TRƯỞNG", "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "BÍ THƯ", "PHÓ BÍ THƯ", "TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "CHÁNH VĂN PHÒNG", "TỔNG BIÊN TẬP", "VIỆN TRƯỞNG", "TRƯỞNG PHÒNG", "CHÁNH THANH TRA", "TRƯỞNG ĐOÀN", "CHỦ NHIỆM",
  ]
}
