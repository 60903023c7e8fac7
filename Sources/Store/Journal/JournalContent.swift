// SPDX-License-Identifier: Apache-2.0
import Database
import Domain

/// The bytes that the chain of seals is computed over.
///
/// All numbers are 8 bytes, the highest first. A field is 0 for NULL, 1 and a number, or 2, the count of bytes and the
/// text, so that no two entries give the same bytes:
///
///     commitment = SHA-256(salt ‖ text)
///     content    = SHA-256("xanh.journal-entry/1" ‖ realm ‖ id ‖ actor ‖ action ‖ subject kind ‖ subject ‖ before
///                          ‖ after ‖ moment ‖ (place ‖ commitment)…, by place)
///     chain      = SHA-256("xanh.journal-chain/1" ‖ chain of the entry before, 32 zeros at first ‖ sequence ‖ content)
enum JournalContent {
  /// What stands before the first entry.
  static let origin = [UInt8](repeating: 0, count: 32)

  static func commitment(salt: [UInt8], text: String, _ digest: any Digesting) -> [UInt8] {
    digest.sha256(salt + Array(text.utf8))
  }

  static func content(
    of recorded: RecordedEntry, commitments: [String: [UInt8]], _ digest: any Digesting
  ) -> [UInt8] {
    let entry = recorded.entry
    let fields: [SQLValue] = [
      .integer(entry.realm), .integer(recorded.id), entry.actor.map { .integer($0) } ?? .null, .text(entry.action),
      .text(entry.subjectKind), .integer(entry.subject), entry.before.map { .text($0) } ?? .null,
      entry.after.map { .text($0) } ?? .null, .integer(entry.at.milliseconds),
    ]
    // Ordered by bytes; Swift orders strings by their canonical form.
    let ordered = commitments.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var bytes: [UInt8] = []
    return content(of: fields, commitments: ordered.map { ($0.key, $0.value) }, in: &bytes, digest)
  }

  /// The content of an entry from its fields in the order above, with its commitments in the order of their places.
  ///
  /// - Parameter bytes: room for the bytes to be hashed, so that none is asked for each time.
  static func content(
    of fields: some Sequence<SQLValue>, commitments: [(place: String, value: [UInt8])], in bytes: inout [UInt8],
    _ digest: any Digesting
  ) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    bytes += "xanh.journal-entry/1".utf8
    for field in fields { ValueCoding.append(field, to: &bytes) }
    for (place, commitment) in commitments {
      ValueCoding.append(.text(place), to: &bytes)
      bytes += commitment
    }
    return digest.sha256(bytes)
  }

  static func chain(after previous: [UInt8], sequence: Int64, content: [UInt8], _ digest: any Digesting) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(100)
    bytes += "xanh.journal-chain/1".utf8
    bytes += previous
    ValueCoding.append(sequence, to: &bytes)
    bytes += content
    return digest.sha256(bytes)
  }
}
