// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Why some bytes are no document at all. Anything else is read, however broken it is.
public enum Refusal: Error, Sendable, Equatable {
  /// No bytes, or nothing but blanks.
  case empty
  /// The bytes of a program, picture, archive or the like; names what it looks like, or is empty.
  case binary(String)
  /// A document that opens only with a password.
  case encrypted
  /// More bytes than the limit.
  case tooLarge(bytes: Int, limit: Int)
  /// A document format that needs another reader (`docx`, `pdf`, `doc`, `odt`, `rtf`, `html`).
  case otherFormat(String)

  /// One line in Vietnamese and English: what is wrong and what to do.
  public var message: ReaderMessage {
    switch self {
    case .empty:
      ReaderMessage(
        "tệp rỗng, không có chữ nào; hãy chọn đúng tệp kế hoạch",
        "the file is empty and has no text; choose the file of the plan")
    case .binary(let kind):
      ReaderMessage(
        "tệp không phải văn bản (\(kind.isEmpty ? "dữ liệu nhị phân" : kind)); hãy chọn tệp .txt, .md hoặc .docx",
        "the file is no document (\(kind.isEmpty ? "binary data" : kind)); choose a .txt, .md or .docx file")
    case .encrypted:
      ReaderMessage(
        "tệp được đặt mật khẩu; hãy lưu một bản không có mật khẩu rồi thử lại",
        "the file is protected by a password; save a copy without one and try again")
    case .tooLarge(let bytes, let limit):
      ReaderMessage(
        "tệp dài \(formatted(bytes)) byte, quá giới hạn \(formatted(limit)) byte; hãy chia nhỏ tệp",
        "the file has \(bytes) bytes, over the limit of \(limit) bytes; split it")
    case .otherFormat(let format):
      ReaderMessage(
        "chưa đọc trực tiếp được định dạng .\(format); hãy lưu thành .docx, .txt hoặc .md rồi thử lại",
        "the format .\(format) cannot be read here; save it as .docx, .txt or .md and try again")
    }
  }
}
