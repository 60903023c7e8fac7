// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP
import Store

/// The form of an event in the life of a body: what was typed, what is wrong with it, and the event that it tells.
struct EventForm {
  /// The events that begin at a body that is there; founding has its own form.
  static let kinds: [StructureKind] = [.amend, .move, .place, .merge, .split, .dissolve]
  private static let siblingsOffered = 60
  private static let bodiesAllowed = 500

  let visit: Visit
  let body: Organisation
  let kind: StructureKind
  private let form: SentForm?
  private(set) var faults: [Phrase] = []
  private(set) var event: Reorganisation?
  private(set) var basis = ""

  /// The form as it is opened, or as it was sent.
  init(_ visit: Visit, _ body: Organisation, _ kind: StructureKind) throws {
    (self.visit, self.body, self.kind) = (visit, body, kind)
    form = visit.request.method == "POST" ? try visit.form() : nil
    guard form != nil else { return }
    basis = line("basis")
    read()
  }

  /// Notes why the tree does not take the event.
  mutating func refuse(_ why: Phrase) { faults.append(why) }

  private func line(_ name: String) -> String { form?.line(name) ?? "" }

  private func typed(_ name: String, or value: String = "") -> String { form == nil ? value : form?.text(name) ?? "" }

  // MARK: Reading

  private mutating func read() {
    guard let day = Deadline(typed: line("day"))?.lastDay ?? CivilDate(iso: line("day")) else {
      faults.append(.dayUnreadable(line("day")))
      return
    }
    if basis.isEmpty { faults.append(.basisNeeded) }
    if basis.utf8.count > 500 { faults.append(.basisTooLong) }
    let told: Reorganisation.Event?
    switch kind {
    case .amend: told = facts(day, hadBefore: body.kind).map { .amend(body.id, $0) }
    case .move: told = choice("parent", day).map { .move(body.id, under: $0) }
    case .place: told = place(day)
    case .merge: told = merger(day)
    case .split: told = split(day)
    case .dissolve:
      told =
        line("heir").isEmpty ? .dissolve(body.id, heir: nil) : choice("heir", day).map { .dissolve(body.id, heir: $0) }
    case .start, .found, .table, .undo: told = nil
    }
    if let told, faults.isEmpty { event = Reorganisation(told, on: day) }
  }

  private mutating func facts(_ day: CivilDate, hadBefore old: String? = nil) -> BodyFacts? {
    let facts = BodyFacts(
      code: line("code"), taxCode: line("tax"), name: line("name"), shortName: line("short"), kind: line("kind"))
    guard facts.fits else {
      faults.append(.bodyFields)
      return nil
    }
    if let reason = OrganisationComparison.Reason.wrongKind(facts.kind, hadBefore: old, on: day) {
      faults.append(Phrase(reason, visit.tree))
      return nil
    }
    return facts
  }

  /// The body of a field; it must be one that the viewer administers.
  private mutating func choice(_ field: String, _ day: CivilDate) -> ID<Organisation>? {
    choice(text: line(field), day)
  }

  private mutating func choice(text: String, _ day: CivilDate) -> ID<Organisation>? {
    do throws(BodyChoice.Unclear) {
      let found = try BodyChoice.body(text, visit, on: day)
      guard visit.viewer?.may(.manageOrganisations, over: found.id) ?? false else {
        faults.append(.bodyNotYours(found.name))
        return nil
      }
      return found.id
    } catch {
      faults.append(error.phrase)
      return nil
    }
  }

  private mutating func place(_ day: CivilDate) -> Reorganisation.Event? {
    guard let hierarchy = Hierarchy(word: line("order")) else {
      faults.append(.orderUnknown)
      return nil
    }
    if line("under").isEmpty { return .place(body.id, in: hierarchy, under: nil) }
    return choice("under", day).map { .place(body.id, in: hierarchy, under: $0) }
  }

  /// The body that goes on: this one, or one that is founded below the same body.
  private mutating func heir(_ day: CivilDate) -> Reorganisation.Heir? {
    guard line("goes-on") == "new" else { return .existing(body.id) }
    guard let parent = body.parent else {
      faults.append(Phrase(Reorganisation.Refusal.top, visit.tree))
      return nil
    }
    return facts(day).map { .new(NewBody(id: newID(), facts: $0, parent: parent)) }
  }

