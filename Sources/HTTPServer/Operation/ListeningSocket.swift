// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Glibc

/// A TCP socket that listens; the caller owns and closes the descriptor.
struct ListeningSocket {
  private static let backlog: Int32 = 1024

  let descriptor: Int32
  let port: UInt16

  /// Listens on a numeric address; `::` takes IPv4 as well.
  init(address: String, port: UInt16) throws(TransportError) {
    var v4 = sockaddr_in()
    var v6 = sockaddr_in6()
    if unsafe inet_pton(AF_INET, address, &v4.sin_addr) == 1 {
      v4.sin_family = sa_family_t(AF_INET)
      v4.sin_port = port.bigEndian
      (descriptor, self.port) = try Self.listen(&v4, AF_INET, address, port)
    } else if unsafe inet_pton(AF_INET6, address, &v6.sin6_addr) == 1 {
      v6.sin6_family = sa_family_t(AF_INET6)
      v6.sin6_port = port.bigEndian
      (descriptor, self.port) = try Self.listen(&v6, AF_INET6, address, port)
    } else {
      throw .notAnAddress(address)
    }
  }

  private static func listen<Address>(
    _ address: inout Address, _ family: Int32, _ text: String, _ port: UInt16
  ) throws(TransportError) -> (Int32, UInt16) {
    let descriptor = xanh_stream_socket(family)
    guard descriptor >= 0 else { throw .cannotListen(text, port: port, error: errno) }
    var isOn: Int32 = 1
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
    var length = socklen_t(MemoryLayout<Address>.size)
    let status = unsafe withUnsafeMutableBytes(of: &address) { bytes in
      guard let socketAddress = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else {
        return Int32(-1)
      }
      guard unsafe bind(descriptor, socketAddress, length) == 0, Glibc.listen(descriptor, backlog) == 0 else {
        return -1
      }
      return unsafe getsockname(descriptor, socketAddress, &length)
    }
    guard status == 0 else {
      let error = errno
      close(descriptor)
      throw error == EADDRINUSE ? .addressInUse(text, port: port) : .cannotListen(text, port: port, error: error)
    }
    // The port stands at the same place in both kinds of address, after the family.
    let bound = unsafe withUnsafeBytes(of: &address) { unsafe $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self) }
    return (descriptor, UInt16(bigEndian: bound))
  }
}

/// Ends a connection, or makes a listening socket refuse connections; whoever waits for it wakes. It stays open.
func endTransmission(_ descriptor: Int32) { xanh_shut_down(descriptor) }

/// Lets the process open as many descriptors as its connections need, as far as the hard limit of the system allows.
func raiseDescriptorLimit(to count: Int) {
  var limit = rlimit()
  guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(count)
  else {
    return
  }
  limit.rlim_cur = min(limit.rlim_max, rlim_t(count))
  unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
