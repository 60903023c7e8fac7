// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import OfficialDocuments
import Store

/// One line of a list of people: as it was read, and what it would change.
struct PeopleListRow: Sendable {
  /// The columns of the list, in and out.
  static let columns = ["name", "login", "organisation", "role", "from", "to"]

  /// What a line would do.
  enum Effect: Sendable, Equatable {
    /// A person who is not there yet, with their first role.
    case newPerson
    /// A further role of somebody who is there, or stands above in the list.
    case newRole
    /// Another last day of a role that is held, or will be.
    case newEnd(of: Membership)
    /// Nothing: the role is held on just these days.
    case unchanged
    /// Nothing at all may be written; the column and what to do.
    case wrong(column: String, Phrase)
  }

  /// The cells by column, on one line each.
  let cells: [String: String]
  /// The role that the line gives; `nil` where it is wrong.
  let membership: Membership?
  let effect: Effect

  /// The sign-in name as it is stored.
  var login: String { (cells["login"] ?? "").lowercased() }

  func cell(_ column: String) -> String { cells[column] ?? "" }
}

/// Reads a list of people against what is stored. Nothing is written here.
struct PeopleListCheck {
  let visit: Visit
  let viewer: Viewer
  /// The bodies in which the viewer manages people, by their codes.
  private let bodies: [String: Organisation]
  /// The roles of everybody who is there, by sign-in name.
  private let known: [String: [Membership]]
  /// The roles that lines above give.
  private var added: [String: [Membership]] = [:]

  /// - Parameter rows: the cells of the lines to be read.
  init(_ visit: Visit, for rows: [[String: String]]) throws {
    let viewer = try visit.signedIn
    (self.visit, self.viewer) = (visit, viewer)
    var bodies: [String: Organisation] = [:]
    let realms = Set(viewer.organisations(with: .manageUsers).compactMap { viewer.tree[$0]?.realm }).sorted()
    let codes = Set(rows.map { $0["organisation"] ?? "" })
    for realm in realms {
      for (code, id) in viewer.tree.bodies(withCodes: codes, inRealm: realm) {
        guard bodies[code] == nil, let body = viewer.tree[id], viewer.may(.manageUsers, over: id) else { continue }
        bodies[code] = body
      }
    }
    self.bodies = bodies
    let logins = Set(rows.map { ($0["login"] ?? "").lowercased() }).sorted()
    known = try visit.site.services.database.read { connection in
      let people = try connection.people(logins: logins)
      let roles = try connection.memberships(of: people.map(\.id))
      return Dictionary(people.map { ($0.login, roles[$0.id] ?? []) }, uniquingKeysWith: { first, _ in first })
    }
  }

  mutating func row(_ cells: [String: String]) -> PeopleListRow {
    do throws(Fault) {
      let (membership, effect) = try checked(cells)
      var cells = cells
      // A list without that column leaves last days as they are; what is confirmed names them.
      cells["to"] = cells["to"] ?? membership.to?.description
      if effect != .unchanged { added[(cells["login"] ?? "").lowercased(), default: []].append(membership) }
      return PeopleListRow(cells: cells, membership: membership, effect: effect)
    } catch {
      return PeopleListRow(cells: cells, membership: nil, effect: .wrong(column: error.column, error.phrase))
    }
  }

  private struct Fault: Error {
    let column: String
    let phrase: Phrase
  }

  private func checked(_ cells: [String: String]) throws(Fault) -> (Membership, PeopleListRow.Effect) {
    let login = (cells["login"] ?? "").lowercased()
    guard UsersPages.isName(cells["name"] ?? "") else { throw Fault(column: "name", phrase: .personFields) }
    guard UsersPages.isLogin(login) else { throw Fault(column: "login", phrase: .personFields) }
    guard let body = bodies[cells["organisation"] ?? ""] else {
      throw Fault(column: "organisation", phrase: .codeUnknown(cells["organisation"] ?? ""))
    }
    guard let role = Role(rawValue: (cells["role"] ?? "").lowercased()) else {
      throw Fault(column: "role", phrase: .roleUnknown(cells["role"] ?? ""))
    }
    let held = (known[login] ?? []) + (added[login] ?? [])
    let same = held.filter { $0.organisation == body.id && $0.role == role }
    let from = try day(cells, "from") ?? same.first { $0.counts(on: visit.today) }?.from ?? max(visit.today, body.from)
    let stored = (known[login] ?? []).first {
      $0.organisation == body.id && $0.role == role && $0.from == from && $0.standing(on: from) != .withdrawn
    }
    let to = cells["to"] == nil ? stored?.to : try day(cells, "to")
    let membership = Membership(organisation: body.id, role: role, from: from, to: to)
    if same.contains(membership) { return (membership, .unchanged) }
    guard stored != nil || (from >= body.from && body.to.map { from <= $0 } ?? true) else {
      let phrase = Phrase.roleOutsideBody(body.shortName, from: body.from.short, to: body.to?.short)
      throw Fault(column: "from", phrase: phrase)
    }
    if let to, to < from { throw Fault(column: "to", phrase: .roleEndsBeforeItBegins) }
    let deciding = (known[login] ?? []).deciding(on: visit.today)
    guard deciding.allSatisfy({ viewer.may(.manageUsers, over: $0.organisation) }) else {
      throw Fault(column: "login", phrase: .loginTaken)
    }
    guard !held.contains(where: { $0 != stored && $0.overlaps(membership) }) else {
      throw Fault(column: "role", phrase: .roleHeldThen)
    }
    if let stored { return (membership, try newEnd(of: stored, to, login)) }
    return (membership, known[login] == nil && added[login] == nil ? .newPerson : .newRole)
  }

  /// Another last day of a role, where a list may set it: of others than oneself, and not in the past.
  private func newEnd(
    of stored: Membership, _ to: CivilDate?, _ login: String
  ) throws(Fault) -> PeopleListRow.Effect {
    guard login != viewer.person.login else { throw Fault(column: "to", phrase: .listNotOneself) }
    guard stored.standing(on: visit.today) != .past, to.map({ $0 >= visit.today }) ?? true else {
      throw Fault(column: "to", phrase: .listEndsInThePast)
    }
    return .newEnd(of: stored)
  }

  private func day(_ cells: [String: String], _ column: String) throws(Fault) -> CivilDate? {
    let text = cells[column] ?? ""
    guard !text.isEmpty else { return nil }
    guard let day = CivilDate(typed: text) else { throw Fault(column: column, phrase: .dayUnreadable(text)) }
    return day
  }
}
