// SPDX-License-Identifier: Apache-2.0
import CZip
import Glibc

/// A file of a container.
struct ZipEntry {
  let name: String
  let bytes: [UInt8]
}

/// Packs files into a zip container in memory. The same files give the same bytes: every entry carries the first moment
/// that the format knows, 1980-01-01 00:00.
func packZip(_ entries: [ZipEntry]) throws(FileError) -> [UInt8] {
  guard let target = unsafe zip_source_buffer_create(nil, 0, 0, nil) else { throw .unwritable }
  defer { unsafe zip_source_free(target) }
  // The archive takes over one reference of its source, whether it is closed or discarded.
  unsafe zip_source_keep(target)
  guard let archive = unsafe zip_open_from_source(target, ZIP_TRUNCATE, nil) else {
    unsafe zip_source_free(target)
    throw .unwritable
  }
  for entry in entries {
    guard unsafe add(entry, to: archive) else {
      unsafe zip_discard(archive)
      throw .unwritable
    }
  }
  guard unsafe zip_close(archive) == 0 else {
    unsafe zip_discard(archive)
    throw .unwritable
  }
  guard let bytes = unsafe contents(of: target) else { throw .unwritable }
  return bytes
}

private func add(_ entry: ZipEntry, to archive: OpaquePointer) -> Bool {
  // The archive reads the bytes when it is closed and frees them afterwards, so they are given to it as a copy.
  guard let copy = unsafe malloc(max(entry.bytes.count, 1)) else { return false }
  unsafe entry.bytes.withUnsafeBytes {
    unsafe copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
  }
  guard let source = unsafe zip_source_buffer(archive, copy, zip_uint64_t(entry.bytes.count), 1) else {
    unsafe free(copy)
    return false
  }
  let index = unsafe zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
  guard index >= 0 else {
    unsafe zip_source_free(source)
    return false
  }
  let january1980: zip_uint16_t = 0x0021
  return unsafe zip_file_set_dostime(archive, zip_uint64_t(index), 0, january1980, 0) == 0
    && zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, 6) == 0
}

private func contents(of source: OpaquePointer) -> [UInt8]? {
  var stat = unsafe zip_stat_t()
  guard unsafe zip_source_stat(source, &stat) == 0, unsafe zip_source_open(source) == 0 else { return nil }
  defer { unsafe zip_source_close(source) }
  let size = unsafe Int(stat.size)
  return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = unsafe max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
  }
}

extension FileError {
  fileprivate static let unwritable = FileError(
    .writing, "Không tạo được tệp nén: máy thiếu bộ nhớ; hãy thử lại.",
    "The container could not be made: the machine is out of memory; try again.")
}
