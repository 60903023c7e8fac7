// SPDX-License-Identifier: Apache-2.0

/// A kind of body, or a body of that name in every province, that has ended: data with its last day, what came after it
/// and where that is written, for the check of plans that still name it.
public struct BodyLifetime: Hashable, Sendable {
  /// The name as it stands in running text, or the word by which a level is named («huyện»).
  public let name: String
  /// Whether the name is a level of government, which stands anywhere within the name of a body.
  public let isLevel: Bool
  /// Its last day.
  public let lastDay: CivilDate
  /// Who does its work since then; `nil` where it was parted among several.
  public let successor: String?
  /// The resolution or decree.
  public let source: String

  /// Takes the parts of an entry.
  public init(name: String, isLevel: Bool = false, lastDay: CivilDate, successor: String?, source: String) {
    self.name = name
    self.isLevel = isLevel
    self.lastDay = lastDay
    self.successor = successor
    self.source = source
  }

  /// What has ended according to the reference data: ministries and departments of provinces whose name nobody bears any
  /// more, and the words of levels of government that are no more.
  public static let national: [BodyLifetime] =
    entries(ReferenceData.ministries) + entries(ReferenceData.departments)
    + entries(ReferenceData.governmentUnits, areLevels: true)

  private static func entries(_ table: ReferenceTable, areLevels: Bool = false) -> [BodyLifetime] {
    table.bodies.compactMap { body in
      guard let lastDay = body.to,
        !table.bodies.contains(where: { $0.name == body.name && lastDay < $0.from })
      else { return nil }
      let successors = table.successors(of: body).map(\.name)
      return BodyLifetime(
        name: body.name, isLevel: areLevels, lastDay: lastDay,
        successor: successors.isEmpty ? nil : successors.joined(separator: ", "), source: body.source)
    }
  }
}
