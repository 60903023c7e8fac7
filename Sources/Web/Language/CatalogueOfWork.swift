// SPDX-License-Identifier: Apache-2.0

/// The fixed texts of plans, reports, organisations and the journal.
extension Phrase {
  // MARK: Words of the work

  static let code = Phrase("Mã", "Code")
  static let activity = Phrase("Hoạt động", "Activity")
  static let statusLabel = Phrase("Trạng thái", "Status")
  static let lead = Phrase("Chủ trì", "Lead")
  static let coordinate = Phrase("Phối hợp", "Coordinating")
  static let deadline = Phrase("Thời hạn", "Deadline")
  static let progress = Phrase("Tiến độ", "Progress")
  static let source = Phrase("Nguồn", "Source")
  static let seeSource = Phrase("nguồn", "source")
  static let target = Phrase("Chỉ tiêu", "Target")
  static let unitOfMeasure = Phrase("Đơn vị tính", "Unit")
  static let organisation = Phrase("Cơ quan, tổ chức", "Organisation")
  static let work = Phrase("Việc được giao", "Work given")
  static let noActivity = Phrase("chưa có hoạt động", "no activity")
  static let noLead = Phrase("Chưa có chủ trì", "No lead")
  static let noDeadline = Phrase("Không ghi", "Not stated")
  static let noFigureYet = Phrase("Chưa có", "None yet")
  static let progressAccepted = Phrase("Tiến độ đã duyệt (%)", "Accepted progress (%)")
  static let progressWaiting = Phrase("Tiến độ chờ duyệt (%)", "Progress waiting (%)")
  static let lastSentence = Phrase("Kết quả", "Result")
  static let waiting = Phrase("Chờ duyệt", "Waiting")
  static let accepted = Phrase("Đã duyệt", "Accepted")
  static let returned = Phrase("Bị trả lại", "Returned")
  static let planDraft = Phrase("Bản nháp", "Draft")
  static let planActive = Phrase("Đang thực hiện", "Under way")
  static let planClosed = Phrase("Đã đóng", "Closed")
  static let noPlansYet = Phrase("Chưa có kế hoạch nào", "No plan yet")
  static let noPlansImport = Phrase(
    "Tải văn bản kế hoạch đã ban hành lên; Xanh đọc và tách thành từng hoạt động để rà soát.",
    "Upload the document of an issued plan; Xanh reads it and splits it into activities for review.")
  static let noPlansWait = Phrase(
    "Khi tổ chức chủ quản xác nhận một kế hoạch có việc của đơn vị, kế hoạch sẽ hiện ở đây.",
    "When a body above confirms a plan that concerns you, it will stand here.")
  static let nothingMatches = Phrase(
    "Không có hoạt động nào hợp điều kiện lọc. Bỏ bớt điều kiện, hoặc chọn «Tất cả».",
    "No activity matches. Take a condition away, or choose «All».")
  static let planHasNoWork = Phrase(
    "Kế hoạch này chưa có hoạt động hay nhiệm vụ nào. Mở «Sửa kế hoạch» để đặt loại cho từng mục.",
    "This plan has no activity or task. Open «Correct the plan» to say what each item is.")

  // MARK: Plan pages

