// SPDX-License-Identifier: Apache-2.0

/// Texts of codes on paper, and of helping people back into their accounts.
extension Phrase {
  // MARK: Signing in with a code

  static let signInWithCode = Phrase("Đăng nhập bằng mã trên phiếu", "Sign in with a code on paper")
  static let signInWithCodeLead = Phrase(
    "Nhập tên đăng nhập và mã trên phiếu, hoặc mã được đọc qua điện thoại. Mỗi mã dùng một lần.",
    "Type the sign-in name and the code of your slip, or the one that was read out to you. It works once.")
  static let oneTimeCode = Phrase("Mã dùng một lần", "One-time code")
  static let oneTimeCodeHint = Phrase(
    "10 chữ và số; chữ hoa, chữ thường, dấu gạch đều được.",
    "10 letters and digits; capitals and hyphens do not matter.")
  static let wrongOneTimeCode = Phrase(
    "Tên đăng nhập hoặc mã không đúng, hoặc mã đã dùng hay hết hạn. Xem lại phiếu, hoặc xin cấp trên mã mới.",
    "The name or the code is not right, or the code was used or has run out. Look at the slip again, or ask the body above for a new one."
  )
  static let signInWithCodeHelp = Phrase(
    "Chưa có phiếu? Gọi quản trị viên của cơ quan hoặc của cấp trên để được đọc mã. Xanh không gửi mã qua thư.",
    "No slip? Call the administrator of your office or of the body above to have a code read out. Xanh sends none by mail."
  )
  static let signInWithPassword = Phrase("Đăng nhập bằng mật khẩu", "Sign in with a password")
  static let passwordIfYouLike = Phrase(
    "Muốn tự đăng nhập lần sau thì chọn mật khẩu. Không chọn cũng được: lần sau xin mã mới.",
    "To sign in by yourself next time, choose a password. You need not: next time ask for a new code.")
  static let withoutPassword = Phrase("Để sau, vào làm việc", "Later, go to work")
  static let passwordNeedsOld = Phrase(
    "Chọn mật khẩu không cần mật khẩu cũ chỉ được ngay sau khi đăng nhập bằng mã. Hãy đổi ở trang tài khoản.",
    "A password without the old one is chosen only after signing in with a code. Change it on the account page.")

  // MARK: The sheet of codes

  static let codeSheet = Phrase("In phiếu mã đăng nhập", "Print slips with codes")
  static let codeSheetLead = Phrase(
    "Cho người mỗi năm đăng nhập vài lần: mỗi phiếu một mã dùng một lần, in ra phát tay hoặc đọc qua điện thoại. Không cần thư điện tử.",
    "For people who come a few times a year: a code that works once on each slip, handed out on paper or read out. No mail is needed."
  )
  static let codeHolds = Phrase("Mã có hiệu lực", "The codes hold")
  static let makeCodes = Phrase("Tạo mã và xem phiếu", "Make codes and show the slips")
  static let nobodyForCodes = Phrase(
    "Đơn vị này không có ai nhận mã được: chưa có người dùng, hoặc tài khoản của họ phải do hai quản trị viên đặt lại.",
    "Nobody of this body can get a code: it has no users, or their accounts are reset by two administrators.")
  static let codesShownOnce = Phrase(
    "In trang này ngay: mã không hiện lại. Mã cũ của những người này hết hiệu lực.",
    "Print this page now: the codes are not shown again. Earlier codes of these people are worth nothing.")
  static let addressOfSite = Phrase("Địa chỉ", "Address")
  static let holdsUntil = Phrase("Dùng đến", "Until")
  static let slipHelp = Phrase(
    "Mở địa chỉ trên, nhập tên và mã. Mỗi mã dùng một lần; giữ kín như mật khẩu.",
    "Open the address, type name and code. It works once; keep it as a password.")

  static func chooseForCodes(_ most: Int) -> Phrase {
    Phrase("Chọn từ 1 đến \(most) người và số ngày rồi tạo mã.", "Choose 1 to \(most) people and a number of days.")
  }
  static func forDays(_ count: Int) -> Phrase { Phrase("\(count) ngày", "\(count) days") }
  static func codeOpenUntil(_ time: String) -> Phrase {
    Phrase("đã có mã đến \(time)", "has a code until \(time)")
  }
  static func codesMade(_ count: Int) -> Phrase {
    Phrase("Đã tạo \(count) mã.", count == 1 ? "One code is made." : "\(count) codes are made.")
  }

  // MARK: Resets by two

