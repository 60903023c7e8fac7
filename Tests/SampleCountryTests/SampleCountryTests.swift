// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

@testable import SampleCountry

@Suite struct `A sample country` {
  private static let small = SampleCountry(.init(communes: 200, grassroots: 3_000), seed: 7)

  @Test func `of the usual size has 34 provinces, 3,321 communes and 120,000 grassroots unions`() {
    let country = SampleCountry()
    var kinds: [String: Int] = [:]
    var living: [String: Int] = [:]
    var count = 0
    for body in country.bodies {
      count += 1
      kinds[body.kind, default: 0] += 1
      if body.to == nil { living[body.kind, default: 0] += 1 }
    }
    #expect(living["province"] == 34 && living["union"] == 34 && kinds["province"] == 86 && kinds["union"] == 86)
    #expect(living["commune"] == 3_321 && living["grassroots-union"] == 120_000 && living["confederation"] == 1)
    #expect((1_000...3_321).contains(living["upper-union"] ?? 0) && kinds["top"] == 1)
    #expect(count == country.count)
  }

  @Test(arguments: [(34, 34), (35, 40), (3_321, 300_000), (1, 1)])
  func `has as many bodies as it says, also large and tiny ones`(communes: Int, grassroots: Int) {
    let country = SampleCountry(.init(communes: communes, grassroots: grassroots))
    var (count, unions) = (0, 0)
    for body in country.bodies { (count, unions) = (count + 1, unions + (body.kind == "grassroots-union" ? 1 : 0)) }
    #expect(count == country.count && unions == max(34, grassroots))
  }

  @Test func `is the same for the same seed and another for another`() {
    let (one, other) = (Array(Self.small.bodies), Array(SampleCountry(Self.small.size, seed: 7).bodies))
    #expect(one == other)
    #expect(one != Array(SampleCountry(Self.small.size, seed: 8).bodies))
    // Another program, or a later version, makes the same one: figures of benches stay comparable.
    #expect(one.last?.code == "CĐ.96.0.20")
  }

  @Test func `comes parents first, with codes and numbers of their own`() throws {
    var seen: [Int64: SampleCountry.Body] = [:]
    var codes: Set<String> = []
    for body in Self.small.bodies {
      #expect(body.number == Int64(seen.count + 1))
      #expect(codes.insert(body.code).inserted, "\(body.code)")
      if let parent = body.parent {
        let above = try #require(seen[parent], "\(body.code)")
        let kind = try #require(OrganisationKind(code: body.kind))
        #expect(
          kind.mayStandBelow(try #require(OrganisationKind(code: above.kind))), "\(body.kind) below \(above.kind)")
        #expect(above.exists(on: body.from) || body.from < above.from, "\(body.code)")
        #expect(kind.exists(on: body.from))
      } else {
        #expect(body.number == 1)
      }
      #expect(
        !body.name.isEmpty && !body.shortName.isEmpty && body.code.utf8.count <= 35 && body.name.utf8.count <= 500)
      seen[body.number] = body
    }
  }

  @Test func `has each predecessor before its successor, ended the day before, in one successor only`() throws {
    var seen: [Int64: SampleCountry.Body] = [:]
    var taken: Set<Int64> = []
    for body in Self.small.bodies {
      for number in body.predecessors {
        let before = try #require(seen[number])
        #expect(before.to == body.from.adding(days: -1) && before.kind == body.kind && before.parent == body.parent)
        #expect(taken.insert(number).inserted)
      }
      seen[body.number] = body
    }
    #expect(taken == Set(seen.values.filter { $0.to != nil }.map(\.number)) && taken.count == 104)
  }

  @Test func `has siblings that can be told apart by name, but for grassroots unions`() {
    var names: Set<String> = []
    for body in SampleCountry().bodies where body.kind != "grassroots-union" && body.to == nil {
      #expect(names.insert("\(body.parent ?? 0) \(body.name)").inserted, "\(body.name)")
    }
  }

  @Test func `is spread unevenly`() {
    var byParent: [Int64: Int] = [:]
    for body in SampleCountry().bodies where body.kind == "grassroots-union" {
      byParent[body.parent ?? 0, default: 0] += 1
    }
    let sizes = byParent.values.sorted()
    #expect(sizes[0] < 10 && sizes[sizes.count - 1] > 10 * sizes[sizes.count / 2])
  }

  @Test func `gives people roles that the program has, each with a name to sign in by`() {
    var logins: Set<String> = []
    for body in Self.small.bodies {
      for person in Self.small.people(of: body) {
        #expect(Role(rawValue: person.role) != nil && person.body == body.number && body.to == nil)
        #expect(logins.insert(person.login).inserted && person.name.split(separator: " ").count == 3)
      }
    }
    #expect(logins.contains("administrator.1") && logins.count > 400)
    #expect(Self.small.people(of: Array(Self.small.bodies)[3]) == Self.small.people(of: Array(Self.small.bodies)[3]))
  }

  @Test func `gives provinces and federations plans that are read with work, leads, days and amounts`() throws {
    let plans = Self.small.bodies.compactMap { Self.small.plan(of: $0) }
    #expect(plans.count == 68)
    for plan in plans.prefix(4) + plans.suffix(4) {
      let read = try readPlan(Array(plan.text.utf8), name: plan.fileName).get()
      let work = read.items.filter { $0.kind == .task || $0.kind == .activity }
      #expect(work.count >= 6, "\(plan.text)")
      #expect(read.assignments.count { $0.due != nil } >= 6 && read.findings.allSatisfy { $0.rule != .bodyEnded })
    }
  }
}

@Suite struct `Shares` {
  @Test(arguments: [(10, 10), (11, 10), (1_000, 34), (120_000, 3_321)])
  func `add up, and none is empty`(total: Int, count: Int) {
    var draws = SampleRandom(seed: 1, 2, 3)
    let parts = draws.parts(of: total, into: count, spread: 900)
    #expect(parts.count == count && parts.reduce(0, +) == total && parts.allSatisfy { $0 >= 1 })
  }

  @Test func `of names of places are all different`() {
    #expect(Set((0..<SampleNames.places).map { SampleNames.place($0, 5) }).count == SampleNames.places)
  }
}
