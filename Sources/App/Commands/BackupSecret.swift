// SPDX-License-Identifier: Apache-2.0
import Files
import FoundationEssentials
import Security
import Store
import Web

/// With what backups are sealed: the key file of the installation, unless another secret is named.
enum BackupSecret {
  static let flags: [Command.Flag] = [
    .init(
      name: "passphrase-file", value: .file,
      help: Phrase("Khóa bằng câu ở dòng đầu của tệp này.", "Seal with the passphrase on the first line of this file.")),
    .init(
      name: "key-file", value: .file,
      help: Phrase("Khóa bằng tệp khóa này, 32 đến 64 byte.", "Seal with this key file, 32 to 64 bytes.")),
  ]

  /// The shortest passphrase, in characters: a backup can be tried at leisure by who holds it.
  static let shortest = 12

  /// The secret that the flags name; `nil` where they name none.
  static func named(_ arguments: Arguments) throws -> SealedFile.Secret? {
    switch (arguments["passphrase-file"], arguments["key-file"]) {
    case (nil, nil): return nil
    case (let path?, nil): return .passphrase(try passphrase(path))
    case (nil, let path?): return .keyFile(try keyFile(path, try Configuration(arguments)))
    default:
      throw Failure(
        .usage, "chỉ dùng một trong «--passphrase-file» và «--key-file»",
        "give either «--passphrase-file» or «--key-file»")
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    do throws(FileError) { return try FileReader(path).read(upTo: 4096) } catch {
      throw Failure(.noInput, error.line)
    }
  }

  static func passphrase(_ path: String) throws -> String {
    let line = try bytes(path).prefix { $0 != 0x0A && $0 != 0x0D }
    guard let text = String(validating: line, as: UTF8.self), text.count >= shortest else {
      throw Failure(
        .dataError, "dòng đầu của «\(path)» phải là một câu từ \(shortest) ký tự trở lên",
        "the first line of «\(path)» must be a passphrase of \(shortest) characters or more")
    }
    return text
  }

  private static func keyFile(_ path: String, _ configuration: Configuration) throws -> [UInt8] {
    let key = try bytes(path)
    // The key file of another installation may be closed.
    if KeyFile.isClosed(key) { return try Keys.seed(at: path, KeyPassphrase(configuration)) }
    guard (32...64).contains(key.count) else {
      throw Failure(.dataError, "«\(path)» phải có 32 đến 64 byte", "«\(path)» must hold 32 to 64 bytes")
    }
    return key
  }

  // MARK: Reading

  /// A way to read a backup from its beginning, sealed or plain, once the secret was found to be the right one.
  static func source(_ path: String, _ secret: SealedFile.Secret) throws -> Backup.Source {
    guard try isSealed(path) else {
      return {
        let reader = try FileReader(path); return { try reader.read(upTo: $0) }
      }
    }
    let unlocked = try unlock(path, secret)
    return {
      let reader = try FileReader(path)
      _ = try reader.read(upTo: unlocked.headCount)
      let sealed = try SealedFile.Reader(unlocked) { try reader.read(upTo: $0) }
      return { count in
        do { return try sealed.read(upTo: count) } catch is SealedFileError { throw BackupError.damaged }
      }
    }
  }

  /// Whether a file begins as a sealed one.
  static func isSealed(_ path: String) throws -> Bool {
    try FileReader(path).read(upTo: SealedFile.firstLine.count) == SealedFile.firstLine
  }

  private static func unlock(_ path: String, _ secret: SealedFile.Secret) throws -> SealedFile.Unlocked {
    let reader = try FileReader(path)
    do { return try SealedFile.unlock({ try reader.read(upTo: $0) }, with: secret) } catch let error as SealedFileError
    {
      throw Failure(error == .outOfMemory ? .unavailable : .dataError, "«\(path)»: \(error.told.vi)", error.told.en)
    }
  }
}

extension SealedFileError {
  /// What is wrong and what to do.
  fileprivate var told: Phrase {
    switch self {
    case .needsPassphrase:
      Phrase(
        "bản này khóa bằng một câu; thêm «--passphrase-file TỆP»",
        "it is sealed with a passphrase; give «--passphrase-file FILE»")
    case .needsKeyFile:
      Phrase(
        "bản này khóa bằng tệp khóa; thêm «--key-file TỆP»", "it is sealed with a key file; give «--key-file FILE»")
    case .wrongKey:
      Phrase(
        "không phải khóa của bản này; dùng tệp «keys» của nơi đã sao lưu, hoặc «--key-file TỆP», «--passphrase-file TỆP»",
        "this is not its key; use the file «keys» of where it was made, or «--key-file FILE», «--passphrase-file FILE»")
    case .damaged:
      Phrase(
        "bản sao lưu bị cắt hoặc đã bị thay đổi; hãy dùng bản khác", "the backup was cut or changed; use another one")
    case .outOfMemory:
      Phrase("không đủ bộ nhớ để tính khóa từ câu", "there is not enough memory to make the key of the passphrase")
    }
  }
}
