// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

/// What a statement written in the program becomes.
@Suite struct StatementTests {
  private static let none: Int64? = nil
  private static let condition: SQL = "a = \(1) AND b = \("x")"

  static let statements: [(SQL, text: String, values: [SQLValue])] = [
    ("SELECT 1", "SELECT 1", []),
    ("", "", []),
    ("\(7)", "$1", [.integer(7)]),
    ("\(7)\("")", "$1$2", [.integer(7), .text("")]),
    (
      "VALUES (\(true), \(none), \([UInt8](repeating: 1, count: 2)))", "VALUES ($1, $2, $3)",
      [.integer(1), .null, .blob([1, 1])]
    ),
    (
      "SELECT 1 WHERE \(condition) OR c = \(3)", "SELECT 1 WHERE a = $1 AND b = $2 OR c = $3",
      [.integer(1), .text("x"), .integer(3)]
    ),
    ("SELECT 1 \("" as SQL)WHERE \("" as SQL)a = \(2)", "SELECT 1 WHERE a = $1", [.integer(2)]),
    ("a IN (\(list: [4, 5]))", "a IN ($1, $2)", [.integer(4), .integer(5)]),
    ("a IN (\(list: [Int]()))", "a IN (NULL)", []),
    ("DROP TABLE \(unsafeSQL: "x")\(unsafeSQL: "")", "DROP TABLE x", []),
    ("SELECT 1 " + "WHERE a = \(1)" + "", "SELECT 1 WHERE a = $1", [.integer(1)]),
  ]

  @Test(arguments: statements) func `binds what is interpolated, in order, and nothing else`(
    _ statement: SQL, _ text: String, _ values: [SQLValue]
  ) {
    #expect(statement.text == text)
    #expect(statement.values == values)
  }

  private func statement(_ number: Int, _ table: SQL) -> SQL { "SELECT \(number) FROM \(table) WHERE a = \(number)" }

  @Test func `drivers know a statement again whatever its values are`() {
    #expect(statement(1, "thing").template == statement(2, "thing").template)
    #expect(statement(1, "thing").template.hashValue == statement(2, "thing").template.hashValue)
    #expect(Set((1...9).map { statement($0, "thing").template }).count == 1)
  }

  @Test func `statements of the same length are told apart`() {
    #expect(statement(1, "thing").template != statement(1, "other").template)
    #expect(("SELECT a" as SQL).template != ("SELECT b" as SQL).template)
    #expect(("a\(1)" as SQL).template != ("\(1)a" as SQL).template)
  }
}

/// What ties a form to one report.
@Suite struct FormKeyTests {
  private static let moment = Instant(milliseconds: 1_772_323_200_000)

  @Test func `keys of later forms come later in their index`() {
    let keys = [0, 1, 9, 10, 86_400].map {
      Report.formKey(at: Self.moment.adding(seconds: $0), token: "z\(9 - $0 % 10)")
    }
    let stored = keys.map { Report.idempotencyKey(form: $0, by: ID(7)) }
    #expect(zip(stored, stored.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func `the same form sent by two people gives two keys, and by one person one`() {
    let form = Report.formKey(at: Self.moment, token: "t")
    #expect(Report.idempotencyKey(form: form, by: ID(7)) == Report.idempotencyKey(form: form, by: ID(7)))
    #expect(Report.idempotencyKey(form: form, by: ID(7)) != Report.idempotencyKey(form: form, by: ID(8)))
    #expect(Report.idempotencyKey(form: form, by: nil) != Report.idempotencyKey(form: form, by: ID(8)))
    // What a person could write into the field leads to no key of another one.
    #expect(Report.idempotencyKey(form: form + " 8", by: ID(7)) != Report.idempotencyKey(form: form, by: ID(8)))
  }
}
