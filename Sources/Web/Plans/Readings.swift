// SPDX-License-Identifier: Apache-2.0
import Domain
import Store
import Synchronization

/// The readings of uploaded documents that take longer than a page may: how far each has come, and whether it is still
/// wanted. They live in memory; the files lie apart, so that a server that was stopped in between loses none.
final class Readings: Sendable {
  /// How far a reading has come.
  enum State: Sendable {
    /// It waits for another to end.
    case waiting
    /// Pages done, of all that are recognised.
    case running(done: Int, of: Int)
    /// The plan was made.
    case finished(ID<Plan>)
    /// It could not be read.
    case failed(Phrase)
    /// Somebody stopped it.
    case stopped

    var isOver: Bool {
      switch self {
      case .waiting, .running: false
      case .finished, .failed, .stopped: true
      }
    }
  }

  private struct Reading {
    let person: ID<Person>
    let sha256: String
    var state = State.waiting
    var isWanted = true
  }

  /// How many readings one person may have under way.
  static let mostOfOnePerson = 3
  /// How many are remembered; those that ended longest ago are forgotten first.
  private static let mostKept = 200

  private let readings = Mutex<(byKey: [String: Reading], order: [String])>(([:], []))

  /// What comes of the wish to begin a reading.
  enum Beginning {
    case begun
    /// It is under way already, as where a button was pressed twice.
    case known
    /// The person has too many under way.
    case refused
  }

  /// Takes a reading up.
  func begin(_ key: String, of sha256: String, by person: ID<Person>) -> Beginning {
    readings.withLock { readings in
      if let known = readings.byKey[key], !known.state.isOver { return .known }
      // What was stopped while it waited takes nobody's place.
      let own = readings.byKey.values.count { $0.person == person && !$0.state.isOver && $0.isWanted }
      guard own < Self.mostOfOnePerson else { return .refused }
      readings.byKey[key] = Reading(person: person, sha256: sha256)
      readings.order.removeAll { $0 == key }
      readings.order.append(key)
      while readings.order.count > Self.mostKept,
        let old = readings.order.firstIndex(where: { readings.byKey[$0]?.state.isOver != false })
      {
        readings.byKey[readings.order.remove(at: old)] = nil
      }
      return .begun
    }
  }

  /// Notes how far a reading has come; tells whether it is still wanted.
  func advance(_ key: String, done: Int, of total: Int) -> Bool {
    readings.withLock { readings in
      guard readings.byKey[key]?.isWanted == true else { return false }
      readings.byKey[key]?.state = .running(done: done, of: total)
      return true
    }
  }

  /// Ends a reading; one that was stopped stays stopped, unless its plan is there all the same.
  func end(_ key: String, _ state: State) {
    readings.withLock { readings in
      guard var reading = readings.byKey[key] else { return }
      if case .finished = state { reading.isWanted = true }
      reading.state = reading.isWanted ? state : .stopped
      readings.byKey[key] = reading
    }
  }

  /// A reading is no longer wanted.
  func stop(_ key: String) {
    readings.withLock { readings in
      guard let reading = readings.byKey[key], !reading.state.isOver else { return }
      readings.byKey[key]?.isWanted = false
    }
  }

  /// Whether a reading is still wanted.
  func isWanted(_ key: String) -> Bool { readings.withLock { $0.byKey[key]?.isWanted ?? false } }

  /// Whether the file of some bytes is wanted by a reading that is under way, or that was stopped and may be taken up again.
  func needs(_ sha256: String) -> Bool {
    readings.withLock { readings in
      readings.byKey.values.contains { reading in
        guard reading.sha256 == sha256 else { return false }
        if case .stopped = reading.state { return true }
        return !reading.state.isOver
      }
    }
  }

  /// How far a reading has come; `nil` for one that this server knows nothing of.
  func state(_ key: String) -> State? { readings.withLock { $0.byKey[key]?.state } }
}
