// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import OfficialDocuments
import Store

/// Inviting people by a list: a file, a preview of what it would change, and then all of it or nothing. The result is a
/// sheet of one-time links to be cut into slips.
enum PeopleListPages {
  private static let rowsAllowed = 1000
  /// People who are read at a time for the table that goes out.
  private static let pageRead = 1000

  static func form(_ visit: Visit) throws -> Response { page(visit, error: nil, body: HTML()) }

  private static func page(_ visit: Visit, error: Phrase?, status: Int = 200, body: HTML) -> Response {
    let columns = PeopleListRow.columns.joined(separator: ", ")
    let roles = Role.allCases.map { "\($0.rawValue): \(visit.t(.role($0)))" }.joined(separator: "; ")
    return visit.page(
      visit.t(.inviteByList), section: .people, crumbs: [(visit.t(.people), "/nguoi-dung")], status: status,
      body: """
        <div class="head"><h1>\(visit.t(.inviteByList))</h1><p class="lead">\(visit.t(.inviteByListLead))</p></div>
        <div class="stack">\(error.map { visit.banner(.bad, visit.t($0)) })\(body)
        <form method="post" enctype="multipart/form-data" action="/nguoi-dung/danh-sach" class="card narrow stack">\
        \(visit.tokenField)<div class="field"><label for="f-table">\(visit.t(.listFile))</label>\
        <p class="hint" id="h-table">\(visit.t(.listFileHint(columns, roles)))</p>
        <input id="f-table" name="table" type="file" accept=".xlsx,.csv" aria-describedby="h-table"></div>
        <button class="btn" name="buoc" value="xem">\(visit.t(.showHandOver))</button></form>
        <p><a class="btn" href="/nguoi-dung/danh-sach.xlsx">\(visit.t(.listAsItIs)) (.xlsx)</a> \
        <a class="btn" href="/nguoi-dung/danh-sach.csv">\(visit.t(.listAsItIs)) (.csv)</a></p></div>
        """)
  }

  // MARK: In

  static func send(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let rows: [[String: String]]
    if form.text("buoc") == "lam" {
      rows = decoded(form.text("bang"))
    } else {
      guard let file = form.files("table").first, !file.name.isEmpty else {
        return page(visit, error: .chooseFile, status: 422, body: HTML())
      }
      let table: Table
      do throws(ServiceRefusal) { table = try visit.site.services.files.table(file.bytes) } catch {
        return page(visit, error: error.message, status: 422, body: HTML())
      }
      let columns = table.columns.map { $0.onOneLine.lowercased() }
      if let missing = ["name", "login", "organisation", "role"].first(where: { !columns.contains($0) }) {
        return page(visit, error: .columnMissing(missing), status: 422, body: HTML())
      }
      rows = table.rows.map { row in
        Dictionary(zip(columns, row.map(\.plainText.onOneLine)), uniquingKeysWith: { first, _ in first })
      }
    }
    guard (1...rowsAllowed).contains(rows.count) else {
      return page(visit, error: .tooManyRows(rowsAllowed), status: 422, body: HTML())
    }
    var check = try PeopleListCheck(visit, for: rows)
    let checked = rows.map { check.row($0) }
    let isSound = checked.allSatisfy { $0.membership != nil }
    guard form.text("buoc") == "lam", isSound else {
      return page(
        visit, error: isSound ? nil : .listHasFaults, status: isSound ? 200 : 422,
        body: preview(visit, checked, isSound))
    }
    return try perform(visit, checked)
  }

  /// What each line would do; the button that does it only where nothing is wrong.
  private static func preview(_ visit: Visit, _ rows: [PeopleListRow], _ isSound: Bool) -> HTML {
    var lines = HTML()
    for (index, row) in rows.enumerated() {
      var cells = HTML()
      for column in PeopleListRow.columns {
        cells += "<td><span class=\"lab\">\(column)</span>\(row.cell(column))</td>"
      }
      lines += """
        <tr><th scope="row" class="num">\(index + 2)</th>\(cells)<td>\(visit.t(.effect(row.effect, row: index + 2)))</td></tr>
        """
    }
    var heads = HTML()
    for column in PeopleListRow.columns { heads += "<th scope=\"col\">\(column)</th>" }
    let count = { (effect: PeopleListRow.Effect) in rows.count { $0.effect == effect } }
    let ends = rows.count { if case .newEnd = $0.effect { true } else { false } }
    let changes = count(.newPerson) + count(.newRole) + ends
    let button: HTML? =
      isSound && changes > 0
      ? """
      <form method="post" action="/nguoi-dung/danh-sach">\(visit.tokenField)\
      <input type="hidden" name="bang" value="\(encoded(rows))">\
      <button class="btn pri" name="buoc" value="lam">\(visit.t(.doList(changes)))</button></form>
      """ : nil
    return """
      <section class="stack"><h2>\(visit.t(.listPreview))</h2><p>\(visit.t(
        .listCounts(
          people: count(.newPerson), roles: count(.newRole), ends: ends, same: count(.unchanged),
          wrong: rows.count { $0.membership == nil })))</p>
      <div class="scroll"><table class="tbl cards"><caption class="vh">\(visit.t(.listPreview))</caption><thead><tr>\
      <th scope="col">\(visit.t(.rowNumber))</th>\(heads)<th scope="col">\(visit.t(.statusLabel))</th></tr></thead>\
      <tbody>\(lines)</tbody></table></div>\(button)</section>
      """
  }

