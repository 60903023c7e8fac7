// SPDX-License-Identifier: Apache-2.0
public import OfficialDocuments

/// Why a file could not be read, written or converted: a stable code and one line for people in both languages.
public struct FileError: Error, Hashable, Sendable {
  /// What went wrong.
  public let code: Code
  /// What is wrong, where, and what to do.
  public let message: BilingualText

  /// The kinds of trouble.
  public enum Code: String, Sendable, CaseIterable {
    /// The file has no bytes.
    case empty
    /// The file is protected by a password.
    case encrypted
    /// The file is of the binary formats of before 2007 (.doc, .xls).
    case legacyFormat = "legacy-format"
    /// The file is no container of the expected kind.
    case wrongFormat = "wrong-format"
    /// The container is damaged.
    case broken
    /// The file, or what it unpacks to, is over the limit.
    case tooLarge = "too-large"
    /// Bytes could not be written.
    case writing
    /// There is no room on the disk.
    case diskFull = "disk-full"
    /// The file is not where it should be.
    case missing
    /// The outside program is not installed.
    case programMissing = "program-missing"
    /// The outside program did not finish in time.
    case timeout
    /// Whoever asked for the work stopped it.
    case cancelled
    /// The outside program failed.
    case programFailed = "program-failed"
  }

  init(_ code: Code, _ vietnamese: String, _ english: String) {
    self.code = code
    message = BilingualText(vietnamese: vietnamese, english: english)
  }
}

extension FileError: CustomStringConvertible {
  /// Both sentences on one line.
  public var line: String { "\(message.vietnamese) / \(message.english)" }

  /// Code and both sentences on one line.
  public var description: String { "\(code.rawValue): \(line)" }
}
