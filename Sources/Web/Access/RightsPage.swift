// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP

/// The table of rights in words, for everybody: who may do what, and to which organisations.
public struct RightsText: Sendable {
  /// One action, with the organisations to which each role may do it.
  public struct Row: Sendable {
    /// What may be done.
    public let action: String
    /// One cell for each role, in the order of `Role.allCases`; empty where the role may not.
    public let cells: [String]
  }

  /// What the columns are: the action, and the roles.
  public let columns: [String]
  /// The actions that need a role, in the order of the table.
  public let rows: [Row]
  /// Sentences that hold for the whole table.
  public let notes: [String]

  /// The table in a language.
  public init(in language: Language) {
    columns = [Phrase.actionOfRight[language]] + Role.allCases.map { Phrase.role($0)[language] }
    rows = Permission.allCases.filter { $0.audience == nil }.map { permission in
      Row(
        action: Phrase.permission(permission)[language],
        cells: Role.allCases.map { role in
          Phrase.relations(Rights.relations(of: role, permission)).map { $0[language] } ?? ""
        })
    }
    notes = Phrase.notesOnRights.map { $0[language] }
  }
}

/// The page of the table of rights.
enum RightsPage {
  static func show(_ visit: Visit) throws -> Response {
    let text = RightsText(in: visit.language)
    var head = HTML()
    for column in text.columns { head += "<th scope=\"col\">\(column)</th>" }
    var rows = HTML()
    for row in text.rows {
      rows += "<tr><th scope=\"row\">\(row.action)</th>"
      for (cell, column) in zip(row.cells, text.columns.dropFirst()) {
        rows += "<td><span class=\"lab\">\(column)</span>\(cell.isEmpty ? "–" : cell)</td>"
      }
      rows += "</tr>"
    }
    var notes = HTML()
    for note in text.notes { notes += "<li>\(note)</li>" }
    return visit.page(
      visit.t(.whoMayDoWhat), crumbs: [(visit.t(.help), "/tro-giup")],
      body: """
        <div class="head"><h1>\(visit.t(.whoMayDoWhat))</h1><p class="lead">\(visit.t(.whoMayDoWhatLead))</p></div>
        <div class="stack"><div class="scroll"><table class="tbl cards"><caption class="vh">\(visit.t(.whoMayDoWhat))\
        </caption><thead><tr>\(head)</tr></thead><tbody>\(rows)</tbody></table></div>
        <section class="card"><h2>\(visit.t(.notesTitle))</h2><ul class="plain">\(notes)</ul></section></div>
        """)
  }
}
