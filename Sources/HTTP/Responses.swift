// SPDX-License-Identifier: Apache-2.0
extension Response {
  /// Bytes of a media type.
  public static func bytes(_ bytes: [UInt8], _ mediaType: String, status: Int = 200) -> Response {
    Response(status: status, headers: ["Content-Type": mediaType], body: .bytes(bytes))
  }

  /// A page.
  public static func html(_ page: [UInt8], status: Int = 200) -> Response {
    bytes(page, MediaType.html, status: status)
  }

  /// Plain text.
  public static func text(_ text: String, status: Int = 200) -> Response {
    bytes(Array(text.utf8), MediaType.plainText, status: status)
  }

  /// A JSON value.
  public static func json(_ value: JSON, status: Int = 200) -> Response {
    bytes(value.bytes, MediaType.json, status: status)
  }

  /// 303: the browser gets the other page, so that a reload does not send a form twice. A target that is no path of
  /// this site becomes `/`: it may have come from a request.
  public static func redirect(to path: String) -> Response {
    Response(status: 303, headers: ["Location": isLocalPath(path) ? path : "/"])
  }

  /// 304: the client has this version already.
  public static func notModified(_ tag: EntityTag) -> Response {
    Response(status: 304, headers: ["ETag": tag.headerValue])
  }

  /// A file to be kept, under a name in any language (RFC 6266, with a plain name for old clients).
  public static func download(_ bytes: [UInt8], _ mediaType: String, fileName: String) -> Response {
    var response = Response.bytes(bytes, mediaType)
    let plain = String(decoding: fileName.utf8.map { isPlain($0) ? $0 : 0x5F }, as: UTF8.self)
    let disposition = "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encoded(fileName))"
    response.headers["Content-Disposition"] = disposition
    return response
  }

  /// An error of the API (RFC 9457). `type` names the kind of problem and stays the same for ever; `detail` says what
  /// is wrong this time and what to do.
  public static func problem(
    status: Int, type: String = "about:blank", title: String, detail: String, instance: String? = nil,
    members: [JSON.Member] = []
  ) -> Response {
    var problem: [JSON.Member] = [
      .init("type", .string(type)), .init("title", .string(title)), .init("status", .int(status)),
      .init("detail", .string(detail)),
    ]
    if let instance { problem.append(.init("instance", .string(instance))) }
    return bytes(JSON.object(problem + members).bytes, MediaType.problem, status: status)
  }

  /// Whether a target stays on this site: one slash and no second, no backslash, which browsers read as a slash, and no
  /// control character, which they drop.
  public static func isLocalPath(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    return bytes.first == UInt8(ascii: "/") && bytes.dropFirst().first != UInt8(ascii: "/")
      && bytes.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\\") && $0 != 0x7F }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && ![UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "%")].contains(byte)
  }
}
