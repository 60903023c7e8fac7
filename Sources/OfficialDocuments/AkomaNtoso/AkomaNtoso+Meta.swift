// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading

extension AkomaNtoso {
  /// Identification of the part as work, expression and manifestation; the main document also names everybody.
  func meta(_ part: AkomaNtosoPart, _ component: String) -> XMLElement {
    let author = XMLElement("FRBRauthor", [("href", "#\(AkomaNtosoTerms.issuer)")])
    let issued =
      plan.document.issuedOn.map { XMLElement("FRBRdate", [("date", $0.description), ("name", "issued")]) } ?? written
    let work = XMLElement(
      "FRBRWork", [],
      names(address.work, component) + [issued, author, value("FRBRcountry", "vn")]
        + (part.isMain ? [value("FRBRsubtype", address.subtype)] : [])
        + (part.isMain ? [plan.document.number].compactMap { $0 }.map { value("FRBRnumber", $0) } : [])
        + [part.title(plan)].compactMap { $0 }.map { value("FRBRname", $0) })
    let expression = XMLElement(
      "FRBRExpression", [],
      names(address.expression, component) + [issued, author, XMLElement("FRBRlanguage", [("language", "vie")])])
    let manifestation = XMLElement(
      "FRBRManifestation", [],
      names(address.expression, component, ending: ".xml") + [
        written, XMLElement("FRBRauthor", [("href", "#\(AkomaNtosoTerms.program)")]),
        value("FRBRformat", "application/akn+xml"),
      ])
    let identification = XMLElement(
      "identification", [("source", "#\(AkomaNtosoTerms.program)")], [work, expression, manifestation])
    return XMLElement("meta", [], [identification] + (part.isMain ? [references] : []))
  }

  /// The day on which the file was made: what is known where a document has no date.
  private var written: XMLElement { XMLElement("FRBRdate", [("date", today.description), ("name", "generation")]) }

  private func value(_ name: String, _ value: String) -> XMLElement { XMLElement(name, [("value", value)]) }

  private func names(_ address: String, _ component: String, ending: String = "") -> [XMLElement] {
    [value("FRBRthis", "\(address)/!\(component)\(ending)"), value("FRBRuri", address + ending)]
  }

  /// Bodies, roles, the signer and the happenings that the text refers to.
  private var references: XMLElement {
    func reference(_ name: String, _ eId: String, _ kind: String, _ shown: String, path: String? = nil) -> XMLElement {
      XMLElement(
        name,
        [
          ("eId", eId), ("href", "/akn/ontology/\(kind)/\(path ?? "vn/\(slug(shown))")"), ("showAs", shown),
        ])
    }
    let head = plan.document
    var list = [
      reference("TLCProcess", AkomaNtosoTerms.program, "process", "Xanh", path: "xanh"),
      reference("TLCOrganization", AkomaNtosoTerms.issuer, "organization", head.issuer ?? "không rõ"),
    ]
    list += terms.bodies.map { reference("TLCOrganization", $0.eId, "organization", $0.name) }
    list += terms.roles.map { reference("TLCRole", $0.eId, "role", $0.vietnamese) }
    if let position = head.position { list.append(reference("TLCRole", AkomaNtosoTerms.position, "role", position)) }
    if let signer = head.signer { list.append(reference("TLCPerson", AkomaNtosoTerms.signer, "person", signer)) }
    for (index, event) in plan.events.enumerated() {
      let shown = [event.start, event.place].compactMap { $0 }.joined(separator: ", ")
      list.append(reference("TLCEvent", "event-\(index + 1)", "event", shown))
    }
    return XMLElement("references", [("source", "#\(AkomaNtosoTerms.program)")], list)
  }
}