  static let importPlan = Phrase("Nhập văn bản kế hoạch", "Import a plan document")
  static let makeReport = Phrase("Lập báo cáo", "Make the report")
  static let correctPlan = Phrase("Sửa kế hoạch", "Correct the plan")
  static let sourceDocument = Phrase("Văn bản gốc", "Source document")
  static let planAsDocx = Phrase("Kế hoạch dạng .docx", "The plan as .docx")
  static let planAsAkomaNtoso = Phrase("Kế hoạch dạng Akoma Ntoso", "The plan as Akoma Ntoso")
  static let wholeDocument = Phrase("Cả văn bản", "Whole document")
  static let downloadOriginal = Phrase("Tải tệp gốc", "Download the original")
  static let byTheme = Phrase("Theo chủ đề", "By theme")
  static let searchInPlan = Phrase("Tìm trong kế hoạch", "Search in the plan")
  static let otherWork = Phrase("Nhiệm vụ khác", "Other work")
  static let moreConditions = Phrase("Thêm điều kiện lọc", "More conditions")
  static let anyDeadline = Phrase("Mọi thời hạn", "Any deadline")
  static let commonFilters = Phrase("Lọc nhanh", "Common filters")
  static let seePlace = Phrase("xem chỗ này", "see the place")
  static let noDocumentNumber = Phrase("Chưa có số ký hiệu", "No number")
  static let importLead = Phrase(
    "Xanh đọc tệp .docx, .doc, .odt, .rtf, .pdf, .html, .txt, .md và ảnh quét, tách từng hoạt động, cơ quan chủ trì, thời hạn, và chỉ ra chỗ cần xem lại. Chưa có gì được giao cho đến khi anh/chị xác nhận.",
    "Xanh reads .docx, .doc, .odt, .rtf, .pdf, .html, .txt and .md files and scans, finds activities, leads and deadlines, and points out what needs a look. Nothing is given to anybody until you confirm."
  )
  static let planFile = Phrase("Tệp văn bản", "Document file")
  static let planFileHint = Phrase(
    "Tối đa 64 MB. Văn bản, .docx và PDF có chữ đọc xong gần như ngay; .doc, .odt, .rtf mất vài giây, ảnh quét vài giây mỗi trang.",
    "64 MB at most. Text, .docx and PDF with text are read almost at once; .doc, .odt and .rtf take some seconds, scans some seconds a page."
  )
  static let planOwner = Phrase("Tổ chức chủ quản kế hoạch", "Organisation that owns the plan")
  static let readDocument = Phrase("Tải lên và đọc", "Upload and read")
  static let secretRefused = Phrase(
    "Không tải lên văn bản mật: hệ thống này từ chối văn bản đóng dấu MẬT, TỐI MẬT, TUYỆT MẬT.",
    "Do not upload secret documents: this system refuses those stamped MẬT, TỐI MẬT or TUYỆT MẬT.")
  static let chooseFile = Phrase(
    "Chưa chọn tệp. Bấm «Tệp văn bản», chọn tệp kế hoạch, rồi gửi lại.",
    "No file was chosen. Choose the plan's file, then send again.")
  static let reviewTitle = Phrase("Rà soát văn bản vừa đọc", "Review what was read")
  static let stepUpload = Phrase("Tải văn bản", "Upload")
  static let stepReview = Phrase("Rà soát", "Review")
  static let stepMatch = Phrase("Gắn tổ chức", "Match organisations")
  static let stepConfirm = Phrase("Xác nhận", "Confirm")
  static let itemsRead = Phrase("Mục đọc được", "Items read")
  static let aboutWholeDocument = Phrase("Về cả văn bản", "About the whole document")
  static let confirmPlan = Phrase("Xác nhận kế hoạch", "Confirm the plan")
  static let discardPlan = Phrase("Bỏ bản nháp", "Discard the draft")
  static let reopenPlan = Phrase("Đưa về bản nháp", "Back to draft")
  static let closePlan = Phrase("Đóng kế hoạch", "Close the plan")
  static let reviewed = Phrase("Đã xem", "Reviewed")
  static let sure = Phrase("Chắc", "Sure")
  static let lookCloser = Phrase("Cần xem", "Look closer")
  static let toSentence = Phrase("câu gốc", "sentence")
  static let itemText = Phrase("Nội dung", "Text")
  static let itemTextMissing = Phrase(
    "Nội dung không được để trống. Nếu mục này không phải hoạt động, đổi loại thay vì xóa chữ.",
    "The text may not be empty. If this is no activity, change its kind instead.")
  static let kindOfItem = Phrase("Loại mục", "Kind of item")
  static let dueHint = Phrase(
    "31/12/2026, quý III/2026, tháng 10/2026 hoặc năm 2026.",
    "31/12/2026, Q3/2026 (a quarter), 10/2026 (a month) or 2026.")
  static let bodies = Phrase("Cơ quan, tổ chức tham gia", "Bodies that take part")
  static let noBody = Phrase("Không có", "None")
  static let roleInItem = Phrase("Vai trò", "Part")
  static let bodyAsWritten = Phrase("Tên trong văn bản", "Name in the document")
  static let notMatched = Phrase("Chưa gắn", "Not matched")
  static let stoppedWhy = Phrase("Dừng vì", "Stopped because")
  static let stoppedHint = Phrase(
    "Chỉ ghi khi hoạt động không làm tiếp nữa.",
    "Only where the activity will not go on.")
  static let rightNext = Phrase("Đúng, sang mục sau", "Right, next item")
  static let matchTitle = Phrase("Gắn tên trong văn bản với tổ chức", "Match names with organisations")
  static let matchLead = Phrase(
    "Mỗi tên gắn một lần cho cả kế hoạch. Tên gọi chung như «các sở, ngành» có thể để trống.",
    "Each name is matched once for the whole plan. Collective names may stay empty.")
  static let noBodies = Phrase(
    "Văn bản không giao việc cho cơ quan nào, nên không có gì để gắn.",
    "The document gives work to nobody, so there is nothing to match.")
  static let saveMatches = Phrase("Lưu các gắn kết", "Save the matches")

