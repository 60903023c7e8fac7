// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import OfficialDocuments
import Store

/// The form in which one item of a plan is put right: its text, kind, place, deadline, target and bodies.
struct ItemForm {
  let visit: Visit
  let review: ReviewState
  let stored: PlanItem
  /// What was typed where it could not be stored.
  let typed: ItemCorrection?
  /// What to say above the form, and how it differs from what is stored.
  let conflict: HTML?

  /// How many empty lines for further bodies a form offers.
  private static let spareBodies = 1

  /// In how many lines a form offers every organisation; more would make a page of megabytes of an item that a hundred
  /// bodies do.
  private static let wholeLists = 8

  private var item: PlanItem { typed?.item ?? stored }
  private var parts: [Assignment] { typed?.assignments ?? review.parts(of: stored) }

  var html: HTML {
    let path = "/ke-hoach/\(review.plan.id)/ra-soat/\(stored.id)"
    let unsaved: HTML? = typed == nil ? nil : " data-unsaved=\"1\""
    return """
      <li class="cur" id="muc" data-m="\(stored.id.description)">\
      <form method="post" class="stack" action="\(path)"\(unsaved)>\(visit.tokenField)
      <input type="hidden" name="version" value="\(stored.version)">\
      \(review.fields)\
      <button class="vh" name="next" value="1" tabindex="-1" aria-hidden="true">\(visit.t(.rightNext))</button>\
      <div class="row between"><h3 tabindex="-1">\(stored.code) \(visit.t(.kind(stored.kind)))</h3>
      <a class="src" href="#\(review.side == .picture ? "nguon" : "s" + stored.id.description)">\(visit.icon(.src))\(visit.t(.toSentence))</a></div>\
      \(conflict)\(doubts)
      \(visit.area("text", .itemText, value: item.text, error: typed?.errors["text"], isRequired: true))
      \(facts)
      <fieldset class="stack-s"><legend>\(visit.t(.bodies))</legend>\(bodies)\(leads)</fieldset>
      \(numbers)
      <div class="row"><button class="btn pri" name="next" value="1">\(visit.icon(.check))\(visit.t(.rightNext))\
      </button>
      <button class="btn">\(visit.t(.save))</button></div>\(structure)</form></li>
      """
  }

  private var facts: HTML {
    let kinds = PlanItemKind.allCases.map { (value: $0.rawValue, text: visit.t(.kind($0))) }
    return """
      <div class="cols two">\(visit.select("kind", .kindOfItem, options: kinds, chosen: item.kind.rawValue))
      \(visit.field("due", .deadline, value: typed?.due ?? item.due?.vietnamese ?? "", hint: .dueHint, error: typed?.errors["due"]))
      </div>\(deadlines)
      """
  }

  private var numbers: HTML {
    """
    <div class="cols four">\(visit.field("label", .itemLabel, value: item.label))
    \(visit.field("activity", .activityNumber, value: item.activity))
    \(visit.field("target", .target, value: typed?.target ?? item.target?.vietnamese ?? "", error: typed?.errors["target"]))
    \(visit.field("unit", .unitOfMeasure, value: item.unit ?? ""))</div>
    \(visit.field("stopped", .stoppedWhy, value: item.stoppedReason ?? "", hint: .stoppedHint))
    """
  }

  /// What the reader found wrong, with advice, and what else asks for a look.
  private var doubts: HTML? {
    var list = HTML()
    var told: Set<String> = []
    for finding in review.overview.content.findings where finding.item == stored.id {
      let message = visit.language == .vietnamese ? finding.message.vi : finding.message.en
      let advice = visit.language == .vietnamese ? finding.advice.vi : finding.advice.en
      told.insert(message)
      list += "<li>\(visit.icon(.late))<span><b>\(message)</b> \(advice)</span></li>"
    }
    for doubt in review.queue.doubts(about: stored) where told.insert(visit.t(doubt.reason)).inserted {
      list += "<li>\(visit.icon(.late))<span>\(visit.t(doubt.reason))</span></li>"
    }
    return list.isEmpty ? nil : "<ul class=\"finds one\">\(list)</ul>"
  }

  // MARK: Suggestions

  /// Buttons that each stand for one answer.
  private func guesses(_ id: String, _ label: Phrase, _ answers: [(value: String, text: String)]) -> HTML? {
    guard !answers.isEmpty else { return nil }
    var buttons = HTML()
    for answer in answers {
      buttons += "<button class=\"guess\" name=\"viec\" value=\"\(answer.value)\">\(answer.text)</button>"
    }
    return """
      <div class="row guesses" id="\(id)" role="group" aria-label="\(visit.t(label))"><span class="hint" \
      aria-hidden="true">\(visit.t(label))</span>\(buttons)</div>
      """
  }

