// SPDX-License-Identifier: Apache-2.0
/// Where an activity stands. Derived from facts by `ActivityFacts.status(on:)`, never stored.
public enum ActivityStatus: Hashable, Sendable {
  /// Accepted as done; `daysLate` is above zero when that was after the deadline.
  case done(daysLate: Int)
  /// Under way, and the deadline is far or not stated.
  case onTime
  /// The deadline is at most `dueSoonDays` away.
  case dueSoon(daysLeft: Int)
  /// The deadline has passed without an accepted result.
  case late(days: Int)
  /// Nothing was reported yet, and the deadline is far or not stated.
  case notStarted
  /// Ended without a result; somebody said why.
  case stopped(reason: String)

  /// Within how many days of its deadline an activity counts as due soon.
  public static let dueSoonDays = 30

  /// The status without its numbers, for counting and filtering.
  public var kind: Kind {
    switch self {
    case .done: .done
    case .onTime: .onTime
    case .dueSoon: .dueSoon
    case .late: .late
    case .notStarted: .notStarted
    case .stopped: .stopped
    }
  }

  /// The six kinds, in the order in which bars and legends show them.
  public enum Kind: String, CaseIterable, Sendable {
    case done, onTime = "on-time", dueSoon = "due-soon", late, notStarted = "not-started", stopped
  }
}

/// What is known of an activity that decides its status.
public struct ActivityFacts: Hashable, Sendable {
  /// The last day on which the result is in time; `nil` where no deadline is stated.
  public var due: CivilDate?
  /// Progress of the last accepted report, 0 to 100; `nil` where none was accepted.
  public var acceptedPercent: Int?
  /// The day for which the accepted report that says «done» holds.
  public var acceptedOn: CivilDate?
  /// Whether a report waits for its approval.
  public var hasWaitingReport: Bool
  /// Why the activity was stopped, if it was.
  public var stoppedReason: String?

  /// Collects the facts.
  public init(
    due: CivilDate?, acceptedPercent: Int? = nil, acceptedOn: CivilDate? = nil, hasWaitingReport: Bool = false,
    stoppedReason: String? = nil
  ) {
    self.due = due
    self.acceptedPercent = acceptedPercent
    self.acceptedOn = acceptedOn
    self.hasWaitingReport = hasWaitingReport
    self.stoppedReason = stoppedReason
  }

  /// The one rule by which a status is found. Only accepted figures make an activity done; a waiting report shows that
  /// it was started, nothing more.
  public func status(on today: CivilDate) -> ActivityStatus {
    if let stoppedReason { return .stopped(reason: stoppedReason) }
    if acceptedPercent == 100 {
      guard let due, let acceptedOn else { return .done(daysLate: 0) }
      return .done(daysLate: max(0, due.days(to: acceptedOn)))
    }
    if let due {
      let left = today.days(to: due)
      if left < 0 { return .late(days: -left) }
      if left <= ActivityStatus.dueSoonDays { return .dueSoon(daysLeft: left) }
    }
    return acceptedPercent == nil && !hasWaitingReport ? .notStarted : .onTime
  }
}

/// How many activities have each status below a node of the plan.
public struct StatusCounts: Hashable, Sendable {
  /// One lane a kind, in the order of `index`; two stay empty.
  private var counts = SIMD8<Int>()

  /// No activity.
  public init() {}

  /// The number of activities with a status.
  public subscript(kind: ActivityStatus.Kind) -> Int { counts[Self.index(kind)] }

  /// All activities counted.
  public var total: Int { counts.wrappedSum() }

  /// Counts one activity more.
  public mutating func count(_ kind: ActivityStatus.Kind) { counts[Self.index(kind)] += 1 }

  /// Adds the counts of another node.
  public static func += (left: inout Self, right: Self) {
    left.counts &+= right.counts
  }

  /// Takes away the counts of a part.
  public static func -= (left: inout Self, right: Self) {
    left.counts &-= right.counts
  }

  private static func index(_ kind: ActivityStatus.Kind) -> Int {
    switch kind {
    case .done: 0
    case .onTime: 1
    case .dueSoon: 2
    case .late: 3
    case .notStarted: 4
    case .stopped: 5
    }
  }
}
