// SPDX-License-Identifier: Apache-2.0
public import HTTP

/// Why the transport answers a request itself.
public enum Refusal: String, Error, Sendable, CaseIterable {
  /// The head breaks RFC 9112, or could be read in two ways, as request smuggling needs.
  case malformed
  /// The request target is over the limit.
  case targetTooLong = "target_too_long"
  /// The head is over the limit of bytes or fields.
  case headTooLarge = "head_too_large"
  /// The body is over the limit of its path.
  case bodyTooLarge = "body_too_large"
  /// A transfer coding other than `chunked`.
  case transferCoding = "transfer_coding"
  /// One address has too many requests or connections at once.
  case address
  /// Too many requests wait for a worker.
  case queue
  /// Too many bytes of bodies are in memory.
  case memory
  /// The server is stopping.
  case stopping

  /// The status of the answer.
  public var status: Int {
    switch self {
    case .malformed: 400
    case .targetTooLong: 414
    case .headTooLarge: 431
    case .bodyTooLarge: 413
    case .transferCoding: 501
    case .address: 429
    case .queue, .memory, .stopping: 503
    }
  }

  /// Whether the same request may succeed a little later.
  public var isTemporary: Bool { status == 429 || status == 503 }

  /// What to tell the user, in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .malformed:
      "Trình duyệt gửi yêu cầu không đúng chuẩn HTTP. Hãy tải lại trang; nếu vẫn lỗi, báo cho quản trị viên."
    case .targetTooLong: "Địa chỉ trang quá dài. Hãy bớt điều kiện lọc rồi thử lại."
    case .headTooLarge: "Phần đầu yêu cầu quá lớn. Hãy xóa cookie của trang này rồi thử lại."
    case .bodyTooLarge: "Tệp hoặc biểu mẫu vượt quá dung lượng cho phép. Hãy chia nhỏ hoặc nén tệp rồi gửi lại."
    case .transferCoding: "Máy chủ không nhận cách mã hóa này của yêu cầu."
    case .address: "Có quá nhiều yêu cầu cùng lúc từ địa chỉ của bạn. Hãy đợi vài giây rồi thử lại."
    case .queue, .memory: "Máy chủ đang bận. Hãy đợi vài giây rồi thử lại; chưa có gì được ghi lại."
    case .stopping:
      "Máy chủ đang khởi động lại. Hãy thử lại sau ít phút; chưa chắc yêu cầu đã được ghi, hãy kiểm tra lại."
    }
  }

  /// What to tell the user, in English.
  public var english: String {
    switch self {
    case .malformed:
      "The browser sent a request that breaks HTTP. Load the page again; if it stays, tell the administrator."
    case .targetTooLong: "The address of the page is too long. Take some filters away and try again."
    case .headTooLarge: "The head of the request is too large. Delete the cookies of this site and try again."
    case .bodyTooLarge: "The file or form is larger than allowed. Split or compress it and send it again."
    case .transferCoding: "The server does not take this coding of a request."
    case .address: "Too many requests at once come from your address. Wait some seconds and try again."
    case .queue, .memory: "The server is busy. Wait some seconds and try again; nothing was recorded."
    case .stopping: "The server is restarting. Try again in some minutes; check then whether the request was recorded."
    }
  }

  /// The answer as plain text in both languages.
  public var plainPage: Response { .text("\(vietnamese)\n\(english)\n", status: status) }
}
