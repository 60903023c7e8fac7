// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The phrases that the grammar knows, found by their first syllable. The longest phrase wins: at «ban hành» stands a
/// verb, not the head of a name.
struct Lexicon: Sendable {
  static let shared = Lexicon(lexiconEntries)

  private struct Entry {
    var rest: [UInt64]
    var meaning: Meaning
  }

  /// Open addressing: a code, and where its entries stand.
  private var keys: [UInt64]
  private var places: [Range<Int>]
  private var entries: [Entry] = []
  private static let slots = 4096

  private init(_ groups: [(Meaning, String)]) {
    keys = [UInt64](repeating: 0, count: Self.slots)
    places = [Range<Int>](repeating: 0..<0, count: Self.slots)
    var phrases: [[UInt64]: Meaning] = [:]
    for (meaning, text) in groups {
      for phrase in text.split(separator: ",") {
        let codes = phrase.split(separator: " ").map { Syllable(String($0))?.code ?? 0 }
        precondition(!codes.isEmpty && !codes.contains(0), "no phrase of syllables: \(phrase)")
        phrases[codes, default: []].formUnion(meaning)
      }
    }
    for (first, group) in Dictionary(grouping: phrases, by: { $0.key[0] }) {
      let start = entries.count
      let ordered = group.sorted { $0.key.count > $1.key.count }
      entries += ordered.map { Entry(rest: Array($0.key.dropFirst()), meaning: $0.value) }
      var slot = Self.slot(first)
      while keys[slot] != 0 { slot = (slot + 1) & (Self.slots - 1) }
      keys[slot] = first
      places[slot] = start..<entries.count
    }
  }

  private static func slot(_ code: UInt64) -> Int { Int(truncatingIfNeeded: (code &* 0x9E37_79B9_7F4A_7C15) >> 52) }

  /// Writes into a token what the longest phrase that begins with it means. Phrases do not cross signs.
  func annotate(_ tokens: inout [Token], at index: Int) {
    let code = tokens[index].code
    var slot = Self.slot(code)
    while keys[slot] != code {
      if keys[slot] == 0 { return }
      slot = (slot + 1) & (Self.slots - 1)
    }
    for entry in entries[places[slot]] where matches(entry.rest, tokens, index + 1) {
      tokens[index].meaning = entry.meaning
      tokens[index].length = entry.rest.count + 1
      return
    }
  }

  private func matches(_ rest: [UInt64], _ tokens: [Token], _ start: Int) -> Bool {
    guard start + rest.count <= tokens.count else { return false }
    for offset in 0..<rest.count where tokens[start + offset].code != rest[offset] { return false }
    return true
  }
}

/// Code of a single syllable of the grammar.
func syllable(_ word: String) -> UInt64 { Syllable(word)?.code ?? 0 }
