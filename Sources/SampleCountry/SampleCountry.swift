// SPDX-License-Identifier: Apache-2.0
public import Domain

/// A whole country made up for tests, benches and trials: the provinces are the real ones of the reference data, all else
/// is drawn from a seed, so that the same seed makes the same country on every machine.
///
/// Bodies, people and plans are sequences: what is held in memory does not grow with the number of grassroots unions.
public struct SampleCountry: Sendable {
  /// How many of each are made.
  public struct Size: Hashable, Sendable {
    /// Communes, spread unevenly over the 34 provinces.
    public let communes: Int
    /// Grassroots unions, spread very unevenly over the upper-level unions of the provincial federations.
    public let grassroots: Int

    /// A size; at least one commune and one grassroots union for each province.
    public init(communes: Int = 3_321, grassroots: Int = 120_000) {
      self.communes = max(communes, 34)
      self.grassroots = max(grassroots, 34)
    }
  }

  /// A body as plain values; bodies are numbered from 1 in the order in which they come, parents before children.
  public struct Body: Hashable, Sendable {
    /// Its number.
    public let number: Int64
    /// The number of the body above it; `nil` for the top.
    public let parent: Int64?
    /// A code that no other body has on its days.
    public let code: String
    /// The full name.
    public let name: String
    /// The name for tables.
    public let shortName: String
    /// The code of its `OrganisationKind`.
    public let kind: String
    /// Its first day.
    public let from: CivilDate
    /// Its last day; `nil` while it lasts.
    public let to: CivilDate?
    /// The numbers of the bodies whose work it took over; they come before it.
    public let predecessors: [Int64]

    /// Whether the body existed on a day.
    public func exists(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
  }

  /// Its size.
  public let size: Size
  /// What it is drawn from.
  public let seed: UInt64
  /// For each province of today: how many communes, upper-level unions and grassroots unions.
  let shares: [ProvinceShare]

  /// A country of a size, drawn from a seed.
  public init(_ size: Size = Size(), seed: UInt64 = 20_260_101) {
    self.size = size
    self.seed = seed
    shares = ProvinceShare.drawn(size, seed: seed)
  }

  /// How many bodies there are in all.
  public var count: Int {
    2
      + shares.reduce(into: ProvinceShare.predecessors.count) { sum, share in
        sum += 2 + share.predecessors.count + share.communes.count + share.upperUnions + share.grassroots
      }
  }

  /// Every body: the country, its provinces of before and today with their communes, then the confederation with the
  /// federations, upper-level unions and grassroots unions.
  public var bodies: Bodies { Bodies(country: self) }

  /// A person with a role at a body.
  public struct Person: Hashable, Sendable {
    /// The name by which the person signs in; no other has it.
    public let login: String
    /// The full name.
    public let name: String
    /// The code of the role.
    public let role: String
    /// The number of the body.
    public let body: Int64
  }

  /// The people of a body: an administrator, a planner, an approver and a reporter at the top of each tree and in each
  /// federation and province of today, an approver and a reporter in communes and upper-level unions, and a reporter in one
  /// of twenty grassroots unions.
  public func people(of body: Body) -> [Person] {
    guard body.to == nil else { return [] }
    let roles: [String] =
      switch body.kind {
      case "top", "province", "confederation", "union": ["administrator", "planner", "approver", "reporter"]
      case "commune", "upper-union": ["approver", "reporter"]
      case "grassroots-union": body.number % 20 == 0 ? ["reporter"] : []
      default: []
      }
    return roles.map { role in
      var draws = SampleRandom(seed: seed, body.number, role.utf8.reduce(0) { $0 &* 31 &+ Int64($1) })
      return Person(login: "\(role).\(body.number)", name: SampleNames.person(&draws), role: role, body: body.number)
    }
  }

  /// A plan as the text of a document, as a federation or a province issues it.
  public struct Plan: Hashable, Sendable {
    /// The number of the body that issues it.
    public let owner: Int64
    /// The name of its file.
    public let fileName: String
    /// The text, in UTF-8.
    public let text: String
  }

  /// The plan of a body of a province of today or of a federation; `nil` for others.
  public func plan(of body: Body) -> Plan? {
    guard body.to == nil, body.kind == "province" || body.kind == "union" else { return nil }
    var draws = SampleRandom(seed: seed, body.number, 7)
    return Plan(
      owner: body.number, fileName: "ke-hoach-\(body.number).txt", text: SamplePlanText.text(of: body, &draws))
  }
}

/// How much of the country lies in one province of today.
struct ProvinceShare: Sendable {
  /// The province.
  let province: ReferenceBody
  /// The provinces that it was made from.
  let predecessors: [ReferenceBody]
  /// For each commune, whether it is a commune of the country (0), a ward (1) or a special zone (2).
  let communes: [UInt8]
  let upperUnions: Int
  let grassroots: Int

  /// The last day of the 63 provinces and the first of the 34, and all the bodies that ended between them.
  static let lastDay = CivilDate(daysSinceEpoch: 20_269)
  static let provinces = ReferenceData.provinces.bodies(on: lastDay.adding(days: 1))
  static let predecessors = provinces.flatMap { ReferenceData.provinces.predecessors(of: $0) }.filter {
    $0.to == lastDay
  }

  static func drawn(_ size: SampleCountry.Size, seed: UInt64) -> [ProvinceShare] {
    var draws = SampleRandom(seed: seed, 0, 0)
    let communes = draws.parts(of: size.communes, into: provinces.count, spread: 450)
    let grassroots = draws.parts(of: size.grassroots, into: provinces.count, spread: 700)
    return provinces.indices.map { index in
      let own = ReferenceData.provinces.predecessors(of: provinces[index]).filter { $0.to == lastDay }
      let kinds = (0..<communes[index]).map { _ in draws.communeKind() }
      // An upper-level union stands over about thirty grassroots unions and never over fewer than one.
      let upper = max(1, min(communes[index], grassroots[index] / 30))
      return ProvinceShare(
        province: provinces[index], predecessors: own, communes: kinds, upperUnions: upper,
        grassroots: grassroots[index])
    }
  }
}
