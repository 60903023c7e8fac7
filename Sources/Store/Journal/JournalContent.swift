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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1000)
    bytes += "xanh.journal-entry/1".utf8
    let fields: [SQLValue] = [
      .integer(entry.realm), .integer(recorded.id), entry.actor.map { .integer($0) } ?? .null, .text(entry.action),
      .text(entry.subjectKind), .integer(entry.subject), entry.before.map { .text($0) } ?? .null,
      entry.after.map { .text($0) } ?? .null, .integer(entry.at.milliseconds),
    ]
    for field in fields { ValueCoding.append(field, to: &bytes) }
    // Ordered by bytes; Swift orders strings by their canonical form.
    for (place, commitment) in commitments.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      ValueCoding.append(.text(place), to: &bytes)
      bytes += commitment
    }
    return digest.sha256(bytes)
  }

  static func chain(after previous: [UInt8], sequence: Int64, content: [UInt8], _ digest: any Digesting) -> [UInt8] {
    digest.sha256(Array("xanh.journal-chain/1".utf8) + previous + ValueCoding.encoded(sequence) + content)
  }
}
