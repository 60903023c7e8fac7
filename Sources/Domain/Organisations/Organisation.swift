// SPDX-License-Identifier: Apache-2.0
/// A body of the real world as it stands on a day, with the days between which it existed.
public struct Organisation: Hashable, Sendable {
  /// Its identifier.
  public let id: ID<Organisation>
  /// The topmost body of its tree: the shard key of everything that belongs to it.
  public let realm: ID<Organisation>
  /// The body above it; `nil` at the top.
  public let parent: ID<Organisation>?
  /// A code of the tree's own, such as the identifier of Quyết định 20/2020/QĐ-TTg.
  public let code: String
  /// The tax code; empty where it has none or none is known.
  public let taxCode: String
  /// Full registered name.
  public let name: String
  /// Short name for tables; the full name where there is none.
  public let shortName: String
  /// The code of its kind.
  public let kind: String
  /// The first day of its existence.
  public let from: CivilDate
  /// The last day of its existence; `nil` while it exists.
  public let to: CivilDate?
  /// The body that takes over its work when it ends.
  public let successor: ID<Organisation>?

  /// Makes a body from its stored parts.
  public init(
    id: ID<Organisation>, realm: ID<Organisation>, parent: ID<Organisation>?, code: String,
    taxCode: String = "", name: String, shortName: String, kind: String, from: CivilDate, to: CivilDate? = nil,
    successor: ID<Organisation>? = nil
  ) {
    self.id = id
    self.realm = realm
    self.parent = parent
    self.code = code
    self.taxCode = taxCode
    self.name = name
    self.shortName = shortName
    self.kind = kind
    self.from = from
    self.to = to
    self.successor = successor
  }

  /// The topmost body of a new tree.
  public static func top(_ id: ID<Organisation>, name: String, from day: CivilDate) -> Organisation {
    Organisation(id: id, realm: id, parent: nil, code: "1", name: name, shortName: name, kind: "top", from: day)
  }

  /// Whether the body existed on a day.
  public func exists(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}
