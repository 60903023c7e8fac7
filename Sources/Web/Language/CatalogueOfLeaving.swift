// SPDX-License-Identifier: Apache-2.0
import Store

/// Words about people who leave, and about what is kept of a person.
extension Phrase {
  // MARK: Hand-over

  static let handOver = Phrase("Bàn giao khi nghỉ việc", "Hand over on leaving")
  static func handOverOf(_ name: String) -> Phrase { Phrase("Bàn giao: \(name)", "Hand over: \(name)") }
  static let handOverLead = Phrase(
    "Chọn ngày làm việc cuối và người kế nhiệm, xem trước mọi thay đổi rồi mới thực hiện. Vai trò chuyển từ ngày hôm sau, tài khoản đóng khi hết ngày cuối.",
    "Choose the last day and the successor, look at everything that will change, then do it. Roles pass on the day after; the account closes at the end of the last day."
  )
  static let lastDayHere = Phrase("Ngày làm việc cuối", "Last day at work")
  static let successorLogin = Phrase("Tên đăng nhập của người kế nhiệm", "Sign-in name of the successor")
  static let showHandOver = Phrase("Xem trước", "Preview")
  static let doHandOver = Phrase("Bàn giao", "Hand over")
  static func handOverPreview(_ leaving: String, _ successor: String) -> Phrase {
    Phrase("\(leaving) bàn giao cho \(successor)", "\(leaving) hands over to \(successor)")
  }
  static func accountClosesAfter(_ day: String) -> Phrase {
    Phrase("Tài khoản đóng khi hết ngày \(day).", "The account closes at the end of \(day).")
  }
  static func roleGoesOn(from: String, to: String?) -> Phrase {
    let to = to.map { ", \($0)" } ?? ""
    return Phrase("giao từ \(from)\(to)", "given from \(from)\(to)")
  }
  static let roleHeldAlready = Phrase("người kế nhiệm đã có vai trò này", "the successor holds this role already")
  static let openThings = Phrase(
    "Việc đang mở, người kế nhiệm lo tiếp nhờ vai trò", "Open things, which the roles pass on")
  static let nothingOpen = Phrase("Không có việc nào đang mở.", "Nothing is open.")
  static let handOverWaiting = Phrase("báo cáo đã gửi, đang chờ duyệt", "reports sent that wait")
  static let handOverReturned = Phrase("báo cáo bị trả lại, chưa gửi lại", "reports returned and not sent anew")
  static let handOverToDecide = Phrase("báo cáo chờ người này duyệt", "reports that wait for their decision")
  static let handOverDrafts = Phrase("bản nháp kế hoạch đang soạn", "drafts of plans they began")
  static let handOverLoans = Phrase(
    "lần ủy quyền của người này, sẽ thôi cùng vai trò", "loans of their roles, which end with the roles")
  static let lastDayUnfit = Phrase(
    "Ngày làm việc cuối phải là một ngày đầy đủ, từ hôm nay trở đi. Ví dụ: 30/11/2026.",
    "The last day is a whole day, today or later. For example: 30/11/2026.")
  static let successorUnknown = Phrase(
    "Không có người dùng nào mang tên đăng nhập này trong phần cây của anh/chị. Thêm người ấy trước, hoặc sửa tên đăng nhập.",
    "Nobody with this sign-in name is in your part of the tree. Add them first, or change the name.")
  static let handOverChanged = Phrase(
    "Có thay đổi sau khi xem trước; chưa làm gì cả. Xem lại bản mới dưới đây.",
    "Something changed since the preview; nothing was done. Look at the new one below.")
  static let accountClosedAlready = Phrase(
    "Tài khoản này đã đóng. Mở lại tài khoản trước khi bàn giao.",
    "This account is closed. Reopen it before handing over.")

  // MARK: What is kept of oneself

  static let keptOfMe = Phrase("Dữ liệu về tôi", "What is kept of me")
  static let keptOfMeLead = Phrase(
    "Mọi điều hệ thống giữ về anh/chị. Sai chỗ nào, nhờ quản trị viên sửa; khi nghỉ hẳn, quản trị viên xóa được tên và lời riêng.",
    "All that is kept of you. Ask an administrator to mend what is wrong; once you have left, they can erase your name and words."
  )
  static let takeAlong = Phrase("Tải tệp JSON", "Download as JSON")
  static let keptSessions = Phrase("Phiên đăng nhập đang mở", "Open sessions")
  static let keptReports = Phrase("Báo cáo đã gửi", "Reports sent")
  static let keptEntries = Phrase("Nhật ký do tôi hoặc về tôi", "Journal by me or about me")
  static let nothingKept = Phrase("Không có gì.", "Nothing.")
  static func restInFile(_ count: Int) -> Phrase {
    Phrase("Còn \(count) dòng nữa trong tệp JSON.", "\(count) more lines are in the JSON file.")
  }

