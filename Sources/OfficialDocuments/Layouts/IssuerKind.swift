// SPDX-License-Identifier: Apache-2.0

/// Under whose rules a body writes its documents.
public enum IssuerKind: String, Sendable, CaseIterable {
  /// State bodies: Nghị định 30/2020/NĐ-CP.
  case state
  /// Trade unions: Quyết định 933/QĐ-TLĐ.
  case union
  /// Party committees and their offices: Quy định 399-QĐ/TW, Hướng dẫn 05-HD/VPTW.
  case party
}

/// A sentence for people, in both languages.
public struct BilingualText: Hashable, Sendable {
  /// The Vietnamese sentence.
  public let vietnamese: String
  /// The same in English.
  public let english: String

  /// Makes a sentence.
  public init(vietnamese: String, english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }
}
