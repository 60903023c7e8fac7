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
  ]
}
