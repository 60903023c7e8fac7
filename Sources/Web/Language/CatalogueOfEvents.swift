// SPDX-License-Identifier: Apache-2.0
import Domain
import Store

/// The texts of finding bodies and of events in their lives.
extension Phrase {
  // MARK: Finding

  static let find = Phrase("Tìm", "Find")
  static let findBody = Phrase("Tìm tổ chức", "Find an organisation")
  static let findBodyHint = Phrase(
    "Một phần tên, có dấu hay không, tên cũ, hoặc mã.",
    "A part of the name, with or without marks, an old name, or the code.")
  static let bodyChoiceHint = Phrase(
    "Gõ một phần tên rồi chọn, hoặc gõ mã.", "Type a part of the name and choose, or type the code.")
  static func nothingFound(_ text: String) -> Phrase {
    Phrase(
      "Không có tổ chức nào khớp «\(text)». Thử ít chữ hơn, hoặc gõ mã.",
      "No organisation fits «\(text)». Try fewer words, or the code.")
  }
  static func foundMore(_ count: Int) -> Phrase {
    Phrase("Chỉ hiện \(count) kết quả đầu. Gõ thêm để thu hẹp.", "Only the first \(count) are shown. Type more.")
  }
  static func bodyUnknown(_ text: String) -> Phrase {
    Phrase(
      "Không tìm thấy đơn vị «\(text)» vào ngày đó trong phạm vi của anh/chị. Gõ mã hoặc tên đầy đủ.",
      "There is no body «\(text)» on that day in your part of the tree. Type its code or full name.")
  }
  static func bodyAmbiguous(_ text: String, _ names: [String]) -> Phrase {
    let list = names.map { "«\($0)»" }.joined(separator: ", ")
    return Phrase(
      "Có nhiều đơn vị khớp «\(text)»: \(list). Gõ mã để chọn một.",
      "Several bodies fit «\(text)»: \(list). Type the code of one.")
  }
  static func bodyNotYours(_ name: String) -> Phrase {
    Phrase(
      "Anh/chị không quản trị «\(name)». Đề nghị quản trị viên cấp trên thực hiện.",
      "You do not administer «\(name)». Ask an administrator above you.")
  }
  static func tooManyBodies(_ limit: Int) -> Phrase {
    Phrase("Tối đa \(limit) đơn vị một lần.", "\(limit) bodies at most at a time.")
  }

  // MARK: Events

