// SPDX-License-Identifier: Apache-2.0
import Domain

/// What is said of the forms and tables by which the tree of organisations changes.
extension Phrase {
  static func inCell(row: Int, column: String, _ fault: Phrase) -> Phrase {
    Phrase("Hàng \(row), cột \(column): \(fault.vi)", "Row \(row), column \(column): \(fault.en)")
  }
  static func columnMissing(_ name: String) -> Phrase {
    Phrase(
      "Bảng không có cột «\(name)». Hàng đầu phải là tên các cột.",
      "The table has no column «\(name)». Its first row must name the columns.")
  }
  static func furtherFaults(_ count: Int) -> Phrase { Phrase("Còn \(count) lỗi nữa.", "And \(count) more.") }
  static func codeTaken(_ code: String) -> Phrase { Phrase("Mã «\(code)» đã có.", "The code «\(code)» is taken.") }
  static func parentEnded(_ name: String) -> Phrase {
    Phrase(
      "«\(name)» đã kết thúc nên không nhận thêm đơn vị trực thuộc.",
      "«\(name)» has ended and takes no further bodies below it.")
  }
  static func kindUnknown(_ kind: String, _ known: [String]) -> Phrase {
    Phrase(
      "Không có loại «\(kind)». Dùng một trong: \(known.joined(separator: ", ")).",
      "There is no kind «\(kind)». Use one of \(known.joined(separator: ", ")).")
  }
  static func kindNotThen(_ kind: OrganisationKind, on day: CivilDate) -> Phrase {
    let (from, to) = (kind.from.short, kind.to?.short)
    let until = existence(from: from, to: to)
    return Phrase(
      "Ngày \(day.short) không có loại «\(kind.name)» (\(until.vi); \(kind.source)).",
      "On \(day.short) there is no kind «\(kind.englishName)» (\(until.en); \(kind.source)).")
  }
  static func endsBeforeBeginning(_ from: String) -> Phrase {
    Phrase(
      "Ngày cuối cùng phải từ \(from), ngày đơn vị này bắt đầu, trở đi.",
      "The last day cannot be before \(from), when this body began.")
  }
  static func tooManyRows(_ limit: Int) -> Phrase {
    Phrase("Tối đa \(limit) hàng một lần.", "\(limit) rows at most at a time.")
  }
}
