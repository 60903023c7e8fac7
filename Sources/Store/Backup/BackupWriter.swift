// SPDX-License-Identifier: Apache-2.0
import Database
import Domain

/// Writes the records of a copy one after the other.
struct BackupWriter {
  private let append: ([UInt8]) throws -> Void
  private let digest: any Digesting
  private var state: [UInt8]
  private var contents = Backup.Contents()

  /// Bytes of rows that go into one record, so that memory does not grow with the table.
  private static let target = 1 << 20

  init(append: @escaping ([UInt8]) throws -> Void, digest: any Digesting) throws {
    self.append = append
    self.digest = digest
    state = digest.sha256(BackupFormat.firstLine)
    try append(BackupFormat.firstLine)
  }

  mutating func begin(schema: Int, now: Instant) throws {
    (contents.schema, contents.takenAt) = (schema, now)
    try write(BackupFormat.Record(.header, [.integer(Int64(schema)), .integer(now.milliseconds)]))
  }

  /// Writes every row, in the order of the primary key.
  mutating func copy(_ table: Table, from connection: any Connection) throws {
    try write(BackupFormat.Record(.table, [.text(table.name)] + table.columns.map { .text($0) }))
    var last: Row?
    var limit = 16
    while true {
      let rows = try connection.rows(of: table, after: last, limit: limit)
      guard let end = rows.last else { return }
      last = end
      let payload = ValueCoding.encoded(rows.lazy.flatMap(\.values))
      try write(BackupFormat.Record(.rows, payload: payload))
      contents.rows += Int64(rows.count)
      limit = min(max(1, limit * Self.target / max(1, payload.count)), 4 * limit, 20_000)
    }
  }

  mutating func copy(_ name: String, from evidence: any EvidenceStore) throws {
    try write(BackupFormat.Record(.file, [.text(name), .blob(try evidence.bytes(name))]))
    contents.files += 1
  }

  mutating func end() throws -> Backup.Contents {
    try write(BackupFormat.Record(.end, [.integer(contents.rows), .integer(contents.files), .blob(state)]))
    return contents
  }

  private mutating func write(_ record: BackupFormat.Record) throws {
    let bytes = record.bytes
    try append(bytes)
    state = digest.sha256(state + bytes)
  }
}
