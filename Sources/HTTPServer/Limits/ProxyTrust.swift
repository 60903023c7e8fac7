// SPDX-License-Identifier: Apache-2.0
internal import HTTP

/// Whom the server believes about the address of a client.
struct ProxyTrust: Sendable {
  private let proxies: Set<IPAddress>

  /// Throws the text that is no address.
  init(_ addresses: [String]) throws(TransportError) {
    var proxies: Set<IPAddress> = []
    for text in addresses {
      guard let address = IPAddress(text) else { throw .notAnAddress(text) }
      proxies.insert(address)
    }
    self.proxies = proxies
  }

  func includes(_ peer: IPAddress?) -> Bool { peer.map(proxies.contains) ?? false }

  /// The client that a trusted proxy names: the last entry of the last `X-Forwarded-For`, which the proxy itself wrote;
  /// what stands before it came from the client. `nil` where that is no address.
  static func client(in fields: Headers) -> IPAddress? {
    guard let list = fields.values("x-forwarded-for").last else { return nil }
    let last = list.utf8.reversed().prefix { $0 != UInt8(ascii: ",") }.reversed().filter { $0 != 0x20 && $0 != 0x09 }
    return IPAddress(String(decoding: last, as: UTF8.self))
  }

  /// Whether a trusted proxy says that the client reached it by TLS.
  static func isSecure(_ fields: Headers) -> Bool {
    fields.values("x-forwarded-proto").last?.equalsIgnoringASCIICase("https") ?? false
  }
}

/// Counts what each address has open and says when it is too much.
struct AddressCounts {
  private var counts: [IPAddress: Int] = [:]
  let limit: Int

  init(limit: Int) { self.limit = limit }

  func mayOpen(_ address: IPAddress) -> Bool { counts[address.subscriber, default: 0] < limit }

  mutating func open(_ address: IPAddress) { counts[address.subscriber, default: 0] += 1 }

  mutating func close(_ address: IPAddress) {
    let key = address.subscriber
    let count = counts[key, default: 0] - 1
    counts[key] = count > 0 ? count : nil
  }

  var isEmpty: Bool { counts.isEmpty }
}
