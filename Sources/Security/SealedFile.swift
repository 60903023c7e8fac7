// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// Why a sealed file does not open.
public enum SealedFileError: String, Error, Sendable, Hashable, CaseIterable {
  /// It was sealed with a passphrase, and none was given.
  case needsPassphrase = "needs-passphrase"
  /// It was sealed with a key file, and a passphrase was given.
  case needsKeyFile = "needs-key-file"
  /// The passphrase or the key file is another one.
  case wrongKey = "wrong-key"
  /// It was cut or changed.
  case damaged
  /// The system has not the memory that the passphrase needs.
  case outOfMemory = "out-of-memory"
}

/// Files that only the holder of a key reads: libsodium's secretstream (XChaCha20-Poly1305), piece by piece, so that no
/// piece can be changed, left out, exchanged or added, and the end cannot be cut off, without its being noticed.
///
///     file  = head ‖ piece…
///     head  = "xanh.sealed-backup/1\n" ‖ kind (1 byte) ‖ check (16 bytes) ‖ stream header (24 bytes)
///             kind 0x4B: sealed with a key file: key = the key of `Sealing.Purpose.backup` from its bytes as a seed
///             kind 0x50: sealed with a passphrase: behind the kind stands the head of `PassphraseKey`
///     check = BLAKE2b-128(key: key, "xanh.sealed-backup/1"), which tells a wrong key from a damaged file
///     piece = 64 KiB, or for the last one what is left, sealed: 17 bytes longer; the first is bound to the head
public enum SealedFile {
  /// What a file is sealed with.
  public enum Secret: Sendable {
    /// The bytes of a key file, 32 to 64.
    case keyFile([UInt8])
    /// A passphrase, compared by its bytes.
    case passphrase(String)
  }

