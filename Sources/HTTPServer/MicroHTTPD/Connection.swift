// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// One open connection. The library retains it from its opening to its closing.
final class Connection: Sendable {
  let descriptor: Int32
  /// `nil` for a socket without an address.
  let peer: IPAddress?
  let peerText: String
  let isFromProxy: Bool
  /// When the reaper may close it, on the monotonic clock; `Int64.max` while the server itself is at work.
  private let deadline: Atomic<Int64>
  /// Whether it waits for the next request.
  private let isIdle = Atomic(true)

  init(descriptor: Int32, peer: IPAddress?, isFromProxy: Bool, deadline: Int64) {
    self.descriptor = descriptor
    self.peer = peer
    peerText = peer?.description ?? "local"
    self.isFromProxy = isFromProxy
    self.deadline = Atomic(deadline)
  }

  func expect(by deadline: Int64, isIdle: Bool = false) {
    self.deadline.store(deadline, ordering: .relaxed)
    self.isIdle.store(isIdle, ordering: .relaxed)
  }

  func isOverdue(at now: Int64, isStopping: Bool) -> Bool {
    deadline.load(ordering: .relaxed) < now || isStopping && isIdle.load(ordering: .relaxed)
  }

  /// Makes the library see the end of the connection. Only while the registry holds it: the descriptor is open so long.
  func shutDown() {
    expect(by: .max)
    endTransmission(descriptor)
  }
}

/// The open connections, how many each address has, and how many places are left.
final class ConnectionRegistry: Sendable {
  private struct Open {
    var connections: [Int32: Connection] = [:]
    var perAddress: AddressCounts
  }

  private let open: Mutex<Open>
  private let places: DispatchSemaphore

  init(limit: Int, limitPerAddress: Int) {
    // A semaphore must not be freed below its first value, so that is zero.
    places = DispatchSemaphore(value: 0)
    for _ in 0..<limit { places.signal() }
    open = Mutex(Open(perAddress: AddressCounts(limit: limitPerAddress)))
  }

  /// Takes a place for a connection to come.
  func waitForPlace() { places.wait() }

  /// Gives a place back.
  func leave() { places.signal() }

  /// Counts a connection of an address; `false` where it has too many.
  func admit(_ address: IPAddress?) -> Bool {
    guard let address else { return true }
    return open.withLock { open in
      guard open.perAddress.mayOpen(address) else { return false }
      open.perAddress.open(address)
      return true
    }
  }

  /// Takes back what `admit` has counted.
  func dismiss(_ address: IPAddress?) {
    if let address { open.withLock { $0.perAddress.close(address) } }
  }

  func add(_ connection: Connection) { open.withLock { $0.connections[connection.descriptor] = connection } }

  func remove(_ connection: Connection) {
    _ = open.withLock { $0.connections.removeValue(forKey: connection.descriptor) }
    if !connection.isFromProxy { dismiss(connection.peer) }
    leave()
  }

  var count: Int { open.withLock { $0.connections.count } }

  /// Shuts down what is overdue and returns how many those were. Under the lock: a descriptor that is closed meanwhile
  /// could belong to another connection.
  func reap(at now: Int64, isStopping: Bool) -> Int {
    open.withLock { open in
      var count = 0
      for connection in open.connections.values where connection.isOverdue(at: now, isStopping: isStopping) {
        connection.shutDown()
        count += 1
      }
      return count
    }
  }
}
