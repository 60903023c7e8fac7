// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store

/// Loads the results of one plan: each is sent and decided as people would, on the days that the file gives.
struct DemonstrationResults {
  private let installation: Installation
  private let content: PlanContent
  private let organisations: [String: Organisation]
  /// Names of people by the code of their organisation and their role.
  private let names: [String: String]
  /// Items by the number of their activity, or by their labels from the top: `III.3.1` is `3.1` below `III`.
  private let items: [String: PlanItem]

  init(
    _ installation: Installation, _ content: PlanContent, _ organisations: [String: Organisation],
    names: [String: String]
  ) {
    self.installation = installation
    self.names = names
    self.content = content
    self.organisations = organisations
    items = Self.index(content.items)
  }

  private static func index(_ items: [PlanItem]) -> [String: PlanItem] {
    let byID = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var index: [String: PlanItem] = [:]
    for item in items {
      for number in item.activity.split(separator: ", ") where index[String(number)] == nil {
        index[String(number)] = item
      }
      var top = item
      while let parent = top.parent, let above = byID[parent] { top = above }
      let path = top.id == item.id ? item.label : "\(top.label).\(item.label)"
      if index[path] == nil { index[path] = item }
    }
    return index
  }

  /// Sends and decides the reports of the rows, in their order.
  func load(_ rows: [[String: String]], _ connection: any Connection) throws {
    for (index, row) in rows.enumerated() {
      do { try load(row, key: "demo \(index)", connection) } catch let refusal as ChangeRefusal {
        throw Failure(.software, "results.csv: \(row["plan"] ?? "") \(row["activity"] ?? ""): \(refusal)")
      }
    }
    // A stopped activity takes no reports, so the stops come after all of them.
    for row in rows { try stop(row, connection) }
  }

  private func load(_ row: [String: String], key: String, _ connection: any Connection) throws {
    guard let item = items[row["activity"] ?? ""], let body = organisations[row["organisation"] ?? ""],
      let reported = CivilDate(iso: row["reported_on"] ?? ""), let percent = Int(row["percent"] ?? "")
    else {
      throw Failure(.software, "results.csv: no item or organisation for \(row["plan"] ?? "") \(row["activity"] ?? "")")
    }
    let at = Self.morning(of: reported)
    let difficulty = row["difficulty"] ?? ""
    let report = Report(
      id: installation.ids.next(at: at), plan: content.plan.id, item: item.id, organisation: body.id,
      holdsOn: holdsOn(reported, row["period"] ?? ""), percent: percent,
      quantity: Quantity(vietnamese: row["quantity"] ?? ""),
      sentence: row["sentence"] ?? "", difficulty: difficulty, proposal: row["proposal"] ?? "", submittedBy: nil,
      submitter: names["\(body.code) reporter"] ?? "Cán bộ \(body.shortName)", submittedAt: at)
    let plan = content.plan
    let state = row["state"] ?? ""
    let note = row["decision_note"] ?? ""
    let approver = names["\(body.code) approver"] ?? "Lãnh đạo \(body.shortName)"
    let author = Author(person: nil, name: report.submitter, at: at)
    let id = try connection.submit(report, evidence: [], of: plan, idempotencyKey: "\(plan.id) \(key)", by: author)
    guard state != ReportState.submitted.rawValue else { return }
    let decider = Author(person: nil, name: approver, at: at.adding(seconds: 2 * 86_400))
    try connection.decide(state == "accepted" ? .accept : .return, on: id, of: plan, note: note, by: decider)
  }

  /// A report sent after its period holds for the last day of the period.
  private func holdsOn(_ reported: CivilDate, _ period: String) -> CivilDate {
    let cycle = ReportingCycle(rules: content.duties.compactMap(\.rule))
    let known = cycle.periods(from: reported.adding(days: -800), to: reported).first { $0.code == period }
    return known.map { min($0.cutOff, reported) } ?? reported
  }

  /// A difficulty that begins so says why the activity goes on no more.
  private func stop(_ row: [String: String], _ connection: any Connection) throws {
    let mark = "Tạm dừng:"
    let difficulty = row["difficulty"] ?? ""
    guard difficulty.hasPrefix(mark), let item = items[row["activity"] ?? ""],
      let reported = CivilDate(iso: row["reported_on"] ?? "")
    else { return }
    var stopped = item
    stopped.stoppedReason = String(difficulty.dropFirst(mark.count).drop { $0 == " " })
    let own = content.assignments.filter { $0.item == item.id }
    let author = Author(person: nil, name: "", at: Self.morning(of: reported.adding(days: 3)))
    try connection.update(stopped, assignments: own, of: content.plan, by: author)
  }

  /// Ten o'clock in Vietnam.
  private static func morning(of day: CivilDate) -> Instant {
    Instant(milliseconds: Int64(day.daysSinceEpoch) * 86_400_000 + 3 * 3_600_000)
  }
}
