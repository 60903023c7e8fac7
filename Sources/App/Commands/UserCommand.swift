// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Security
import Store
import Web

/// `xanh user`: people and passwords from the command line, for those who own the machine.
enum UserCommand {
  static let command = Command(
    "user",
    arguments: Phrase(
      "list | password TÊN | link TÊN | factor TÊN | close TÊN | open TÊN",
      "list | password LOGIN | link LOGIN | factor LOGIN | close LOGIN | open LOGIN"),
    mostWords: 2,
    summary: Phrase(
      "Liệt kê người dùng, đặt mật khẩu, tạo liên kết, bỏ xác thực hai bước, đóng hoặc mở tài khoản.",
      "List people, set a password, make a link, take a second factor away, close or open an account."),
    discussion: Phrase(
      "TÊN là tên đăng nhập. «password» đọc mật khẩu mới từ đầu vào chuẩn, để nó không nằm trong lịch sử lệnh.",
      "«password» reads the new password from standard input, so that it stands in no history of commands."),
    run: run)

  /// What can be done, and whether it is done to somebody.
  private enum Action: String {
    case list, password, link, factor, close, open
  }

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    guard let word = arguments.words.first else {
      throw Failure(.usage, "hãy nói cần làm gì; xem «xanh user --help»", "say what to do; see «xanh user --help»")
    }
    guard let action = Action(rawValue: word) else {
      throw Failure(
        .usage, "«xanh user» không có việc «\(word)»; xem «xanh user --help»",
        "«\(word)» is nothing that «xanh user» does; see «xanh user --help»")
    }
    guard (arguments.words.count == 2) == (action != .list) else {
      throw Failure(
        .usage, "«xanh user \(word)»: \(action == .list ? "thừa" : "thiếu") tên đăng nhập; xem «xanh user --help»",
        "«xanh user \(word)» \(action == .list ? "takes no" : "needs a") sign-in name; see «xanh user --help»")
    }
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    guard action != .list else { return try list(installation, arguments) }
    let login = arguments.words[1]
    guard let person = try installation.database.read({ try $0.person(login: login) }) else {
      throw Failure(
        .dataError, "không ai có tên đăng nhập «\(login)»; «xanh user list» liệt kê",
        "nobody has the sign-in name «\(login)»; «xanh user list» shows all")
    }
    switch action {
    case .list: return .ok
    case .password: return try setPassword(installation, person, arguments)
    case .link: return try makeLink(installation, person)
    case .factor: return try removeFactor(installation, person, arguments)
    case .close, .open: return try setOpen(installation, person, action == .open, arguments)
    }
  }

  private static func list(_ installation: Installation, _ arguments: Arguments) throws -> ExitStatus {
    let (people, memberships, organisations) = try installation.database.read { connection in
      (try connection.people(), try connection.memberships(), try connection.organisationRecords())
    }
    let now = Installation.now()
    let tree = OrganisationTree(organisations, on: now.inVietnam.date)
    let counting = Dictionary(
      grouping: memberships.filter { $0.membership.counts(on: now.inVietnam.date) }, by: \.person)
    for person in people {
      let roles = (counting[person.id] ?? []).map {
        "\($0.membership.role.rawValue) @ \(tree[$0.membership.organisation]?.shortName ?? "?")"
      }
      let closed = person.isOpen(at: now) ? "" : Phrase(" (đã đóng)", " (closed)")[arguments.language]
      Terminal.print("\(person.login)\t\(person.name)\(closed)\t\(roles.joined(separator: ", "))")
    }
    return .ok
  }

  private static func setPassword(
    _ installation: Installation, _ person: Person, _ arguments: Arguments
  ) throws -> ExitStatus {
    let prompt = Phrase("Mật khẩu mới của \(person.login): ", "New password for \(person.login): ")
    let password = Terminal.secret(prompt[arguments.language]) ?? ""
    if let fault = PasswordRule.fault(in: password, login: person.login) {
      throw Failure(.dataError, "\(fault.vi) Chưa đổi gì", "\(fault.en) Nothing was changed")
    }
    let hash: String
    do throws(PasswordError) { hash = try PasswordHasher().hash(SecurityServices.normal(password)) } catch {
      throw Failure(.temporary, error.vietnamese, error.english)
    }
    try change(installation, person, "person.password") { try $0.setPassword(hash, of: person.id) }
    arguments.say(
      Phrase(
        "\(person.login): đã đặt mật khẩu, các phiên đã kết thúc", "\(person.login): password set, sessions ended"))
    return .ok
  }

  private static func makeLink(_ installation: Installation, _ person: Person) throws -> ExitStatus {
    let token = SecretToken.random().text
    let digest = Digest.blake2b256(Array(token.utf8))
    let now = Installation.now()
    try change(installation, person, "person.link") {
      try $0.insertOneTimeLink(token: digest, person: person.id, at: now, expires: now.adding(seconds: 3 * 86_400))
    }
    Terminal.print("/lien-ket/\(token)")
    return .ok
  }

  /// For an office whose only administrator lost the telephone: whoever owns the machine could change the database anyway.
  private static func removeFactor(
    _ installation: Installation, _ person: Person, _ arguments: Arguments
  ) throws -> ExitStatus {
    guard try installation.database.read({ try $0.secondFactor(of: person.id) }) != nil else {
      throw Failure(
        .dataError, "\(person.login) không có xác thực hai bước", "\(person.login) has no second factor")
    }
    try change(installation, person, "person.factor.remove") { _ = try $0.deleteSecondFactor(of: person.id) }
    arguments.say(
      Phrase("\(person.login): đã bỏ xác thực hai bước", "\(person.login): second factor taken away"))
    return .ok
  }

  private static func setOpen(
    _ installation: Installation, _ person: Person, _ isOpen: Bool, _ arguments: Arguments
  ) throws -> ExitStatus {
    let now = Installation.now()
    try change(installation, person, isOpen ? "person.open" : "person.close") {
      try $0.setDisabled(isOpen ? nil : now, of: person.id)
    }
    arguments.say(
      isOpen
        ? Phrase("\(person.login): đã mở", "\(person.login): open")
        : Phrase("\(person.login): đã đóng", "\(person.login): closed"))
    return .ok
  }

  private static func change(
    _ installation: Installation, _ person: Person, _ action: String,
    _ work: @escaping @Sendable (any Connection) throws -> Void
  ) throws {
    let author = Author(person: nil, name: "", at: Installation.now())
    try installation.database.write { connection in
      try work(connection)
      try connection.journal(action, account: person.id, by: author)
    }
  }
}
