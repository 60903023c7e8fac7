// SPDX-License-Identifier: Apache-2.0

/// Texts of signing in through the identity provider of the office.
extension Phrase {
  static func signInThrough(_ name: String) -> Phrase {
    Phrase("Đăng nhập bằng \(name)", "Sign in with \(name)")
  }
  static func providerRefused(_ name: String) -> Phrase {
    Phrase(
      "\(name) không cho đăng nhập, hoặc anh/chị đã dừng giữa chừng. Hãy thử lại hoặc dùng mật khẩu của Xanh.",
      "\(name) did not let you in, or you stopped on the way. Try again, or use the password of Xanh.")
  }
  static func noAccountFor(_ login: String) -> Phrase {
    Phrase(
      "«\(login)» chưa có tài khoản đang mở ở đây. Xin quản trị viên thêm tên đăng nhập này.",
      "«\(login)» has no open account here. Ask an administrator to add this sign-in name.")
  }
  static let answerOfAnother = Phrase(
    "Lần đăng nhập này không bắt đầu từ trình duyệt này hoặc đã quá 10 phút. Hãy đăng nhập lại từ đầu.",
    "This sign-in did not begin in this browser, or more than 10 minutes ago. Begin anew.")

  /// The provider does not answer.
  public static let providerSilent = Phrase(
    "Máy chủ đăng nhập một cửa không trả lời. Thử lại sau ít phút, hoặc dùng mật khẩu của Xanh.",
    "The server for single sign-on does not answer. Try again in some minutes, or use the password of Xanh.")
  /// The provider answers something that cannot be trusted.
  public static let providerAnswerWrong = Phrase(
    "Câu trả lời của máy chủ đăng nhập một cửa không hợp lệ nên chưa cho vào. Hãy đăng nhập lại từ đầu; nếu vẫn vậy, báo quản trị viên.",
    "The answer of the server for single sign-on cannot be trusted, so you were not let in. Begin anew; if it goes on, tell the administrator."
  )
  /// Too many wait for the provider.
  public static let providerBusy = Phrase(
    "Đang có nhiều người đăng nhập một cửa cùng lúc. Hãy thử lại sau vài giây.",
    "Many people use single sign-on at once. Try again in a few seconds.")
}
