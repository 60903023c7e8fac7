// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Security

@Suite struct `A key file` {
  private let seed = (0..<64).map { UInt8($0) }

  /// Cheap, because what is tested here does not depend on the cost.
  private func closed(_ passphrase: String = "một câu đủ dài") throws -> [UInt8] {
    try KeyFile.closed(seed, with: passphrase, memory: 8 << 10, passes: 1)
  }

  @Test(arguments: ["một câu đủ dài", "", "a\u{0}b", String(repeating: "ế", count: 2_000)])
  func `opens with the passphrase that closed it, and with no other`(passphrase: String) throws {
    let file = try closed(passphrase)
    #expect(KeyFile.isClosed(file) && !KeyFile.isClosed(seed))
    #expect(try KeyFile.opened(file, with: passphrase) == seed)
    #expect(throws: SealedFileError.wrongKey) { try KeyFile.opened(file, with: passphrase + " ") }
  }

  @Test func `shows nothing of the seed, and looks different each time`() throws {
    let (one, other) = (try closed(), try closed())
    for start in stride(from: 0, to: 64, by: 8) {
      #expect(!one.contains(Array(seed[start..<start + 8])))
    }
    #expect(one != other && one.count == other.count)
    // Salt, check, nonce and box have nothing in common.
    #expect(zip(one.dropFirst(28), other.dropFirst(28)).count { $0 == $1 } < 16)
  }

  @Test func `that was cut anywhere, or has something behind its end, is damaged`() throws {
    let file = try closed()
    for count in 0..<file.count {
      #expect(throws: SealedFileError.damaged) { try KeyFile.opened(Array(file.prefix(count)), with: "một câu đủ dài") }
    }
    #expect(throws: SealedFileError.damaged) { try KeyFile.opened(file + [0], with: "một câu đủ dài") }
  }

  @Test func `with any byte changed does not open, and costs no more than it may`() throws {
    let file = try closed()
    for index in file.indices {
      for bit in [UInt8(1), 0x80] {
        var changed = file
        changed[index] ^= bit
        #expect(throws: SealedFileError.self, "\(index)") { try KeyFile.opened(changed, with: "một câu đủ dài") }
      }
    }
  }

  @Test(arguments: [12, 13, 18, 19, 20, 21, 24])
  func `whose cost was raised beyond what the program asks for is damaged before it is tried`(index: Int) throws {
    var file = try closed()
    file[index] = 0xFF
    #expect(throws: SealedFileError.damaged) { try KeyFile.opened(file, with: "một câu đủ dài") }
  }

  @Test func `without the memory for its passphrase says so`() {
    #expect(throws: SealedFileError.outOfMemory) { try KeyFile.closed(seed, with: "x", memory: 1 << 42, passes: 1) }
  }
}
