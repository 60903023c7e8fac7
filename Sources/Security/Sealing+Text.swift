// SPDX-License-Identifier: Apache-2.0
extension Sealing {
  /// Seals a text for a context, as base64url for a column, a form or a cookie.
  public func seal(_ text: String, for context: String) -> String {
    Base64URL.encoded(seal(Array(text.utf8), for: Array(context.utf8)))
  }

  /// The text; `nil` where it was sealed with another key or for another context, or was changed.
  public func open(_ sealed: String, for context: String) -> String? {
    guard let bytes = Base64URL.decoded(sealed), let text = open(bytes, for: Array(context.utf8)) else { return nil }
    return String(decoding: text, as: UTF8.self)
  }
}
