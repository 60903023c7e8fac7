// SPDX-License-Identifier: Apache-2.0
import CZip
import Glibc
import PlanReading

/// A zip container in memory, opened for reading. What it unpacks to is counted over all entries, whatever their heads
/// say, so that a small file cannot fill the machine.
///
/// Safe because the archive is owned by the object alone, opened in `init` and closed in `deinit`.
@safe final class ZipReader {
  /// What a container may unpack to, in bytes: documents of thousands of pages stay below it.
  static let inflatedLimit = 256 << 20
  /// How many entries a container may have.
  static let entryLimit = 10_000

  private let archive: OpaquePointer
  private let inflatedLimit: Int
  private var inflated = 0

  /// Opens a container.
  ///
  /// - Throws: `FileError` with the code `empty`, `encrypted`, `legacyFormat`, `wrongFormat`, `broken` or `tooLarge`.
  init(_ bytes: [UInt8], inflatedLimit: Int = ZipReader.inflatedLimit) throws(FileError) {
    self.inflatedLimit = inflatedLimit
    try Self.check(bytes)
    guard let copy = unsafe malloc(bytes.count) else { throw .outOfMemory }
    unsafe bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { unsafe copy.copyMemory(from: base, byteCount: source.count) }
    }
    guard let source = unsafe zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, nil) else {
      unsafe free(copy)
      throw .outOfMemory
    }
    guard let opened = unsafe zip_open_from_source(source, ZIP_RDONLY, nil) else {
      unsafe zip_source_free(source)
      throw .brokenContainer
    }
    unsafe archive = opened
    guard unsafe zip_get_num_entries(archive, 0) <= Self.entryLimit else { throw .bomb }
  }

  deinit { unsafe zip_discard(archive) }

  /// The names of the entries, in their order.
  var names: [String] {
    let count = unsafe zip_get_num_entries(archive, 0)
    return (0..<max(0, count)).compactMap { index in
      unsafe zip_get_name(archive, zip_uint64_t(index), 0).map { unsafe String(cString: $0) }
    }
  }

  /// The first bytes of an entry; none where there is no such entry.
  func beginning(of name: String, count: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try unsafe read(name) { (piece: UnsafeRawBufferPointer) throws(FileError) in
      if bytes.count < count { unsafe bytes.append(contentsOf: piece.prefix(count - bytes.count)) }
    }
    return bytes
  }

  /// Hands over the contents of an entry piece by piece. `false` where there is no such entry.
  func read(_ name: String, _ piece: (UnsafeRawBufferPointer) throws(FileError) -> Void) throws(FileError) -> Bool {
    let index = unsafe zip_name_locate(archive, name, 0)
    guard index >= 0 else { return false }
    guard let file = unsafe zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw openingError() }
    defer { unsafe zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = unsafe Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard count >= 0 else { throw .brokenContainer }
      if count == 0 { return true }
      inflated += count
      guard inflated <= inflatedLimit else { throw .bomb }
      try unsafe piece(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private func openingError() -> FileError {
    let code = unsafe zip_error_code_zip(zip_get_error(archive))
    return code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP ? .protected : .brokenContainer
  }

  /// Tells the known kinds of other files apart by their first bytes, so that the answer says what to do.
  private static func check(_ bytes: [UInt8]) throws(FileError) {
    guard !bytes.isEmpty else { throw .noBytes }
    if FileKind(of: bytes) == .compound {
      switch CompoundFile(bytes).content {
      case .encrypted, .encryptedDocument: throw .protected
      case .document, .spreadsheet, .slides, .unknown: throw .legacy
      }
    }
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { throw .noContainer }
  }
}

extension FileError {
  fileprivate static let noBytes = FileError(
    .empty, "Tệp rỗng; hãy chọn lại tệp.", "The file is empty; choose it again.")
  static let protected = FileError(
    .encrypted, "Tệp đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.",
    "The file is protected by a password; remove the password and send it again.")
  static let legacy = FileError(
    .legacyFormat, "Tệp thuộc định dạng cũ (.doc, .xls); hãy lưu lại thành .docx hoặc .xlsx.",
    "The file is of an old format (.doc, .xls); save it as .docx or .xlsx.")
  fileprivate static let noContainer = FileError(
    .wrongFormat, "Tệp không phải .docx hay .xlsx; hãy lưu lại đúng định dạng.",
    "The file is neither .docx nor .xlsx; save it in the right format.")
  fileprivate static let bomb = FileError(
    .tooLarge, "Tệp giải nén ra quá 256 MB hoặc quá 10.000 phần; hãy bớt hình ảnh hoặc chia nhỏ tệp.",
    "The file unpacks to more than 256 MB or 10,000 parts; remove pictures or split the file.")
  fileprivate static let outOfMemory = FileError(
    .tooLarge, "Máy không đủ bộ nhớ để đọc tệp; hãy chia nhỏ tệp.",
    "The machine has not enough memory to read the file; split the file.")
  static let brokenContainer = FileError(
    .broken, "Tệp hỏng, không giải nén được; hãy mở bằng Word rồi lưu lại.",
    "The file is damaged and cannot be unpacked; open it in Word and save it again.")
}
