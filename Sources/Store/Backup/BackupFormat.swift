// SPDX-License-Identifier: Apache-2.0
import Database

/// The format `xanh.backup/1`: one line that names it, then records.
///
///     record  = kind (1 byte) ‖ length of the payload (8 bytes, the highest first) ‖ payload
///     value   = 0 for NULL | 1 ‖ number (8 bytes) | 2 ‖ length (8 bytes) ‖ UTF-8 | 3 ‖ length (8 bytes) ‖ bytes
///     H       = schema number, moment of the snapshot in milliseconds since 1970-01-01T00:00:00Z
///     T       = name of a table, names of its columns
///     R       = rows of the table named last, value after value
///     F       = name of an evidence file (SHA-256 in hexadecimal digits), its bytes
///     E       = count of rows, count of files, digest of everything before this record
///     digest  = SHA-256(digest of what stands before ‖ record), that of the first line being SHA-256(first line)
enum BackupFormat {
  static let firstLine = Array("xanh.backup/1\n".utf8)

  enum Kind: UInt8 {
    case header = 0x48
    case table = 0x54
    case rows = 0x52
    case file = 0x46
    case end = 0x45
  }

  /// A record as it is written.
  struct Record {
    let kind: Kind
    let payload: [UInt8]

    var bytes: [UInt8] { [kind.rawValue] + ValueCoding.encoded(Int64(payload.count)) + payload }

    init(_ kind: Kind, _ values: [SQLValue]) {
      self.kind = kind
      payload = ValueCoding.encoded(values)
    }

    init(_ kind: Kind, payload: [UInt8]) {
      self.kind = kind
      self.payload = payload
    }

    /// The values of the payload; `nil` where the bytes are none.
    var values: [SQLValue]? { ValueCoding.decoded(payload) }
  }
}

/// Values as bytes, so that no two rows of values give the same bytes.
enum ValueCoding {
  static func encoded(_ number: Int64) -> [UInt8] {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return bytes
  }

  static func encoded(_ values: some Sequence<SQLValue>) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in values { append(value, to: &bytes) }
    return bytes
  }

  static func append(_ number: Int64, to bytes: inout [UInt8]) {
    var shift = 56
    while shift >= 0 {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      shift -= 8
    }
  }

  static func append(_ value: SQLValue, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(0)
    case .integer(let number):
      bytes.append(1)
      append(number, to: &bytes)
    case .text(let text):
      bytes.append(2)
      append(Int64(text.utf8.count), to: &bytes)
      bytes += text.utf8
    case .blob(let content):
      bytes.append(3)
      append(Int64(content.count), to: &bytes)
      bytes += content
    }
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> Int64 { bytes.reduce(0) { $0 << 8 | Int64($1) } }

  static func decoded(_ bytes: [UInt8]) -> [SQLValue]? {
    var values: [SQLValue] = []
    var rest = bytes[...]
    while let tag = rest.popFirst() {
      if tag == 0 {
        values.append(.null)
        continue
      }
      guard rest.count >= 8 else { return nil }
      let number = number(rest.prefix(8))
      rest = rest.dropFirst(8)
      if tag == 1 {
        values.append(.integer(number))
        continue
      }
      guard number >= 0, number <= rest.count, tag == 2 || tag == 3 else { return nil }
      let content = rest.prefix(Int(number))
      values.append(tag == 2 ? .text(String(decoding: content, as: UTF8.self)) : .blob(Array(content)))
      rest = rest.dropFirst(Int(number))
    }
    return values
  }
}
