// SPDX-License-Identifier: Apache-2.0
/// Texts about a document on its way to become a plan.
extension Phrase {
  static let readingTitle = Phrase("Đang đọc văn bản", "Reading the document")
  static let readingWaits = Phrase(
    "Văn bản đã nhận, đang chờ đến lượt đọc.", "The document was received and waits for its turn.")
  static let readingRuns = Phrase("Đang đọc văn bản…", "Reading the document…")
  static let readingHint = Phrase(
    "Trang này tự cập nhật. Ảnh quét mất vài giây mỗi trang; có thể đóng trang và quay lại sau bằng cùng địa chỉ.",
    "This page updates by itself. A scan takes some seconds a page; you may close it and come back to the same address."
  )
  static let stopReading = Phrase("Dừng đọc", "Stop reading")
  static let readingStopped = Phrase(
    "Đã dừng đọc; tệp vẫn còn trên máy chủ và chưa có kế hoạch nào được tạo.",
    "Reading was stopped; the file is still on the server, and no plan was made.")
  static let readingInterrupted = Phrase(
    "Máy chủ đã khởi động lại trong lúc đọc, hoặc việc đọc đã xong từ lâu. Bấm «Đọc lại» nếu chưa thấy kế hoạch trong danh sách.",
    "The server was started anew while reading, or reading was over long ago. Read again unless the plan is in the list."
  )
  static let readingBroke = Phrase(
    "Đọc xong nhưng chưa lưu được kế hoạch; hãy đọc lại, nếu vẫn lỗi thì báo người quản trị.",
    "The document was read but the plan could not be kept; read it again, and tell the administrator if it goes on.")
  static let readAgain = Phrase("Đọc lại", "Read again")
  static let uploadAnother = Phrase("Tải tệp khác", "Upload another file")
  static let uploadGone = Phrase(
    "Tệp tải lên không còn trên máy chủ; hãy tải lên lại.",
    "The uploaded file is no longer on the server; upload it again.")
  static let tooManyReadings = Phrase(
    "Anh/chị đang có 3 văn bản chờ đọc; hãy đợi một văn bản đọc xong hoặc dừng bớt.",
    "Three of your documents are being read; wait for one to end, or stop one.")
  static let serverReadsEnough = Phrase(
    "Máy chủ đang đọc nhiều văn bản; hãy thử lại sau vài phút.",
    "The server is reading many documents; try again in some minutes.")
  static func pageOfPages(_ done: Int, _ total: Int) -> Phrase {
    Phrase("Đã đọc \(done)/\(total) trang.", "Read \(done) of \(total) pages.")
  }

  static let digitalSignatures = Phrase(
    "Chữ ký số trong tệp (chưa kiểm tra chứng thư của người ký)",
    "Digital signatures in the file (the signers' certificates were not checked)")
  static func signatureCount(_ count: Int) -> Phrase { Phrase("\(count) chữ ký", "\(count) signatures") }
  static let unknownSigner = Phrase("không rõ người ký", "unknown signer")
  static let signatureFits = Phrase("nội dung còn nguyên như khi ký", "the content is as it was signed")
  static let signatureFitsPart = Phrase(
    "phần đã ký còn nguyên; sau đó tệp có thêm nội dung, chẳng hạn chữ ký khác",
    "what was signed is as it was; something was added later, such as another signature")
  static let signatureAltered = Phrase(
    "tệp đã bị thay đổi sau khi ký, hoặc chữ ký hỏng", "the file was changed after signing, or the signature is damaged"
  )
  static let signatureUnknown = Phrase("không kiểm tra được chữ ký", "the signature could not be checked")
}
