// SPDX-License-Identifier: Apache-2.0
/// The fields of a form or of a query, in order; names may repeat.
public struct FormFields: Sendable, Hashable {
  /// The most fields that are read unless told otherwise.
  public static let defaultLimit = 2000

  /// Name and value of each field, decoded, in order.
  public private(set) var fields: [Field] = []

  /// One field.
  public struct Field: Sendable, Hashable {
    /// Decoded name.
    public let name: String
    /// Decoded value; empty where there is none.
    public let value: String

    /// Makes a field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Takes fields that are decoded already.
  public init(_ fields: [Field] = []) { self.fields = fields }

  /// Reads `application/x-www-form-urlencoded` as the URL Standard has it (section 5.1): a broken escape stands for
  /// itself, broken UTF-8 becomes U+FFFD. Throws `FormError.tooManyFields` above `limit` fields.
  public init(urlEncoded bytes: some Sequence<UInt8>, limit: Int = defaultLimit) throws(FormError) {
    var name: [UInt8]?
    var current: [UInt8] = []
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"):
        try add(name, current, limit)
        name = nil
        current.removeAll(keepingCapacity: true)
      case UInt8(ascii: "=") where name == nil:
        name = current
        current.removeAll(keepingCapacity: true)
      default: current.append(byte)
      }
    }
    try add(name, current, limit)
  }

  private mutating func add(_ name: [UInt8]?, _ rest: [UInt8], _ limit: Int) throws(FormError) {
    if name == nil && rest.isEmpty { return }
    guard fields.count < limit else { throw .tooManyFields(limit: limit) }
    fields.append(Field(name: Self.decoded(name ?? rest), value: name == nil ? "" : Self.decoded(rest)))
  }

  private static func decoded(_ text: [UInt8]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
        let high = PercentEncoding.hexadecimalDigit(text[index + 1]),
        let low = PercentEncoding.hexadecimalDigit(text[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(text[index] == UInt8(ascii: "+") ? 0x20 : text[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value of the first field of that name.
  public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The values of every field of that name, in order.
  public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The same fields as text: for links that keep the filters of a page.
  public var urlEncoded: String {
    fields.map { "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }.joined(separator: "&")
  }
}

/// Why a form cannot be read.
public enum FormError: Error, Sendable, Hashable {
  /// More fields or parts than the limit.
  case tooManyFields(limit: Int)
  /// The body has another media type than a form's.
  case notAForm
  /// A multipart body whose boundary is missing or that does not follow RFC 2046, with what is wrong in it.
  case malformed(MultipartFault)

  /// What to tell the user, in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .tooManyFields(let limit): "Biểu mẫu có quá \(limit) trường. Hãy chia nhỏ rồi gửi lại."
    case .notAForm: "Dữ liệu gửi lên không phải là biểu mẫu. Hãy mở lại trang và gửi lại từ đó."
    case .malformed: "Biểu mẫu bị hỏng trên đường truyền. Hãy tải lại trang và gửi lại."
    }
  }

  /// What to tell the user, in English.
  public var english: String {
    switch self {
    case .tooManyFields(let limit): "The form has more than \(limit) fields. Send it in smaller parts."
    case .notAForm: "What was sent is not a form. Open the page again and send it from there."
    case .malformed: "The form was damaged on its way. Load the page again and send it once more."
    }
  }
}

extension Request {
  /// The fields of the query; none where there are more than the default limit.
  public var queryFields: FormFields { (try? FormFields(urlEncoded: query.utf8)) ?? FormFields() }

  /// The fields of a body of type `application/x-www-form-urlencoded`.
  public func formFields(limit: Int = FormFields.defaultLimit) throws(FormError) -> FormFields {
    guard let type = headers["content-type"], MediaType.essence(of: type) == MediaType.urlEncodedForm else {
      throw .notAForm
    }
    return try FormFields(urlEncoded: body, limit: limit)
  }
}
