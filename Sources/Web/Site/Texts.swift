// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Store
import Vietnamese

extension CivilDate {
  /// 09/02/2026.
  var short: String { shortText }
}

extension Sequence {
  /// In the order of Vietnamese dictionaries by a name of each.
  func sortedAsInDictionaries(by name: (Element) -> String) -> [Element] {
    map { (element: $0, key: sortKey(name($0))) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.element)
  }
}

extension Visit {
  /// Hour and minute in Vietnam, with the date where it is not today: «09:41» or «09:41, 20/11/2026».
  func clock(_ moment: Instant) -> String {
    let (date, hour, minute) = moment.inVietnam
    let time = (hour < 10 ? "0\(hour)" : "\(hour)") + ":" + (minute < 10 ? "0\(minute)" : "\(minute)")
    return date == today ? time : "\(time), \(date.short)"
  }

  /// A deadline in words; «không ghi» where there is none.
  func due(_ deadline: Deadline?) -> String {
    guard let deadline else { return t(.noDeadline) }
    guard language == .english else { return deadline.vietnamese }
    return deadline.lastDay.map(\.short) ?? deadline.edtf
  }

  /// «Quá 3 ngày», «Còn 5 ngày»: the number behind a status, where it has one.
  func distance(_ status: ActivityStatus) -> String? {
    switch status {
    case .done(let late): late > 0 ? t(.doneLate(late)) : nil
    case .dueSoon(let left): t(.daysLeft(left))
    case .late(let days): t(.daysLate(days))
    case .stopped(let reason): t(.stoppedBecause(reason))
    case .onTime, .notStarted: nil
    }
  }

  /// The figure of an activity: «9/40 trạm» where its plan has a number, else its per cent.
  func figure(_ work: WorkItem) -> String {
    if let units = work.units { return t(.unitsDone(units.done, units.total)) }
    guard let report = work.accepted else { return t(.noFigureYet) }
    if let target = work.item.target, let quantity = report.quantity {
      return "\(number(quantity))/\(number(target)) \(work.item.unit ?? "")"
    }
    return "\(report.percent) %"
  }

  /// A number as the language writes it.
  func number(_ quantity: Quantity) -> String {
    language == .vietnamese ? quantity.vietnamese : Self.swapMarks(quantity.vietnamese)
  }

  /// A count as the language writes it.
  func count(_ count: Int) -> String {
    let text = formatted(count)
    return language == .vietnamese ? text : Self.swapMarks(text)
  }

  private static func swapMarks(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 == 0x2E ? 0x2C : $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self)
  }
}

extension Plan {
  /// The title as a heading: many documents go on from «KẾ HOẠCH» with a small letter.
  var heading: String { title.prefix(1).uppercased() + title.dropFirst() }
}

extension PlanItem {
  /// How people call the item: its activity number, else its label.
  var code: String { activity.isEmpty ? (label == "-" ? "" : label) : activity }

  /// The name of a part: its first sentence, without what follows («Tỉnh triển khai 12/14 hoạt động …»).
  var heading: String {
    let bytes = Array(text.utf8)
    let end = bytes.indices.first { bytes[$0] == 0x2E && $0 + 1 < bytes.count && bytes[$0 + 1] == 0x20 && $0 > 20 }
    return end.map { String(decoding: bytes[..<$0], as: UTF8.self) } ?? text
  }

  /// The text without the number that stands beside it: «Hoạt động số 38: Xây dựng …» begins with «Xây dựng».
  var title: String {
    guard !activity.isEmpty, let colon = text.utf8.firstIndex(of: 0x3A),
      text.utf8.distance(from: text.utf8.startIndex, to: colon) < 40
    else { return text }
    return String(Substring(text.utf8[text.utf8.index(after: colon)...].drop { $0 == 0x20 }))
  }

  /// The beginning of the title, for lists: at most about 180 bytes, cut between words.
  var name: String { shortened(to: 180) }

  /// The title, cut between words where it is longer.
  func shortened(to limit: Int) -> String {
    let title = title
    guard title.utf8.count > limit else { return title }
    let bytes = title.utf8Span.span
    var cut = limit
    while cut > 0, bytes[cut - 1] != 0x20 { cut -= 1 }
    guard cut > 0 else { return String(title.prefix(limit / 2)) + "…" }
    return String(Substring(title.utf8.prefix(cut - 1))) + "…"
  }
}
