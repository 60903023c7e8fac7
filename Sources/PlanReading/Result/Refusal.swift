// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Why some bytes are no text at all. Anything else is read, however broken it is.
public enum Refusal: Error, Sendable, Equatable {
  /// No bytes, or nothing but blanks.
  case empty
  /// The bytes of a program, picture, archive or the like; names what it looks like, or is empty.
  case binary(String)
  /// More bytes than the limit.
  case tooLarge(bytes: Int, limit: Int)
  /// A document of another format than text.
  case otherFormat(DocumentFormat)

  /// One line in Vietnamese and English: what is wrong and what to do.
  public var message: ReaderMessage {
    switch self {
    case .empty:
      ReaderMessage(
        "tệp rỗng, không có chữ nào; hãy chọn đúng tệp kế hoạch",
        "the file is empty and has no text; choose the file of the plan")
    case .binary(let kind):
      ReaderMessage(
        "tệp không phải văn bản (\(kind.isEmpty ? "dữ liệu nhị phân" : kind)); "
          + "hãy chọn tệp .docx, .doc, .odt, .rtf, .pdf, .html, .txt, .md hoặc ảnh chụp, ảnh quét",
        "the file is no document (\(kind.isEmpty ? "binary data" : kind)); "
          + "choose a .docx, .doc, .odt, .rtf, .pdf, .html, .txt or .md file or a picture")
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

  /// Refuses by size, and by the first bytes that every file of a kind has.
  init?(of bytes: [UInt8], limit: Int) {
    guard bytes.count <= limit else {
      self = .tooLarge(bytes: bytes.count, limit: limit)
      return
    }
    switch FileKind(of: bytes) {
    case .empty: self = .empty
    case .text: return nil
    case .zip: self = .otherFormat(.docx)
    case .openDocument: self = .otherFormat(.odt)
    case .compound: self = .otherFormat(.doc)
    case .pdf: self = .otherFormat(.pdf)
    case .rtf: self = .otherFormat(.rtf)
    case .picture(let name), .other(let name): self = .binary(name)
    }
  }

  /// Refuses text that is nothing but blanks, or that holds too many signs which no text has.
  init?(of text: DecodedText) {
    let isBlank = !text.bytes.contains { $0 > 0x20 }
    if isBlank, text.controls + text.nulls == 0 {
      self = .empty
    } else if (text.controls + text.nulls + text.repairs * 3) * 10 > text.bytes.count {
      self = .binary("")
    } else {
      return nil
    }
  }
}
