// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// Every route of the site, as everybody who holds a role, to bodies that stand in every way to theirs: the answers are
/// those that the table of rights says, and nothing else.
@Suite struct `The whole site keeps to the table of rights` {
  /// Somebody who walks through the site.
  enum Walker: Sendable, CaseIterable {
    case reader, reporter, approver, planner, administrator
    /// Held a role until yesterday, and will hold one from tomorrow.
    case betweenRoles
    /// Was lent the role of an approver.
    case standIn

    static let today = TestSite.morning.inVietnam.date

    /// The roles by which the walker acts, as they are stored.
    var roles: [Membership] {
      if let role = Role(rawValue: "\(self)") { return [Membership(organisation: WalkWorld.home, role: role)] }
      guard self != .standIn else {
        return [
          Membership(
            organisation: WalkWorld.home, role: .approver, from: Self.today, to: Self.today.adding(days: 9),
            delegation: ID(6001))
        ]
      }
      return [
        Membership(organisation: WalkWorld.home, role: .planner, to: Self.today.adding(days: -1)),
        Membership(organisation: WalkWorld.home, role: .administrator, from: Self.today.adding(days: 1)),
      ]
    }

    func may(_ permission: Permission, _ relation: Relation) -> Bool {
      if permission.audience != nil { return true }
      return roles.filter { $0.counts(on: Self.today) }.contains {
        Rights.relations(of: $0.role, permission).contains(relation)
      }
    }

    func may(_ permission: Permission) -> Bool { Relation.allCases.contains { may(permission, $0) } }
  }

  /// What the table says about a request.
  enum Verdict: Equatable {
    case done, refused, unknown
  }

  static func verdict(_ route: Route, _ walker: Walker, _ relation: Relation) -> Verdict {
    switch route.subject {
    case .nothing: return .done
    // The seal in the address was made for nobody.
    case .sealed: return .unknown
    case .anywhere: return walker.may(route.permission) ? .done : .refused
    // The top of the walker's tree stands above.
    case .wholeTree: return walker.may(route.permission, .above) ? .done : .refused
    case .plan, .report, .organisation, .person, .inForm:
      guard walker.may(route.subject.knowing, relation) else { return .unknown }
      return walker.may(route.permission, relation) ? .done : .refused
    }
  }

  private func fits(_ status: Int, _ verdict: Verdict) -> Bool {
    switch verdict {
    case .unknown: status == 404
    case .refused: status == 403
    // What is missing in a form is asked for; what does not fit what is stored is said.
    case .done: [200, 303, 400, 409, 422].contains(status)
    }
  }

  private static let walks = Walker.allCases
    .flatMap { walker in Relation.allCases.map { (walker, $0) } }

  @Test(arguments: walks) func `each route answers as the table says`(walker: Walker, relation: Relation) throws {
    let shared = try WalkWorld(walker.roles)
    var refusals = 0
    for route in Site.routes where route.permission.audience != .everybody {
      let name = "\(route.method) /\(route.pattern.joined(separator: "/")) \(walker) \(relation)"
      let verdict = Self.verdict(route, walker, relation)
      // What is done changes the world; what is refused must not.
      let world = verdict == .done && route.method == "POST" ? try WalkWorld(walker.roles) : shared
      let before = try world.site.contents()
      let response = try #require(try world.ask(route, relation), "\(name): the walk does not know a name in the path")
      // A wrong password is refused too, on a page of its own.
      let isOwn = route.subject == .nothing && !response.page.contains(Phrase.forbiddenTitle.vi)
      #expect(isOwn || fits(response.status, verdict), "\(name): \(response.status), not \(verdict)")
      guard verdict != .done else { continue }
      #expect(try world.site.contents() == before, "\(name) changed something")
      refusals += 1
      // More than twenty refusals in ten minutes are not looked at any more.
      if refusals.isMultiple(of: 15) { shared.site.clock.advance(seconds: 601) }
    }
  }

  @Test(arguments: Relation.allCases) func `a draft is there for those alone who may see drafts`(relation: Relation)
    throws
  {
    for walker in Walker.allCases {
      let world = try WalkWorld(walker.roles)
      let status = try world.site.get("/ke-hoach/\(WalkWorld.draft(relation))", as: world.login).status
      #expect(status == (walker.may(.viewDrafts, relation) ? 200 : 404), "\(walker)")
    }
  }

