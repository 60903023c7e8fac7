// SPDX-License-Identifier: Apache-2.0
import Database
import Domain

/// Reads the records of a copy one after the other, and checks at the end that they are all there and unchanged.
final class BackupReader {
  /// What was read so far.
  private(set) var contents = Backup.Contents()
  private let read: (Int) throws -> [UInt8]
  private let digest: any Digesting
  private var state: [UInt8]
  private var columns = 0

  init(_ read: @escaping (Int) throws -> [UInt8], _ digest: any Digesting) throws {
    self.read = read
    self.digest = digest
    state = digest.sha256(BackupFormat.firstLine)
    guard try read(BackupFormat.firstLine.count) == BackupFormat.firstLine else { throw BackupError.notABackup }
  }

  /// The next record; `nil` after the last, once all of them have been found sound.
  func next() throws -> BackupFormat.Record? {
    let head = try read(9)
    guard head.count == 9, let kind = BackupFormat.Kind(rawValue: head[0]) else { throw BackupError.damaged }
    let length = ValueCoding.number(head[1...])
    guard length >= 0, let count = Int(exactly: length) else { throw BackupError.damaged }
    let payload = try bytes(count)
    let record = BackupFormat.Record(kind, payload: payload)
    guard kind != .end else {
      try check(record)
      return nil
    }
    try add(record)
    state = digest.sha256(state + record.bytes)
    return record
  }

  /// Reads in pieces, so that a length that was changed asks for no more memory than the file has bytes.
  private func bytes(_ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let piece = try read(min(count - bytes.count, 1 << 22))
      if piece.isEmpty { throw BackupError.damaged }
      bytes += piece
    }
    return bytes
  }

  private func add(_ record: BackupFormat.Record) throws {
    guard let values = record.values else { throw BackupError.damaged }
    switch record.kind {
    case .header:
      guard case .integer(let schema)? = values.first, case .integer(let moment)? = values.last else {
        throw BackupError.damaged
      }
      (contents.schema, contents.takenAt) = (Int(schema), Instant(milliseconds: moment))
    case .table: columns = values.count - 1
    case .rows:
      guard columns > 0, values.count % columns == 0 else { throw BackupError.damaged }
      contents.rows += Int64(values.count / columns)
    case .file: contents.files += 1
    case .end: break
    }
  }

  private func check(_ end: BackupFormat.Record) throws {
    let wanted = BackupFormat.Record(.end, [.integer(contents.rows), .integer(contents.files), .blob(state)])
    guard end.payload == wanted.payload, try read(1).isEmpty else { throw BackupError.damaged }
  }
}
