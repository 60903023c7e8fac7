// SPDX-License-Identifier: Apache-2.0
import Testing

/// The texts of the interface stand in one catalogue, each in both languages.
@Suite struct CatalogueTests {
  /// One `Phrase("…", "…")` of the catalogue.
  struct WrittenPhrase: Sendable, CustomStringConvertible {
    let file: String
    let line: Int
    let vi, en: String
    let interpolations: [Int]

    var description: String { "\(file):\(line) «\(vi)» / «\(en)»" }
  }

  private static let catalogue = Project.sources.filter { $0.path.hasPrefix("Sources/Web/Language/") }

  private static let phrases = catalogue.flatMap(written)

  /// What the command line says in its help and its results.
  private static let spoken = Project.sources.filter { $0.target == "App" }

  private static func written(in file: SourceFile) -> [WrittenPhrase] {
    file.text.places(of: "Phrase").compactMap { place -> WrittenPhrase? in
      let open = place + "Phrase".utf8.count
      guard file.text.code[open] == UInt8(ascii: "(") else { return nil }
      let texts = file.text.arguments(at: open).map { file.text.literals(in: $0) }
      guard texts.count == 2, texts.allSatisfy({ !$0.isEmpty }) else { return nil }
      return WrittenPhrase(
        file: file.path, line: file.text.line(of: place), vi: texts[0].map(\.text).joined(),
        en: texts[1].map(\.text).joined(),
        interpolations: texts.map { $0.reduce(0) { $0 + $1.interpolations } })
    }
  }

  /// Whether a text has a letter that English does not write.
  private static func hasVietnameseLetter(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      $0.value >= 0x80 && ($0.properties.isAlphabetic || (0x300...0x36F).contains($0.value))
    }
  }

  @Test func `the catalogue was found`() {
    #expect(Self.phrases.count > 250)
    #expect(Self.phrases.count { Self.hasVietnameseLetter($0.vi) } > 200)
  }

  @Test func `no page has a text of its own`() {
    // What the State's layouts prescribe is said in Vietnamese in every language of the interface.
    let official = ["Sources/Web/Reporting/OfficialReport.swift", "Sources/Web/Reporting/OfficialDocumentView.swift"]
    for file in Project.sources
    where file.target == "Web" && !file.path.hasPrefix("Sources/Web/Language/") && !official.contains(file.path) {
      for literal in file.text.literals where Self.hasVietnameseLetter(literal.text) {
        Issue.record("\(file):\(file.text.line(of: literal.offset)) \(literal.text)")
      }
    }
  }

  @Test func `the command line says nothing in one language alone`() {
    let phrases = Self.spoken.flatMap(Self.written)
    #expect(phrases.count > 60)
    for phrase in phrases {
      #expect(phrase.vi.contains(where: \.isLetter) && phrase.en.contains(where: \.isLetter), "\(phrase)")
      #expect(phrase.interpolations[0] == phrase.interpolations[1], "\(phrase)")
      let words = Self.withoutQuotations(phrase.en).split { !$0.isLetter }.filter { $0.contains(where: \.isLowercase) }
      #expect(!words.contains { Self.hasVietnameseLetter(String($0)) }, "\(phrase)")
    }
  }

  @Test func `the command line prints phrases, names and figures, never words of its own`() {
    for file in Self.spoken {
      for place in file.text.places(of: "print")
      where file.text.code[..<place].suffix(9).elementsEqual("Terminal.".utf8) {
        guard let text = file.text.arguments(at: place + "print".utf8.count).first else { continue }
        for literal in file.text.literals(in: text) where !literal.text.hasPrefix("/") {
          let words = literal.text.replacing("\\t", with: " ").split { !$0.isLetter }.filter {
            $0.lowercased() != "xanh"
          }
          #expect(words.isEmpty, "\(file):\(file.text.line(of: place)) \(literal.text)")
        }
      }
    }
  }

  @Test func `every phrase says something in both languages`() {
    for phrase in Self.phrases {
      for text in [phrase.vi, phrase.en] {
        #expect(text.contains { !$0.isWhitespace }, "\(phrase)")
        #expect(text.first != " " && text.last != " ", "\(phrase)")
      }
    }
  }

  @Test func `English texts have Vietnamese letters only in quotations and stamps`() {
    for phrase in Self.phrases {
      // A word in capitals is a mark as it is printed: MẬT.
      let words = Self.withoutQuotations(phrase.en).split { !$0.isLetter }.filter { $0.contains(where: \.isLowercase) }
      #expect(!words.contains { Self.hasVietnameseLetter(String($0)) }, "\(phrase)")
    }
  }

  @Test func `what is said with values in one language is said with them in the other`() {
    for phrase in Self.phrases {
      #expect((phrase.interpolations[0] == 0) == (phrase.interpolations[1] == 0), "\(phrase)")
    }
  }

  @Test func `every phrase is said somewhere`() {
    let names = Self.catalogue.flatMap { file in
      ["let", "func"].flatMap(file.text.places).compactMap { place -> String? in
        let words = file.text.code[place...].prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "=") }
        let isStatic = file.text.code[..<place].suffix(7).elementsEqual("static ".utf8)
        let name = words.split(separator: 0x20).dropFirst().first.map { String(decoding: $0, as: UTF8.self) }
        return isStatic ? name?.split(separator: ":").first.map { String($0) } : nil
      }
    }
    #expect(names.count > 250)
    let pages = Project.sources.filter { ["Web", "App"].contains($0.target) }
    for name in Set(names) {
      let uses = pages.reduce(0) { $0 + $1.text.places(of: name).count }
      #expect(uses > names.count { $0 == name }, "\(name)")
    }
  }

  /// The text without what stands in «…».
  private static func withoutQuotations(_ text: String) -> String {
    var (rest, level) = ("", 0)
    for scalar in text.unicodeScalars {
      if scalar == "«" { level += 1 }
      if level == 0 { rest.unicodeScalars.append(scalar) }
      if scalar == "»" { level -= 1 }
    }
    return rest
  }
}
