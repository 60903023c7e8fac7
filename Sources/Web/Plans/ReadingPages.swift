// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import PlanReading
import Store

/// A document that was uploaded and is being read: what its page needs to know, all of it in the address, so that it is
/// still known after the server was started anew.
struct UploadedDocument: Sendable {
  let sha256: String
  let name: String
  let owner: ID<Organisation>
  /// When it came, in milliseconds: the same file may be read twice.
  let received: Int64
  /// Makes sure that only who uploaded it can ask for it.
  private let code: String

  /// A document that just came.
  init(_ visit: Visit, sha256: String, name: String, owner: ID<Organisation>) throws {
    let received = visit.now.milliseconds
    let secret = Self.secret(try visit.signedIn.person.id, sha256, name, owner, received)
    (self.sha256, self.name, self.owner, self.received) = (sha256, name, owner, received)
    code = visit.site.services.security.formToken(secret)
  }

  /// Takes it from the fields of an address or a form.
  ///
  /// - Throws: `Refusal.notFound` for fields that this server did not make for the one who asks.
  init(_ visit: Visit, _ field: (String) -> String) throws {
    guard let owner = ID<Organisation>(field("cq")), let received = Int64(field("luc")) else { throw Refusal.notFound }
    (sha256, name, code) = (field("tep"), field("ten"), field("ma"))
    (self.owner, self.received) = (owner, received)
    let secret = Self.secret(try visit.signedIn.person.id, sha256, name, owner, received)
    guard visit.site.services.security.isFormToken(code, secret) else { throw Refusal.notFound }
    try visit.require(over: owner)
  }

  private static func secret(
    _ person: ID<Person>, _ sha256: String, _ name: String, _ owner: ID<Organisation>, _ received: Int64
  ) -> String { "reading \(person) \(sha256) \(owner) \(received) \(name)" }

  /// What its reading is known by: the upload, and who made it.
  func key(_ visit: Visit) throws -> String {
    Self.secret(try visit.signedIn.person.id, sha256, name, owner, received)
  }

  /// The fields of its address.
  var fields: [(name: String, value: String)] {
    [("tep", sha256), ("ten", name), ("cq", owner.description), ("luc", String(received)), ("ma", code)]
  }

  /// The page of its reading.
  var address: String {
    "/ke-hoach/nhap/doc?"
      + fields.map { "\($0.name)=\(PercentEncoding.encoded($0.value))" }.joined(separator: "&")
  }
}

/// The page of a document that is being read: how far it is, a way to stop it, and what came of it. It asks for itself
/// anew every two seconds, so that it needs no script.
enum ReadingPages {
  /// Seconds after which the page asks for itself again.
  private static let refresh = 2
  /// How long an upload waits for a reading that is soon over, in milliseconds.
  private static let patience = 900

  /// Starts to read a document in the background, and shows how far it is, or what came of it where that is known at once.
  static func start(_ visit: Visit, _ document: UploadedDocument, _ bytes: [UInt8]) throws -> Response {
    let site = visit.site
    let key = try document.key(visit)
    switch site.readings.begin(key, of: document.sha256, by: try visit.signedIn.person.id) {
    case .begun: break
    case .known: return .redirect(to: document.address)
    case .refused:
      forget(document, site)
      return try ImportPages.page(visit, error: .tooManyReadings, status: 429)
    }
    let isTaken = site.services.background.start {
      let state = read(visit, document, bytes, key)
      // The file of a reading that ended with the server stays, so that it can be read again.
      guard !site.services.background.isEnding() else { return }
      site.readings.end(key, state)
      forget(document, site)
    }
    guard isTaken else {
      site.readings.end(key, .failed(.serverReadsEnough))
      forget(document, site)
      return try ImportPages.page(visit, error: .serverReadsEnough, status: 503)
    }
    var waited = 0
    while waited < patience, site.readings.state(key)?.isOver == false {
      site.services.background.rest(30)
      waited += 30
    }
    if case .failed(let message)? = site.readings.state(key) {
      return try ImportPages.page(visit, error: message, status: 422)
    }
    return try answer(visit, document, site.readings.state(key), isUpload: true)
  }

  /// Removes the file of a document that no reading needs any more.
  private static func forget(_ document: UploadedDocument, _ site: Site) {
    guard !site.readings.needs(document.sha256) else { return }
    site.services.files.incoming.remove(document.sha256)
  }

