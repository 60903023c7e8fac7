// SPDX-License-Identifier: Apache-2.0
import CXML2
import Glibc

/// Takes the events of an XML part.
protocol XMLReceiver: AnyObject {
  /// Why nothing more is taken; asked after every piece of a part.
  var refusal: FileError? { get }
  /// An element begins.
  func started(_ name: XMLName, _ attributes: XMLAttributes)
  /// An element ends.
  func ended(_ name: XMLName)
  /// A piece of text; one text may come in several pieces, and pieces may end inside a character.
  func characters(_ bytes: UnsafeRawBufferPointer)
}

extension XMLReceiver {
  var refusal: FileError? { nil }
}

/// Name of an element: its local name, and which of the known vocabularies it is of.
struct XMLName {
  let vocabulary: XMLVocabulary
  let local: String
}

/// The vocabularies of Office files that are read (ISO/IEC 29500, transitional and strict).
enum XMLVocabulary {
  case word
  case spreadsheet
  case relationships
  case compatibility
  case mathematics
  case other

  init(_ uri: UnsafePointer<UInt8>?) {
    guard let uri = unsafe uri else {
      self = .other
      return
    }
    switch unsafe String(cString: uri) {
    case OOXML.main, "http://purl.oclc.org/ooxml/wordprocessingml/main": self = .word
    case "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main":
      self = .spreadsheet
    case OOXML.packageRelationships: self = .relationships
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": self = .compatibility
    case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
      self = .mathematics
    default: self = .other
    }
  }
}

/// The attributes of an element while its start is handled.
///
/// Safe because it is handed to `started` for the length of the call only; receivers keep no copy.
@safe struct XMLAttributes {
  // Five pointers each: local name, prefix, namespace, begin and end of the value.
  fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  fileprivate let count: Int

  /// The value of an attribute by its local name.
  subscript(_ name: String) -> String? {
    guard let pointers = unsafe pointers else { return nil }
    for index in 0..<count {
      guard let local = unsafe pointers[index * 5], let begin = unsafe pointers[index * 5 + 3],
        let end = unsafe pointers[index * 5 + 4],
        unsafe strcmp(UnsafeRawPointer(local).assumingMemoryBound(to: CChar.self), name) == 0
      else { continue }
      return unsafe String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
    }
    return nil
  }
}

extension ZipReader {
  /// Sends the XML of an entry to a receiver while it is unpacked. `false` where there is no such entry. Nothing outside
  /// of the entry is read, entities are not replaced, a document type is refused, elements may be 256 deep, and all parts
  /// together may have as many elements as the limits of the container say.
  ///
  /// - Throws: `FileError` with the code `broken` for XML that is not well formed, too deep or has a document type,
  ///   `tooLarge` for too many elements or attributes, and what `read` throws.
  func parse(_ name: String, _ receiver: any XMLReceiver) throws(FileError) -> Bool {
    let session = XMLSession(receiver, part: name)
    var tags = XMLTagCount(elementsLeft: elementsLeft)
    defer { elementsLeft = tags.elementsLeft }
    return try withExtendedLifetime(session) { () throws(FileError) in
      guard let parser = unsafe session.makeParser() else { throw .brokenContainer }
      defer { unsafe xmlFreeParserCtxt(parser) }
      let found = try unsafe read(name) { (piece: UnsafeRawBufferPointer) throws(FileError) in
        guard unsafe tags.admits(piece) else { throw .tooManyElements(limits.elements) }
        let chars = unsafe piece.assumingMemoryBound(to: CChar.self)
        let status = unsafe xmlParseChunk(parser, chars.baseAddress, Int32(chars.count), 0)
        if let refusal = session.refusal ?? receiver.refusal { throw refusal }
        guard status == 0 else { throw .brokenXML(name) }
      }
      guard found else { return false }
      guard unsafe xmlParseChunk(parser, nil, 0, 1) == 0 else { throw .brokenXML(name) }
      return true
    }
  }
}

/// What the callbacks of one parser share. The parser holds it unretained; `parse` keeps it alive longer than the parser.
///
/// Safe because the only pointer kept is compared, never followed.
@safe private final class XMLSession {
  let receiver: any XMLReceiver
  /// The part has a document type, or elements deeper than any program writes.
  private(set) var refusal: FileError?
  private let part: String
  private var depth = 0
  // Names of namespaces come from the parser's dictionary: the same pointer is the same namespace.
  private var lastNamespace: UnsafePointer<UInt8>?
  private var lastVocabulary = XMLVocabulary.other

