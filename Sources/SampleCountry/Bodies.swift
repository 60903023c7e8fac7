// SPDX-License-Identifier: Apache-2.0
import Domain

extension SampleCountry {
  /// The bodies of a country, one after the other.
  public struct Bodies: Sequence, Sendable {
    let country: SampleCountry

    /// Begins with the top.
    public func makeIterator() -> BodyIterator { BodyIterator(country) }
  }

  /// Walks through a country. It holds the numbers of what is to be found again: provinces, federations, communes of one
  /// province, upper-level unions of one federation.
  public struct BodyIterator: IteratorProtocol {
    private let country: SampleCountry
    private var steps: [Step]
    private var waiting: [Body] = []
    private var number: Int64 = 0
    private var ended: [String: Int64] = [:]
    private var union: OpenUnion?

    /// What is made next, the last one first.
    private enum Step {
      case top, confederation, province(Int), federation(Int)
    }

    /// A federation whose grassroots unions are being made: one upper-level union after the other.
    private struct OpenUnion {
      let code: String
      let federation: Int64
      let upper: [Int64]
      let sizes: [Int]
      var place = 0
      var made = 0
    }

    init(_ country: SampleCountry) {
      self.country = country
      let indices = Array(country.shares.indices)
      steps = ([.top] + indices.map { .province($0) } + [.confederation] + indices.map { .federation($0) }).reversed()
    }

    /// The next body; `nil` after the last.
    public mutating func next() -> Body? {
      if let body = nextGrassroots() { return body }
      while waiting.isEmpty, let step = steps.popLast() { make(step) }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    private mutating func make(_ step: Step) {
      switch step {
      case .top: _ = add("VN", "Việt Nam (dữ liệu mẫu)", "Việt Nam", "top", below: nil, from: Self.founded)
      case .province(let index): makeProvince(country.shares[index])
      case .confederation:
        confederation = add(
          "CĐ", "Tổng Liên đoàn Lao động (dữ liệu mẫu)", "TLĐ", "confederation", below: 1, from: Self.founded)
      case .federation(let index): makeFederation(index)
      }
    }

    private static let founded = CivilDate(daysSinceEpoch: 9_862)
    private static let merged = ProvinceShare.lastDay.adding(days: 1)
    private var confederation: Int64 = 0

    /// The 63 provinces come with the one of today that they became, before it.
    private mutating func makeProvince(_ share: ProvinceShare) {
      let before = share.predecessors.map { old in
        add(
          "\(old.code).c", "Ủy ban nhân dân \(Self.inSentence(old.name))", Self.bare(old.name), "province", below: 1,
          from: Self.founded, to: ProvinceShare.lastDay)
      }
      let code = share.province.code
      let province = add(
        code, "Ủy ban nhân dân \(Self.inSentence(share.province.name))", Self.bare(share.province.name), "province",
        below: 1, from: before.isEmpty ? Self.founded : Self.merged, after: before)
      let offset = Int(number) * 37
      for (index, kind) in share.communes.enumerated() {
        let name = "\(SampleNames.commune(kind)) \(SampleNames.place(index, offset))"
        _ = add(
          "\(code).\(index + 1)", "Ủy ban nhân dân \(Self.inSentence(name))", name, "commune", below: province,
          from: Self.merged)
      }
    }

    private mutating func makeFederation(_ index: Int) {
      let share = country.shares[index]
      let before = share.predecessors.map { old in
        add(
          "CĐ.\(old.code).c", "Liên đoàn Lao động \(Self.inSentence(old.name))", "LĐLĐ \(Self.bare(old.name))", "union",
          below: confederation, from: Self.founded, to: ProvinceShare.lastDay)
      }
      let code = "CĐ.\(share.province.code)"
      let federation = add(
        code, "Liên đoàn Lao động \(Self.inSentence(share.province.name))", "LĐLĐ \(Self.bare(share.province.name))",
        "union", below: confederation, from: before.isEmpty ? Self.founded : Self.merged, after: before)
      var draws = SampleRandom(seed: country.seed, Int64(index), 3)
      let offset = Int(number) * 41
      let upper = (0..<share.upperUnions).map { place in
        let name = "Công đoàn khu vực \(SampleNames.place(place, offset))"
        return add("\(code).\(place + 1)", name, name, "upper-union", below: federation, from: Self.merged)
      }
      // One part more than there are upper-level unions: it stands below the federation itself.
      let sizes = draws.parts(
        of: share.grassroots + share.upperUnions + 1, into: share.upperUnions + 1, spread: 900
      ).map { $0 - 1 }
      union = OpenUnion(code: code, federation: federation, upper: upper, sizes: sizes)
    }

    private mutating func nextGrassroots() -> Body? {
      guard waiting.isEmpty, var open = union else { return nil }
      while open.place < open.sizes.count, open.made == open.sizes[open.place] {
        (open.place, open.made) = (open.place + 1, 0)
      }
      guard open.place < open.sizes.count else {
        union = nil
        return nil
      }
      open.made += 1
      union = open
      let isDirect = open.place == open.upper.count
      let parent = isDirect ? open.federation : open.upper[open.place]
      var draws = SampleRandom(seed: country.seed, number, 5)
      let employer = SampleNames.employer(&draws)
      _ = add(
        "\(open.code).\(isDirect ? 0 : open.place + 1).\(open.made)", "Công đoàn cơ sở \(employer)", "CĐCS \(employer)",
        "grassroots-union", below: parent, from: CivilDate(daysSinceEpoch: 11_000 + draws.below(9_200)))
      return waiting.removeFirst()
    }

    private mutating func add(
      _ code: String, _ name: String, _ shortName: String, _ kind: String, below parent: Int64?, from: CivilDate,
      to: CivilDate? = nil, after predecessors: [Int64] = []
    ) -> Int64 {
      number += 1
      waiting.append(
        Body(
          number: number, parent: parent, code: code, name: name, shortName: shortName, kind: kind, from: from, to: to,
          predecessors: predecessors))
      return number
    }

    /// «tỉnh Vĩnh Long» for «Tỉnh Vĩnh Long».
    private static func inSentence(_ name: String) -> String {
      guard let space = name.utf8.firstIndex(of: 0x20) else { return name }
      let word = name[..<space]
      return
        (word == "Thành"
        ? "thành" : word == "Tỉnh" ? "tỉnh" : word == "Xã" ? "xã" : word == "Phường" ? "phường" : "đặc")
        + name[space...]
    }

    /// «Vĩnh Long» for «Tỉnh Vĩnh Long», «Huế» for «Thành phố Huế».
    private static func bare(_ name: String) -> String {
      for word in ["Thành phố ", "Tỉnh "] where name.utf8.starts(with: word.utf8) {
        return String(name.dropFirst(word.count))
      }
      return name
    }
  }
}
