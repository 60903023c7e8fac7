// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Codes for signing in once, made for the people of a unit and printed as a sheet of slips.
enum CodeSheet {
  private static let days = [3, 7, 14, 30]
  /// How many at a time; a larger unit takes several sheets.
  private static let most = 200
  /// Up to so many units are offered in a list; of more, one is typed.
  private static let unitsListed = 400

  /// Somebody of a unit, and whether one administrator may let them in.
  private struct Candidate {
    let person: Person
    let isForOneAlone: Bool
    let codeUntil: Instant?
  }

  /// The units that have people whom the viewer manages, in dictionary order; `nil` where they are too many for a list.
  private static func units(_ visit: Visit, _ viewer: Viewer) throws -> [Organisation]? {
    let held = try visit.site.services.database.read {
      try $0.organisationsWithPeople(in: viewer.scope(of: .manageUsers), limit: unitsListed + 1)
    }
    guard held.count <= unitsListed else { return nil }
    return held.compactMap { viewer.tree[$0] }.sortedAsInDictionaries(by: \.name)
  }

  /// The people of a unit with all their roles in the viewer's part of the tree, by name.
  private static func candidates(_ visit: Visit, _ viewer: Viewer, of unit: ID<Organisation>) throws -> [Candidate] {
    try visit.site.services.database.read { connection in
      let people = try connection.people(at: unit).filter { $0.isOpen(at: visit.now) }
      let ids = people.map(\.id)
      let codes = try connection.signInCodes(of: ids, at: visit.now)
      let factors = try connection.peopleWithSecondFactor(among: ids)
      let roles = try connection.memberships(of: ids).mapValues { $0.deciding(on: visit.today) }
      return people.filter { person in
        let deciding = roles[person.id] ?? []
        return deciding.contains { $0.organisation == unit }
          && deciding.allSatisfy { viewer.may(.manageUsers, over: $0.organisation) }
      }.map { person in
        Candidate(
          person: person, isForOneAlone: visit.isForOneAlone(person, hasSecondFactor: factors.contains(person.id)),
          codeUntil: codes[person.id])
      }
    }
  }

  /// The unit that was asked for: chosen from the list, or typed where there is none.
  private static func unit(_ visit: Visit, _ viewer: Viewer) throws(BodyChoice.Unclear) -> Organisation? {
    let text = visit.request.method == "POST" ? visit.typed("organisation") : visit.query["organisation"] ?? ""
    guard !text.isEmpty else { return nil }
    var body = ID<Organisation>(text).flatMap { viewer.tree[$0] }
    if body == nil { body = try BodyChoice.body(text, visit, on: visit.today) }
    return body.flatMap { viewer.may(.manageUsers, over: $0.id) ? $0 : nil }
  }

  static func show(_ visit: Visit) throws -> Response { try page(visit, error: nil) }

  private static func page(_ visit: Visit, error: Phrase?, status: Int = 200) throws -> Response {
    let viewer = try visit.signedIn
    var (unit, unclear): (Organisation?, Phrase?)
    do throws(BodyChoice.Unclear) { unit = try self.unit(visit, viewer) } catch { unclear = error.phrase }
    let choice: HTML =
      if let units = try units(visit, viewer) {
        visit.select(
          "organisation", .organisation, options: units.map { (value: $0.id.description, text: $0.name) },
          chosen: unit?.id.description ?? "")
      } else {
        BodyChoice.field(
          visit, "organisation", .organisation, value: unit.map(BodyChoice.text) ?? visit.query["organisation"] ?? "",
          error: unclear, isRequired: true)
      }
    let list = try unit.map { try form(visit, $0, candidates(visit, viewer, of: $0.id)) }
    return visit.page(
      visit.t(.codeSheet), section: .people, crumbs: [(visit.t(.people), "/nguoi-dung")], status: status,
      body: """
        <div class="head"><h1>\(visit.t(.codeSheet))</h1><p class="lead">\(visit.t(.codeSheetLead))</p></div>
        <div class="stack">\(error.map { visit.banner(.bad, visit.t($0)) })
        <form method="get" action="/nguoi-dung/ma" class="card stack narrow">
        \(choice)
        <button class="btn">\(visit.t(.show))</button></form>\(list)</div>
        """)
  }