  // MARK: Erasing

  static let erasePerson = Phrase("Xóa dữ liệu cá nhân", "Erase personal data")
  static func erasePersonOf(_ name: String) -> Phrase {
    Phrase("Xóa dữ liệu cá nhân của \(name)", "Erase the personal data of \(name)")
  }
  static let eraseCannotBeUndone = Phrase(
    "Không lấy lại được từ chương trình. Bản sao lưu cũ vẫn còn tên cho tới khi hết hạn giữ.",
    "The program cannot bring it back. Older backups hold the name until they are thrown away.")
  static let whatIsLost = Phrase("Những gì mất đi", "What is lost")
  static let lostName = Phrase(
    "Họ tên, tên đăng nhập, mật khẩu, mọi phiên và liên kết, lý do ủy quyền.",
    "Name, sign-in name, password, all sessions and links, reasons of loans.")
  static func lostInReports(_ count: Int) -> Phrase {
    Phrase("Tên người gửi, người duyệt ở \(count) báo cáo.", "The sender's or approver's name on \(count) reports.")
  }
  static func lostInJournal(_ count: Int) -> Phrase {
    Phrase("Tên ở \(count) mục nhật ký.", "The name in \(count) entries of the journal.")
  }
  static let whatStays = Phrase("Những gì ở lại", "What stays")
  static let whatStaysText = Phrase(
    "Báo cáo, số liệu và các mục nhật ký ở lại, ghi «người dùng đã xóa»; chuỗi niêm phong của nhật ký vẫn khớp.",
    "Reports, figures and entries stay, by an «erased user»; the seals of the journal still fit.")
  static func typeLoginToErase(_ login: String) -> Phrase {
    Phrase("Gõ tên đăng nhập «\(login)» để xác nhận", "Type the sign-in name «\(login)» to confirm")
  }
  static let loginDiffers = Phrase(
    "Tên đăng nhập vừa gõ không khớp; chưa xóa gì.", "The sign-in name does not match; nothing was erased.")
  static let closeBeforeErasing = Phrase(
    "Tài khoản còn mở. Đóng tài khoản, hoặc bàn giao, rồi mới xóa dữ liệu cá nhân.",
    "The account is open. Close it, or hand over, before erasing personal data.")
  static let personErased = Phrase("Đã xóa dữ liệu cá nhân.", "The personal data are erased.")
  static let personErasedText = Phrase(
    "Danh sách dưới đây chỉ hiện một lần: từ nay chương trình không còn biết tên ấy để tìm.",
    "The list below is shown once: from now on the program does not know the name to look for.")
  static let erasedAlready = Phrase("Dữ liệu cá nhân này đã được xóa.", "These personal data are erased already.")
  static let noSigningKey = Phrase(
    "Máy chủ không có khóa ký nhật ký nên chưa xóa được. Báo người vận hành.",
    "The server has no signing key for the journal, so nothing was erased. Tell its operator.")

  static let namingTexts = Phrase("Tên còn trong những chỗ này", "Where the name still stands")
  static let namingTextsLead = Phrase(
    "Đó là lời của người khác hoặc văn bản gốc, chương trình không tự xóa. Mở từng chỗ và sửa nếu cần; danh sách chỉ gồm những gì anh/chị được xem.",
    "These are words of others, or the document itself; the program does not erase them. Open each and change it where need be. The list holds what you may see only."
  )
  static let noNamingTexts = Phrase(
    "Không thấy tên này trong báo cáo, kế hoạch hay lý do nào mà anh/chị được xem.",
    "The name stands in no report, plan or reason that you may see.")
  static let namingTextsCut = Phrase(
    "Mỗi loại chỉ hiện 100 chỗ đầu. Sửa xong những chỗ này, tìm tiếp trong kế hoạch.",
    "The first 100 of each kind are shown. Mend these, then search the plans for more.")

  static func namingPlace(_ place: NamingText.Place) -> Phrase {
    switch place {
    case .report: Phrase("Lời trong báo cáo", "Words of a report")
    case .evidence: Phrase("Tên tệp minh chứng", "Name of a file of evidence")
    case .item: Phrase("Mục trong kế hoạch", "Item of a plan")
    case .plan: Phrase("Phần đầu kế hoạch", "Head of a plan")
    case .document: Phrase("Văn bản nguồn", "Source document")
    case .loan: Phrase("Lý do ủy quyền", "Reason of a loan")
    case .reset: Phrase("Lý do đặt lại", "Reason of a reset")
    }
  }
}
