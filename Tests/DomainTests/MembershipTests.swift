// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct `Roles in time` {
  private let today = CivilDate(daysSinceEpoch: 20_000)

  private func role(_ from: Int, _ to: Int?, _ role: Role = .approver, at body: Int64 = 2) -> Membership {
    Membership(
      organisation: ID(body), role: role, from: today.adding(days: from), to: to.map { today.adding(days: $0) })
  }

  @Test(
    arguments: [
      (0, nil, .present), (0, 0, .present), (-5, 0, .present), (-5, 5, .present), (1, nil, .future), (1, 9, .future),
      (-5, -1, .past), (0, -1, .withdrawn), (3, 2, .withdrawn), (-3, -4, .withdrawn),
    ] as [(Int, Int?, Membership.Standing)])
  func `a role counts from its first to its last day`(from: Int, to: Int?, standing: Membership.Standing) {
    #expect(role(from, to).standing(on: today) == standing)
    #expect(role(from, to).counts(on: today) == (standing == .present))
  }

  @Test func `a role without days has always counted and has no end`() {
    let always = Membership(organisation: ID(1), role: .reader)
    #expect(always.counts(on: today) && always.to == nil && always.delegation == nil)
  }

  @Test(
    arguments: [
      (0, 5, 5, 9, true), (0, 5, 6, 9, false), (0, nil, 100, nil, true), (0, nil, -9, -1, false), (0, nil, -9, 0, true),
      (0, -1, 0, nil, false), (0, nil, 3, 2, false), (0, 9, 3, 4, true),
    ] as [(Int, Int?, Int, Int?, Bool)])
  func `two stretches of one role overlap where they share a day`(
    from: Int, to: Int?, otherFrom: Int, otherTo: Int?, shares: Bool
  ) {
    #expect(role(from, to).overlaps(role(otherFrom, otherTo)) == shares)
    #expect(role(otherFrom, otherTo).overlaps(role(from, to)) == shares)
    #expect(!role(from, to).overlaps(role(otherFrom, otherTo, .planner)))
    #expect(!role(from, to).overlaps(role(otherFrom, otherTo, at: 3)))
  }

  // MARK: Lending

  private func loan(_ from: Int, _ to: Int, _ role: Role = .approver, at body: Int64 = 2) -> Delegation {
    Delegation(
      id: ID(1), organisation: ID(body), role: role, from: today.adding(days: from), to: today.adding(days: to),
      reason: "Nghỉ phép")
  }

  @Test(
    arguments: [
      (0, 0, nil), (0, 9, nil), (3, 9, nil), (5, 4, .endsBeforeItBegins), (-1, 4, .beginsInThePast), (0, 179, nil),
      (0, 180, .tooLong),
    ] as [(Int, Int, Delegation.Refusal?)])
  func `a role is lent for days to come, half a year at most`(from: Int, to: Int, refusal: Delegation.Refusal?) {
    #expect(loan(from, to).refusal(own: [role(-100, nil)], today: today) == refusal)
  }

  @Test func `nobody lends more than they hold, nor what was lent to them`() {
    let own = role(0, 10)
    #expect(loan(0, 10).refusal(own: [own], today: today) == nil)
    #expect(loan(0, 11).refusal(own: [own], today: today) == .notHeld)
    #expect(loan(0, 5, .planner).refusal(own: [own], today: today) == .notHeld)
    #expect(loan(0, 5, at: 21).refusal(own: [own], today: today) == .notHeld)
    #expect(loan(0, 5).refusal(own: [], today: today) == .notHeld)
    let lent = Membership(
      organisation: ID(2), role: .approver, from: today, to: today.adding(days: 30), delegation: ID(9))
    #expect(loan(0, 5).refusal(own: [lent], today: today) == .notHeld)
    #expect(loan(8, 14).refusal(own: [own, role(11, 20)], today: today) == .notHeld)
  }

  @Test func `every role may be lent but that of an administrator`() {
    let own = Role.allCases.map { role(0, nil, $0) }
    for role in Role.allCases {
      #expect(Delegation.isLendable(role) == (role != .administrator))
      #expect(loan(0, 5, role).refusal(own: own, today: today) == (role == .administrator ? .notLendable : nil))
    }
  }
}
