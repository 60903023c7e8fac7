// SPDX-License-Identifier: Apache-2.0
import PlanReading

/// Documents of offices in their containers: what they really are, and their way to a text.
extension DocumentReader {
  /// Reads a ZIP container: .docx, or .odt through LibreOffice.
  func readContainer(_ bytes: [UInt8], progress: ReadingProgress) throws(FileError) -> DocumentText {
    let zip = try ZipReader(bytes)
    if let type = FileKind.openDocument(try zip.beginning(of: "mimetype", count: 128)) {
      guard type.starts(with: Array("text".utf8)) else { throw .noTextDocument("OpenDocument") }
      let manifest = try zip.beginning(of: "META-INF/manifest.xml", count: 1 << 20)
      guard !contains(manifest, "encryption-data") else { throw .protected }
      try zip.checkStatedSize()
      return try readThroughOffice(bytes, .odt, progress: progress)
    }
    let part = try Relationships(of: "", in: zip).targets("officeDocument").first ?? ""
    if part.hasPrefix("xl/") { throw .spreadsheet(".xlsx") }
    if part.hasPrefix("ppt/") { throw .slides(".pptx") }
    if part.isEmpty, !zip.names.contains("[Content_Types].xml") { throw .archive("ZIP") }
    return try withText(DocumentText(try readDocx(zip)))
  }

  /// A document without a word, such as one of pictures only, says nothing.
  private func withText(_ document: DocumentText) throws(FileError) -> DocumentText {
    guard document.text.contains(where: { $0 > 0x20 }) else { throw FileError(Refusal.empty) }
    return document
  }

  /// Reads a compound file: .doc through LibreOffice.
  func readCompound(_ bytes: [UInt8], progress: ReadingProgress) throws(FileError) -> DocumentText {
    switch CompoundFile(bytes).content {
    case .encrypted, .encryptedDocument: throw .protected
    case .document: return try readThroughOffice(bytes, .doc, progress: progress)
    case .spreadsheet: throw .spreadsheet(".xls")
    case .slides: throw .slides(".ppt")
    case .unknown: throw .unknownCompound
    }
  }

  /// Reads what LibreOffice makes a .docx of.
  func readThroughOffice(
    _ bytes: [UInt8], _ format: DocumentFormat, progress: ReadingProgress
  ) throws(FileError) -> DocumentText {
    guard progress(0, 1) else { throw .cancelled }
    let docx = try office.docx(from: bytes, format) { !progress(0, 1) }
    guard progress(1, 1) else { throw .cancelled }
    var text = try withText(DocumentText(try readDocx(docx)))
    text.format = format
    text.conversions.insert(
      .init(
        "office", "Đã chuyển tệp .\(format) thành .docx bằng LibreOffice.",
        "The .\(format) was made a .docx by LibreOffice."), at: 0)
    return text
  }

  private func contains(_ bytes: [UInt8], _ text: StaticString) -> Bool {
    let pattern = Array(text.description.utf8)
    guard bytes.count >= pattern.count else { return false }
    return (0...bytes.count - pattern.count).contains { start in
      bytes[start] == pattern[0] && bytes[start..<start + pattern.count].elementsEqual(pattern)
    }
  }
}

extension FileError {
  /// Whoever asked for a reading stopped it.
  static let cancelled = FileError(.cancelled, "Đã dừng đọc tệp theo yêu cầu.", "Reading was stopped as asked.")

  /// A file that is another kind of archive.
  static func archive(_ kind: String) -> FileError {
    FileError(
      .wrongFormat, "Tệp không phải văn bản mà là tệp nén (\(kind)); hãy giải nén rồi chọn tệp văn bản bên trong.",
      "The file is no document but an archive (\(kind)); unpack it and choose the document in it.")
  }

  fileprivate static func spreadsheet(_ ending: String) -> FileError {
    FileError(
      .wrongFormat,
      "Tệp là bảng tính (\(ending)), không phải văn bản kế hoạch; hãy chọn tệp .docx hoặc .pdf của kế hoạch.",
      "The file is a spreadsheet (\(ending)), no plan document; choose the .docx or .pdf of the plan.")
  }

  fileprivate static func slides(_ ending: String) -> FileError {
    FileError(
      .wrongFormat,
      "Tệp là bài trình chiếu (\(ending)), không phải văn bản kế hoạch; hãy chọn tệp .docx hoặc .pdf của kế hoạch.",
      "The file is a presentation (\(ending)), no plan document; choose the .docx or .pdf of the plan.")
  }

  fileprivate static func noTextDocument(_ kind: String) -> FileError {
    FileError(
      .wrongFormat, "Tệp \(kind) không phải văn bản chữ (.odt); hãy chọn tệp văn bản của kế hoạch.",
      "The \(kind) file is no text document (.odt); choose the document of the plan.")
  }

  fileprivate static let unknownCompound = FileError(
    .legacyFormat, "Tệp dạng cũ không chứa văn bản Word (.doc) hoặc đã hỏng; hãy mở bằng Word rồi lưu thành .docx.",
    "The file of an old format holds no Word document (.doc) or is damaged; open it in Word and save it as .docx.")
}