  private var deadlines: HTML? {
    guesses(
      "goi-han", .deadlinesInText,
      review.suggestions.deadlines(of: stored).map { (value: "han:\($0.edtf)", text: visit.due($0)) })
  }

  private var leads: HTML? {
    guard stored.kind.isWork, !parts.contains(where: \.role.owesProgress) else { return nil }
    return guesses(
      "goi-giao", .leadsSuggested,
      review.suggestions.leads(of: stored).map { (value: "giao:\($0.id)", text: $0.name) })
  }

  // MARK: Bodies

  /// One line for each body: its words in the document, its part, and the organisation.
  private var bodies: HTML {
    let isShort = parts.count <= Self.wholeLists
    var lines: HTML = isShort ? "" : "<p class=\"hint\">\(visit.t(.manyBodiesHint))</p>"
    var unmatched = 0
    for (index, part) in parts.enumerated() {
      if part.organisation == nil { unmatched += 1 }
      let offersAll = isShort || part.organisation == nil && unmatched <= Self.wholeLists
      lines += line(index, part, offersAll: offersAll)
    }
    for index in parts.count..<(parts.count + Self.spareBodies) { lines += line(index, nil, offersAll: true) }
    return lines
  }

  private func line(_ index: Int, _ part: Assignment?, offersAll: Bool) -> HTML {
    let roles =
      [(value: "", text: visit.t(.noBody))]
      + AssignmentRole.allCases.map { (value: $0.rawValue, text: visit.t(.part($0))) }
    let guessed = part.map { review.suggestions.matcher.guesses($0.body) } ?? []
    let isMatched = part?.organisation != nil
    var options: [(value: String, text: String)] = [(value: "", text: visit.t(.notMatched))]
    options += guessed.map { (value: $0.id.description, text: isMatched ? $0.name : visit.t(.guess($0.name))) }
    let known = Set(guessed.map(\.id))
    // What is matched already is offered wherever it stands.
    let matched = part?.organisation.flatMap { review.suggestions.tree[$0] }
    let offered = offersAll ? review.suggestions.bodies : []
    let rest = offered + [matched].compactMap { one in offered.contains { $0.id == one?.id } ? nil : one }
    options += rest.filter { !known.contains($0.id) }.map { (value: $0.id.description, text: $0.name) }
    let others = guessed.filter { $0.id != part?.organisation }
    let name: HTML? = part.map {
      "<input type=\"hidden\" name=\"part-\(index)\" value=\"\($0.id.description)\">"
    }
    return """
      <div class="cols three body">\(name)\
      \(visit.select("role-\(index)", .roleInItem, options: roles, chosen: part?.role.rawValue ?? ""))
      \(visit.field("body-\(index)", .bodyAsWritten, value: part?.body ?? ""))
      \(visit.select("organisation-\(index)", .organisation, options: options, chosen: part?.organisation?.description ?? ""))</div>\
      \(guesses("goi-\(index)", isMatched ? .otherOrganisations(part?.body ?? "") : .bestGuesses(part?.body ?? ""),
        others.map { (value: "don-vi:\(index):\($0.id)", text: $0.name) }))
      """
  }

  // MARK: Place and extent

  /// The buttons that change where the item stands, and where it begins and ends.
  private var structure: HTML {
    let moves: [(String, Phrase)] = [
      ("gop", .mergeBefore), ("ra", .moveOut), ("vao", .moveIn), ("len", .moveUp), ("xuong", .moveDown),
    ]
    var buttons = HTML()
    for move in moves where review.allows(move.0, stored) {
      buttons += "<button class=\"btn\" name=\"viec\" value=\"\(move.0)\">\(visit.t(move.1))</button>"
    }
    let scalars = Array(stored.text.unicodeScalars)
    var cuts = HTML()
    for place in splitPoints(of: stored.text) {
      cuts += """
        <li><button class="guess" name="viec" value="tach:\(place)">\(Self.beginning(scalars[place...]))</button></li>
        """
    }
    return """
      <div class="row tools" role="group" aria-label="\(visit.t(.structure))">\(buttons)</div>
      <details class="fold" id="tach"><summary>\(visit.t(.splitItem))</summary><p class="hint">\(visit.t(.splitHint))</p>
      <ol class="stack-s">\(cuts)<li><button class="guess" name="viec" value="tach">\(visit.t(.splitAtEmptyLine))\
      </button></li></ol></details>
      """
  }

  /// The first words of a half.
  private static func beginning(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(60))
    return "…\(String(text))\(scalars.count > 60 ? "…" : "")"
  }
}
