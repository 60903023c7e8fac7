// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// The day on which all rows of these tables are asked.
private let today = CivilDate(daysSinceEpoch: 20_778)

@Suite struct ActivityStatusTests {
  /// What is known, the deadline in days from today, and the status that follows.
  static let rows:
    [(due: Int?, percent: Int?, acceptedOn: Int?, waiting: Bool, stopped: String?, status: ActivityStatus)] = [
      // Nothing reported: the deadline alone decides.
      (nil, nil, nil, false, nil, .notStarted),
      (400, nil, nil, false, nil, .notStarted),
      (31, nil, nil, false, nil, .notStarted),
      (30, nil, nil, false, nil, .dueSoon(daysLeft: 30)),
      (1, nil, nil, false, nil, .dueSoon(daysLeft: 1)),
      (0, nil, nil, false, nil, .dueSoon(daysLeft: 0)),
      (-1, nil, nil, false, nil, .late(days: 1)),
      (-31, nil, nil, false, nil, .late(days: 31)),
      // A waiting report shows that it was started, nothing more.
      (nil, nil, nil, true, nil, .onTime),
      (31, nil, nil, true, nil, .onTime),
      (30, nil, nil, true, nil, .dueSoon(daysLeft: 30)),
      (0, nil, nil, true, nil, .dueSoon(daysLeft: 0)),
      (-1, nil, nil, true, nil, .late(days: 1)),
      // Accepted, but not done.
      (nil, 0, -3, false, nil, .onTime),
      (nil, 99, -3, false, nil, .onTime),
      (31, 50, -3, false, nil, .onTime),
      (31, 50, -3, true, nil, .onTime),
      (30, 50, -3, false, nil, .dueSoon(daysLeft: 30)),
      (0, 99, 0, false, nil, .dueSoon(daysLeft: 0)),
      (-1, 99, -3, false, nil, .late(days: 1)),
      (-1, 0, -3, true, nil, .late(days: 1)),
      // Done: late or not is told by the day for which the report holds, never by the day it was accepted or asked.
      (nil, 100, -3, false, nil, .done(daysLate: 0)),
      (400, 100, -3, false, nil, .done(daysLate: 0)),
      (0, 100, 0, false, nil, .done(daysLate: 0)),
      (-1, 100, -1, false, nil, .done(daysLate: 0)),
      (-1, 100, 0, false, nil, .done(daysLate: 1)),
      (-90, 100, -30, false, nil, .done(daysLate: 60)),
      (-90, 100, -91, false, nil, .done(daysLate: 0)),
      (-90, 100, nil, false, nil, .done(daysLate: 0)),
      (-90, 100, -91, true, nil, .done(daysLate: 0)),
      // Stopped wins over all.
      (nil, nil, nil, false, "Hết vốn", .stopped(reason: "Hết vốn")),
      (-90, nil, nil, true, "Hết vốn", .stopped(reason: "Hết vốn")),
      (0, 50, -3, false, "", .stopped(reason: "")),
      (-90, 100, -30, false, "Trùng", .stopped(reason: "Trùng")),
    ]

  @Test(arguments: rows.indices) func `the status follows from the facts`(_ index: Int) {
    let row = Self.rows[index]
    let facts = ActivityFacts(
      due: row.due.map { today.adding(days: $0) }, acceptedPercent: row.percent,
      acceptedOn: row.acceptedOn.map { today.adding(days: $0) }, hasWaitingReport: row.waiting,
      stoppedReason: row.stopped)
    #expect(facts.status(on: today) == row.status)
  }

  @Test func `an untouched activity goes from not started over due soon to late, never back`() {
    let facts = ActivityFacts(due: today)
    let kinds = (-40...40).map { facts.status(on: today.adding(days: $0)).kind }
    #expect(
      kinds == Array(repeating: .notStarted, count: 10) + Array(repeating: .dueSoon, count: 31)
        + Array(repeating: .late, count: 40))
  }

  @Test func `a done activity stays as it is on every later day`() {
    let facts = ActivityFacts(due: today, acceptedPercent: 100, acceptedOn: today.adding(days: 4))
    for days in 0...500 { #expect(facts.status(on: today.adding(days: days)) == .done(daysLate: 4)) }
  }

  @Test func `every status has its kind and the kinds their public words`() {
    let all: [ActivityStatus] = [
      .done(daysLate: 3), .onTime, .dueSoon(daysLeft: 1), .late(days: 2), .notStarted, .stopped(reason: ""),
    ]
    #expect(all.map(\.kind) == ActivityStatus.Kind.allCases)
    #expect(
      ActivityStatus.Kind.allCases.map(\.rawValue) == ["done", "on-time", "due-soon", "late", "not-started", "stopped"])
  }
}

@Suite struct StatusCountsTests {
  @Test func `nothing is counted at first`() {
    #expect(StatusCounts().total == 0)
    for kind in ActivityStatus.Kind.allCases { #expect(StatusCounts()[kind] == 0) }
  }

  @Test(arguments: ActivityStatus.Kind.allCases) func `a status is counted under its own kind only`(
    _ kind: ActivityStatus.Kind
  ) {
    var counts = StatusCounts()
    counts.count(kind)
    counts.count(kind)
    for other in ActivityStatus.Kind.allCases { #expect(counts[other] == (other == kind ? 2 : 0)) }
    #expect(counts.total == 2)
  }

  @Test func `a sum of counts counts each kind by itself`() {
    var (left, right) = (StatusCounts(), StatusCounts())
    for (index, kind) in ActivityStatus.Kind.allCases.enumerated() {
      for _ in 0..<index { left.count(kind) }
      for _ in 0..<(10 * index) { right.count(kind) }
    }
    var sum = left
    sum += right
    #expect(ActivityStatus.Kind.allCases.map { sum[$0] } == [0, 11, 22, 33, 44, 55])
    #expect(sum.total == left.total + right.total)
    #expect(right.total == 150)
  }
}
