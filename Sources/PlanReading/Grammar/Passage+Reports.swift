// SPDX-License-Identifier: Apache-2.0
import Domain

/// A duty to report as the text states it.
struct ReportPhrase {
  var to: String?
  var via: String?
  var rules: [String]
  var due: String?
  /// A second date of the same duty: «trước ngày 05/6 và 05/11/2026».
  var laterDue: String?
  var tokens: Range<Int>
}

extension Passage {
  /// The duties to report: «báo cáo … về Sở A (qua …)». Of a chain of onward reports the first hop counts; what is asked
  /// only «nếu có khó khăn, vướng mắc» is none, nor is a draft that somebody advises and reports on in passing.
  func reportPhrases() -> [ReportPhrase] {
    var found: [ReportPhrase] = []
    var index = 0
    while let report = first(.report, from: index, to: tokens.count) {
      index = tokens.after(report)
      let clause = clauseStart(before: report)..<clauseEnd(from: report)
      guard !isConditional(clause, report), !isNoun(report), let phrase = phrase(report, clause) else { continue }
      found.append(phrase)
      index = max(index, phrase.to == nil ? index : clause.upperBound)
    }
    return found
  }

  private func clauseStart(before index: Int) -> Int {
    var start = index
    let first = sentenceStart(before: index)
    while start > first, !tokens.isKind(.semicolon, at: start - 1) { start -= 1 }
    return start
  }

  /// «căn cứ báo cáo …», «các báo cáo», «theo báo cáo»: a report that is there already.
  private func isNoun(_ report: Int) -> Bool {
    if tokens.has(.plural, at: report - 1) || Self.nounMarks.contains(tokens[report - 1].code) { return true }
    let ground = (tokens[report - 2].code, tokens[report - 1].code)
    return ground == Self.grounds.0 || ground == Self.grounds.1 && tokens.has(.opener, at: report - 3)
  }

  private static let nounMarks = Set(["theo", "nghe", "bản", "mẫu", "trong"].map(syllable))
  private static let grounds = ((syllable("căn"), syllable("cứ")), (syllable("cơ"), syllable("sở")))

  private func isConditional(_ clause: Range<Int>, _ report: Int) -> Bool {
    guard let condition = first(.conditional, from: clause.lowerBound, to: report) else { return false }
    return first(.difficulty, from: condition, to: report) != nil
  }

  private func phrase(_ report: Int, _ clause: Range<Int>) -> ReportPhrase? {
    let purpose = (report..<clause.upperBound).first { tokens[$0].code == Self.purpose } ?? clause.upperBound
    let rules = recurrences(from: clause.lowerBound, to: purpose)
    let sentence = sentenceStart(before: report)..<sentenceEnd(from: report)
    let pair = rules.isEmpty ? twoDays(from: clause.lowerBound, to: purpose) : nil
    let due = rules.isEmpty ? pair?.0 ?? deadline(from: sentence.lowerBound, to: sentence.upperBound)?.edtf : nil
    guard let receiver = receiver(of: report, clause, isRegular: !rules.isEmpty) else {
      guard !recurrences(from: tokens.after(report), to: min(clause.upperBound, tokens.after(report) + 12)).isEmpty
      else { return nil }
      return ReportPhrase(to: nil, via: nil, rules: rules, due: nil, tokens: report..<clause.upperBound)
    }
    let via = via(from: receiver.upperBound, to: sentence.upperBound)
    return ReportPhrase(
      to: text(receiver.lowerBound, receiver.upperBound), via: via, rules: rules, due: due, laterDue: pair?.1,
      tokens: clause.lowerBound..<clause.upperBound)
  }

  /// Tokens of the receiver: a body right behind «báo cáo», or behind «gửi», «về», «cho», «trình».
  ///
  /// «lập phương án và báo cáo Sở A» asks for no report, «hằng năm sơ kết và báo cáo Sở A» does.
  private func receiver(of report: Int, _ clause: Range<Int>, isRegular: Bool) -> Range<Int>? {
    let next = tokens.after(report)
    if opensBody(at: next) {
      let isAside = tokens.has(.and, at: report - 1) && !isRegular || tokens[report - 1].code == Self.advise
      guard !isAside, let names = receiverNames(at: next), tokens[names.upperBound].code != Self.submit else {
        // «lập dự toán báo cáo Sở A trình cấp có thẩm quyền phê duyệt» hands a draft in.
        return nil
      }
      return names
    }
    var index = next
    while index < clause.upperBound, !tokens.has(.report, at: index), !tokens.has(.copy, at: index) {
      let isMark = tokens.has([.send, .to], at: index) || tokens[index].code == Self.submit
      let after = tokens.has([.send, .to], at: index + 1) ? index + 2 : index + 1
      if isMark, opensBody(at: after) { return receiverNames(at: after) }
      if isMark, isBareHead(after) { return after..<after + 1 }
      index += 1
    }
    return nil
  }

  /// «về Bộ (qua Cục A)», «gửi Sở trước ngày …»: the body above, by its first word alone.
  private func isBareHead(_ index: Int) -> Bool {
    guard tokens.has(.bodyHead, at: index), tokens[index].isCapitalised, tokens[index].length == 1 else { return false }
    let next = tokens[index + 1]
    return next.kind != .word || tokens.has([.deadlineMark, .via, .to, .yearly, .monthly, .quarterly], at: index + 1)
  }

  private static let purpose = syllable("để")
  private static let advise = syllable("mưu")
  private static let submit = syllable("trình")

  /// «05/6 và 05/11/2026»: two days of one year.
  private func twoDays(from start: Int, to end: Int) -> (String, String)? {
    guard tokens.contain(.slash) else { return nil }
    for index in start..<max(start, end) {
      guard let day = integer(at: index), tokens.isKind(.slash, at: index + 1), let month = integer(at: index + 2),
        tokens.has(.and, at: index + 3) || tokens.isKind(.comma, at: index + 3)
      else { continue }
      var next = index + 4
      while tokens.has([.day, .deadlineMark], at: next) { next = tokens.after(next) }
      guard let later = date(at: next) ?? yearlessDay(at: next), case .day(let second) = later.first, later.last == nil,
        let first = CivilDate(year: second.parts.year, month: month, day: day), first < second
      else { continue }
      return (first.description, second.description)
    }
    return nil
  }

  /// All names of a list as one; «cơ quan chịu trách nhiệm tổng hợp …» goes on to the end of the phrase.
  private func receiverNames(at index: Int) -> Range<Int>? {
    guard let list = bodies(at: index), let last = list.names.last else { return nil }
    guard tokens.has(.duty, at: last.upperBound), last.upperBound == tokens.after(index) else {
      return index..<last.upperBound
    }
    var end = last.upperBound
    while end < tokens.count, tokens.isKind(.word, at: end), tokens[end].code != Self.according { end += 1 }
    return index..<end
  }

  private static let according = syllable("theo")

  /// «(qua Ban Chính sách …)».
  private func via(from start: Int, to end: Int) -> String? {
    guard let mark = first(.via, from: start, to: end), let list = bodies(at: tokens.after(mark)),
      let last = list.names.last
    else {
      return nil
    }
    return text(tokens.after(mark), last.upperBound)
  }
}
