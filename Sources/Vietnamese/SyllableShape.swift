// SPDX-License-Identifier: Apache-2.0

/// The syllables that Vietnamese can write: an initial, a rime, and a tone that fits the end of the rime. More than are in
/// use, but far fewer than letters can form by chance; so they tell Vietnamese from anything else.
enum SyllableShape {
  private static let initials = "- b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"

  /// The rimes as they are written after one of the initials. What stands behind «qu» is the rime without its u.
  private static let rimes = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm
    ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao
    oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp
    ơt ơng u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh
    uyt uyu uynh uôp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt
    uyp uơn ươ iê yêp ich êc
    """

  /// The codes of all of them, tone included.
  private static let codes: Set<UInt64> = {
    var codes: Set<UInt64> = []
    for rime in rimes.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      // Rimes that end abruptly have a rising or a heavy tone.
      let isStopped = ["c", "p", "t", "ch"].contains(where: rime.hasSuffix)
      let tones: [Tone] = isStopped ? [.acute, .dot] : Tone.allCases
      for initial in initials.split(separator: " ") {
        guard let syllable = Syllable("\(initial == "-" ? "" : initial)\(rime)") else { continue }
        for tone in tones { codes.insert(syllable.code | UInt64(tone.rawValue)) }
      }
    }
    return codes
  }()

  /// Whether Vietnamese can write the syllable. «gì» and its like begin with the i that is also their rime.
  static func isPossible(_ syllable: Syllable) -> Bool { codes.contains(syllable.code) }
}

/// How many of the marked words of a text Vietnamese can write, and how many it cannot.
struct SyllableTally: Equatable {
  var possible = 0
  var impossible = 0
  /// Possible words that differ, as far as `enough` of them: the same bytes over and over are no text.
  private var distinct: Set<UInt64> = []
  private static let enough = 3

  /// Looks at the words of valid UTF-8 in normal form C. Words without a mark say nothing.
  init(_ bytes: [UInt8]) {
    let span = bytes.span
    let scanner = SyllableScanner()
    var index = 0
    while index < span.count {
      let word = scanner.scan(span, from: index)
      if word.end > index {
        if Self.hasMark(span, index..<word.end) { count(word.syllable) }
        index = word.end
        // A sign of Latin that touches a word is a letter that was not understood.
        if index < span.count, Self.isOddSign(span, index) { impossible += 1 }
      } else {
        let length = span[index] < 0x80 ? 1 : Syllable.scalar(span, index).length
        if Self.isOddSign(span, index), index + length < span.count,
          scanner.scan(span, from: index + length).end > index + length
        {
          impossible += 1
        }
        index += length
      }
    }
  }

  private mutating func count(_ syllable: Syllable?) {
    guard let syllable, SyllableShape.isPossible(syllable) else { return impossible += 1 }
    possible += 1
    if distinct.count < Self.enough { distinct.insert(syllable.code) }
  }

  private static func hasMark(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where span[index] >= 0x80 { return true }
    return false
  }

  /// U+00A1 to U+00FF and the signs that old encodings have in the place of letters.
  private static func isOddSign(_ span: Span<UInt8>, _ index: Int) -> Bool {
    span[index] == 0xC2 || span[index] == 0xC3
  }

  /// Whether the text reads as Vietnamese: enough marked words, some of them different, almost all of them possible.
  func isVietnamese(atLeast count: Int) -> Bool {
    possible >= count && possible >= impossible * 4 && distinct.count >= Self.enough
  }

  /// The larger, the more Vietnamese.
  var balance: Int { possible - 2 * impossible }
}
