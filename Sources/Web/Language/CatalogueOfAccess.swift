// SPDX-License-Identifier: Apache-2.0
import Store

/// Texts of accounts, sessions and signing in.
extension Phrase {
  // MARK: Sessions

  static let mySessions = Phrase("Phiên đăng nhập", "Sessions")
  static let mySessionsLead = Phrase(
    "Nơi tài khoản này đang mở. Thấy phiên lạ thì kết thúc phiên đó và đổi mật khẩu. Lần dùng cuối ghi cách nhau khoảng 10 phút.",
    "Where this account is open. End what you do not know, and change the password. The last use is noted about every 10 minutes."
  )
  static let browser = Phrase("Trình duyệt", "Browser")
  static let unknownBrowser = Phrase("Trình duyệt không rõ", "Unknown browser")
  static let sessionBegan = Phrase("Đăng nhập lúc", "Signed in")
  static let sessionUsed = Phrase("Dùng lần cuối", "Last used")
  static let clientAddress = Phrase("Địa chỉ mạng", "Network address")
  static let thisSession = Phrase("Phiên này", "This session")
  static let endSession = Phrase("Kết thúc", "End")
  static let endOtherSessions = Phrase("Kết thúc mọi phiên khác", "End all other sessions")
  static let sessionGone = Phrase(
    "Phiên này đã kết thúc trước đó. Mở lại trang tài khoản để xem các phiên còn mở.",
    "This session ended before. Open the account page again to see those that are open.")

  static func signInMethod(_ method: SignInMethod) -> Phrase {
    switch method {
    case .password: Phrase("bằng mật khẩu", "with a password")
    case .code: Phrase("bằng mã dùng một lần", "with a one-time code")
    case .link: Phrase("bằng liên kết dùng một lần", "by a one-time link")
    case .provider: Phrase("qua đăng nhập một cửa", "through single sign-on")
    }
  }

  // MARK: Words of the journal and of what was done

  static func accessAction(_ action: String) -> Phrase? {
    switch action {
    case "session.end": Phrase("Kết thúc phiên đăng nhập", "Sessions ended")
    default: nil
    }
  }

  static func accessField(_ key: String) -> Phrase? {
    switch key {
    case "sessions": Phrase("Số phiên", "Sessions")
    default: nil
    }
  }

  static func doneInAccess(_ code: String) -> Phrase? {
    switch code {
    case "phien": Phrase("Đã kết thúc phiên đăng nhập.", "The session is ended.")
    default: nil
    }
  }
}
