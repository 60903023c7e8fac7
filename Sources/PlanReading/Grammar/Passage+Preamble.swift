// SPDX-License-Identifier: Apache-2.0

extension Passage {
  /// Whether the passage is a base or a preamble: it opens with «Căn cứ», or with «Thực hiện …», «Để …», «Theo …» and cites
  /// a document, or ends with a colon.
  var isBasis: Bool {
    if tokens[0].code == Self.basis.0, tokens[1].code == Self.basis.1 { return true }
    guard Self.preambleWords.contains(tokens[0].code) else { return false }
    return citesNumber || tokens.isKind(.colon, at: tokens.count - 1) || tokens.count > 60
  }

  /// «Thực hiện Nghị quyết số 57-NQ/TW …» as a title: short, without a stop at its end, and nobody makes the plan in it.
  var isTitleOfCarryingOut: Bool {
    let last = tokens[tokens.count - 1].kind
    let isOpen = last == .word || last == .number || last == .closeQuote || last == .quote || last == .close
    return isOpen && tokens.count <= 60 && tokens[0].code != Self.basis.0 && makerOfPlan() == nil
  }

  private static let basis = (syllable("căn"), syllable("cứ"))
  private static let preambleWords = Set(
    ["thực", "để", "theo", "nhằm", "do", "trên", "xét", "tiếp", "triển"].map(syllable))

  /// Index behind `V/v` or `Về việc` that opens the passage.
  var subjectStart: Int? {
    if tokens[0].code == Self.about.0, tokens.isKind(.slash, at: 1), tokens[2].code == Self.about.0, tokens.count > 4 {
      return 3
    }
    return tokens[0].code == Self.about.1 && tokens[1].code == Self.about.2 && tokens.count > 4 ? 2 : nil
  }

  private static let about = (syllable("v"), syllable("về"), syllable("việc"))

  /// Whether the number of a document stands in the passage.
  var citesNumber: Bool { !citations().isEmpty }

  /// «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …» in capitals: who decides, below the title of a decision.
  var isSigningBody: Bool {
    opensBody(at: 0) && tokens.all.allSatisfy { $0.kind != .word || $0.isUppercase }
  }

  /// The body before «xây dựng Kế hoạch», «ban hành Kế hoạch»; a standing committee gives way to its body.
  func makerOfPlan() -> String? {
    for index in 0..<tokens.count where tokens[index].kind == .word && opensBody(at: index) {
      guard let list = bodies(at: index), let last = list.names.last, tokens.has(.verb, at: list.end) else { continue }
      let object = tokens.after(list.end)
      guard tokens.has([.planWord, .movement], at: object) || tokens.has(.planWord, at: object + 1) else { continue }
      let start =
        tokens[last.lowerBound].code == Self.committee.0 && tokens[last.lowerBound + 1].code == Self.committee.1
        ? last.lowerBound + 3 : last.lowerBound
      return start < last.upperBound ? text(start, last.upperBound) : nil
    }
    return nil
  }

  private static let committee = (syllable("ban"), syllable("thường"))
}
