// SPDX-License-Identifier: Apache-2.0
import Domain
import Store

/// Texts with a number, a name or a word of a closed list in them.
extension Phrase {
  static func status(_ kind: ActivityStatus.Kind) -> Phrase {
    switch kind {
    case .done: Phrase("Hoàn thành", "Done")
    case .onTime: Phrase("Đúng tiến độ", "On time")
    case .dueSoon: Phrase("Sắp đến hạn", "Due soon")
    case .late: Phrase("Chậm", "Late")
    case .notStarted: Phrase("Chưa bắt đầu", "Not started")
    case .stopped: Phrase("Dừng", "Stopped")
    }
  }

  static func statusCount(_ kind: ActivityStatus.Kind, _ count: Int) -> Phrase {
    let word = statusInSentence(kind)
    return Phrase("\(count) \(word.vi)", "\(count) \(word.en)")
  }

  static func statusInSentence(_ kind: ActivityStatus.Kind) -> Phrase { statusesInSentence[kind] ?? status(kind) }

  /// Pages count statuses hundreds of times.
  private static let statusesInSentence = Dictionary(
    uniqueKeysWithValues: ActivityStatus.Kind.allCases.map { kind in
      (kind, Phrase(lowerFirst(status(kind).vi), lowerFirst(status(kind).en)))
    })

  private static func lowerFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  static func role(_ role: Role) -> Phrase {
    switch role {
    case .reader: Phrase("Người xem", "Reader")
    case .reporter: Phrase("Người báo cáo", "Reporter")
    case .approver: Phrase("Người duyệt", "Approver")
    case .planner: Phrase("Người lập kế hoạch", "Planner")
    case .administrator: Phrase("Quản trị viên", "Administrator")
    }
  }

  static func kind(_ kind: PlanItemKind) -> Phrase {
    switch kind {
    case .heading: Phrase("Đề mục", "Heading")
    case .theme: Phrase("Chủ đề", "Theme")
    case .group: Phrase("Nhóm", "Group")
    case .activity: Phrase("Hoạt động", "Activity")
    case .task: Phrase("Nhiệm vụ", "Task")
    case .statement: Phrase("Nội dung không giao việc", "Statement")
    }
  }

  static func part(_ role: AssignmentRole) -> Phrase {
    switch role {
    case .lead: Phrase("Chủ trì", "Lead")
    case .coLead: Phrase("Đồng chủ trì", "Co-lead")
    case .coordinate: Phrase("Phối hợp", "Coordinates")
    case .responsible: Phrase("Thực hiện", "Does it")
    case .follow: Phrase("Theo dõi", "Follows")
    }
  }

  static func standing(_ standing: PeriodStanding) -> Phrase {
    switch standing {
    case .accepted: Phrase("Đã duyệt đủ", "All accepted")
    case .waiting: Phrase("Chờ duyệt", "Waiting")
    case .returned: Phrase("Bị trả lại", "Returned")
    case .partial: Phrase("Đã nộp một phần", "Partly sent")
    case .open: Phrase("Chưa nộp, còn hạn", "Not sent, not due yet")
    case .missing: Phrase("Thiếu, quá hạn", "Missing, overdue")
    case .notRequired: Phrase("Không phải nộp", "Not required")
    }
  }

  static func plansIn(_ state: PlanState) -> Phrase {
    switch state {
    case .draft: Phrase("Bản nháp, đang rà soát", "Drafts under review")
    case .active: Phrase("Đang thực hiện", "Under way")
    case .closed: Phrase("Đã đóng", "Closed")
    }
  }

  static func dueRange(_ range: PlanFilter.DueRange) -> Phrase {
    switch range {
    case .passed: Phrase("Đã qua hạn", "Passed")
    case .soon: Phrase("30 ngày tới", "Next 30 days")
    case .thisYear: Phrase("Trong năm nay", "This year")
    case .unstated: Phrase("Không ghi thời hạn", "Not stated")
    }
  }

  static func organisationKind(_ kind: String) -> Phrase {
    guard let kind = OrganisationKind(code: kind) else { return Phrase("Tổ chức", "Organisation") }
    return Phrase(kind.name, kind.englishName)
  }

  static func severity(_ severity: String) -> Phrase {
    switch severity {
    case "error": Phrase("Cần sửa.", "To mend.")
    case "warning": Phrase("Nên xem.", "To look at.")
    default: Phrase("Ghi chú.", "Note.")
    }
  }

