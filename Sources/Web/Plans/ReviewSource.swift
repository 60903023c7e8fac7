// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import Store

/// What stands beside the items of a review.
enum SourceSide: String, CaseIterable {
  /// The text as it was read, with the words of each item marked.
  case text = ""
  /// The picture of a page as it was sent.
  case picture = "anh"
}

/// The document beside the items: its text, or the picture of the page on which the current item stands.
struct ReviewSource {
  let visit: Visit
  let review: ReviewState
  let document: Document
  let chosen: ID<PlanItem>?

  private var count: Int { review.notes.pageStarts.count }
  /// The page on which the current item begins.
  private var ownPage: Int {
    chosen.flatMap { review.item($0) }.flatMap { review.notes.page(of: $0.span.lowerBound) } ?? 1
  }
  /// The page to show: the one that was leafed to, else that of the item.
  private var page: Int { review.page.flatMap { (1...count).contains($0) ? $0 : nil } ?? ownPage }

  var html: HTML {
    guard review.hasPages else {
      return chosen.flatMap { window(of: $0) } ?? beginning
    }
    return """
      <aside class="window" id="nguon" aria-label="\(visit.t(.sourceDocument))"><div class="row between">\
      <h2>\(visit.t(.sourceDocument))</h2>\(sides)</div>\(review.side == .picture ? picture : text)</aside>
      """
  }

  private func window(of id: ID<PlanItem>) -> HTML? {
    SourceText.window(visit, review.overview, document, id, words: review.notes.words)
  }

  /// The beginning of a document of which nothing is to be marked.
  private var beginning: HTML {
    "<aside class=\"window\"><h2>\(visit.t(.sourceDocument))</h2>\(frame("paper", marked(0..<4000)))</aside>"
  }

  /// The two ways to see the document.
  private var sides: HTML {
    var list = HTML()
    for (side, name, id) in [(SourceSide.text, Phrase.sourceText, "chu"), (.picture, .sourcePicture, "anh")] {
      let current: HTML? = side == review.side ? " aria-current=\"true\"" : nil
      let address = review.address(of: chosen, side: side, at: "nguon")
      list += "<a id=\"\(id)\" href=\"\(address)\"\(current)>\(visit.t(name))</a>"
    }
    return "<div class=\"pills\">\(list)</div>"
  }

  private func frame(_ style: String, _ inside: HTML) -> HTML {
    """
    <div class="\(style)" tabindex="0" role="region" aria-label="\(visit.t(.sourceDocument))">\(inside)</div>
    """
  }

  // MARK: Text

  private var text: HTML {
    let plan = review.plan.id.description
    let whole: HTML? = chosen.map { id in
      """
      <p class="leaf"><a href="/ke-hoach/\(plan)/nguon?muc=\(id.description)#s\(id.description)">\
      \(visit.t(.wholeDocument))</a></p>
      """
    }
    let range = chosen.flatMap { review.item($0) }.map(SourceText.range(around:)) ?? 0..<4000
    return "\(whole)\(frame("paper", marked(range)))"
  }

  private func marked(_ range: Range<Int>) -> HTML {
    SourceText.marked(review.overview, document, in: range, current: chosen, words: review.notes.words, visit)
  }

  // MARK: Pictures

  private var picture: HTML {
    let address = "/ke-hoach/\(review.plan.id)/trang/\(page).png"
    let name = visit.t(.pictureOfPage(page, of: count, document.name))
    return """
      \(leaves)\(frame("paper picture", "<a href=\"\(address)\"><img src=\"\(address)\" alt=\"\(name)\"></a>"))
      """
  }

  /// Which page it is, and the ways to those around it and back to that of the item.
  private var leaves: HTML {
    func leaf(_ id: String, _ page: Int, _ name: Phrase) -> HTML? {
      guard (1...count).contains(page) else { return nil }
      let address = review.address(of: chosen, page: page, at: "nguon")
      return "<a class=\"alone\" id=\"\(id)\" href=\"\(address)\">\(visit.t(name))</a>"
    }
    let own = page == ownPage ? nil : leaf("trang-muc", ownPage, .pageOfItem(ownPage))
    return """
      <div class="row leaf"><b>\(visit.t(.pageNumber(page, of: count)))</b>\(leaf("trang-truoc", page - 1, .pageBefore))\
      \(leaf("trang-sau", page + 1, .pageAfter))\(own)</div>
      """
  }
}
