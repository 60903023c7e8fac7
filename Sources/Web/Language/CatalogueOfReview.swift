// SPDX-License-Identifier: Apache-2.0

/// The fixed texts of the page on which the reading of a plan is put right.
extension Phrase {
  // MARK: The form of an item

  static let itemLabel = Phrase("Ký hiệu mục", "Label")
  static let activityNumber = Phrase("Hoạt động số", "Activity number")
  static let deadlinesInText = Phrase("Văn bản ghi", "The document says")
  static let leadsSuggested = Phrase("Giao chủ trì", "Give the lead to")
  static let structure = Phrase("Vị trí của mục", "Place of the item")
  static let mergeBefore = Phrase("Gộp vào mục trước", "Join the item before")
  static let moveOut = Phrase("Ra ngoài", "Move out")
  static let moveIn = Phrase("Vào trong", "Move in")
  static let moveUp = Phrase("Lên", "Move up")
  static let moveDown = Phrase("Xuống", "Move down")
  static let splitItem = Phrase("Tách mục này", "Split this item")
  static let splitHint = Phrase(
    "Mục mới bắt đầu từ chỗ nào? Muốn tách ở chỗ khác, để một dòng trống ở đó trong ô «Nội dung».",
    "Where does the new item begin? To split elsewhere, leave an empty line there in the field «Text».")
  static let splitAtEmptyLine = Phrase("Tách ở dòng trống", "Split at the empty line")
  static let splitNowhere = Phrase(
    "Chưa tách được: hai phần đều phải có chữ, và chữ trước chỗ tách phải như bản đang lưu. Lưu chữ đã sửa rồi tách.",
    "It was not split: both halves need words, and those before the cut must be as stored. Save your words, then split."
  )
  static let itemHasReports = Phrase(
    "Mục này đã có báo cáo nên không bỏ đi được. Sửa nội dung, hoặc ghi lý do dừng.",
    "This item has reports, so it stays. Correct it, or say why it was stopped.")
  static let manyBodiesHint = Phrase(
    "Mục này có nhiều cơ quan, nên dòng đã gắn chỉ hiện cơ quan đang gắn và tên gần giống. Để gắn cơ quan khác, chọn «Chưa gắn», lưu, rồi chọn trong cả danh sách.",
    "Many bodies do this item, so a line that is matched offers its organisation and names like it only. To match another one, choose «Not matched», save, and choose from the whole list."
  )

  // MARK: Two at once

  static let compareVersions = Phrase(
    "Chưa có gì bị ghi đè. So hai bản dưới đây; nội dung anh/chị nhập còn nguyên trong biểu mẫu, bấm «Lưu» để thay bản đang lưu.",
    "Nothing was overwritten. Compare the two below; what you typed is still in the form, and «Save» puts it in the place of what is stored."
  )
  static let versionsEqual = Phrase(
    "Bản đang lưu cũng như bản của anh/chị; xem lại rồi lưu nếu cần.",
    "What is stored says the same as your form; look again and save where needed.")
  static let storedNow = Phrase("Đang lưu", "Stored")
  static let typedByYou = Phrase("Anh/chị nhập", "You typed")
  static let takeStored = Phrase("Bỏ phần tôi nhập, dùng bản đang lưu", "Drop what I typed and take what is stored")
  static let sureChangedMeanwhile = Phrase(
    "Người khác vừa sửa nên các mục «Chắc» đã khác lúc anh/chị xem, chưa duyệt mục nào; hãy xem lại rồi bấm lần nữa.",
    "Somebody changed the plan, so other items are sure now than you saw; nothing was accepted. Look again and press anew."
  )
  static let undoneMeanwhile = Phrase(
    "Người khác vừa sửa thêm hoặc đã hoàn tác bước này, nên chưa làm gì. Nút «Hoàn tác» dưới đây ghi bước cuối cùng hiện nay.",
    "Somebody else changed more or undid this step, so nothing was done. The button «Undo» below names the last step as it is now."
  )

  // MARK: What was typed

  static let unsaved = Phrase("Chưa lưu", "Not saved")
  static let dropUnsaved = Phrase("Bỏ phần chưa lưu", "Drop what is not saved")

  // MARK: How it was read

  static let uncertain = Phrase("Chưa chắc", "Not certain")
  static let whenRead = Phrase("Khi đọc tệp:", "When the file was read:")

  // MARK: The document beside the items

  static let sourceText = Phrase("Chữ", "Text")
  static let mayBeMisread = Phrase(
    "Máy đọc chữ này từ ảnh và chưa chắc", "Read from a picture, and not certain")
  static let sourcePicture = Phrase("Ảnh trang", "Page pictures")
  static let pageBefore = Phrase("Trang trước", "Page before")
  static let pageAfter = Phrase("Trang sau", "Next page")

  // MARK: Keys

  static let keysTitle = Phrase("Phím tắt", "Keys")
  static let keysOn = Phrase("Dùng phím tắt trên máy này", "Use the keys on this machine")
  static let close = Phrase("Đóng", "Close")
  static let choose = Phrase("Chọn", "Choose")
  static let typeIt = Phrase("Tự nhập", "Type it")
  static let nothingToChoose = Phrase("Không có gợi ý nào cho mục này.", "There is nothing to suggest for this item.")
  static let keyNext = Phrase("Mục sau", "Next item")
  static let keyPrevious = Phrase("Mục trước", "Item before")
  static let keyDoubtful = Phrase("Mục cần xem tiếp theo", "Next item to look at")
  static let keyAccept = Phrase("Đúng, sang mục sau", "Right, next item")
  static let keyAcceptSure = Phrase("Chấp nhận mọi mục «Chắc»", "Accept all «sure» items")
  static let keyText = Phrase("Sửa nội dung (Ctrl+Enter để lưu)", "Edit the text (Ctrl+Enter saves)")
  static let keyKind = Phrase("Đổi loại mục", "Change the kind")
  static let keyRole = Phrase("Đổi vai trò", "Change the part of a body")
  static let keyBody = Phrase("Chọn tổ chức", "Choose the organisation")
  static let keyLead = Phrase("Giao chủ trì", "Give the lead")
  static let keyDeadline = Phrase("Đổi thời hạn", "Change the deadline")
  static let keyLabel = Phrase("Sửa số hoạt động, ký hiệu", "Edit the number or label")
  static let keySplit = Phrase("Tách mục", "Split the item")
  static let keyMerge = Phrase("Gộp vào mục trước", "Join the item before")
  static let keyOut = Phrase("Đưa ra ngoài", "Move out")
  static let keyIn = Phrase("Đưa vào trong", "Move in")
  static let keyUp = Phrase("Chuyển lên", "Move up")
  static let keyDown = Phrase("Chuyển xuống", "Move down")
  static let keyUndo = Phrase("Hoàn tác", "Undo")
  static let keyRedo = Phrase("Làm lại", "Do again")
  static let keyLeave = Phrase("Rời ô đang nhập, đóng cửa sổ", "Leave a field, close a window")
  static let keyPicture = Phrase("Xem ảnh trang hoặc chữ", "See page pictures or text")
  static let keyHelp = Phrase("Bảng phím tắt", "This list")
}
