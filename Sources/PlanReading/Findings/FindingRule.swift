// SPDX-License-Identifier: Apache-2.0

/// How much a finding matters.
public enum Severity: String, Sendable {
  /// The plan contradicts itself; somebody must decide.
  case error
  /// Work may get lost.
  case warning
  /// Worth a look.
  case note
}

/// A rule about plans, as data: its name in the format, how much it matters, what it says and what it advises.
/// In both sentences `%` stands for what the finding is about.
public struct FindingRule: Sendable, Hashable {
  /// Name in the format `xanh.plan/1`.
  public let id: String
  /// How much it matters.
  public let severity: Severity
  /// What is wrong.
  public let message: ReaderMessage
  /// What to do.
  public let advice: ReaderMessage

  /// The message with what it is about put in.
  func message(about subject: String) -> ReaderMessage {
    ReaderMessage(filled(message.vietnamese, subject), filled(message.english, subject))
  }

  private func filled(_ template: String, _ subject: String) -> String {
    template.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).joined(separator: subject)
  }
}

extension FindingRule {
  /// Every rule, in the order of the documentation.
  public static let all: [FindingRule] = [
    activityWithoutLead, roleUnclear, activityNotInHeading, coverageMismatch, periodMismatch, duplicateLabel,
    duplicateActivity,
    labelGap,
    weekdayMismatch, missingMetadata, deadlineBeforeIssue, deadlineAfterPeriod, recipientMissing, twoLeads,
    targetWithoutUnit, targetWithoutDate, reportWithoutReceiver, reportWithoutDate, sumMismatch, annexMissing,
    bodyEnded,
    bodyMisspelt, textRepaired, nullCharacters, noHeading, noPlan,
  ]

  /// Nobody leads a numbered activity.
  public static let activityWithoutLead = FindingRule(
    id: "activity-without-lead", severity: .error,
    message: ReaderMessage("Hoạt động số % không có cơ quan chủ trì.", "Activity % has no lead body."),
    advice: ReaderMessage(
      "Giao một cơ quan chủ trì trước khi ban hành.", "Name a lead body before the plan is issued."))

  /// A sentence gives a body work but drops the word that says how.
  public static let roleUnclear = FindingRule(
    id: "role-unclear", severity: .warning,
    message: ReaderMessage(
      "Câu giao việc cho «%» thiếu chữ nói rõ vai trò (chủ trì hay phối hợp).",
      "The sentence that gives «%» work drops the word that says how (lead or coordinate)."),
    advice: ReaderMessage(
      "Hỏi lại cơ quan ban hành và ghi rõ vai trò.", "Ask the issuing body and write the role down."))

  /// A sub-item cites an activity that its own heading does not list.
  public static let activityNotInHeading = FindingRule(
    id: "activity-not-in-heading", severity: .warning,
    message: ReaderMessage(
      "Hoạt động số % được nêu ở mục con nhưng không có trong đề mục của nó.",
      "Activity % is cited by a sub-item, but its heading does not list it."),
    advice: ReaderMessage(
      "Bổ sung số hoạt động vào đề mục hoặc sửa mục con.", "Add the number to the heading or correct the sub-item."))

  /// The stated count of activities differs from those listed.
  public static let coverageMismatch = FindingRule(
    id: "coverage-mismatch", severity: .warning,
    message: ReaderMessage(
      "Số hoạt động đã nêu không khớp số liệt kê: %.", "The stated number of activities differs from the list: %."),
    advice: ReaderMessage("Đếm lại và sửa một trong hai.", "Count again and correct one of the two."))

  /// The plan names its own period in two ways.
  public static let periodMismatch = FindingRule(
    id: "period-mismatch", severity: .warning,
    message: ReaderMessage(
      "Kế hoạch tự gọi giai đoạn của mình là %, khác với tên kế hoạch.",
      "The plan calls its own period %, which differs from its title."),
    advice: ReaderMessage("Thống nhất một giai đoạn.", "Settle on one period."))

  /// Two siblings have one label.
  public static let duplicateLabel = FindingRule(
    id: "duplicate-label", severity: .warning,
    message: ReaderMessage("Có hai mục cùng số «%» trong một đề mục.", "Two items of one heading have the label «%»."),
    advice: ReaderMessage("Đánh số lại.", "Number them again."))

  /// A label is missing before this one.
  public static let labelGap = FindingRule(
    id: "label-gap", severity: .note,
    message: ReaderMessage("Thiếu mục đứng ngay trước «%».", "The item just before «%» is missing."),
    advice: ReaderMessage(
      "Kiểm tra xem có bỏ sót mục nào không, rồi đánh số lại.", "See whether an item was lost, then number again."))

  /// The day of the week does not fit the date.
  public static let weekdayMismatch = FindingRule(
    id: "weekday-mismatch", severity: .error,
    message: ReaderMessage("Thứ và ngày không khớp: %.", "Day of the week and date do not agree: %."),
    advice: ReaderMessage("Xác nhận lại ngày tổ chức.", "Confirm the day."))

  /// A field of the head is missing.
  public static let missingMetadata = FindingRule(
    id: "missing-metadata", severity: .warning,
    message: ReaderMessage("Văn bản thiếu %.", "The document lacks its %."),
    advice: ReaderMessage("Bổ sung khi rà soát.", "Add it when you review the plan."))

  /// A deadline lies before the day of issue.
  public static let deadlineBeforeIssue = FindingRule(
    id: "deadline-before-issue", severity: .warning,
    message: ReaderMessage(
      "Thời hạn % đã qua trước ngày ban hành.", "The deadline % had passed before the day of issue."),
    advice: ReaderMessage("Sửa thời hạn hoặc ngày ban hành.", "Correct the deadline or the day of issue."))

  /// A duty to report names no receiver.
  public static let reportWithoutReceiver = FindingRule(
    id: "report-without-receiver", severity: .note,
    message: ReaderMessage(
      "Có chế độ báo cáo nhưng không nêu nơi nhận báo cáo%.", "A duty to report names no receiver%."),
    advice: ReaderMessage("Ghi rõ báo cáo gửi về đâu.", "Say where the report goes."))

  /// Broken characters were mended.
  public static let textRepaired = FindingRule(
    id: "text-repaired", severity: .warning,
    message: ReaderMessage(
      "Có % chỗ lỗi mã chữ, đã thay bằng ký hiệu «\u{FFFD}».", "% places were no valid text and became «\u{FFFD}»."),
    advice: ReaderMessage(
      "Lưu lại tệp gốc ở dạng Unicode (UTF-8) rồi nhập lại.", "Save the original as Unicode (UTF-8) and read it again.")
  )

  /// The text holds NUL characters.
  public static let nullCharacters = FindingRule(
    id: "null-characters", severity: .note,
    message: ReaderMessage("Văn bản có % ký tự rỗng (NUL).", "The text holds % NUL characters."),
    advice: ReaderMessage("Kiểm tra tệp gốc.", "Check the original file."))

  /// No heading was found, so every paragraph became an item.
  public static let noHeading = FindingRule(
    id: "no-heading", severity: .warning,
    message: ReaderMessage(
      "Không thấy đề mục nào; mỗi đoạn được đọc thành một mục%.",
      "No heading was found; each paragraph became an item%."),
    advice: ReaderMessage(
      "Kiểm tra xem tệp có đúng là kế hoạch không.", "Check whether the file is a plan."))
}
