// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

private func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { preconditionFailure("\(text) is no day") }
  return day
}

private func body(
  _ id: Int64, under parent: Int64? = nil, name: String = "", shortName: String? = nil, from: String = "2000-01-01",
  to: String? = nil, successor: Int64? = nil
) -> Organisation {
  Organisation(
    id: ID(id), realm: ID(1), parent: parent.map { ID($0) }, code: "\(id)", name: name, shortName: shortName ?? name,
    kind: "department",
    from: day(from), to: to.map(day), successor: successor.map { ID($0) })
}

private func id(_ number: Int64) -> ID<Organisation> { ID(number) }

/// A province (1) with departments (2, 3), a district (4) with communes (41, 42) and a room (411); beside it a union (9).
private let province = [
  body(1), body(3, under: 1), body(2, under: 1), body(4, under: 1), body(41, under: 4), body(42, under: 4),
  body(411, under: 41), body(9), body(91, under: 9),
]

@Suite struct OrganisationTests {
  @Test(arguments: [
    ("1999-12-31", false), ("2000-01-01", true), ("2025-06-30", true), ("2025-07-01", false),
  ]) func `a body exists from its first to its last day`(_ date: String, _ exists: Bool) {
    #expect(body(1, to: "2025-06-30").exists(on: day(date)) == exists)
  }

  @Test func `a body without a last day exists for ever`() {
    #expect(body(1).exists(on: day("9999-12-31")))
  }

  @Test func `the top of a tree is its own realm`() {
    let top = Organisation.top(id(7), name: "UBND tỉnh", from: day("2026-01-01"))
    #expect(top.realm == top.id)
    #expect(top.parent == nil && top.successor == nil && top.to == nil)
    #expect(top.shortName == "UBND tỉnh")
  }
}

@Suite struct OrganisationTreeTests {
  private let tree = OrganisationTree(province)

  @Test func `the bodies above are named nearest first`() {
    #expect(tree.ancestors(of: id(411)).map(\.id.rawValue) == [41, 4, 1])
    #expect(tree.ancestors(of: id(1)).isEmpty)
    #expect(tree.ancestors(of: id(404)).isEmpty)
  }

  @Test func `siblings keep the order in which they came`() {
    #expect(tree.children(of: id(1)).map(\.id.rawValue) == [3, 2, 4])
    #expect(tree.children(of: id(411)).isEmpty)
    #expect(tree.children(of: id(404)).isEmpty)
  }

