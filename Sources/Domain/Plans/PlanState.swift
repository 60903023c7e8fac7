// SPDX-License-Identifier: Apache-2.0
/// The life of a plan in Xanh.
public enum PlanState: String, Sendable, CaseIterable {
  /// Read from its document; a planner is putting it right.
  case draft
  /// Confirmed: its activities are owed and reported.
  case active
  /// Ended: nothing of it is changed and nothing more is reported. Reports that were waiting are still decided, because
  /// what was sent in time must count.
  case closed

  /// What may be done with a plan.
  public enum Event: Sendable {
    case confirm, reopen, close
  }

  /// Why an event was refused.
  public enum Refusal: Error, Sendable, Hashable {
    /// Only a draft with at least one activity or task can be confirmed.
    case nothingToDo
    /// The plan is not in a state from which the event leads on.
    case wrongState(PlanState)
    /// Reports exist, so the plan cannot become a draft again.
    case hasReports
  }

  /// The state after an event.
  ///
  /// - Parameters:
  ///   - workItems: how many activities and tasks the plan has.
  ///   - reports: how many progress reports were sent for it.
  public func after(_ event: Event, workItems: Int, reports: Int) throws(Refusal) -> PlanState {
    switch (self, event) {
    case (.draft, .confirm):
      guard workItems > 0 else { throw .nothingToDo }
      return .active
    case (.active, .reopen):
      guard reports == 0 else { throw .hasReports }
      return .draft
    case (.active, .close): return .closed
    default: throw .wrongState(self)
    }
  }
}
