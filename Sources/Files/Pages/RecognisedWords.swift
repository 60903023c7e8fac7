// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Slips of text recognition that can only have been one thing, and what was put in their place.
struct RecognisedWords {
  /// What was put right, for people: «Ø3» → «03» (trang 1).
  private(set) var made: [String] = []
  /// The letter that the last lettered point had, to tell đ) from d).
  private var lastLetter = ""

  private static let mostTold = 200
  /// The name of the issuer's area, where the head tells it.
  private var placeOfIssue: String?

  /// A page without words that hold neither a letter nor a digit, except for marks that open a line or stand between words.
  static func legible(_ page: PageText) -> PageText {
    guard page.isRecognised else { return page }
    var page = page
    var line = -1
    page.words = page.words.filter { word in
      let opens = word.line != line
      line = word.line
      let scalars = word.text.unicodeScalars
      if scalars.contains(where: { $0.properties.isAlphabetic || $0.isDigit }) { return true }
      if opens, slips.contains(word.text) { return true }
      return scalars.count == 1
        && scalars.first.map { (opens ? "-+–—~=•" : "-+–/÷&%").unicodeScalars.contains($0) } == true
    }
    return page
  }

  /// The rows of a page with what is certain put right.
  mutating func mended(_ rows: [PageRow], _ area: TextArea, page: Int) -> [PageRow] {
    let place = Self.place(rows)
    placeOfIssue = placeOfIssue ?? place
    return rows.map { row in
      var words = row.words
      mendLabel(&words, isIndented: row.left > area.left + 8, page)
      joinDates(&words, page)
      for index in words.indices { mendWord(&words, index, page) }
      mendNumber(&words, page)
      mendCapitals(&words, place, page)
      return PageRow(words)
    }
  }

  private mutating func replace(_ words: inout [PageWord], _ index: Int, by text: String, _ page: Int) {
    guard words[index].text != text else { return }
    tell(words[index].text, text, page)
    words[index].text = text
  }

  private mutating func tell(_ before: String, _ after: String, _ page: Int) {
    let repair = "«\(before)» → «\(after)» (trang \(page))"
    if made.count < Self.mostTold, !made.contains(repair) { made.append(repair) }
  }

  /// What can be put right only in whole lines.
  mutating func mendLines(_ lines: inout [PageLine], on pages: Set<Int>) {
    mendNumerals(&lines, on: pages)
    var phrases = RecognisedPhrases()
    phrases.mend(&lines, on: pages, place: placeOfIssue)
    for repair in phrases.made { tell(repair.before, repair.after, repair.page) }
  }

  // MARK: - Labels

  private static let ones: Set<String> = ["{.", "|.", "l.", "!."]
  private static let dashes: Set<String> = ["~-", "`-", "'-", "--", "-.", "·-"]
  private static let slips = ones.union(dashes)

  /// «5,», «{.», «l.» and «~-» that open an indented line; the letter after d) is đ).
  private mutating func mendLabel(_ words: inout [PageWord], isIndented: Bool, _ page: Int) {
    guard isIndented, words.count > 1, let next = words[1].text.unicodeScalars.first else { return }
    let label = words[0].text
    let isFollowedByCapital = Letter(next)?.isUppercase == true
    let number = label.dropLast()
    if isFollowedByCapital, label.last == ",", (1...2).contains(number.count), number.allSatisfy(\.isNumber) {
      replace(&words, 0, by: "\(number).", page)
    } else if isFollowedByCapital, Self.ones.contains(label) {
      replace(&words, 0, by: "1.", page)
    } else if Self.dashes.contains(label) {
      replace(&words, 0, by: "-", page)
    }
    if label.count == 2, label.last == ")" {
      if label == "d)", lastLetter == "d)" { replace(&words, 0, by: "đ)", page) }
      lastLetter = words[0].text
    }
  }