  /// The first bytes of every sealed file.
  public static let firstLine = Array("xanh.sealed-backup/1\n".utf8)
  static let pieceCount = 1 << 16
  static let overhead = Int(crypto_secretstream_xchacha20poly1305_ABYTES)
  private static let streamHeaderCount = Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES)
  private static let checkCount = 16
  private static let byKeyFile: UInt8 = 0x4B
  private static let byPassphrase: UInt8 = 0x50

  /// A key with the head of the file that it belongs to.
  public struct Unlocked: Sendable {
    let head: [UInt8]
    let key: [UInt8]
    /// Bytes of the head.
    public var headCount: Int { head.count }
  }

  // MARK: Head

  /// A new head and key; 256 MiB and three passes of Argon2id unless told otherwise.
  public static func lock(
    with secret: Secret, memory: Int = 256 << 20, passes: Int = 3
  ) throws(SealedFileError) -> Unlocked {
    var head = firstLine
    let key: [UInt8]
    switch secret {
    case .keyFile(let seed):
      key = Sealing.key(from: seed, for: .backup)
      head.append(byKeyFile)
    case .passphrase(let passphrase):
      let made = try PassphraseKey(passphrase, memory: memory, passes: passes)
      head += [byPassphrase] + made.head
      key = made.bytes
    }
    return Unlocked(head: head + check(of: key), key: key)
  }

  /// Reads the head of a file and finds its key.
  ///
  /// - Parameter read: gives the next bytes of the file, as many as asked for, or all that are left.
  public static func unlock(_ read: (Int) throws -> [UInt8], with secret: Secret) throws -> Unlocked {
    var head = try read(firstLine.count + 1)
    guard head.count == firstLine.count + 1, head.starts(with: firstLine) else { throw SealedFileError.damaged }
    let key: [UInt8]
    switch (head[firstLine.count], secret) {
    case (byKeyFile, .keyFile(let seed)): key = Sealing.key(from: seed, for: .backup)
    case (byPassphrase, .passphrase(let passphrase)):
      let found = try PassphraseKey(passphrase, head: try read(PassphraseKey.headCount))
      head += found.head
      key = found.bytes
    case (byPassphrase, .keyFile): throw SealedFileError.needsPassphrase
    case (byKeyFile, .passphrase): throw SealedFileError.needsKeyFile
    default: throw SealedFileError.damaged
    }
    let found = try read(checkCount)
    guard found.count == checkCount else { throw SealedFileError.damaged }
    guard equalInConstantTime(found, check(of: key)) else { throw SealedFileError.wrongKey }
    return Unlocked(head: head + found, key: key)
  }

  private static func check(of key: [UInt8]) -> [UInt8] { Security.check(of: key, for: Array(firstLine.dropLast())) }

  // MARK: Pieces

  /// Seals what is written, piece by piece.
  public struct Writer {
    private var state = crypto_secretstream_xchacha20poly1305_state()
    private var waiting: [UInt8] = []
    private var bound: [UInt8]
    private let append: ([UInt8]) throws -> Void

    /// Writes the head.
    public init(_ unlocked: Unlocked, append: @escaping ([UInt8]) throws -> Void) throws {
      Sodium.prepare()
      var header = [UInt8](repeating: 0, count: SealedFile.streamHeaderCount)
      unsafe crypto_secretstream_xchacha20poly1305_init_push(&state, &header, unlocked.key)
      bound = unlocked.head
      self.append = append
      try append(unlocked.head + header)
    }

    /// Adds bytes.
    public mutating func write(_ bytes: [UInt8]) throws {
      waiting += bytes
      var start = 0
      // The last piece is told from the others, so one whole piece is always kept back.
      while waiting.count - start > SealedFile.pieceCount {
        try push(Array(waiting[start..<start + SealedFile.pieceCount]), isLast: false)
        start += SealedFile.pieceCount
      }
      waiting.removeFirst(start)
    }

    /// Ends the file.
    public mutating func finish() throws {
      try push(waiting, isLast: true)
      waiting = []
    }

    private mutating func push(_ piece: [UInt8], isLast: Bool) throws {
      var sealed = [UInt8](repeating: 0, count: piece.count + SealedFile.overhead)
      let tag =
        isLast
        ? UInt8(crypto_secretstream_xchacha20poly1305_TAG_FINAL)
        : UInt8(crypto_secretstream_xchacha20poly1305_TAG_MESSAGE)
      unsafe crypto_secretstream_xchacha20poly1305_push(
        &state, &sealed, nil, piece, UInt64(piece.count), bound, UInt64(bound.count), tag)
      bound = []
      try append(sealed)
    }
  }

  /// Reads what was sealed; nothing is given out that was not found unchanged.
  public final class Reader {
    private var state = crypto_secretstream_xchacha20poly1305_state()
    private var opened: ArraySlice<UInt8> = []
    private var bound: [UInt8]
    private var isOver = false
    private let read: (Int) throws -> [UInt8]

    /// Begins behind the head that was unlocked.
    public init(_ unlocked: Unlocked, read: @escaping (Int) throws -> [UInt8]) throws {
      Sodium.prepare()
      let header = try read(SealedFile.streamHeaderCount)
      bound = unlocked.head
      self.read = read
      guard header.count == SealedFile.streamHeaderCount,
        unsafe crypto_secretstream_xchacha20poly1305_init_pull(&state, header, unlocked.key) == 0
      else { throw SealedFileError.damaged }
    }

    /// The next bytes: as many as asked for, or all that are left. The end is told only once the last piece was found
    /// whole and nothing follows it.
    public func read(upTo count: Int) throws -> [UInt8] {
      var bytes: [UInt8] = []
      while bytes.count < count {
        if opened.isEmpty {
          if isOver { break }
          try pull()
          continue
        }
        let piece = opened.prefix(count - bytes.count)
        bytes += piece
        opened = opened.dropFirst(piece.count)
      }
      return bytes
    }

    private func pull() throws {
      let sealed = try read(SealedFile.pieceCount + SealedFile.overhead)
      guard sealed.count >= SealedFile.overhead else { throw SealedFileError.damaged }
      var piece = [UInt8](repeating: 0, count: sealed.count - SealedFile.overhead)
      var tag: UInt8 = 0
      let status = unsafe crypto_secretstream_xchacha20poly1305_pull(
        &state, &piece, nil, &tag, sealed, UInt64(sealed.count), bound, UInt64(bound.count))
      guard status == 0 else { throw SealedFileError.damaged }
      bound = []
      isOver = tag == UInt8(crypto_secretstream_xchacha20poly1305_TAG_FINAL)
      if isOver, try !read(1).isEmpty { throw SealedFileError.damaged }
      opened = piece[...]
    }
  }
}
