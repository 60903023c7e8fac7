// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Security

@Suite struct `A password` {
  /// Cheap, because what is tested here does not depend on the cost.
  private let hasher = PasswordHasher(memory: 1 << 20, passes: 1)

  @Test(arguments: ["", "mật khẩu", "a", String(repeating: "x", count: PasswordHasher.lengthLimit), "a\u{0}b"])
  func `is known again by its hash`(_ password: String) throws {
    let hash = try hasher.hash(password)
    #expect(try hasher.verify(password, against: hash))
    #expect(try !hasher.verify(password.isEmpty ? "x" : String(password.dropLast()), against: hash))
  }

  @Test func `is not cut at a NUL`() throws {
    #expect(try !hasher.verify("a\u{0}c", against: hasher.hash("a\u{0}b")))
  }

  @Test func `has another hash each time`() throws { #expect(try hasher.hash("a") != hasher.hash("a")) }

  @Test(arguments: [
    "", "x", "$argon2id$", "$argon2id$v=19$m=65536,t=2,p=1$AAAA$AAAA", String(repeating: "$", count: 500),
  ])
  func `does not fit a broken hash`(_ hash: String) throws { #expect(try !hasher.verify("a", against: hash)) }

  @Test func `that is too long is refused before it costs anything`() {
    let long = String(repeating: "x", count: PasswordHasher.lengthLimit + 1)
    #expect(throws: PasswordError.tooLong) { try hasher.hash(long) }
    #expect(throws: PasswordError.tooLong) { try hasher.verify(long, against: "") }
  }

  @Test func `is hashed with 64 MiB and two passes unless told otherwise`() throws {
    let usual = PasswordHasher()
    let hash = try usual.hash("a")
    #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
    #expect(hash.utf8.count < 128)
    #expect(try usual.verify("a", against: hasher.hash("a")))
  }

  @Test func `can be checked against nothing`() throws {
    try hasher.verifyAgainstNothing("a")
    try hasher.verifyAgainstNothing("a")
    #expect(throws: PasswordError.tooLong) {
      try hasher.verifyAgainstNothing(String(repeating: "x", count: PasswordHasher.lengthLimit + 1))
    }
  }

  @Test func `of a machine without the memory is neither right nor wrong`() {
    let greedy = PasswordHasher(memory: 1 << 42, passes: 1)
    #expect(throws: PasswordError.outOfMemory) { try greedy.hash("a") }
  }

  @Test func `has to wait its turn, and is sent away where too many wait`() {
    // Each hash takes long enough that sixteen threads overlap: one runs, one waits.
    let narrow = PasswordHasher(memory: 16 << 20, passes: 2, concurrent: 1, waiting: 1)
    let counts = Mutex((done: 0, busy: 0))
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      do {
        _ = try narrow.hash("a")
        counts.withLock { $0.done += 1 }
      } catch {
        #expect(error as? PasswordError == .busy)
        counts.withLock { $0.busy += 1 }
      }
    }
    let (done, busy) = counts.withLock { $0 }
    #expect(done + busy == 16)
    #expect(done >= 1)
    #expect((try? narrow.hash("a")) != nil)
  }

  private static func priority() -> CInt { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }

  @Test func `is computed where it takes nothing from pages: behind every other thread, with a core left free`() {
    let here = Self.priority()
    #expect(computedYielding { Self.priority() } == min(19, here + 5))
    // The thread that waited for it has its own priority still.
    #expect(Self.priority() == here)
    #expect(PasswordHasher.usuallyConcurrent == max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1))
  }

  @Test(arguments: [
    (1024, true), (1025, false), (100_000, false),
  ]) func `has at most 1024 bytes, whatever its letters`(count: Int, isTaken: Bool) throws {
    let plain = String(repeating: "x", count: count)
    // «ế» has three bytes.
    let marked = String(repeating: "ế", count: count / 3) + String(repeating: "x", count: count % 3)
    for password in [plain, marked] {
      #expect(password.utf8.count == count)
      if isTaken {
        #expect(try hasher.verify(password, against: hasher.hash(password)))
      } else {
        #expect(throws: PasswordError.tooLong) { try hasher.hash(password) }
      }
    }
  }

  @Test func `is sent away, not kept waiting, where nobody more may wait`() {
    // One may run and the place of that one is not free: as if it were taken.
    let full = PasswordHasher(memory: 1 << 20, passes: 1, concurrent: 1, waiting: -1)
    #expect(throws: PasswordError.busy) { try full.hash("a") }
    #expect(throws: PasswordError.busy) { try full.verify("a", against: "") }
    #expect(throws: PasswordError.busy) { try full.verifyAgainstNothing("a") }
  }

  @Test(arguments: [PasswordError.busy, .tooLong, .outOfMemory])
  func `that cannot be checked is explained in both languages`(_ error: PasswordError) {
    #expect(error.vietnamese.contains("ậ") || error.vietnamese.contains("ẩ"))
    #expect(error.english.utf8.allSatisfy { $0 < 0x80 })
  }
}
