// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// The text of a plan's document, with the sentences marked that items came from.
enum SourceText {
  /// How much of the text stands before and after a marked sentence in a window, in Unicode scalars. Little before it,
  /// so that the sentence is in sight without scrolling.
  private static let before = 160
  private static let after = 1600

  /// The whole document, on a page of its own.
  static func show(_ visit: Visit) throws -> Response {
    let (overview, document, notes) = try visit.site.services.database.read { connection in
      let plan = try visit.plan(connection)
      return (
        try visit.overview(of: plan, connection), try connection.document(of: plan),
        try connection.readingNotes(of: plan)
      )
    }
    guard let document else { throw Refusal.notFound }
    let plan = overview.plan
    let chosen = ID<PlanItem>(visit.query["muc"] ?? "")
    return visit.page(
      visit.t(.sourceDocument), section: .plans,
      crumbs: [(visit.t(.plans), "/ke-hoach"), (plan.number ?? plan.heading, "/ke-hoach/\(plan.id)")],
      body: """
        <div class="head"><h1>\(visit.t(.sourceDocument))</h1>
        <p class="meta">\(document.name) · SHA-256 <span class="num">\(document.sha256.prefix(16).description)…\
        </span> · \
        <a href="/ke-hoach/\(plan.id.description)/tep-goc">\(visit.t(.downloadOriginal))</a></p>\(PagePicture.signatures(visit, document))</div>
        <div class="paper sheet">\
        \(marked(overview, document, in: 0..<Int.max, current: chosen, isNamed: true, words: notes.words, visit))</div>
        """)
  }

  /// The original file, byte for byte as it was received.
  static func original(_ visit: Visit) throws -> Response {
    let document = try visit.site.services.database.read { try $0.document(of: try visit.plan($0)) }
    guard let document, let file = visit.site.services.files.locate(document.sha256) else { throw Refusal.notFound }
    return EvidencePages.download(file, name: document.name, mediaType: MediaType.octets)
  }

  /// The part of the document that stands around an item in a window.
  static func range(around item: PlanItem) -> Range<Int> {
    max(0, item.span.lowerBound - before)..<(item.span.upperBound + after)
  }

  /// A part of the document around one item, to stand beside the tree or a form.
  static func window(
    _ visit: Visit, _ overview: PlanOverview, _ document: Document, _ id: ID<PlanItem>,
    words: [ReadingNotes.DoubtedWord] = []
  ) -> HTML? {
    guard let item = overview.item(id) else { return nil }
    let plan = overview.plan.id.description
    return """
      <aside class="window" aria-label="\(visit.t(.sourceDocument))"><div class="row between"><h2>\
      \(visit.t(.sourceDocument))</h2>\
      <a href="/ke-hoach/\(plan)/nguon?muc=\(id.description)#s\(id.description)">\(visit.t(.wholeDocument))</a></div>\
      <div class="paper" tabindex="0" role="region" aria-label="\(visit.t(.sourceDocument))">\
      \(marked(overview, document, in: range(around: item), current: id, words: words, visit))</div></aside>
      """
  }

  /// The paragraphs of a range of the text; each item's own words are marked, and the current one stands out.
  ///
  /// - Parameters:
  ///   - isNamed: Whether every piece of every item names the item, so that a script finds it.
  ///   - words: Words that may have been misread; each is marked in the language of the visit.
  static func marked(
    _ overview: PlanOverview, _ document: Document, in range: Range<Int>, current: ID<PlanItem>?, isNamed: Bool = false,
    words: [ReadingNotes.DoubtedWord] = [], _ visit: Visit? = nil
  ) -> HTML {
    let marks = Marks(
      current: current, isNamed: isNamed, words: words, title: visit?.t(.mayBeMisread) ?? Phrase.mayBeMisread.vi)
    let scalars = Array(document.body.unicodeScalars)
    let range = min(range.lowerBound, scalars.count)..<min(range.upperBound, scalars.count)
    var html = HTML()
    var position = range.lowerBound
    while position > 0, position < scalars.count, scalars[position - 1] != "\n" { position -= 1 }
    // A person may have moved items; here they stand as in the document.
    let items = overview.content.items.filter { $0.span.overlaps(position..<max(position + 1, range.upperBound)) }
      .sorted { $0.span.lowerBound < $1.span.lowerBound }
    var next = items.startIndex
    while position < range.upperBound {
      let end = scalars[position...].firstIndex(of: "\n") ?? scalars.count
      if let paragraph = paragraph(scalars, position..<end, items, &next, marks) { html += paragraph }
      position = end + 1
    }
    return html
  }

  private static func paragraph(
    _ scalars: [Unicode.Scalar], _ line: Range<Int>, _ items: [PlanItem], _ next: inout Int, _ marks: Marks
  ) -> HTML? {
    guard !line.isEmpty else { return nil }
    while next < items.count, items[next].span.upperBound <= line.lowerBound { next += 1 }
    var inside = HTML()
    var position = line.lowerBound
    var index = next
    while index < items.count, items[index].span.lowerBound < line.upperBound {
      let item = items[index]
      let start = max(position, item.span.lowerBound)
      let end = min(line.upperBound, item.span.upperBound)
      index += 1
      guard start < end else { continue }
      inside += marks.text(scalars, position..<start)
      let beginsHere = item.span.lowerBound >= line.lowerBound
      inside += marks.mark(item, marks.text(scalars, start..<end), hasAnchor: beginsHere)
      position = end
    }
    inside += marks.text(scalars, position..<line.upperBound)
    return "<p>\(inside)</p>"
  }

  /// How the words of items are marked, and those that may have been misread.
  private struct Marks {
    let current: ID<PlanItem>?
    let isNamed: Bool
    let words: [ReadingNotes.DoubtedWord]
    let title: String

    /// The text of a place.
    func text(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> HTML {
      var html = HTML()
      var position = range.lowerBound
      for word in words.overlapping(range) {
        let place = word.span.clamped(to: position..<range.upperBound)
        html += HTML(text: SourceText.text(scalars[position..<place.lowerBound]))
        html += "<span class=\"unsure\" title=\"\(title)\">\(SourceText.text(scalars[place]))</span>"
        position = place.upperBound
      }
      html += HTML(text: SourceText.text(scalars[position..<range.upperBound]))
      return html
    }

    /// Headings are bold, work is underlined, and the words asked for stand out.
    func mark(_ item: PlanItem, _ text: HTML, hasAnchor: Bool) -> HTML {
      let name: HTML? = isNamed ? " data-m=\"\(item.id.description)\"" : nil
      let anchor: HTML? = hasAnchor ? " id=\"s\(item.id.description)\"" : nil
      if item.id == current { return "<mark\(name)\(anchor) class=\"cur\">\(text)</mark>" }
      switch item.kind {
      case .activity, .task: return isNamed ? "<mark\(name)>\(text)</mark>" : "<mark>\(text)</mark>"
      case .heading, .theme, .group: return isNamed ? "<b\(name)>\(text)</b>" : "<b>\(text)</b>"
      case .statement: return isNamed ? "<span\(name)>\(text)</span>" : text
      }
    }
  }

  /// Without the asterisks by which Markdown and text recognition mark bold type.
  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.filter { $0 != "*" })
    return String(text)
  }
}