  /// What a journal entry's action is called; one without a name of its own shows its code beside this word.
  static func action(_ action: String) -> Phrase {
    switch action {
    case "plan.import": Phrase("Nhập kế hoạch", "Plan imported")
    case "plan.item.correct": Phrase("Sửa một mục", "Item corrected")
    case "plan.item.review": Phrase("Xem các mục", "Items reviewed")
    case "plan.body.match": Phrase("Gắn tổ chức", "Body matched")
    case "plan.state": Phrase("Đổi trạng thái kế hoạch", "Plan state changed")
    case "plan.discard": Phrase("Bỏ bản nháp", "Draft discarded")
    case "report.submit": Phrase("Gửi báo cáo", "Report sent")
    case "report.accept": Phrase("Duyệt báo cáo", "Report accepted")
    case "report.return": Phrase("Trả lại báo cáo", "Report returned")
    case "session.open": Phrase("Đăng nhập", "Signed in")
    case "session.refused": Phrase("Sai mật khẩu", "Wrong password")
    case "access.outside": Phrase("Hỏi ngoài phạm vi", "Asked outside one's part")
    case "access.forbidden": Phrase("Bị từ chối", "Refused")
    case "person.add", "person.first": Phrase("Thêm người dùng", "User added")
    case "person.handover": Phrase("Bàn giao khi nghỉ việc", "Handed over on leaving")
    case "person.erase": Phrase("Xóa dữ liệu cá nhân", "Personal data erased")
    case "person.role.lend": Phrase("Ủy quyền vai trò", "Role lent")
    case "person.role.lend.end": Phrase("Kết thúc ủy quyền", "Loan of a role ended")
    case "person.role.add": Phrase("Cho vai trò", "Role given")
    case "person.role.change": Phrase("Đổi ngày cuối của vai trò", "Last day of a role changed")
    case "person.role.remove": Phrase("Bỏ vai trò", "Role taken away")
    case "person.password": Phrase("Đổi mật khẩu", "Password changed")
    case "person.lien-ket", "person.link": Phrase("Tạo liên kết dùng một lần", "One-time link made")
    case "person.dong", "person.close": Phrase("Đóng tài khoản", "Account closed")
    case "person.mo", "person.open": Phrase("Mở lại tài khoản", "Account reopened")
    default: eventAction(action) ?? accessAction(action) ?? reviewAction(action) ?? Phrase("Thay đổi", "Change")
    }
  }

  /// What a field of a journal entry is called; one without a name of its own keeps its key.
  static func journalField(_ key: String) -> Phrase {
    let known: [String: Phrase] = [
      "assignments": .bodies, "bodies": .bodies, "body": .bodyAsWritten, "code": .code, "document": .planFile,
      "due": .deadline,
      "failures": Phrase("Số lần sai", "Failures"), "files": .evidence, "from": .existsFrom, "holdsOn": .holdsOn,
      "item": Phrase("Mục số", "Item"), "items": Phrase("Số mục", "Items"), "kind": .kindOfItem, "name": .bodyName,
      "note": .decisionNote, "organisation": .organisation, "organisations": .organisations,
      "parent": .bodyAbove,
      "path": Phrase("Đường dẫn", "Address"),
      "percent": .percentDone, "quantity": Phrase("Đã đạt", "Reached"),
      "reviewed": Phrase("Số mục đã xem", "Items reviewed"), "role": .roleLabel, "roles": .roles,
      "sentence": .whatWasDone,
      "sha256": Phrase("Mã băm SHA-256", "SHA-256"),
      "state": .statusLabel, "stopped": .stoppedWhy, "successor": .successor, "target": .target, "text": .itemText,
      "title": .plan, "to": .lastDay, "unit": .unitOfMeasure,
    ]
    return known[key] ?? eventField(key) ?? accessField(key) ?? reviewField(key) ?? Phrase(key, key)
  }

  /// A state of a plan or a report as the journal keeps it.
  static func journalState(_ state: String) -> Phrase {
    switch state {
    case "submitted": .waiting
    case "accepted": .accepted
    case "returned": .returned
    case "draft": .planDraft
    case "active": .planActive
    case "closed": .planClosed
    default: Phrase(state, state)
    }
  }

