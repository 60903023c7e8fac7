// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Store
import Testing

@testable import Database

@Suite struct IDSourceTests {
  @Test func `identifiers of one process never repeat and grow on every thread`() {
    let source = IDSource()
    let drawn = inParallel(8) { _ in (0..<10_000).map { _ in source.next(Plan.self, at: someMoment) } }
    for line in drawn { #expect(zip(line, line.dropFirst()).allSatisfy { $0 < $1 }) }
    #expect(Set(drawn.joined()).count == 80_000)
  }

  @Test func `an identifier grows with time and not with a clock that stands or goes back`() {
    let source = IDSource()
    var last = source.next(Plan.self, at: someMoment)
    for milliseconds in [0, 1, 1, 1, 500, -10_000, 499, 501, -1_000_000_000, 502] as [Int64] {
      let next = source.next(Plan.self, at: Instant(milliseconds: someMoment.milliseconds + milliseconds))
      #expect(next > last)
      last = next
    }
  }

  @Test func `an identifier tells the millisecond of its making`() {
    for (milliseconds, expected) in [
      (1_577_836_800_000, 0), (1_772_323_200_000, 194_486_400_000), (0, 0), (.min / 2, 0),
    ] as [(Int64, Int64)] {
      let id = IDSource().next(Plan.self, at: Instant(milliseconds: milliseconds))
      #expect(id.rawValue >> 22 == expected)
      #expect(id.rawValue > 0)
      #expect(ID<Plan>("\(id)") == id)
    }
  }

  @Test func `more identifiers than a millisecond holds run on into the next`() {
    let source = IDSource()
    let ids = (0..<5_000).map { _ in source.next(Plan.self, at: someMoment) }
    #expect(Set(ids).count == 5_000)
    #expect(Set(ids.map { $0.rawValue >> 22 }).count == 2)
  }

  @Test func `two processes draw different numbers at the same moment, but for the chance of one in 1024`() {
    let firsts = Set((0..<64).map { _ in IDSource().next(Plan.self, at: someMoment) })
    #expect(firsts.count > 48)
  }
}

@Suite struct JSONObjectTests {
  private func decoded(_ object: JSONObject) throws -> [String: String?] {
    try JSONDecoder().decode([String: String?].self, from: Data(object.text.utf8))
  }

  @Test func `every character comes back from a reader of JSON as it was`() throws {
    var texts = (0..<0x3000).compactMap { Unicode.Scalar($0) }.map { String($0) }
    texts += [
      "", "\"", "\\", "\\\"", "a\nb\r\nc\td", "\\u0041", "</script>", "\u{2028}\u{2029}", "🌱", "\u{10FFFF}", "\u{FFFE}",
    ]
    for text in texts {
      var object = JSONObject()
      object.add("k", text)
      #expect(try decoded(object)["k"].map { $0.map { Array($0.utf8) } } == .some(Array(text.utf8)))
    }
  }

  @Test func `a key is escaped as a value is`() throws {
    var object = JSONObject()
    object.add("a\"\\\n", "1")
    #expect(try decoded(object) == ["a\"\\\n": "1"])
  }

  @Test func `fields keep their order, numbers their digits and nothing is null`() {
    var object = JSONObject()
    #expect(object.text == "{}")
    object.add("z", "Đắk \"Lắk\"\n")
    object.add("a", Int64.min)
    object.add("m", Int64.max)
    object.add("text", String?.none)
    object.add("number", Int64?.none)
    #expect(
      object.text
        == #"{"z":"Đắk \"Lắk\"\n","a":-9223372036854775808,"m":9223372036854775807,"text":null,"number":null}"#)
    #expect(JSONObject.quoted("\u{1}\u{1f}\u{7f}") == "\"\\u0001\\u001f\u{7f}\"")
  }
}

@Suite struct ConversionTests {
  @Test func `days, moments and identifiers are stored so that their order is kept`() {
    let days = ["0001-01-01", "0999-12-31", "1970-01-01", "2026-09-30", "2026-10-01", "9999-12-31"].map(
      DomainSample.day)
    let stored = days.map(\.sqlValue)
    #expect(stored == days.map { .text($0.description) })
    #expect(days.map(\.description) == days.map(\.description).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Instant(milliseconds: -5).sqlValue == .integer(-5))
    #expect(ID<Plan>(7).sqlValue == .integer(7))
  }

  @Test func `no value of the domain reaches the text of a statement`() {
    let sql: SQL = "SELECT \(ID<Plan>(7)), \(DomainSample.day("2026-10-15")), \(someMoment), \("'; --")"
    #expect(sql.text == "SELECT $1, $2, $3, $4")
    #expect(sql.values == [.integer(7), .text("2026-10-15"), someMoment.sqlValue, .text("'; --")])
  }
}
