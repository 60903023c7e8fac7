// SPDX-License-Identifier: Apache-2.0
import Domain
import Synchronization

@testable import Web

extension CodeServices {
  /// Transparent: the code of a step is the last six digits of its number, and a seal names what it is for.
  static func forTests() -> CodeServices {
    let (secrets, codes) = (TokenCount(), TokenCount())
    return CodeServices(
      newSecret: { "SECRET" + String(secrets.next().suffix(2)) },
      step: { code, secret, now in
        guard secret.hasPrefix("SECRET") else { return nil }
        let step = now.milliseconds / 30_000
        return [step - 1, step, step + 1].last { Self.code(of: $0) == code }
      },
      qrCode: { text in Square(width: 2, isDark: [true, false, true, !text.isEmpty]) },
      newCode: { "CDEFGHJK" + String(codes.next().suffix(2)) },
      digest: { Array("\($1.rawValue)(\($2):\($0))".utf8) },
      seal: { "\($1.rawValue)(\($2)).\($0)" },
      open: { sealed, purpose, context in
        let seal = "\(purpose.rawValue)(\(context))."
        return sealed.hasPrefix(seal) ? String(sealed.dropFirst(seal.count)) : nil
      })
  }

  static func code(of step: Int64) -> String { String(String(1_000_000 + step % 1_000_000).dropFirst()) }
}

extension TestSite {
  /// The code that a telephone shows now, or some steps later.
  func timeCode(after steps: Int64 = 0) -> String {
    CodeServices.code(of: clock.now.withLock { $0.milliseconds } / 30_000 + steps)
  }
}
