// SPDX-License-Identifier: Apache-2.0
import HTML
import Store

/// What was done to a document's text when its file was read, in a short line.
enum ReadingSummary {
  /// How many sentences stand in the open; of more, all but their number is folded away.
  private static let most = 2

  /// `nil` where the text came as it is.
  static func conversions(_ visit: Visit, _ notes: ReadingNotes) -> HTML? {
    let sentences = notes.conversions.map { visit.language == .vietnamese ? $0.message.vi : $0.message.en }
    guard !sentences.isEmpty else { return nil }
    if sentences.count <= most {
      let told = sentences.joined(separator: " ")
      return "<p class=\"meta conversions\"><b>\(visit.t(.whenRead))</b> \(told)</p>"
    }
    var list = HTML()
    for sentence in sentences { list += "<li>\(sentence)</li>" }
    return """
      <details class="fold conversions"><summary>\(visit.t(.changesWhenRead(sentences.count)))</summary>\
      <ul class="plain meta">\(list)</ul></details>
      """
  }
}
