// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain
import Vietnamese

/// What is kept beside a person's names, so that the database orders and finds people as Vietnamese do.
struct PersonKeys {
  /// The place of the name in the order of dictionaries.
  let sort: [UInt8]
  /// The name and the sign-in name as one types them in a search box.
  let search: String

  init(name: String, login: String) {
    sort = sortKey(name)
    search = foldedForSearch(name) + "\n" + foldedForSearch(login)
  }

  /// What holds of a person `p` whose names hold all words of a text; begins with AND unless the text is empty.
  static func holds(_ words: String) -> SQL {
    var condition: SQL = ""
    for word in foldedForSearch(words).utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) {
      let pattern = pattern(String(decoding: word, as: UTF8.self))
      condition = condition + " AND p.search_key LIKE \(pattern) ESCAPE '!'"
    }
    return condition
  }

  /// What LIKE … ESCAPE '!' finds a text by that stands anywhere in another.
  static func pattern(_ text: String) -> String {
    var pattern: [UInt8] = [0x25]
    for byte in text.utf8 {
      // The signs that LIKE reads as more than themselves.
      if [0x25, 0x5F, 0x21].contains(byte) { pattern.append(0x21) }
      pattern.append(byte)
    }
    return String(decoding: pattern + [0x25], as: UTF8.self)
  }
}

/// The bodies whose people are asked for: all of some realms, and single ones of others.
public struct PeopleScope: Sendable, Hashable {
  /// Realms with all their bodies.
  public let realms: [ID<Organisation>]
  /// Single bodies.
  public let bodies: [ID<Organisation>]

  /// PostgreSQL takes 65,535 values in one statement, SQLite 32,766.
  private static let bodiesInOne = 20_000

  /// Names the bodies.
  public init(realms: [ID<Organisation>] = [], bodies: [ID<Organisation>] = []) {
    self.realms = realms
    self.bodies = bodies
  }

  /// What holds of a role `m` in one of the bodies; several conditions where one statement cannot name them all.
  fileprivate var conditions: [SQL] {
    let whole: [SQL] = realms.isEmpty ? [] : ["m.realm IN (\(list: realms))"]
    return whole
      + bodies.inPieces(of: Self.bodiesInOne).map { piece -> SQL in "m.organisation IN (\(list: piece))" }
  }
}

/// Who is asked for in a list of people.
public struct PeopleQuestion: Sendable, Hashable {
  /// Where a role must be held that decides in whose hands the account is: one that counts or will, or for somebody
  /// without such roles one of the past.
  public var scope: PeopleScope
  /// Words that the name or the sign-in name must hold, all of them; empty: anybody.
  public var words: String
  /// The day on which roles count.
  public var today: CivilDate

  /// Asks for people.
  public init(in scope: PeopleScope, words: String = "", on today: CivilDate) {
    self.scope = scope
    self.words = words
    self.today = today
  }

  /// What holds of a person `p`, for one condition on the bodies.
  fileprivate func condition(_ bodies: SQL) -> SQL {
    let isLive: SQL = "(o.valid_to IS NULL OR o.valid_to >= \(today) AND o.valid_to >= o.valid_from)"
    return """
      p.id IN (SELECT m.person FROM membership m WHERE \(bodies)
        AND (m.valid_to IS NULL OR m.valid_to >= \(today) AND m.valid_to >= m.valid_from
          OR NOT EXISTS (SELECT 1 FROM membership o WHERE o.person = m.person AND \(isLive))))
      """ + PersonKeys.holds(words)
  }
}

extension Connection {
  /// A page of people, in the order of Vietnamese dictionaries.
  ///
  /// - Parameters:
  ///   - last: The last one of the page before; `nil` for the first page.
  ///   - limit: How many at most.
  public func people(_ question: PeopleQuestion, after last: ID<Person>? = nil, limit: Int) throws -> [Person] {
    var behind: SQL = ""
    if let last, let row = try query("SELECT sort_key FROM person WHERE id = \(last)").first {
      behind = " AND (p.sort_key, p.id) > (\(try row.blob(0)), \(last))"
    }
    var found: [(key: [UInt8], person: Person)] = []
    for bodies in question.scope.conditions {
      let rows = try query(
        """
        \(Self.personColumns), p.sort_key FROM person p WHERE \(question.condition(bodies))\(behind)
        ORDER BY p.sort_key, p.id LIMIT \(limit)
        """)
      for row in rows {
        let person = try person(row)
        if !found.contains(where: { $0.person.id == person.id }) { found.append((try row.blob(8), person)) }
      }
    }
    let ordered = found.sorted { one, other in
      one.key == other.key ? one.person.id < other.person.id : one.key.lexicographicallyPrecedes(other.key)
    }
    return ordered.prefix(limit).map(\.person)
  }

  /// How many people a question finds.
  public func peopleCount(_ question: PeopleQuestion) throws -> Int {
    let conditions = question.scope.conditions.map { question.condition($0) }
    if conditions.count == 1 {
      return Int(try query("SELECT COUNT(*) FROM person p WHERE \(conditions[0])")[0].int(0))
    }
    // Somebody may hold roles in bodies of several pieces.
    var found: Set<Int64> = []
    for condition in conditions {
      for row in try query("SELECT p.id FROM person p WHERE \(condition)") { found.insert(try row.int(0)) }
    }
    return found.count
  }

  /// The people with these sign-in names.
  public func people(logins: [String]) throws -> [Person] {
    try logins.inPieces(of: 1000).flatMap { piece in
      try query("\(Self.personColumns) FROM person p WHERE login IN (\(list: piece))").map(person)
    }
  }

  /// Everybody who has held, holds or will hold a role in a body.
  public func people(at organisation: ID<Organisation>) throws -> [Person] {
    try query(
      """
      \(Self.personColumns) FROM person p WHERE p.id IN (SELECT person FROM membership WHERE organisation = \(organisation))
      ORDER BY p.sort_key, p.id
      """
    ).map(person)
  }

  /// The bodies of a scope in which anybody has held, holds or will hold a role.
  ///
  /// - Parameter limit: How many at most.
  public func organisationsWithPeople(in scope: PeopleScope, limit: Int) throws -> [ID<Organisation>] {
    var found: [ID<Organisation>] = []
    for bodies in scope.conditions where found.count < limit {
      found += try query("SELECT DISTINCT m.organisation FROM membership m WHERE \(bodies) LIMIT \(limit)").map {
        try $0.id(0)
      }
    }
    return Array(Set(found).sorted().prefix(limit))
  }

  /// The people whose name or sign-in name holds what was typed; `nil` where they are more than `limit`. A whole sign-in
  /// name means that one alone.
  public func people(named text: String, limit: Int) throws -> [Int64]? {
    let condition = PersonKeys.holds(text)
    guard !condition.text.isEmpty else { return [] }
    if let row = try query("SELECT id FROM person WHERE login = \(text)").first { return [try row.int(0)] }
    let rows = try query("SELECT p.id FROM person p WHERE TRUE\(condition) ORDER BY p.id LIMIT \(limit + 1)")
    return rows.count > limit ? nil : try rows.map { try $0.int(0) }
  }
}

extension Array {
  /// The list in pieces that one statement can bind.
  func inPieces(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
