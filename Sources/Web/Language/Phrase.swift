// SPDX-License-Identifier: Apache-2.0
/// The languages of the interface.
public enum Language: String, Sendable, CaseIterable {
  /// Vietnamese, the default.
  case vietnamese = "vi"
  /// English.
  case english = "en"
}

/// One text of the interface in both languages. There is no phrase without both: the compiler asks for them.
public struct Phrase: Sendable, Hashable {
  /// Vietnamese.
  public let vi: String
  /// English.
  public let en: String

  /// Makes a phrase.
  public init(_ vi: String, _ en: String) {
    self.vi = vi
    self.en = en
  }

  /// The text in a language.
  public subscript(language: Language) -> String { language == .vietnamese ? vi : en }
}
