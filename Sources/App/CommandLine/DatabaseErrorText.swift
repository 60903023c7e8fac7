// SPDX-License-Identifier: Apache-2.0
import Database

extension DatabaseError {
  /// One line for whoever runs the program: what is wrong and what to do, in both languages, then the database's own
  /// words.
  var line: String {
    let (vietnamese, english) = advice
    let ownWords = debugDescription.utf8.split { $0 == 0x0A || $0 == 0x09 }.map {
      String(decoding: $0, as: UTF8.self)
    }
    return "\(vietnamese) / \(english) (\(ownWords.joined(separator: " ")))"
  }

  private var advice: (vietnamese: String, english: String) {
    switch kind {
    case .busy:
      (
        "Một máy chủ khác hoặc chương trình khác đang giữ cơ sở dữ liệu. Hãy dừng nó, hoặc đợi nó xong rồi thử lại.",
        "Another server or another program holds the database. Stop it, or wait until it is done, and try again."
      )
    case .unavailable, .closed:
      (
        "Cơ sở dữ liệu không trả lời hoặc không mở được. Hãy xem nó có đang chạy không và địa chỉ có đúng không.",
        "The database does not answer or cannot be opened. See whether it runs and whether the address is right."
      )
    case .conflict:
      ("Quá nhiều thay đổi cùng lúc. Hãy thử lại.", "Too many changes at the same time. Try again.")
    case .full:
      (
        "Đĩa đã đầy, chưa ghi được gì. Hãy giải phóng dung lượng rồi thử lại.",
        "The disk is full; nothing was written. Free some room and try again."
      )
    case .corrupt:
      (
        "Tệp cơ sở dữ liệu bị hỏng hoặc không phải của Xanh. Hãy khôi phục từ bản sao lưu.",
        "The database file is damaged, or not one of Xanh. Restore it from a backup."
      )
    case .newerSchema:
      (
        "Cơ sở dữ liệu thuộc một phiên bản Xanh mới hơn. Hãy dùng phiên bản đó.",
        "The database belongs to a newer version of Xanh. Use that version."
      )
    case .readOnly:
      (
        "Không có quyền ghi vào cơ sở dữ liệu. Hãy kiểm tra chủ sở hữu và quyền của thư mục dữ liệu.",
        "The database may not be written. See who owns the data folder and what its mode is."
      )
    case .constraint, .unexpectedValue, .statement:
      (
        "Chương trình gặp lỗi khi làm việc với cơ sở dữ liệu. Hãy báo cho người phát triển kèm dòng này.",
        "The program made a mistake with the database. Tell its developers this line."
      )
    }
  }
}
