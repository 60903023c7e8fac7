// SPDX-License-Identifier: Apache-2.0

extension ReadPlan {
  /// Which cell of a row of tasks holds what, as places in ``Item/cells``; `nil` for what the table has no column for.
  public struct RowColumns: Sendable, Equatable {
    /// The number of the row.
    public var number: Int8?
    /// What is to be done.
    public var text: Int8?
    /// Who leads it.
    public var lead: Int8?
    /// Who takes part.
    public var coordinate: Int8?
    /// Who does it, where the table does not say who leads.
    public var responsible: Int8?
    /// By when.
    public var time: Int8?
  }
}
