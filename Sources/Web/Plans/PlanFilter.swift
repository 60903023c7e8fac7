// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Vietnamese

/// What the filter bar of the plan page asks for.
struct PlanFilter {
  var words = ""
  var status: ActivityStatus.Kind?
  var lead: ID<Organisation>?
  var withoutLead = false
  var due: DueRange?

  enum DueRange: String, CaseIterable {
    case passed = "qua-han"
    case soon = "30-ngay"
    case thisYear = "nam-nay"
    case unstated = "khong-ghi"
  }

  init(_ visit: Visit) {
    let query = visit.query
    words = query["tim"] ?? ""
    status = query["trang-thai"].flatMap(ActivityStatus.Kind.init(rawValue:))
    withoutLead = query["chu-tri"] == "chua-co"
    let wanted = query["chu-tri"].flatMap { ID<Organisation>($0) }
    // An old link to a body that ended shows the work of the one that took over.
    lead = wanted.map { visit.tree.responsible(for: $0, on: visit.day)?.id ?? $0 }
    due = query["han"].flatMap(DueRange.init(rawValue:))
  }

  var isEmpty: Bool { words.isEmpty && !isDetailed }

  /// Whether more than words is asked for.
  var isDetailed: Bool { status != nil || lead != nil || withoutLead || due != nil }

  /// Whether an activity is among those asked for.
  func includes(_ work: WorkItem, _ visit: Visit) -> Bool {
    if let status, work.status.kind != status { return false }
    if withoutLead, !work.owners.isEmpty { return false }
    if let lead, !work.owners.contains(where: { visit.organisation(of: $0)?.id == lead }) { return false }
    if let due, !includes(work.item.due?.lastDay, due, visit.day) { return false }
    guard !words.isEmpty else { return true }
    let text = foldedForSearch("\(work.item.activity) \(work.item.label) \(work.item.text)")
    return text.contains(foldedForSearch(words))
  }

  private func includes(_ day: CivilDate?, _ range: DueRange, _ today: CivilDate) -> Bool {
    guard let day else { return range == .unstated }
    switch range {
    case .passed: return day < today
    case .soon: return day >= today && day <= today.adding(days: ActivityStatus.dueSoonDays)
    case .thisYear: return day.parts.year == today.parts.year
    case .unstated: return false
    }
  }
}
