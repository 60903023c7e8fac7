// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// A line of «Nơi nhận»: the body, and in brackets what it is sent for.
enum RecipientLine {
  /// Reads a line without its bullet; `nil` for the archive line and for empty ones. Initials of the typist behind the
  /// last semicolon, in emphasis, are not part of the body.
  static func read(_ source: SourceText, _ range: Range<Int>) -> ReadPlan.Recipient? {
    var text = source.clean(range.lowerBound..<withoutInitials(source.bytes, range))
    var purpose: String?
    if let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")"),
      text[close...].dropFirst().allSatisfy({ ".;:,/ ".contains($0) }),
      tellsPurpose(text[text.index(after: open)..<close])
    {
      purpose = trimmed(String(text[text.index(after: open)..<close]))
      text = String(text[..<open])
    }
    text = trimmed(text)
    let folded = foldedForSearch(text)
    guard !text.isEmpty, !folded.hasPrefix("luu"), folded != "noi nhan" else { return nil }
    return ReadPlan.Recipient(body: text, purpose: purpose)
  }

  /// «để báo cáo», «b/c», «Thực hiện»; a short name, «VCCI», or the body above, «Bộ Y tế», belongs to the name before it.
  private static func tellsPurpose(_ bracket: Substring) -> Bool {
    guard let first = bracket.unicodeScalars.first, Letter(first)?.isUppercase == true else { return true }
    let opening = foldedForSearch(String(bracket.prefix { $0 != " " && $0 != "/" }))
    return purposes.contains(opening)
  }

  /// First words of purposes, folded: để, báo (cáo), b(/c), biết, thực (hiện), t(/h), phối (hợp), theo (dõi), thay, chỉ (đạo),
  /// đăng (tải), qua, gửi, kiểm (tra), tổng (hợp), lưu.
  private static let purposes: Set<String> = [
    "de", "bao", "b", "biet", "thuc", "t", "phoi", "p", "theo", "thay", "chi", "dang", "qua", "gui", "kiem", "tong",
    "luu",
  ]

  /// Whether a line tells where copies are kept: «Lưu: VT».
  static func isArchive(_ source: SourceText, _ range: Range<Int>) -> Bool {
    let text = trimmed(source.clean(range))
    return text.utf8.count < 200 && foldedForSearch(text).hasPrefix("luu")
  }

  /// End of the range before `; *Tân*;`.
  private static func withoutInitials(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    guard let mark = bytes[range].lastIndex(where: { $0 == UInt8(ascii: "*") }),
      let semicolon = bytes[range.lowerBound..<mark].lastIndex(of: UInt8(ascii: ";"))
    else {
      return range.upperBound
    }
    var index = semicolon + 1
    while index < mark, bytes[index] == 0x20 { index += 1 }
    return bytes[index] == UInt8(ascii: "*") ? semicolon : range.upperBound
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let last = rest.last, ".;:,/ ".contains(last) { rest = rest.dropLast() }
    return String(rest.drop { $0 == " " || $0 == "-" || $0 == "+" })
  }
}
