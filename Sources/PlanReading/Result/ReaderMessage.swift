// SPDX-License-Identifier: Apache-2.0

/// What the reader says to people, in both languages of the program.
public struct ReaderMessage: Sendable, Hashable {
  /// Vietnamese.
  public var vietnamese: String
  /// English.
  public var english: String

  /// Makes a pair.
  public init(_ vietnamese: String, _ english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// Both, for a person whose language is not known.
  public var both: String { "\(vietnamese) / \(english)" }
}
