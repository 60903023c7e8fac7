// SPDX-License-Identifier: Apache-2.0
import Domain

extension PlanBuilder {
  /// Keeps each cited number once, with the first date that is told; what cites it again, in full or in short, is a
  /// mention of it.
  mutating func readCitations() {
    let citations = passage.citations()
    for citation in citations where citation.number != plan.document.number && citation.number != part.documentNumber {
      let span = source.span(passage.tokens.range(citation.tokens.lowerBound, citation.tokens.upperBound))
      if let place = referencePlaces[citation.number] {
        if plan.references[place].date == nil { plan.references[place].date = citation.date }
        plan.references[place].mentions.append(span)
        facts.cite(place, kind: citation.kind)
      } else {
        let place = plan.references.count
        referencePlaces[citation.number] = place
        plan.references.append(ReadPlan.Reference(number: citation.number, date: citation.date, span: span))
        facts.cite(place, kind: citation.kind, digits: Self.digits(of: citation.number))
      }
    }
    guard !plan.references.isEmpty else { return }
    for short in passage.shortCitations() where !citations.contains(where: { $0.tokens.overlaps(short.tokens) }) {
      guard let place = facts.cited(short) else { continue }
      let range = passage.tokens.range(short.tokens.lowerBound, short.tokens.upperBound)
      plan.references[place].mentions.append(source.span(range))
    }
  }

  /// `28` of `28-CT/TW`.
  private static func digits(of number: String) -> Int? { Int(number.prefix { $0.isNumber }) }

  /// «chi tiết tại Phụ lục II kèm theo»: an annex of this document.
  mutating func readCitedAnnexes(_ item: Int) {
    for cited in passage.citedAnnexes() {
      let range = passage.tokens.range(cited.tokens.lowerBound, cited.tokens.upperBound)
      for number in cited.numbers {
        let text = passage.text(cited.tokens.lowerBound, cited.tokens.lowerBound + 2)
        facts.citedAnnexes.append((number, number > 0 ? "\(text) \(number)" : text, item, source.span(range)))
      }
    }
  }

  /// «Sản phẩm: …», «Kinh phí: …» of the item itself, or of the one above a bullet that says nothing else.
  mutating func readAttributes(_ draft: Draft, _ item: Int) {
    for attribute in passage.attributes() {
      let text = passage.text(attribute.value.lowerBound, attribute.value.upperBound)
      let isOwnLine = attribute.start == 0 && (draft.label == "-" || draft.isPlain)
      let target = isOwnLine ? draft.parent?.item ?? item : item
      switch attribute.kind {
      case .product: plan.items[target].product = plan.items[target].product ?? text
      case .funding: plan.items[target].funding = plan.items[target].funding ?? text
      }
    }
  }

  /// Keeps each movement once, however it is punctuated.
  mutating func readMovements(below parent: Outline.Frame? = nil) {
    var names = passage.movementNames()
    if parent?.namesMovement == true, let whole = passage.wholeQuotation() { names.append(whole) }
    for name in names {
      let key = passage.movementKey(name)
      guard !key.isEmpty, movementKeys.insert(key).inserted else { continue }
      let range = passage.tokens.range(name.lowerBound, name.upperBound)
      var text = source.clean(range)
      while let last = text.last, ".,;".contains(last) { text.removeLast() }
      plan.movements.append(ReadPlan.Movement(name: text, span: source.span(range)))
    }
  }

  mutating func readQuantities(_ item: Int, _ lists: [ActivityList]) {
    let activity = lists.count == 1 && lists[0].numbers.count == 1 ? String(lists[0].numbers[0]) : nil
    for quantity in passage.quantities(areAims: outline.isWithinAims) {
      let range = passage.tokens.range(quantity.tokens.lowerBound, quantity.tokens.upperBound)
      plan.targets.append(
        ReadPlan.Target(
          item: item, activity: activity, comparator: quantity.comparator,
          value: quantity.value,
          unit: quantity.unit, by: quantity.by ?? outline.horizon, span: source.span(range),
          confidence: quantity.confidence))
    }
  }

  /// Happenings, their place from the item beside them, and the areas below that place.
  mutating func readEvents(_ item: Int, _ draft: Draft) {
    for phrase in passage.eventPhrases() {
      let range = passage.tokens.range(phrase.tokens.lowerBound, phrase.tokens.upperBound)
      plan.events.append(
        ReadPlan.Event(
          item: item, start: phrase.start, place: passage.placeOfEvent(phrase.tokens), parts: [],
          span: source.span(range),
          confidence: phrase.confidence))
      facts.eventParent = draft.parent?.item
      if let weekday = phrase.weekday, weekday != phrase.date.weekday {
        facts.weekdayFaults.append(
          (item, passage.text(phrase.tokens.lowerBound, phrase.tokens.upperBound), source.span(range)))
      }
    }
    guard !plan.events.isEmpty else { return }
    let last = plan.events.count - 1
    if let place = passage.placeText(), facts.eventParent == draft.parent?.item {
      plan.events[last].place = place
      facts.placeItem = item
    } else if facts.placeItem != nil, draft.parent?.item == facts.placeItem, let area = passage.areaText() {
      let bodies = plan.assignments.reversed().prefix { $0.item == item }.map(\.body)
      plan.events[last].parts.append(ReadPlan.Event.Part(area: area, bodies: bodies.reversed()))
    }
  }

  mutating func readCoverage(_ item: Int) {
    guard let coverage = passage.coverage() else { return }
    let range = passage.tokens.range(coverage.tokens.lowerBound, coverage.tokens.upperBound)
    plan.coverage.append(
      ReadPlan.Coverage(item: item, adopted: coverage.adopted, of: coverage.of, listed: 0, span: source.span(range)))
  }

  /// «Kế hoạch hành động <words of the title> giai đoạn 2016 - 2020» must name the period of the title.
  mutating func readOwnPeriod(_ item: Int) {
    guard let own = part.period, !part.titleCodes.isEmpty else { return }
    var index = 0
    while let start = passage.first(.planWord, from: index, to: passage.tokens.count) {
      index = passage.tokens.after(start)
      guard let phase = passage.first(.phase, from: index, to: index + 24), phase - index >= 3,
        let years = passage.date(at: phase), years.last != nil, years.edtf != own,
        (index..<phase).allSatisfy({
          passage.tokens[$0].kind != .word || part.titleCodes.contains(passage.tokens[$0].code)
        })
      else { continue }
      facts.periodFaults.append(
        (item, passage.text(phase, years.end), source.span(passage.tokens.range(start, years.end))))
    }
  }
}
