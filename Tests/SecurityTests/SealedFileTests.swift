// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Security

@Suite struct `A sealed file` {
  private let seed = [UInt8](0..<64)

  /// A file over an array, as restoring reads it.
  private func source(_ bytes: [UInt8]) -> (Int) throws -> [UInt8] {
    var rest = bytes[...]
    return { count in
      let piece = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
      return piece
    }
  }

  private func sealed(_ content: [UInt8], _ secret: SealedFile.Secret? = nil, step: Int = 1 << 20) throws -> [UInt8] {
    var file: [UInt8] = []
    let unlocked = try SealedFile.lock(with: secret ?? .keyFile(seed), memory: 8 << 20, passes: 1)
    var writer = try SealedFile.Writer(unlocked) { file += $0 }
    for start in stride(from: 0, to: content.count, by: step) {
      try writer.write(Array(content[start..<min(start + step, content.count)]))
    }
    try writer.finish()
    return file
  }

  private func opened(_ file: [UInt8], _ secret: SealedFile.Secret? = nil, step: Int = 100_000) throws -> [UInt8] {
    let read = source(file)
    let reader = try SealedFile.Reader(try SealedFile.unlock(read, with: secret ?? .keyFile(seed)), read: read)
    var content: [UInt8] = []
    while true {
      let piece = try reader.read(upTo: step)
      content += piece
      if piece.count < step { return content }
    }
  }

  private func content(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } }

  private static let piece = SealedFile.pieceCount

  @Test(arguments: [0, 1, piece - 1, piece, piece + 1, 2 * piece, 3 * piece + 7], [1 << 20, 999])
  func `gives back what went in, however it is written and read`(count: Int, step: Int) throws {
    let content = content(count)
    let file = try sealed(content, step: step)
    #expect(file.starts(with: SealedFile.firstLine))
    #expect(try opened(file) == content)
    #expect(try opened(file, step: 1_017) == content)
  }

  @Test func `opens with its passphrase`() throws {
    let file = try sealed(content(1_000), .passphrase("một câu đủ dài"))
    #expect(try opened(file, .passphrase("một câu đủ dài")) == content(1_000))
    #expect(throws: SealedFileError.wrongKey) { try opened(file, .passphrase("một câu đủ dài ")) }
    #expect(throws: SealedFileError.needsPassphrase) { try opened(file) }
  }

  @Test func `does not open with another key`() throws {
    let file = try sealed(content(1_000))
    var other = seed
    other[63] ^= 1
    #expect(throws: SealedFileError.wrongKey) { try opened(file, .keyFile(other)) }
    #expect(throws: SealedFileError.needsKeyFile) { try opened(file, .passphrase("x")) }
  }

  @Test func `is never twice the same and shows nothing of what it holds`() throws {
    let words = Array(String(repeating: "Nguyễn Thị An ", count: 10_000).utf8)
    let (one, other) = (try sealed(words), try sealed(words))
    #expect(one != other)
    let seen = Set(stride(from: 0, to: one.count - 8, by: 1).map { Array(one[$0..<$0 + 8]) })
    #expect(!seen.contains(Array("Nguyễn".utf8.prefix(8))))
  }

  @Test func `is refused where a byte of the head was changed, or it was cut in it`() throws {
    let file = try sealed(content(100))
    for place in 0..<(SealedFile.firstLine.count + 1 + 16 + 24) {
      var changed = file
      changed[place] ^= 0x10
      #expect(throws: SealedFileError.self, "\(place)") { try opened(changed) }
      #expect(throws: SealedFileError.damaged, "\(place)") { try opened(Array(file.prefix(place))) }
    }
  }

  @Test(arguments: [Int64(1) << 40, 0, -1]) func `whose cost was changed does not make the program work for it`(
    memory: Int64
  ) throws {
    var file = try sealed(content(10), .passphrase("một câu đủ dài"))
    let place = SealedFile.firstLine.count + 9
    for index in 0..<8 { file[place + index] = UInt8(truncatingIfNeeded: memory >> (56 - 8 * Int64(index))) }
    #expect(throws: SealedFileError.damaged) { try opened(file, .passphrase("một câu đủ dài")) }
  }

  @Test func `is refused where pieces were changed, cut off, exchanged, repeated or added`() throws {
    let file = try sealed(content(3 * Self.piece + 500))
    let head = SealedFile.firstLine.count + 1 + 16 + 24
    let (whole, size) = (Array(file), Self.piece + SealedFile.overhead)
    let pieces = stride(from: head, to: file.count, by: size).map { Array(whole[$0..<min($0 + size, whole.count)]) }
    try #require(pieces.count == 4)
    let start = Array(whole.prefix(head))
    let wrong: [[[UInt8]]] = [
      Array(pieces.dropLast()), Array(pieces.dropFirst()), [pieces[1], pieces[0], pieces[2], pieces[3]],
      [pieces[0], pieces[0], pieces[1], pieces[2], pieces[3]], pieces + [pieces[3]], pieces + [[0]], [], [pieces[3]],
    ]
    for (number, list) in wrong.enumerated() {
      #expect(throws: SealedFileError.damaged, "\(number)") { try opened(start + list.flatMap(\.self)) }
    }
    for place in stride(from: head, to: file.count, by: 9_973) {
      var changed = file
      changed[place] ^= 1
      #expect(throws: SealedFileError.damaged) { try opened(changed) }
      #expect(throws: SealedFileError.damaged) { try opened(Array(file.prefix(place))) }
    }
    #expect(throws: SealedFileError.damaged) { try opened(file.dropLast()) }
  }

  @Test func `of another one's pieces is refused`() throws {
    let (one, other) = (try sealed(content(10)), try sealed(content(20)))
    let head = SealedFile.firstLine.count + 1 + 16
    #expect(throws: SealedFileError.damaged) { try opened(Array(one.prefix(head + 24)) + other.dropFirst(head + 24)) }
  }
}
