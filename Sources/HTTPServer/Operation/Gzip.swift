// SPDX-License-Identifier: Apache-2.0
internal import CDeflate
internal import HTTP
internal import Synchronization

/// The bytes as a gzip file (RFC 1952), at libdeflate's level 1 (quick) to 12 (small); `nil` where memory is wanting.
public func gzip(_ bytes: [UInt8], level: Int) -> [UInt8]? { Compressor.gzip(bytes, level: level) }

/// A compressor of libdeflate for one level. It takes half a megabyte and time to set up, so each is used again.
///
/// Safe because a compressor is out of the list while one thread works with it.
@safe private final class Compressor: @unchecked Sendable {
  private let handle: OpaquePointer
  private let level: Int

  private init?(level: Int) {
    guard let handle = unsafe libdeflate_alloc_compressor(Int32(level)) else { return nil }
    unsafe self.handle = handle
    self.level = level
  }

  deinit { unsafe libdeflate_free_compressor(handle) }

  /// Those that nobody works with now: never more than threads that compressed at one time.
  private static let idle = Mutex<[Compressor]>([])

  static func gzip(_ bytes: [UInt8], level: Int) -> [UInt8]? {
    let level = min(12, max(1, level))
    let waiting = idle.withLock { idle in idle.lastIndex { $0.level == level }.map { idle.remove(at: $0) } }
    guard let compressor = waiting ?? Compressor(level: level) else { return nil }
    defer { idle.withLock { $0.append(compressor) } }
    return compressor.gzip(bytes)
  }

  private func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    let bound = unsafe libdeflate_gzip_compress_bound(handle, bytes.count)
    let output = unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      count = unsafe bytes.withUnsafeBytes { input in
        unsafe libdeflate_gzip_compress(handle, input.baseAddress, input.count, output.baseAddress, bound)
      }
    }
    return output.isEmpty ? nil : output
  }
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
