// SPDX-License-Identifier: Apache-2.0
import Files
import Security
import Web

/// `xanh key`: whether the key file is closed with a passphrase, and to close or open it.
enum KeyCommand {
  static let command = Command(
    "key", arguments: .both("status | protect | unprotect | new"),
    summary: Phrase(
      "Xem tệp khóa có khóa bằng một câu không; khóa, bỏ khóa, hoặc tạo tệp mới khi đã mất.",
      "Tell whether the key file is closed with a passphrase; close it, open it, or make a new one where it is lost."),
    discussion: Phrase(
      """
      «protect» khóa tệp «keys» của thư mục dữ liệu (Argon2id, XSalsa20-Poly1305); gõ câu mới hai lần, hoặc chỉ tệp bằng
      «--passphrase-file». Sau đó mọi lệnh và máy chủ cần câu này: ở bàn phím, hoặc tệp mà «--key-passphrase-file» chỉ,
      có thể là /dev/fd/3 hay một «credential» của systemd. «unprotect» bỏ khóa. Khóa bên trong không đổi, máy chủ đang
      chạy không bị ảnh hưởng.
      «new» chỉ dùng khi tệp đã mất: sao lưu cũ không mở được nữa, chữ ký cũ không đối chiếu được, xác thực hai bước phải
      đặt lại.
      """,
      """
      «protect» closes the file «keys» of the data folder (Argon2id, XSalsa20-Poly1305); type the new passphrase twice, or
      name a file with «--passphrase-file». From then on every command and the server need it: at the terminal, or from
      the file that «--key-passphrase-file» names, which may be /dev/fd/3 or a credential of systemd. «unprotect» opens
      the file again. The key inside stays the same, and a server that runs does not notice.
      «new» is for a file that is lost: older backups do not open any more, older signatures cannot be checked, and second
      factors must be set up again.
      """),
    flags: [
      .init(
        name: "passphrase-file", value: .file,
        help: Phrase("«protect»: câu mới ở dòng đầu của tệp này.", "«protect»: the new one on this file's first line."))
    ],
    run: run)

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    let configuration = try Configuration(arguments)
    let path = configuration.keyPath
    switch arguments.words.first {
    case "new": return try makeNew(path, arguments)
    case "status", "protect", "unprotect": break
    default:
      throw Failure(
        .usage, "hãy nói cần làm gì: status, protect, unprotect hoặc new; xem «xanh key --help»",
        "say what to do: status, protect, unprotect or new; see «xanh key --help»")
    }
    guard try Keys.isThere(path) else {
      throw Failure(
        .noInput, "không có tệp khóa «\(path)»; «--data» chỉ thư mục của nó",
        "there is no key file «\(path)»; «--data» names its folder")
    }
    let isClosed = KeyFile.isClosed(try DurableFile.read(path))
    switch arguments.words[0] {
    case "protect": return try protect(path, configuration, arguments)
    case "unprotect" where isClosed:
      try DurableFile.write(try Keys.seed(at: path, KeyPassphrase(configuration)), to: path)
      arguments.say(Phrase("«\(path)» không còn khóa", "«\(path)» is open now"))
    default:
      arguments.say(
        isClosed
          ? Phrase("«\(path)» khóa bằng một câu", "«\(path)» is closed with a passphrase")
          : Phrase("«\(path)» không khóa", "«\(path)» is open"))
    }
    return .ok
  }

  private static func protect(
    _ path: String, _ configuration: Configuration, _ arguments: Arguments
  ) throws -> ExitStatus {
    let seed = try Keys.seed(at: path, KeyPassphrase(configuration))
    let passphrase = SecurityServices.normal(try newPassphrase(arguments))
    do {
      let closed = try KeyFile.closed(seed, with: passphrase)
      // Nothing replaces a key before what replaces it was opened.
      guard try KeyFile.opened(closed, with: passphrase) == seed else { throw SealedFileError.damaged }
      try DurableFile.write(closed, to: path)
    } catch let error as SealedFileError {
      throw Failure(
        .unavailable, "chưa khóa được «\(path)» (\(error.rawValue)); chưa đổi gì",
        "«\(path)» could not be closed (\(error.rawValue)); nothing was changed")
    }
    arguments.say(
      Phrase(
        "đã khóa «\(path)»; hãy cất câu này ở nơi khác, quên thì không ai mở được",
        "«\(path)» is closed; keep the passphrase elsewhere, nobody opens the file without it"))
    return .ok
  }

  private static func newPassphrase(_ arguments: Arguments) throws -> String {
    if let path = arguments["passphrase-file"] { return try BackupSecret.passphrase(path) }
    let prompt = Phrase("Câu mới: ", "New passphrase: ")[arguments.language]
    let again = Phrase("Gõ lại: ", "Once more: ")[arguments.language]
    guard let typed = Terminal.secret(prompt), typed.count >= BackupSecret.shortest else {
      throw Failure(
        .dataError, "câu phải có từ \(BackupSecret.shortest) ký tự trở lên; chưa đổi gì",
        "a passphrase has \(BackupSecret.shortest) characters or more; nothing was changed")
    }
    guard !Terminal.isAsked || Terminal.secret(again) == typed else {
      throw Failure(.dataError, "hai lần gõ khác nhau; chưa đổi gì", "the two differ; nothing was changed")
    }
    return typed
  }

  private static func makeNew(_ path: String, _ arguments: Arguments) throws -> ExitStatus {
    guard try !Keys.isThere(path) else {
      throw Failure(
        .dataError, "đã có tệp khóa «\(path)»; không tạo tệp khác đè lên",
        "the key file «\(path)» is there; no other is made over it")
    }
    do throws(FileError) {
      try DurableFile.write(randomBytes(KeyFile.seedCount), to: path)
    } catch { throw Failure(.cannotCreate, error.line) }
    arguments.say(Phrase("đã tạo tệp khóa mới «\(path)»", "a new key file «\(path)» was made"))
    return .ok
  }
}
