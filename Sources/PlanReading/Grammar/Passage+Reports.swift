// SPDX-License-Identifier: Apache-2.0

/// A duty to report as the text states it.
struct ReportPhrase {
  var to: String?
  var via: String?
  var rules: [String]
  var due: String?
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
      guard !isConditional(clause, report), let phrase = phrase(report, clause) else { continue }
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

  private func isConditional(_ clause: Range<Int>, _ report: Int) -> Bool {
    guard let condition = first(.conditional, from: clause.lowerBound, to: report) else { return false }
    return first(.difficulty, from: condition, to: report) != nil
  }

  private func phrase(_ report: Int, _ clause: Range<Int>) -> ReportPhrase? {
    let purpose = (report..<clause.upperBound).first { tokens[$0].code == Self.purpose } ?? clause.upperBound
    let rules = recurrences(from: clause.lowerBound, to: purpose)
    let sentence = sentenceStart(before: report)..<sentenceEnd(from: report)
    let due = rules.isEmpty ? deadline(from: sentence.lowerBound, to: sentence.upperBound)?.edtf : nil
    guard let receiver = receiver(of: report, clause) else {
      guard !recurrences(from: tokens.after(report), to: min(clause.upperBound, tokens.after(report) + 4)).isEmpty
      else { return nil }
      return ReportPhrase(to: nil, via: nil, rules: rules, due: nil, tokens: report..<clause.upperBound)
    }
    let via = via(from: receiver.upperBound, to: sentence.upperBound)
    return ReportPhrase(
      to: text(receiver.lowerBound, receiver.upperBound), via: via, rules: rules, due: due,
      tokens: clause.lowerBound..<clause.upperBound)
  }

  /// Tokens of the receiver: a body right behind «báo cáo», or behind «gửi», «về», «cho», «trình».
  private func receiver(of report: Int, _ clause: Range<Int>) -> Range<Int>? {
    let next = tokens.after(report)
    if opensBody(at: next) {
      let isAside = tokens.has(.and, at: report - 1) || tokens[report - 1].code == Self.advise
      return isAside ? nil : receiverNames(at: next)
    }
    var index = next
    while index < clause.upperBound, !tokens.has(.report, at: index), !tokens.has(.copy, at: index) {
      let isMark = tokens.has([.send, .to], at: index) || tokens[index].code == Self.submit
      let after = tokens.has([.send, .to], at: index + 1) ? index + 2 : index + 1
      if isMark, opensBody(at: after) { return receiverNames(at: after) }
      index += 1
    }
    return nil
  }

  private static let purpose = syllable("để")
  private static let advise = syllable("mưu")
  private static let submit = syllable("trình")

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
