// SPDX-License-Identifier: Apache-2.0
import Domain

/// Section II of a report and the annex: the activities themselves.
extension ReportContent {
  /// The general state, then a part for each theme.
  var resultBlocks: [DocumentBlock] {
    guard totals.total > 0 else { return [.paragraph("Kết quả thực hiện các hoạt động: \(Self.missing).")] }
    let themes = themes.enumerated().flatMap { index, theme in
      [.heading(level: 2, label: String(index + 2), text: theme.heading)] + theme.blocks
    }
    return [.heading(level: 2, label: "1", text: "Tình hình chung")] + generalBlocks + themes
  }

  private var generalBlocks: [DocumentBlock] {
    let waiting = items.count { $0.waitingText != nil }
    let apart =
      waiting == 0
      ? "Số liệu trong Báo cáo là số liệu đã được duyệt."
      : "Số liệu trong Báo cáo là số liệu đã được duyệt; \(waiting) hoạt động có báo cáo chờ duyệt, nêu riêng và chưa tính "
        + "vào kết quả."
    return [
      .paragraph(
        "\(plan.type) có \(totals.total) hoạt động, nhiệm vụ thuộc \(themes.count) nhóm. Tính đến ngày "
          + "\(period.cutOff.shortText): \(Self.words(totals))."),
      .paragraph(apart),
    ]
  }

  /// The annex with a row for each activity, under the name of its theme.
  var activityAnnex: Annex {
    var rows: [TextTable.Row] = []
    var number = 0
    for theme in themes {
      rows.append(.span(theme.heading))
      for item in theme.items {
        number += 1
        rows.append(.cells(item.annexCells(number: number)))
      }
    }
    return Annex(
      label: "Phụ lục", title: "Tình hình thực hiện các hoạt động, \(period.label)", landscape: true,
      blocks: [.table(TextTable(columns: Self.annexColumns, rows: rows))])
  }

  private static let annexColumns: [TextTable.Column] = [
    .init("STT", width: 6, centred: true), .init("Hoạt động", width: 32), .init("Cơ quan chủ trì", width: 16),
    .init("Cơ quan phối hợp", width: 18), .init("Thời hạn", width: 11, centred: true),
    .init("Tiến độ", width: 15), .init("Kết quả", width: 28),
  ]

  /// The annex as a table of values for spreadsheets: the columns of the document, with progress as numbers.
  public var annexTable: Table {
    let columns = [
      "Nhóm", "STT", "Hoạt động", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Trạng thái", "Tiến độ (%)",
      "Tiến độ chờ duyệt (%)", "Kết quả", "Khó khăn, vướng mắc", "Đề xuất, kiến nghị",
    ]
    let rows = themes.flatMap { theme in theme.items.map { $0.tableCells(theme: theme.heading) } }
    return Table(columns: columns, rows: rows)
  }
}

extension ReportContent.Theme {
  /// The title on one line, with its label in the plan unless the title says it: «Chủ đề 1: …».
  var heading: String {
    let title = String(ReportContent.sentence(title).dropLast())
    let saysLabel = title.split { !$0.isLetter && !$0.isNumber }.contains { $0 == label }
    return label.isEmpty || saysLabel ? title : "\(title) (mục \(label) của Kế hoạch)"
  }

  fileprivate var blocks: [DocumentBlock] {
    guard !items.isEmpty else { return [.paragraph("Kết quả thực hiện: \(ReportContent.missing).")] }
    let counts = ReportContent.counts(of: items)
    let summary = "Có \(items.count) hoạt động, nhiệm vụ: \(ReportContent.words(counts))."
    return [.paragraph(summary)] + items.map { .bullet($0.sentence) }
  }
}

extension ReportContent.Item {
  /// What came of the activity as a point of the list; who leads it and by when stands in the annex.
  fileprivate var sentence: String {
    let name = label.isEmpty ? name : "Hoạt động \(label). \(name)"
    var text = ReportContent.sentence((["\(name): \(standing)"] + measures.map(\.text)).joined(separator: "; "))
    if let resultSentence { text += " " + resultSentence }
    if let waitingText { text += " Chờ duyệt, chưa tính: \(waitingText)." }
    return text
  }

  /// What came out, as a sentence; `nil` for nothing but marks.
  private var resultSentence: String? {
    let sentence = result.map { ReportContent.sentence(ReportContent.upperFirst($0)) } ?? ""
    return sentence.isEmpty ? nil : sentence
  }

  /// Status and accepted progress; done needs no per cent, and a missing one is said to be missing.
  private var standing: String {
    let word = ReportContent.lowerFirst(status.vietnamese)
    guard let acceptedPercent else { return "\(word), \(ReportContent.missing) về tiến độ" }
    return status.kind == .done ? word : "\(word), tiến độ \(acceptedPercent)%"
  }

  fileprivate func annexCells(number: Int) -> [String] {
    let progress = ["\(status.vietnamese)", progressText] + (waitingText.map { ["chờ duyệt: \($0)"] } ?? [])
    let outcome =
      measures.map { ReportContent.sentence(ReportContent.upperFirst($0.text)) }
      + (resultSentence.map { [$0] } ?? [])
    return [
      label.isEmpty ? String(number) : label, name, leads.joined(separator: ", "), coordinators.joined(separator: ", "),
      due ?? "", progress.joined(separator: "; "),
      outcome.isEmpty ? ReportContent.upperFirst(ReportContent.missing) : outcome.joined(separator: " "),
    ]
  }

  fileprivate func tableCells(theme: String) -> [Table.Cell] {
    // A file knows no difference between an empty text and nothing.
    func text(_ text: String?) -> Table.Cell { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .empty }
    func number(_ number: Int?) -> Table.Cell { number.map { .integer(Int64($0)) } ?? .empty }
    let outcome = measures.map(\.text) + (result.map { [$0] } ?? [])
    return [
      text(theme), text(label), text(name), text(leads.joined(separator: ", ")),
      text(coordinators.joined(separator: ", ")), text(due), text(status.vietnamese), number(acceptedPercent),
      number(waitingPercent), text(outcome.isEmpty ? nil : outcome.joined(separator: "; ")), text(difficulty),
      text(proposal),
    ]
  }
}
