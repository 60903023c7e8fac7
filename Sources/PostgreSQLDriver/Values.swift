// SPDX-License-Identifier: Apache-2.0
import CPostgreSQL
import Database

/// The types that cross the wire, by their numbers in `pg_type.dat`.
enum TypeOID {
  static let unspecified: Oid = 0
  static let boolean: Oid = 16
  static let bytes: Oid = 17
  static let name: Oid = 19
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let text: Oid = 25
  static let oid: Oid = 26
  static let unknown: Oid = 705
  static let fixedText: Oid = 1042
  static let variableText: Oid = 1043
  static let numeric: Oid = 1700
  static let void: Oid = 2278
}

/// The values of a statement in binary form: one run of bytes, and where each value begins in it.
struct Parameters {
  private(set) var types: [Oid] = []
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [Int?] = []
  private(set) var lengths: [Int32] = []

  init(_ values: [SQLValue]) throws(DatabaseError) {
    for value in values { try append(value) }
    // A value of no bytes needs an address too, or it would be NULL.
    bytes.append(0)
  }

  private mutating func append(_ value: SQLValue) throws(DatabaseError) {
    switch value {
    case .null:
      types.append(TypeOID.unspecified)
      starts.append(nil)
      lengths.append(0)
    case .integer(let number):
      append((0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }, TypeOID.int8)
    case .text(let text):
      if text.utf8.contains(0) { throw DatabaseError(.unexpectedValue, detail: "text with U+0000") }
      append(Array(text.utf8), TypeOID.text)
    case .blob(let content): append(content, TypeOID.bytes)
    }
  }

  private mutating func append(_ content: [UInt8], _ type: Oid) {
    types.append(type)
    starts.append(bytes.count)
    lengths.append(Int32(content.count))
    bytes += content
  }
}

/// A value from its binary form; throws `.unexpectedValue` for a type that the port does not have.
func value(_ bytes: [UInt8], of type: Oid) throws(DatabaseError) -> SQLValue {
  switch type {
  case TypeOID.int8, TypeOID.int4, TypeOID.int2: return .integer(signed(bytes[...]))
  case TypeOID.boolean, TypeOID.oid: return .integer(bytes.reduce(0) { $0 << 8 | Int64($1) })
  case TypeOID.text, TypeOID.variableText, TypeOID.fixedText, TypeOID.name, TypeOID.unknown:
    return .text(String(decoding: bytes, as: UTF8.self))
  case TypeOID.bytes: return .blob(bytes)
  case TypeOID.numeric: return .integer(try whole(numeric: bytes))
  case TypeOID.void: return .null
  default: throw DatabaseError(.unexpectedValue, detail: "a column of the type \(type)")
  }
}

/// Big-endian two's complement of any width.
private func signed(_ bytes: ArraySlice<UInt8>) -> Int64 {
  bytes.dropFirst().reduce(Int64(Int8(bitPattern: bytes.first ?? 0))) { $0 << 8 | Int64($1) }
}

/// The whole number in a NUMERIC, which is what SUM gives for BIGINT: digits of base 10,000, the weight of the first, a
/// sign and a scale (`numeric_send` in `numeric.c`).
private func whole(numeric bytes: [UInt8]) throws(DatabaseError) -> Int64 {
  let fields = stride(from: 0, to: bytes.count - 1, by: 2).map { signed(bytes[$0..<$0 + 2]) }
  let failure = DatabaseError(.unexpectedValue, detail: "a number that is not whole or too large")
  guard fields.count >= 4, fields.count == 4 + Int(fields[0]) else { throw failure }
  let (weight, isNegative) = (Int(fields[1]), fields[2] == 0x4000)
  let digits = fields[4...]
  guard isNegative || fields[2] == 0, digits.count <= weight + 1 || digits.isEmpty else { throw failure }
  var number: Int64 = 0
  for place in 0..<(digits.isEmpty ? 0 : weight + 1) {
    let digit = place < digits.count ? digits[4 + place] : 0
    let (product, overflow) = number.multipliedReportingOverflow(by: 10_000)
    let (sum, carry) = product.subtractingReportingOverflow(digit)
    guard !overflow, !carry else { throw failure }
    number = sum
  }
  // Summed below zero, because the smallest number has no positive counterpart.
  guard isNegative || number > .min else { throw failure }
  return isNegative ? number : -number
}
