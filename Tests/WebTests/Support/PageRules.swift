// SPDX-License-Identifier: Apache-2.0

/// What every page keeps, whatever it shows (HTML Living Standard; WCAG 2.2: 1.3.1, 2.4.1, 2.4.2, 2.4.4, 3.1.1, 3.3.2).
extension PageParts {
  /// Everything that is wrong with the page as HTML, in words.
  var allFaults: [String] {
    faults + frameFaults + identifierFaults + controlFaults + nestingFaults + linkFaults + formFaults
  }

  private var frameFaults: [String] {
    var found: [String] = []
    if all("h1").count != 1 { found.append("\(all("h1").count) first headings") }
    if all("main").count != 1 { found.append("\(all("main").count) main parts") }
    if (first("title")?.text ?? "").count < 8 { found.append("no title") }
    if !["vi", "en"].contains(first("html")?["lang"] ?? "") { found.append("no language") }
    for heading in root.descendants where ["h1", "h2", "h3"].contains(heading.name) && heading.text.isEmpty {
      found.append("an empty <\(heading.name)>")
    }
    return found
  }

  private var identifierFaults: [String] {
    let ids = root.descendants.compactMap { $0["id"] }
    let doubled = Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
    let known = Set(ids)
    let described = root.descendants.flatMap { ($0["aria-describedby"] ?? "").split(separator: " ").map(String.init) }
    return doubled.map { "the id \($0) stands more than once" }
      + described.filter { !known.contains($0) }.map { "nothing is called \($0)" }
      + ids.filter { $0.isEmpty || $0.contains(" ") }.map { "«\($0)» is no id" }
  }

  private var controlFaults: [String] {
    let controls = root.descendants.filter { element in
      ["input", "select", "textarea"].contains(element.name) && element["type"] != "hidden"
    }
    let labels = Set(all("label").compactMap { $0["for"] })
    let ids = Set(controls.compactMap { $0["id"] })
    let unlabelled = controls.filter { control in
      control["aria-label"] == nil && !(control["id"].map(labels.contains) ?? false)
        && !control.ancestors.contains { $0.name == "label" }
    }
    let emptyButtons = all("button").filter { $0.text.isEmpty && $0["aria-label"] == nil }
    return unlabelled.map { "\($0.name) \($0["name"] ?? "") has no label" }
      + labels.subtracting(ids).map { "a label is for \($0), which is no field" }
      + all("label").filter(\.text.isEmpty).map { "the label for \($0["for"] ?? "") is empty" }
      + emptyButtons.map { _ in "a button without a word" }
      + all("select").filter { $0.all("option", "selected").count > 1 }.map { "\($0["name"] ?? "") has two choices" }
  }

  private var nestingFaults: [String] {
    let blocks: Set = ["div", "p", "ul", "ol", "dl", "table", "section", "form", "nav", "aside", "article"]
    let inline: Set = ["p", "span", "h1", "h2", "h3", "b", "i", "label", "button", "dt"]
    let parts: [String: Set<String>] = [
      "ul": ["li"], "ol": ["li"], "tr": ["td", "th"], "tbody": ["tr"], "thead": ["tr"], "tfoot": ["tr"],
      "dl": ["dt", "dd", "div"], "select": ["option"], "table": ["caption", "colgroup", "thead", "tbody", "tfoot"],
    ]
    var found: [String] = []
    for element in root.descendants {
      let above = element.ancestors
      if let parent = above.first {
        if inline.contains(parent.name), blocks.contains(element.name) {
          found.append("<\(element.name)> in <\(parent.name)>")
        }
        if let allowed = parts[parent.name], !allowed.contains(element.name) {
          found.append("<\(element.name)> in <\(parent.name)>")
        }
      }
      let interactive: Set = ["a", "button", "form"]
      if interactive.contains(element.name), above.contains(where: { $0.name == element.name || $0.name == "a" }) {
        found.append("<\(element.name)> within its like")
      }
    }
    for table in all("table") {
      let widths = Set((table.all("tr")).map { $0.children.reduce(0) { $0 + (Int($1["colspan"] ?? "1") ?? 1) } })
      if widths.count > 1 { found.append("rows of \(widths.sorted()) columns in one table") }
      if table.all("th", "scope").count != table.all("th").count { found.append("a <th> without a scope") }
    }
    return found
  }

  private var linkFaults: [String] {
    let ids = Set(root.descendants.compactMap { $0["id"] })
    return all("a").flatMap { link -> [String] in
      let target = link["href"] ?? ""
      var found: [String] = []
      // An app for time codes on the same telephone is reached by a scheme of its own.
      if !target.hasPrefix("/"), !target.hasPrefix("#"), !target.hasPrefix("otpauth://totp/Xanh%3A") {
        found.append("a link to «\(target)»")
      }
      if target.hasPrefix("#"), !ids.contains(String(target.dropFirst())) { found.append("\(target) leads nowhere") }
      let isPictured = link.all("img").contains { $0["alt"]?.isEmpty == false }
      if link.text.isEmpty, link["aria-label"] == nil, !isPictured {
        found.append("a link to \(target) without a word")
      }
      return found
    }
  }

  private var formFaults: [String] {
    all("form").flatMap { form -> [String] in
      let hasToken = !form.all("input", "name", "token").isEmpty
      let hasFile = !form.all("input", "type", "file").isEmpty
      var found: [String] = []
      if form["method"] == "post", !hasToken { found.append("the form to \(form["action"] ?? "") has no token") }
      if form["method"] == "get", hasToken { found.append("a token would stand in the address") }
      if hasFile, form["enctype"] != "multipart/form-data" { found.append("a form that would lose its file") }
      if form.all("button").isEmpty { found.append("a form without a button") }
      return found
    }
  }
}
