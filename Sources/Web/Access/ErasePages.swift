// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Erasing what is kept of a person whose account is closed.
enum ErasePages {
  static func form(_ visit: Visit) throws -> Response { try page(visit, try closed(visit), error: nil) }

  /// The person of the address, whose account is closed and who was not erased before.
  private static func closed(_ visit: Visit) throws -> (person: Person, roles: [Membership]) {
    let found = try visit.site.services.database.read { try visit.managedPerson($0) }
    guard !found.person.isErased else { throw Refusal.conflict(.erasedAlready) }
    guard !found.person.isOpen(at: visit.now) else { throw Refusal.conflict(.closeBeforeErasing) }
    return found
  }

  private static func page(
    _ visit: Visit, _ found: (person: Person, roles: [Membership]), error: Phrase?, status: Int = 200
  ) throws -> Response {
    let person = found.person
    let counts = try visit.site.services.database.read { try $0.personalCounts(of: person.id) }
    let texts = try NamingTextSection.texts(visit, naming: person)
    let path = "/nguoi-dung/\(person.id)"
    return visit.page(
      visit.t(.erasePerson), section: .people,
      crumbs: [(visit.t(.people), "/nguoi-dung"), (person.name, path)], status: status,
      body: """
        <div class="head"><h1>\(visit.t(.erasePersonOf(person.name)))</h1></div>
        <div class="stack">\(error.map { visit.banner(.bad, visit.t($0)) })\
        \(visit.banner(.warn, visit.t(.eraseCannotBeUndone)))
        <section class="card"><h2>\(visit.t(.whatIsLost))</h2><ul class="plain"><li>\(visit.t(.lostName))</li>\
        <li>\(visit.t(.lostInReports(counts.reports)))</li><li>\(visit.t(.lostInJournal(counts.entries)))</li>\
        </ul><h2>\(visit.t(.whatStays))</h2><p>\(visit.t(.whatStaysText))</p></section>
        \(NamingTextSection.html(visit, texts))
        <form method="post" action="\(path)/xoa" class="card narrow stack">\(visit.tokenField)
        \(visit.field("xac-nhan", .typeLoginToErase(person.login), isRequired: true))
        <button class="btn">\(visit.t(.erasePerson))</button></form></div>
        """)
  }

  static func erase(_ visit: Visit) throws -> Response {
    let found = try closed(visit)
    guard try visit.form().text("xac-nhan") == found.person.login else {
      return try page(visit, found, error: .loginDiffers, status: 422)
    }
    guard let sealer = visit.site.services.sealer else { throw ServiceRefusal(.noSigningKey) }
    // Once the name is gone nobody can look for it: so the list comes with the answer.
    let texts = try NamingTextSection.texts(visit, naming: found.person)
    try sealer.erase(found.person.id, by: visit.author)
    return texts.isEmpty
      ? .redirect(to: "/nguoi-dung/\(found.person.id)?xong=xoa") : remaining(visit, found.person.id, texts)
  }

  private static func remaining(_ visit: Visit, _ person: ID<Person>, _ texts: [NamingText]) -> Response {
    var response = visit.page(
      visit.t(.erasePerson), section: .people,
      crumbs: [(visit.t(.people), "/nguoi-dung"), (Person.erasedName, "/nguoi-dung/\(person)")],
      body: """
        <div class="head"><h1>\(visit.t(.erasePerson))</h1></div>
        <div class="stack">\(visit.banner(.good, visit.t(.personErased), "\(visit.t(.personErasedText))"))\
        \(NamingTextSection.html(visit, texts))</div>
        """)
    response.headers.add("Cache-Control", "private, no-store")
    return response
  }
}
