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

  // MARK: Second factor

  static let secondFactor = Phrase("Xác thực hai bước", "Second factor")
  static let secondFactorLead = Phrase(
    "Sau mật khẩu còn một mã 6 số đổi mỗi 30 giây trên điện thoại. Ai biết mật khẩu mà không có điện thoại thì không vào được.",
    "After the password comes a code of 6 digits that changes every 30 seconds on your telephone. Who knows the password and has not the telephone does not get in."
  )
  static let factorOwed = Phrase(
    "Vai trò của anh/chị cần xác thực hai bước. Hãy bật trước khi làm việc khác.",
    "Your role needs a second factor. Set it up before anything else.")
  static let factorMissing = Phrase(
    "Chưa bật. Nên bật nếu anh/chị duyệt báo cáo hoặc quản trị.",
    "Not set up. It is wise for those who approve reports or administer.")
  static let factorIsOn = Phrase("Xác thực hai bước đang bật.", "The second factor is on.")
  static let setUpFactor = Phrase("Bật xác thực hai bước", "Set up a second factor")
  static let manageFactor = Phrase("Mã dự phòng và tắt", "Recovery codes, turning off")
  static let factorStepApp = Phrase(
    "Cài một ứng dụng tạo mã (chuẩn TOTP) trên điện thoại.",
    "Install an app for time codes (TOTP) on your telephone.")
  static let factorStepScan = Phrase(
    "Quét hình dưới đây bằng ứng dụng đó, hoặc nhập khóa bằng tay.",
    "Take the picture below with that app, or type the key.")
  static let factorStepCode = Phrase(
    "Nhập mã 6 số mà ứng dụng hiện ra.", "Type the code of 6 digits that the app shows.")
  static let factorPicture = Phrase("Hình QR chứa khóa ở dưới", "QR code with the key below")
  static let factorSecret = Phrase("Khóa", "Key")
  static let factorLink = Phrase("Trên chính điện thoại này", "On this telephone itself")
  static let openInApp = Phrase("Mở bằng ứng dụng tạo mã", "Open in the app for codes")
  static let factorCode = Phrase("Mã xác thực", "Code")
  static let factorCodeHint = Phrase(
    "6 số trong ứng dụng, hoặc một mã dự phòng 10 ký tự.",
    "The 6 digits of the app, or a recovery code of 10 letters.")
  static let factorCodeOfSetUp = Phrase("6 số trong ứng dụng.", "The 6 digits of the app.")
  static let turnFactorOn = Phrase("Bật", "Turn on")
  static let turnFactorOff = Phrase("Tắt xác thực hai bước", "Turn the second factor off")
  static let factorStays = Phrase(
    "Vai trò của anh/chị cần xác thực hai bước nên không tắt được. Đổi điện thoại thì xin quản trị viên đặt lại.",
    "Your role needs the second factor, so it cannot be turned off. For a new telephone ask an administrator for a reset."
  )
  static let factorThere = Phrase(
    "Xác thực hai bước đã được bật ở nơi khác. Mở lại trang này để xem.",
    "A second factor was set up elsewhere. Open this page again to see it.")
  static let wrongFactorCode = Phrase(
    "Mã không đúng hoặc đã dùng. Chờ mã mới trong ứng dụng (và xem đồng hồ điện thoại có đúng giờ không) rồi nhập lại.",
    "The code is not right or was used. Wait for the next one in the app (and see whether the telephone's clock is right), then type it."
  )
  static let signInAnewFirst = Phrase(
    "Cần đăng nhập lại trước khi đổi cách bảo vệ tài khoản.",
    "Sign in anew before changing how the account is guarded.")
  static let signInAnewFirstText = Phrase(
    "Tài khoản chưa có mật khẩu, hoặc phiên này mở bằng mã từ lâu: chỉ trong mười phút sau khi đăng nhập mới đổi được.",
    "The account has no password, or a code opened this session long ago: it can be changed within ten minutes of signing in only."
  )
  static let wrongPasswordOrCode = Phrase(
    "Mật khẩu hoặc mã không đúng, hoặc mã đã dùng. Chưa có gì thay đổi.",
    "The password or the code is not right, or the code was used. Nothing was changed.")
  static let recoveryCodes = Phrase("Mã dự phòng", "Recovery codes")
  static let keepRecoveryCodes = Phrase(
    "Chép hoặc in ngay mười mã dưới đây: trang này không hiện lại.",
    "Copy or print the ten codes below now: they are not shown again.")
  static let recoveryCodesLead = Phrase(
    "Mỗi mã thay điện thoại một lần. Cất ở nơi không để cùng điện thoại.",
    "Each of them stands in for the telephone once. Keep them where the telephone is not.")
  static let codesKept = Phrase("Đã cất, đi tiếp", "I kept them, go on")
  static let newRecoveryCodes = Phrase("Tạo mã dự phòng mới", "Make new recovery codes")
  static let newRecoveryCodesLead = Phrase("Các mã cũ sẽ hết hiệu lực.", "The old ones are worth nothing then.")
  static let secondStep = Phrase("Bước hai", "Second step")
  static let secondStepLead = Phrase(
    "Nhập mã trên điện thoại của anh/chị.", "Type the code that your telephone shows.")
  static let secondStepHelp = Phrase(
    "Mất điện thoại? Dùng một mã dự phòng. Hết mã thì xin quản trị viên đặt lại.",
    "Lost the telephone? Use a recovery code. Without one ask an administrator for a reset.")
  static let signInAnew = Phrase("Đăng nhập lại từ đầu", "Begin signing in anew")

  static func factorSince(_ time: String, left: Int) -> Phrase {
    Phrase("Bật từ \(time). Còn \(left) mã dự phòng.", "On since \(time). \(left) recovery codes are left.")
  }

  // MARK: Words of the journal and of what was done

  static func accessAction(_ action: String) -> Phrase? {
    switch action {
    case "session.end": Phrase("Kết thúc phiên đăng nhập", "Sessions ended")
    case "person.factor.add": Phrase("Bật xác thực hai bước", "Second factor set up")
    case "person.factor.remove": Phrase("Tắt xác thực hai bước", "Second factor taken away")
    case "person.factor.codes": Phrase("Tạo mã dự phòng mới", "New recovery codes")
    case "person.code": Phrase("Cấp mã đăng nhập", "Sign-in code made")
    case "person.reset.ask": Phrase("Đề nghị đặt lại", "Reset asked for")
    case "person.reset.confirm": Phrase("Xác nhận đặt lại", "Reset confirmed")
    case "person.reset.decline": Phrase("Bỏ đề nghị đặt lại", "Reset declined")
    case "person.factor.reset": Phrase("Đặt lại mật khẩu và xác thực hai bước", "Password and second factor reset")
    case "person.factor.recovery": Phrase("Dùng mã dự phòng", "Recovery code used")
    default: nil
    }
  }

  static func accessField(_ key: String) -> Phrase? {
    switch key {
    case "sessions": Phrase("Số phiên", "Sessions")
    case "until": Phrase("Đến hết", "Until")
    case "factor": Phrase("Bỏ xác thực hai bước", "Second factor taken away")
    case "left": Phrase("Còn lại", "Left")
    case "wrong": Phrase("Sai ở", "Wrong at")
    default: nil
    }
  }

  static func doneInAccess(_ code: String) -> Phrase? {
    switch code {
    case "bo-xac-thuc": Phrase("Đã tắt xác thực hai bước.", "The second factor is turned off.")
    case "de-nghi":
      Phrase(
        "Đã gửi đề nghị. Một quản trị viên khác phải xác nhận trong một ngày.",
        "The request waits. Another administrator must confirm it within a day.")
    case "bo-de-nghi": Phrase("Đã bỏ đề nghị.", "The request is dropped.")
    case "phien": Phrase("Đã kết thúc phiên đăng nhập.", "The session is ended.")
    default: nil
    }
  }
}