  /// The lines as they go with the preview: cells have no tabs and no line breaks. They are checked again when they come
  /// back, so nothing is trusted of them.
  private static func encoded(_ rows: [PeopleListRow]) -> String {
    rows.map { row in PeopleListRow.columns.map(row.cell).joined(separator: "\t") }.joined(separator: "\n")
  }

  private static func decoded(_ text: String) -> [[String: String]] {
    text.utf8.split(separator: 0x0A).map { line in
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self).onOneLine
      }
      // Empty cells at the end of a form's field do not come back, but every column was sent.
      let all = cells + Array(repeating: "", count: max(0, PeopleListRow.columns.count - cells.count))
      return Dictionary(zip(PeopleListRow.columns, all), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Writes all lines in one transaction, each with its entry.
  private static func perform(_ visit: Visit, _ rows: [PeopleListRow]) throws -> Response {
    let services = visit.site.services
    let author = visit.author
    let realms = try visit.signedIn.tree
    let new = rows.filter { $0.effect == .newPerson }.map { row in
      let person = Person(
        id: services.ids.next(at: author.at), login: row.login, name: row.cell("name"), passwordHash: nil)
      return (person: person, link: UserChanges.newLink(visit))
    }
    let expires = author.at.adding(seconds: UsersPages.linkSeconds)
    try services.database.write { connection in
      for entry in new {
        try connection.insert(entry.person, at: author.at)
        try connection.insertOneTimeLink(
          token: entry.link.digest, person: entry.person.id, at: author.at, expires: expires)
      }
      for row in rows where row.effect != .unchanged {
        guard let role = row.membership, let person = try connection.person(login: row.login) else {
          throw ChangeRefusal.unknown
        }
        let realm = realms[role.organisation]?.realm ?? role.organisation
        if case .newEnd(let old) = row.effect {
          guard try connection.change(old, of: person.id, lastDay: role.to) else { throw ChangeRefusal.unknown }
          try connection.journal(
            "person.role.change", "person", person.id, realm: realm, of: role.organisation,
            before: UserChanges.summary(old), after: UserChanges.summary(role), by: author)
          continue
        }
        try connection.insert(role, of: person.id, realm: realm)
        try connection.journal(
          row.effect == .newPerson ? "person.add" : "person.role.add", "person", person.id, realm: realm,
          of: role.organisation, before: nil, after: UserChanges.summary(role), by: author)
      }
    }
    return sheet(visit, new.map { ($0.person, $0.link.path) }, until: expires)
  }

  /// The links, which are shown once, each on a slip to be cut off.
  private static func sheet(_ visit: Visit, _ links: [(person: Person, path: String)], until: Instant) -> Response {
    var slips = HTML()
    for entry in links {
      slips += """
        <li class="slip"><p><b>\(entry.person.name)</b></p><dl class="facts"><dt>\(visit.t(.login))</dt>\
        <dd><b>\(entry.person.login)</b></dd><dt>\(visit.t(.addressOfSite))</dt>\
        <dd><code class="link">\(visit.siteAddress)\(entry.path)</code></dd>\
        <dt>\(visit.t(.holdsUntil))</dt><dd class="num">\(visit.clock(until))</dd></dl></li>
        """
    }
    var response = visit.page(
      visit.t(.inviteByList), section: .people, crumbs: [(visit.t(.people), "/nguoi-dung")],
      body: """
        <div class="head"><h1>\(visit.t(.inviteByList))</h1></div><div class="stack">\
        \(visit.banner(.good, visit.t(.listDone), HTML(text: visit.t(.listDoneText))))
        <ul class="slips">\(slips)</ul></div>
        """)
    response.headers.add("Cache-Control", "private, no-store")
    return response
  }

  // MARK: Out

  /// The people of one's part of the tree with the roles that count or will, in the columns that come in.
  private static func table(_ visit: Visit) throws -> Table {
    let viewer = try visit.signedIn
    let question = PeopleQuestion(in: viewer.scope(of: .viewPeople), on: visit.today)
    var rows: [[Table.Cell]] = []
    try visit.site.services.database.read { connection in
      var last: ID<Person>?
      repeat {
        let people = try connection.people(question, after: last, limit: pageRead)
        let roles = try connection.memberships(of: people.map(\.id))
        for person in people where person.isOpen(at: visit.now) {
          rows += (roles[person.id] ?? []).compactMap { line(visit, viewer, person, $0) }
        }
        last = people.count == pageRead ? people.last?.id : nil
      } while last != nil
    }
    return Table(columns: PeopleListRow.columns, rows: rows)
  }

  private static func line(_ visit: Visit, _ viewer: Viewer, _ person: Person, _ role: Membership) -> [Table.Cell]? {
    guard [.present, .future].contains(role.standing(on: visit.today)), let body = viewer.tree[role.organisation],
      viewer.may(.viewPeople, over: body.id)
    else { return nil }
    return [
      person.name, person.login, body.code, role.role.rawValue, role.from.description, role.to?.description ?? "",
    ]
    .map { .text($0) }
  }

  static func xlsx(_ visit: Visit) throws -> Response {
    .download(try visit.site.services.files.xlsx(try table(visit)), MediaType.xlsx, fileName: "nguoi-dung.xlsx")
  }

  static func csv(_ visit: Visit) throws -> Response {
    .download(visit.site.services.files.csv(try table(visit)), MediaType.csv, fileName: "nguoi-dung.csv")
  }
}
