// SPDX-License-Identifier: Apache-2.0

/// A line of text with the paragraph it comes from; 0 for a line that only parts others.
struct LineText {
  var text: String
  var paragraph: Int
}

/// A run of paragraphs and tables: the body, a cell, a text box, a note.
struct BlockText {
  private(set) var lines: [LineText] = []
  /// The text of a paragraph whose mark was deleted.
  var joined: [UInt8] = []

  /// Appends the lines of one paragraph or table after an empty line.
  mutating func append(_ new: [LineText]) {
    guard !new.isEmpty else { return }
    if !lines.isEmpty { lines.append(LineText(text: "", paragraph: 0)) }
    lines += new
  }

  /// The text that the next paragraph begins with.
  mutating func takeJoined() -> [UInt8] {
    defer { joined = [] }
    return joined
  }
}