  static let bodyEvents = Phrase("Sự kiện của đơn vị", "Events of this body")
  static func event(_ kind: StructureKind) -> Phrase {
    switch kind {
    case .start: Phrase("Số liệu ban đầu", "First data")
    case .found: Phrase("Thành lập", "Founding")
    case .amend: Phrase("Đổi tên, mã hoặc loại", "Change name, code or kind")
    case .move: Phrase("Chuyển cấp trên", "Move below another body")
    case .place: Phrase("Xếp vào ngành, cụm, địa bàn", "Place in a sector, cluster or territory")
    case .merge: Phrase("Hợp nhất", "Merge")
    case .split: Phrase("Chia tách", "Split")
    case .dissolve: Phrase("Giải thể", "Dissolve")
    case .table: Phrase("Nhập từ bảng", "Import from a table")
    case .undo: Phrase("Hoàn tác", "Taking back")
    }
  }
  static func eventLead(_ kind: StructureKind) -> Phrase {
    switch kind {
    case .amend:
      Phrase(
        "Tên cũ vẫn hiện ở các ngày trước đó và vẫn tìm được.",
        "The old name stays on the days before and can still be found.")
    case .move:
      Phrase("Mọi đơn vị trực thuộc đi cùng.", "All bodies below go with it.")
    case .place:
      Phrase(
        "Cấp trên, quyền xem và quyền duyệt không đổi; mọi đơn vị trực thuộc đi cùng, trừ đơn vị được xếp riêng.",
        "The body above and all rights stay as they are; all bodies below go with it, but those with a place of their own."
      )
    case .merge:
      Phrase(
        "Việc chưa xong, báo cáo chưa duyệt và vai trò của các đơn vị kết thúc chuyển cho đơn vị tiếp tục; báo cáo đã duyệt giữ tên đơn vị đã nộp.",
        "Open work, undecided reports and roles of the bodies that end pass to the one that goes on; accepted reports keep the name of the body that sent them."
      )
    case .split:
      Phrase(
        "Phần đứng đầu nhận việc chưa xong và các đơn vị trực thuộc không được chia cho phần khác.",
        "The first part takes the open work and the bodies below that go with no other part.")
    default:
      Phrase(
        "Việc chưa xong chuyển cho tổ chức kế tục; các đơn vị trực thuộc chuyển cho tổ chức kế tục, nếu không có thì cho cấp trên.",
        "Open work passes to the successor; the bodies below go to the successor, or to the body above where there is none."
      )
    }
  }
  static let eventDay = Phrase("Có hiệu lực từ ngày", "In force from")
  static let eventDayHint = Phrase(
    "Có thể là một ngày sắp tới.", "It may be a day to come.")
  static let eventBasis = Phrase("Căn cứ", "Legal basis")
  static let eventBasisHint = Phrase(
    "Số, ngày và cơ quan ban hành văn bản.", "Number, date and issuer of the document.")
  static let basisNeeded = Phrase("Cần ghi căn cứ của sự kiện.", "The document on which the event rests is needed.")
  static let basisTooLong = Phrase(
    "Căn cứ dài quá 500 byte. Hãy ghi ngắn hơn.", "The basis is over 500 bytes. Make it shorter.")
  static let newParent = Phrase("Cấp trên mới", "New body above")
  static let heirHint = Phrase(
    "Để trống nếu không có. Gõ một phần tên rồi chọn, hoặc gõ mã.",
    "Leave it empty for none. Type a part of the name and choose, or type the code.")
  static let taxCode = Phrase("Mã số thuế", "Tax code")
  static let mergeWith = Phrase("Hợp nhất với", "Merge with")
  static let noSiblings = Phrase("Không có đơn vị nào cùng cấp trên.", "No other body stands below the same one.")
  static let mergeOthers = Phrase("Đơn vị khác", "Other bodies")
  static let mergeOthersHint = Phrase(
    "Mỗi dòng một đơn vị: mã hoặc tên đầy đủ.", "One body a line: its code or full name.")
  static let joinAlike = Phrase(
    "Hợp nhất luôn các đơn vị trực thuộc cùng loại, cùng tên ngắn (các sở của hai tỉnh)",
    "Also merge those directly below that are of one kind and short name (the departments of two provinces)")
  static let whoGoesOn = Phrase("Đơn vị tiếp tục", "The body that goes on")
  static func goesOnAs(_ name: String) -> Phrase { Phrase("«\(name)», giữ nguyên tên", "«\(name)», under its name") }
  static let newBodyGoesOn = Phrase("Một đơn vị mới", "A new body")
  static let newBodyFacts = Phrase("Đơn vị mới", "The new body")
  static func staysAsFirstPart(_ name: String) -> Phrase {
    Phrase("«\(name)» tiếp tục, là phần thứ nhất", "«\(name)» goes on as the first part")
  }
  static let splitParts = Phrase("Các phần", "The parts")
  static let splitPartsHint = Phrase(
    "Mỗi dòng một đơn vị mới: mã; tên đầy đủ; tên ngắn (nếu có).",
    "One new body a line: code; full name; short name (if any).")
  static func partUnreadable(_ line: String) -> Phrase {
    Phrase(
      "Dòng «\(line)» phải có mã (tối đa 50 byte), dấu chấm phẩy, rồi tên; tên và tên ngắn tối đa 500 byte.",
      "The line «\(line)» must have a code (50 bytes at most), a semicolon, then a name; names have 500 bytes at most.")
  }
  static let whereBodiesGo = Phrase("Đơn vị trực thuộc đi cùng phần nào", "With which part each body below goes")
  static let showEvent = Phrase("Xem trước", "Preview")
  static let showEventAgain = Phrase("Xem trước lại", "Preview again")
  static let eventPreview = Phrase("Sẽ xảy ra", "What will happen")
  static let letItHappen = Phrase("Thực hiện", "Let it happen")
  static let eventUndoable = Phrase(
    "Hoàn tác được ở trang của đơn vị, khi chưa có thay đổi nào sau đó dựa trên nó.",
    "It can be taken back on the page of the body while nothing was built on it.")
  static let nothingChanged = Phrase("Chưa có gì thay đổi.", "Nothing was changed.")
  static func passesOn(_ tasks: Int, _ reports: Int, _ people: Int, _ plans: Int) -> Phrase {
    Phrase(
      "\(tasks) việc chưa xong, \(reports) báo cáo chưa duyệt, \(plans) kế hoạch chưa đóng và vai trò của \(people) người chuyển cho tổ chức kế tục.",
      "\(tasks) open tasks, \(reports) undecided reports, \(plans) plans not closed and the roles of \(people) people pass to the successors."
    )
  }
  static func bodiesFounded(_ count: Int) -> Phrase { Phrase("\(count) đơn vị thành lập:", "\(count) founded:") }
  static func bodiesEnd(_ count: Int) -> Phrase { Phrase("\(count) đơn vị kết thúc:", "\(count) end:") }
  static func bodiesMove(_ count: Int) -> Phrase { Phrase("\(count) đơn vị chuyển cấp trên:", "\(count) move:") }
  static func andMoreBodies(_ count: Int) -> Phrase { Phrase("và \(count) đơn vị nữa", "and \(count) more") }