  /// «I, II, II, IV»: the second II is III.
  private mutating func mendNumerals(_ lines: inout [PageLine], on pages: Set<Int>) {
    let labels = lines.indices.compactMap { index -> (line: Int, value: Int)? in
      guard pages.contains(lines[index].page), let dot = lines[index].text.firstIndex(of: "."),
        let value = romanValue(lines[index].text[..<dot])
      else { return nil }
      return (index, value)
    }
    for (before, (wrong, after)) in zip(labels, zip(labels.dropFirst(), labels.dropFirst(2)))
    where wrong.value == before.value && after.value == wrong.value + 2 {
      let text = lines[wrong.line].text
      let label = romanNumeral(wrong.value + 1)
      lines[wrong.line].text = label + text.drop { $0 != "." }
      tell(romanNumeral(wrong.value), label, lines[wrong.line].page)
    }
  }

  // MARK: - Numbers

  private static let digits: [Unicode.Scalar: Character] = [
    "Ø": "0", "ø": "0", "O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "i": "1",
  ]

  /// A word as digits, where it has one at least and else only letters that look like some.
  private static func asDigits(_ text: Substring) -> String? {
    var result = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if scalar.isDigit {
        result.unicodeScalars.append(scalar)
        count += 1
      } else if let digit = digits[scalar] {
        result.append(digit)
      } else {
        return nil
      }
    }
    return count > 0 ? result : nil
  }

  /// The numbers of days («ngày Ø3 tháng I1»), dates («l5/11/2O17»), and symbols that exist only in one form («QĐ-TT1g»).
  private mutating func mendWord(_ words: inout [PageWord], _ index: Int, _ page: Int) {
    let text = words[index].text
    let before = index > 0 ? foldedForSearch(words[index - 1].text) : ""
    if ["ngay", "thang", "nam"].contains(before) {
      let core = text.prefix { !",.;:)".contains($0) }
      if let number = Self.asDigits(core), number.count <= 4 {
        replace(&words, index, by: number + text.dropFirst(core.count), page)
      }
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 3, parts[2].prefix(4).count == 4 {
      let mended = [parts[0], parts[1], parts[2].prefix(4)].compactMap { Self.asDigits($0) }
      if mended.count == 3, mended[0].count <= 2, mended[1].count <= 2 {
        replace(&words, index, by: mended.joined(separator: "/") + parts[2].dropFirst(4), page)
      }
    }
    if text == "sô", index + 1 < words.count, words[index + 1].text.first?.isNumber == true {
      replace(&words, index, by: "số", page)
    }
    for slip in ["TT1g", "TTTg", "TTIg", "TTlg", "TTtg"] where text.contains("-\(slip)") {
      let halves = text.split(separator: "-").map { $0.hasPrefix(slip) ? "TTg" + $0.dropFirst(4) : String($0) }
      replace(&words, index, by: halves.joined(separator: "-"), page)
    }
  }

  /// «22/1 1/2017»: a month of two digits that a gap was seen in.
  private mutating func joinDates(_ words: inout [PageWord], _ page: Int) {
    for index in words.indices.dropLast().reversed() {
      let (day, rest) = (words[index].text.split(separator: "/"), words[index + 1].text.split(separator: "/"))
      guard day.count == 2, rest.count == 2, day[1] == "1", ["0", "1", "2"].contains(rest[0]),
        (1...2).contains(day[0].count), day[0].allSatisfy(\.isNumber), rest[1].prefix(4).allSatisfy(\.isNumber),
        rest[1].count >= 4, words[index + 1].left - words[index].right < words[index].height
      else { continue }
      let joined = words[index].text + words[index + 1].text
      tell("\(words[index].text) \(words[index + 1].text)", joined, page)
      words[index].text = joined
      words[index].right = words[index + 1].right
      words.remove(at: index + 1)
    }
  }

  /// The number of the document itself is often written by hand; what was not read for certain is left out, for a wrong
  /// number is worse than none.
  private mutating func mendNumber(_ words: inout [PageWord], _ page: Int) {
    guard let first = words.first, foldedForSearch(first.text).hasPrefix("so:"), words.count <= 12 else { return }
    for index in words.indices {
      guard let slash = words[index...].firstIndex(where: { $0.text.contains("/") && $0.text.contains("-") }),
        index <= slash
      else { return }
      let text = words[index].text
      let head = index == 0 ? text.dropFirst(3) : text.prefix { $0 != "/" }
      let isCertain = head.allSatisfy(\.isNumber) && words[index].confidence >= 80
      if head.isEmpty || isCertain || index == 0 && head.isEmpty { continue }
      let rest = index == 0 ? String(text.prefix(3)) : String(text.dropFirst(head.count))
      tell(text, rest, page)
      words[index].text = rest
    }
    words.removeAll { $0.text.isEmpty }
  }

  // MARK: - Capitals

  /// «Quảng Bình» of the line «Quảng Bình, ngày 17 tháng 4 năm 2024».
  private static func place(_ rows: [PageRow]) -> String? {
    for row in rows.prefix(12) {
      guard let comma = row.words.firstIndex(where: { $0.text.hasSuffix(",") }), comma + 1 < row.words.count,
        foldedForSearch(row.words[comma + 1].text) == "ngay"
      else { continue }
      var start = comma
      while start > 0, row.words[start].left - row.words[start - 1].right < 12,
        row.words[start - 1].text.unicodeScalars.first.flatMap({ Letter($0) })?.isUppercase == true,
        !row.words[start - 1].text.contains("/")
      {
        start -= 1
      }
      return String(row.words[start...comma].map(\.text).joined(separator: " ").dropLast())
    }
    return nil
  }

  /// Words in capitals whose marks were misread: names of kinds of documents, of the issuer's area, and usual headings.
  private mutating func mendCapitals(_ words: inout [PageWord], _ place: String?, _ page: Int) {
    for start in words.indices {
      guard words[start].text.unicodeScalars.allSatisfy({ Letter($0)?.isUppercase ?? true }) else { continue }
      let rest = words[start...]
      for phrase in Self.phrases where rest.count >= phrase.count {
        let found = rest.prefix(phrase.count)
        guard zip(found, phrase.words).allSatisfy({ Self.isSame($0.text, $1) }) else { continue }
        for (index, word) in zip(found.indices, phrase.words) { replaceLetters(&words, index, by: word, page) }
      }
      guard start > 0, let place, ["tinh", "pho"].contains(foldedForSearch(words[start - 1].text)) else { continue }
      let names = place.split(separator: " ")
      let found = rest.prefix(names.count)
      if found.count == names.count,
        zip(found, names).allSatisfy({ foldedForSearch($0.text) == foldedForSearch(String($1)) })
      {
        for (index, name) in zip(found.indices, names) { replace(&words, index, by: name.uppercased(), page) }
        if foldedForSearch(words[start - 1].text) == "tinh" { replace(&words, start - 1, by: "TỈNH", page) }
      }
    }
  }

  /// Puts letters right and leaves punctuation behind them.
  private mutating func replaceLetters(_ words: inout [PageWord], _ index: Int, by word: String, _ page: Int) {
    // «HOÀ» and «HÒA» are two ways to write one syllable.
    guard Syllable(words[index].text) != Syllable(word) else { return }
    let tail = words[index].text.reversed().prefix { ",.:;".contains($0) }.reversed()
    replace(&words, index, by: word + String(tail), page)
  }

  private static func isSame(_ word: String, _ letters: String) -> Bool {
    let core = word.reversed().drop { ",.:;".contains($0) }.reversed()
    let isUpper = core.allSatisfy { $0.unicodeScalars.first.flatMap { Letter($0) }?.isUppercase == true }
    return isUpper && foldedForSearch(String(core)) == foldedForSearch(letters)
  }

  private static let phrases: [(words: [String], count: Int)] = [
    "KẾ HOẠCH", "CHƯƠNG TRÌNH", "QUYẾT ĐỊNH", "CHỈ THỊ", "NGHỊ QUYẾT", "HƯỚNG DẪN", "THÔNG BÁO", "ĐỀ ÁN", "PHƯƠNG ÁN",
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "LIÊN ĐOÀN LAO ĐỘNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐẢNG CỘNG SẢN VIỆT NAM", "MỤC ĐÍCH", "YÊU CẦU", "MỤC TIÊU", "NHIỆM VỤ", "NỘI DUNG", "ĐỐI TƯỢNG", "GIẢI PHÁP",
    "TỔ CHỨC THỰC HIỆN", "KINH PHÍ", "TIẾN ĐỘ", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "PHỤ LỤC",
  ].map { phrase in
    let words = phrase.split(separator: " ").map(String.init)
    return (words, words.count)
  }
}
