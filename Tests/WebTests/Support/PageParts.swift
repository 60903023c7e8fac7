// SPDX-License-Identifier: Apache-2.0
import HTTP

/// A page taken apart into its elements, as strictly as its makers promise to write it: each element closed in its turn,
/// each attribute in quotation marks, each special character escaped.
struct PageParts {
  /// One element with what stands in it.
  final class Element {
    let name: String
    let attributes: [String: String]
    private(set) weak var parent: Element?
    fileprivate(set) var children: [Element] = []
    fileprivate var pieces: [Piece] = []

    fileprivate enum Piece {
      case text(String)
      case element(Element)
    }

    fileprivate init(_ name: String, _ attributes: [String: String], in parent: Element?) {
      (self.name, self.attributes, self.parent) = (name, attributes, parent)
    }

    subscript(attribute: String) -> String? { attributes[attribute] }

    /// The text in it and below, its blanks single.
    var text: String { raw.split { $0.isWhitespace }.joined(separator: " ") }

    private var raw: String {
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        // Elements that a browser sets apart do not run into one another.
        case .element(let element):
          ["span", "b", "i", "a", "mark"].contains(element.name) ? element.raw : " \(element.raw) "
        }
      }.joined()
    }

    /// Everything below, in the order of the page.
    private(set) lazy var descendants: [Element] = children.flatMap { [$0] + $0.descendants }

    /// Everything above, the nearest first.
    var ancestors: [Element] { parent.map { [$0] + $0.ancestors } ?? [] }

    func all(_ name: String, _ attribute: String? = nil, _ value: String? = nil) -> [Element] {
      descendants.filter { element in
        guard element.name == name else { return false }
        guard let attribute else { return true }
        return value == nil ? element[attribute] != nil : element[attribute] == value
      }
    }

    /// Whether one of its classes is this one.
    func hasClass(_ name: String) -> Bool { (self["class"] ?? "").split(separator: " ").contains { $0 == name } }
  }

  let root = Element("#page", [:], in: nil)
  /// What is not as it should be, with where it stands.
  private(set) var faults: [String] = []

  private static let void: Set = ["meta", "link", "input", "br", "col", "hr", "img"]
  private let bytes: [UInt8]
  private var index = 0
  private var open: [Element]

  init(_ response: Response) { self.init(response.page) }

  init(_ text: String) {
    bytes = Array(text.utf8)
    open = [root]
    while index < bytes.count { bytes[index] == 0x3C ? tag() : textRun() }
    for element in open.dropFirst() { faults.append("<\(element.name)> is never closed") }
  }

  /// All elements of a name, with an attribute, with a value in it.
  func all(_ name: String, _ attribute: String? = nil, _ value: String? = nil) -> [Element] {
    root.all(name, attribute, value)
  }

  /// The first of them.
  func first(_ name: String, _ attribute: String? = nil, _ value: String? = nil) -> Element? {
    all(name, attribute, value).first
  }

  /// The elements that have a class.
  func withClass(_ name: String) -> [Element] { root.descendants.filter { $0.hasClass(name) } }

  /// The element with an identifier.
  func element(id: String) -> Element? { root.descendants.first { $0["id"] == id } }

  /// What stands in a field: its value, its text, or the option that is chosen.
  func value(of field: String) -> String? {
    root.descendants.first { $0["name"] == field && $0.name != "meta" }.flatMap(value(of:))
  }

  private func value(of control: Element) -> String? {
    switch control.name {
    case "textarea": return control.text
    case "select": return (control.all("option", "selected").first ?? control.all("option").first)?["value"]
    default: return control["value"]
    }
  }

  /// What a browser would send of a form, untouched and with the button that is named.
  func fields(of form: Element, button: String? = nil) -> [String: String] {
    var fields: [String: String] = [:]
    for control in form.descendants {
      guard let name = control["name"], control["type"] != "file" else { continue }
      if control.name != "button" {
        fields[name] = value(of: control)
      } else if name == button {
        fields[name] = control["value"]
      }
    }
    return fields
  }

  /// The text of the message that a field is marked with.
  func error(of field: String) -> String? { element(id: "e-\(field)")?.text }

  // MARK: Reading

  private mutating func fault(_ text: String) {
    let place = String(decoding: bytes[max(0, index - 40)..<min(bytes.count, index + 40)], as: UTF8.self)
    faults.append("\(text) at «\(place)»")
  }

  private mutating func textRun() {
    let start = index
    while index < bytes.count, bytes[index] != 0x3C { index += 1 }
    let text = unescaped(bytes[start..<index])
    open[open.count - 1].pieces.append(.text(text))
  }

  private mutating func tag() {
    guard let end = tagEnd() else {
      fault("a tag that never ends")
      index = bytes.count
      return
    }
    let inside = bytes[(index + 1)..<end]
    index = end + 1
    if inside.first == 0x21 { return }
    if inside.first == 0x2F { return close(String(decoding: inside.dropFirst(), as: UTF8.self)) }
    begin(inside)
  }

  /// The end of the tag that begins here; what stands in quotation marks does not end it.
  private func tagEnd() -> Int? {
    var isQuoted = false
    for place in index..<bytes.count {
      if bytes[place] == 0x22 { isQuoted.toggle() }
      if bytes[place] == 0x3E, !isQuoted { return place }
    }
    return nil
  }

  private mutating func close(_ name: String) {
    guard open.count > 1, open[open.count - 1].name == name else {
      return fault("</\(name)> closes <\(open[open.count - 1].name)>")
    }
    open.removeLast()
  }

  private mutating func begin(_ inside: ArraySlice<UInt8>) {
    let isClosed = inside.last == 0x2F
    let body = isClosed ? inside.dropLast() : inside
    let nameEnd = body.firstIndex { $0 <= 0x20 } ?? body.endIndex
    let name = String(decoding: body[..<nameEnd], as: UTF8.self)
    if name.isEmpty || !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) { fault("<\(name)> is no tag") }
    let parent = open[open.count - 1]
    let element = Element(name, attributes(body[nameEnd...]), in: parent)
    parent.children.append(element)
    parent.pieces.append(.element(element))
    if !isClosed, !Self.void.contains(name) { open.append(element) }
  }

  private mutating func attributes(_ text: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = text.drop { $0 <= 0x20 }
    while !rest.isEmpty {
      let nameEnd = rest.firstIndex { $0 <= 0x20 || $0 == 0x3D } ?? rest.endIndex
      let name = String(decoding: rest[..<nameEnd], as: UTF8.self)
      var value = ""
      rest = rest[nameEnd...]
      if rest.first == 0x3D {
        guard rest.dropFirst().first == 0x22, let end = rest.dropFirst(2).firstIndex(of: 0x22) else {
          fault("\(name) has no quotation marks")
          return attributes
        }
        value = unescaped(rest.dropFirst(2)[..<end])
        rest = rest[(end + 1)...]
        if let next = rest.first, next > 0x20 { fault("\(name) runs into the next attribute") }
      }
      if attributes.updateValue(value, forKey: name) != nil { fault("\(name) stands twice") }
      rest = rest.drop { $0 <= 0x20 }
    }
    return attributes
  }

  private mutating func unescaped(_ text: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = text
    let entities: [(String, UInt8)] = [
      ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27),
    ]
    while let byte = rest.first {
      if byte == 0x26 {
        guard let (entity, sign) = entities.first(where: { rest.starts(with: $0.0.utf8) }) else {
          fault("an & that is not escaped")
          return String(decoding: result, as: UTF8.self)
        }
        result.append(sign)
        rest = rest.dropFirst(entity.utf8.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