  // MARK: History

  static let bodyHistory = Phrase("Lịch sử", "History")
  static let bodyAbove = Phrase("Cấp trên", "Body above")
  static let followsBodies = Phrase("Kế tục", "Follows")
  static let bodyChanges = Phrase("Các thay đổi đã ghi", "Recorded changes")
  static func fromDay(_ day: String) -> Phrase { Phrase("từ \(day)", "from \(day)") }
  static let undoChange = Phrase("Hoàn tác", "Take back")
  static let takenBack = Phrase("đã hoàn tác", "taken back")

  static let asToldThen = Phrase("như đã ghi lúc ấy", "as told then")
  static let asToldNow = Phrase("Về điều đang ghi", "Back to what is told now")
  static func asToldAfter(_ number: String, _ moment: String) -> Phrase {
    Phrase(
      "Như đã ghi ngay sau thay đổi số \(number), \(moment); thay đổi về sau không tính.",
      "As told right after change \(number), \(moment); later changes are left out.")
  }

  // MARK: As of a day

  static func asOfDay(_ day: String) -> Phrase {
    Phrase("Cơ cấu tổ chức và số liệu theo ngày \(day).", "Organisations and figures as of \(day).")
  }
  static let backToToday = Phrase("Về hôm nay", "Back to today")
  static let structureOf = Phrase("Cơ cấu tổ chức", "Organisations")
  static let structureOfToday = Phrase(
    "Hôm nay: đơn vị kế tục gánh cả phần trước", "Of today: successors stand for all")
  static let structureOfPeriod = Phrase(
    "Của từng kỳ: không đổi theo sáp nhập về sau", "Of each period: no later merger changes it")
  static let changeDay = Phrase("Đổi ngày", "Change the day")
  static let seeAsOf = Phrase("Xem theo ngày", "As of a day")

  /// What a form of events leaves on the next page.
  static func doneInEvents(_ code: String) -> Phrase? {
    switch code {
    case "su-kien": Phrase("Đã ghi sự kiện.", "The event is recorded.")
    case "khong-doi": Phrase("Bảng không thay đổi gì.", "The table changes nothing.")
    case "hoan-tac": Phrase("Đã hoàn tác.", "It is taken back.")
    default: nil
    }
  }

  /// What the journal calls an event.
  static func eventAction(_ action: String) -> Phrase? {
    guard action.hasPrefix("organisation.") else { return nil }
    return StructureKind(rawValue: String(action.dropFirst("organisation.".count))).map { .event($0) }
  }

  /// What a field of the journal about bodies is called.
  static func eventField(_ key: String) -> Phrase? {
    switch key {
    case "change": Phrase("Thay đổi số", "Change number")
    case "basis": .eventBasis
    case "day": .eventDay
    case "undoes": Phrase("Hoàn tác thay đổi số", "Takes back change number")
    case "kindOfBody": .kindOfBody
    case "cluster", "sector", "territory": .hierarchy(Hierarchy(rawValue: key))
    case "founded": Phrase("Thành lập", "Founded")
    case "ended": Phrase("Kết thúc", "Ended")
    case "moved": Phrase("Chuyển cấp trên", "Moved")
    case "touched": Phrase("Số đơn vị liên quan", "Bodies touched")
    default: nil
    }
  }
}
