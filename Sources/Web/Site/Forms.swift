// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP

/// A form that was sent: its fields, and its files where it was multipart.
struct SentForm: Sendable {
  private let fields: FormFields
  private let multipart: MultipartForm?

  init(_ request: Request) throws(FormError) {
    if MediaType.essence(of: request.headers["content-type"] ?? "") == MediaType.multipartForm {
      let form = try request.multipartForm()
      multipart = form
      fields = form.fields
    } else {
      multipart = nil
      fields = try request.formFields()
    }
  }

  /// The first value of a field as text of one or more lines: without surrounding white space, and without the control
  /// characters that no keyboard types. `nil` where the field was not sent.
  subscript(name: String) -> String? { fields[name].map(Self.cleaned) }

  /// The text of a field, empty where it was not sent.
  func text(_ name: String) -> String { self[name] ?? "" }

  /// The text of a field that is one line, such as a name: white space within it is single blanks.
  func line(_ name: String) -> String { text(name).onOneLine }

  /// All values of a field.
  func all(_ name: String) -> [String] { fields.all(name).map(Self.cleaned) }

  /// Texts longer than a word or two, without secrets: what a person would not like to type again.
  var longTexts: [String] {
    let secrets: Set<String> = ["token", "key", "password", "old", "new", "code", "secret"]
    return fields.fields.filter { !secrets.contains($0.name) && $0.value.utf8.count > 20 }.map {
      Self.cleaned($0.value)
    }
  }

  /// All fields in the order in which they came.
  var pairs: [(name: String, value: String)] { fields.fields.map { ($0.name, Self.cleaned($0.value)) } }

  /// Whether a field was sent at all, as a ticked box is.
  func has(_ name: String) -> Bool { fields[name] != nil }

  /// The files chosen for a field, with their bytes.
  func files(_ name: String) -> [(name: String, bytes: [UInt8])] {
    guard let multipart else { return [] }
    return multipart.files(name).map { ($0.fileName ?? "", Array(multipart.content(of: $0))) }
  }

  private static func cleaned(_ text: String) -> String {
    let bytes = text.utf8.filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

extension CivilDate {
  /// Reads a day as people type it, `20/11/2026`, or `YYYY-MM-DD`; `nil` for anything else.
  init?(typed text: String) {
    // A month or a quarter is no day.
    guard let day = CivilDate(iso: Deadline(typed: text)?.edtf ?? text) else { return nil }
    self = day
  }
}

extension String {
  /// The words of the text with single blanks between them.
  var onOneLine: String {
    isPlainLine ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether single blanks between words are certainly all the white space there is: true of most cells of most tables,
  /// and found out without a look at letters.
  private var isPlainLine: Bool {
    var last: UInt8 = 0x20
    for byte in utf8 {
      switch byte {
      // White space beyond ASCII, and marks that join a blank, begin with one of these bytes.
      case 0..<0x20, 0xC2, 0xCC, 0xCD, 0xE2, 0xE3: return false
      case 0x20 where last == 0x20, 0x9A where last == 0xE1: return false
      default: last = byte
      }
    }
    return isEmpty || last != 0x20
  }
}

extension Visit {
  /// The form in the body.
  func form() throws(FormError) -> SentForm { try SentForm(request) }

  /// What was typed in a field of the form that is being answered, to stand in it again; empty where none was sent.
  func typed(_ name: String) -> String { request.method == "POST" ? (try? form())?.text(name) ?? "" : "" }
}
