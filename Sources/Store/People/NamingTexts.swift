// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain
import Vietnamese

/// A text in somebody's own words in which a name stands. Erasing a person leaves such texts as they are: they are the
/// words of others, or a document, and only people can tell what of them may go.
public struct NamingText: Sendable, Hashable {
  /// Where a text stands.
  public enum Place: Sendable, Hashable {
    /// What a report says, or what was said about it.
    case report(plan: ID<Plan>, item: ID<PlanItem>, organisation: ID<Organisation>, state: ReportState)
    /// The name of a file that goes with a report.
    case evidence(plan: ID<Plan>, item: ID<PlanItem>, organisation: ID<Organisation>, state: ReportState)
    /// The words of an item of a plan, or why it was stopped.
    case item(plan: ID<Plan>, item: ID<PlanItem>)
    /// The title of a plan, who signed it, or to whom it goes.
    case plan(ID<Plan>)
    /// The document that a plan was read from.
    case document(of: ID<Plan>)
    /// The reason of a loan.
    case loan(ID<Delegation>, by: ID<Person>)
    /// The reason of a reset, which names its person.
    case reset(ID<Person>)
  }

  /// Where it stands.
  public let place: Place
  /// The text; empty for a document, which is too long to be shown.
  public let text: String
}

extension Connection {
  /// The texts of some realms in which the name or the sign-in name of a person stands: as it is, in capitals, in small
  /// letters, or in small letters without marks. Every text is read for it, so it is asked seldom.
  ///
  /// - Parameter limit: How many of each kind at most.
  public func texts(naming person: Person, in realms: [ID<Organisation>], limit: Int) throws -> [NamingText] {
    let search = NameSearch(person, realms, limit)
    return try reports(search) + evidence(search) + plans(search) + reasons(search, but: person.id)
  }

  private func reports(_ search: NameSearch) throws -> [NamingText] {
    try query(
      """
      SELECT plan, item, organisation, state, sentence, difficulty, proposal, COALESCE(note, '') FROM report
      WHERE \(search.realm("realm")) AND \(search.found(["sentence", "difficulty", "proposal", "note"]))
      ORDER BY submitted_at DESC, id LIMIT \(search.limit)
      """
    ).map { row in
      NamingText(
        place: .report(plan: try row.id(0), item: try row.id(1), organisation: try row.id(2), state: try row.word(3)),
        text: search.first(of: try (4...7).map { try row.text($0) }))
    }
  }

  private func evidence(_ search: NameSearch) throws -> [NamingText] {
    try query(
      """
      SELECT r.plan, r.item, r.organisation, r.state, e.name FROM evidence e
        JOIN report r ON r.realm = e.realm AND r.plan = e.plan AND r.id = e.report
      WHERE \(search.realm("e.realm")) AND \(search.found(["e.name"])) ORDER BY e.report, e.position LIMIT \(search.limit)
      """
    ).map { row in
      NamingText(
        place: .evidence(plan: try row.id(0), item: try row.id(1), organisation: try row.id(2), state: try row.word(3)),
        text: try row.text(4))
    }
  }

  private func plans(_ search: NameSearch) throws -> [NamingText] {
    let plans = try query(
      """
      SELECT id, title, COALESCE(signer, ''), recipients FROM plan
      WHERE \(search.realm("realm")) AND \(search.found(["title", "signer", "recipients"])) ORDER BY id LIMIT \(search.limit)
      """
    ).map { row in
      NamingText(place: .plan(try row.id(0)), text: search.first(of: try (1...3).map { try row.text($0) }))
    }
    let items = try query(
      """
      SELECT plan, id, text, COALESCE(stopped_reason, '') FROM plan_item
      WHERE \(search.realm("realm")) AND \(search.found(["text", "stopped_reason"])) ORDER BY plan, id LIMIT \(search.limit)
      """
    ).map { row in
      NamingText(
        place: .item(plan: try row.id(0), item: try row.id(1)),
        text: search.first(of: try (2...3).map { try row.text($0) }))
    }
    let documents = try query(
      """
      SELECT p.id FROM plan p JOIN document d ON d.realm = p.realm AND d.id = p.document
      WHERE \(search.realm("p.realm")) AND \(search.found(["d.body", "d.name"])) ORDER BY p.id LIMIT \(search.limit)
      """
    ).map { row in NamingText(place: .document(of: try row.id(0)), text: "") }
    return plans + items + documents
  }

  /// The reasons that others gave; those of the person themselves go with the person.
  private func reasons(_ search: NameSearch, but person: ID<Person>) throws -> [NamingText] {
    let loans = try query(
      """
      SELECT id, reason, lender FROM delegation WHERE \(search.realm("realm")) AND lender <> \(person)
        AND \(search.found(["reason"])) ORDER BY id LIMIT \(search.limit)
      """
    ).map { row in NamingText(place: .loan(try row.id(0), by: try row.id(2)), text: try row.text(1)) }
    let resets = try query(
      """
      SELECT person, reason FROM reset_request WHERE person <> \(person) AND asked_by <> \(person)
        AND \(search.found(["reason"])) ORDER BY id LIMIT \(search.limit)
      """
    ).map { row in NamingText(place: .reset(try row.id(0)), text: try row.text(1)) }
    return loans + resets
  }
}

/// How a name is looked for in texts.
private struct NameSearch {
  let limit: Int
  private let realms: [ID<Organisation>]
  private let names: [String]

  /// Sign-in names shorter than this are words of the language too often.
  private static let loginLength = 6

  init(_ person: Person, _ realms: [ID<Organisation>], _ limit: Int) {
    (self.realms, self.limit) = (realms, limit)
    let name = person.name
    let spelled = [name, name.uppercased(), name.lowercased(), foldedForSearch(name)].filter { !$0.isEmpty }
    names = Set(spelled + (person.login.utf8.count < Self.loginLength ? [] : [person.login])).sorted()
  }

  func realm(_ column: String) -> SQL { "\(unsafeSQL: column) IN (\(list: realms))" }

  /// What holds where one of the names stands in one of the columns.
  func found(_ columns: [String]) -> SQL {
    var condition: SQL = "(1 = 0"
    for column in columns {
      for name in names {
        condition = condition + " OR \(unsafeSQL: column) LIKE \(PersonKeys.pattern(name)) ESCAPE '!'"
      }
    }
    return condition + ")"
  }

  /// The first of some texts in which a name stands.
  func first(of texts: [String]) -> String {
    texts.first { text in
      let folded = foldedForSearch(text)
      return names.contains { folded.contains(foldedForSearch($0)) }
    } ?? ""
  }
}
