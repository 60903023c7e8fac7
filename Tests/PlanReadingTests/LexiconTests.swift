// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import Vietnamese

@testable import PlanReading

struct LexiconTests {
  private static let phrases = lexiconEntries.flatMap { meaning, text in
    text.split(separator: ",").map { (meaning: meaning, phrase: String($0)) }
  }

  @Test func `every phrase is found with its meaning, in any case and normal form`() {
    for (meaning, phrase) in Self.phrases {
      let length = phrase.split(separator: " ").count
      for written in [phrase, phrase.uppercased(), phrase.replacing(" ", with: "  "), phrase + " xyz", "**\(phrase)**"]
      {
        let passage = Passage(text: written)
        #expect(meaning.isEmpty || passage.tokens.has(meaning, at: 0), "\(written)")
        #expect(passage.tokens.after(0) == length, "\(written)")
      }
    }
  }

  @Test func `no phrase goes on across a sign`() {
    for (_, phrase) in Self.phrases where phrase.contains(" ") {
      let passage = Passage(text: phrase.replacing(" ", with: ", "))
      #expect(passage.tokens.after(0) == 1, "\(phrase)")
    }
  }

  @Test func `no phrase stands twice under one meaning`() {
    for (meaning, text) in lexiconEntries {
      let phrases = text.split(separator: ",")
      #expect(Set(phrases).count == phrases.count, "\(meaning.rawValue): \(text.prefix(40))")
    }
  }

  @Test(arguments: [
    ("ban hành", "ban"), ("tổ chức", "tổ"), ("báo cáo", "báo"), ("ủy ban nhân dân tỉnh", "ủy ban"),
    ("đồng chủ trì", "chủ trì"), ("không dưới", "dưới"), ("thời gian thực hiện", "thời gian"),
    ("phong trào thi đua", "phong trào"), ("hoàn thành trước", "hoàn thành"), ("tự nhiên", "tự"),
    ("giao thông", "giao"),
  ])
  func `the longest phrase wins`(long: String, short: String) {
    let longest = Self.phrases.map(\.phrase).filter { long.hasPrefix($0) }.map { $0.split(separator: " ").count }.max()
    #expect(Passage(text: long).tokens.after(0) == longest)
    #expect(Passage(text: short).tokens.after(0) == short.split(separator: " ").count)
  }

  @Test(arguments: ["xyz", "nước", "kênh rạch", "ô tô", "Hòa Sơn", "abcdefghijklm", "1", ",", ""])
  func `what is no phrase means nothing`(text: String) {
    #expect(Passage(text: text).tokens[0].meaning.isEmpty)
    #expect(Passage(text: text).tokens.after(0) == 1)
  }
}

struct TokenTests {
  private func kinds(_ text: String) -> String {
    Passage(text: text).tokens.all.map { "\($0.kind)" }.joined(separator: " ")
  }

  @Test(arguments: [
    ("Sở Y tế", "word word word"), ("1.000 cây", "number word"), ("2,5%", "number percent"),
    (
      "a, b; c: d.",
      "word comma word semicolon word colon word stop"
    ),
    ("15/11/2026", "number slash number slash number"), ("25.9.2012", "number"), ("1.", "number stop"),
    ("1,2,3", "number"), ("KH-UBND", "word dash word"),
    (
      "“A” «B» \"C\" ‘D’",
      "openQuote word closeQuote openQuote word closeQuote quote word quote openQuote word closeQuote"
    ),
    ("(a)", "open word close"), ("≥ 5 ≤ 6 > 7 < 8", "atLeast number atMost number over number under number"),
    (">= 5", "over equals number"), ("A & B", "word ampersand word"), ("…", "ellipsis"),
    ("–—−-", "dash dash dash dash"),
    ("a*b*c", "word word word"), ("<b>a</b>", "word"), ("a<sup>1</sup> b", "word word"), ("\u{A0}\t\u{200B}\n", ""),
    ("a_b", "word other word"), ("_a_", "word"), ("😀", "other"), ("½", "other"), ("đ", "word"), ("中", "other"),
    ("m2/người", "word number slash word"), ("?!", "stop stop"), ("", ""),
  ])
  func `text is cut into words, numbers and signs`(text: String, expected: String) {
    #expect(kinds(text) == expected)
  }

  @Test(arguments: [
    "Sở Y tế chủ trì, phối hợp với UBND các xã.", "15/11/2026 – 2,5% ≥ 1.000", "**a** <sup>1</sup> “b”", "😀 ж 中",
  ])
  func `tokens stand in order, apart from one another, and hold no blanks`(text: String) {
    let bytes = Array(text.utf8)
    let tokens = Passage(text: text).tokens.all
    for token in tokens {
      #expect(token.start < token.end)
      #expect(!bytes[token.start..<token.end].contains(0x20))
    }
    for (one, next) in zip(tokens, tokens.dropFirst()) {
      #expect(one.end <= next.start)
      #expect(next.hasSpaceBefore == bytes[one.end..<next.start].contains(0x20), "\(text)")
    }
  }

