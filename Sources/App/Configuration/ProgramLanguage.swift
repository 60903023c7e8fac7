// SPDX-License-Identifier: Apache-2.0
import Web

/// In which language the command line speaks. Complaints are always in both, since whoever reads a log may not be the
/// one who started the program.
extension Configuration {
  static let languageSetting = Setting(
    name: "language", value: .both("vi|en|auto"),
    help: Phrase(
      "Ngôn ngữ của trợ giúp và kết quả; auto: theo LC_ALL, LC_MESSAGES, LANG.",
      "Language of help and results; auto: by LC_ALL, LC_MESSAGES, LANG."),
    standard: "auto", rule: .choice(["vi", "en", "auto"]))

  /// The language, by flag, environment and file like every setting, before the command is known; a file that cannot be
  /// read is told when its settings are needed. Throws `configuration` for a flag or variable that names none.
  static func language(_ words: [String], environment: [String: String]) throws(Failure) -> Language {
    let variable = variable(languageSetting.name)
    if let flag = flag(languageSetting.name, in: words) {
      try languageSetting.check(Value(text: flag, origin: Phrase("tùy chọn --language", "flag --language")))
      return language(flag, environment)
    }
    if let text = environment[variable] {
      try languageSetting.check(
        Value(text: text, origin: Phrase("biến môi trường \(variable)", "environment \(variable)")))
      return language(text, environment)
    }
    let file = try? file(flag("config", in: words) ?? environment["XANH_CONFIG"])
    return language(file?.values[languageSetting.name]?.text ?? "auto", environment)
  }

  private static func language(_ name: String, _ environment: [String: String]) -> Language {
    Language(rawValue: name) ?? locale(environment)
  }

  /// The language of the locale: the first of the variables that is set decides (POSIX, Base Definitions, 8.2).
  private static func locale(_ environment: [String: String]) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
    let code = names.first { !$0.isEmpty }?.utf8.prefix { ![0x5F, 0x2E, 0x40].contains($0) }
    return code?.elementsEqual("vi".utf8) ?? false ? .vietnamese : .english
  }

  // MARK: Words of the command line

  /// How many words the flag of the language takes at a place: none, where it does not stand there.
  static func languageFlag(at index: Int, of words: [String]) -> Int {
    guard words.indices.contains(index) else { return 0 }
    if words[index].hasPrefix("--language=") { return 1 }
    return words[index] == "--language" ? min(2, words.count - index) : 0
  }

  /// The words without the flag of the language and its value.
  static func withoutLanguage(_ words: [String]) -> [String] {
    var (kept, index): ([String], Int) = ([], 0)
    while index < words.count {
      let count = languageFlag(at: index, of: words)
      if count == 0 { kept.append(words[index]) }
      index += max(1, count)
    }
    return kept
  }

  /// The last value of a flag before «--».
  private static func flag(_ name: String, in words: [String]) -> String? {
    var found: String?
    var rest = words.prefix { $0 != "--" }
    while let word = rest.popFirst() {
      if word == "--\(name)", let next = rest.first, !next.hasPrefix("--") { found = next }
      if word.hasPrefix("--\(name)=") { found = String(word.dropFirst(name.utf8.count + 3)) }
    }
    return found
  }
}
