// SPDX-License-Identifier: Apache-2.0
import Domain

/// What is said of tables of bodies, out and in.
extension Phrase {
  static let importBodies = Phrase("Nhập danh sách tổ chức", "Import a list of organisations")
  static func importBodiesLead(_ name: String) -> Phrase {
    Phrase(
      "Bảng được đối chiếu với «\(name)» và các đơn vị trực thuộc; chưa ghi gì trước khi anh/chị xác nhận.",
      "The table is laid beside «\(name)» and the bodies below it; nothing is written before you confirm.")
  }
  static let importDayHint = Phrase(
    "Thay đổi có hiệu lực từ ngày này; ngày trước đó giữ như cũ.",
    "Changes hold from this day on; the days before stay as they were.")
  static let compareTable = Phrase("Đối chiếu", "Compare")
  static let exportBodies = Phrase("Xuất danh sách", "Export the list")
  static let exportBodiesText = Phrase(
    "Cùng các cột như khi nhập: sửa trong bảng tính rồi nhập lại.",
    "The same columns as for the import: change them in a spreadsheet and import it again.")
  static let tableCompared = Phrase("Kết quả đối chiếu", "What the table says")
  static func rowsNew(_ count: Int) -> Phrase { Phrase("\(count) mới", "\(count) new") }
  static func rowsChanged(_ count: Int) -> Phrase { Phrase("\(count) thay đổi", "\(count) changed") }
  static func rowsSame(_ count: Int) -> Phrase { Phrase("\(count) không đổi", "\(count) unchanged") }
  static func rowsMissing(_ count: Int) -> Phrase {
    Phrase("\(count) không có trong bảng", "\(count) not in the table")
  }
  static func rowsWrong(_ count: Int) -> Phrase { Phrase("\(count) lỗi", "\(count) wrong") }
  static let newBodies = Phrase("Đơn vị mới", "New bodies")
  static let changedBodies = Phrase("Đơn vị thay đổi", "Changed bodies")
  static let missingBodies = Phrase("Đơn vị không có trong bảng", "Bodies that are not in the table")
  static let missingStay = Phrase(
    "Các đơn vị này giữ nguyên. Muốn kết thúc một đơn vị, ghi ngày cuối cùng vào cột «to».",
    "Nothing happens to them. To end a body, write its last day into the column «to».")
  static func tableRow(_ number: Int) -> Phrase { Phrase("Hàng \(number):", "Row \(number):") }
  static func takeTableOver(_ count: Int) -> Phrase {
    Phrase("Ghi \(count) đơn vị", "Write \(count) bodies")
  }
  static func bodiesWritten(_ done: Int, _ total: Int) -> Phrase {
    Phrase("Đã ghi \(done)/\(total) đơn vị.", "\(done) of \(total) bodies are written.")
  }
  static let importHint = Phrase(
    "Danh sách có hiệu lực khi ghi xong tất cả; người khác vẫn làm việc bình thường.",
    "The list comes into force when all is written; others go on working meanwhile.")
  static let importUnknown = Phrase(
    "Không có lần nhập nào đang chạy. Nếu máy chủ vừa khởi động lại, chưa có gì được ghi; hãy nhập lại.",
    "No import is under way. If the server was just started anew, nothing was written; import it again.")

  init(_ reason: OrganisationComparison.Reason, _ tree: OrganisationTree) {
    let name = { (id: ID<Organisation>) in tree[id]?.name ?? id.description }
    self =
      switch reason {
      case .size: .bodyFields
      case .twice(let row): Phrase("Mã này đã có ở hàng \(row).", "The code stands in row \(row) already.")
      case .outside:
        Phrase(
          "Mã này là của một đơn vị ngoài phạm vi của bảng.",
          "The code is that of a body outside the part of the tree that the table is about.")
      case .codeTaken(let id): Phrase("Mã này là của «\(name(id))».", "The code is that of «\(name(id))».")
      case .unknown(let code):
        Phrase("Không có đơn vị nào mang mã «\(code)».", "No body has the code «\(code)».")
      case .notThere(let code):
        Phrase("«\(code)» không tồn tại vào ngày đó.", "«\(code)» does not exist on that day.")
      case .belowItself:
        Phrase(
          "Đơn vị không thể trực thuộc hay kế tục chính nó.", "A body neither stands below itself nor follows itself.")
      case .kind(let kind): .kindUnknown(kind, OrganisationKind.offered.map(\.code))
      case .kindNotThen(let kind, let day): .kindNotThen(kind, on: day)
      case .day(let text): .dayUnreadable(text)
      case .endsBeforeBeginning(let day): .endsBeforeBeginning(day.short)
      case .otherBeginning(let day):
        Phrase("Đơn vị này đã ghi là có từ \(day.short).", "The body is recorded as existing since \(day.short).")
      case .plannedLater(let day):
        Phrase(
          "Đã có thay đổi ghi cho ngày \(day.short); hãy hoàn tác thay đổi ấy trước.",
          "A change is recorded for \(day.short); take that back first.")
      case .top:
        Phrase("Đơn vị đứng đầu bảng không kết thúc ở đây được.", "The body that the table is about cannot end here.")
      case .successorWithoutEnd:
        Phrase("Có tổ chức kế tục thì phải có ngày cuối cùng.", "A successor needs a last day.")
      }
  }
}
