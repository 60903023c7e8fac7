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

  private static func page(_ visit: Visit, error: Phrase?, status: Int = 200) throws -> Response {
    let viewer = try visit.signedIn
    let owners = viewer.organisations(with: .managePlans).compactMap { viewer.tree[$0] }
    guard !owners.isEmpty else { throw Refusal.forbidden(.needsPlanner) }
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
        <input id="f-file" name="file" type="file" required accept=".txt,.md,.docx,.doc,.odt,.rtf,.html,.htm" \
        aria-describedby="h-file"></div>
        \(visit.select("owner", .planOwner, options: options, chosen: chosen))
        <button class="btn pri">\(visit.icon(.up))\(visit.t(.readDocument))</button></form>
        <p class="meta">\(visit.t(.secretRefused))</p></div>
        """)
  }

  static func upload(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let form = try visit.form()
    guard let owner = ID<Organisation>(form.text("owner")).flatMap({ viewer.tree[$0] }) else { throw Refusal.notFound }
    guard viewer.mayKnow(owner.id) else {
      throw Refusal.outside(.init(kind: "organisation", id: owner.id.rawValue, realm: owner.realm))
    }
    guard viewer.may(.managePlans, over: owner.id) else { throw Refusal.forbidden(.needsPlanner) }
    // A field that nobody filled comes as a file without a name.
    guard let file = form.files("file").first, !file.name.isEmpty else {
      return try page(visit, error: .chooseFile, status: 422)
    }
    let plan: ReadPlan
    do throws(ServiceRefusal) {
      plan = try DocumentReading(visit.site.services.files.readDocument).read(file.bytes, name: file.name)
    } catch { return try page(visit, error: error.message, status: 422) }
    return try store(visit, plan, file, owner)
  }

  private static func store(
    _ visit: Visit, _ plan: ReadPlan, _ file: (name: String, bytes: [UInt8]), _ owner: Organisation
  ) throws -> Response {
    let services = visit.site.services
    let kept = try services.files.keepDocument(file.bytes)
    let organisations = (visit.viewer?.tree.byID.values).map(Array.init) ?? []
    let content = PlanImport(plan).content(owner: owner, organisations: organisations, ids: services.ids, at: visit.now)
    let document = Document(
      id: content.plan.document, sha256: kept.sha256, name: file.name, format: plan.source.format, size: kept.size,
      body: String(decoding: plan.text, as: UTF8.self))
    let author = visit.author
    try services.database.write { try $0.insert(content, document: document, by: author) }
    return .redirect(to: "/ke-hoach/\(content.plan.id)/ra-soat?xong=da-doc")
  }
}
