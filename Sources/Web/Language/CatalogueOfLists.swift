// SPDX-License-Identifier: Apache-2.0
import Domain

/// Words about lists of people.
extension Phrase {
  static let inviteByList = Phrase("Mời theo danh sách", "Invite by a list")
  static let inviteByListLead = Phrase(
    "Chọn tệp, xem trước từng dòng sẽ đổi gì, rồi mới ghi: ghi cả hoặc không ghi gì. Kết quả là phiếu có liên kết dùng một lần để in và cắt.",
    "Choose a file, see what each line would change, then write it: all of it or nothing. The result is a sheet of one-time links to print and cut."
  )
  static let listFile = Phrase("Danh sách người dùng (.xlsx, .csv)", "List of people (.xlsx, .csv)")
  static func listFileHint(_ columns: String, _ roles: String) -> Phrase {
    Phrase(
      "Dòng đầu là tên cột: \(columns). Cột organisation là mã tổ chức. Cột role: \(roles).",
      "The first line names the columns: \(columns). The column organisation holds codes. The column role: \(roles).")
  }
  static let listAsItIs = Phrase("Tải danh sách hiện có", "Download the list as it is")
  static let listPreview = Phrase("Xem trước danh sách", "Preview of the list")
  static let rowNumber = Phrase("Dòng", "Line")
  static let listHasFaults = Phrase(
    "Danh sách có dòng sai nên chưa ghi gì. Sửa trong tệp theo cột «Trạng thái» rồi chọn lại.",
    "Some lines are wrong, so nothing was written. Mend the file as the last column says, and choose it again.")
  static func listCounts(people: Int, roles: Int, ends: Int, same: Int, wrong: Int) -> Phrase {
    Phrase(
      "\(people) người mới, \(roles) vai trò thêm, \(ends) vai trò đổi ngày cuối, \(same) dòng không đổi, \(wrong) dòng sai.",
      "\(people) new people, \(roles) further roles, \(ends) roles with another last day, \(same) lines unchanged, \(wrong) lines wrong."
    )
  }
  static func doList(_ count: Int) -> Phrase { Phrase("Ghi \(count) dòng", "Write \(count) lines") }
  static let listDone = Phrase("Đã ghi danh sách.", "The list is written.")
  static let listDoneText = Phrase(
    "Liên kết chỉ hiện một lần: in trang này rồi đưa cho từng người.",
    "The links are shown once: print this page and hand them out.")
  static func codeUnknown(_ code: String) -> Phrase {
    Phrase(
      "Không có tổ chức mang mã «\(code)» trong phần cây của anh/chị. Sửa mã theo trang «Tổ chức».",
      "No organisation with the code «\(code)» is in your part of the tree. Use the codes of «Organisations».")
  }
  static func roleUnknown(_ role: String) -> Phrase {
    Phrase(
      "Không có vai trò «\(role)». Dùng một trong các từ ghi ở trên.",
      "There is no role «\(role)». Use one of the words given above.")
  }
  static let listNotOneself = Phrase(
    "Không tự đổi vai trò của mình được. Đề nghị một quản trị viên khác.",
    "Nobody changes a role of their own. Ask another administrator.")
  static let listEndsInThePast = Phrase(
    "Vai trò đã kết thúc, hoặc ngày cuối đã qua. Ngày cuối trong quá khứ chỉ sửa ở trang của người ấy.",
    "The role has ended, or the last day has passed. Set a last day in the past on the person's page.")
  static let roleHeldThen = Phrase(
    "Người này đã có vai trò ấy trong một phần của những ngày đó. Sửa ngày, hoặc kết thúc vai trò cũ trước.",
    "This person holds that role on some of these days. Change the days, or end the old role first.")

  // MARK: The list on its page

  static let findPerson = Phrase("Tìm người dùng", "Find a person")
  static let findPersonHint = Phrase(
    "Một phần họ tên, tên đăng nhập hay địa chỉ, có dấu hoặc không dấu.",
    "A part of the name, the sign-in name or the address, with or without marks.")
  static let peopleOfBody = Phrase("Ở tổ chức (gồm cả cấp dưới)", "In an organisation (and below it)")
  static let everybody = Phrase("Xem tất cả", "Show everybody")
  static func peopleCount(_ count: String) -> Phrase { Phrase("\(count) người.", "People: \(count).") }
  static let nobodyFound = Phrase(
    "Không có ai khớp. Gõ ít từ hơn, hoặc chọn tổ chức khác.",
    "Nobody fits. Type fewer words, or choose another organisation.")
  static let nobodyFurther = Phrase(
    "Không còn ai phía sau. Quay về đầu danh sách.", "Nobody comes after this. Go back to the start of the list.")
  static let peopleFurther = Phrase("Xem tiếp", "Show more")
  static let peopleFromStart = Phrase("Về đầu danh sách", "Back to the start of the list")
  static let resetsFurther = Phrase("Xem các đề nghị tiếp theo", "Show further requests")

  static func effect(_ effect: PeopleListRow.Effect, row: Int) -> Phrase {
    switch effect {
    case .newPerson: Phrase("Người mới", "New person")
    case .newRole: Phrase("Thêm vai trò", "Further role")
    case .newEnd(let role):
      Phrase(
        "Đổi ngày cuối, đang là \(role.to?.short ?? "không hạn")",
        "Another last day; it is \(role.to?.short ?? "open")")
    case .unchanged: Phrase("Không đổi", "Unchanged")
    case .wrong(let column, let why): inCell(row: row, column: column, why)
    }
  }
}