  /// The sentence that a form leaves on the next page; `nil` for codes that no form sends.
  static func done(_ code: String) -> Phrase? {
    switch code {
    case "da-gui": Phrase("Đã gửi báo cáo, đang chờ duyệt.", "The report is sent and waits for approval.")
    case "da-duyet": Phrase("Đã duyệt; số liệu đã tính vào kết quả.", "Accepted; the figures now count.")
    case "da-tra": Phrase("Đã trả lại để sửa.", "Returned to be mended.")
    case "da-luu": Phrase("Đã lưu mục.", "The item is saved.")
    case "da-xem": Phrase("Đã chấp nhận các mục chắc.", "The sure items are accepted.")
    case "da-gan": Phrase("Đã lưu các gắn kết.", "The matches are saved.")
    case "da-doc":
      Phrase("Đã đọc xong văn bản. Rà soát từng mục rồi xác nhận.", "The document is read. Review it, then confirm.")
    case "da-bo": Phrase("Đã bỏ bản nháp.", "The draft is discarded.")
    case "trang-thai": Phrase("Đã đổi trạng thái kế hoạch.", "The plan's state is changed.")
    case "mat-khau": Phrase("Đã đổi mật khẩu.", "The password is changed.")
    case "to-chuc": Phrase("Đã cập nhật cơ cấu tổ chức.", "The organisations are updated.")
    case "tai-khoan": Phrase("Đã cập nhật tài khoản.", "The account is updated.")
    default: doneInEvents(code) ?? doneInAccess(code) ?? doneInRights(code) ?? doneInReview(code)
    }
  }

  init(_ refusal: ChangeRefusal) {
    switch refusal {
    case .changedMeanwhile: self = .changedMeanwhile
    case .unknown: self = .goneMeanwhile
    case .notUnderWay: self = .notUnderWay
    case .keyUsed: self = .formUsed
    case .plan(.nothingToDo): self = .nothingToConfirm
    case .plan(.wrongState): self = .planWrongState
    case .plan(.hasReports): self = .planHasReports
    case .report(.alreadyDecided): self = .reportDecided
    case .report(.ownReport): self = .ownReport
    case .report(.noteMissing): self = .noteMissing
    case .outline(let refusal): self.init(refusal)
    case .hasReports: self = .itemHasReports
    }
  }

  // MARK: Numbers and names

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  static func daysLate(_ count: Int) -> Phrase { Phrase("Quá \(count) ngày", "\(days(count)) overdue") }
  static func daysLeft(_ count: Int) -> Phrase { Phrase("Còn \(count) ngày", "\(days(count)) left") }
  static func doneLate(_ count: Int) -> Phrase { Phrase("Xong chậm \(count) ngày", "Done \(days(count)) late") }
  static func stoppedBecause(_ reason: String) -> Phrase { Phrase("Dừng: \(reason)", "Stopped: \(reason)") }
  static func waitsSince(_ count: Int) -> Phrase { Phrase("Chờ \(count) ngày", "Waiting \(days(count))") }

  static func activities(_ count: Int) -> Phrase {
    Phrase("\(count) hoạt động", count == 1 ? "1 activity" : "\(count) activities")
  }

  static func activitiesCounted(_ count: Int) -> Phrase { Phrase("hoạt động", count == 1 ? "activity" : "activities") }

  static func deadlineIs(_ day: String?) -> Phrase {
    day.map { Phrase("Hạn \($0)", "Due \($0)") } ?? Phrase("Không ghi thời hạn", "No deadline stated")
  }

  static func activitiesOf(_ part: String) -> Phrase { Phrase("Hoạt động thuộc: \(part)", "Activities of: \(part)") }
  static func activityCode(_ code: String) -> Phrase { Phrase("Hoạt động \(code)", "Activity \(code)") }
  static func doneOutOf(_ done: Int, _ total: Int) -> Phrase {
    Phrase("\(done)/\(total) xong", "\(done)/\(total) done")
  }
  static func unitsDone(_ done: Int, _ total: Int) -> Phrase {
    Phrase("\(done)/\(total) đơn vị", "\(done)/\(total) units")
  }
  static func andOthers(_ count: Int) -> Phrase { Phrase("và \(count) đơn vị khác", "and \(count) others") }
  static func waitingFigure(_ percent: Int) -> Phrase { Phrase("\(percent) % chờ duyệt", "\(percent) % waiting") }
  static func reportsWaiting(_ count: Int) -> Phrase {
    Phrase("\(count) báo cáo chờ duyệt", count == 1 ? "1 report waiting" : "\(count) reports waiting")
  }
  static func documentNumber(_ number: String) -> Phrase { Phrase("Số \(number)", "No. \(number)") }
  static func figuresAsOf(_ day: String) -> Phrase { Phrase("Số liệu đến \(day)", "Figures as of \(day)") }

