// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Synchronization

/// Who holds which session, valid for one version of the data and one day: whatever is written, a role taken away or a
/// session ended among it, makes the store be asked again, and so does midnight, since roles count from day to day.
final class SessionCache: Sendable {
  struct Entry: Sendable {
    let viewer: Viewer
    let expires: Instant
    let version: Int64
    let today: CivilDate
  }

  private static let limit = 4096
  private let entries = Mutex<[String: Entry]>([:])

  func find(_ token: String, version: Int64, today: CivilDate) -> Entry? {
    entries.withLock { $0[token] }.flatMap { $0.version == version && $0.today == today ? $0 : nil }
  }

  func keep(_ entry: Entry, under token: String) {
    entries.withLock { entries in
      if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
      entries[token] = entry
    }
  }
}

/// Whole pages for one version of the data. The first page of another version empties it.
final class PageCache: Sendable {
  /// What a page is made for.
  struct Key: Sendable, Hashable {
    let path: String
    let query: String
    let language: Language
    let viewer: ID<Person>
    let today: CivilDate
  }

  private struct Entry: Sendable {
    let plain: Response
    var compressed: Response?
  }

  private struct Contents: Sendable {
    var version: Int64
    var bytes = 0
    var entries: [Key: Entry] = [:]
  }

  /// Enough for the pages of a busy morning; beyond it the cache begins again.
  private static let byteLimit = 32 << 20
  private let contents = Mutex(Contents(version: -1))

  /// The page in the form that the client takes; `nil` where it is not there in that form.
  func find(_ key: Key, version: Int64, gzip: Bool) -> Response? {
    contents.withLock { contents in
      guard contents.version == version, let entry = contents.entries[key] else { return nil }
      return gzip ? entry.compressed : entry.plain
    }
  }

  /// Keeps a page, and returns it as it will be given out.
  func keep(_ response: Response, under key: Key, version: Int64) -> Response {
    var plain = response
    plain.headers.add("Vary", "Accept-Encoding, Cookie")
    plain.keptForm = KeptForm()
    let entry = Entry(plain: plain)
    add(Self.size(plain), version) { $0[key] = entry }
    return plain
  }

  /// Adds the compressed form of a page that is kept, and returns it.
  func keepCompressed(_ plain: Response, _ bytes: [UInt8], under key: Key, version: Int64) -> Response {
    var compressed = plain
    compressed.headers.add("Content-Encoding", "gzip")
    compressed.body = .bytes(bytes)
    compressed.keptForm = KeptForm()
    let kept = compressed
    add(bytes.count, version) { $0[key]?.compressed = kept }
    return compressed
  }

  private func add(_ size: Int, _ version: Int64, _ change: (inout [Key: Entry]) -> Void) {
    contents.withLock { contents in
      if contents.version != version || contents.bytes + size > Self.byteLimit { contents = Contents(version: version) }
      change(&contents.entries)
      contents.bytes += size
    }
  }

  private static func size(_ response: Response) -> Int {
    guard case .bytes(let bytes) = response.body else { return 0 }
    return bytes.count
  }
}

/// Plans with their results, for one version of the data and one day: what many pages of many people are made of.
final class OverviewCache: Sendable {
  private struct Contents: Sendable {
    let version: Int64
    let today: CivilDate
    var overviews: [ID<Plan>: PlanOverview] = [:]
  }

  /// Plans of a few hundred items each; beyond it the cache begins again.
  private static let limit = 64
  private let contents = Mutex<Contents?>(nil)

  func find(_ plan: ID<Plan>, version: Int64, today: CivilDate) -> PlanOverview? {
    contents.withLock { contents in
      guard let contents, contents.version == version, contents.today == today else { return nil }
      return contents.overviews[plan]
    }
  }

  func keep(_ overview: PlanOverview, version: Int64) {
    contents.withLock { contents in
      var kept = contents ?? Contents(version: version, today: overview.today)
      if kept.version != version || kept.today != overview.today || kept.overviews.count >= Self.limit {
        kept = Contents(version: version, today: overview.today)
      }
      kept.overviews[overview.plan.id] = overview
      contents = kept
    }
  }
}

/// Slows down those who try: counts events by key within a window of time, in memory.
final class Throttle: Sendable {
  private struct Count: Sendable {
    var since: Instant
    var events: Int
  }

  private static let limit = 10_000
  private let counts = Mutex<[String: Count]>([:])

  /// Counts an event and returns how many there were in the window, this one among them.
  func count(_ key: String, window seconds: Int64, at now: Instant) -> Int {
    counts.withLock { counts in
      if counts.count >= Self.limit { counts = counts.filter { $0.value.since.adding(seconds: 3600) > now } }
      // So many at once come from addresses that are drawn anew each time, which counting does not slow down.
      if counts.count >= Self.limit { counts.removeAll(keepingCapacity: true) }
      var count = counts[key] ?? Count(since: now, events: 0)
      if count.since.adding(seconds: seconds) <= now { count = Count(since: now, events: 0) }
      count.events += 1
      counts[key] = count
      return count.events
    }
  }

  /// How many events a key has in the window, without counting one.
  func events(_ key: String, window seconds: Int64, at now: Instant) -> Int {
    counts.withLock { counts in
      guard let count = counts[key], count.since.adding(seconds: seconds) > now else { return 0 }
      return count.events
    }
  }
}

/// Wrong passwords for names that nobody has, counted in memory as those of accounts are in the store.
final class UnknownNames: Sendable {
  private struct Failures: Sendable {
    var count = 0
    var lockedUntil: Instant?
  }

  private static let limit = 10_000
  private let names = Mutex<[String: Failures]>([:])

  func lockedUntil(_ login: String) -> Instant? { names.withLock { $0[login]?.lockedUntil } }

  /// Counts one more; a text that could not be a name is known to everybody as none, and takes no memory.
  func noteFailure(_ login: String, at now: Instant) {
    guard UsersPages.isLogin(login) else { return }
    names.withLock { names in
      if names.count >= Self.limit { names.removeAll(keepingCapacity: true) }
      var failures = names[login] ?? Failures()
      failures.count += 1
      failures.lockedUntil = SignInPages.lockedUntil(after: failures.count, at: now)
      names[login] = failures
    }
  }
}
