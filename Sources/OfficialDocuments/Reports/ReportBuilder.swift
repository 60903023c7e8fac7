// SPDX-License-Identifier: Apache-2.0
import Domain

extension OfficialDocument {
  /// Puts a report into words, in the outline that results reports have by custom: what was done to direct the work,
  /// results by theme with figures against the plan, assessment and difficulties, next steps, proposals; then an annex
  /// with a row for each activity. Only accepted figures count; what waits for its approval is named apart. What is not
  /// known is said to be missing.
  public init(report content: ReportContent) {
    self.init(
      header: DocumentHeader(
        parentBody: content.issuer.parentName, issuingBody: content.issuer.name,
        number: DocumentNumber(sequence: content.sequence, type: "BC", issuer: content.issuer.code),
        place: content.issuer.place, date: content.date),
      type: "Báo cáo", subject: content.subject, addressees: content.addressees, bases: content.bases,
      body: content.body, signature: content.signature, recipients: content.recipients, archive: content.archive,
      annexes: [content.activityAnnex])
  }
}

extension ReportContent {
  /// «Kết quả thực hiện Kế hoạch … 6 tháng đầu năm 2026».
  public var subject: String { "Kết quả thực hiện \(plan.type) \(plan.about), \(period.label)" }

  fileprivate var body: [DocumentBlock] {
    let sections: [(title: String, blocks: [DocumentBlock])] = [
      ("Công tác chỉ đạo, triển khai", directionBlocks),
      ("Kết quả thực hiện", resultBlocks),
      ("Đánh giá chung; khó khăn, vướng mắc", assessmentBlocks),
      ("Nhiệm vụ kỳ tới", nextStepBlocks),
      ("Đề xuất, kiến nghị", proposalBlocks),
    ]
    let numbered = sections.enumerated().flatMap { index, section in
      let label = DocumentBlock.label(level: 1, number: index + 1)
      return [.heading(level: 1, label: label, text: section.title)] + section.blocks
    }
    return [.paragraph(opening)] + numbered + [.paragraph(closing)]
  }

  private var opening: String {
    let span = "từ ngày \(period.from.shortText) đến ngày \(period.to.shortText)"
    return "Thực hiện \(plan.citation), \(issuer.name) báo cáo kết quả thực hiện \(period.label) (\(span); "
      + "số liệu tính đến ngày \(period.cutOff.shortText)) như sau:"
  }

  private var closing: String {
    let text = "Trên đây là Báo cáo \(Self.lowerFirst(subject))"
    guard let addressee = addressees.first, addressees.count == 1 else { return "\(text) của \(issuer.name)." }
    return "\(text); \(issuer.name) kính báo cáo \(addressee)."
  }

  private var directionBlocks: [DocumentBlock] {
    direction.isEmpty
      ? [.paragraph("Công tác chỉ đạo, triển khai trong kỳ báo cáo: \(Self.missing).")]
      : direction.map { .paragraph(Self.sentence($0)) }
  }

  private var assessmentBlocks: [DocumentBlock] {
    let judgements = assessment.map { DocumentBlock.paragraph(Self.sentence($0)) }
    let own = difficulties.map { DocumentBlock.bullet(Self.sentence($0)) }
    let ofItems = items.compactMap { item in item.difficulty.map { item.point($0) } }
    let all = own + ofItems
    return [.heading(level: 2, label: "1", text: "Đánh giá chung")] + judgements + [.paragraph(overview)]
      + [.heading(level: 2, label: "2", text: "Khó khăn, vướng mắc")]
      + (all.isEmpty ? [.paragraph("Chưa ghi nhận khó khăn, vướng mắc trong kỳ báo cáo.")] : all)
  }

  private var overview: String {
    let counts = totals
    guard counts.total > 0 else { return "Kết quả thực hiện các hoạt động: \(Self.missing)." }
    let percent = Self.percent(Int64(counts[.done]), of: Int64(counts.total)) ?? Self.missing
    let late = items.filter { $0.status.kind == .late }
    let share = "Đã hoàn thành \(counts[.done])/\(counts.total) hoạt động, nhiệm vụ (\(percent)%)"
    guard !late.isEmpty else { return share + "; không có hoạt động nào chậm so với thời hạn." }
    return share + "; còn \(late.count) hoạt động chậm so với thời hạn: \(Self.names(late))."
  }

  private var nextStepBlocks: [DocumentBlock] {
    let open = items.filter { $0.status.kind != .done && $0.status.kind != .stopped }
    let steps = nextSteps.map { DocumentBlock.bullet(Self.sentence($0)) }
    let soon = open.filter { $0.status.kind == .dueSoon }
    var facts: [DocumentBlock] = []
    if !open.isEmpty {
      facts.append(.paragraph("Tiếp tục thực hiện \(open.count) hoạt động, nhiệm vụ chưa hoàn thành."))
    }
    if !soon.isEmpty {
      let days = ActivityStatus.dueSoonDays
      facts.append(.paragraph("Các hoạt động đến hạn trong \(days) ngày tới: \(Self.names(soon))."))
    }
    let all = facts + steps
    return all.isEmpty ? [.paragraph("Nhiệm vụ kỳ tới: \(Self.missing).")] : all
  }

  private var proposalBlocks: [DocumentBlock] {
    let all =
      proposals.map { DocumentBlock.bullet(Self.sentence($0)) }
      + items.compactMap { item in item.proposal.map { item.point($0) } }
    return all.isEmpty ? [.paragraph("Chưa ghi nhận đề xuất, kiến nghị trong kỳ báo cáo.")] : all
  }

  /// «hoạt động 3, 9, 15», and by name those without a label.
  private static func names(_ items: [Item]) -> String {
    let labels = items.map(\.label).filter { !$0.isEmpty }
    let names = items.filter(\.label.isEmpty).map(\.name)
    return ((labels.isEmpty ? [] : ["hoạt động \(labels.joined(separator: ", "))"]) + names).joined(separator: "; ")
  }
}

extension ReportContent.PlanReference {
  /// The first citation of a document gives type, number, date, issuer and subject (Nghị định 30/2020/NĐ-CP, Phụ lục I,
  /// Mục II, điểm 6b).
  fileprivate var citation: String {
    let number = number.map { " số \($0)" } ?? ""
    let date = issuedOn.map { " \($0.officialText)" } ?? ""
    let issuer = issuer.map { " của \($0)" } ?? ""
    let isBare = number.isEmpty && date.isEmpty && issuer.isEmpty || about.hasPrefix("về ")
    return "\(type)\(number)\(date)\(issuer)\(isBare ? "" : " về") \(about)"
  }

  /// The title as it goes on inside a sentence.
  fileprivate var about: String { ReportContent.lowerFirst(title) }
}

extension ReportContent.Item {
  /// A point that says of which activity a sentence speaks.
  fileprivate func point(_ text: String) -> DocumentBlock {
    .bullet("\(shortName): \(ReportContent.sentence(text))")
  }
}
