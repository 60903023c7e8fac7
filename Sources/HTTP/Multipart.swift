// SPDX-License-Identifier: Apache-2.0
/// A form with files: `multipart/form-data` (RFC 7578 over RFC 2046, section 5.1.1), read from a whole body.
///
/// The parts are ranges of the body: nothing is copied until `content(of:)` is asked for. Every limit is checked before
/// memory is used, and reading takes time linear in the size of the body.
public struct MultipartForm: Sendable {
  /// What a form may hold at most.
  public struct Limits: Sendable {
    /// Parts.
    public var parts: Int
    /// Bytes of the header of one part.
    public var partHead: Int

    /// Takes the limits.
    public init(parts: Int = 200, partHead: Int = 4096) {
      self.parts = parts
      self.partHead = partHead
    }
  }

  /// One field or file.
  public struct Part: Sendable, Hashable {
    /// The name of the field.
    public let name: String
    /// The name that the file has with the client, without folders; `nil` for a field that is no file. It is for people
    /// to read, never a path; empty where no file was chosen.
    public let fileName: String?
    /// As sent; `text/plain` where nothing was sent (RFC 7578, section 4.4).
    public let contentType: String
    /// Where the content stands in the body.
    public let range: Range<Int>
  }

  /// The parts in order.
  public let parts: [Part]
  private let body: [UInt8]

  /// Reads a body whose fields are parted by the boundary.
  public init(body: [UInt8], boundary: String, limits: Limits = Limits()) throws(FormError) {
    guard (1...70).contains(boundary.utf8.count) else { throw .malformed(.boundary) }
    self.body = body
    var reader = MultipartReader(body: body, delimiter: Array("\r\n--\(boundary)".utf8), limits: limits)
    parts = try reader.parts()
  }

  /// The bytes of a part.
  public func content(of part: Part) -> ArraySlice<UInt8> { body[part.range] }

  /// The content of the first part of that name as text; broken UTF-8 becomes U+FFFD.
  public subscript(name: String) -> String? { parts.first { $0.name == name }.map(text) }

  /// The texts of every part of that name that is no file, in order.
  public func all(_ name: String) -> [String] { parts.filter { $0.name == name && $0.fileName == nil }.map(text) }

  /// The files chosen for the field of that name, in order; a field where none was chosen gives none.
  public func files(_ name: String) -> [Part] {
    parts.filter { $0.name == name && !($0.fileName ?? "").isEmpty }
  }

  /// The parts that are no files, as the fields of a simple form.
  public var fields: FormFields {
    FormFields(parts.filter { $0.fileName == nil }.map { FormFields.Field(name: $0.name, value: text($0)) })
  }

  private func text(_ part: Part) -> String { String(decoding: body[part.range], as: UTF8.self) }
}

/// What is wrong with a multipart body.
public enum MultipartFault: Sendable, Hashable {
  /// The boundary is missing, empty or longer than 70 characters.
  case boundary
  /// The body does not begin with the boundary, or ends before the last one.
  case truncated
  /// The header of a part is not closed within the limit, or has a line without a colon.
  case partHead
  /// A part has no `Content-Disposition: form-data` with a name.
  case unnamedPart
}

extension Request {
  /// The fields and files of a body of type `multipart/form-data`.
  public func multipartForm(limits: MultipartForm.Limits = .init()) throws(FormError) -> MultipartForm {
    guard let type = headers["content-type"], MediaType.essence(of: type) == MediaType.multipartForm else {
      throw .notAForm
    }
    guard let boundary = MediaType.parameter("boundary", of: type) else { throw .malformed(.boundary) }
    return try MultipartForm(body: body, boundary: boundary, limits: limits)
  }
}

/// Walks through a body. The delimiter begins with CR and has no other one (a boundary is checked to be free of it), so
/// partial matches cannot overlap and the search is linear.
private struct MultipartReader {
  let body: [UInt8]
  let delimiter: [UInt8]
  let limits: MultipartForm.Limits
  var index = 0

  mutating func parts() throws(FormError) -> [MultipartForm.Part] {
    guard !delimiter.dropFirst(2).contains(0x0D) else { throw .malformed(.boundary) }
    // The first boundary may stand at the very beginning, without the line break that belongs to the later ones.
    let opening = delimiter.dropFirst(2)
    if body.starts(with: opening) {
      index = opening.count
    } else {
      _ = try contentRange()
    }
    var parts: [MultipartForm.Part] = []
    while try beginsPart() {
      guard parts.count < limits.parts else { throw .tooManyFields(limit: limits.parts) }
      let head = try partHead()
      parts.append(try part(head, range: contentRange()))
    }
    return parts
  }

  /// After a delimiter: `--` ends the form, a line break (after padding) begins a part.
  private mutating func beginsPart() throws(FormError) -> Bool {
    if body[index...].starts(with: [0x2D, 0x2D]) { return false }
    while index < body.count, body[index] == 0x20 || body[index] == 0x09 { index += 1 }
    guard body[index...].starts(with: [0x0D, 0x0A]) else { throw .malformed(.truncated) }
    index += 2
    return true
  }

  /// The lines before the empty line.
  private mutating func partHead() throws(FormError) -> Headers {
    var head = Headers()
    let limit = min(body.count, index + limits.partHead)
    while index < limit {
      guard let end = body[index..<limit].firstIndex(of: 0x0D), end + 1 < body.count, body[end + 1] == 0x0A else {
        break
      }
      let line = body[index..<end]
      index = end + 2
      if line.isEmpty { return head }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { break }
      let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      head.add(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
    throw .malformed(.partHead)
  }

  /// The bytes up to the next delimiter; the index moves behind it.
  private mutating func contentRange() throws(FormError) -> Range<Int> {
    let start = index
    let body = self.body
    let span = body.span
    var candidate = start
    while candidate + delimiter.count <= span.count {
      if span[candidate] == 0x0D {
        var matched = 1
        while matched < delimiter.count, span[candidate + matched] == delimiter[matched] { matched += 1 }
        if matched == delimiter.count {
          index = candidate + matched
          return start..<candidate
        }
        candidate += matched
      } else {
        candidate += 1
      }
    }
    throw .malformed(.truncated)
  }

  private func part(_ head: Headers, range: Range<Int>) throws(FormError) -> MultipartForm.Part {
    guard let disposition = head["content-disposition"], MediaType.essence(of: disposition) == "form-data",
      let name = MediaType.parameter("name", of: disposition)
    else { throw .malformed(.unnamedPart) }
    return MultipartForm.Part(
      name: Self.unescaped(name),
      fileName: MediaType.parameter("filename", of: disposition).map { Self.lastComponent(of: Self.unescaped($0)) },
      contentType: head["content-type"] ?? "text/plain", range: range)
  }

  /// Browsers write a quote and line breaks in names as `%22`, `%0D` and `%0A`, and nothing else so (HTML Living
  /// Standard, 4.10.21.8). The line breaks are dropped.
  private static func unescaped(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let code = byte == UInt8(ascii: "%") ? String(decoding: rest.prefix(2), as: UTF8.self) : ""
      switch code {
      case "22":
        bytes.append(UInt8(ascii: "\""))
        rest = rest.dropFirst(2)
      case "0D", "0A": rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands after the last slash or backslash, without control characters.
  private static func lastComponent(of path: String) -> String {
    let bytes = path.utf8.filter { $0 >= 0x20 && $0 != 0x7F }
    let start = bytes.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return String(decoding: start.map { bytes[($0 + 1)...] } ?? bytes[...], as: UTF8.self)
  }
}
