// SPDX-License-Identifier: Apache-2.0
import Domain
import Store

/// What is said where the reading of a plan is put right.
extension Phrase {
  static func reviewedOutOf(_ seen: Int, _ total: Int) -> Phrase {
    Phrase("Đã xem \(seen)/\(total) mục.", "\(seen) of \(total) items reviewed.")
  }

  static func acceptSure(_ count: Int) -> Phrase {
    Phrase("Chấp nhận \(count) mục «Chắc»", "Accept \(count) «sure» items")
  }

  static func matchBodies(_ unmatched: Int) -> Phrase {
    unmatched == 0
      ? Phrase("Gắn tổ chức", "Match organisations")
      : Phrase("Gắn tổ chức (còn \(unmatched) tên)", "Match organisations (\(unmatched) left)")
  }

  static func itemsBefore(_ count: Int) -> Phrase { Phrase("\(count) mục trước", "\(count) items before") }
  static func itemsAfter(_ count: Int) -> Phrase { Phrase("\(count) mục sau", "\(count) items after") }
  static func namedTimes(_ count: Int) -> Phrase {
    Phrase("nhắc \(count) lần", count == 1 ? "named once" : "named \(count) times")
  }
  static func guess(_ name: String) -> Phrase { Phrase("Gợi ý: \(name)", "Suggested: \(name)") }

  static func bestGuesses(_ body: String) -> Phrase {
    Phrase("«\(body)» có thể là", "«\(body)» may be")
  }
  static func otherOrganisations(_ body: String) -> Phrase {
    Phrase("«\(body)» cũng có thể là", "«\(body)» may also be")
  }
  static func bodyNotMatched(_ body: String) -> Phrase {
    Phrase("«\(body)» chưa gắn với tổ chức nào.", "«\(body)» is not matched with an organisation.")
  }
  static func viewAll(_ count: Int) -> Phrase { Phrase("Tất cả \(count)", "All \(count)") }
  static func viewWork(_ count: Int) -> Phrase { Phrase("Giao việc \(count)", "Work \(count)") }
  static func viewDoubtful(_ count: Int) -> Phrase { Phrase("Cần xem \(count)", "To look at \(count)") }

  // MARK: How it was read

  static func changesWhenRead(_ count: Int) -> Phrase {
    Phrase(
      "Khi đọc tệp: \(count) điều đã đổi hoặc bỏ bớt", "When the file was read: \(count) things changed or left out")
  }

  /// What the reader was not sure of, and why.
  ///
  /// - Parameter words: What the document says there.
  static func unsure(_ doubt: ReadingDoubt, of words: String) -> Phrase {
    switch doubt.fact {
    case .item:
      Phrase(
        "Chưa chắc đây là một mục riêng: văn bản không có đề mục để dựa vào.",
        "Not certain that this is an item of its own: the document has no headings to go by.")
    case .body where doubt.confidence < 60:
      Phrase(
        "Chưa chắc «\(words)» được giao việc: tên lạ, chỉ nhận ra nhờ chỗ đứng trước dấu hai chấm.",
        "Not certain that «\(words)» is given work: an unknown name that only its place before a colon tells.")
    case .body:
      Phrase(
        "Chưa chắc «\(words)» tham gia thế nào: câu không nói thẳng, hoặc tên dài khác thường.",
        "Not certain how «\(words)» takes part: the sentence does not say so outright, or the name is unusually long.")
    case .target:
      Phrase(
        "Chưa chắc «\(words)» là chỉ tiêu: không rõ mức phải đạt hoặc đơn vị tính.",
        "Not certain that «\(words)» is a target: what is to be reached, or its unit, is not clear.")
    case .duty:
      Phrase(
        "Chưa chắc đây là chế độ báo cáo: không rõ gửi đến đâu hoặc gửi khi nào.",
        "Not certain that this is a duty to report: to whom, or when, is not clear.")
    case .event:
      Phrase(
        "Chưa chắc ngày «\(words)»: thứ trong tuần không khớp với ngày.",
        "Not certain about the day «\(words)»: the day of the week does not fit the date.")
    }
  }

  /// That recognition was not sure of a word.
  static func unsure(ofWord word: String) -> Phrase {
    Phrase(
      "Chưa chắc chữ «\(word)»: máy đọc từ ảnh, hãy đối chiếu với bản gốc.",
      "Not certain of the word «\(word)»: it was read from a picture; compare it with the original.")
  }

