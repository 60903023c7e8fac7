// SPDX-License-Identifier: Apache-2.0
import Domain

/// Words about people, roles and rights.
extension Phrase {
  static let needsRole = Phrase(
    "Hôm nay bạn không có vai trò nào ở tổ chức nào. Liên hệ quản trị viên của tổ chức để được giao vai trò.",
    "You hold no role in any organisation today. Ask an administrator of yours to give you one.")
  static let erasedPerson = Phrase("người dùng đã xóa", "erased user")
  static let needsLendableRole = Phrase(
    "Chỉ ủy quyền được vai trò đang có của chính mình, trừ vai trò quản trị viên.",
    "Only a role of your own can be lent, and not that of an administrator.")

  // MARK: Roles in time

  static let roleFrom = Phrase("Từ ngày", "From")
  static let roleFromHint = Phrase("Để trống: từ hôm nay.", "Left empty: from today.")
  static let roleTo = Phrase("Đến hết ngày", "To")
  static let roleToHint = Phrase("Để trống: chưa định ngày kết thúc.", "Left empty: no end is set.")
  static let rolesInTime = Phrase("Vai trò theo thời gian", "Roles in time")
  static let endRole = Phrase("Kết thúc", "End")
  static let dayShape = Phrase("ngày/tháng/năm", "day/month/year")
  static func lastDayOf(_ role: String) -> Phrase {
    Phrase(
      "Ngày cuối của vai trò \(role); để trống là kết thúc ngay", "Last day of the role \(role); empty ends it at once")
  }
  static func closesOn(_ day: String) -> Phrase { Phrase("Đóng từ \(day)", "Closes on \(day)") }

  static func standing(_ standing: Membership.Standing) -> Phrase {
    switch standing {
    case .present: Phrase("Đang có hiệu lực", "In force")
    case .future: Phrase("Sắp có hiệu lực", "To come")
    case .past: Phrase("Đã kết thúc", "Ended")
    case .withdrawn: Phrase("Đã rút trước khi có hiệu lực", "Taken back before it counted")
    }
  }

  static func roleDays(_ role: Membership, _ standing: Membership.Standing) -> Phrase {
    guard standing != .withdrawn else { return Self.standing(.withdrawn) }
    let (from, to) = (role.from.short, role.to?.short)
    switch (standing, to) {
    case (.present, let to?): return Phrase("đến hết \(to)", "to \(to)")
    case (_, let to?): return Phrase("từ \(from) đến hết \(to)", "\(from) to \(to)")
    case (_, nil): return Phrase("từ \(from)", "from \(from)")
    }
  }

  static func roleOutsideBody(_ body: String, from: String, to: String?) -> Phrase {
    let end = to.map { (" đến hết \($0)", " to \($0)") } ?? ("", "")
    return Phrase(
      "\(body) tồn tại từ \(from)\(end.0); vai trò phải nằm trong thời gian ấy. Hãy sửa ngày bắt đầu.",
      "\(body) exists from \(from)\(end.1); a role lies within these days. Change its first day.")
  }
  static let roleEndsBeforeItBegins = Phrase(
    "Ngày kết thúc đứng trước ngày bắt đầu. Hãy sửa một trong hai ngày.",
    "The last day is before the first. Change one of them.")
  static func roleEndOutsideDays(from: String, to: String?) -> Phrase {
    let end = to.map { (" và không sau \($0)", " and not after \($0)") } ?? ("", "")
    return Phrase(
      "Ngày cuối của vai trò không thể trước \(from)\(end.0): những ngày đã qua không đổi được.",
      "The last day of the role cannot be before \(from)\(end.1): days that have passed cannot be changed.")
  }

  // MARK: Lending a role

  /// What a form of this part says on the next page.
  static func doneInRights(_ code: String) -> Phrase? {
    switch code {
    case "ban-giao":
      Phrase("Đã bàn giao. Mọi việc có hiệu lực theo ngày.", "Handed over. All of it takes effect by its day.")
    case "xoa": Phrase("Đã xóa dữ liệu cá nhân.", "The personal data are erased.")
    case "uy-quyen": Phrase("Đã cập nhật ủy quyền.", "The loans of roles are updated.")
    default: nil
    }
  }