  private func newID() -> ID<Organisation> { visit.site.services.ids.next(at: visit.now) }

  private mutating func merger(_ day: CivilDate) -> Reorganisation.Event? {
    var others = (form?.all("with") ?? []).compactMap { ID<Organisation>($0) }
    for id in others where !(visit.viewer?.may(.manageOrganisations, over: id) ?? false) {
      faults.append(.bodyUnknown(id.description))
    }
    let lines = (form?.text("others") ?? "").split(whereSeparator: \.isNewline).map { String($0).onOneLine }
      .filter { !$0.isEmpty }
    guard others.count + lines.count <= Self.bodiesAllowed else {
      faults.append(.tooManyBodies(Self.bodiesAllowed))
      return nil
    }
    for text in lines { if let found = choice(text: text, day) { others.append(found) } }
    return heir(day).map { .merge([body.id] + others, into: $0, joinAlike: form?.has("alike") ?? false) }
  }

  /// Each line is a part: code; name; short name. The first takes the open work; the body itself goes on as the first part
  /// where that is ticked.
  private mutating func split(_ day: CivilDate) -> Reorganisation.Event? {
    guard let parent = body.parent else {
      faults.append(Phrase(Reorganisation.Refusal.top, visit.tree))
      return nil
    }
    if let reason = OrganisationComparison.Reason.wrongKind(body.kind, hadBefore: nil, on: day) {
      faults.append(Phrase(reason, visit.tree))
    }
    var bodies: [Reorganisation.Heir] = form?.has("stays") ?? false ? [.existing(body.id)] : []
    for line in (form?.text("parts") ?? "").split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: ";", omittingEmptySubsequences: false).map { String($0).onOneLine }
      let facts = BodyFacts(
        code: cells[0], name: cells.count > 1 ? cells[1] : "", shortName: cells.count > 2 ? cells[2] : "",
        kind: body.kind)
      guard facts.fits else {
        faults.append(.partUnreadable(String(line)))
        continue
      }
      bodies.append(.new(NewBody(id: newID(), facts: facts, parent: parent)))
    }
    guard bodies.count >= 2 else {
      faults.append(Phrase(Reorganisation.Refusal.tooFew, visit.tree))
      return nil
    }
    var children = [[ID<Organisation>]](repeating: [], count: bodies.count)
    for child in visit.tree.on(day).children(of: body.id) {
      let part = Int(line("part-\(child.id)")) ?? 0
      if children.indices.contains(part), child.exists(on: day) { children[part].append(child.id) }
    }
    let parts = zip(bodies, children).map { Reorganisation.Part(body: $0, children: $1) }
    return .split(body.id, parts: parts, heir: 0)
  }

  // MARK: Fields

  /// The fields of the form.
  func fields() -> HTML {
    """
    <div class="cols two">\(visit.field("day", .eventDay, value: typed("day", or: visit.today.short), hint: .eventDayHint, isRequired: true))\
    \(visit.field("basis", .eventBasis, value: typed("basis"), hint: .eventBasisHint, isRequired: true))</div>\(ownFields())
    """
  }

  private func ownFields() -> HTML {
    switch kind {
    case .amend: factFields(body, isRequired: true)
    case .move: BodyChoice.field(visit, "parent", .newParent, value: typed("parent"), isRequired: true)
    case .place: placeFields()
    case .merge: mergeFields()
    case .split: splitFields()
    case .dissolve:
      BodyChoice.field(visit, "heir", .successor, value: typed("heir"), hint: .heirHint)
    case .start, .found, .table, .undo: HTML()
    }
  }

  private func factFields(_ old: Organisation?, isRequired: Bool) -> HTML {
    let kinds = OrganisationKind.offered.filter { $0.code == old?.kind || $0.exists(on: visit.today) }
      .map { (value: $0.code, text: visit.t(.organisationKind($0.code))) }
    let short = old.map { $0.shortName == $0.name ? "" : $0.shortName } ?? ""
    return """
      <div class="cols two">\(visit.field("name", .bodyName, value: typed("name", or: old?.name ?? ""), isRequired: isRequired))\
      \(visit.field("short", .bodyShortName, value: typed("short", or: short)))\
      \(visit.field("code", .bodyCode, value: typed("code", or: old?.code ?? ""), hint: .bodyCodeHint, isRequired: isRequired))\
      \(visit.field("tax", .taxCode, value: typed("tax", or: old?.taxCode ?? "")))\
      \(visit.select("kind", .kindOfBody, options: kinds, chosen: typed("kind", or: body.kind)))</div>
      """
  }

  private func placeFields() -> HTML {
    let orders = Hierarchy.allCases.map { (value: $0.word, text: visit.t(.hierarchy($0))) }
    return """
      \(visit.select("order", .hierarchyOfPlace, options: orders, chosen: typed("order")))\
      \(BodyChoice.field(visit, "under", .placeUnder, value: typed("under"), hint: .placeUnderHint))
      """
  }

  private func mergeFields() -> HTML {
    let siblings = body.parent.map { visit.tree.children(of: $0) } ?? []
    let offered = siblings.filter { $0.id != body.id && $0.exists(on: visit.today) }
      .sortedAsInDictionaries(by: \.name).prefix(Self.siblingsOffered)
    let chosen = Set(form?.all("with") ?? [])
    var boxes = HTML()
    for one in offered {
      let mark: HTML? = chosen.contains(one.id.description) ? " checked" : nil
      boxes += """
        <label class="box"><input type="checkbox" name="with" value="\(one.id.description)"\(mark)> \(one.name)</label>
        """
    }
    let alike: HTML? = form?.has("alike") ?? false ? " checked" : nil
    let goesOn = [(value: "this", text: visit.t(.goesOnAs(body.name))), (value: "new", text: visit.t(.newBodyGoesOn))]
    return """
      <fieldset><legend>\(visit.t(.mergeWith))</legend>\
      \(offered.isEmpty ? "<p class=\"hint\">\(visit.t(.noSiblings))</p>" as HTML : "<div class=\"boxes\">\(boxes)</div>")\
      \(visit.area("others", .mergeOthers, value: typed("others"), hint: .mergeOthersHint))</fieldset>\
      <label class="box"><input type="checkbox" name="alike"\(alike)> \(visit.t(.joinAlike))</label>\
      \(visit.select("goes-on", .whoGoesOn, options: goesOn, chosen: typed("goes-on", or: "this")))\
      <details class="fold"\(typed("goes-on") == "new" ? " open" as HTML : nil)><summary>\(visit.t(.newBodyFacts))</summary>\
      \(factFields(nil, isRequired: false))</details>
      """
  }

  private func splitFields() -> HTML {
    let stays: HTML? = form?.has("stays") ?? false ? " checked" : nil
    return """
      <label class="box"><input type="checkbox" name="stays"\(stays)> \(visit.t(.staysAsFirstPart(body.name)))</label>\
      \(visit.area("parts", .splitParts, value: typed("parts"), hint: .splitPartsHint, isRequired: true))\(allotment())
      """
  }

  /// Which part each body below goes with; offered once the parts are known.
  private func allotment() -> HTML? {
    guard case .split(_, let parts, _)? = event?.event, let day = event?.day else { return nil }
    let children = visit.tree.on(day).children(of: body.id).filter { $0.exists(on: day) }
    guard !children.isEmpty else { return nil }
    let options = parts.enumerated().map { index, part in
      let name = if case .new(let new) = part.body { new.facts.name } else { body.name }
      return (value: String(index), text: name)
    }
    var rows = HTML()
    for child in children {
      let name = "part-\(child.id)"
      rows += visit.choice(name, child.name, options: options, chosen: line(name).isEmpty ? "0" : line(name))
    }
    return "<fieldset><legend>\(visit.t(.whereBodiesGo))</legend><div class=\"cols two\">\(rows)</div></fieldset>"
  }

  /// Everything that was typed, as hidden fields of the form that confirms it.
  func hidden() -> HTML {
    var fields = HTML()
    for field in form?.others ?? [] {
      fields += "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
    }
    return fields
  }
}

extension SentForm {
  /// All fields but the token and the step.
  var others: [(name: String, value: String)] { pairs.filter { $0.name != "token" && $0.name != "buoc" } }
}
