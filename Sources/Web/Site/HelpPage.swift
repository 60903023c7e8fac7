// SPDX-License-Identifier: Apache-2.0
import HTML
import HTTP

/// Help: what each part of the site is for, and the first steps of each role.
enum HelpPage {
  static func show(_ visit: Visit) throws -> Response {
    var sections = HTML()
    for topic in Phrase.helpTopics {
      sections += "<section class=\"card\"><h2>\(visit.t(topic.title))</h2><ol class=\"steps-list\">"
      for step in topic.steps { sections += "<li>\(visit.t(step))</li>" }
      sections += "</ol></section>"
    }
    return visit.page(
      visit.t(.help),
      body: """
        <div class="head"><h1>\(visit.t(.help))</h1><p class="lead">\(visit.t(.helpLead))</p></div>
        <div class="stack">\(sections)\
        <p><a class="btn" href="/tro-giup/quyen">\(visit.t(.whoMayDoWhat))</a></p></div>
        """)
  }
}
