// SPDX-License-Identifier: Apache-2.0
import HTML

/// The keys of a review, and the two windows that its script opens: the list of keys, and a choice by number.
enum ReviewKeys {
  private static let keys: [(String, Phrase)] = [
    ("j ↓", .keyNext), ("k ↑", .keyPrevious), ("n", .keyDoubtful), ("Enter a", .keyAccept), ("Shift+A", .keyAcceptSure),
    ("e", .keyText), ("t", .keyKind), ("r", .keyRole), ("b", .keyBody), ("g", .keyLead), ("d", .keyDeadline),
    ("l", .keyLabel), ("s", .keySplit), ("m", .keyMerge), ("[", .keyOut), ("]", .keyIn), ("Shift+↑", .keyUp),
    ("Shift+↓", .keyDown), ("u Ctrl+Z", .keyUndo), ("Shift+U Ctrl+Y", .keyRedo), ("Esc", .keyLeave), ("?", .keyHelp),
  ]
  private static let keysOfPages: [(String, Phrase)] = [
    ("p", .keyPicture), (",", .pageBefore), (".", .pageAfter),
  ]

  /// Closed, and without a script out of reach.
  ///
  /// - Parameter hasPages: Whether there are pictures of pages to look at.
  static func dialogs(_ visit: Visit, hasPages: Bool) -> HTML {
    var list = HTML()
    for (names, meaning) in keys.dropLast() + (hasPages ? keysOfPages : []) + keys.suffix(1) {
      var marks = HTML()
      for name in names.split(separator: " ") { marks += "<kbd>\(String(name))</kbd> " }
      list += "<dt>\(marks)</dt><dd>\(visit.t(meaning))</dd>"
    }
    return """
      <dialog class="keys" id="phim-tat" aria-labelledby="h-phim-tat"><h2 id="h-phim-tat">\(visit.t(.keysTitle))</h2>
      <dl>\(list)</dl><label class="opt"><input type="checkbox" checked>\(visit.t(.keysOn))</label>
      <button class="btn" type="button">\(visit.t(.close))</button></dialog>
      <dialog class="keys" id="chon" aria-labelledby="h-chon" data-typed="\(visit.t(.typeIt))" \
      data-none="\(visit.t(.nothingToChoose))"><h2 id="h-chon">\(visit.t(.choose))</h2><ol></ol>\
      <button class="btn" type="button">\(visit.t(.close))</button></dialog>
      """
  }

  /// The way to the list of keys; the script shows it.
  static func button(_ visit: Visit) -> HTML {
    """
    <p class="keyline" hidden><button class="btn" type="button" id="mo-phim-tat">\(visit.t(.keysTitle)) \
    <kbd>?</kbd></button></p>
    """
  }
}
