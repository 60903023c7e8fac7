// SPDX-License-Identifier: Apache-2.0
import Files
import FoundationEssentials
import Security
import Web

/// The secrets of an installation: one seed in a file that only its owner may read, and that may be closed with a
/// passphrase.
struct Keys: Sendable {
  /// Signs the head of the journal.
  let signing: SigningKey
  /// Ties forms to sessions.
  let forms: [UInt8]
  private let seed: [UInt8]

  /// What backups of this installation are sealed with unless another secret is named.
  var backupSecret: SealedFile.Secret { .keyFile(seed) }

  /// Seals the secrets of one purpose that are kept in the database.
  func sealing(_ purpose: Sealing.Purpose) -> Sealing { Sealing(seed: seed, purpose: purpose) }

  /// Digests of codes of one purpose.
  func codeDigests(_ purpose: Sealing.Purpose) -> CodeDigests { CodeDigests(seed: seed, purpose: purpose) }

  private init(_ seed: [UInt8], at path: String) throws(Failure) {
    guard let key = SigningKey(seed: Array(seed.prefix(32))) else { throw Self.damaged(path) }
    self.seed = seed
    signing = key
    forms = Array(seed.suffix(32))
  }

  /// The keys of the data folder; `nil` where it has none.
  static func found(_ configuration: Configuration) throws -> Keys? {
    let path = configuration.keyPath
    guard try isThere(path) else { return nil }
    return try Keys(seed(at: path, KeyPassphrase(configuration)), at: path)
  }

  /// New keys, for an installation that holds nothing yet: what was signed and sealed with lost ones fits no others.
  static func made(_ configuration: Configuration, isEmpty: Bool) throws -> Keys {
    let path = configuration.keyPath
    guard isEmpty else { throw lost(path) }
    let seed = randomBytes(KeyFile.seedCount)
    // Synced before anything is signed or tied with it: without its key the journal's head could not be checked.
    try DurableFile.write(seed, to: path)
    return try Keys(seed, at: path)
  }

  /// Whether there is a key file. One that is there and cannot be read is a failure: made anew, what it signed could not
  /// be checked any more.
  static func isThere(_ path: String) throws(Failure) -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    guard FileManager.default.contents(atPath: path) != nil else {
      throw Failure(
        .noPermission, "không đọc được tệp khóa «\(path)»; hãy chạy bằng tài khoản sở hữu nó",
        "the key file «\(path)» cannot be read; run as the account that owns it")
    }
    return true
  }

  /// The seed in a key file, asking for its passphrase where it is closed.
  static func seed(at path: String, _ passphrase: KeyPassphrase) throws -> [UInt8] {
    let bytes = Array(FileManager.default.contents(atPath: path) ?? Data())
    guard KeyFile.isClosed(bytes) else {
      guard bytes.count == KeyFile.seedCount else { throw damaged(path) }
      return bytes
    }
    let words = try passphrase.words(opening: path)
    do { return try KeyFile.opened(bytes, with: words) } catch {
      switch error {
      case .wrongKey:
        throw Failure(
          .noPermission, "sai câu mở tệp khóa «\(path)»; hãy xem lại \(passphrase.origin.vi)",
          "this is not the passphrase of the key file «\(path)»; look at \(passphrase.origin.en)")
      case .outOfMemory:
        throw Failure(
          .unavailable, "không đủ bộ nhớ để mở tệp khóa «\(path)» (cần 256 MiB)",
          "there is not enough memory to open the key file «\(path)» (256 MiB are needed)")
      default: throw damaged(path)
      }
    }
  }

  /// A key file of which a part is missing or was changed.
  private static func damaged(_ path: String) -> Failure {
    Failure(
      .configuration,
      "tệp khóa «\(path)» hỏng: phải đủ 64 byte, hoặc là tệp do «xanh key protect» ghi; hãy lấy lại từ bản cất giữ",
      "the key file «\(path)» is damaged: it must hold 64 bytes, or be as «xanh key protect» wrote it; put the copy "
        + "that was kept in its place")
  }

  /// A key file that is gone although an installation was made with it.
  private static func lost(_ path: String) -> Failure {
    Failure(
      .configuration,
      "mất tệp khóa «\(path)» của dữ liệu đang có; hãy đặt lại bản cất giữ, hoặc nếu không còn: «xanh key new»",
      "the key file «\(path)» of the data here is lost; put the copy that was kept in its place, or where there is none: "
        + "«xanh key new»")
  }
}

extension Configuration {
  /// The key file.
  var keyPath: String { dataFolder + "/keys" }
}

/// Where the passphrase of a key file comes from: a file that is named, or whoever sits at the terminal.
struct KeyPassphrase: Sendable {
  private let file: String

  /// As the settings have it.
  init(_ configuration: Configuration) { file = configuration["key-passphrase-file"].text }

  /// Where to look when it was a wrong one.
  var origin: Phrase {
    file.isEmpty ? Phrase("câu vừa gõ", "what was typed") : .both("«key-passphrase-file» («\(file)»)")
  }

  /// The passphrase, in one normal form, since keyboards differ in how they compose Vietnamese letters.
  func words(opening path: String) throws -> String {
    if !file.isEmpty { return SecurityServices.normal(try Self.firstLine(file)) }
    guard Terminal.isAsked, let typed = Terminal.secret("\(path): câu mở khóa / passphrase: ") else {
      throw Failure(
        .configuration, "tệp khóa «\(path)» khóa bằng một câu; hãy chỉ tệp có câu đó bằng «--key-passphrase-file»",
        "the key file «\(path)» is closed with a passphrase; name a file that holds it with «--key-passphrase-file»")
    }
    return SecurityServices.normal(typed)
  }

  /// The first line of a file, which may be a descriptor that was handed over, such as `/dev/fd/3`.
  private static func firstLine(_ path: String) throws -> String {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileReader(path).read(upTo: 4096) } catch { throw Failure(.noInput, error.line) }
    guard let text = String(validating: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self) else {
      throw Failure(
        .dataError, "dòng đầu của «\(path)» không phải chữ UTF-8", "the first line of «\(path)» is no text in UTF-8")
    }
    return text
  }
}
