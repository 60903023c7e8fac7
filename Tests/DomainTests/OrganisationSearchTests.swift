// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing

@Suite struct OrganisationSearchTests {
  private static let today = CivilDate(daysSinceEpoch: 20_778)

  private static func body(_ id: Int64, under parent: Int64?, _ name: String, short: String? = nil, code: String? = nil)
    -> Organisation
  {
    Organisation(
      id: ID(id), realm: ID(1), parent: parent.map { ID($0) }, code: code ?? "H\(id)", name: name,
      shortName: short ?? name, kind: "department", from: CivilDate(daysSinceEpoch: 10_000))
  }

  /// A province that was merged into a city, with the unions of both.
  private static let tree: OrganisationTree = {
    let tree = OrganisationTree(
      [
        body(1, under: nil, "Chính phủ"), body(2, under: 1, "Tỉnh Bình Dương", code: "H09"),
        body(3, under: 1, "Thành phố Hồ Chí Minh", short: "TP. HCM"), body(4, under: 3, "Liên đoàn Lao động thành phố"),
        body(5, under: 2, "Liên đoàn Lao động tỉnh Bình Dương", short: "LĐLĐ tỉnh"),
        body(6, under: 4, "Công đoàn cơ sở Đá Xanh"), body(7, under: 4, "Công đoàn cơ sở An Bình Dương"),
        body(8, under: 4, "Công đoàn cơ sở Ăn Khớp"), body(9, under: 4, "Công đoàn cơ sở Ân Thi"),
      ], on: today)
    let event = Reorganisation(.merge([ID(2)], into: .existing(ID(3)), joinAlike: false), on: today.adding(days: -100))
    guard let change = try? event.effect(on: tree) else { preconditionFailure("the merger is in order") }
    return OrganisationTree(tree.records.replacing(change.histories), on: today)
  }()
  private let search = OrganisationSearch(tree.records)

  private func found(_ text: String, limit: Int = 10) -> [Int64] {
    search.find(text, in: Self.tree, limit: limit).map(\.organisation.rawValue)
  }

  @Test(arguments: ["binh duong", "BÌNH DƯƠNG", "Bình Dương", "  bình   dương ", "duong binh", "bin duo"])
  func `marks, case and the order of words do not matter`(_ text: String) {
    #expect(Set(found(text)) == [2, 5, 7])
  }

  @Test func `a name that begins so comes first, what is there before what has ended`() {
    #expect(found("tỉnh bình dương") == [2, 5])
    #expect(found("liên đoàn") == [4, 5])
    #expect(found("cong doan co so") == [7, 8, 9, 6], "an, ăn, ân, đá: the order of the dictionary")
  }

  @Test(arguments: [
    ("da xanh", 6), ("đá xanh", 6), ("Da X", 6), ("H09", 2), ("h09", 2), ("tp hcm", 3), ("ldld tinh", 5),
  ])
  func `đ is found by d, and a body by its code or its short name`(_ text: String, _ id: Int64) {
    #expect(found(text) == [id])
  }

  @Test(arguments: ["", "   ", "…", "không có ai", "bình dương xyz", String(repeating: "a", count: 10_000)])
  func `what fits nobody finds nobody`(_ text: String) {
    #expect(found(text).isEmpty)
  }

  @Test func `an old name leads to who bears another now`() throws {
    let facts = BodyFacts(code: "H6", name: "Công đoàn cơ sở Ngọc Lam", kind: "department")
    let change = try Reorganisation(.amend(ID(6), facts), on: Self.today.adding(days: -9)).effect(on: Self.tree)
    let tree = OrganisationTree(Self.tree.records.replacing(change.histories), on: Self.today)
    let hits = OrganisationSearch(tree.records).find("da xanh", in: tree, limit: 5)
    #expect(hits.map(\.organisation) == [ID(6)])
    #expect(hits.first?.nameUntil == Self.today.adding(days: -10) && hits.first?.name == "Công đoàn cơ sở Đá Xanh")
    // Asked as of a day on which it bore the name, it is the name.
    let then = tree.on(Self.today.adding(days: -20))
    #expect(OrganisationSearch(tree.records).find("da xanh", in: then, limit: 5).first?.nameUntil == nil)
    // Found by both names it is named once.
    #expect(OrganisationSearch(tree.records).find("cong doan", in: tree, limit: 9).count == 4)
  }

  @Test func `no more come than are asked for, and none that is not wanted`() {
    #expect(found("cong doan", limit: 2) == [7, 8])
    #expect(found("cong doan", limit: 0).isEmpty)
    let some = search.find("binh", in: Self.tree, limit: 9) { $0 != ID(2) }
    #expect(!some.contains { $0.organisation == ID(2) } && !some.isEmpty)
  }

  @Test func `an index brought up to date finds what one made anew finds, in the same order`() throws {
    var dice = SeededRandom(seed: 11)
    let words = ["Công", "đoàn", "cơ", "sở", "An", "Ăn", "Ân", "Đá", "Bình", "Dương", "Xanh"]
    let queries = ["c", "cong doan", "an", "da xanh", "binh duong", "h", "doan an", "xanh", "liên đoàn"]
    for _ in 0..<30 {
      var tree = Self.tree
      var search = OrganisationSearch(tree.records)
      for step in 0..<6 {
        let name = (0..<3).compactMap { _ in words.randomElement(using: &dice) }.joined(separator: " ")
        let facts = BodyFacts(code: "K\(step)", name: name, kind: "department")
        let bodies = tree.all.filter { $0.id != ID(1) && $0.to == nil }.map(\.id)
        let one = try #require(bodies.randomElement(using: &dice))
        let event: Reorganisation.Event =
          switch Int.random(in: 0..<3, using: &dice) {
          case 0: .found([NewBody(id: ID(Int64(100 + step)), facts: facts, parent: one)])
          case 1: .amend(one, facts)
          default: .dissolve(one, heir: nil)
          }
        guard let change = try? Reorganisation(event, on: Self.today.adding(days: step - 3)).effect(on: tree) else {
          continue
        }
        tree = OrganisationTree(tree.records.replacing(change.histories), on: Self.today)
        // Where a body above ends, those below it come to stand higher and change with it.
        search = OrganisationSearch(search, changed: Set(change.histories.keys), records: tree.records)
        let anew = OrganisationSearch(tree.records)
        for query in queries {
          for limit in [2, 20] {
            let (found, expected) = (
              search.find(query, in: tree, limit: limit), anew.find(query, in: tree, limit: limit)
            )
            #expect(found.map(\.organisation) == expected.map(\.organisation), "\(query)")
            #expect(found.map(\.name) == expected.map(\.name) && found.map(\.nameUntil) == expected.map(\.nameUntil))
          }
        }
      }
      #expect(search.changedCount > 0)
    }
  }
}
