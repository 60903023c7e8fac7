// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import PlanReading
import Store

/// Uploading the document of a plan.
enum ImportPages {
  static func form(_ visit: Visit) throws -> Response { try page(visit, error: nil) }

  static func page(_ visit: Visit, error: Phrase?, status: Int = 200) throws -> Response {
    let viewer = try visit.signedIn
    let owners = viewer.organisations(with: .managePlans).compactMap { viewer.tree[$0] }
    let options = owners.map { (value: $0.id.description, text: $0.name) }
    let typed = visit.typed("owner")
    let chosen = typed.isEmpty ? owners[0].id.description : typed
    return visit.page(
      visit.t(.importPlan), section: .plans, crumbs: [(visit.t(.plans), "/ke-hoach")], status: status,
      body: """
        <div class="head"><h1>\(visit.t(.importPlan))</h1><p class="lead">\(visit.t(.importLead))</p></div>
        <div class="stack narrow">\(error.map { visit.banner(.bad, visit.t($0)) })
        <form method="post" enctype="multipart/form-data" action="/ke-hoach/nhap" class="card stack">\(visit.tokenField)
        <div class="field"><label for="f-file">\(visit.t(.planFile))</label><p class="hint" id="h-file">\
        \(visit.t(.planFileHint))</p>
        <input id="f-file" name="file" type="file" required accept="\(accepted)" aria-describedby="h-file"></div>
        \(visit.select("owner", .planOwner, options: options, chosen: chosen))
        <button class="btn pri">\(visit.icon(.up))\(visit.t(.readDocument))</button></form>
        <p class="meta">\(visit.t(.secretRefused))</p></div>
        """)
  }

  /// The endings that a browser offers first.
  private static let accepted = ".txt,.md,.html,.htm,.docx,.doc,.odt,.rtf,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp"

  static func upload(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let owner = try visit.organisation(named: form.text("owner"))
    // A field that nobody filled comes as a file without a name.
    guard let file = form.files("file").first, !file.name.isEmpty else {
      return try page(visit, error: .chooseFile, status: 422)
    }
    let files = visit.site.services.files
    let isSlow = takesLong(file.bytes)
    let document = try UploadedDocument(
      visit, sha256: isSlow ? try files.incoming.keep(file.bytes) : "", name: file.name, owner: owner.id)
    if isSlow {
      return try ReadingPages.start(visit, document, file.bytes)
    }
    let plan: ReadPlan
    do throws(ServiceRefusal) {
      plan = try DocumentReading(files.readDocument).read(file.bytes, name: file.name)
    } catch { return try page(visit, error: error.message, status: 422) }
    let id = try keep(visit, plan, file.bytes, document)
    return .redirect(to: "/ke-hoach/\(id)/ra-soat?xong=da-doc")
  }

  /// What goes through an outside program may take minutes, text and .docx take none.
  private static func takesLong(_ bytes: [UInt8]) -> Bool {
    switch FileKind(of: bytes) {
    case .pdf, .picture, .compound, .rtf, .openDocument: true
    case .empty, .text, .zip, .other: false
    }
  }

  /// Keeps a document and the draft of the plan that was read from it.
  static func keep(
    _ visit: Visit, _ plan: ReadPlan, _ bytes: [UInt8], _ uploaded: UploadedDocument
  ) throws -> ID<Plan> {
    let services = visit.site.services
    guard let owner = visit.tree[uploaded.owner] else { throw Refusal.notFound }
    let kept = try services.files.keepDocument(bytes)
    let made = PlanImport(plan)
    let organisations = visit.tree.on(made.day(at: visit.now)).nearest(to: owner.realm, limit: 5_000).map(
      \.organisation)
    let content = made.content(owner: owner, organisations: organisations, ids: services.ids, at: visit.now)
    let document = Document(
      id: content.plan.document, sha256: kept.sha256, name: uploaded.name, format: plan.source.format, size: kept.size,
      body: String(decoding: plan.text, as: UTF8.self))
    let (author, notes) = (visit.author(over: owner.id), made.notes(beside: content))
    try services.database.write { try $0.insert(content, document: document, notes: notes, by: author) }
    return content.plan.id
  }
}
