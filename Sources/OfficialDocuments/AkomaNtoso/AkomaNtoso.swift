// SPDX-License-Identifier: Apache-2.0
public import Domain
public import PlanReading

/// A plan in Akoma Ntoso 3.0 (OASIS LegalDocumentML, namespace below): the document with its hierarchy, the bodies that it
/// gives work to, and what it cites. docs/akoma-ntoso.md has the table of what becomes what.
public struct AkomaNtoso: Sendable {
  /// The namespace of version 3.0.
  public static let namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

  let plan: ReadPlan
  let today: CivilDate
  let parts: [AkomaNtosoPart]
  let terms: AkomaNtosoTerms
  let address: AkomaNtosoAddress

  /// Takes a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - today: the day on which it is written down in this form.
  public init(_ plan: ReadPlan, today: CivilDate) {
    self.plan = plan
    self.today = today
    parts = AkomaNtosoPart.parts(of: plan)
    terms = AkomaNtosoTerms(plan)
    address = AkomaNtosoAddress(plan.document, hasArticles: parts[0].hasArticles(plan))
  }

  /// The whole document.
  public var root: XMLElement {
    var identifiers = AkomaNtosoIdentifiers()
    var main = document(parts[0], prefix: "", component: "main", &identifiers)
    if parts.count > 1 {
      var attachments = XMLElement("attachments")
      for (index, part) in parts.dropFirst().enumerated() {
        let eId = "att_\(index + 1)"
        attachments.children.append(
          .element(
            XMLElement(
              "attachment", [("eId", eId)], [document(part, prefix: eId + "__", component: eId, &identifiers)])))
      }
      main.children.append(.element(attachments))
    }
    return XMLElement("akomaNtoso", [("xmlns", Self.namespace)], [main])
  }

  /// The main document, or an attached one, by its parts in the order of the schema.
  private func document(
    _ part: AkomaNtosoPart, prefix: String, component: String, _ identifiers: inout AkomaNtosoIdentifiers
  ) -> XMLElement {
    let isAct = part.isMain ? address.isAct : false
    var document = XMLElement(isAct ? "act" : "doc", [("name", part.name(plan))])
    document.children.append(.element(meta(part, component)))
    if let preface = preface(part) { document.children.append(.element(preface)) }
    if let preamble = preamble(part, prefix, &identifiers) { document.children.append(.element(preamble)) }
    var body = AkomaNtosoBody(plan, part, terms, prefix: prefix, identifiers)
    document.children.append(.element(XMLElement(isAct ? "body" : "mainBody", [], body.elements())))
    identifiers = body.identifiers
    if let conclusions = conclusions(part, prefix, &identifiers) { document.children.append(.element(conclusions)) }
    return document
  }

  // MARK: Preface

  /// Who issues it, number, place and date, kind and title.
  private func preface(_ part: AkomaNtosoPart) -> XMLElement? {
    let head = plan.document
    func line(_ name: String, _ text: String?, _ attributes: [(String, String?)] = []) -> XMLElement? {
      text.map { XMLElement("p", [], [XMLElement(name, attributes, text: $0)]) }
    }
    var lines: [XMLElement?] = []
    if part.isMain {
      let names = plan.letterhead.isEmpty ? [head.issuer].compactMap { $0 } : plan.letterhead
      lines += names.map { line("docAuthority", $0) }
      lines.append(line("docNumber", head.number.map { "Số: \($0)" }))
      lines.append(
        head.issuedOn.flatMap { date in
          let place = head.place.map { "\($0), " } ?? ""
          return line("docDate", place + date.officialText, [("date", date.description)])
        })
    }
    lines += part.head.map { XMLElement("p", text: $0) }
    lines += [line("docType", part.type(plan)), line("docTitle", part.title(plan))]
    lines += part.notes.map { XMLElement("p", text: $0) }
    let known = lines.compactMap { $0 }
    return known.isEmpty ? nil : XMLElement("preface", [], known)
  }

  // MARK: Preamble

  /// Bases are citations, the rest is text.
  private func preamble(
    _ part: AkomaNtosoPart, _ prefix: String, _ identifiers: inout AkomaNtosoIdentifiers
  ) -> XMLElement? {
    guard !part.bases.isEmpty || !part.preamble.isEmpty else { return nil }
    var children: [XMLElement] = []
    if !part.bases.isEmpty {
      let eId = identifiers.unique("\(prefix)preamble__cits")
      children.append(
        XMLElement(
          "citations", [("eId", eId)],
          part.bases.enumerated().map { index, base in
            XMLElement("citation", [("eId", "\(eId)__cit_\(index + 1)")], [terms.paragraph(base)])
          }))
    }
    return XMLElement("preamble", [], children + part.preamble.map { terms.paragraph($0) })
  }

  // MARK: Conclusions

  /// The closing paragraph, recipients, and who signed.
  private func conclusions(
    _ part: AkomaNtosoPart, _ prefix: String, _ identifiers: inout AkomaNtosoIdentifiers
  ) -> XMLElement? {
    var children = part.closing.map { terms.paragraph($0) }
    var lines = part.recipients
    let head = plan.document
    if part.hasRecipients {
      lines = plan.recipients.map { "\($0.body)\($0.purpose.map { " (\($0))" } ?? "")" } + lines
    }
    if !lines.isEmpty {
      children.append(
        XMLElement(
          "container", [("name", "recipients"), ("eId", identifiers.unique("\(prefix)conclusions__container"))],
          lines.map { XMLElement("p", text: $0) }))
    }
    if part.hasSignature, head.position != nil || head.signer != nil {
      children += [head.authority].compactMap { $0 }.map { XMLElement("p", text: $0) }
      var signature = XMLElement("signature")
      if let position = head.position {
        signature.children.append(
          .element(XMLElement("role", [("refersTo", "#\(AkomaNtosoTerms.position)")], text: position)))
        if head.signer != nil { signature.children.append(.text(" ")) }
      }
      if let signer = head.signer {
        let role = head.position.map { _ in "#\(AkomaNtosoTerms.position)" }
        signature.children.append(
          .element(XMLElement("person", [("refersTo", "#\(AkomaNtosoTerms.signer)"), ("as", role)], text: signer)))
      }
      children.append(XMLElement("p", [], [signature]))
    }
    children += part.signature.map { XMLElement("p", text: $0) }
    return children.isEmpty ? nil : XMLElement("conclusions", [], children)
  }
}