  private static func form(_ visit: Visit, _ unit: Organisation, _ candidates: [Candidate]) -> HTML {
    guard candidates.contains(where: \.isForOneAlone) else { return visit.empty(visit.t(.nobodyForCodes)) }
    var lines = HTML()
    for candidate in candidates { lines += line(visit, candidate) }
    let choices = days.map { (value: "\($0)", text: visit.t(.forDays($0))) }
    return """
      <form method="post" action="/nguoi-dung/ma" class="card stack narrow">\(visit.tokenField)\
      <input type="hidden" name="organisation" value="\(unit.id.description)"><h2>\(unit.name)</h2>
      <ul class="stack">\(lines)</ul>
      \(visit.select("ngay", .codeHolds, options: choices, chosen: "7"))
      <button class="btn pri">\(visit.t(.makeCodes))</button></form>
      """
  }

  private static func line(_ visit: Visit, _ candidate: Candidate) -> HTML {
    let person = candidate.person
    let until = candidate.codeUntil.map { " · \(visit.t(.codeOpenUntil(visit.clock($0))))" }
    guard candidate.isForOneAlone else {
      return """
        <li>\(person.name) <span class="meta">\(person.login) · \(visit.t(.helpByTwo))</span> \
        <a class="alone" href="/nguoi-dung/\(person.id.description)/dat-lai">\(visit.t(.askForReset))\
        <span class="vh"> \(person.name)</span></a></li>
        """
    }
    let box: HTML = person.passwordHash == nil && candidate.codeUntil == nil ? " checked" : ""
    return """
      <li><label class="opt"><input type="checkbox" name="nguoi" value="\(person.id.description)"\(box)>\
      <span>\(person.name) <span class="meta">\(person.login)\(until ?? "")</span></span></label></li>
      """
  }

  // MARK: The sheet

  static func make(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let form = try visit.form()
    let unit = try visit.organisation(named: form.text("organisation"))
    let wanted = Set(form.all("nguoi"))
    let chosen = try candidates(visit, viewer, of: unit.id).filter {
      $0.isForOneAlone && wanted.contains($0.person.id.description)
    }
    guard (1...most).contains(chosen.count), let count = Int(form.text("ngay")), days.contains(count) else {
      return try page(visit, error: .chooseForCodes(most), status: 422)
    }
    let codes = visit.site.services.security.codes
    let made = chosen.map { (person: $0.person, code: codes.newCode()) }
    let expires = visit.now.adding(seconds: Int64(count) * 86_400)
    let author = visit.author
    let digested = made.map { (id: $0.person.id, digest: codes.digest($0.code, .signIn, $0.person.id.rawValue)) }
    try visit.site.services.database.write { connection in
      for entry in digested {
        try connection.insertSignInCode(entry.digest, of: entry.id, at: author.at, expires: expires)
        var after = JSONObject()
        after.add("until", expires.inVietnam.date.description)
        try connection.journal(
          "person.code", "person", entry.id, realm: unit.realm, of: unit.id, before: nil, after: after, by: author)
      }
    }
    return sheet(visit, unit, made, until: expires)
  }

  /// The codes, which are shown once, each on a slip to be cut off.
  private static func sheet(
    _ visit: Visit, _ unit: Organisation, _ made: [(person: Person, code: String)], until: Instant
  ) -> Response {
    let address = visit.siteAddress + "/dang-nhap/ma"
    var slips = HTML()
    for entry in made {
      slips += """
        <li class="slip"><p><b>\(entry.person.name)</b><br><span class="meta">\(unit.name)</span></p>
        <dl class="facts"><dt>\(visit.t(.addressOfSite))</dt><dd>\(address)</dd>\
        <dt>\(visit.t(.login))</dt><dd><b>\(entry.person.login)</b></dd>\
        <dt>\(visit.t(.oneTimeCode))</dt><dd><b class="code-big">\(TypedCode.grouped(entry.code))</b></dd>\
        <dt>\(visit.t(.holdsUntil))</dt><dd class="num">\(visit.clock(until))</dd></dl>\
        <p class="meta">\(visit.t(.slipHelp))</p></li>
        """
    }
    var response = visit.page(
      visit.t(.codeSheet), section: .people, crumbs: [(visit.t(.people), "/nguoi-dung")],
      body: """
        <div class="head"><h1>\(visit.t(.codeSheet))</h1><p class="lead">\(unit.name)</p></div>
        <div class="stack">\(visit.banner(.good, visit.t(.codesMade(made.count)), "\(visit.t(.codesShownOnce))"))
        <ul class="slips">\(slips)</ul></div>
        """)
    response.headers.add("Cache-Control", "private, no-store")
    return response
  }
}

extension Visit {
  /// Where people find this site: as the settings say, else as the one who asks found it.
  var siteAddress: String {
    let known = site.services.access.siteAddress
    guard known.isEmpty else { return known }
    return (request.isSecure ? "https://" : "http://") + (request.headers["Host"] ?? "")
  }
}
