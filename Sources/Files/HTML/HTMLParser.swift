// SPDX-License-Identifier: Apache-2.0
import CXML2
import Glibc

/// Takes the events of a web page.
protocol HTMLReceiver: AnyObject {
  /// An element begins; elements that the page leaves out are added.
  func started(_ name: String, _ attributes: HTMLAttributes)
  /// An element ends.
  func ended(_ name: String)
  /// A piece of text in UTF-8, entities replaced.
  func characters(_ bytes: UnsafeRawBufferPointer)
}

/// Attributes of an element, in the memory of the parser: they live as long as the event.
///
/// Safe because only the parser makes them, each count is its own, and receivers keep no copy.
@safe struct HTMLAttributes {
  // Pairs of name and value, ended by a name that is missing.
  fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// The value of an attribute by its name in small letters; empty for one without a value.
  subscript(_ name: String) -> String? {
    guard let pointers = unsafe pointers else { return nil }
    var index = 0
    while let key = unsafe pointers[index] {
      if unsafe strcmp(UnsafeRawPointer(key).assumingMemoryBound(to: CChar.self), name) == 0 {
        return unsafe pointers[index + 1].map { unsafe String(cString: $0) } ?? ""
      }
      index += 2
    }
    return nil
  }
}

/// Sends a page to a receiver. Broken pages are read as browsers would as far as the parser knows how; nothing outside of the
/// bytes is fetched.
///
/// - Parameter text: UTF-8.
/// - Throws: `FileError.broken` for elements that are nested deeper than any page.
func parseHTML(_ text: [UInt8], _ receiver: any HTMLReceiver) throws(FileError) {
  let session = HTMLSession(receiver, text)
  try withExtendedLifetime(session) { () throws(FileError) in
    guard let parser = unsafe session.makeParser() else { throw .brokenPage }
    defer { unsafe htmlFreeParserCtxt(parser) }
    for start in stride(from: 0, to: text.count, by: 1 << 16) {
      let end = min(start + 1 << 16, text.count)
      unsafe text.withUnsafeBytes { bytes in
        let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end]).assumingMemoryBound(to: CChar.self)
        _ = unsafe htmlParseChunk(parser, piece.baseAddress, Int32(piece.count), end == text.count ? 1 : 0)
      }
      if session.isTooDeep { throw .brokenPage }
    }
  }
}

/// What the callbacks of one parser share. The parser holds it unretained; `parseHTML` keeps it alive longer than the parser.
private final class HTMLSession {
  let receiver: any HTMLReceiver
  private(set) var isTooDeep = false
  private var depth = 0
  private let depthLimit: Int

  init(_ receiver: any HTMLReceiver, _ text: [UInt8]) {
    self.receiver = receiver
    // The parser looks through all open elements for the one that an end tag closes, so many of both would take hours.
    var endTags = 1
    for index in text.indices.dropLast() where text[index] == 0x3C && text[index + 1] == 0x2F { endTags += 1 }
    depthLimit = min(max(200_000_000 / endTags, 64), 5_000)
  }

  func makeParser() -> htmlParserCtxtPtr? {
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = elementStarted
    unsafe handler.endElement = elementEnded
    unsafe handler.characters = charactersFound
    unsafe handler.ignorableWhitespace = charactersFound
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let parser = unsafe htmlCreatePushParserCtxt(&handler, context, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
      return nil
    }
    let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
    let quiet = HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    unsafe htmlCtxtUseOptions(parser, Int32(options | quiet))
    return unsafe parser
  }

  func enter() {
    depth += 1
    if depth > depthLimit { isTooDeep = true }
  }

  func leave() { depth -= 1 }
}

private func session(_ context: UnsafeMutableRawPointer?) -> HTMLSession? {
  guard let context = unsafe context else { return nil }
  let session = unsafe Unmanaged<HTMLSession>.fromOpaque(context).takeUnretainedValue()
  return session.isTooDeep ? nil : session
}

private func elementStarted(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  guard let session = unsafe session(context), let name = unsafe name else { return }
  session.enter()
  unsafe session.receiver.started(String(cString: name), HTMLAttributes(pointers: attributes))
}

private func elementEnded(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?) {
  guard let session = unsafe session(context), let name = unsafe name else { return }
  session.leave()
  unsafe session.receiver.ended(String(cString: name))
}

private func charactersFound(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32) {
  guard let session = unsafe session(context) else { return }
  unsafe session.receiver.characters(UnsafeRawBufferPointer(start: text, count: Int(count)))
}

extension FileError {
  fileprivate static let brokenPage = FileError(
    .broken, "Trang HTML lồng thẻ quá sâu nên không đọc được; hãy mở bằng trình duyệt rồi lưu thành PDF.",
    "The web page nests its tags too deeply to be read; open it in a browser and save it as PDF.")
}
