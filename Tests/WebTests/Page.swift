// SPDX-License-Identifier: Apache-2.0
import HTTP

/// An element of a page with what stands in it.
struct Element {
  /// What stands in an element.
  enum Node {
    case element(Element)
    case text(String)
  }

  let name: String
  let attributes: [String: String]
  var nodes: [Node] = []

  subscript(attribute: String) -> String? { attributes[attribute] }

  /// The element itself and everything in it, in the order of the page.
  var all: [Element] { [self] + children.flatMap(\.all) }

  /// The elements directly in it.
  var children: [Element] {
    nodes.compactMap { node in
      if case .element(let element) = node { element } else { nil }
    }
  }

  /// The elements of that name in it, in the order of the page.
  func all(_ name: String) -> [Element] { all.filter { $0.name == name } }

  /// The first element of that name.
  func first(_ name: String) -> Element? { all.first { $0.name == name } }

  /// The first element with that class.
  func first(class name: String) -> Element? {
    all.first { ($0["class"] ?? "").split(separator: " ").contains { $0 == name } }
  }

  /// The element with an identifier.
  func first(id: String) -> Element? { all.first { $0["id"] == id } }

  /// All text in it, with single blanks.
  var text: String {
    rawText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private var rawText: String {
    nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.rawText
      }
    }.joined()
  }
}

/// A page as a strict reader sees it: what HTML forgives is a fault here.
struct Page {
  private(set) var root = Element(name: "", attributes: [:])
  private(set) var faults: [String] = []
  private var open: [Element] = []

  private static let void: Set = ["meta", "link", "input", "br", "hr", "img", "use", "rect", "path"]

  init(_ response: Response) {
    var rest = Array(response.page.utf8)[...]
    open = [root]
    while let start = rest.firstIndex(of: 0x3C) {
      add(text: rest[..<start])
      guard let end = rest[start...].firstIndex(of: 0x3E) else {
        faults.append("a tag does not end")
        break
      }
      add(tag: rest[(start + 1)..<end])
      rest = rest[(end + 1)...]
    }
    add(text: rest)
    if open.count > 1 { faults.append("<\(open[open.count - 1].name)> is not closed") }
    while open.count > 1 { close() }
    root = open[0]
  }

  private mutating func add(text bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    open[open.count - 1].nodes.append(.text(unescaped(String(decoding: bytes, as: UTF8.self))))
  }

  private mutating func add(tag bytes: ArraySlice<UInt8>) {
    if bytes.first == 0x21 { return }
    if bytes.first == 0x2F {
      let name = String(decoding: bytes.dropFirst(), as: UTF8.self)
      guard open.count > 1, open[open.count - 1].name == name else {
        return faults.append("</\(name)> closes <\(open[open.count - 1].name)>")
      }
      return close()
    }
    let isClosed = bytes.last == 0x2F
    let text = String(decoding: isClosed ? bytes.dropLast() : bytes, as: UTF8.self)
    let name = String(text.prefix { !$0.isWhitespace })
    open.append(Element(name: name, attributes: attributes(text.dropFirst(name.count), of: name)))
    if isClosed || Self.void.contains(name) { close() }
  }

  private mutating func close() {
    let element = open.removeLast()
    open[open.count - 1].nodes.append(.element(element))
  }

  private mutating func attributes(_ text: Substring, of tag: String) -> [String: String] {
    var found: [String: String] = [:]
    var rest = text.drop(while: \.isWhitespace)
    while !rest.isEmpty {
      let name = String(rest.prefix { $0 != "=" && !$0.isWhitespace })
      rest = rest.dropFirst(name.count)
      var value = ""
      if rest.first == "=" {
        guard rest.dropFirst().first == "\"", let end = rest.dropFirst(2).firstIndex(of: "\"") else {
          faults.append("<\(tag)> has \(name) without quotes")
          return found
        }
        value = unescaped(String(rest[..<end].dropFirst(2)))
        rest = rest[end...].dropFirst()
      }
      if found.updateValue(value, forKey: name) != nil { faults.append("<\(tag)> has \(name) twice") }
      rest = rest.drop(while: \.isWhitespace)
    }
    return found
  }

  private static let entities: [Substring: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

  private mutating func unescaped(_ text: String) -> String {
    let parts = text.split(separator: "&", omittingEmptySubsequences: false)
    return String(parts[0])
      + parts.dropFirst().map { part in
        let name = part.prefix { $0 != ";" }
        guard let character = Self.entities[name], name.count < part.count else {
          faults.append("a bare & before «\(part.prefix(10))»")
          return "&" + part
        }
        return character + part.dropFirst(name.count + 1)
      }.joined()
  }
}

/// A form as it stands in a page.
struct PageForm {
  let action: String?
  let method: String
  let isMultipart: Bool
  /// Names and values as a browser sends them where nothing is touched; buttons apart.
  let fields: [(name: String, value: String)]
  let buttons: [(name: String, value: String)]

  init(_ form: Element) {
    action = form["action"]
    method = form["method"] ?? "get"
    isMultipart = form["enctype"] == "multipart/form-data"
    fields = form.all.compactMap { element in
      guard let name = element["name"] else { return nil }
      switch element.name {
      case "input" where element["type"] == "file": return nil
      case "input" where ["checkbox", "radio"].contains(element["type"]):
        return element["checked"] == nil ? nil : (name, element["value"] ?? "on")
      case "input": return (name, element["value"] ?? "")
      case "textarea": return (name, element.text)
      case "select":
        let options = element.all("option")
        return (name, (options.first { $0["selected"] != nil } ?? options.first)?["value"] ?? "")
      default: return nil
      }
    }
    buttons = form.all("button").compactMap { button in button["name"].map { ($0, button["value"] ?? "") } }
  }
}

extension Page {
  /// The forms of the page, in order.
  var forms: [PageForm] { root.all("form").map { PageForm($0) } }

  /// The addresses of all links.
  var links: [String] { root.all("a").compactMap { $0["href"] } }

  /// What a banner about something wrong says.
  var alert: String? { root.all.first { $0["role"] == "alert" }?.text }
}
