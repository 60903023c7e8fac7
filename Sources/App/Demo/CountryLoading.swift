// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import SampleCountry
import Security
import Store
import Web

/// Loads a sample country, so that an installation can be tried at the size of the whole one.
struct CountryLoading {
  private let installation: Installation
  private let country: SampleCountry
  private let bar: ProgressBar
  private let author = Author(person: nil, name: "", at: Installation.now())
  /// What is added to the number of a body, so that its identifier is one of the moment of loading.
  private let base: Int64

  init(_ installation: Installation, _ country: SampleCountry, bar: ProgressBar) {
    self.installation = installation
    self.country = country
    self.bar = bar
    base = installation.ids.next(Organisation.self, at: author.at).rawValue
  }

  /// What was loaded.
  struct Counts {
    var bodies = 0
    var people = 0
    var plans = 0
  }

  /// How many bodies are written with one call.
  private static let batch = 1_000

  /// Loads all of it or, where that is interrupted, nothing.
  func load() throws -> Counts {
    // One hash for all: they share a password that everybody knows, and a hash is slow on purpose.
    let hash = try PasswordHasher().hash(Demonstration.password)
    defer { bar.end() }
    return try installation.database.write { connection in
      var counts = Counts()
      var waiting: [SampleCountry.Body] = []
      var ready: [SampleCountry.Body] = []
      for body in country.bodies {
        // A body that has ended waits for its successor, whose identifier it is stored with.
        if body.to != nil {
          waiting.append(body)
          continue
        }
        if ready.count == Self.batch || !waiting.isEmpty {
          try add(ready, hash, to: connection, &counts)
          ready = []
        }
        try add(waiting, successor: body.number, to: connection, &counts)
        waiting = []
        ready.append(body)
      }
      try add(ready, hash, to: connection, &counts)
      return counts
    }
  }

  private func add(
    _ bodies: [SampleCountry.Body], successor: Int64, to connection: any Connection, _ counts: inout Counts
  ) throws {
    guard !bodies.isEmpty else { return }
    try connection.begin(with: bodies.map { organisation($0, successor: successor) }, at: author.at)
    counts.bodies += bodies.count
  }

  private func add(
    _ bodies: [SampleCountry.Body], _ hash: String, to connection: any Connection, _ counts: inout Counts
  ) throws {
    try connection.begin(with: bodies.map { organisation($0, successor: nil) }, at: author.at)
    for body in bodies {
      for person in country.people(of: body) {
        try add(person, hash, to: connection)
        counts.people += 1
      }
      if let plan = country.plan(of: body) {
        try add(plan, of: organisation(body, successor: nil), to: connection)
        counts.plans += 1
      }
    }
    counts.bodies += bodies.count
    bar.show(counts.bodies, of: country.count)
  }

  private func organisation(_ body: SampleCountry.Body, successor: Int64?) -> Organisation {
    Organisation(
      id: ID(base + body.number), realm: ID(base + 1), parent: body.parent.map { ID(base + $0) }, code: body.code,
      name: body.name, shortName: body.shortName, kind: body.kind, from: body.from, to: body.to,
      successor: successor.map { ID(base + $0) })
  }

  private func add(_ person: SampleCountry.Person, _ hash: String, to connection: any Connection) throws {
    guard let role = Role(rawValue: person.role) else { return }
    let made = Person(
      id: installation.ids.next(at: author.at), login: person.login, name: person.name, passwordHash: hash,
      isDemonstration: true)
    try connection.insert(made, at: author.at)
    try connection.insert(
      Membership(organisation: ID(base + person.body), role: role), of: made.id, realm: ID(base + 1))
  }

  private func add(_ plan: SampleCountry.Plan, of owner: Organisation, to connection: any Connection) throws {
    let (content, document, notes) = try PlanStore(installation).draft(
      Array(plan.text.utf8), name: plan.fileName, owner: owner, tree: OrganisationTree([owner]), at: author.at)
    try connection.insert(content, document: document, notes: notes, by: author)
    try connection.perform(.confirm, on: content.plan, by: author)
  }
}
