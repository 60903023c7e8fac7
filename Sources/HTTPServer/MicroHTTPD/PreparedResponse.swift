// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Glibc
internal import HTTP

/// A response in the library's form.
///
/// Safe to send between threads because nothing changes it after it is made, and the library counts its references
/// under a lock of its own.
@safe final class PreparedResponse: @unchecked Sendable {
  let raw: OpaquePointer
  let status: Int
  let byteCount: Int
  let userID: String?
  /// Why the transport answers itself.
  let refusal: Refusal?

  /// `closing` tells the client that no further request is taken on the connection.
  init(_ response: Response, closing: Bool, refusal: Refusal? = nil) {
    let (raw, byteCount) = unsafe Self.body(response.body)
    unsafe self.raw = unsafe raw
    self.byteCount = byteCount
    status = byteCount < 0 ? 500 : (200...599).contains(response.status) ? response.status : 500
    userID = response.userID
    self.refusal = refusal
    for field in response.headers.fields where !Self.isOwnedByTransport(field.name) && !field.value.isEmpty {
      unsafe MHD_add_response_header(raw, field.name, field.value)
    }
    if closing { unsafe MHD_add_response_header(raw, "Connection", "close") }
  }

  deinit { unsafe MHD_destroy_response(raw) }

  /// Fields that follow from the connection and the body; a second value beside the library's would contradict it.
  private static func isOwnedByTransport(_ name: String) -> Bool {
    ["content-length", "transfer-encoding", "connection", "keep-alive", "date", "trailer", "upgrade"].contains {
      name.equalsIgnoringASCIICase($0)
    }
  }

  /// The library's response with this body; an empty one and -1 where a file cannot be read whole.
  private static func body(_ body: Response.Body) -> (OpaquePointer, Int) {
    switch body {
    case .bytes(let bytes): return unsafe (buffer(bytes), bytes.count)
    case .file(let path, let size):
      guard let raw = unsafe file(path, size) else { return unsafe (buffer([]), -1) }
      return unsafe (raw, size)
    }
  }

  private static func buffer(_ bytes: [UInt8]) -> OpaquePointer {
    let raw = unsafe bytes.withUnsafeBytes { buffer in
      unsafe MHD_create_response_from_buffer(
        buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let raw = unsafe raw else { fatalError("no memory for a response of \(bytes.count) bytes") }
    return unsafe raw
  }

  /// The library owns the descriptor from then on and closes it with the response.
  private static func file(_ path: String, _ size: Int) -> OpaquePointer? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size >= size, size > 0,
      let raw = unsafe MHD_create_response_from_fd64(UInt64(size), descriptor)
    else {
      close(descriptor)
      return nil
    }
    return unsafe raw
  }
}