  private static let depthLimit = 256

  init(_ receiver: any XMLReceiver, part: String) {
    self.receiver = receiver
    self.part = part
  }

  func makeParser() -> xmlParserCtxtPtr? {
    initialiseLibrary
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = elementStarted
    unsafe handler.endElementNs = elementEnded
    unsafe handler.characters = charactersFound
    unsafe handler.ignorableWhitespace = charactersFound
    unsafe handler.cdataBlock = charactersFound
    unsafe handler.internalSubset = documentTypeFound
    unsafe handler.serror = errorFound
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let parser = unsafe xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else { return nil }
    unsafe xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    return unsafe parser
  }

  func enter() {
    depth += 1
    if depth > Self.depthLimit { refusal = refusal ?? .tooDeep(part, Self.depthLimit) }
  }

  func findDocumentType() { refusal = refusal ?? .documentType(part) }

  func leave() { depth -= 1 }

  func name(_ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?) -> XMLName {
    if unsafe namespace != lastNamespace {
      unsafe lastNamespace = namespace
      lastVocabulary = unsafe XMLVocabulary(namespace)
    }
    return unsafe XMLName(vocabulary: lastVocabulary, local: String(cString: local))
  }
}

/// The library sets up its tables once, before parsers of several threads need them.
private let initialiseLibrary: Void = xmlInitParser()

private func session(_ context: UnsafeMutableRawPointer?) -> XMLSession? {
  guard let context = unsafe context else { return nil }
  return unsafe Unmanaged<XMLSession>.fromOpaque(context).takeUnretainedValue()
}

private func elementStarted(
  _ context: UnsafeMutableRawPointer?, _ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?,
  _ namespace: UnsafePointer<UInt8>?, _ namespaceCount: Int32,
  _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
  _ attributeCount: Int32, _ defaulted: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  guard let session = unsafe session(context), let local = unsafe local else { return }
  let attributes = unsafe XMLAttributes(pointers: attributes, count: Int(attributeCount))
  session.enter()
  unsafe session.receiver.started(session.name(local, namespace), attributes)
}

private func elementEnded(
  _ context: UnsafeMutableRawPointer?, _ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?,
  _ namespace: UnsafePointer<UInt8>?
) {
  guard let session = unsafe session(context), let local = unsafe local else { return }
  session.leave()
  unsafe session.receiver.ended(session.name(local, namespace))
}

private func charactersFound(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32) {
  guard let session = unsafe session(context) else { return }
  unsafe session.receiver.characters(UnsafeRawBufferPointer(start: text, count: Int(count)))
}

private func documentTypeFound(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?, _ external: UnsafePointer<UInt8>?,
  _ system: UnsafePointer<UInt8>?
) {
  unsafe session(context)?.findDocumentType()
}

/// Errors come back as the result of the parser; without this they would also be printed.
private func errorFound(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {}

extension FileError {
  fileprivate static func brokenXML(_ part: String) -> FileError {
    FileError(
      .broken, "Tệp hỏng ở phần «\(part)»; hãy mở bằng Word hoặc Excel rồi lưu lại.",
      "The file is damaged in its part «\(part)»; open it in Word or Excel and save it again.")
  }

  fileprivate static func tooDeep(_ part: String, _ limit: Int) -> FileError {
    FileError(
      .broken,
      "Phần «\(part)» có bảng hoặc khung lồng nhau quá \(limit) lớp, không chương trình nào viết ra như vậy; hãy mở bằng "
        + "Word, bỏ các bảng lồng nhau rồi lưu lại.",
      "Part «\(part)» has tables or frames nested more than \(limit) deep, which no program writes; open it in Word, "
        + "remove the nested tables and save it again.")
  }

  fileprivate static func documentType(_ part: String) -> FileError {
    FileError(
      .broken,
      "Phần «\(part)» khai báo kiểu tài liệu (DOCTYPE) và thực thể, là cách để chiếm bộ nhớ hoặc lấy tệp khác; tệp không "
        + "được đọc, hãy hỏi lại nơi gửi.",
      "Part «\(part)» declares a document type with entities, a way to fill memory or to fetch other files; it is not "
        + "read, ask whoever sent it.")
  }

  fileprivate static func tooManyElements(_ limit: Int) -> FileError {
    FileError(
      .tooLarge, "Tệp có quá \(limit) phần tử hoặc một phần tử có quá nhiều thuộc tính; hãy chia nhỏ tệp.",
      "The file has more than \(limit) elements, or one with too many attributes; split the file.")
  }
}