  static func planStructure(themes: Int, groups: Int, activities: Int) -> Phrase {
    let vi =
      (themes > 0 ? "\(themes) chủ đề, " : "") + (groups > 0 ? "\(groups) nhóm, " : "") + "\(activities) hoạt động"
    let en =
      (themes > 0 ? "\(themes) themes, " : "") + (groups > 0 ? "\(groups) groups, " : "") + "\(activities) activities"
    return Phrase(vi, en)
  }

  /// A total says what it counts.
  static func whatTotalCounts(waiting: Int) -> Phrase {
    Phrase(
      "Chỉ tính báo cáo đã duyệt. \(waiting) hoạt động có báo cáo chờ duyệt, chưa tính.",
      "Only accepted reports count. \(waiting) activities have a report waiting, not counted.")
  }

  static func timeAgainstDone(time: Int, done: Int) -> Phrase {
    Phrase(
      "Đã qua \(time) % thời gian của kế hoạch, hoàn thành \(done) % hoạt động.",
      "\(time) % of the plan's time has passed, \(done) % of its activities are done.")
  }

  static func findingsFound(_ count: Int) -> Phrase {
    Phrase("\(count) điểm cần xem trong văn bản", count == 1 ? "1 point to look at" : "\(count) points to look at")
  }

  static func toMend(_ count: Int) -> Phrase { Phrase("\(count) cần sửa", "\(count) to mend") }

  static func everyOfKind(_ kind: String, _ count: Int) -> Phrase {
    Phrase("Mỗi tổ chức loại «\(kind)» (\(count))", "Each «\(kind)» (\(count))")
  }
  static func organisationFor(_ body: String) -> Phrase {
    Phrase("Tổ chức ứng với \(body)", "Organisation for \(body)")
  }

  static func deeperBody(_ body: String) -> Phrase {
    Phrase("Hoặc gõ tên, mã của tổ chức ứng với \(body)", "Or type the organisation for \(body)")
  }
  static let deeperBodyHint = Phrase(
    "Danh sách chỉ có các cấp trên; mọi tổ chức khác đều gõ được. Ô này được ưu tiên.",
    "The list has the upper levels only; any other organisation can be typed. What is typed here counts.")

  static func dueUnreadable(_ text: String) -> Phrase {
    Phrase(
      "Không đọc được thời hạn «\(text)». Ghi như 31/12/2026, quý III/2026, tháng 10/2026 hoặc năm 2026.",
      "The deadline «\(text)» cannot be read. Write 31/12/2026, Q3/2026, 10/2026 or 2026.")
  }

  static func percentError(_ text: String) -> Phrase {
    Phrase(
      "Tiến độ «\(text)» không phải số nguyên từ 0 đến 100. Ghi lại, ví dụ 45.",
      "The progress «\(text)» is no whole number from 0 to 100. Write it again, for example 45.")
  }

  static func dayInFuture(_ day: String) -> Phrase {
    Phrase(
      "Ngày \(day) chưa đến. Ghi ngày mà số liệu phản ánh.",
      "\(day) is in the future. Write the day that the figures speak of.")
  }

  static func dayBeforePlan(_ day: String, issued: String) -> Phrase {
    Phrase(
      "Ngày \(day) trước ngày ban hành kế hoạch (\(issued)), khi chưa có việc này. Ghi ngày từ \(issued) trở đi.",
      "\(day) is before the plan was issued (\(issued)), when nobody owed this. Write \(issued) or a later day.")
  }

  static func dayUnreadable(_ text: String) -> Phrase {
    Phrase(
      "Không đọc được ngày «\(text)». Ghi như 20/11/2026.",
      "The day «\(text)» cannot be read. Write it like 20/11/2026.")
  }

  static func numberUnreadable(_ text: String) -> Phrase {
    Phrase(
      "Không đọc được số «\(text)». Ghi như 1.250 hoặc 41,3 (chấm cho hàng nghìn, phẩy cho thập phân).",
      "The number «\(text)» cannot be read. Write 1.250 or 41,3 (dot for thousands, comma for decimals).")
  }

