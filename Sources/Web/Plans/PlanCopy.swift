// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import OfficialDocuments
public import PlanReading
public import Store

/// A plan as people put it right, written out as a document again: .docx and Akoma Ntoso, for everybody who may see the
/// plan.
enum PlanCopy {
  static func docx(_ visit: Visit) throws -> Response {
    let document = PlanDocument(try plan(visit))
    return .download(
      try visit.site.services.files.planDocx(document, visit.today), MediaType.docx, fileName: "ke-hoach.docx")
  }

  static func akomaNtoso(_ visit: Visit) throws -> Response {
    .download(
      visit.site.services.files.akomaNtoso(try plan(visit), visit.today), MediaType.akomaNtoso,
      fileName: "ke-hoach.akn.xml")
  }

  private static func plan(_ visit: Visit) throws -> ReadPlan {
    let (content, document) = try visit.site.services.database.read { connection in
      let plan = try visit.plan(connection)
      return (try connection.content(of: plan), try connection.document(of: plan))
    }
    return content.copy(of: document)
  }
}

extension PlanContent {
  /// The plan with its items, bodies and head as they are kept now, and with what its document says beside them: bases,
  /// tables, closing.
  public func copy(of document: Document?) -> ReadPlan {
    let text = DocumentText(
      text: Array((document?.body ?? "").utf8), format: DocumentFormat(ofTextNamed: document?.name ?? ""))
    let source = readPlan(text, name: document?.name ?? "")
    var assembly = PlanAssembly()
    let places = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var rows = RowCopies(of: source, parts: assignments)
    for item in items {
      assembly.append(
        PlanAssembly.Item(
          parent: item.parent.flatMap { places[$0] }, label: item.label, kind: item.kind, text: item.text,
          cells: rows.cells(of: item)))
    }
    for further in source.further {
      // It stands before the first item that stands at or behind the one it stood before.
      let start = source.items.indices.contains(further.item) ? source.items[further.item].span.start : Int.max
      let item = items.firstIndex { $0.span.lowerBound >= start } ?? items.count
      assembly.append(
        PlanAssembly.Further(kind: further.kind, item: item, text: further.text, cells: further.cells))
    }
    var copy = assembly.plan(source: source.source)
    take(into: &copy, from: source, places)
    return copy
  }

  private func take(into copy: inout ReadPlan, from source: ReadPlan, _ places: [ID<PlanItem>: Int]) {
    copy.document = head
    copy.document.period = source.document.period
    let keepsIssuer = plan.issuer == source.document.issuer
    copy.letterhead = keepsIssuer ? source.letterhead : []
    copy.recipients =
      source.recipients.map(\.body) == plan.recipients
      ? source.recipients : plan.recipients.map { ReadPlan.Recipient(body: $0) }
    copy.references = source.references
    let nowhere = ReadPlan.Span(start: 0, end: 0, utf8: 0..<0)
    copy.assignments = assignments.compactMap { assignment in
      guard let item = places[assignment.item] else { return nil }
      return ReadPlan.Assignment(
        body: assignment.body, role: assignment.role, item: item, activity: nil, due: items[item].due?.edtf,
        span: nowhere)
    }
    copy.events = source.events.map {
      ReadPlan.Event(item: nil, start: $0.start, place: $0.place, parts: [], span: nowhere)
    }
  }

  private var head: ReadPlan.DocumentHead {
    var head = ReadPlan.DocumentHead()
    (head.type, head.title) = (plan.type.isEmpty ? nil : plan.type, plan.title.isEmpty ? nil : plan.title)
    (head.number, head.issuer, head.place) = (plan.number, plan.issuer, plan.place)
    (head.issuedOn, head.authority) = (plan.issuedOn, plan.authority)
    (head.position, head.signer) = (plan.position, plan.signer)
    return head
  }
}
