// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP
import OfficialDocuments
import Vietnamese

/// What the law says of the bodies of the country: each table with its days, sources and marks, to search and to take
/// away. It is part of the program and the same for everybody who signed in.
enum ReferencePages {
  static func show(_ visit: Visit) throws -> Response {
    _ = try visit.signedIn
    let choice = try Choice(visit)
    var rows = HTML()
    for body in choice.found { rows += row(visit, body, in: choice.table) }
    let unverified = choice.found.count { !$0.isVerified }
    let address = { (ending: String) in "/du-lieu-goc/bang.\(ending)?" + choice.fields.urlEncoded }
    return visit.page(
      visit.t(.referenceData), section: .organisations, crumbs: [(visit.t(.organisations), "/to-chuc")],
      body: """
        <div class="head"><h1>\(visit.t(.referenceData))</h1><p class="lead">\(visit.t(.referenceLead))</p></div>
        <div class="stack">\(filters(visit, choice))
        <h2>\(visit.t(choice.table.title))</h2>
        <p class="meta">\(visit.t(.rowsFound(choice.found.count, of: choice.table.bodies.count))) \
        \(unverified > 0 ? visit.t(.rowsUnverified(unverified)) : "")</p>
        \(choice.found.isEmpty ? visit.empty(visit.t(.referenceNothingFound)) : table(visit, choice.table, rows))
        <p class="row"><a class="btn" href="\(address("xlsx"))">\(visit.icon(.down))XLSX</a> \
        <a class="btn" href="\(address("csv"))">\(visit.icon(.down))CSV</a></p></div>
        """)
  }

  static func xlsx(_ visit: Visit) throws -> Response {
    let choice = try Choice(visit)
    return .download(
      try visit.site.services.files.xlsx(file(visit, choice)), MediaType.xlsx, fileName: choice.table.code + ".xlsx")
  }

  static func csv(_ visit: Visit) throws -> Response {
    let choice = try Choice(visit)
    return .download(
      visit.site.services.files.csv(file(visit, choice)), MediaType.csv, fileName: choice.table.code + ".csv")
  }

  /// What the address asks for.
  private struct Choice {
    let table: ReferenceTable
    let words: String
    let dayText: String
    /// The day asked about; `nil` for all days, and for a text that is none.
    let day: CivilDate?
    let found: [ReferenceBody]

    init(_ visit: Visit) throws {
      _ = try visit.signedIn
      let code = visit.query["bang"] ?? ""
      guard
        let table = code.isEmpty ? ReferenceData.tables.first : ReferenceData.tables.first(where: { $0.code == code })
      else { throw Refusal.notFound }
      words = (visit.query["tim"] ?? "").onOneLine
      dayText = (visit.query["ngay"] ?? "").onOneLine
      day = Deadline(typed: dayText)?.lastDay ?? CivilDate(iso: dayText)
      let (key, asked) = (foldedForSearch(words), day)
      self.table = table
      found = table.bodies.filter { body in
        (asked.map { body.exists(on: $0) } ?? true)
          && (key.isEmpty || foldedForSearch("\(body.name) \(body.code) \(body.source)").contains(key))
      }
    }

    var fields: FormFields {
      FormFields(
        [("bang", table.code), ("tim", words), ("ngay", dayText)].filter { !$0.1.isEmpty }
          .map { FormFields.Field(name: $0.0, value: $0.1) })
    }
  }

  private static func filters(_ visit: Visit, _ choice: Choice) -> HTML {
    let tables = ReferenceData.tables.map { (value: $0.code, text: visit.t($0.title)) }
    let fault: Phrase? = choice.dayText.isEmpty || choice.day != nil ? nil : .dayUnreadable(choice.dayText)
    return """
      <form class="card filters on" method="get" action="/du-lieu-goc" role="search">
      \(visit.select("bang", .referenceTable, options: tables, chosen: choice.table.code))
      \(visit.field("tim", .referenceSearch, value: choice.words, type: "search"))
      \(visit.field("ngay", .referenceDay, value: choice.dayText, hint: .referenceDayHint, error: fault))
      <button class="btn pri">\(visit.t(.filter))</button></form>
      """
  }

  private static func table(_ visit: Visit, _ table: ReferenceTable, _ rows: HTML) -> HTML {
    let columns: [Phrase] = [.code, .bodyName, .kindOfBody, .existed, .madeFrom, .becameLater, .source]
    let heads = columns.map { "<th scope=\"col\">\(visit.t($0))</th>" as HTML }
    return """
      <div class="scroll"><table class="tbl cards"><caption class="vh">\(visit.t(table.title))</caption><thead><tr>\
      \(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private static func row(_ visit: Visit, _ body: ReferenceBody, in table: ReferenceTable) -> HTML {
    let past: HTML? = body.exists(on: visit.today) ? nil : " class=\"past\""
    let mark: HTML? =
      body.isVerified
      ? nil : "<br><span class=\"chip soon\">\(visit.icon(.info))\(visit.t(.unverified(columns(visit, body))))</span>"
    return """
      <tr\(past)><td class="code">\(body.code)</td><th scope="row">\(body.name)</th>\
      <td>\(visit.t(.organisationKind(body.kind)))</td>\
      <td class="num">\(visit.t(.existence(from: body.from.short, to: body.to?.short)))</td>\
      <td>\(names(table.predecessors(of: body)))</td><td>\(names(table.successors(of: body)))</td>\
      <td>\(body.source)\(mark)</td></tr>
      """
  }

  private static func names(_ bodies: [ReferenceBody]) -> String { bodies.map(\.name).joined(separator: ", ") }

  /// The columns that are unverified, in words; nothing where all are.
  private static func columns(_ visit: Visit, _ body: ReferenceBody) -> String {
    let all = ReferenceBody.Column.allCases
    guard body.unverified.count < all.count else { return "" }
    return all.filter(body.unverified.contains).map { visit.t(.referenceColumn($0)) }.joined(separator: ", ")
  }

  /// The rows that are shown, as a table: codes and days as the program reads them, so that they can be imported.
  private static func file(_ visit: Visit, _ choice: Choice) -> Table {
    let columns = [
      "code", "name", "kind", "parent", "from", "to", "predecessors", "successors", "source", "verified", "unverified",
    ]
    let rows = choice.found.map { body -> [Table.Cell] in
      [
        .text(body.code), .text(body.name), .text(body.kind), .text(body.parent ?? ""), .date(body.from),
        body.to.map { .date($0) } ?? .empty, .text(body.predecessors.joined(separator: " ")),
        .text(choice.table.successors(of: body).map(\.code).joined(separator: " ")), .text(body.source),
        .text(body.isVerified ? "yes" : "no"),
        .text(ReferenceBody.Column.allCases.filter(body.unverified.contains).map(\.rawValue).joined(separator: " ")),
      ]
    }
    return Table(columns: columns, rows: rows)
  }
}

extension ReferenceTable {
  /// Its title.
  fileprivate var title: Phrase { Phrase(name, englishName) }
}
