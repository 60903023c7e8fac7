// SPDX-License-Identifier: Apache-2.0
import CZip
import Glibc
import PlanReading

/// A zip container in memory, opened for reading. What it unpacks to is counted over all entries, whatever their heads
/// say, so that a small file cannot fill the machine.
///
/// Safe because the archive is owned by the object alone, opened in `init` and closed in `deinit`.
@safe final class ZipReader {
  /// What a container may hold, so that a small file cannot keep the machine busy.
  struct Limits {
    /// What it may unpack to, in bytes.
    var inflated: Int
    /// How many elements its parts may have together.
    var elements: Int

    /// Of a document: a thousand pages and more stay below it.
    static let document = Limits(inflated: 64 << 20, elements: 1_000_000)
    /// Of a table: a million cells and more stay below it.
    static let table = Limits(inflated: 256 << 20, elements: 20_000_000)
  }
  /// What a container may unpack to, in bytes, that goes to another program whole.
  static let statedLimit = 256 << 20
  /// How many entries a container may have.
  static let entryLimit = 10_000

  private let archive: OpaquePointer
  let limits: Limits
  private var inflated = 0
  /// How many more elements its parts may have.
  var elementsLeft: Int

  /// Opens a container.
  ///
  /// - Throws: `FileError` with the code `empty`, `encrypted`, `legacyFormat`, `wrongFormat`, `broken` or `tooLarge`.
  init(_ bytes: [UInt8], limits: Limits = .document) throws(FileError) {
    self.limits = limits
    elementsLeft = limits.elements
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
      // The list of its parts stands at the end.
      throw .cutContainer
    }
    unsafe archive = opened
    guard unsafe zip_get_num_entries(archive, 0) <= Self.entryLimit else { throw .bomb(limits.inflated) }
    try checkNames()
  }

  deinit { unsafe zip_discard(archive) }

  /// The names of the entries, in their order.
  var names: [String] {
    let count = unsafe zip_get_num_entries(archive, 0)
    return (0..<max(0, count)).compactMap { index in
      unsafe zip_get_name(archive, zip_uint64_t(index), 0).map { unsafe String(cString: $0) }
    }
  }

  /// Nothing is ever written under the name of an entry, but other programs that get the file may do so; and of two
  /// entries of one name each program would read its own.
  private func checkNames() throws(FileError) {
    var seen: Set<String> = []
    for name in names {
      let steps = name.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
      guard name.utf8.first != 0x2F, !name.utf8.contains(0x5C), !steps.contains(where: { $0.elementsEqual("..".utf8) })
      else { throw .unsafeName(name) }
      // Names that differ only in capitals are the same (ISO/IEC 29500-2, 6.2.2.3).
      guard seen.insert(name.lowercased()).inserted else { throw .doubleName(name) }
    }
  }

  /// Refuses a container that says itself that it unpacks to more than the limit, for programs that unpack all of it.
  func checkStatedSize() throws(FileError) {
    var total: UInt64 = 0
    let count = unsafe zip_get_num_entries(archive, 0)
    for index in 0..<max(0, count) {
      var entry = unsafe zip_stat_t()
      guard unsafe zip_stat_index(archive, zip_uint64_t(index), 0, &entry) == 0 else { continue }
      total += unsafe min(entry.size, 1 << 40)
    }
    guard total <= UInt64(Self.statedLimit) else { throw .bomb(Self.statedLimit) }
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
      guard count >= 0 else { throw .wrongCheckSum(name) }
      if count == 0 { return true }
      inflated += count
      guard inflated <= limits.inflated else { throw .bomb(limits.inflated) }
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
  fileprivate static func bomb(_ limit: Int) -> FileError {
    FileError(
      .tooLarge, "Tệp giải nén ra quá \(limit >> 20) MB hoặc quá 10.000 phần; hãy bớt hình ảnh hoặc chia nhỏ tệp.",
      "The file unpacks to more than \(limit >> 20) MB or 10,000 parts; remove pictures or split the file.")
  }
  fileprivate static func unsafeName(_ name: String) -> FileError {
    FileError(
      .broken,
      "Tệp có phần tên «\(shown(name))», đường dẫn ra ngoài tệp; tệp không an toàn nên không được đọc, hãy hỏi lại nơi gửi.",
      "The file has a part named «\(shown(name))», a path out of the file; it is not safe and not read, ask whoever sent it."
    )
  }
  fileprivate static func doubleName(_ name: String) -> FileError {
    FileError(
      .broken, "Tệp có hai phần cùng tên «\(shown(name))», không rõ phần nào là thật; hãy mở bằng Word rồi lưu lại.",
      "The file has two parts named «\(shown(name))», and which one counts is not certain; open it in Word and save it again."
    )
  }
  /// A name of somebody else's making on one line.
  private static func shown(_ name: String) -> String {
    String(
      String.UnicodeScalarView(name.unicodeScalars.prefix(80).filter { $0.properties.generalCategory != .control }))
  }
  fileprivate static func wrongCheckSum(_ part: String) -> FileError {
    FileError(
      .broken, "Phần «\(part)» của tệp không khớp mã kiểm tra (CRC): tệp đã hỏng khi chép hoặc tải; hãy lấy lại tệp.",
      "Part «\(part)» of the file does not fit its check sum (CRC): it was damaged when copied or sent; fetch it again."
    )
  }
  fileprivate static let cutContainer = FileError(
    .broken, "Tệp hỏng hoặc bị cắt, thiếu phần cuối; hãy tải lại bản đầy đủ.",
    "The file is damaged or cut off, its end is missing; fetch a whole copy.")
  fileprivate static let outOfMemory = FileError(
    .tooLarge, "Máy không đủ bộ nhớ để đọc tệp; hãy chia nhỏ tệp.",
    "The machine has not enough memory to read the file; split the file.")
  static let brokenContainer = FileError(
    .broken, "Tệp hỏng, không giải nén được; hãy mở bằng Word rồi lưu lại.",
    "The file is damaged and cannot be unpacked; open it in Word and save it again.")
}