  // MARK: Reporting

  static let whatPlanSays = Phrase("Kế hoạch ghi", "What the plan says")
  static let reportProgress = Phrase("Báo cáo tiến độ", "Report progress")
  static let inTheNameOf = Phrase("Báo cáo thay mặt", "In the name of")
  static let percentDone = Phrase("Tiến độ (%)", "Progress (%)")
  static let percentHint = Phrase("0 đến 100; 100 là hoàn thành.", "0 to 100; 100 means done.")
  static let holdsOn = Phrase("Tính đến ngày", "As of")
  static let holdsOnHint = Phrase(
    "Không sau hôm nay.",
    "Not after today.")
  static let whatWasDone = Phrase("Đã làm được gì", "What was done")
  static let whatWasDoneHint = Phrase("Một, hai câu kèm con số.", "A sentence or two, with figures.")
  static let difficulty = Phrase("Khó khăn, vướng mắc", "Difficulty")
  static let difficultyHint = Phrase("Để trống nếu không có.", "Leave empty where there is none.")
  static let proposal = Phrase("Đề xuất, kiến nghị", "Proposal")
  static let evidence = Phrase("Tệp minh chứng", "Evidence files")
  static let evidenceHint = Phrase(
    "Tối đa 10 tệp, 64 MB tất cả. Vị trí chụp trong ảnh được gỡ bỏ.",
    "10 files at most, 64 MB in all. The place where a picture was taken is removed.")
  static let reportAgain = Phrase("Báo cáo thêm", "Report again")
  static let sendReport = Phrase("Gửi báo cáo", "Send the report")
  static let reportNotSent = Phrase("Báo cáo chưa gửi được.", "The report was not sent.")
  static let sentenceMissing = Phrase(
    "Chưa ghi đã làm được gì. Viết một câu ngắn, có con số nếu có.",
    "What was done is missing. Write a short sentence, with figures if there are any.")
  static let noReportsYet = Phrase("Chưa có báo cáo nào về hoạt động này.", "No report on this activity yet.")
  static let history = Phrase("Quá trình", "History")
  static let ownReportWaits = Phrase(
    "Báo cáo của anh/chị đang chờ người khác duyệt.",
    "Your report waits for somebody else's approval.")
  static let waitsForYou = Phrase("Chờ anh/chị duyệt", "Waits for you")
  static let decisionNote = Phrase("Ý kiến", "Note")
  static let decisionNoteHint = Phrase("Cần ghi khi trả lại.", "Needed when you return it.")
  static let acceptReport = Phrase("Duyệt, tính vào kết quả", "Accept and count it")
  static let returnReport = Phrase("Trả lại để sửa", "Return to be mended")
  static let groupsOfWork = Phrase("Nhóm việc", "Groups of work")
  static let overdue = Phrase("Quá hạn", "Overdue")
  static let returnedToYou = Phrase("Bị trả lại", "Returned")
  static let dueSoonTitle = Phrase("Sắp đến hạn", "Due soon")
  static let waitingForMe = Phrase("Chờ tôi duyệt", "Waiting for me")
  static let update = Phrase("Cập nhật", "Update")
  static let mendAndSend = Phrase("Sửa và gửi lại", "Mend and send")
  static let lookAndDecide = Phrase("Xem và duyệt", "Look and decide")
  static let plansYouFollow = Phrase("Kế hoạch anh/chị theo dõi", "Plans you follow")
  static let nothingToDo = Phrase("Không còn việc nào cần làm ngay", "Nothing needs doing now")
  static let nothingAhead = Phrase("Chưa có thời hạn nào phía trước.", "There is no deadline ahead.")
  static let datesAhead = Phrase("Mốc sắp tới", "Dates ahead")
  static let reportsGrid = Phrase("Tình hình nộp báo cáo", "Who has reported")
  static let reportsGridLead = Phrase(
    "Mỗi hàng một đơn vị, mỗi cột một kỳ. Con số dưới biểu tượng: hoạt động đã duyệt trên hoạt động phải báo cáo.",
    "One row a unit, one column a period. The figure: activities accepted out of those owed.")
  static let nobodyOwes = Phrase(
    "Chưa đơn vị nào trong phạm vi của anh/chị phải báo cáo theo kế hoạch này.",
    "No unit in your part of the tree owes a report on this plan.")
  static let unit = Phrase("Đơn vị", "Unit")
  static let completeUnits = Phrase("Đơn vị đã đủ", "Complete units")
  static let legend = Phrase("Chú giải", "Legend")
  static let period = Phrase("Kỳ báo cáo", "Period")
  static let officialReport = Phrase("Báo cáo kết quả thực hiện", "Official report")
  static let draftHasNoReport = Phrase(
    "Kế hoạch còn là bản nháp nên chưa có kết quả để báo cáo. Xác nhận kế hoạch trước.",
    "The plan is a draft and has no results yet. Confirm it first.")
  static let noPeriodYet = Phrase(
    "Kế hoạch chưa có kỳ báo cáo nào đến hôm nay.",
    "The plan has no reporting period up to today.")

