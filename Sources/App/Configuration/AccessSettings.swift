// SPDX-License-Identifier: Apache-2.0
import Domain
import Web

extension Configuration {
  /// How people sign in, and how they are helped.
  static let accessSettings = [
    Setting(
      name: "site", value: Phrase("ĐỊA-CHỈ", "ADDRESS"),
      help: Phrase(
        "Địa chỉ mà mọi người gõ, như https://xanh.example.vn; in lên phiếu mã.",
        "The address that people type, such as https://xanh.example.vn; printed on slips."),
      standard: "", rule: .origin),
    Setting(
      name: "second-factor", value: Phrase("MỨC", "LEVEL"),
      help: Phrase(
        "Ai phải có xác thực hai bước: off, approvers (và quản trị viên) hoặc all.",
        "Who must have a second factor: off, approvers (and administrators) or all."),
      standard: "off", rule: .choice(SecondFactorPolicy.allCases.map(\.rawValue))),
    Setting(
      name: "reset-by-two", value: .both("no|yes"),
      help: Phrase(
        "Đặt lại mật khẩu có cần hai quản trị viên không.", "Whether replacing a password takes two administrators."),
      standard: "no", rule: .choice(["no", "yes"])),
    Setting(
      name: "oidc-issuer", value: Phrase("ĐỊA-CHỈ", "ADDRESS"),
      help: Phrase(
        "Máy chủ đăng nhập một cửa (OpenID Connect); để trống: không dùng. Cần «site».",
        "Identity provider for single sign-on (OpenID Connect); empty: none. Needs «site»."),
      standard: "", rule: .issuer),
    Setting(
      name: "oidc-client", value: Phrase("TÊN", "NAME"),
      help: Phrase("Tên của Xanh ở máy chủ ấy.", "The name of Xanh at that provider."), standard: "xanh", rule: .text),
    Setting(
      name: "oidc-secret", value: Phrase("MẬT-KHẨU", "SECRET"),
      help: Phrase(
        "Mật khẩu của Xanh ở máy chủ ấy; nên đặt bằng biến môi trường.",
        "The secret of Xanh at that provider; best set in the environment."), standard: "", rule: .secret),
    Setting(
      name: "oidc-claim", value: Phrase("TÊN", "NAME"),
      help: Phrase(
        "Mục của thẻ mang tên đăng nhập, như preferred_username hay email.",
        "Claim that bears the sign-in name, such as preferred_username or email."),
      standard: "preferred_username", rule: .text),
    Setting(
      name: "oidc-name", value: Phrase("TÊN", "NAME"),
      help: Phrase("Chữ trên nút đăng nhập một cửa.", "The word on the button for single sign-on."),
      standard: "OpenID", rule: .text),
    Setting(
      name: "oidc-factors", value: Phrase("CÁC-CÁCH", "WAYS"),
      help: Phrase(
        "Các amr hay acr được coi là bước hai, cách nhau bằng dấu phẩy.",
        "Values of amr or acr that count as a second factor, with commas."),
      standard: "", rule: .text),
  ]
}

extension Configuration {
  /// Ways or classes of signing in at the provider that count as a second factor.
  var providerFactors: [String] {
    self["oidc-factors"].text.utf8.split(separator: 0x2C).map {
      Self.trimmed(Substring(decoding: $0, as: UTF8.self))
    }
  }

  /// Throws `configuration` where single sign-on is asked for and nobody knows where the provider sends people back to.
  func checkSingleSignOn() throws(Failure) {
    guard !self["oidc-issuer"].text.isEmpty, self["site"].text.isEmpty else { return }
    throw Failure(
      .configuration, "«oidc-issuer» cần «site»: địa chỉ mà máy chủ ấy đưa người dùng trở về",
      "«oidc-issuer» needs «site»: the address that the provider sends people back to")
  }
}