  static let lendRoles = Phrase("Ủy quyền khi vắng mặt", "Stand-ins for a leave")
  static let lendRolesLead = Phrase(
    "Giao vai trò của mình cho người khác trong những ngày vắng mặt. Người ấy không giao tiếp được, mọi việc làm thay đều ghi rõ «thay cho ai», và hết ngày thì tự thôi.",
    "Hand your role to somebody for the days you are away. They cannot pass it on, all they do is written down as done for you, and it ends by itself."
  )
  static let lendRole = Phrase("Ủy quyền", "Lend the role")
  static let loans = Phrase("Các lần ủy quyền", "Loans")
  static let loanDays = Phrase("Thời gian", "Days")
  static let nothingToLend = Phrase(
    "Bạn không có vai trò nào ủy quyền được. Vai trò quản trị viên không ủy quyền: quản trị viên khác hoặc cấp trên làm thay.",
    "You hold no role that can be lent. That of an administrator cannot: another administrator or the unit above stands in."
  )
  static let receiverLogin = Phrase("Tên đăng nhập của người làm thay", "Sign-in name of the stand-in")
  static let receiverLoginHint = Phrase(
    "Người đang có vai trò ở tổ chức này, cấp trên hoặc đơn vị trực thuộc.",
    "Somebody who holds a role in this organisation, above or below it.")
  static let loanToHint = Phrase("Nhiều nhất 180 ngày.", "180 days at most.")
  static let loanReason = Phrase("Lý do", "Reason")
  static let loanReasonHint = Phrase(
    "Ví dụ: nghỉ phép, đi học. Không ghi chi tiết riêng tư.", "For example: leave, a course. No private details.")
  static func loanFields(_ limit: Int) -> Phrase {
    Phrase(
      "Cần ngày cuối và lý do (tối đa \(limit) byte).", "The last day and a reason (\(limit) bytes at most) are needed."
    )
  }
  static let receiverUnknown = Phrase(
    "Không có ai mang tên đăng nhập này đang có vai trò ở phần cây tổ chức ấy. Hỏi lại tên đăng nhập của người làm thay.",
    "Nobody with this sign-in name holds a role in that part of the tree. Ask the stand-in for their sign-in name.")
  static let notYoursToEnd = Phrase(
    "Chỉ người ủy quyền hoặc quản trị viên của tổ chức kết thúc được. Hãy nhờ một trong hai.",
    "Only who lent the role, or an administrator of the organisation, can end this. Ask one of them.")
  static func lentBy(_ lender: String, _ to: String) -> Phrase {
    Phrase("thay cho \(lender), đến hết \(to)", "for \(lender), to \(to)")
  }
  static func actsFor(_ receiver: String, _ lender: String) -> Phrase {
    Phrase("\(receiver) thay cho \(lender)", "\(receiver) for \(lender)")
  }
  static func cannotLend(_ refusal: Delegation.Refusal) -> Phrase {
    switch refusal {
    case .notLendable: needsLendableRole
    case .endsBeforeItBegins: roleEndsBeforeItBegins
    case .beginsInThePast:
      Phrase("Ngày bắt đầu đã qua. Chọn hôm nay hoặc một ngày sau.", "The first day has passed. Choose today or later.")
    case .tooLong:
      Phrase(
        "Ủy quyền nhiều nhất \(Delegation.longestDays) ngày. Vắng lâu hơn thì nhờ quản trị viên giao vai trò.",
        "A role is lent for \(Delegation.longestDays) days at most. For longer, an administrator gives a role of its own."
      )
    case .notHeld:
      Phrase(
        "Bạn không giữ vai trò này trong suốt những ngày ấy. Chỉ ủy quyền được trong thời gian mình giữ vai trò.",
        "You do not hold this role on all of these days. It can be lent only for days on which you hold it.")
    }
  }

  // MARK: The table of rights in words