  @Test(arguments: [
    ("Sở", true, false), ("SỞ", true, true), ("sở", false, false), ("sỞ", false, false), ("Đ", true, true),
    ("Ủy", true, false), ("KH", true, true), ("TTr", true, false),
  ])
  func `capitals are known`(word: String, isCapitalised: Bool, isUppercase: Bool) {
    let token = Passage(text: word).tokens[0]
    #expect(token.isCapitalised == isCapitalised)
    #expect(token.isUppercase == isUppercase)
  }

  @Test func `beyond the ends stands nothing`() {
    let tokens = Passage(text: "một").tokens
    for index in [-1, 1, 2, 100] {
      #expect(tokens[index].kind == .none)
      #expect(tokens.isKind(.none, at: index))
      #expect(!tokens.has(Meaning(rawValue: .max), at: index))
    }
    #expect(tokens.range(0, 2).isEmpty && tokens.range(1, 0).isEmpty)
  }
}

struct SourceTextTests {
  @Test(arguments: [
    ("a  b", "a b"), (" a ", "a"), ("a\nb", "a b"), ("**a** b", "a b"), ("a\\*b", "a*b"), ("a <b>c</b>", "a c"),
    ("a<sup>1</sup>", "a"), ("a\u{A0}b", "a b"), ("", ""), ("   ", ""), ("**", ""), ("a **", "a"), ("\\", "\\"),
    ("a\u{AD}b", "a b"), ("_a_", "a"), ("a_b", "a_b"), ("x < y", "x < y"), ("a `b`", "a b"), ("5*3", "5*3"),
  ])
  func `cleaning leaves the words with single blanks`(text: String, clean: String) {
    let source = SourceText(text)
    #expect(source.clean(0..<source.bytes.count) == clean)
  }

  @Test func `cleaning twice is cleaning once where no escape made new markup`() {
    var generator = SeededRandom(seed: 5)
    let pieces = ["a", "ế", " ", "  ", "\n", "*", "**", "<b>", "</b>", "\u{A0}", "1", ".", "“", "😀"]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let source = SourceText(text)
      let once = source.clean(0..<source.bytes.count)
      #expect(!once.hasPrefix(" ") && !once.hasSuffix(" ") && !once.contains("  "), "\(text)")
      let again = SourceText(once)
      #expect(again.clean(0..<again.bytes.count).count <= once.count, "\(text)")
    }
  }

  @Test func `places in bytes and in scalars agree`() {
    let text = "Kế hoạch 😀 số 1 – đường Trần Phú\n" + String(repeating: "ằ", count: 100) + "a\u{301}"
    let source = SourceText(text)
    var bytes = 0
    for (number, scalar) in text.unicodeScalars.enumerated() {
      #expect(source.scalar(at: bytes) == number)
      bytes += String(scalar).utf8.count
    }
    #expect(source.scalar(at: bytes) == text.unicodeScalars.count)
  }
}

struct WrappingTests {
  private func looksWrapped(_ lines: [String]) -> Bool {
    Lines.wrapping(of: Array(lines.joined(separator: "\n").utf8)) != nil
  }

  @Test func `text with line ends within sentences is wrapped`() {
    #expect(looksWrapped((0..<8).map { "dòng thứ \($0) của một đoạn văn rất dài, chưa hết câu" }))
  }

  @Test func `paragraphs and lists are not`() {
    #expect(!looksWrapped((0..<8).map { "Đoạn thứ \($0) viết trọn trên một dòng và hết câu." }))
    #expect(!looksWrapped((0..<8).map { "- mục thứ \($0) của danh sách, viết thường" }))
    #expect(!looksWrapped((0..<8).flatMap { ["đoạn thứ \($0) viết thường, cách nhau dòng trống", ""] }))
    #expect(!looksWrapped([]))
    #expect(!looksWrapped(["một dòng", "hai dòng"]))
  }

  @Test(arguments: [
    ("-------", true), ("_____", true), ("=====", true), ("* * *", true), ("\\*", true), ("---", true), ("--", false),
    ("- a", false), ("*đậm*", false), ("", false), ("a", false),
  ])
  func `a drawn line is a rule`(text: String, isRule: Bool) {
    var lines = Lines(Array((text + "\n").utf8))
    #expect(lines.next()?.isRule == isRule)
  }

  @Test(arguments: [("|", 1), ("||", 2), ("| |", 2), ("  |  ", 1), ("| a |", 0), ("a | b", 0), ("", 0)])
  func `pipes alone are counted`(text: String, pipes: Int) {
    var lines = Lines(Array((text + "\n").utf8))
    #expect(lines.next()?.pipes == pipes)
  }
}
