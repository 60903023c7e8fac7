// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Synchronization

/// When sessions were used last, gathered in memory and written down together, so that looking at a page costs no write
/// and throws no page out of memory.
final class SessionUses: Sendable {
  /// Between two writings: so coarse is what owners see.
  static let seconds: Int64 = 600

  private struct State: Sendable {
    var uses: [String: Instant] = [:]
    var since: Instant?
  }

  private let state = Mutex(State())

  /// Notes that the session of a token is used.
  func note(_ token: String, at now: Instant) {
    state.withLock { state in
      state.uses[token] = now
      if state.since == nil { state.since = now }
    }
  }

  /// What was noted, once in ten minutes; it is forgotten here.
  func due(at now: Instant) -> [String: Instant] {
    state.withLock { state in
      guard let since = state.since, since.adding(seconds: Self.seconds) <= now else { return [:] }
      let uses = state.uses
      state = State()
      return uses
    }
  }
}

extension Site {
  /// Writes down which sessions were used, where it is time. What cannot be written is of no weight.
  func writeUses(at now: Instant) {
    let due = uses.due(at: now)
    guard !due.isEmpty else { return }
    let digested = due.map { (token: services.security.digest($0.key), at: $0.value) }
    do { try services.database.write { try $0.noteUse(ofSessions: digested) } } catch {
      services.log("sessions: \(String(reflecting: error))")
    }
  }
}