  static func textTooLong(_ limit: Int) -> Phrase {
    Phrase(
      "Đoạn này dài quá \(limit) byte. Rút gọn, và gửi phần còn lại thành tệp.",
      "This is over \(limit) bytes. Shorten it, and send the rest as a file.")
  }

  static func tooManyFiles(_ limit: Int) -> Phrase {
    Phrase("Tối đa \(limit) tệp một lần gửi.", "\(limit) files at most at a time.")
  }
  static func tooManyText(_ seconds: Int) -> Phrase {
    Phrase(
      "Có quá nhiều yêu cầu bị từ chối. Thử lại sau \(seconds / 60) phút.",
      "Too many refused requests. Try again in \(seconds / 60) minutes.")
  }

  static func accountWaits(until time: String) -> Phrase {
    Phrase(
      "Sai mật khẩu nhiều lần nên tài khoản tạm khóa đến \(time). Sau giờ đó thử lại, hoặc xin quản trị viên liên kết mới.",
      "Too many wrong passwords: the account waits until \(time). Try again then, or ask an administrator for a new link."
    )
  }

  static func reached(_ target: String, _ unit: String) -> Phrase {
    Phrase("Đã đạt (trên \(target) \(unit))", "Reached (of \(target) \(unit))")
  }

  static func returnedBy(_ name: String, _ time: String) -> Phrase {
    Phrase("\(name) trả lại lúc \(time).", "Returned by \(name) at \(time).")
  }

