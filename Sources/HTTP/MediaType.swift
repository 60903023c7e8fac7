// SPDX-License-Identifier: Apache-2.0
/// Media types that the program sends or reads (registered with IANA).
public enum MediaType {
  /// A page.
  public static let html = "text/html; charset=utf-8"
  /// Plain text.
  public static let plainText = "text/plain; charset=utf-8"
  /// A style sheet.
  public static let css = "text/css; charset=utf-8"
  /// A script.
  public static let javaScript = "text/javascript; charset=utf-8"
  /// A table (RFC 4180).
  public static let csv = "text/csv; charset=utf-8"
  /// A calendar (RFC 5545).
  public static let calendar = "text/calendar; charset=utf-8"
  /// JSON.
  public static let json = "application/json"
  /// Problem details (RFC 9457).
  public static let problem = "application/problem+json"
  /// Prometheus text format.
  public static let metrics = "text/plain; version=0.0.4; charset=utf-8"
  /// A legal document in Akoma Ntoso (OASIS LegalDocumentML).
  public static let akomaNtoso = "application/akn+xml"
  /// A drawing.
  public static let svg = "image/svg+xml"
  /// A picture.
  public static let png = "image/png"
  /// A photograph.
  public static let jpeg = "image/jpeg"
  /// A PDF document.
  public static let pdf = "application/pdf"
  /// A WordprocessingML document.
  public static let docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  /// A SpreadsheetML workbook.
  public static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  /// Bytes of an unknown kind.
  public static let octets = "application/octet-stream"
  /// A simple form.
  public static let urlEncodedForm = "application/x-www-form-urlencoded"
  /// A form with files.
  public static let multipartForm = "multipart/form-data"

  /// Type and subtype without parameters, in small letters.
  public static func essence(of value: String) -> String {
    let bytes = value.utf8.prefix { $0 != UInt8(ascii: ";") }.filter { $0 != 0x20 && $0 != 0x09 }
    return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// A parameter of a media type or of another field of that form, such as `boundary` or `filename`; quotes are taken
  /// off.
  public static func parameter(_ name: String, of value: String) -> String? {
    for parameter in parameters(of: Array(value.utf8)) where parameter.name.equalsIgnoringASCIICase(name) {
      return parameter.value
    }
    return nil
  }

  /// Whether compression makes a body of that type smaller.
  public static func isCompressible(_ value: String) -> Bool {
    let essence = essence(of: value)
    return essence.hasPrefix("text/") || essence.hasSuffix("+json") || essence.hasSuffix("+xml")
      || essence == json || essence == "application/xml"
  }

  /// What follows the first `;`. A backslash escapes only a quote or a backslash: browsers send the backslashes of a
  /// Windows path as they are.
  private static func parameters(of bytes: [UInt8]) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var index = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
    while index < bytes.count {
      index += 1
      let name = bytes[index...].prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      index = name.endIndex
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
      let value = parameterValue(in: bytes, from: &index)
      found.append((String(decoding: name.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self), value))
    }
    return found
  }

  /// Reads a token or quoted string that follows `=` and leaves the index at the next `;` or the end.
  private static func parameterValue(in bytes: [UInt8], from index: inout Int) -> String {
    index += 1
    var value: [UInt8] = []
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      index += 1
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if bytes[index] == UInt8(ascii: "\\"), next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") { index += 1 }
        value.append(bytes[index])
        index += 1
      }
    } else {
      let token = bytes[index...].prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 }
      value = Array(token)
    }
    index = bytes[min(index, bytes.count)...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
    return String(decoding: value, as: UTF8.self)
  }
}
