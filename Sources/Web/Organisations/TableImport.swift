// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import OfficialDocuments
import Store
import Synchronization

/// How far the taking over of a table has come; lives in memory, since the tree itself tells what is in force.
final class TableImports: Sendable {
  /// How far it is.
  enum State: Sendable {
    case running(done: Int, of: Int)
    case finished(Int)
    case failed(Phrase)
  }

  private static let mostKept = 100
  private let states = Mutex<(byKey: [String: State], order: [String])>(([:], []))

  func set(_ state: State, of key: String) {
    states.withLock { states in
      if states.byKey.updateValue(state, forKey: key) == nil { states.order.append(key) }
      if states.order.count > Self.mostKept { states.byKey[states.order.removeFirst()] = nil }
    }
  }

  func state(of key: String) -> State? { states.withLock { $0.byKey[key] } }
}

/// A table of bodies: exported, changed in a spreadsheet, laid beside the tree, and taken over whole or not at all.
enum TableImport {
  static let rowsAllowed = 350_000
  private static let linesShown = 50

  // MARK: Out

  static func xlsx(_ visit: Visit) throws -> Response {
    .download(try visit.site.services.files.writeXLSX(columns, rows(visit)), MediaType.xlsx, fileName: "to-chuc.xlsx")
  }

  static func csv(_ visit: Visit) throws -> Response {
    .download(visit.site.services.files.writeCSV(columns, try rows(visit)), MediaType.csv, fileName: "to-chuc.csv")
  }

  private static let columns = OrganisationTable.Column.allCases.map(\.rawValue)

  /// Rows of cells, each made when it is written.
  private static func rows(_ visit: Visit) throws -> any Sequence<[Table.Cell]> {
    let body = try visit.organisation()
    let rows = OrganisationTable.rows(of: visit.tree, within: body.id) { visit.viewer?.mayKnow($0.id) ?? false }
    return rows.lazy.map { row in
      zip(OrganisationTable.Column.allCases, row).map { column, text in
        if text.isEmpty { return Table.Cell.empty }
        let day = column == .from || column == .to ? CivilDate(iso: text) : nil
        return day.map { .date($0) } ?? .text(text)
      }
    }
  }

  // MARK: In

  /// What was chosen: the file, and from which day on what it says holds.
  private struct Choice {
    let body: Organisation
    let sha256: String
    let day: CivilDate
    let basis: String
    let rows: OrganisationTable.Rows
  }

  static func form(_ visit: Visit) throws -> Response {
    page(visit, try visit.organisation(), errors: [], preview: nil)
  }

  /// Takes a file and shows what it would change.
  static func upload(_ visit: Visit) throws -> Response {
    let body = try visit.organisation()
    let form = try visit.form()
    guard let file = form.files("table").first, !file.bytes.isEmpty || !file.name.isEmpty else {
      return page(visit, body, errors: [.chooseFile], preview: nil)
    }
    return try preview(visit, body, try visit.site.services.files.incoming.keep(file.bytes), file.bytes)
  }

  private static func preview(
    _ visit: Visit, _ body: Organisation, _ sha256: String, _ bytes: [UInt8]
  ) throws -> Response {
    let choice: Choice
    switch try read(visit, body, sha256, bytes) {
    case .success(let read): choice = read
    case .failure(let faults): return page(visit, body, errors: faults.phrases, preview: nil)
    }
    let comparison = compare(visit, choice)
    return page(
      visit, body, errors: [], preview: html(visit, choice, comparison), status: comparison.wrong.isEmpty ? 200 : 422)
  }

  private struct Faults: Error { let phrases: [Phrase] }

  private static func read(
    _ visit: Visit, _ body: Organisation, _ sha256: String, _ bytes: [UInt8]
  ) throws -> Result<Choice, Faults> {
    let form = try visit.form()
    let typed = form.line("day")
    guard let day = typed.isEmpty ? visit.today : Deadline(typed: typed)?.lastDay ?? CivilDate(iso: typed) else {
      return .failure(Faults(phrases: [.dayUnreadable(typed)]))
    }
    let read = BodyRows(limit: rowsAllowed)
    do throws(ServiceRefusal) { try visit.site.services.files.readTable(bytes, read) } catch {
      return .failure(Faults(phrases: [error.message]))
    }
    guard read.missing.isEmpty else {
      return .failure(Faults(phrases: read.missing.map { .columnMissing($0.rawValue) }))
    }
    guard read.count > 0 else { return .failure(Faults(phrases: [.tableEmpty])) }
    guard read.count <= rowsAllowed else { return .failure(Faults(phrases: [.tooManyRows(rowsAllowed)])) }
    return .success(Choice(body: body, sha256: sha256, day: day, basis: form.line("basis"), rows: read.rows))
  }

  private static func compare(_ visit: Visit, _ choice: Choice) -> OrganisationComparison {
    let (ids, now) = (visit.site.services.ids, visit.now)
    return OrganisationComparison(
      choice.rows, tree: visit.viewer?.tree ?? OrganisationTree([]), top: choice.body.id, day: choice.day
    ) { ids.next(at: now) }
  }