  static func todayIs(_ day: CivilDate) -> Phrase {
    let vi = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"][day.weekday - 1]
    let en = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day.weekday - 1]
    return Phrase("\(vi), \(day.short).", "\(en), \(day.short).")
  }

  static func workToDo(_ count: Int) -> Phrase {
    count == 0
      ? Phrase("Không có việc cần làm.", "Nothing to do.")
      : Phrase("Có \(count) việc cần làm.", count == 1 ? "One thing to do." : "\(count) things to do.")
  }

  static func notDueYet(_ count: Int) -> Phrase { Phrase("\(count) việc chưa đến hạn", "\(count) not due yet") }
  static func sentByYou(_ count: Int) -> Phrase {
    Phrase("\(count) việc đã gửi, chờ duyệt", "\(count) sent, waiting for approval")
  }
  static func andMore(_ count: Int) -> Phrase { Phrase("Còn \(count) việc nữa.", "And \(count) more.") }
  static func nextDue(_ day: String, _ name: String) -> Phrase {
    Phrase("Việc đến hạn tiếp theo: \(name) (\(day)).", "Next due: \(name) (\(day)).")
  }
  static func periodReportDue(_ plan: String) -> Phrase {
    Phrase("hạn báo cáo kỳ của \(plan)", "period report on \(plan) due")
  }
  static func cutOffOn(_ day: String) -> Phrase { Phrase("chốt \(day)", "cut-off \(day)") }
  static func dueOn(_ day: String) -> Phrase { Phrase("hạn nộp \(day)", "due \(day)") }

  /// «2026», «2026-H1», «2026-Q3» or «2026-11» in words.
  static func periodName(_ code: String) -> Phrase {
    let year = String(code.prefix(4))
    switch code.dropFirst(4) {
    case "-Q1", "-Q2", "-Q3", "-Q4":
      let quarter = code.suffix(1)
      let numeral = ["1": "I", "2": "II", "3": "III", "4": "IV"][quarter] ?? ""
      return Phrase("Quý \(numeral) năm \(year)", "Quarter \(quarter) of \(year)")
    case let rest where Int(rest.dropFirst()) != nil:
      return Phrase("Tháng \(Int(rest.dropFirst()) ?? 0) năm \(year)", "Month \(code)")
    case "-H1": return Phrase("6 tháng đầu năm \(year)", "First half of \(year)")
    case "-H2": return Phrase("6 tháng cuối năm \(year)", "Second half of \(year)")
    default: return Phrase("Năm \(year)", "Year \(year)")
    }
  }

  /// The same within a sentence of a report.
  static func periodInReport(_ code: String) -> Phrase {
    let name = periodName(code)
    return Phrase(lowerFirst(name.vi), lowerFirst(name.en))
  }

  static func existence(from: String, to: String?) -> Phrase {
    to.map { Phrase("\(from) đến \($0)", "\(from) to \($0)") } ?? Phrase("từ \(from)", "since \(from)")
  }

  static func until(_ day: String) -> Phrase { Phrase("đến \(day)", "until \(day)") }

  static func officialReportLead(_ source: String) -> Phrase {
    Phrase(
      "Thể thức theo \(source). Chỉ tính số liệu đã duyệt; số liệu chờ duyệt nêu riêng.",
      "Layout: \(source). Only accepted figures count; those waiting are named apart.")
  }

  // MARK: Help

  struct HelpTopic: Sendable {
    let title: Phrase
    let steps: [Phrase]
  }

  static let helpTopics = [
    HelpTopic(
      title: Phrase("Người báo cáo", "Reporters"),
      steps: [
        Phrase(
          "Mở «Việc của tôi». Việc quá hạn và bị trả lại đứng trước.",
          "Open «My work». What is overdue or returned comes first."),
        Phrase(
          "Bấm «Cập nhật», ghi tiến độ, một câu kết quả, tệp minh chứng nếu có, rồi gửi.",
          "Choose «Update», give the progress, a sentence, files if any, and send."),
        Phrase(
          "Báo cáo chờ người duyệt. Nếu bị trả lại, lý do hiện ngay trên việc đó.",
          "It waits for an approver. If it is returned, the reason stands on it."),
      ]),
    HelpTopic(
      title: Phrase("Người duyệt", "Approvers"),
      steps: [
        Phrase(
          "Ở «Việc của tôi», mục «Chờ tôi duyệt» liệt kê báo cáo chờ lâu nhất trước.",
          "In «My work», «Waiting for me» lists what waits longest first."),
        Phrase(
          "Duyệt thì số liệu được tính lên cấp trên; trả lại thì ghi rõ cần sửa gì.",
          "Accepted figures count for the bodies above; when you return one, say what to mend."),
      ]),
    HelpTopic(
      title: Phrase("Người lập kế hoạch", "Planners"),
      steps: [
        Phrase(
          "Ở «Kế hoạch», bấm «Nhập văn bản kế hoạch» và chọn tệp đã ban hành.",
          "In «Plans», choose «Import a plan document» and pick the issued file."),
        Phrase(
          "Rà soát từng mục bên cạnh văn bản gốc; gắn tên cơ quan với tổ chức thật.",
          "Review each item beside the source; match names with real organisations."),
        Phrase(
          "«Chưa chắc» là chỗ máy đọc còn ngờ, nên xem trước; ảnh trang bản gốc đặt được cạnh mục; phím ? liệt kê phím tắt; bước nào cũng hoàn tác được.",
          "«Not certain» is where the reader was unsure: look there first. The picture of the page can stand beside the item, the key ? lists the keys, and every step can be undone."
        ),
        Phrase("Xác nhận: từ lúc đó các đơn vị thấy việc của mình.", "Confirm: from then on each body sees its work."),
        Phrase(
          "Cuối kỳ, mở kế hoạch và bấm «Lập báo cáo» để tải văn bản .docx.",
          "At the end of a period, open the plan and choose «Make the report» for the .docx."),
      ]),
    HelpTopic(
      title: Phrase("Quản trị viên", "Administrators"),
      steps: [
        Phrase(
          "Ở «Người dùng», thêm người với vai trò và tổ chức, rồi gửi liên kết dùng một lần.",
          "In «Users», add a person with a role and an organisation, and hand on the one-time link."),
        .helpFind, .helpForgotten, .helpCodes, .helpReset,
        Phrase(
          "Bấm tên một người để xem vai trò đã qua, đang có và sắp tới; vai trò có ngày đầu và ngày cuối, hết hạn thì tự thôi.",
          "Choose a name to see roles of the past, of today and to come; a role has a first and a last day and ends by itself."
        ),
        .helpList, .helpHandOver, .helpErase,
        Phrase("«Nhật ký» cho biết ai đổi gì, lúc nào.", "«Journal» tells who changed what, and when."),
      ]),
  ]

  static let helpLead = Phrase(
    "Xanh đọc văn bản kế hoạch, giao việc cho đúng đơn vị, nhận báo cáo và lập văn bản báo cáo. Chọn phần hợp với vai trò của anh/chị.",
    "Xanh reads plan documents, gives work to the right bodies, takes reports and writes the official report. Choose your role below."
  )
}