  // MARK: The document beside the items

  static func pageNumber(_ page: Int, of count: Int) -> Phrase {
    Phrase("Trang \(page)/\(count)", "Page \(page) of \(count)")
  }
  static func pageOfItem(_ page: Int) -> Phrase {
    Phrase("Về trang \(page) của mục này", "Back to page \(page) of this item")
  }
  static func pictureOfPage(_ page: Int, of count: Int, _ document: String) -> Phrase {
    Phrase(
      "Ảnh trang \(page)/\(count) của «\(document)», bấm để mở cỡ lớn",
      "Picture of page \(page) of \(count) of «\(document)»; it opens at full size")
  }

  // MARK: Two at once

  /// Who changed an item that somebody else has open; `nil` for the program.
  static func changedBy(_ name: String?, at time: String) -> Phrase {
    let who = Phrase(name ?? "Chương trình", name ?? "The program")
    return Phrase(
      "\(who.vi) đã sửa mục này lúc \(time), sau khi anh/chị mở.",
      "\(who.en) changed this item at \(time), after you opened it.")
  }

  // MARK: Steps

  /// What a step did, on which item, and whose it was where it was somebody else's.
  static func stepNamed(_ action: ReviewAction, _ code: String, by other: String?, at time: String) -> Phrase {
    let step = step(action)
    let item = code.isEmpty ? "" : " \(code)"
    let whose = other.map { " (\($0), \(time))" } ?? ""
    return Phrase(step.vi + item + whose, step.en + item + whose)
  }
  static func undoStep(_ step: Phrase) -> Phrase { Phrase("Hoàn tác \(step.vi)", "Undo \(step.en)") }
  static func redoStep(_ step: Phrase) -> Phrase { Phrase("Làm lại \(step.vi)", "Do again \(step.en)") }

  init(_ refusal: OutlineRefusal) {
    switch refusal {
    case .unknown: self = .goneMeanwhile
    case .nothingBefore:
      self.init(
        "Không có mục nào đứng trước để gộp hay đổi chỗ.", "No item stands before it to join or change places with.")
    case .nothingBehind:
      self.init("Không có mục nào cùng cấp đứng sau.", "No item of the same level stands behind it.")
    case .outermost: self.init("Mục này đã ở cấp ngoài cùng.", "This item is at the outermost level already.")
    }
  }

  /// What a step of a review did, as its button for undoing names it.
  static func step(_ action: ReviewAction) -> Phrase {
    switch action {
    case .correct: Phrase("sửa mục", "correction")
    case .accept: Phrase("chấp nhận", "acceptance")
    case .match: Phrase("gắn tổ chức", "match")
    case .split: Phrase("tách mục", "split")
    case .merge: Phrase("gộp mục", "merge")
    case .move: Phrase("chuyển chỗ", "move")
    }
  }

  /// What an entry of the journal about a review is called.
  static func reviewAction(_ action: String) -> Phrase? {
    switch action {
    case "plan.item.split": Phrase("Tách một mục", "Item split")
    case "plan.item.merge": Phrase("Gộp hai mục", "Items merged")
    case "plan.item.move": Phrase("Chuyển chỗ một mục", "Item moved")
    case "plan.review.undo": Phrase("Hoàn tác", "Undone")
    case "plan.review.redo": Phrase("Làm lại", "Done again")
    default: nil
    }
  }

  /// What a field of such an entry is called.
  static func reviewField(_ key: String) -> Phrase? {
    switch key {
    case "second": Phrase("Phần sau", "Second part")
    case "under": Phrase("Thuộc mục", "Stands under")
    case "move": Phrase("Hướng", "Direction")
    case "step": Phrase("Bước", "Step")
    case "change": Phrase("Việc", "Change")
    case "label": .itemLabel
    case "activity": .activityNumber
    default: nil
    }
  }

  /// The sentence that a form of the review leaves on the next page.
  static func doneInReview(_ code: String) -> Phrase? {
    switch code {
    case "da-tach": Phrase("Đã tách thành hai mục.", "The item is two now.")
    case "da-gop": Phrase("Đã gộp vào mục đứng trước.", "The item is part of the one before it now.")
    case "da-chuyen": Phrase("Đã chuyển mục.", "The item is moved.")
    case "hoan-tac": Phrase("Đã hoàn tác.", "Undone.")
    case "lam-lai": Phrase("Đã làm lại.", "Done again.")
    default: nil
    }
  }
}