  /// Takes over what was shown.
  static func confirm(_ visit: Visit) throws -> Response {
    let body = try visit.organisation()
    let form = try visit.form()
    let sha256 = form.line("tep")
    guard let bytes = visit.site.services.files.incoming.bytes(sha256) else {
      return page(visit, body, errors: [.uploadGone], preview: nil)
    }
    let choice: Choice
    switch try read(visit, body, sha256, bytes) {
    case .success(let read): choice = read
    case .failure(let faults): return page(visit, body, errors: faults.phrases, preview: nil)
    }
    let comparison = compare(visit, choice)
    let number = visit.viewer?.tree.records.changes[body.realm] ?? 0
    guard comparison.wrong.isEmpty, Int64(form.line("so")) == number else {
      return page(
        visit, body, errors: [Phrase(StructureRefusal.changedMeanwhile, visit.tree)],
        preview: html(visit, choice, comparison),
        status: 409)
    }
    let step = StructureStep(
      realm: body.realm, kind: .table, day: choice.day, basis: choice.basis, subject: body.id,
      change: comparison.change, basedOn: number)
    guard !comparison.change.histories.isEmpty else { return .redirect(to: "/to-chuc/\(body.id)?xong=khong-doi") }
    return try start(visit, body, step, sha256)
  }

  /// Writes in the background; the page of the progress asks for itself anew.
  private static func start(
    _ visit: Visit, _ body: Organisation, _ step: StructureStep, _ sha256: String
  ) throws -> Response {
    let (site, author, key) = (visit.site, visit.author, key(visit, body, sha256))
    let total = step.change.histories.count
    site.imports.set(.running(done: 0, of: total), of: key)
    let tree = visit.tree
    let isTaken = site.services.background.start {
      do {
        try site.services.database.perform(step, by: author) {
          site.imports.set(.running(done: $0, of: total), of: key)
        }
        site.imports.set(.finished(total), of: key)
        site.services.files.incoming.remove(sha256)
      } catch let refusal as StructureRefusal {
        site.imports.set(.failed(Phrase(refusal, tree)), of: key)
      } catch {
        site.services.log("import of \(sha256): \(String(reflecting: error))")
        site.imports.set(.failed(.failureText), of: key)
      }
    }
    guard isTaken else {
      site.imports.set(.failed(.serverReadsEnough), of: key)
      return page(visit, body, errors: [.serverReadsEnough], preview: nil, status: 503)
    }
    return .redirect(to: "/to-chuc/\(body.id)/nhap/tien-do?tep=\(sha256)")
  }

  private static func key(_ visit: Visit, _ body: Organisation, _ sha256: String) -> String {
    "\(visit.viewer?.person.id.description ?? "") \(body.id) \(sha256)"
  }

  /// How far it is.
  static func progress(_ visit: Visit) throws -> Response {
    let body = try visit.organisation()
    let told: HTML
    var isOver = true
    switch visit.site.imports.state(of: key(visit, body, visit.query["tep"] ?? "")) {
    case .running(let done, let total):
      isOver = false
      told = """
        <div class="card stack"><p role="status">\(visit.t(.bodiesWritten(done, total)))</p>\
        <p><progress value="\(done)" max="\(total)"></progress></p><p class="hint">\(visit.t(.importHint))</p></div>
        """
    case .finished: return .redirect(to: "/to-chuc/\(body.id)?xong=to-chuc")
    case .failed(let why): told = visit.banner(.bad, visit.t(.nothingChanged), "\(visit.t(why))")
    case nil: told = visit.banner(.info, visit.t(.importUnknown))
    }
    var response = visit.page(
      visit.t(.importBodies), section: .organisations, crumbs: crumbs(visit, body),
      body: "<div class=\"head\"><h1>\(visit.t(.importBodies))</h1></div><div class=\"stack narrow\">\(told)</div>")
    if !isOver { response.headers["Refresh"] = "1" }
    return response
  }

  // MARK: The page

  private static func crumbs(_ visit: Visit, _ body: Organisation) -> [(name: String, address: String)] {
    [(visit.t(.organisations), "/to-chuc"), (body.name, "/to-chuc/\(body.id)")]
  }