  private static func read(
    _ visit: Visit, _ document: UploadedDocument, _ bytes: [UInt8], _ key: String
  ) -> Readings.State {
    let site = visit.site
    do throws(ServiceRefusal) {
      let plan = try DocumentReading(site.services.files.readDocument).read(bytes, name: document.name) { done, total in
        site.readings.advance(key, done: done, of: total)
      }
      guard site.readings.isWanted(key) else { return .stopped }
      do { return .finished(try ImportPages.keep(visit, plan, bytes, document)) } catch {
        site.services.log("reading \(document.sha256): \(String(reflecting: error))")
        return .failed(.readingBroke)
      }
    } catch { return .failed(error.message) }
  }

  static func show(_ visit: Visit) throws -> Response {
    let document = try UploadedDocument(visit) { visit.query[$0] ?? "" }
    return try answer(visit, document, visit.site.readings.state(try document.key(visit)), isUpload: false)
  }

  /// Reads a document again whose reading was stopped, by somebody or with the server.
  static func again(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let document = try UploadedDocument(visit) { form.text($0) }
    guard let bytes = visit.site.services.files.incoming.bytes(document.sha256) else {
      return try ImportPages.page(visit, error: .uploadGone, status: 404)
    }
    return try start(visit, document, bytes)
  }

  static func stop(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let document = try UploadedDocument(visit) { form.text($0) }
    visit.site.readings.stop(try document.key(visit))
    return .redirect(to: document.address)
  }

  private static func answer(
    _ visit: Visit, _ document: UploadedDocument, _ state: Readings.State?, isUpload: Bool
  ) throws -> Response {
    if case .finished(let plan)? = state { return .redirect(to: "/ke-hoach/\(plan)/ra-soat?xong=da-doc") }
    if isUpload { return .redirect(to: document.address) }
    var response = visit.page(
      visit.t(.readingTitle), section: .plans,
      crumbs: [(visit.t(.plans), "/ke-hoach"), (visit.t(.importPlan), "/ke-hoach/nhap")],
      body: """
        <div class="head"><h1>\(visit.t(.readingTitle))</h1><p class="meta">\(document.name)</p></div>
        <div class="stack narrow">\(body(visit, document, state))</div>
        """)
    if state?.isOver == false { response.headers["Refresh"] = String(refresh) }
    return response
  }

  private static func body(_ visit: Visit, _ document: UploadedDocument, _ state: Readings.State?) -> HTML {
    switch state {
    case .waiting:
      return under(visit, document, "<p role=\"status\">\(visit.t(.readingWaits))</p><p><progress></progress></p>")
    case .running(let done, let total):
      let text = total > 1 ? visit.t(.pageOfPages(done, total)) : visit.t(.readingRuns)
      let bar: HTML = total > 1 ? "<progress value=\"\(done)\" max=\"\(total)\"></progress>" : "<progress></progress>"
      return under(visit, document, "<p role=\"status\">\(text)</p><p>\(bar)</p>")
    case .failed(let message): return "\(visit.banner(.bad, visit.t(message)))\(anew(visit, document))"
    case .stopped: return "\(visit.banner(.info, visit.t(.readingStopped)))\(anew(visit, document))"
    case .finished, nil: return "\(visit.banner(.warn, visit.t(.readingInterrupted)))\(anew(visit, document))"
    }
  }

  private static func under(_ visit: Visit, _ document: UploadedDocument, _ told: HTML) -> HTML {
    """
    <div class="card stack">\(told)<p class="hint">\(visit.t(.readingHint))</p>
    <form method="post" action="/ke-hoach/nhap/dung">\(visit.tokenField)\(hidden(document))\
    <button class="btn">\(visit.t(.stopReading))</button></form></div>
    """
  }

  /// The ways on from a reading that gave no plan.
  private static func anew(_ visit: Visit, _ document: UploadedDocument) -> HTML {
    let isKept = visit.site.services.files.incoming.bytes(document.sha256) != nil
    let form: HTML? =
      isKept
      ? """
      <form method="post" action="/ke-hoach/nhap/doc">\(visit.tokenField)\(hidden(document))\
      <button class="btn pri">\(visit.t(.readAgain))</button></form>
      """ : nil
    return "<div class=\"row\">\(form)<a class=\"btn\" href=\"/ke-hoach/nhap\">\(visit.t(.uploadAnother))</a></div>"
  }

  private static func hidden(_ document: UploadedDocument) -> HTML {
    var html = HTML()
    for field in document.fields {
      html += "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
    }
    return html
  }
}