  @Test func `a subtree comes in the order of the tree with its depths`() {
    #expect(
      tree.subtree(of: id(1)).map { "\($0.organisation.id)@\($0.depth)" } == [
        "1@0", "3@1", "2@1", "4@1", "41@2", "411@3", "42@2",
      ])
    #expect(tree.subtree(of: id(42)).map(\.organisation.id.rawValue) == [42])
    #expect(tree.subtree(of: id(404)).isEmpty)
  }

  @Test func `a body is within itself and everything above it, and nothing else`() {
    let ids = province.map(\.id)
    for one in ids {
      let within = ids.filter { tree.isWithin(one, $0) }
      #expect(Set(within) == Set([one] + tree.ancestors(of: one).map(\.id)))
      for other in ids {
        #expect(tree.isWithin(one, other) == tree.subtree(of: other).contains { $0.organisation.id == one })
        #expect(tree.areInLine(one, other) == (tree.isWithin(one, other) || tree.isWithin(other, one)))
        #expect(tree.areInLine(one, other) == tree.areInLine(other, one))
      }
    }
  }

  @Test(
    arguments: [(41, 1, true), (1, 411, true), (41, 42, false), (2, 3, false), (91, 1, false), (2, 2, true)]
      as [(Int64, Int64, Bool)])
  func `siblings and other trees are not in line`(_ one: Int64, _ other: Int64, _ inLine: Bool) {
    #expect(tree.areInLine(ID(one), ID(other)) == inLine)
  }

  @Test func `a deep line is followed to its top`() {
    let line = OrganisationTree((1...200).map { body($0, under: $0 == 1 ? nil : $0 - 1) })
    #expect(line.ancestors(of: id(200)).count == 199)
    #expect(line.isWithin(id(200), id(1)))
    #expect(line.subtree(of: id(1)).last?.depth == 199)
  }

  @Test func `a ring in damaged data is cut at its first body`() {
    let ring = OrganisationTree([
      body(1, under: 3), body(2, under: 1), body(3, under: 2), body(4, under: 3), body(5, under: 5),
    ])
    #expect(ring.ancestors(of: id(1)).isEmpty)
    #expect(ring.ancestors(of: id(4)).map(\.id.rawValue) == [3, 2, 1])
    #expect(ring.ancestors(of: id(5)).isEmpty)
    #expect(ring.subtree(of: id(1)).map(\.organisation.id.rawValue) == [1, 2, 3, 4])
    #expect(ring.subtree(of: id(5)).map(\.organisation.id.rawValue) == [5])
    #expect(ring.isWithin(id(4), id(2)) && !ring.isWithin(id(1), id(3)))
  }

  @Test func `a parent that is not there ends the line`() {
    let tree = OrganisationTree([body(2, under: 1), body(3, under: 2)])
    #expect(tree.ancestors(of: id(3)).map(\.id.rawValue) == [2])
    #expect(!tree.isWithin(id(3), id(1)))
    #expect(tree.children(of: id(1)).isEmpty && tree.tops.map(\.id) == [id(2)])
  }

  @Test func `a body that came twice counts once, as it came first`() {
    let tree = OrganisationTree([body(1), body(2, under: 1, name: "first"), body(2, under: 1, name: "second")])
    #expect(tree.children(of: id(1)).map(\.name) == ["first"])
    #expect(tree.subtree(of: id(1)).count == 2)
  }
}

@Suite struct SuccessorTests {
  /// A district that ended on 30 June 2025, its work taken by a ward that joined a city on 1 July 2026.
  private let tree = OrganisationTree([
    body(1, to: "2025-06-30", successor: 2), body(2, from: "2025-07-01", to: "2026-06-30", successor: 3),
    body(3, from: "2026-07-01"), body(4, to: "2025-06-30"), body(5, to: "2025-06-30", successor: 404),
    body(6, to: "2025-06-30", successor: 7), body(7, to: "2025-06-30", successor: 6),
    body(8, to: "2025-06-30", successor: 8), body(10, to: "2025-06-30", successor: 11),
    body(11, to: "2025-06-30", successor: 12), body(12, to: "2025-06-30", successor: 11),
  ])

  @Test(
    arguments: [
      (1, "2025-06-30", 1), (1, "2025-07-01", 2), (1, "2026-06-30", 2), (1, "2026-07-01", 3), (1, "2040-01-01", 3),
      (2, "2026-06-30", 2), (2, "2026-07-01", 3), (3, "2026-07-01", 3),
      // Before its first day a body has no predecessor to answer for it, and surely not its successor.
      (2, "2025-06-30", 2), (3, "2020-01-01", 3), (1, "1990-01-01", 1),
      // Nobody took over: the last one known stands.
      (4, "2026-01-01", 4), (5, "2026-01-01", 5),
      // Rings in damaged data end.
      (6, "2026-01-01", 7), (8, "2026-01-01", 8), (10, "2026-01-01", 12), (11, "2026-01-01", 12),
    ] as [(Int64, String, Int64)])
  func `the work of a body that ended is its successor's`(_ id: Int64, _ date: String, _ responsible: Int64) {
    #expect(tree.responsible(for: ID(id), on: day(date))?.id == ID(responsible))
  }

  @Test func `nobody answers for an unknown body`() {
    #expect(tree.responsible(for: id(404), on: day("2026-01-01")) == nil)
    #expect(tree.answering(for: id(404), on: day("2026-01-01")) == id(404))
  }
}

