// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP
import Store

/// The entries of the main navigation.
enum Section: String, Sendable, CaseIterable {
  case work, plans, reports, organisations, journal, people

  var address: String {
    switch self {
    case .work: "/"
    case .plans: "/ke-hoach"
    case .reports: "/bao-cao"
    case .organisations: "/to-chuc"
    case .journal: "/nhat-ky"
    case .people: "/nguoi-dung"
    }
  }

  var icon: Icon {
    switch self {
    case .work: .home
    case .plans: .plan
    case .reports: .grid
    case .organisations: .org
    case .journal: .log
    case .people: .people
    }
  }

  var name: Phrase {
    switch self {
    case .work: .myWork
    case .plans: .plans
    case .reports: .reports
    case .organisations: .organisations
    case .journal: .journal
    case .people: .people
    }
  }

  /// Without which permission the entry is not shown.
  var permission: Permission {
    switch self {
    case .work, .plans, .reports: .viewPlans
    case .organisations: .viewOrganisations
    case .journal: .viewJournal
    case .people: .manageUsers
    }
  }
}

extension Viewer {
  /// Whether an entry of the navigation opens for the viewer.
  func mayOpen(_ section: Section) -> Bool {
    section == .journal ? !journalRealms.isEmpty : may(section.permission)
  }
}

extension Visit {
  /// A whole page.
  ///
  /// - Parameters:
  ///   - crumbs: the pages above this one, with their addresses; empty on first-level pages.
  ///   - crumb: what this page is called behind them, where the title is long.
  ///   - script: the fixed file with the page's script, where it has one.
  func page(
    _ title: String, section: Section? = nil, crumbs: [(name: String, address: String)] = [], crumb: String? = nil,
    status: Int = 200, script: String? = nil, body: HTML
  ) -> Response {
    let scriptPart: HTML? = script.map { "<script type=\"module\" src=\"\(site.address(ofAsset: $0))\"></script>" }
    var html = HTML()
    html.reserve(body.count + 8192)
    html += """
      <!doctype html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width,initial-scale=1"><title>\(title) · Xanh</title>\
      <meta name="color-scheme" content="light dark"><link rel="icon" href="\(site.address(ofAsset: "favicon.svg"))">\
      <link rel="stylesheet" href="\(site.address(ofAsset: "xanh.css"))">\(scriptPart)</head>
      <body><a class="skip" href="#noi-dung">\(t(.skipToContent))</a>
      \(bar(section))
      """
    if viewer != nil {
      html += "<div class=\"shell\"><nav class=\"side\" aria-label=\"\(t(.mainMenu))\"><ul>\(menu(section))</ul></nav>"
    }
    html += """
      <main id="noi-dung">\(breadcrumb(crumbs, crumb ?? title))\(asOfBanner())\(doneBanner())

      """
    html += body
    html += """
      </main>\(viewer == nil ? nil : "</div>" as HTML)
      <footer class="foot"><span>Xanh</span><a href="/tro-giup">\(t(.help))</a>\(asOfForm())\
      \(viewer?.person.isDemonstration ?? false ? "<span>\(t(.demonstrationData))</span>" as HTML : nil)</footer>
      </body></html>
      """
    var response = Response.html(html.bytes, status: status)
    response.headers.add("Content-Language", language.rawValue)
    if script != nil { response.headers.add("Content-Security-Policy", Site.policyWithScript) }
    return response
  }

  private func bar(_ section: Section?) -> HTML {
    let home: HTML? = viewer?.home.map { "<span class=\"org\">\($0.name)</span>" }
    let person: HTML? = viewer.map {
      "<a class=\"wide\" href=\"/tai-khoan\">\(icon(.user))\($0.person.name)</a>"
    }
    let menuPart: HTML? =
      viewer == nil
      ? nil
      : """
      <details class="menu"><summary>\(icon(.menu))\(t(.menu))</summary><nav aria-label="\(t(.mainMenuFolded))"><ul>\
      \(menu(section))<li><a href="/tai-khoan">\(icon(.user))\(viewer?.person.name ?? "")</a></li></ul></nav></details>
      """
    return """
      <header class="bar"><a class="logo" href="/" aria-label="\(t(.logoLabel))">\(Self.leaf)Xanh</a>\(home)\
      <div class="end"><span class="lang">\(languageLink(.vietnamese))\(languageLink(.english))</span>\(person)\
      \(menuPart)</div></header>
      """
  }

  private static let leaf: HTML = """
    <svg viewBox="0 0 24 26" aria-hidden="true"><path d="M11.3 1C4.5 6 3.5 15 11.3 25z" fill="#7fd3a5"/>\
    <path d="M12.7 1C19.5 6 20.5 15 12.7 25z" fill="#93c3f5"/></svg>
    """

  private func languageLink(_ other: Language) -> HTML {
    let code = other == .vietnamese ? "VI" : "EN"
    let name = other == .vietnamese ? Phrase.vietnamese[other] : Phrase.english[other]
    let current: HTML? = other == language ? " aria-current=\"true\"" : nil
    return """
      <a href="\(address(with: "lang", other.rawValue))" lang="\(other.rawValue)"\(current)>\(code)\
      <span class="vh">, \(name)</span></a>
      """
  }

  private func menu(_ current: Section?) -> HTML {
    var menu = HTML()
    for section in Section.allCases where viewer?.mayOpen(section) ?? false {
      let mark: HTML? = section == current ? " aria-current=\"page\"" : nil
      menu += "<li><a href=\"\(section.address)\"\(mark)>\(icon(section.icon))\(t(section.name))</a></li>"
    }
    return menu
  }

  private func breadcrumb(_ crumbs: [(name: String, address: String)], _ title: String) -> HTML? {
    guard !crumbs.isEmpty else { return nil }
    var list = HTML()
    for crumb in crumbs { list += "<li><a href=\"\(crumb.address)\">\(crumb.name)</a></li>" }
    return """
      <nav class="crumb" aria-label="\(t(.breadcrumb))"><ol>\(list)<li aria-current="page">\(title)</li></ol></nav>
      """
  }

  /// This page's address with one field set.
  func address(with name: String, _ value: String) -> String {
    let others = query.fields.filter { $0.name != name && $0.name != "xong" }
    return localPath + "?" + FormFields(others + [.init(name: name, value: value)]).urlEncoded
  }

  /// This page's address without one field.
  func address(without name: String) -> String {
    let others = query.fields.filter { $0.name != name }
    return others.isEmpty ? localPath : localPath + "?" + FormFields(others).urlEncoded
  }

  /// This page's path as it stands in an address: segments percent-encoded, one slash between them, so that no path that
  /// somebody made up («//elsewhere.example») leads away from this site.
  private var localPath: String {
    "/" + Route.segments(request.path).map { PercentEncoding.encoded($0) }.joined(separator: "/")
  }
}
