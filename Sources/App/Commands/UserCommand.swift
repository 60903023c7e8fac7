// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Security
import Store
import Web

/// `xanh user`: people and passwords from the command line, for those who own the machine.
enum UserCommand {
  static let command = Command(
    "user", arguments: "list | password LOGIN | link LOGIN | close LOGIN | open LOGIN",
    summary: "List people, set a password, make a one-time link, close or open an account.",
    discussion: "«password» reads the new password from standard input, so that it stands in no history of commands.",
    run: run)

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    guard let action = arguments.words.first else { throw Failure(.usage, "say what to do; see «xanh user --help»") }
    let installation = try Installation(try Configuration(arguments))
    if action == "list" { return try list(installation) }
    guard arguments.words.count == 2 else { throw Failure(.usage, "«xanh user \(action)» needs a sign-in name") }
    let login = arguments.words[1]
    guard let person = try installation.database.read({ try $0.person(login: login) }) else {
      throw Failure(.dataError, "nobody has the sign-in name «\(login)»; «xanh user list» shows all")
    }
    switch action {
    case "password": return try setPassword(installation, person)
    case "link": return try makeLink(installation, person)
    case "close", "open": return try setOpen(installation, person, action == "open")
    default: throw Failure(.usage, "«\(action)» is nothing that «xanh user» does; see «xanh user --help»")
    }
  }

  private static func list(_ installation: Installation) throws -> ExitStatus {
    let (people, memberships, organisations) = try installation.database.read { connection in
      (try connection.people(), try connection.memberships(), try connection.organisations())
    }
    let tree = OrganisationTree(organisations)
    for person in people {
      let roles = memberships.filter { $0.person == person.id }.map {
        "\($0.membership.role.rawValue) @ \(tree[$0.membership.organisation]?.shortName ?? "?")"
      }
      let closed = person.disabledAt == nil ? "" : " (closed)"
      Terminal.print("\(person.login)\t\(person.name)\(closed)\t\(roles.joined(separator: ", "))")
    }
    return .ok
  }

  private static func setPassword(_ installation: Installation, _ person: Person) throws -> ExitStatus {
    let password = Terminal.secret("New password for \(person.login): ") ?? ""
    if let fault = PasswordRule.fault(in: password, login: person.login) {
      throw Failure(.dataError, "\(fault.en) Nothing was changed.")
    }
    let hash: String
    do throws(PasswordError) { hash = try PasswordHasher().hash(SecurityServices.normal(password)) } catch {
      throw Failure(.dataError, error.english)
    }
    try change(installation, person, "person.password") { try $0.setPassword(hash, of: person.id) }
    Terminal.print("\(person.login): password set, sessions ended")
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

  private static func setOpen(_ installation: Installation, _ person: Person, _ isOpen: Bool) throws -> ExitStatus {
    let now = Installation.now()
    try change(installation, person, isOpen ? "person.open" : "person.close") {
      try $0.setDisabled(isOpen ? nil : now, of: person.id)
    }
    Terminal.print("\(person.login): \(isOpen ? "open" : "closed")")
    return .ok
  }

  private static func change(
    _ installation: Installation, _ person: Person, _ action: String,
    _ work: @escaping @Sendable (any Connection) throws -> Void
  ) throws {
    let author = Author(person: nil, name: "", at: Installation.now())
    try installation.database.write { connection in
      try work(connection)
      try connection.journal(
        action, "person", person.id, realm: try connection.realm(of: person.id), before: nil, after: nil, by: author)
    }
  }
}
