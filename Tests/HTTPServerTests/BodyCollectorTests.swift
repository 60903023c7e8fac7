// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import HTTPServer

@Suite struct `A collector of a body` {
  private let memory = BodyMemory(limit: 100)

  private func collector(limit: Int = 10, discardLimit: Int = 20) -> BodyCollector {
    BodyCollector(limit: limit, discardLimit: discardLimit, memory: memory)
  }

  private func add(_ count: Int, to collector: inout BodyCollector) -> Bool {
    let bytes = [UInt8](repeating: 7, count: count)
    return bytes.withUnsafeBytes { collector.add($0) }
  }

  @Test func `keeps what is within its limit and gives it away once`() {
    var collector = collector()
    #expect(add(4, to: &collector) && add(6, to: &collector))
    #expect(collector.received == 10 && collector.refusal == nil)
    #expect(collector.take() == [UInt8](repeating: 7, count: 10))
    #expect(collector.take().isEmpty)
  }

  @Test func `forgets everything above its limit, and counts on`() {
    var collector = collector()
    #expect(add(10, to: &collector) && add(1, to: &collector))
    #expect(collector.refusal == .bodyTooLarge && collector.take().isEmpty)
    #expect(add(19, to: &collector))
    #expect(!add(1, to: &collector))
    #expect(memory.reserve(100))
  }

  @Test func `holds its memory until it is released, whoever has the bytes`() {
    var collector = collector(limit: 90)
    #expect(add(90, to: &collector))
    _ = collector.take()
    #expect(!memory.reserve(11) && memory.reserve(10))
    collector.release()
    collector.release()
    #expect(memory.reserve(90) && !memory.reserve(1))
  }

  @Test func `refuses where others hold the memory`() {
    #expect(memory.reserve(95))
    var collector = collector()
    #expect(add(5, to: &collector) && add(1, to: &collector))
    #expect(collector.refusal == .memory)
    memory.release(95)
    #expect(memory.reserve(100))
  }

  @Test func `may be refused before anything came`() {
    var collector = collector()
    collector.refuse(.bodyTooLarge)
    #expect(add(30, to: &collector) && !add(1, to: &collector))
    #expect(collector.received == 31 && collector.refusal == .bodyTooLarge)
  }
}

@Suite struct `The registry of connections` {
  private let address = IPAddress("10.0.0.1")

  private func connection(_ descriptor: Int32, deadline: Int64, isFromProxy: Bool = false) -> Connection {
    Connection(descriptor: descriptor, peer: address, isFromProxy: isFromProxy, deadline: deadline)
  }

  @Test func `finds those that are overdue, once`() {
    let registry = ConnectionRegistry(limit: 9, limitPerAddress: 9)
    // Descriptors that no process has: to shut one down does nothing.
    for number in 0..<5 { registry.add(connection(1_000_000 + Int32(number), deadline: Int64(number))) }
    #expect(registry.count == 5)
    #expect(registry.reap(at: 0, isStopping: false) == 0)
    #expect(registry.reap(at: 3, isStopping: false) == 3)
    #expect(registry.reap(at: 3, isStopping: false) == 0)
    #expect(registry.reap(at: .max, isStopping: false) == 2)
  }

  @Test func `finds idle ones when the server stops`() {
    let registry = ConnectionRegistry(limit: 9, limitPerAddress: 9)
    let idle = connection(1_000_001, deadline: .max)
    let busy = connection(1_000_002, deadline: .max)
    busy.expect(by: .max)
    registry.add(idle)
    registry.add(busy)
    #expect(registry.reap(at: 0, isStopping: false) == 0)
    #expect(registry.reap(at: 0, isStopping: true) == 1)
    busy.expect(by: .max, isIdle: true)
    #expect(registry.reap(at: 0, isStopping: true) == 1)
  }

  @Test func `counts per address, but not for a proxy`() {
    let registry = ConnectionRegistry(limit: 9, limitPerAddress: 1)
    #expect(registry.admit(address) && !registry.admit(address))
    registry.remove(connection(1_000_003, deadline: 0, isFromProxy: true))
    #expect(!registry.admit(address))
    registry.remove(connection(1_000_004, deadline: 0))
    #expect(registry.admit(address))
    registry.dismiss(address)
    #expect(registry.admit(address))
    #expect(registry.admit(nil) && registry.admit(nil))
  }
}
