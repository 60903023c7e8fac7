// SPDX-License-Identifier: Apache-2.0
import Domain
import Security
import Web

extension AccessPolicy {
  /// What the settings ask of those who sign in.
  init(
    _ configuration: Configuration, now: @escaping @Sendable () -> Instant, log: @escaping @Sendable (String) -> Void
  ) {
    self.init(
      secondFactor: SecondFactorPolicy(rawValue: configuration["second-factor"].text) ?? .all,
      resetByTwo: configuration["reset-by-two"].text != "no", siteAddress: configuration["site"].text)
    singleSignOn = SingleSignOn(configuration, now: now, log: log)
  }
}

extension CodeServices {
  /// Codes and seals under keys made from the seed of the installation, one for each purpose: who has the database, or a
  /// copy of it, and not the key file, neither opens nor tries any of them.
  init(_ keys: Keys) {
    let sealing = Dictionary(uniqueKeysWithValues: Purpose.allCases.map { ($0, keys.sealing($0.key)) })
    let digests = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, keys.codeDigests($0.key)) })
    self.init(
      newSecret: { TimeCodes.newSecret() },
      step: { code, secret, now in TimeCodes(base32: secret)?.step(of: code, at: now.milliseconds / 1000) },
      qrCode: { text in QRCode(text).map { Square(width: $0.width, isDark: $0.isDark) } },
      newCode: { ShortCodes.random() },
      digest: { code, kind, person in digests[kind]?.digest(code, of: person) ?? [] },
      seal: { text, purpose, context in sealing[purpose]?.seal(text, for: context) ?? "" },
      open: { sealed, purpose, context in sealing[purpose]?.open(sealed, for: context) })
  }
}

extension CodeServices.Purpose {
  fileprivate var key: Sealing.Purpose {
    switch self {
    case .secondFactor: .secondFactor
    case .setUp: .secondFactorForm
    case .singleSignOn: .singleSignOn
    }
  }
}

extension CodeServices.Kind {
  fileprivate var key: Sealing.Purpose {
    switch self {
    case .recovery: .recoveryCode
    case .signIn: .signInCode
    }
  }
}
