// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Synchronization

/// A connection that waits, out of the library's loop, for the answer of a worker.
///
/// Safe to send between threads: the pointer is only given to `MHD_resume_connection`, which may be called from any
/// thread, once, and the library keeps a suspended connection until then.
@safe final class Suspension: @unchecked Sendable {
  private enum State {
    case waiting
    case answered(PreparedResponse)
    case taken
  }

  private let connection: OpaquePointer
  private let state = Mutex(State.waiting)

  /// Suspends the connection; only on its own thread, from the handler.
  init(_ connection: OpaquePointer) {
    unsafe self.connection = unsafe connection
    unsafe MHD_suspend_connection(connection)
  }

  /// Gives the answer and wakes the connection. The first answer counts: a worker may come after the stopping server.
  /// Returns whether this was the first.
  func resume(with response: PreparedResponse) -> Bool {
    let isFirst = state.withLock { state in
      guard case .waiting = state else { return false }
      state = .answered(response)
      return true
    }
    if isFirst { unsafe MHD_resume_connection(connection) }
    return isFirst
  }

  /// The answer, once.
  func take() -> PreparedResponse? {
    state.withLock { state in
      guard case .answered(let response) = state else { return nil }
      state = .taken
      return response
    }
  }
}

/// The suspended connections, for the stopping server, which must wake them all.
@safe final class SuspensionRegistry: Sendable {
  private let waiting = Mutex<[ObjectIdentifier: Suspension]>([:])

  var isEmpty: Bool { waiting.withLock { $0.isEmpty } }

  func add(_ suspension: Suspension) { waiting.withLock { $0[ObjectIdentifier(suspension)] = suspension } }

  /// Resumes one; it leaves the registry only after the library knows, so that an empty registry means that none is
  /// left.
  func resume(_ suspension: Suspension, with response: PreparedResponse) {
    if suspension.resume(with: response) {
      _ = waiting.withLock { $0.removeValue(forKey: ObjectIdentifier(suspension)) }
    }
  }

  func resumeAll(with response: () -> PreparedResponse) {
    for suspension in waiting.withLock({ Array($0.values) }) { resume(suspension, with: response()) }
  }
}
