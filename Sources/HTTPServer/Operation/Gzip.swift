// SPDX-License-Identifier: Apache-2.0
internal import CZlib
internal import HTTP

/// The bytes as a gzip file (RFC 1952), at zlib's level 1 (quick) to 9 (small). Throws away nothing: on failure of
/// zlib, which only want of memory can cause, the result is `nil`.
public func gzip(_ bytes: [UInt8], level: Int) -> [UInt8]? {
  var stream = unsafe z_stream()
  // 15 bits of window, plus 16 for the gzip wrapper; 8 is zlib's usual memory level.
  let status = unsafe deflateInit2_(
    &stream, Int32(min(9, max(1, level))), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  guard status == Z_OK, let count = UInt32(exactly: bytes.count) else { return nil }
  defer { unsafe deflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(count))))
  let end = unsafe bytes.withUnsafeBufferPointer { input in
    unsafe output.withUnsafeMutableBufferPointer { output in
      unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.avail_in = count
      unsafe stream.next_out = output.baseAddress
      unsafe stream.avail_out = UInt32(output.count)
      return unsafe deflate(&stream, Z_FINISH)
    }
  }
  guard end == Z_STREAM_END else { return nil }
  output.removeLast(Int(unsafe stream.avail_out))
  return output
}

extension Response {
  /// Bodies below this gain nothing.
  private static let compressionThreshold = 1024

  /// The response with its body compressed, where its type gains from that, the client takes it, and it is not
  /// compressed already. A strong tag becomes weak, because the bytes differ now (RFC 9110, section 8.8.1).
  func compressed(for request: Request, level: Int) -> Response {
    guard level > 0, status == 200 || status >= 400, case .bytes(let bytes) = body,
      bytes.count >= Self.compressionThreshold,
      headers["content-encoding"] == nil, let type = headers["content-type"], MediaType.isCompressible(type)
    else { return self }
    var response = self
    // What is changed here is another response than the one that is kept.
    response.keptForm = nil
    if !headers.values("vary").contains(where: { QualityValues($0).weight(of: "accept-encoding") != nil }) {
      response.headers.add("Vary", "Accept-Encoding")
    }
    guard request.acceptsGzip, let smaller = gzip(bytes, level: level) else { return response }
    response.headers.add("Content-Encoding", "gzip")
    if let tag = headers["etag"], !tag.hasPrefix("W/") { response.headers["ETag"] = "W/\(tag)" }
    response.body = .bytes(smaller)
    return response
  }
}