@Suite struct OrganisationMatcherTests {
  private static let bodies = [
    body(1, name: "Ủy ban nhân dân tỉnh Đồng Bằng", shortName: "UBND tỉnh"),
    body(2, name: "Sở Y tế tỉnh Đồng Bằng", shortName: "Sở Y tế"),
    body(3, name: "Sở Tài nguyên và Môi trường", shortName: "Sở TN&MT", to: "2025-02-28"),
    body(4, name: "Ủy ban nhân dân xã Tân Hà", shortName: "Xã Tân Hà"),
    body(5, name: "Ủy ban nhân dân xã Tân Hạ", shortName: "Xã Tân Hạ"),
    body(6, name: "Ủy ban nhân dân xã Hòa Bình", shortName: "Xã Hòa Bình"),
    body(7, name: "Công đoàn cơ sở Trường Tiểu học An Phú", shortName: "CĐCS An Phú"),
    body(8, name: "Công đoàn cơ sở Trạm Y tế An Phú", shortName: "CĐCS An Phú"),
    body(9, name: "Văn phòng", shortName: ""),
  ]
  private let matcher = OrganisationMatcher(bodies, on: day("2026-01-01"))

  @Test(
    arguments: [
      ("Sở Y tế tỉnh Đồng Bằng", 2), ("Sở Y tế", 2), ("sở y tế", 2), ("SỞ Y TẾ", 2), ("So Y te", 2),
      ("Sở Y tế tỉnh", 2),
      ("  Sở   Y tế ", 2),
      ("Sở Y tế.", 2), ("Sở\u{a0}Y tế", 2), ("So\u{31b}\u{309} Y te\u{302}\u{301}", 2),
      ("Ủy ban nhân dân tỉnh Đồng Bằng", 1), ("Uỷ ban nhân dân tỉnh Đồng Bằng", 1),
      ("uy ban nhan dan tinh dong bang", 1),
      ("Xã Tân Hà", 4), ("XÃ TÂN HẠ", 5), ("Xã Hoà Bình", 6), ("Xã Hòa Bình", 6), ("XÃ HOÀ BÌNH", 6), ("Văn phòng", 9),
    ] as [(String, Int64)]) func `a body is matched in any case, and without its marks where they decide nothing`(
      _ written: String, _ id: Int64
    )
  {
    #expect(matcher.match(written)?.id == ID(id))
  }

  @Test(arguments: [
    "", " ", "!!!", "Sở", "Sở Y", "Sở Y t", "Sở Y tế tỉnh Đồng Bằng và các sở", "các sở, ngành", "Xa Tan Ha",
    "Xã Tân Há",
    "CĐCS An Phú", "Sở Tài nguyên và Môi trường", "Sở TN&MT", "Bộ Y tế", String(repeating: "Sở ", count: 10_000),
  ]) func `what names nobody, or more than one, or one that has ended, is no match`(_ written: String) {
    #expect(matcher.match(written) == nil)
  }

  @Test func `a plan of its time is matched with the bodies of its time`() {
    let then = OrganisationMatcher(Self.bodies, on: day("2020-01-01"))
    #expect(then.match("Sở TN&MT")?.id == id(3))
    #expect(then.match("sở tài nguyên và môi trường")?.id == id(3))
  }

  @Test(
    arguments: [
      ("Công đoàn cơ sở Trường Tiểu học An Phú (cơ sở 2)", [7, 8]), ("UBND xã Tân Hà", [4, 5]), ("UBND tỉnh ta", [1]),
      ("Sở Y tế, Sở Nội vụ", [2, 8]), ("Bộ Quốc phòng", [9]), ("Phòng", [9]), ("Kho bạc", []), ("", []), ("...", []),
    ] as [(String, [Int64])]
  )
  func `guesses share the most words with one of the names, best first`(_ written: String, _ ids: [Int64]) {
    #expect(matcher.guesses(written).map(\.id.rawValue) == ids)
  }

  @Test func `guesses are at most as many as asked for, and the best of them`() {
    #expect(matcher.guesses("Ủy ban nhân dân xã Tân", limit: 1).count == 1)
    #expect(matcher.guesses("Ủy ban nhân dân xã Tân", limit: 0).isEmpty)
    #expect(matcher.guesses("Sở Y tế tỉnh Đồng Bằng").first?.id == id(2))
    #expect(matcher.guesses("Sở Y tế tỉnh Đồng Bằng", limit: 99).count <= Self.bodies.count - 1)
  }
}
