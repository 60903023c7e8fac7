// SPDX-License-Identifier: Apache-2.0
/// The facts of a body that an event may change.
public struct BodyFacts: Hashable, Sendable {
  /// The code of the tree's own.
  public var code: String
  /// The tax code; empty where it has none.
  public var taxCode: String
  /// The full name.
  public var name: String
  /// The short name.
  public var shortName: String
  /// The code of the kind.
  public var kind: String

  /// Takes the facts; a short name that is empty is the name.
  public init(code: String, taxCode: String = "", name: String, shortName: String = "", kind: String) {
    self.code = code
    self.taxCode = taxCode
    self.name = name
    self.shortName = shortName.isEmpty ? name : shortName
    self.kind = kind
  }

  /// The facts of a body.
  public init(_ body: Organisation) {
    self.init(
      code: body.code, taxCode: body.taxCode, name: body.name, shortName: body.shortName, kind: body.kind)
  }

  /// How many bytes of UTF-8 a code has.
  public static let codeBytes = 1...50
  /// How many bytes of UTF-8 a name has.
  public static let nameBytes = 1...500
  /// How many bytes of UTF-8 a short name has.
  public static let shortNameBytes = 0...500
  /// How many bytes of UTF-8 a tax code has.
  public static let taxCodeBytes = 0...20

  /// Whether nothing is missing and nothing is too long.
  public var fits: Bool {
    Self.codeBytes.contains(code.utf8.count) && Self.nameBytes.contains(name.utf8.count)
      && Self.shortNameBytes.contains(shortName.utf8.count) && Self.taxCodeBytes.contains(taxCode.utf8.count)
  }
}

/// A body that an event founds, with the identifier that it is to have.
public struct NewBody: Hashable, Sendable {
  /// Its identifier.
  public let id: ID<Organisation>
  /// Its names and identifiers.
  public let facts: BodyFacts
  /// The body above it.
  public let parent: ID<Organisation>
  /// Its first day; `nil` for that of the event.
  public let from: CivilDate?

  /// Takes the parts.
  public init(id: ID<Organisation>, facts: BodyFacts, parent: ID<Organisation>, from: CivilDate? = nil) {
    self.id = id
    self.facts = facts
    self.parent = parent
    self.from = from
  }
}

/// An event in the life of bodies: from its day on the tree is another one. It rests on a document, may be planned ahead,
/// and is applied whole or not at all.
public struct Reorganisation: Hashable, Sendable {
  /// What happens.
  public enum Event: Hashable, Sendable {
    /// Bodies come into being, each above those of the list that stand below it.
    case found([NewBody])
    /// A body gets another name, code or kind.
    case amend(ID<Organisation>, BodyFacts)
    /// A body, with all below it, gets another place.
    case move(ID<Organisation>, under: ID<Organisation>)
    /// A body, with all below it, gets a place in a further order, or with no body above gives it up.
    case place(ID<Organisation>, in: Hierarchy, under: ID<Organisation>?)
    /// Bodies become one: a new one, or one that is there and goes on. What stands below them stands below it; with
    /// `joinAlike` those directly below that are of one kind and have one short name become one as well, the first of them
    /// going on (the departments of two provinces).
    case merge([ID<Organisation>], into: Heir, joinAlike: Bool)
    /// A body is parted: each part takes those below it that are named, the part called the heir all others and the open
    /// work.
    case split(ID<Organisation>, parts: [Part], heir: Int)
    /// A body ends. Its open work goes to the heir, where there is one; what stands below it goes to the heir, else to
    /// the body above.
    case dissolve(ID<Organisation>, heir: ID<Organisation>?)
  }

  /// The body that goes on after a merger.
  public enum Heir: Hashable, Sendable {
    /// One that the event founds.
    case new(NewBody)
    /// One that is there: among those that merge, or beside them.
    case existing(ID<Organisation>)

    var id: ID<Organisation> {
      switch self {
      case .new(let body): body.id
      case .existing(let id): id
      }
    }
  }

  /// A part of a body that is split.
  public struct Part: Hashable, Sendable {
    /// What the part becomes.
    public let body: Heir
    /// Those below the split body that go with it.
    public let children: [ID<Organisation>]

    /// Takes the parts.
    public init(body: Heir, children: [ID<Organisation>]) {
      self.body = body
      self.children = children
    }
  }

  /// What happens.
  public let event: Event
  /// The first day on which it holds.
  public let day: CivilDate

  /// Takes the parts.
  public init(_ event: Event, on day: CivilDate) {
    self.event = event
    self.day = day
  }

  /// Why an event cannot be.
  public enum Refusal: Error, Hashable, Sendable {
    /// There is no such body in this tree.
    case unknown
    /// The body is not there on the day: it has ended, or is founded later.
    case notThere(ID<Organisation>)
    /// Something is planned for the body on a later day; that must be undone first.
    case plannedLater(ID<Organisation>, CivilDate)
    /// The code is another body's on one of the days.
    case codeTaken(String, ID<Organisation>)
    /// A body would stand below itself.
    case belowItself(ID<Organisation>)
    /// The topmost body stays as long as its tree.
    case top
    /// A merger needs two bodies that end or join, a split two parts.
    case tooFew
    /// The same body is named twice.
    case twice(ID<Organisation>)
    /// Nothing would change.
    case nothing
    /// A name or a code is missing.
    case incomplete
    /// One named as a child does not stand directly below the body that is split.
    case notBelow(ID<Organisation>)
  }
}

/// What an event does to the records: of each body it touches the whole life as it will be told from now on.
public struct StructureChange: Hashable, Sendable {
  /// The lives of all bodies that are touched, the new ones among them.
  public var histories: [ID<Organisation>: OrganisationHistory] = [:]
  /// The bodies that come into being, in the order in which they can be stored.
  public var founded: [ID<Organisation>] = []
  /// The bodies that end.
  public var ended: [ID<Organisation>] = []
  /// The bodies that get another place because the one above them ends or is parted.
  public var moved: [ID<Organisation>] = []

  /// A change of nothing.
  public init() {}
}
