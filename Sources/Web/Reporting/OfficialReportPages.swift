// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import OfficialDocuments
import Store

/// The official report on a plan: preview, and the same document as .docx, .pdf, .xlsx and .csv.
enum OfficialReportPages {
  static func show(_ visit: Visit) throws -> Response {
    let (report, all) = try report(visit)
    let plan = report.overview.plan
    let document = OfficialDocument(report: report.content)
    let layout = DocumentLayout.inForce(for: report.content.issuer.kind, on: visit.day)
    let periods = all.reversed()
    let options = periods.map { (value: $0.code, text: visit.t(.periodName($0.code))) }
    let query = FormFields([.init(name: "ky", value: report.period.code)]).urlEncoded
    let path = "/ke-hoach/\(plan.id)/bao-cao"
    let caveat = layout.caveat.map { visit.banner(.warn, visit.language == .vietnamese ? $0.vietnamese : $0.english) }
    return visit.page(
      visit.t(.officialReport), section: .plans,
      crumbs: [(visit.t(.plans), "/ke-hoach"), (plan.number ?? plan.heading, "/ke-hoach/\(plan.id)")],
      body: """
        <div class="head"><div class="htop"><h1>\(visit.t(.officialReport))</h1><div class="row">
        <a class="btn pri" href="\(path).docx?\(query)">\(visit.icon(.down))DOCX</a><a class="btn" href="\(path).pdf?\
        \(query)">\(visit.icon(.down))PDF</a>
        <a class="btn" href="\(path).xlsx?\(query)">\(visit.icon(.down))XLSX</a><a class="btn" href="\(path).csv?\
        \(query)">\(visit.icon(.down))CSV</a></div></div>
        <p class="lead">\(visit.t(.officialReportLead(layout.source)))</p></div><div class="stack">\(caveat)
        <form method="get" class="card filters one">\
        \(visit.select("ky", .period, options: Array(options), chosen: report.period.code))
        <button class="btn pri">\(visit.t(.show))</button></form>
        <article class="paper official" lang="vi">\(OfficialDocumentView.html(document, layout))</article></div>
        """)
  }

  private static func report(_ visit: Visit) throws -> (report: OfficialReport, periods: [ReportingPeriod]) {
    let (content, reports) = try visit.site.services.database.read { connection in
      let plan = try visit.plan(connection)
      guard plan.state != .draft else { throw Refusal.conflict(.draftHasNoReport) }
      return (try connection.content(of: plan), try connection.reports(of: plan))
    }
    let periods = PlanOverview(content, reports: [], today: visit.day).reportingPeriods()
    let chosen = periods.first { $0.code == visit.query["ky"] }
    guard let period = chosen ?? OfficialReport.latest(periods, today: visit.day) else {
      throw Refusal.conflict(.noPeriodYet)
    }
    let report = OfficialReport(
      content, reports: reports, period: period, tree: visit.tree, today: visit.day)
    return (report, periods)
  }

  private static func fileName(_ report: OfficialReport, _ ending: String) -> String {
    "bao-cao-\(report.period.code).\(ending)"
  }

  static func docx(_ visit: Visit) throws -> Response {
    let report = try report(visit).report
    let bytes = try visit.site.services.files.docx(
      OfficialDocument(report: report.content), report.content.issuer.kind, visit.day)
    return .download(bytes, MediaType.docx, fileName: fileName(report, "docx"))
  }

  static func pdf(_ visit: Visit) throws -> Response {
    let report = try report(visit).report
    let files = visit.site.services.files
    let docx = try files.docx(OfficialDocument(report: report.content), report.content.issuer.kind, visit.day)
    return .download(try files.pdf(docx), MediaType.pdf, fileName: fileName(report, "pdf"))
  }

  static func xlsx(_ visit: Visit) throws -> Response {
    let report = try report(visit).report
    return .download(
      try visit.site.services.files.xlsx(report.content.annexTable), MediaType.xlsx, fileName: fileName(report, "xlsx"))
  }

  static func csv(_ visit: Visit) throws -> Response {
    let report = try report(visit).report
    return .download(
      visit.site.services.files.csv(report.content.annexTable), MediaType.csv, fileName: fileName(report, "csv"))
  }
}

/// The plan's activities as a table, for everybody who may see the plan.
enum PlanTable {
  static func xlsx(_ visit: Visit) throws -> Response {
    .download(try visit.site.services.files.xlsx(try table(visit)), MediaType.xlsx, fileName: "ke-hoach.xlsx")
  }

  static func csv(_ visit: Visit) throws -> Response {
    .download(visit.site.services.files.csv(try table(visit)), MediaType.csv, fileName: "ke-hoach.csv")
  }

  private static func table(_ visit: Visit) throws -> Table {
    let overview = try visit.site.services.database.read { try visit.overview(of: try visit.plan($0), $0) }
    let columns: [Phrase] = [
      .code, .activity, .statusLabel, .lead, .coordinate, .deadline, .target, .unitOfMeasure, .progressAccepted,
      .progressWaiting, .lastSentence,
    ]
    let rows = overview.work.map { work -> [Table.Cell] in
      let item = work.item
      return [
        .text(item.code), .text(item.text), .text(visit.t(.status(work.status.kind))),
        .text(visit.distinct(work.owners).map { visit.name(of: $0) }.joined(separator: "; ")),
        .text(visit.distinct(work.others).map { visit.name(of: $0) }.joined(separator: "; ")),
        item.due?.lastDay.map { .date($0) } ?? .empty,
        item.target.map(cell) ?? .empty, .text(item.unit ?? ""),
        work.acceptedPercent.map { .integer(Int64($0)) } ?? .empty,
        work.units == nil
          ? work.waiting.last(where: visit.mayRead).map { .integer(Int64($0.percent)) } ?? .empty : .empty,
        .text(work.accepted?.sentence ?? ""),
      ]
    }
    return Table(columns: columns.map { visit.t($0) }, rows: rows)
  }

  /// A number without decimals that say nothing: where the dot groups thousands, 40.000 would be forty thousand.
  private static func cell(_ quantity: Quantity) -> Table.Cell {
    var (units, scale) = (quantity.thousandths, 3)
    while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    return scale == 0 ? .integer(units) : .decimal(units: units, scale: scale)
  }
}
