// SPDX-License-Identifier: Apache-2.0

/// Texts about finding one's way in the journal.
extension Phrase {
  static let journalNothingFound = Phrase(
    "Không có mục nào khớp. Bỏ bớt điều kiện, hoặc chọn khoảng ngày dài hơn.",
    "No entry fits. Take a condition away, or choose a longer span of days.")
  static let anyAction = Phrase("Mọi việc", "Anything")
  static let journalTree = Phrase("Cây tổ chức", "Tree of organisations")
  static let journalWhoHint = Phrase("Họ tên hoặc tên đăng nhập.", "Name or sign-in name.")
  static let journalPlaceHint = Phrase("Tên hoặc mã.", "Name or code.")
  static let journalFrom = Phrase("Từ ngày", "From")
  static let journalUntil = Phrase("Đến ngày", "To")
  static let journalAll = Phrase("Bỏ mọi điều kiện", "Without conditions")
  static let journalActionCode = Phrase("Mã việc", "Code of what was done")
  static let journalSubjectKind = Phrase("Loại đối tượng", "Kind of thing")
  static let journalSubjectNumber = Phrase("Số của đối tượng", "Number of the thing")

  static func journalTooLong(_ limit: Int) -> Phrase {
    Phrase(
      "Có hơn \(limit) mục khớp. Chọn khoảng ngày ngắn hơn rồi tải lại.",
      "More than \(limit) entries fit. Choose a shorter span of days and download again.")
  }
  static func noSuchBody(_ name: String) -> Phrase {
    Phrase(
      "Không có đúng một tổ chức mang tên hay mã «\(name)».",
      "There is not exactly one organisation with the name or code «\(name)».")
  }
}
