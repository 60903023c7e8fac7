// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@testable import Web

/// A form as it stands in a page.
struct PageForm {
  let action: String?
  let method: String
  /// Names and values as a browser sends them where nothing is touched; without files and buttons.
  let fields: [(name: String, value: String)]

  init(_ form: PageParts.Element) {
    action = form["action"]
    method = form["method"] ?? "get"
    fields = form.descendants.compactMap { element in
      guard let name = element["name"] else { return nil }
      switch element.name {
      case "input" where element["type"] == "file": return nil
      case "input" where ["checkbox", "radio"].contains(element["type"]):
        return element["checked"] == nil ? nil : (name, element["value"] ?? "on")
      case "input": return (name, element["value"] ?? "")
      case "textarea": return (name, element.text)
      case "select":
        return (name, (element.all("option", "selected").first ?? element.all("option").first)?["value"] ?? "")
      default: return nil
      }
    }
  }
}

extension PageParts {
  /// The forms of the page, in order.
  var forms: [PageForm] { all("form").map { PageForm($0) } }

  /// The banner about something wrong.
  var alert: Element? { root.descendants.first { $0["role"] == "alert" } }
}

extension PageParts.Element {
  /// The first element of that name in it.
  func first(_ name: String) -> PageParts.Element? { all(name).first }

  /// The first element with that class in it.
  func first(class name: String) -> PageParts.Element? { descendants.first { $0.hasClass(name) } }

  /// The element with an identifier in it.
  func first(id: String) -> PageParts.Element? { descendants.first { $0["id"] == id } }
}

extension TestSite {
  /// Presses the button that accepts what is sure, as the page of the review shows it; `nil` where it has none.
  func acceptSure(_ plan: Int64 = 100, showing query: String = "", as login: String = "kehoach") throws -> Response? {
    let page = try page("/ke-hoach/\(plan)/ra-soat\(query)", as: login)
    guard let form = page.first("form", "action", "/ke-hoach/\(plan)/da-xem") else { return nil }
    return try send("/ke-hoach/\(plan)/da-xem", page.fields(of: form), as: login)
  }
}
