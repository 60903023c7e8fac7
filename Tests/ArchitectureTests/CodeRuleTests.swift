// SPDX-License-Identifier: Apache-2.0
import Testing

@Suite struct CodeRuleTests {
  private static let all = Project.sources + Project.tests

  @Test func `every file begins with the licence`() {
    for file in Self.all { #expect(file.firstLine == "// SPDX-License-Identifier: Apache-2.0", "\(file)") }
    for path in Project.files("Sources") + Project.files("Tests") where [".h", ".c"].contains(where: path.hasSuffix) {
      #expect(Project.read(path).contains("SPDX-License-Identifier: Apache-2.0"), "\(path)")
    }
  }

  @Test func `no file is over 500 lines and no function over 60`() {
    for file in Self.all {
      #expect(file.text.lineCount <= 500, "\(file)")
      for block in file.text.blocks where block.count > 60 {
        Issue.record("\(file):\(block.lowerBound) has \(block.count) lines")
      }
    }
  }

  @Test func `nothing is left to be done`() {
    for file in Self.all {
      for comment in file.text.comments {
        let words = comment.split { !$0.isLetter }
        #expect(!words.contains { ["TODO", "FIXME", "HACK"].contains($0) }, "\(file): \(comment)")
      }
      // A comment that ends like a statement is code put aside.
      for comment in file.text.comments where !comment.hasPrefix("///") {
        #expect(![";", "{", "}"].contains { comment.hasSuffix($0) }, "\(file): \(comment)")
      }
    }
  }

  @Test func `the program gives up in one known place only`() {
    let words = ["fatalError", "try!", "as!", "unowned"]
    let found = Project.sources.filter { !$0.target.hasSuffix("-bench") }.flatMap { file in
      words.filter { word in
        word.hasSuffix("!") ? file.text.codeText.contains(word) : !file.text.places(of: word).isEmpty
      }.map { "\(file): \($0)" }
    }
    // Without memory for a response nothing can be answered any more.
    #expect(found == ["Sources/HTTPServer/MicroHTTPD/PreparedResponse.swift: fatalError"])
  }

  @Test func `what goes around Sendable says why it is safe`() {
    for file in Project.sources {
      let lines = Project.read(file.path).utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      for place in file.text.places(of: "unchecked") {
        let line = file.text.line(of: place) - 1
        let above = lines[max(0, line - 6)...line].joined(separator: "\n")
        #expect(above.contains("Safe "), "\(file):\(line + 1)")
      }
      #expect(!file.text.codeText.contains("nonisolated(unsafe)"), "\(file)")
    }
  }

  /// Every place where text goes into a statement or a page as it stands. A new one is added here by a person who has
  /// seen where the text comes from.
  static let unescaped = """
    Sources/HTML/HTML.swift unsafeRaw 2
    Sources/Store/Backup/Catalogue.swift unsafeSQL 4
    Sources/Store/Backup/Restore.swift unsafeSQL 12
    Sources/Store/Migrations/Migration.swift unsafeSQL 1
    Sources/Store/Organisations/StructureSteps.swift unsafeSQL 4
    Sources/Store/People/NamingTexts.swift unsafeSQL 2
    Sources/Store/Plans/PlanChanges.swift unsafeSQL 1
    """

  @Test func `text goes unescaped into statements and pages in known places only`() {
    // The port declares the word; it uses it nowhere.
    let found = Project.sources.filter { $0.path != "Sources/Database/SQL.swift" }.flatMap { file in
      ["unsafeRaw", "unsafeSQL"].compactMap { word in
        let count = file.text.places(of: word).count
        return count == 0 ? nil : "\(file) \(word) \(count)"
      }
    }
    #expect(found.joined(separator: "\n") == Self.unescaped)
  }

  @Test func `names do not hide what a thing does`() {
    let endings = ["Manager", "Helper", "Helpers", "Utils", "Util", "Impl", "V2"]
    for file in Self.all {
      let name = file.path.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } ?? ""
      #expect(!endings.contains { name.hasSuffix($0) }, "\(file)")
      let words = file.text.codeText.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      for (keyword, declared) in zip(words, words.dropFirst())
      where ["struct", "class", "enum", "protocol", "actor"].contains(keyword) {
        #expect(!endings.contains { declared.hasSuffix($0) }, "\(file): \(declared)")
      }
    }
  }
}
