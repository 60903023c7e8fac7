// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Glibc
internal import HTTP

/// Reads the header fields from the library and accounts for every byte of the head.
///
/// The library cuts a value at a NUL, joins folded lines and takes a bare line feed for a line end, without a word;
/// each lets a request mean one thing here and another in a proxy. But it parses in place: method, target, version,
/// names and values stand in its buffer as they came, each line end overwritten by two NULs. So the addresses tell:
/// where the next name does not stand exactly two bytes behind the last value, something else stood between. Checked
/// against version 0.9.75; newer versions refuse those heads themselves and lay memory out differently.
struct HeadScan {
  private static let parsesInPlace = unsafe String(cString: MHD_get_version()) == "0.9.75"

  private static let framing = ["content-length", "transfer-encoding"]

  private(set) var fields = Headers()
  private var isLegal = true
  private var isInPlace: Bool
  private var cursor: UInt

  /// Begins behind the request line, whose parts must be parted by one space each and ended by CRLF.
  init(method: UnsafePointer<CChar>, targetAddress: UInt, targetCount: Int, version: UnsafePointer<CChar>) {
    let methodEnd = UInt(bitPattern: method) + UInt(unsafe strlen(method))
    let versionStart = UInt(bitPattern: version)
    isInPlace = methodEnd + 1 == targetAddress && targetAddress + UInt(targetCount) + 1 == versionStart
    cursor = versionStart + UInt(unsafe strlen(version)) + 2
    fields.reserve(16)
  }

  mutating func add(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
    let nameStart = UInt(bitPattern: name.baseAddress)
    let valueStart = UInt(bitPattern: value.baseAddress)
    // Between them stands the colon, and perhaps spaces that the library has skipped.
    isInPlace = isInPlace && nameStart == cursor && valueStart > nameStart + UInt(name.count)
    isLegal = unsafe isLegal && FieldSyntax.isToken(name) && FieldSyntax.isValue(value)
    cursor = valueStart &+ UInt(value.count) + 2
    let text = unsafe String(decoding: name, as: UTF8.self)
    let trimmed = unsafe value.reversed().drop { $0 == 0x20 || $0 == 0x09 }.count
    // The library compares these two with the space at their end, and so takes `chunked ` for no chunked body.
    if trimmed < value.count, Self.framing.contains(where: text.equalsIgnoringASCIICase) { isLegal = false }
    fields.add(text, unsafe String(decoding: UnsafeBufferPointer(rebasing: value[..<trimmed]), as: UTF8.self))
  }

  /// Whether every byte is legal, and the fields fill the head up to the empty line that ends it.
  func isIntact(method: UnsafePointer<CChar>, headSize: Int) -> Bool {
    let end = UInt(bitPattern: method) + UInt(headSize)
    return isLegal && (!Self.parsesInPlace || isInPlace && cursor + 2 == end)
  }
}

/// Called by the library for each field.
private func addField(
  _ context: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameCount: Int,
  _ value: UnsafePointer<CChar>?, _ valueCount: Int
) -> MHD_Result {
  guard let scan = unsafe context?.assumingMemoryBound(to: HeadScan.self) else { return .NO }
  unsafe scan.pointee.add(
    name: UnsafeBufferPointer(start: UnsafeRawPointer(name)?.assumingMemoryBound(to: UInt8.self), count: nameCount),
    value: UnsafeBufferPointer(start: UnsafeRawPointer(value)?.assumingMemoryBound(to: UInt8.self), count: valueCount))
  return .YES
}

extension RawHead {
  /// Reads the head of a request; only during the library's first call for it.
  init(
    _ connection: OpaquePointer, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, target: [UInt8],
    targetAddress: UInt
  ) {
    var scan = unsafe HeadScan(
      method: method, targetAddress: targetAddress, targetCount: target.count, version: version)
    unsafe withUnsafeMutablePointer(to: &scan) { scan in
      _ = unsafe MHD_get_connection_values_n(connection, .HEADER_KIND, addField, scan)
    }
    let size = unsafe xanh_mhd_head_size(connection)
    let methodCount = unsafe strlen(method)
    let isVersion11 = unsafe strcmp(version, "HTTP/1.1") == 0
    let isIntact =
      unsafe scan.isIntact(method: method, headSize: size) && (isVersion11 || strcmp(version, "HTTP/1.0") == 0)
    self.init(
      method: unsafe Array(UnsafeRawBufferPointer(start: method, count: methodCount)), target: target,
      fields: scan.fields, isIntact: isIntact, size: size,
      isVersion11: isVersion11)
  }
}
