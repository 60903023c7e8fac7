// SPDX-License-Identifier: Apache-2.0
public import Domain

extension ActivityStatus.Kind {
  /// The word for the status in documents.
  public var vietnamese: String {
    switch self {
    case .done: "Hoàn thành"
    case .onTime: "Đúng tiến độ"
    case .dueSoon: "Sắp đến hạn"
    case .late: "Chậm"
    case .notStarted: "Chưa bắt đầu"
    case .stopped: "Dừng"
    }
  }
}

extension ActivityStatus {
  /// The status in documents, with its days or its reason: «Chậm 51 ngày», «Dừng (lý do: …)».
  public var vietnamese: String {
    switch self {
    case .done(let days) where days > 0: "\(kind.vietnamese), chậm \(days) ngày"
    case .late(let days): "\(kind.vietnamese) \(days) ngày"
    case .dueSoon(let days): "\(kind.vietnamese) (còn \(days) ngày)"
    case .stopped(let reason): "\(kind.vietnamese) (lý do: \(reason))"
    default: kind.vietnamese
    }
  }
}

extension ReportContent {
  /// What stands where there is no figure.
  public static let missing = "chưa có số liệu"

  /// How many activities have each status, over all themes.
  public var totals: StatusCounts { Self.counts(of: items) }

  /// The activities of all themes, in order.
  public var items: [Item] { themes.flatMap(\.items) }

  static func counts(of items: [Item]) -> StatusCounts {
    var counts = StatusCounts()
    for item in items { counts.count(item.status.kind) }
    return counts
  }

  /// «hoàn thành 3; chậm 1»: the kinds that occur, in their order.
  static func words(_ counts: StatusCounts) -> String {
    ActivityStatus.Kind.allCases.filter { counts[$0] > 0 }
      .map { "\(lowerFirst($0.vietnamese)) \(counts[$0])" }.joined(separator: "; ")
  }

  /// A part in per cent of a whole, with at most one decimal, halves rounded up; `nil` for a whole of nothing or figures
  /// too large to compare.
  static func percent(_ part: Int64, of whole: Int64) -> String? {
    guard whole > 0, part >= 0 else { return nil }
    let share = (Int128(part) * 2000 + Int128(whole)) / (2 * Int128(whole)) * 100
    return Int64(exactly: share).map { Quantity(thousandths: $0).vietnamese }
  }

  /// A text that goes on inside a sentence. Abbreviations («UBND …») and names of several capitalised words («Bộ Tài
  /// chính …») keep their first letter.
  static func lowerFirst(_ text: String) -> String {
    let words = text.split(separator: " ", maxSplits: 2)
    let isAbbreviation = words.first?.dropFirst().contains { $0.isUppercase } ?? false
    let isName = words.dropFirst().first?.first?.isUppercase ?? false
    return isAbbreviation || isName ? text : text.prefix(1).lowercased() + text.dropFirst()
  }

  /// A text that begins a sentence.
  static func upperFirst(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// A text ended by one full stop, whatever marks it came with.
  static func sentence(_ text: String) -> String {
    let ends: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x0A]
    var bytes = Array(text.utf8)
    while let last = bytes.last, ends.contains(last) { bytes.removeLast() }
    guard let last = bytes.last else { return "" }
    let closed = last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
    return String(decoding: bytes, as: UTF8.self) + (closed ? "" : ".")
  }
}

extension ReportContent.Item {
  /// Progress as accepted: «70%», or that there is none.
  public var progressText: String { acceptedPercent.map { "\($0)%" } ?? ReportContent.missing }

  /// What was reported and still waits for its approval; `nil` where nothing waits.
  public var waitingText: String? {
    let parts =
      (waitingPercent.map { ["tiến độ \($0)%"] } ?? [])
      + measures.compactMap { measure in
        measure.waiting.map { "\(ReportContent.lowerFirst(measure.name)) \(measure.counted($0.vietnamese))" }
      }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// How the activity is named inside a sentence: «Hoạt động 17», or by its name where it has no label.
  var shortName: String { label.isEmpty ? name : "Hoạt động \(label)" }
}

extension ReportContent.Measure {
  /// The figure against the plan, accepted figures only: «số lớp tập huấn: 8/10 lớp (đạt 80% kế hoạch)».
  public var text: String {
    let name = ReportContent.lowerFirst(self.name)
    switch (accepted, planned) {
    case (nil, nil): return "\(name): \(ReportContent.missing)"
    case (nil, let planned?):
      return "\(name): \(ReportContent.missing) (kế hoạch \(counted(planned.vietnamese)))"
    case (let accepted?, nil): return "\(name): \(counted(accepted.vietnamese))"
    case (let accepted?, let planned?):
      let share = percent.map { " (đạt \($0)% kế hoạch)" } ?? ""
      return "\(name): \(counted("\(accepted.vietnamese)/\(planned.vietnamese)"))\(share)"
    }
  }

  /// A number with its unit; the sign of per cent stands close.
  fileprivate func counted(_ number: String) -> String {
    unit.isEmpty || unit == "%" ? number + unit : "\(number) \(unit)"
  }

  /// The accepted figure in per cent of the plan; `nil` where one of the two is missing or the plan asks for nothing.
  private var percent: String? {
    guard let accepted, let planned else { return nil }
    return ReportContent.percent(accepted.thousandths, of: planned.thousandths)
  }
}
