// SPDX-License-Identifier: Apache-2.0
public import Domain

extension ReportContent {
  /// One activity or task with what is known of it.
  public struct Item: Hashable, Sendable {
    /// Its label in the plan: `17`; shown in the column «STT» of the annex. Empty: the row number stands there.
    public var label: String
    /// What is to be done.
    public var name: String
    /// The bodies that answer for it (chủ trì, đồng chủ trì, or the doer).
    public var leads: [String]
    /// The bodies that take part (phối hợp).
    public var coordinators: [String]
    /// The deadline in words, as `Deadline.vietnamese` gives it or as the plan says it: «thường xuyên».
    public var due: String?
    /// Where it stands; found from accepted results only.
    public var status: ActivityStatus
    /// Progress of the last accepted report, 0 to 100.
    public var acceptedPercent: Int?
    /// Progress of a report that still waits for its approval, 0 to 100.
    public var waitingPercent: Int?
    /// Figures against the plan.
    public var measures: [Measure]
    /// What came out, in the words of the accepted report.
    public var result: String?
    /// What stands in the way.
    public var difficulty: String?
    /// What the reporter asks for.
    public var proposal: String?

    /// Makes an activity; what is not known is left out.
    public init(
      label: String, name: String, leads: [String] = [], coordinators: [String] = [], due: String? = nil,
      status: ActivityStatus, acceptedPercent: Int? = nil, waitingPercent: Int? = nil, measures: [Measure] = [],
      result: String? = nil, difficulty: String? = nil, proposal: String? = nil
    ) {
      self.label = label
      self.name = name
      self.leads = leads
      self.coordinators = coordinators
      self.due = due
      self.status = status
      self.acceptedPercent = acceptedPercent
      self.waitingPercent = waitingPercent
      self.measures = measures
      self.result = result
      self.difficulty = difficulty
      self.proposal = proposal
    }
  }

  /// A figure of an activity against its plan.
  public struct Measure: Hashable, Sendable {
    /// What is counted: «Số lớp tập huấn».
    public var name: String
    /// In what: «lớp».
    public var unit: String
    /// How much the plan asks for.
    public var planned: Quantity?
    /// How much was reached, as accepted.
    public var accepted: Quantity?
    /// How much was reported and still waits for its approval.
    public var waiting: Quantity?

    /// Makes a figure.
    public init(
      name: String, unit: String, planned: Quantity? = nil, accepted: Quantity? = nil, waiting: Quantity? = nil
    ) {
      self.name = name
      self.unit = unit
      self.planned = planned
      self.accepted = accepted
      self.waiting = waiting
    }
  }
}
