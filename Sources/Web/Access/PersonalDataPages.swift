// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// What is kept of oneself, to be read and taken along.
enum PersonalDataPages {
  private static let rowsShown = 50

  private static func data(_ visit: Visit) throws -> PersonalData {
    let id = try visit.signedIn.person.id
    let now = visit.now
    guard let data = try visit.site.services.database.read({ try $0.personalData(of: id, at: now) }) else {
      throw Refusal.notFound
    }
    return data
  }

  static func show(_ visit: Visit) throws -> Response {
    let data = try data(visit)
    let person = data.person
    return visit.page(
      visit.t(.keptOfMe), crumbs: [(visit.t(.account), "/tai-khoan")],
      body: """
        <div class="head"><h1>\(visit.t(.keptOfMe))</h1><p class="lead">\(visit.t(.keptOfMeLead))</p>\
        <p><a class="btn" href="/tai-khoan/du-lieu.json">\(visit.t(.takeAlong))</a></p></div>
        <div class="stack"><section class="card"><h2>\(visit.t(.account))</h2><ul class="plain">\
        <li>\(visit.t(.personName)): \(person.name)</li><li>\(visit.t(.login)): \(person.login)</li></ul></section>
        \(list(visit, .rolesInTime, data.roles) { UsersPages.words(visit, $0) })\
        \(DelegationPages.list(visit, data.loans))\
        \(list(visit, .keptSessions, data.sessions) {
          "\(visit.clock($0.began)) · \($0.origin.browser) · \($0.origin.address)"
        })\
        \(list(visit, .keptReports, data.reports) { report in
          """
          <a href="/ke-hoach/\(report.plan.description)/hoat-dong/\(report.item.description)">\
          \(report.holdsOn.short)</a> · \(report.percent) % · \(report.sentence)
          """
        })\
        \(list(visit, .keptEntries, data.entries) {
          "\(visit.clock($0.entry.at)) · \(visit.t(.action($0.entry.action)))"
        })</div>
        """)
  }

  /// A section of lines, the first of them; the file has all.
  private static func list<Element>(
    _ visit: Visit, _ title: Phrase, _ elements: [Element], _ line: (Element) -> HTML
  ) -> HTML {
    var lines = HTML()
    for element in elements.prefix(rowsShown) { lines += "<li>\(line(element))</li>" }
    if elements.isEmpty { lines += "<li>\(visit.t(.nothingKept))</li>" }
    if elements.count > rowsShown { lines += "<li>\(visit.t(.restInFile(elements.count - rowsShown)))</li>" }
    return """
      <section class="card"><h2>\(visit.t(title)) (\(elements.count))</h2><ul class="plain">\(lines)</ul></section>
      """
  }

  static func json(_ visit: Visit) throws -> Response {
    let text = try data(visit).json
    return .download(Array(text.utf8), "application/json", fileName: "xanh-du-lieu-cua-toi.json")
  }
}

extension PersonalData {
  /// All of it as JSON (RFC 8259); moments in milliseconds since 1970, days as `YYYY-MM-DD`.
  var json: String {
    let parts: [(String, [JSONObject])] = [
      ("roles", roles.map(Self.role)), ("loans", loans.map(Self.loan)), ("sessions", sessions.map(Self.session)),
      ("reports", reports.map(Self.report)), ("journal", entries.map(Self.entry)),
    ]
    var account = JSONObject()
    account.add("id", person.id.rawValue)
    account.add("login", person.login)
    account.add("name", person.name)
    account.add("hasPassword", person.passwordHash == nil ? "no" : "yes")
    account.add("closedAt", person.disabledAt?.milliseconds)
    let lists = parts.map { "\"\($0.0)\":[\n\($0.1.map(\.text).joined(separator: ",\n"))]" }
    let all = ["\"format\":\"xanh.personal-data/1\"", "\"account\":\(account.text)"] + lists
    return "{" + all.joined(separator: ",\n") + ",\n\"isCut\":\(isCut)}\n"
  }

  private static func role(_ role: Membership) -> JSONObject {
    var object = JSONObject()
    object.add("organisation", role.organisation.rawValue)
    object.add("role", role.role.rawValue)
    object.add("from", role.from.description)
    object.add("to", role.to?.description)
    return object
  }

  private static func loan(_ record: DelegationRecord) -> JSONObject {
    var object = JSONObject()
    object.add("organisation", record.delegation.organisation.rawValue)
    object.add("role", record.delegation.role.rawValue)
    object.add("lender", record.lender.name)
    object.add("receiver", record.receiver.name)
    object.add("from", record.delegation.from.description)
    object.add("to", record.delegation.to.description)
    object.add("reason", record.delegation.reason)
    return object
  }

  private static func session(_ session: SessionRecord) -> JSONObject {
    var object = JSONObject()
    object.add("began", session.began.milliseconds)
    object.add("used", session.used.milliseconds)
    object.add("expires", session.expires.milliseconds)
    object.add("method", session.origin.method.rawValue)
    object.add("browser", session.origin.browser)
    object.add("address", session.origin.address)
    return object
  }

  private static func report(_ report: SentReport) -> JSONObject {
    var object = JSONObject()
    object.add("plan", report.plan.rawValue)
    object.add("item", report.item.rawValue)
    object.add("organisation", report.organisation.rawValue)
    object.add("state", report.state.rawValue)
    object.add("holdsOn", report.holdsOn.description)
    object.add("percent", Int64(report.percent))
    object.add("sentence", report.sentence)
    object.add("submittedAt", report.submittedAt.milliseconds)
    return object
  }

  private static func entry(_ recorded: RecordedEntry) -> JSONObject {
    var object = JSONObject()
    object.add("at", recorded.entry.at.milliseconds)
    object.add("action", recorded.entry.action)
    object.add("subjectKind", recorded.entry.subjectKind)
    object.add("subject", recorded.entry.subject)
    object.add("before", recorded.entry.before)
    object.add("after", recorded.entry.after)
    return object
  }
}
