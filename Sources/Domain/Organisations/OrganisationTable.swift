// SPDX-License-Identifier: Apache-2.0
/// Bodies as rows of a table, the same out as in: what is exported can be changed in a spreadsheet and imported again.
public enum OrganisationTable {
  /// The columns, in the order of an export. A table that is imported needs the first two; what others it has not, it
  /// leaves as it is.
  public enum Column: String, CaseIterable, Sendable {
    case code, name
    case shortName = "short_name"
    case kind, parent
    case taxCode = "tax_code"
    case from, to, successor
    case cluster, sector, territory

    /// The column of a further order: the code of the body below which one stands there.
    init(_ hierarchy: Hierarchy) {
      self =
        switch hierarchy {
        case .cluster: .cluster
        case .sector: .sector
        case .territory: .territory
        }
    }
  }

  /// The row of a body as it stands on a tree's day; identifiers of others are their codes on that day.
  public static func row(_ body: Organisation, in tree: OrganisationTree) -> [String] {
    let code = { (id: ID<Organisation>?) in id.flatMap { tree[$0]?.code } ?? "" }
    return [
      body.code, body.name, body.shortName == body.name ? "" : body.shortName, body.kind, code(body.parent),
      body.taxCode, body.from.description, body.to?.description ?? "", code(body.successor),
    ] + Hierarchy.allCases.map { code(tree.place(of: body.id, in: $0)?.parent) }
  }

  /// The rows of a body and of all below it that are there on the tree's day, in the order of the tree; each is made
  /// when it is asked for.
  public static func rows(
    of tree: OrganisationTree, within top: ID<Organisation>,
    where isWanted: @escaping (Organisation) -> Bool = { _ in true }
  ) -> some Collection<[String]> {
    tree.existing(within: top).lazy.compactMap { tree[$0] }.filter(isWanted).map { row($0, in: tree) }
  }
}

/// A table of bodies laid beside a tree: what is new, changed, missing and wrong, and what taking it over would do.
public struct OrganisationComparison: Sendable {
  /// A row that brings something.
  public struct Line: Sendable, Hashable {
    /// The row in the file.
    public let row: Int
    /// The body, which is there or is founded.
    public let body: ID<Organisation>
    /// Its code and name in the table.
    public let code, name: String
    /// Of a body that is there: which columns differ, before and after.
    public let differences: [Difference]
  }

  /// One cell that differs from what is known.
  public struct Difference: Sendable, Hashable {
    /// The column.
    public let column: OrganisationTable.Column
    /// What is known.
    public let before: String
    /// What the table says.
    public let after: String
  }

  /// A cell that cannot be taken over.
  public struct Fault: Sendable, Hashable, Error {
    /// The row in the file.
    public let row: Int
    /// The column.
    public let column: OrganisationTable.Column
    /// What is wrong.
    public let reason: Reason
  }

  /// What can be wrong with a cell.
  public enum Reason: Sendable, Hashable {
    /// A name or a code is missing, or a fact is longer than `BodyFacts` allows.
    case size
    /// The code stands in an earlier row.
    case twice(firstRow: Int)
    /// The code is that of a body outside the part of the tree that the table is about.
    case outside
    /// Another body has the code on one of the days.
    case codeTaken(ID<Organisation>)
    /// No body has this code, neither in the tree nor in the table.
    case unknown(String)
    /// The body above has ended, or begins later.
    case notThere(String)
    /// The body would stand below itself.
    case belowItself
    /// There is no such kind, or the program alone uses it.
    case kind(String)
    /// Bodies of the kind did not exist on the day.
    case kindNotThen(OrganisationKind, CivilDate)
    /// The text is no day.
    case day(String)
    /// The last day comes before the first.
    case endsBeforeBeginning(CivilDate)
    /// The first day is known already, and another one.
    case otherBeginning(CivilDate)
    /// A change of the body is recorded for a later day.
    case plannedLater(CivilDate)
    /// The topmost body of the table's part neither moves nor ends.
    case top
    /// A successor without a last day.
    case successorWithoutEnd

    /// What is wrong with a body being of a kind from a day on; `nil` where nothing is. A body keeps the kind that it
    /// has, even one that is no more.
    public static func wrongKind(_ code: String, hadBefore old: String?, on day: CivilDate) -> Reason? {
      if code == old { return nil }
      guard let kind = OrganisationKind(code: code), code != OrganisationKind.topCode else { return .kind(code) }
      return kind.exists(on: day) ? nil : .kindNotThen(kind, day)
    }
  }

  /// Rows of bodies that are founded.
  public internal(set) var new: [Line] = []
  /// Rows of bodies that are there and differ.
  public internal(set) var changed: [Line] = []
  /// Bodies that are there on the day and stand in no row. Nothing happens to them.
  public internal(set) var missing: [ID<Organisation>] = []
  /// Cells that are wrong; while there is one, nothing is taken over.
  public internal(set) var wrong: [Fault] = []
  /// How many rows say what is known.
  public internal(set) var same = 0
  /// What taking the table over does.
  public internal(set) var change = StructureChange()

  /// Lays a table beside a tree.
  ///
  /// - Parameters:
  ///   - rows: the table.
  ///   - tree: the bodies.
  ///   - top: the part of the tree that the table is about; a row without a body above stands directly below it.
  ///   - day: from which day on changes hold, and the first day of new bodies that name none.
  ///   - newID: makes the identifier of a body that is founded.
  public init(
    _ rows: OrganisationTable.Rows, tree: OrganisationTree, top: ID<Organisation>, day: CivilDate,
    newID: () -> ID<Organisation>
  ) {
    var work = ComparisonWork(rows, tree: tree.on(day), top: top, day: day)
    work.compare(newID: newID)
    self = work.result
  }

  init() {}
}
