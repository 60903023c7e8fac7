// SPDX-License-Identifier: Apache-2.0

/// A kind of body, as dated data: what it is called, of which family it is, when bodies of the kind can exist, and what
/// they stand directly below. The table is `OrganisationKind.all`.
public struct OrganisationKind: Hashable, Sendable {
  /// Whose rules bodies of a kind follow.
  public enum Family: String, CaseIterable, Hashable, Sendable {
    /// Bodies of the state.
    case state
    /// Trade unions.
    case union
    /// Bodies of the Party.
    case party
    /// The youth union.
    case youthUnion = "youth-union"
    /// Enterprises and their groups.
    case enterprise
    /// Schools and universities.
    case school
    /// Bodies that take after the one they stand below (a room, a topmost body), and everything else.
    case other
  }

  /// The code by which the kind is stored and written in tables.
  public let code: String
  /// Whose rules it follows.
  public let family: Family
  /// Its name in Vietnamese.
  public let name: String
  /// Its name in English.
  public let englishName: String
  /// The first day on which a body of this kind can exist.
  public let from: CivilDate
  /// The last such day; `nil` while the kind lasts.
  public let to: CivilDate?
  /// The codes of the kinds that it may stand directly below; a topmost body and a body of another kind take in
  /// everything, so they are not named.
  public let below: [String]
  /// The first day on which the rules count it as a level of management; `nil` where no rule says so. Nghị định
  /// 105/2026/NĐ-CP knows two such levels among unions.
  public let managesFrom: CivilDate?
  /// The law, resolution or decree that the row rests on.
  public let source: String
  /// Whether the row, its days included, was compared with the source; otherwise it is shown as unverified.
  public let isVerified: Bool

  /// The kind with a code; `nil` for a code that nobody knows.
  public init?(code: String) {
    guard let found = Self.byCode[code] else { return nil }
    self = found
  }

  init(
    _ code: String, _ family: Family, _ name: String, _ englishName: String, from: CivilDate, to: CivilDate? = nil,
    below: [String], managesFrom: CivilDate? = nil, source: String, isVerified: Bool = false
  ) {
    self.code = code
    self.family = family
    self.name = name
    self.englishName = englishName
    self.from = from
    self.to = to
    self.below = below
    self.managesFrom = managesFrom
    self.source = source
    self.isVerified = isVerified
  }

  /// Whether bodies of this kind can exist on a day.
  public func exists(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

  /// Whether the rules of a day count the kind as a level of management.
  public func isManagementLevel(on day: CivilDate) -> Bool { managesFrom.map { $0 <= day } ?? false }

  /// Whether a body of this kind may stand directly below one of another. Anything but a second top may stand below a
  /// topmost body and below a body of the kind `other`, whose rules nobody has written down.
  public func mayStandBelow(_ parent: OrganisationKind) -> Bool {
    guard code != Self.topCode else { return false }
    return parent.code == Self.topCode || parent.code == Self.otherCode || code == Self.otherCode
      || below.contains(parent.code)
  }

  /// The code of the topmost body of a tree, of which there is one and which no form offers.
  public static let topCode = "top"
  /// The code of a body of no kind that the table has.
  public static let otherCode = "other"

  /// The kinds that a body below another can be of, in the order in which forms offer them.
  public static let offered = all.filter { $0.code != topCode }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
}