  private static func page(
    _ visit: Visit, _ body: Organisation, errors: [Phrase], preview: HTML?, status: Int = 422
  ) -> Response {
    let path = "/to-chuc/\(body.id)"
    let day = visit.typed("day").isEmpty ? visit.today.short : visit.typed("day")
    return visit.page(
      visit.t(.importBodies), section: .organisations, crumbs: crumbs(visit, body),
      status: errors.isEmpty && preview == nil ? 200 : status,
      body: """
        <div class="head"><h1>\(visit.t(.importBodies))</h1><p class="lead">\(visit.t(.importBodiesLead(body.name)))</p>\
        </div><div class="stack">\(OrganisationForms.faults(visit, errors))\(preview)
        <form method="post" enctype="multipart/form-data" action="\(path)/nhap" class="card stack" id="sua">\
        \(visit.tokenField)<div class="field"><label for="f-table">\(visit.t(.tableFile))</label>\
        <p class="hint" id="h-table">\(visit.t(.tableHint))</p><input id="f-table" name="table" type="file" \
        accept=".csv,.xlsx" required aria-describedby="h-table"></div>\
        <div class="cols two">\(visit.field("day", .eventDay, value: day, hint: .importDayHint))\
        \(visit.field("basis", .eventBasis, value: visit.typed("basis"), hint: .eventBasisHint))</div>\
        <button class="btn pri">\(visit.icon(.up))\(visit.t(.compareTable))</button></form>
        <section class="card"><h2>\(visit.t(.exportBodies))</h2><p>\(visit.t(.exportBodiesText))</p><p class="row">\
        <a class="btn" href="\(path)/bang.xlsx">XLSX</a><a class="btn" href="\(path)/bang.csv">CSV</a></p></section></div>
        """)
  }

  private static func html(_ visit: Visit, _ choice: Choice, _ comparison: OrganisationComparison) -> HTML {
    let path = "/to-chuc/\(choice.body.id)"
    let number = visit.viewer?.tree.records.changes[choice.body.realm] ?? 0
    let confirm: HTML? =
      comparison.wrong.isEmpty && !comparison.change.histories.isEmpty
      ? """
      <form method="post" action="\(path)/nhap/thuc-hien">\(visit.tokenField)
      <input type="hidden" name="tep" value="\(choice.sha256)"><input type="hidden" name="day" \
      value="\(choice.day.short)"><input type="hidden" name="basis" value="\(choice.basis)">\
      <input type="hidden" name="so" value="\(String(number))"><button class="btn pri">\(visit.icon(.check))\
      \(visit.t(.takeTableOver(comparison.change.histories.count)))</button></form>
      """ : nil
    return """
      <section class="card stack" id="xem-truoc"><h2>\(visit.t(.tableCompared))</h2><ul class="tally">\
      <li>\(visit.t(.rowsNew(comparison.new.count)))</li><li>\(visit.t(.rowsChanged(comparison.changed.count)))</li>\
      <li>\(visit.t(.rowsSame(comparison.same)))</li><li>\(visit.t(.rowsMissing(comparison.missing.count)))</li>\
      <li>\(visit.t(.rowsWrong(comparison.wrong.count)))</li></ul>\(faults(visit, comparison))\
      \(lines(visit, .newBodies, comparison.new))\(lines(visit, .changedBodies, comparison.changed))\
      \(missing(visit, comparison))\(confirm)</section>
      """
  }

  private static func faults(_ visit: Visit, _ comparison: OrganisationComparison) -> HTML? {
    guard !comparison.wrong.isEmpty else { return nil }
    let tree = visit.viewer?.tree ?? OrganisationTree([])
    var list = HTML()
    for fault in comparison.wrong.prefix(linesShown) {
      let why = Phrase(fault.reason, tree)
      list += "<li>\(visit.t(.inCell(row: fault.row, column: fault.column.rawValue, why)))</li>"
    }
    if comparison.wrong.count > linesShown {
      list += "<li>\(visit.t(.furtherFaults(comparison.wrong.count - linesShown)))</li>"
    }
    return visit.banner(.bad, visit.t(.nothingAdded), "<ul class=\"plain\">\(list)</ul>")
  }

  private static func lines(_ visit: Visit, _ title: Phrase, _ lines: [OrganisationComparison.Line]) -> HTML? {
    guard !lines.isEmpty else { return nil }
    var list = HTML()
    for line in lines.prefix(linesShown) {
      var details = HTML()
      for one in line.differences {
        details +=
          " <span class=\"meta\">\(one.column.rawValue): <del>\(one.before)</del> → <ins>\(one.after)</ins></span>"
      }
      list += "<li>\(visit.t(.tableRow(line.row))) <b>\(line.code)</b> \(line.name)\(details)</li>"
    }
    if lines.count > linesShown { list += "<li>\(visit.t(.andMoreBodies(lines.count - linesShown)))</li>" }
    return "<details class=\"fold\" open><summary>\(visit.t(title))</summary><ul class=\"plain\">\(list)</ul></details>"
  }

  private static func missing(_ visit: Visit, _ comparison: OrganisationComparison) -> HTML? {
    guard !comparison.missing.isEmpty else { return nil }
    var list = HTML()
    for id in comparison.missing.prefix(linesShown) {
      guard let body = visit.viewer?.tree[id] else { continue }
      list += "<li><b>\(body.code)</b> \(body.name)</li>"
    }
    if comparison.missing.count > linesShown {
      list += "<li>\(visit.t(.andMoreBodies(comparison.missing.count - linesShown)))</li>"
    }
    return """
      <details class="fold"><summary>\(visit.t(.missingBodies))</summary><p class="hint">\(visit.t(.missingStay))</p>\
      <ul class="plain">\(list)</ul></details>
      """
  }
}
