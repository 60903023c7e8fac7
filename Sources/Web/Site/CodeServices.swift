// SPDX-License-Identifier: Apache-2.0
public import Domain

/// Codes that change with the time, codes that people read off paper, and what is sealed.
public struct CodeServices: Sendable {
  /// What a sealed text is for: what was sealed for one is nothing to another.
  public enum Purpose: String, Sendable, CaseIterable {
    /// The secret of a second factor, in the database.
    case secondFactor
    /// The secret of a second factor that is being set up, in its form.
    case setUp
    /// What an answer of the identity provider must fit, in a cookie.
    case singleSignOn
  }

  /// What the digest of a code is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// A recovery code of a second factor.
    case recovery
    /// A code that signs in once.
    case signIn
  }

  /// A square of dark and light modules.
  public struct Square: Sendable, Hashable {
    /// Modules on each side.
    public let width: Int
    /// Whether a module is dark, row by row.
    public let isDark: [Bool]

    /// Makes a square.
    public init(width: Int, isDark: [Bool]) {
      self.width = width
      self.isDark = isDark
    }
  }

  /// A new secret of a second factor, in base32.
  public var newSecret: @Sendable () -> String
  /// The step of time whose code for a secret in base32 this is (RFC 6238); `nil` for a wrong one.
  public var step: @Sendable (_ code: String, _ secret: String, _ at: Instant) -> Int64?
  /// A text as a QR code; `nil` where it is too long.
  public var qrCode: @Sendable (String) -> Square?
  /// A new code of ten letters that are not taken for one another.
  public var newCode: @Sendable () -> String
  /// The digest under which a person's code is kept; it needs a key that is not in the database.
  public var digest: @Sendable (_ code: String, _ kind: Kind, _ person: Int64) -> [UInt8]
  /// The sealed form of a text, base64url; what is sealed for one context, such as a person, opens for no other.
  public var seal: @Sendable (_ text: String, _ purpose: Purpose, _ context: String) -> String
  /// The text that was sealed for a purpose and a context; `nil` for anything else.
  public var open: @Sendable (_ sealed: String, _ purpose: Purpose, _ context: String) -> String?

  /// Puts the services together.
  public init(
    newSecret: @escaping @Sendable () -> String, step: @escaping @Sendable (String, String, Instant) -> Int64?,
    qrCode: @escaping @Sendable (String) -> Square?, newCode: @escaping @Sendable () -> String,
    digest: @escaping @Sendable (String, Kind, Int64) -> [UInt8],
    seal: @escaping @Sendable (String, Purpose, String) -> String,
    open: @escaping @Sendable (String, Purpose, String) -> String?
  ) {
    self.newSecret = newSecret
    self.step = step
    self.qrCode = qrCode
    self.newCode = newCode
    self.digest = digest
    self.seal = seal
    self.open = open
  }
}
