// SPDX-License-Identifier: Apache-2.0

/// An element of XML as a value: a name, attributes in their order, and what stands inside.
public struct XMLElement: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its attributes.
  public var attributes: [Attribute]
  /// What stands inside.
  public var children: [Node]

  /// An attribute.
  public struct Attribute: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value, not escaped.
    public var value: String
  }

  /// Text or an element.
  public enum Node: Hashable, Sendable {
    /// Text, not escaped.
    case text(String)
    /// An element.
    case element(XMLElement)
  }

  /// Makes an element; attributes without a value are left out.
  public init(_ name: String, _ attributes: [(String, String?)] = [], _ children: [XMLElement] = []) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { Attribute(name: name, value: $0) } }
    self.children = children.map(Node.element)
  }

  /// Makes an element that holds text.
  public init(_ name: String, _ attributes: [(String, String?)] = [], text: String) {
    self.init(name, attributes)
    children = [.text(text)]
  }

  /// The value of an attribute.
  public subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The elements inside, one level down.
  public var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text inside, in its order.
  public var text: String {
    children.map { child in
      switch child {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  /// The element and all elements inside of it, from the outermost in, in the order of the text.
  public var all: [XMLElement] { [self] + elements.flatMap(\.all) }
}