  static let whoMayDoWhat = Phrase("Ai được làm gì", "Who may do what")
  static let whoMayDoWhatLead = Phrase(
    "Bảng này in thẳng từ bảng quyền mà mọi trang, biểu mẫu và tệp xuất đều hỏi. Dấu gạch nghĩa là không được.",
    "This is the very table that every page, form and export asks. A dash means no.")
  static let actionOfRight = Phrase("Việc", "Action")
  static let notesTitle = Phrase("Cách đọc", "How to read it")
  static let notesOnRights = [
    Phrase(
      "«Của mình» là tổ chức nơi giữ vai trò; «dưới» là mọi đơn vị trực thuộc, mọi cấp; «trên» là các cấp trên trực tiếp đến cao nhất.",
      "«Own» is the organisation of the role; «below» are all bodies under it, at every depth; «above» are those over it, up to the top."
    ),
    Phrase(
      "Vai trò chỉ có hiệu lực từ ngày đầu đến hết ngày cuối. Nhiều vai trò thì cộng lại.",
      "A role counts from its first to its last day only. Several roles add up."),
    Phrase(
      "Không ai duyệt báo cáo do chính mình gửi.", "Nobody approves a report that they sent themselves."),
    Phrase(
      "Điều không được biết thì như không có: trang báo không tìm thấy, và không có trong danh sách, số đếm, tìm kiếm hay tệp xuất. Điều được biết mà không được làm thì bị từ chối kèm lý do.",
      "What one may not know of is as if it were not there: no page, and nothing in lists, counts, searches or exports. What one may know but not do is refused with the reason."
    ),
    Phrase(
      "Ai đã đăng nhập cũng xem được tài khoản và việc của chính mình. Trang đăng nhập và trợ giúp mở cho mọi người.",
      "Everybody who signed in sees their own account and work. Signing in and help are open to all."),
  ]

  static func permission(_ permission: Permission) -> Phrase {
    switch permission {
    case .openPages: Phrase("Mở trang đăng nhập, trợ giúp", "Open sign-in and help")
    case .ownAccount: Phrase("Xem và sửa tài khoản của mình", "See and change one's own account")
    case .viewPlans: Phrase("Xem kế hoạch và kết quả đã duyệt", "Read plans and accepted results")
    case .viewDrafts: Phrase("Xem bản nháp kế hoạch", "Read drafts of plans")
    case .viewOpenReports: Phrase("Xem báo cáo chờ duyệt, bị trả lại", "Read reports that wait or were returned")
    case .viewOrganisations: Phrase("Xem tổ chức", "See organisations")
    case .viewPeople: Phrase("Xem họ tên, tên đăng nhập, vai trò", "Read names, sign-in names and roles of people")
    case .reportProgress: Phrase("Báo cáo tiến độ", "Report progress")
    case .decideReports: Phrase("Duyệt, trả lại báo cáo", "Accept and return reports")
    case .managePlans: Phrase("Nhập, sửa, xác nhận, đóng kế hoạch", "Import, correct, confirm and close plans")
    case .makeOfficialReports: Phrase("Lập văn bản báo cáo", "Make official reports")
    case .lendRole: Phrase("Ủy quyền vai trò của mình khi nghỉ", "Lend one's own role for a leave")
    case .viewJournal: Phrase("Xem nhật ký", "Read the journal")
    case .manageUsers:
      Phrase("Giao, kết thúc vai trò; mời, đóng tài khoản", "Give and end roles; invite, close accounts")
    case .manageOrganisations: Phrase("Lập, đổi, kết thúc tổ chức", "Found, change and end organisations")
    case .erasePeople: Phrase("Xóa dữ liệu cá nhân", "Erase personal data")
    }
  }

  /// The organisations of a cell; `nil` for none.
  static func relations(_ relations: Relations) -> Phrase? {
    let parts = Relation.allCases.filter { relations.contains($0) }.map(relation)
    guard !parts.isEmpty else { return nil }
    let (vi, en) = (parts.map(\.vi).joined(separator: ", "), parts.map(\.en).joined(separator: ", "))
    return Phrase(vi, en)
  }

  private static func relation(_ relation: Relation) -> Phrase {
    switch relation {
    case .own: Phrase("của mình", "own")
    case .below: Phrase("dưới", "below")
    case .above: Phrase("trên", "above")
    case .beside: Phrase("cùng cây", "beside")
    case .foreign: Phrase("cây khác", "other trees")
    }
  }
}
