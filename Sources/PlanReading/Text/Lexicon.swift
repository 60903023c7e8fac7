// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The phrases that the grammar knows, found by their first syllable. The longest phrase wins: at «ban hành» stands a
/// verb, not the head of a name.
struct Lexicon: Sendable {
  static let shared = Lexicon(lexiconEntries)

  private struct Entry {
    /// Where the codes behind the first stand in `codes`.
    var rest: Place
    var meaning: Meaning
  }

  /// A range in few bytes, so that the tables stay in the nearest cache.
  private struct Place {
    var start: UInt16
    var end: UInt16
    var count: Int { Int(end &- start) }
  }

  /// Open addressing: a code, and where its entries stand.
  private var keys: [UInt64]
  private var places: [Place]
  private var entries: [Entry] = []
  private var codes: [UInt64] = []
  private static let slots = 1024
  /// One bit for each of 16384 hashes: most words of a text open no phrase, and this small table says so.
  private var filter = [UInt64](repeating: 0, count: 256)
  /// The same for the first two syllables of longer phrases.
  private var pairFilter = [UInt64](repeating: 0, count: 256)

  private init(_ groups: [(Meaning, String)]) {
    keys = [UInt64](repeating: 0, count: Self.slots)
    places = [Place](repeating: Place(start: 0, end: 0), count: Self.slots)
    var phrases: [[UInt64]: Meaning] = [:]
    for (meaning, text) in groups {
      for codes in Self.phrases(in: Array(text.utf8)) { phrases[codes, default: []].formUnion(meaning) }
    }
    for (first, group) in Dictionary(grouping: phrases, by: { $0.key[0] }) {
      let start = entries.count
      let ordered = group.sorted { $0.key.count > $1.key.count }
      for (phrase, meaning) in ordered {
        let rest = Place(start: UInt16(codes.count), end: UInt16(codes.count + phrase.count - 1))
        entries.append(Entry(rest: rest, meaning: meaning))
        codes += phrase.dropFirst()
        if phrase.count > 1 {
          let pair = Self.hash(first, phrase[1])
          pairFilter[pair >> 6] |= 1 << UInt64(pair & 63)
        }
      }
      var slot = Self.slot(first)
      while keys[slot] != 0 { slot = (slot + 1) & (Self.slots - 1) }
      keys[slot] = first
      let hash = Self.hash(first)
      filter[hash >> 6] |= 1 << UInt64(hash & 63)
      places[slot] = Place(start: UInt16(start), end: UInt16(entries.count))
    }
  }

  /// The codes of phrases that commas part. Bytes, because this runs at each start of the program.
  private static func phrases(in text: [UInt8]) -> [[UInt64]] {
    var phrases: [[UInt64]] = []
    var codes: [UInt64] = []
    var index = 0
    while index < text.count {
      let word = Syllable.scan(text.span, from: index)
      guard let code = word.syllable?.code, code != 0 else { preconditionFailure("no phrase of syllables at \(index)") }
      codes.append(code)
      index = word.end
      if index == text.count || text[index] == UInt8(ascii: ",") {
        phrases.append(codes)
        codes.removeAll(keepingCapacity: true)
      }
      index += 1
    }
    return phrases
  }

  /// Fourteen bits.
  @inline(__always)
  private static func hash(_ code: UInt64) -> Int { Int(truncatingIfNeeded: (code &* 0x9E37_79B9_7F4A_7C15) &>> 50) }

  @inline(__always)
  private static func hash(_ first: UInt64, _ second: UInt64) -> Int { hash(first &+ second &* 0xD6E8_FEB8_6659_FD93) }

  private static func slot(_ code: UInt64) -> Int { hash(code) >> 4 }

  /// What the longest phrase that begins with a token means, and how many tokens it has; `nil` for none. Phrases do not
  /// cross signs.
  @inline(__always)
  func phrase(at index: Int, of tokens: Span<Token>, _ count: Int) -> (meaning: Meaning, length: Int)? {
    let hash = Self.hash(tokens[index].code)
    guard filter[hash &>> 6] &>> UInt64(hash & 63) & 1 == 1 else { return nil }
    return search(tokens[index].code, tokens, index, count)
  }

  private func search(
    _ code: UInt64, _ tokens: Span<Token>, _ index: Int, _ count: Int
  ) -> (meaning: Meaning, length: Int)? {
    var slot = Self.slot(code)
    while keys[slot] != code {
      if keys[slot] == 0 { return nil }
      slot = (slot + 1) & (Self.slots - 1)
    }
    let second = index + 1 < count ? tokens[index + 1].code : 0
    let pair = Self.hash(code, second)
    if pairFilter[pair &>> 6] &>> UInt64(pair & 63) & 1 == 0 {
      // The phrase of one syllable, if there is one, stands behind the longer ones.
      let last = entries[Int(places[slot].end) - 1]
      return last.rest.count == 0 ? (last.meaning, 1) : nil
    }
    for place in Int(places[slot].start)..<Int(places[slot].end) {
      let rest = entries[place].rest
      if rest.count == 0 { return (entries[place].meaning, 1) }
      guard codes[Int(rest.start)] == second, rest.count == 1 || matches(rest, tokens, index + 1, count) else {
        continue
      }
      return (entries[place].meaning, rest.count + 1)
    }
    return nil
  }

  private func matches(_ rest: Place, _ tokens: Span<Token>, _ start: Int, _ count: Int) -> Bool {
    guard start + rest.count <= count else { return false }
    for offset in 0..<rest.count where tokens[start + offset].code != codes[Int(rest.start) + offset] { return false }
    return true
  }
}

/// Code of a single syllable of the grammar.
func syllable(_ word: String) -> UInt64 { Syllable(word)?.code ?? 0 }
