// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import OfficialDocuments
import Store

/// The journal as a table: the same entries as the page, with the same conditions, in its words and as it is stored.
enum JournalTable {
  /// More rows than this are refused; a shorter span of days is asked for.
  static let rowLimit = 50_000

  static func xlsx(_ visit: Visit) throws -> Response {
    .download(try visit.site.services.files.xlsx(try table(visit)), MediaType.xlsx, fileName: "nhat-ky.xlsx")
  }

  static func csv(_ visit: Visit) throws -> Response {
    .download(visit.site.services.files.csv(try table(visit)), MediaType.csv, fileName: "nhat-ky.csv")
  }

  private static func table(_ visit: Visit) throws -> Table {
    let question = try JournalQuestion(visit)
    if let fault = question.faults.values.first { throw Refusal.badRequest(fault) }
    let entries = try visit.site.services.database.read {
      try question.entries($0, before: nil, limit: rowLimit + 1)
    }
    guard entries.count <= rowLimit else { throw Refusal.badRequest(.journalTooLong(rowLimit)) }
    let columns: [Phrase] = [
      .number, .when, .who, .what, .journalActionCode, .journalSubjectKind, .journalSubjectNumber, .organisation,
      .before,
      .after,
    ]
    return Table(columns: columns.map { visit.t($0) }, rows: entries.map { row(visit, $0) })
  }

  private static func row(_ visit: Visit, _ recorded: RecordedEntry) -> [Table.Cell] {
    let entry = recorded.entry
    let place = entry.organisation.flatMap { visit.viewer?.tree[ID($0)]?.name } ?? ""
    return [
      recorded.sequence.map { .integer($0) } ?? .empty, .text(JournalPage.time(of: entry)),
      .text(JournalPage.actor(visit, entry)), .text(visit.t(.action(entry.action))),
      .text(entry.action), .text(entry.subjectKind), .text(String(entry.subject)), .text(place),
      .text(facts(visit, entry.before)), .text(facts(visit, entry.after)),
    ]
  }

  private static func facts(_ visit: Visit, _ text: String?) -> String {
    guard let text else { return "" }
    let fields = JSONObject.fields(of: text).filter { !$0.value.isEmpty }
    return fields.map { "\(visit.t(.journalField($0.key))): \(JournalPage.value(visit, $0.key, $0.value))" }
      .joined(separator: "; ")
  }
}
