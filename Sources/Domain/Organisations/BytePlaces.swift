// SPDX-License-Identifier: Apache-2.0
/// Finds numbered strings of bytes that lie packed elsewhere: a country has too many codes for each to be an object.
struct BytePlaces {
  /// A number in each slot, −1 in a free one; a string's slot is the first free one from where its hash points to.
  private var slots: [Int32]

  /// Has room for so many strings.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// Keeps the number of a string. Several strings may be alike.
  mutating func insert(_ number: Int32, for bytes: ArraySlice<UInt8>) {
    var slot = first(bytes)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = number
  }

  /// The number of the first string, of those that were kept, that is the one looked for and is wanted.
  func first(
    _ bytes: ArraySlice<UInt8>, bytesOf: (Int32) -> ArraySlice<UInt8>, where isWanted: (Int32) -> Bool = { _ in true }
  ) -> Int32? {
    var slot = first(bytes)
    while slots[slot] >= 0 {
      if bytesOf(slots[slot]).elementsEqual(bytes), isWanted(slots[slot]) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func first(_ bytes: ArraySlice<UInt8>) -> Int {
    // Seeded, so that nobody can make a file whose codes all meet in one slot.
    var hasher = Hasher()
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word = word << 8 | UInt64(byte)
      if index & 7 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(bytes.count)
    return hasher.finalize() & (slots.count - 1)
  }
}

/// The states of a realm by their codes, of all days.
struct CodeIndex {
  private let records: OrganisationRecords
  private var places: BytePlaces

  /// Reads the codes of a realm.
  init(_ records: OrganisationRecords, realm: ID<Organisation>) {
    self.records = records
    let bodies = records.bodies.indices.filter { records.bodies[$0].realm == realm }
    places = BytePlaces(capacity: bodies.reduce(0) { $0 + records.rows(of: Int32($1)).count })
    for body in bodies {
      for row in records.rows(of: Int32(body)) { places.insert(Int32(row), for: records.codeBytes(row)) }
    }
  }

  /// The first state with a code that is wanted.
  func row(_ code: ArraySlice<UInt8>, where isWanted: (Int) -> Bool) -> Int? {
    places.first(code, bytesOf: { records.codeBytes(Int($0)) }, where: { isWanted(Int($0)) }).map { Int($0) }
  }
}
