// SPDX-License-Identifier: Apache-2.0

/// Rules about the work itself: who gets it, until when, how much of it.
extension FindingRule {
  /// A body is given work, but the plan is not sent to it.
  public static let recipientMissing = FindingRule(
    id: "recipient-missing", severity: .warning,
    message: ReaderMessage(
      "«%» được giao việc nhưng không có trong nơi nhận.", "«%» is given work, but is not among the recipients."),
    advice: ReaderMessage(
      "Bổ sung nơi nhận, hoặc gửi riêng cho đơn vị đó.", "Add it to the recipients, or send it the plan by itself."))

  /// A deadline lies behind the end of the period of the plan.
  public static let deadlineAfterPeriod = FindingRule(
    id: "deadline-after-period", severity: .warning,
    message: ReaderMessage(
      "Thời hạn % nằm sau giai đoạn của kế hoạch.", "The deadline % lies after the period of the plan."),
    advice: ReaderMessage("Sửa thời hạn hoặc giai đoạn.", "Correct the deadline or the period."))

  /// Two items declare one activity.
  public static let duplicateActivity = FindingRule(
    id: "duplicate-activity", severity: .warning,
    message: ReaderMessage(
      "Hoạt động số % được nêu ở nhiều mục khác nhau.", "Activity % is declared by more than one item."),
    advice: ReaderMessage("Đánh số lại các hoạt động.", "Number the activities again."))

  /// One task has two leads, and no word says that they lead together.
  public static let twoLeads = FindingRule(
    id: "two-leads", severity: .note,
    message: ReaderMessage("Một việc có nhiều cơ quan cùng chủ trì: %.", "One task has several leads: %."),
    advice: ReaderMessage(
      "Chọn một cơ quan chủ trì, hoặc ghi rõ là đồng chủ trì.", "Choose one lead, or write that they lead together."))

  /// An amount without its unit.
  public static let targetWithoutUnit = FindingRule(
    id: "target-without-unit", severity: .warning,
    message: ReaderMessage("Chỉ tiêu % không có đơn vị tính.", "The target % has no unit."),
    advice: ReaderMessage("Ghi rõ đơn vị tính.", "Write the unit down."))

  /// An amount without a date, in a plan that tells no period.
  public static let targetWithoutDate = FindingRule(
    id: "target-without-date", severity: .note,
    message: ReaderMessage(
      "Chỉ tiêu % không có thời hạn, và kế hoạch không nêu giai đoạn.",
      "The target % has no date, and the plan tells no period."),
    advice: ReaderMessage("Ghi rõ thời hạn đạt chỉ tiêu.", "Say by when it is to be reached."))

  /// A duty to report tells no time.
  public static let reportWithoutDate = FindingRule(
    id: "report-without-date", severity: .note,
    message: ReaderMessage(
      "Có chế độ báo cáo về «%» nhưng không nêu thời hạn.", "A duty to report to «%» tells no time."),
    advice: ReaderMessage("Ghi rõ kỳ báo cáo hoặc ngày gửi.", "Say how often, or on which day."))

  /// A stated sum differs from what it adds up.
  public static let sumMismatch = FindingRule(
    id: "sum-mismatch", severity: .error,
    message: ReaderMessage("Tổng cộng không khớp các dòng: %.", "The stated sum differs from its rows: %."),
    advice: ReaderMessage("Cộng lại và sửa dòng tổng hoặc các dòng.", "Add up again and correct the sum or the rows."))

  /// An annex is cited that the file does not hold.
  public static let annexMissing = FindingRule(
    id: "annex-missing", severity: .warning,
    message: ReaderMessage(
      "Văn bản dẫn % nhưng tệp không có phụ lục này.", "The text refers to %, which the file does not hold."),
    advice: ReaderMessage("Đính kèm phụ lục rồi nhập lại.", "Attach the annex and read the file again."))

  /// A body is named that had ended before the day of issue.
  public static let bodyEnded = FindingRule(
    id: "body-ended", severity: .warning,
    message: ReaderMessage(
      "%: không còn hoạt động vào ngày ban hành.", "%: it had ended before the day of issue."),
    advice: ReaderMessage(
      "Ghi tên cơ quan kế nhiệm rồi giao lại việc.", "Name the body that came after it and give it the work."))

  /// A name is misspelt.
  public static let bodyMisspelt = FindingRule(
    id: "body-misspelt", severity: .note,
    message: ReaderMessage("Tên cơ quan viết sai: %.", "The name of a body is misspelt: %."),
    advice: ReaderMessage("Sửa lại tên cơ quan.", "Correct the name."))

  /// The text is no plan.
  public static let noPlan = FindingRule(
    id: "no-plan", severity: .warning,
    message: ReaderMessage(
      "Đây không phải là kế hoạch%: không thấy việc nào được giao.", "This is no plan%: it gives nobody work."),
    advice: ReaderMessage("Chọn đúng tệp kế hoạch.", "Choose the file of the plan."))
}
