// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// An IPv4 or IPv6 address; IPv4 mapped into IPv6 (RFC 4291, section 2.5.5.2) is IPv4.
struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// The sixteen bytes of the IPv6 form, first byte highest.
  private let high: UInt64
  private let low: UInt64

  private static let mappedPrefix: UInt64 = 0xFFFF << 32

  init?(_ text: String) {
    // The system's functions would read up to a NUL and leave out the rest.
    guard !text.utf8.contains(0) else { return nil }
    var v4 = in_addr()
    var v6 = in6_addr()
    if unsafe inet_pton(AF_INET, text, &v4) == 1 {
      self.init(v4: v4)
    } else if unsafe inet_pton(AF_INET6, text, &v6) == 1 {
      self.init(v6: v6)
    } else {
      return nil
    }
  }

  /// The address in a socket address; `nil` for another family, such as a local socket.
  init?(_ address: UnsafePointer<sockaddr>?) {
    guard let address = unsafe address else { return nil }
    switch Int32(unsafe address.pointee.sa_family) {
    case AF_INET:
      self.init(v4: unsafe UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in.self).sin_addr)
    case AF_INET6:
      self.init(v6: unsafe UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in6.self).sin6_addr)
    default: return nil
    }
  }

  private init(v4: in_addr) {
    high = 0
    low = Self.mappedPrefix | UInt64(UInt32(bigEndian: v4.s_addr))
  }

  private init(v6: in6_addr) {
    let words = unsafe withUnsafeBytes(of: v6) { bytes in
      unsafe (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    high = UInt64(bigEndian: words.0)
    low = UInt64(bigEndian: words.1)
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  var isV4: Bool { high == 0 && low >> 32 == Self.mappedPrefix >> 32 }

  /// What limits count: an IPv4 address, or the /64 network that one IPv6 subscriber has for itself.
  var subscriber: IPAddress { isV4 ? self : IPAddress(high: high, low: 0) }

  var description: String {
    if isV4 { return [24, 16, 8, 0].map { String(low >> $0 & 0xFF) }.joined(separator: ".") }
    var words = (high.bigEndian, low.bigEndian)
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    unsafe inet_ntop(AF_INET6, &words, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
