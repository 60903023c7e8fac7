// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Somebody who signed in, with what they may do on one day; made from one snapshot.
struct Viewer: Sendable {
  let person: Person
  /// The roles that count on that day.
  let memberships: [Membership]
  /// Whose role each loan among them is.
  var lenders: [ID<Delegation>: Principal] = [:]
  let tree: OrganisationTree
  /// How the session was opened.
  var cameBy = SignInMethod.password
  /// When the session was opened.
  var signedInAt = Instant(milliseconds: 0)
  /// Whether a second factor was shown in the session.
  var hasShownSecondFactor = false
  /// Whether a second factor must be set up, or shown, before anything else.
  var owesSecondFactor = false

  /// The organisation whose name stands in the bar: where the first role is held.
  var home: Organisation? { memberships.lazy.compactMap { tree[$0.organisation] }.first }

  /// Whether one may do something to an organisation, or to the body that answers for it since it ended.
  func may(_ permission: Permission, over organisation: ID<Organisation>) -> Bool {
    if Rights.permits(permission, over: organisation, memberships: memberships, tree: tree) { return true }
    let heir = tree.answering(for: organisation, on: tree.day)
    return heir != organisation && Rights.permits(permission, over: heir, memberships: memberships, tree: tree)
  }

  func mayKnow(_ organisation: ID<Organisation>) -> Bool { may(.viewOrganisations, over: organisation) }

  /// Whether any of the roles includes a permission, somewhere.
  func may(_ permission: Permission) -> Bool { memberships.contains { Rights.includes($0.role, permission) } }

  /// The organisations in which a permission is held directly.
  func organisations(with permission: Permission) -> [ID<Organisation>] {
    memberships.filter { Rights.includes($0.role, permission) }.map(\.organisation)
  }
}

/// One request with everything that pages ask of it.
struct Visit: Sendable {
  let site: Site
  let request: Request
  let language: Language
  let now: Instant
  /// The digest of the session's token; `nil` for a visitor who has not signed in.
  let session: String?
  let viewer: Viewer?
  /// The version of the data when the request came; `nil` where nothing is to be kept in memory.
  var version: Int64?
  /// What a visitor without a session is known by while a form is open: a random cookie.
  var anonymousKey = ""
  /// The code that the forms of this page carry, so that only pages of this site can send them. Other bytes in each page,
  /// since compression would give away by and by what stands in all of them; empty on pages that are kept in memory, which
  /// have no forms.
  var formToken = ""
  /// What the last segments of the path stand for, by the names in the route.
  var parameters: [String: String] = [:]
  /// What the page or form that was asked for is in the table of rights, and what it is asked for.
  var permission = Permission.openPages
  var subject = Route.Subject.nothing

  /// The day as a calendar in Vietnam shows it: that of rights, forms and sessions.
  var today: CivilDate { now.inVietnam.date }

  /// The day for which the page is asked: today unless the address names another one (`?ngay=30/06/2025`).
  var day: CivilDate { asOf ?? today }

  /// The day that the address names, where it is not today.
  var asOf: CivilDate? {
    guard request.method == "GET" || request.method == "HEAD", let text = query[Self.dayField] else { return nil }
    let named = Deadline(typed: text)?.lastDay ?? CivilDate(iso: text)
    return named == today ? nil : named
  }

  /// The field of an address that names a day.
  static let dayField = "ngay"

  /// The bodies as they stand on the day of the page. Rights are asked of the viewer, whose tree is today's.
  var tree: OrganisationTree { viewer.map { site.organisations.tree($0.tree, on: day) } ?? OrganisationTree([]) }

  /// A text of the interface in the visitor's language.
  func t(_ phrase: Phrase) -> String { phrase[language] }

  /// The one who signed in; routes that need one are refused before they get here.
  var signedIn: Viewer {
    get throws(Refusal) {
      guard let viewer else { throw .signIn }
      return viewer
    }
  }

  /// Who changes something, for the journal.
  var author: Author {
    Author(person: viewer?.person.id, name: viewer?.person.name ?? "", at: now)
  }

  /// Who changes something of an organisation, for the journal; where only a role that was lent permits what
  /// the route is for, in the place of its lender.
  func author(over organisation: ID<Organisation>) -> Author { author(over: [organisation], for: permission) }

  /// The same for what any of several organisations permits.
  func author(over organisations: [ID<Organisation>], for permission: Permission) -> Author {
    guard let viewer else { return author }
    let grounds = organisations.compactMap {
      Rights.ground(for: permission, over: $0, memberships: viewer.memberships, tree: viewer.tree)
    }
    let ground = grounds.first { $0.delegation == nil } ?? grounds.first
    return Author(
      person: viewer.person.id, name: viewer.person.name, at: now,
      onBehalfOf: ground?.delegation.flatMap { viewer.lenders[$0] })
  }

  func id<Kind>(_ name: String, _ kind: Kind.Type = Kind.self) throws(Refusal) -> ID<Kind> {
    guard let id = ID<Kind>(parameters[name] ?? "") else { throw .notFound }
    return id
  }

  /// The fields after `?`.
  var query: FormFields { request.queryFields }

  /// What the code of forms is tied to; `nil` for a visitor who has not been given anything yet.
  private var formSecret: String? { session ?? (anonymousKey.isEmpty ? nil : anonymousKey) }

  /// Gives the forms of this page their code.
  mutating func openForms() { formToken = formSecret.map(site.services.security.formToken) ?? "" }

  /// Gives the forms of this page their code, for a visitor without a session who is known by this key from now on.
  mutating func openForms(to key: String) {
    anonymousKey = key
    openForms()
  }

  /// Whether a code that was sent is one of this visitor's.
  func mayUse(_ token: String) -> Bool {
    formSecret.map { site.services.security.isFormToken(token, $0) } ?? false
  }
}

/// Why a page is not shown. Every case has its page, in both languages, that says what to do.
enum Refusal: Error {
  /// What was asked for, for the journal.
  struct Subject {
    let kind: String
    let id: Int64
    let realm: ID<Organisation>
  }

  /// The page needs somebody who signed in.
  case signIn
  /// The page needs somebody who has shown a second factor.
  case secondFactorFirst
  /// There is no such page, or none that one may know of.
  case notFound
  /// Something exists there, but outside one's own part of the tree: answers as `notFound` and is written down.
  case outside(Subject)
  /// One may see it but not do it; the phrase says why.
  case forbidden(Phrase)
  /// The form did not come from a page of this session, or the session ended meanwhile.
  case formExpired
  /// Something in the request is wrong; the phrase says what and what to do.
  case badRequest(Phrase)
  /// Too many requests of a kind; wait this many seconds.
  case tooMany(seconds: Int)
  /// The change does not fit what is stored now.
  case conflict(Phrase)
}
