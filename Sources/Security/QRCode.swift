// SPDX-License-Identifier: Apache-2.0
internal import CQRencode

/// A text as a QR code (ISO/IEC 18004): a square of dark and light modules.
public struct QRCode: Sendable, Hashable {
  /// Modules on each side.
  public let width: Int
  /// Whether a module is dark, row by row.
  public let isDark: [Bool]

  /// Encodes a text so that a sixth of it may be unreadable (level M); `nil` where it is too long for one symbol.
  public init?(_ text: String) {
    guard let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { unsafe QRcode_free(code) }
    width = Int(unsafe code.pointee.width)
    // The lowest bit tells dark from light; the others are of the encoder.
    let modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: width * width)
    isDark = unsafe modules.map { $0 & 1 == 1 }
  }
}
