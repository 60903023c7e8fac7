// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Bodies that a text names, and names that differ in a number, a mark or a blank alone.
@Suite struct OrganisationNamesTests {
  private static func body(_ id: Int64, _ name: String, to: String? = nil) -> Organisation {
    Organisation(
      id: ID(id), realm: ID(1), parent: nil, code: "\(id)", name: name, shortName: "", kind: "department",
      from: CivilDate(daysSinceEpoch: 9_862), to: to.flatMap { CivilDate(iso: $0) })
  }

  private static let bodies = [
    body(9, "Ủy ban nhân dân xã Tân Hạ"), body(4, "Ủy ban nhân dân xã Tân Hà"), body(2, "Sở Y tế"),
    body(3, "Chi cục Dân số Sở Y tế"), body(5, "Ủy ban nhân dân xã Tân"), body(6, "Thanh tra"), body(7, "Vụ"),
    body(8, "Sở Khoa học", to: "2025-02-28"), body(11, "Trường Tiểu học số 1"), body(12, "Trường Tiểu học số 2"),
    body(13, "Phường 12"), body(14, "Phường 14"),
  ]

  private static let matcher = OrganisationMatcher(bodies, on: CivilDate(daysSinceEpoch: 20_454))

  private static let texts: [(text: String, ids: [Int64])] = [
    ("Giao Sở Y tế chủ trì.", [2]), ("SỞ Y TẾ", [2]), ("so y te", [2]), ("Sở Y tế", [2]), ("(Sở Y tế)", [2]),
    ("Sở Y tế và Thanh tra", [2, 6]), ("Thanh tra và Sở Y tế", [6, 2]), ("Sở Y tế, Sở Y tế", [2]),
    ("Giao Chi cục Dân số Sở Y tế", [3]), ("Sở Y tế, Chi cục Dân số Sở Y tế", [2, 3]),
    ("Ủy ban nhân dân xã Tân", [5]), ("Ủy ban nhân dân xã Tân Hà", [4, 9]),
    ("Ủy ban nhân dân xã Tân, Ủy ban nhân dân xã Tân Hạ", [5, 4, 9]),
    // One word names a kind of body, a body that ended nobody, and no name stands inside of other words.
    ("Vụ", []), ("Sở Khoa học", []), ("Sở Y", []), ("Sở Y tếx", []), ("xSở Y tế", []), ("Thanh tran", []), ("", []),
    (".", []), ("Y tế Sở", []), ("Sở Sở Y tế", [2]), ("Sở Y Sở Y tế", [2]),
  ]

  @Test(arguments: texts) func `a text names bodies in full, in its order, the longer of two names`(
    text: String, ids: [Int64]
  ) {
    #expect(Self.matcher.named(in: text).map(\.id.rawValue) == ids)
  }

  @Test func `of many bodies that a text names the first ones are told`() {
    let text = "Thanh tra, Sở Y tế, Phường 12, Phường 14, Trường Tiểu học số 1"
    let all: [Int64] = [6, 2, 13, 14, 11]
    for limit in 0...6 {
      #expect(Self.matcher.named(in: text, limit: limit).map(\.id.rawValue) == Array(all.prefix(limit)))
    }
    #expect(Self.matcher.named(in: text).count == 3)
  }

  @Test(
    arguments: [
      ("Trường Tiểu học số 1", 11), ("trường tiểu học số 2", 12), ("Phường 12", 13), ("PHƯỜNG 14", 14),
      ("Phường 1", nil),
      ("Phường", nil), ("Trường Tiểu học số", nil), ("Ủy ban  nhân dân xã Tân Hà", 4),
      ("Ủy ban nhân dân\txã Tân Hạ", 9),
      ("Ủy ban nhân dân xã Tân Ha", nil), ("Uy ban nhan dan xa Tan", 5),
    ] as [(String, Int64?)]) func `bodies that differ in a number or a mark alone are told apart`(
      name: String, id: Int64?
    )
  {
    #expect(Self.matcher.match(name)?.id.rawValue == id)
  }

  @Test func `of bodies that share as many words the one that was made first is guessed first`() {
    #expect(Self.matcher.guesses("Trường Tiểu học số 3", limit: 2).map(\.id.rawValue) == [11, 12])
    #expect(Self.matcher.guesses("Ủy ban nhân dân xã Tân Lập", limit: 3).map(\.id.rawValue) == [5, 4, 9])
  }

  @Test func `everything that matches a name is named by a text of it`() {
    for body in Self.bodies where body.name.contains(" ") && body.to == nil {
      let named = Self.matcher.named(in: "Đề nghị \(body.name.uppercased()), báo cáo.", limit: 9).map(\.id)
      #expect(named.contains(body.id), "\(body.name)")
    }
  }
}
