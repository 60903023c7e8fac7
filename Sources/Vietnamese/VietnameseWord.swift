// SPDX-License-Identifier: Apache-2.0

/// Tells words that can be Vietnamese from those that cannot.
public enum VietnameseWord {
  /// Whether a word is spelled as a syllable of Vietnamese can be, or is a number; punctuation around it does not matter.
  /// Letters are compared without marks, so that a misread accent is not noticed, but a heap of signs is.
  public static func isSpelled(_ word: String) -> Bool {
    let folded = Array(foldedForSearch(word).utf8)
    let isLetter: (UInt8) -> Bool = { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 >= 0x80 }
    guard let first = folded.firstIndex(where: isLetter), let last = folded.lastIndex(where: isLetter) else {
      return false
    }
    let inner = folded[first...last]
    if inner.contains(where: { (0x30...0x39).contains($0) }) {
      return inner.allSatisfy { (0x30...0x39).contains($0) || ".,/-:%".utf8.contains($0) }
    }
    return inner.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }.allSatisfy { part in
      let onset = onsets.first { part.starts(with: $0) } ?? []
      return rhymes.contains(Array(part.dropFirst(onset.count))) || onset == Array("gi".utf8) && part.count == 2
        || onset == Array("gi".utf8) && rhymes.contains(Array(part.dropFirst()))
        || onset == Array("qu".utf8) && rhymes.contains(Array(part.dropFirst()))
    }
  }

  /// Onsets, longer ones first.
  private static let onsets: [[UInt8]] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p",
    "r", "s", "t", "v", "x",
  ].map { Array($0.utf8) }

  /// Rhymes without marks.
  private static let rhymes: Set<[UInt8]> = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet \
    ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc \
    oong op ot u ua uan uang uat uay uc ue uech uen uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu \
    uy uya uych uyen uyet uyn uynh uyt uyu y yem yen yeng yet yeu
    """.split(separator: " ").map { Array($0.utf8) })
}