  // MARK: Organisations and journal

  static let organisationsLead = Phrase(
    "Các tổ chức trong phạm vi của anh/chị, kèm việc được giao theo các kế hoạch đang thực hiện.",
    "The organisations in your part of the tree, with the work that plans under way give them.")
  static let kindOfBody = Phrase("Loại", "Kind")
  static let existed = Phrase("Thời gian", "Existence")
  static let owesNothing = Phrase("không có việc", "no work")
  static let bodyOwesNothing = Phrase(
    "Tổ chức này không chủ trì hoạt động nào trong các kế hoạch anh/chị được xem.",
    "This organisation leads no activity in the plans that you may see.")
  static let bodiesBelow = Phrase("Đơn vị trực thuộc", "Bodies below")
  static let workPassedTo = Phrase("công việc chuyển cho", "work passed to")
  static let manageBodies = Phrase("Sửa cơ cấu tổ chức", "Change the organisations")
  static let addBodyBelow = Phrase("Thêm một đơn vị trực thuộc", "Add a body below")
  static let tableFile = Phrase("Tệp bảng", "Table file")
  static let tableHint = Phrase(
    "Tệp .csv hoặc .xlsx; hàng đầu là tên cột: code, name, và nếu có: short_name, kind, parent (mã cấp trên), tax_code, from, to, successor (mã tổ chức kế tục).",
    "A .csv or .xlsx file; the first row names the columns: code, name, and if known short_name, kind, parent (its code), tax_code, from, to, successor (its code)."
  )
  static let addBody = Phrase("Thêm đơn vị", "Add the body")
  static let nothingAdded = Phrase("Chưa thêm đơn vị nào.", "Nothing was added.")
  static let toTheForm = Phrase("Đến biểu mẫu", "To the form")
  static let bodyName = Phrase("Tên đầy đủ", "Full name")
  static let bodyShortName = Phrase("Tên ngắn", "Short name")
  static let bodyCode = Phrase("Mã", "Code")
  static let bodyCodeHint = Phrase(
    "Mã định danh theo QĐ 20/2020/QĐ-TTg, hoặc mã riêng.", "Identifier of QĐ 20/2020/QĐ-TTg, or one of your own.")
  static let existsFrom = Phrase("Có từ ngày", "Exists from")
  static let lastDay = Phrase("Ngày cuối cùng", "Last day")
  static let successor = Phrase("Tổ chức kế tục", "Successor")
  static let bodyFields = Phrase(
    "Cần tên và mã. Tên và tên ngắn tối đa 500 byte, mã 50 byte, mã số thuế 20 byte.",
    "A name and a code are needed. Names and short names have 500 bytes at most, codes 50, tax codes 20.")
  static let tableEmpty = Phrase(
    "Bảng không có hàng nào dưới hàng tên cột.", "The table has no row below the names of its columns.")
  static let journalLead = Phrase(
    "Mọi thay đổi được ghi cùng lúc với chính thay đổi ấy, rồi niêm phong theo chuỗi. Kiểm tra bằng lệnh «xanh audit verify».",
    "Every change is written down together with the change itself, then sealed in a chain. Check it with «xanh audit verify»."
  )
  static let journalEmpty = Phrase("Chưa có thay đổi nào được ghi.", "No change was written down yet.")
  static let number = Phrase("Số", "No.")
  static let when = Phrase("Lúc", "When")
  static let who = Phrase("Ai", "Who")
  static let what = Phrase("Việc", "What")
  static let before = Phrase("Trước", "Before")
  static let after = Phrase("Sau", "After")
  static let theProgram = Phrase("Chương trình", "The program")
  static let notSealedYet = Phrase("chưa niêm phong", "not sealed yet")
  static let olderEntries = Phrase("Xem các mục cũ hơn", "Older entries")
}