  static let helpByTwo = Phrase(
    "Tài khoản này do hai quản trị viên cùng đặt lại: một người đề nghị, người khác xác nhận.",
    "This account is reset by two administrators: one asks, another one confirms.")
  static let resets = Phrase("Đề nghị đặt lại", "Resets")
  static let resetsLead = Phrase(
    "Một quản trị viên đề nghị và nêu lý do, một quản trị viên khác xác nhận; khi đó mới có liên kết dùng một lần. Đề nghị hết hạn sau một ngày.",
    "One administrator asks and says why, another one confirms; only then a one-time link comes out. A request lapses after a day."
  )
  static let noResets = Phrase(
    "Không có đề nghị nào đang chờ. Đề nghị mới lập từ dòng của người dùng ở trang «Người dùng».",
    "No request waits. A new one begins in the person's row on the page of users.")
  static let askForReset = Phrase("Đề nghị đặt lại", "Ask for a reset")
  static let askForResetLead = Phrase(
    "Hãy chắc đó đúng là người ấy: gọi lại số điện thoại đã biết, hoặc gặp trực tiếp. Cả hai người đều được ghi vào nhật ký.",
    "Make sure that it is that person: call back a number that you know, or meet. Both of you stand in the journal.")
  static let resetReason = Phrase("Lý do, và cách đã xác minh", "Why, and how you made sure")
  static let resetReasonHint = Phrase(
    "Ví dụ: đổi điện thoại; đã gọi lại số máy ở danh bạ cơ quan.",
    "For example: new telephone; called back the number in the office's list.")
  static let resetReasonMissing = Phrase(
    "Cần ghi lý do, từ 10 đến 500 byte, để người xác nhận quyết định được.",
    "A reason of 10 to 500 bytes is needed, so that the other one can decide.")
  static let removeFactorToo = Phrase(
    "Bỏ cả xác thực hai bước (mất điện thoại và mã dự phòng)",
    "Also take the second factor away (telephone and recovery codes lost)")
  static let resetWaits = Phrase(
    "Người này đã có một đề nghị đang chờ. Xem ở danh sách đề nghị.",
    "A request for this person waits already. Look at the list.")
  static let waitsForAnother = Phrase(
    "Đề nghị của anh/chị phải do một quản trị viên khác xác nhận.",
    "Your request must be confirmed by another administrator.")
  static let confirmReset = Phrase("Xác nhận, tạo liên kết", "Confirm, make the link")
  static let declineReset = Phrase("Bỏ đề nghị", "Drop it")
  static let resetLinkText = Phrase(
    "Đưa tận tay hoặc đọc cho đúng người ấy; dùng một lần, trong một ngày. Ghép sau địa chỉ của trang này:",
    "Hand it to that very person; it works once, for a day. Put it behind the address of this site:")

  static func askedBy(_ name: String, _ time: String, until end: String) -> Phrase {
    Phrase("\(name) đề nghị lúc \(time), hết hạn \(end)", "asked for by \(name) at \(time), until \(end)")
  }
}

/// Steps of the help page.
extension Phrase {
  static let helpForgotten = Phrase(
    "Quên mật khẩu: bấm «Liên kết mới» ở dòng của người đó.",
    "Forgotten password: choose «New link» in the person's row.")
  static let helpCodes = Phrase(
    "Người ít khi đăng nhập: «In phiếu mã đăng nhập», chọn đơn vị, phát phiếu hoặc đọc mã qua điện thoại.",
    "For people who rarely come: «Print slips with codes», choose a body, hand out the slips or read the codes out.")
  static let helpReset = Phrase(
    "Mất điện thoại: bấm «Đề nghị đặt lại», ghi lý do; một quản trị viên khác xác nhận rồi mới có liên kết.",
    "Lost telephone: choose «Ask for a reset» and say why; another administrator confirms, and then there is a link.")
  static let helpFind = Phrase(
    "Danh sách dài: tìm theo một phần họ tên hay địa chỉ, có dấu hoặc không, và theo tổ chức.",
    "In a long list look for a part of the name or address, with or without marks, and for an organisation.")
  static let helpList = Phrase(
    "Nhiều người một lúc: «Mời theo danh sách», chọn tệp .xlsx hoặc .csv, xem trước từng dòng rồi mới ghi.",
    "Many people at once: «Invite by a list», choose an .xlsx or .csv file, see what each line changes, then write it.")
  static let helpHandOver = Phrase(
    "Vắng mặt ít ngày: chính người đó lập «Ủy quyền khi vắng mặt» ở trang tài khoản. Nghỉ hẳn: bấm tên người ấy rồi «Bàn giao khi nghỉ việc».",
    "Away for some days: the person opens «Stand-ins for a leave» on the page of the account. Leaving for good: choose the name, then «Hand over on leaving»."
  )
  static let helpErase = Phrase(
    "Tài khoản đã đóng: «Xóa dữ liệu cá nhân» bỏ tên khỏi hệ thống, và liệt kê những văn bản còn nêu tên.",
    "Once an account is closed, «Erase personal data» takes the name away, and lists the texts in which it still stands."
  )
}
