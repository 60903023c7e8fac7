// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import Store

/// Takes a progress report from its form.
enum ReportSubmission {
  private static let filesAllowed = 10
  static let textLimit = 4000
  private static let keyLimit = 100

  static func send(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let id: ID<PlanItem> = try visit.id("item")
    let services = visit.site.services
    let overview = try services.database.read { connection in
      try visit.overview(of: try visit.plan(connection), connection)
    }
    guard let item = overview.item(id), let work = overview.work(for: item) else {
      throw Refusal.notFound
    }
    let allowed = visit.reportingOrganisations(on: work)
    guard let organisation = allowed.first(where: { $0.id.description == form.text("organisation") }) else {
      throw Refusal.forbidden(.needs(visit.permission))
    }
    // The key ties a form to one report: sent twice by an impatient finger, it is stored once.
    guard (1...keyLimit).contains(form.text("key").utf8.count) else { throw Refusal.badRequest(.unknownAction) }
    var draft = draft(form)
    guard let values = check(&draft, form, overview.plan, visit) else {
      return try ActivityPage.page(visit, draft: draft)
    }
    let report = Report(
      id: services.ids.next(at: visit.now), plan: overview.plan.id, item: id, organisation: organisation.id,
      holdsOn: values.holdsOn, percent: values.percent, quantity: values.quantity, sentence: draft.sentence,
      difficulty: draft.difficulty, proposal: draft.proposal, submittedBy: visit.viewer?.person.id,
      submitter: visit.viewer?.person.name ?? "", submittedAt: visit.now)
    let evidence: [Evidence]
    do { evidence = try keep(form.files("files"), of: report, services) } catch let refusal as ServiceRefusal {
      draft.errors["files"] = refusal.message
      return try ActivityPage.page(visit, draft: draft)
    }
    let author = visit.author(over: organisation.id)
    let plan = overview.plan
    let key = Report.idempotencyKey(form: form.text("key"), by: visit.viewer?.person.id)
    try services.database.write {
      _ = try $0.submit(report, evidence: evidence, of: plan, idempotencyKey: key, by: author)
    }
    return .redirect(to: "/ke-hoach/\(plan.id)/hoat-dong/\(id)?xong=da-gui")
  }

  private static func draft(_ form: SentForm) -> ActivityPage.Draft {
    ActivityPage.Draft(
      organisation: form.text("organisation"), percent: form.text("percent"), quantity: form.text("quantity"),
      holdsOn: form.text("holdsOn"), sentence: form.text("sentence"), difficulty: form.text("difficulty"),
      proposal: form.text("proposal"))
  }

  /// The checked values, or `nil` with the errors in the draft.
  private static func check(
    _ draft: inout ActivityPage.Draft, _ form: SentForm, _ plan: Plan, _ visit: Visit
  ) -> (percent: Int, holdsOn: CivilDate, quantity: Quantity?)? {
    let percent = Int(draft.percent)
    if percent == nil || !(0...100).contains(percent ?? -1) { draft.errors["percent"] = .percentError(draft.percent) }
    let day = Deadline(typed: draft.holdsOn)?.lastDay ?? CivilDate(iso: draft.holdsOn)
    if let day, day > visit.today {
      draft.errors["holdsOn"] = .dayInFuture(day.short)
    } else if let day, let issued = plan.issuedOn, day < issued {
      draft.errors["holdsOn"] = .dayBeforePlan(day.short, issued: issued.short)
    } else if day == nil {
      draft.errors["holdsOn"] = .dayUnreadable(draft.holdsOn)
    }
    var quantity: Quantity?
    if !draft.quantity.isEmpty {
      quantity = Quantity(vietnamese: draft.quantity)
      if quantity == nil { draft.errors["quantity"] = .numberUnreadable(draft.quantity) }
    }
    if draft.sentence.isEmpty { draft.errors["sentence"] = .sentenceMissing }
    for (name, text) in [("sentence", draft.sentence), ("difficulty", draft.difficulty), ("proposal", draft.proposal)]
    where text.utf8.count > textLimit { draft.errors[name] = .textTooLong(textLimit) }
    if form.files("files").count > filesAllowed { draft.errors["files"] = .tooManyFiles(filesAllowed) }
    guard draft.errors.isEmpty, let percent, let day else { return nil }
    return (percent, day, quantity)
  }

  private static func keep(
    _ files: [(name: String, bytes: [UInt8])], of report: Report, _ services: Services
  ) throws -> [Evidence] {
    try files.filter { !$0.bytes.isEmpty }.map { file in
      let kept = try services.files.keep(file.bytes)
      return Evidence(
        report: report.id, sha256: kept.sha256, name: file.name, mediaType: EvidencePages.mediaType(of: file.bytes),
        size: kept.size)
    }
  }
}

/// Hands out evidence files.
enum EvidencePages {
  static func show(_ visit: Visit) throws -> Response {
    let id: ID<Report> = try visit.id("report")
    let (plan, report, evidence) = try visit.site.services.database.read { connection in
      let plan = try visit.plan(connection)
      guard let report = try connection.report(id, of: plan) else { throw Refusal.notFound }
      return (plan, report, try connection.evidence(on: report.item, of: plan).filter { $0.report == id })
    }
    guard visit.mayRead(report) else { throw visit.outside(report, of: plan) }
    guard let file = evidence.first(where: { $0.sha256 == visit.parameters["file"] }),
      let found = visit.site.services.files.locate(file.sha256)
    else { throw Refusal.notFound }
    return download(found, name: file.name, mediaType: file.mediaType)
  }

  /// A kept file to be saved, never shown as a page: what people upload must not run in this site's name.
  static func download(_ file: (path: String, size: Int), name: String, mediaType: String) -> Response {
    var response = Response.download([], mediaType, fileName: name)
    response.body = .file(path: file.path, size: file.size)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
  }

  /// The media type by the first bytes; what is not known is only bytes.
  static func mediaType(of bytes: [UInt8]) -> String {
    let known: [([UInt8], String)] = [
      ([0xFF, 0xD8, 0xFF], MediaType.jpeg), ([0x89, 0x50, 0x4E, 0x47], MediaType.png),
      (Array("%PDF-".utf8), MediaType.pdf),
    ]
    return known.first { bytes.starts(with: $0.0) }?.1 ?? MediaType.octets
  }
}