  @Test func `whoever has not signed in comes to the open pages alone`() throws {
    let world = try WalkWorld([])
    for route in Site.routes where route.permission.audience != .everybody {
      let path = try #require(WalkWorld.path(route, .own))
      let response = route.method == "GET" ? try world.site.get(path) : try world.site.submit(path)
      #expect(response.status == (route.method == "GET" ? 303 : 403), "\(route.method) \(path)")
      if route.method == "GET" { #expect(response.headers["Location"]?.hasPrefix("/dang-nhap") ?? false, "\(path)") }
    }
  }

  // MARK: What may not be seen leaves no trace

  /// The marks that somebody may find on some page of the site.
  private func mayFind(_ thing: String, _ walker: Walker, _ relation: Relation) -> Bool {
    switch thing {
    case "plan": walker.may(.viewPlans, relation)
    case "draft": walker.may(.viewDrafts, relation)
    case "report", "file": walker.may(.viewOpenReports, relation)
    case "login": walker.may(.viewPeople, relation)
    // Who sent a report stands beside it.
    case "person": walker.may(.viewPeople, relation) || walker.may(.viewOpenReports, relation)
    default: false
    }
  }

  private static let queries = [
    "", "?q=kin-", "?tim=kin-", "?ten=kin-", "?xem=all", "?trang-thai=late", "?nguon=1", "?ky=2026", "?cay=9",
    "?tu=kin",
  ]

  @Test(arguments: Walker.allCases)
  func `what may not be seen is on no page, in no count, search or export`(walker: Walker) throws {
    let world = try WalkWorld(walker.roles)
    var found: Set<String> = []
    for route in Site.routes where route.method == "GET" {
      for relation in Relation.allCases {
        let path = try #require(WalkWorld.path(route, relation))
        for query in Self.queries {
          let response = try world.site.get(path + query, as: world.login)
          let text = response.page + "\(response.headers)"
          for thing in ["plan", "draft", "report", "file", "login", "person"] {
            for place in Relation.allCases where text.contains(WalkWorld.mark(thing, place)) {
              found.insert("\(thing) \(place)")
              #expect(mayFind(thing, walker, place), "\(path)\(query) tells of \(thing) of \(place)")
            }
          }
          if response.status == 403 || response.status == 404 { world.site.clock.advance(seconds: 31) }
        }
      }
    }
    // The marks are where they may be found, so that the search for them is worth something.
    for place in [Relation.own, .below] where walker.may(.viewPlans, place) {
      #expect(found.isSuperset(of: ["plan \(place)", "report \(place)"]))
      #expect(found.contains("draft \(place)") == walker.may(.viewDrafts, place))
      #expect(found.contains("login \(place)") == walker.may(.viewPeople, place))
    }
  }

  @Test(arguments: [Walker.reader, .reporter, .approver, .planner, .administrator])
  func `counts are those of what may be seen`(walker: Walker) throws {
    let world = try WalkWorld(walker.roles)
    let page = try world.site.page("/ke-hoach", as: world.login)
    let links = Set(
      page.all("a").compactMap { $0["href"] }.filter { $0.hasPrefix("/ke-hoach/") }.map {
        "/ke-hoach/\($0.dropFirst(10).prefix { $0.isNumber })"
      })
    let expected = Relation.allCases.flatMap { relation in
      (walker.may(.viewPlans, relation) ? ["/ke-hoach/\(WalkWorld.plan(relation))"] : [])
        + (walker.may(.viewDrafts, relation) ? ["/ke-hoach/\(WalkWorld.draft(relation))"] : [])
    }
    // The plan that every test site has is the province's.
    #expect(links == Set(expected + ["/ke-hoach/100"] + (walker.may(.managePlans) ? ["/ke-hoach/"] : [])))
  }

  @Test func `a role counts from midnight to midnight, without anybody writing anything`() throws {
    let today = Walker.today
    let world = try WalkWorld([
      Membership(organisation: WalkWorld.home, role: .approver, from: today, to: today),
      Membership(organisation: WalkWorld.home, role: .planner, from: today.adding(days: 1)),
    ])
    let plan = "/ke-hoach/\(WalkWorld.plan(.own))"
    let decision = "\(plan)/bao-cao/\(WalkWorld.report(.own))/quyet-dinh"
    // A decision that is none asks for another one; so much is looked at only where one may decide.
    let decide = {
      try world.site.post(
        decision, ["decision": "accept", "note": String(repeating: "x", count: 5000)], as: world.login)
    }
    #expect(try world.site.get("\(plan)/ra-soat", as: world.login).status == 403)
    #expect(try decide().status == 400)
    // 23:59 in Vietnam, and two minutes later.
    world.site.clock.advance(seconds: (14 * 60 + 59) * 60)
    try renewed(world)
    #expect(try world.site.get("\(plan)/ra-soat", as: world.login).status == 403)
    world.site.clock.advance(seconds: 120)
    #expect(try world.site.get("\(plan)/ra-soat", as: world.login).status == 200)
    #expect(try decide().status == 403)
  }

  /// The session of the walker, made to last.
  private func renewed(_ world: WalkWorld) throws {
    let later = Instant(milliseconds: TestSite.morning.milliseconds + 90_000_000)
    _ = try world.site.session(of: world.login)
    _ = try world.site.database.write { try $0.execute("UPDATE session SET expires_at = \(later)") }
  }
}
