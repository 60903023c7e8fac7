// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Waits for the signals that ask a service to end: SIGTERM (systemd) and SIGINT (Ctrl-C).
public struct TerminationSignal: Sendable {
  /// Keeps both signals from ending the program; call it before any thread starts, since threads inherit it.
  public init() {
    var signals = Self.signals
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Blocks the calling thread until one of them comes and returns it.
  public func wait() -> Int32 {
    var signals = Self.signals
    var signal: Int32 = 0
    while unsafe sigwait(&signals, &signal) != 0 {}
    return signal
  }

  /// From now on a further signal ends the program at once, for those who cannot wait for a graceful stop.
  public func release() {
    var signals = Self.signals
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe sigaddset(&signals, SIGINT)
    return signals
  }
}

/// Makes writing to a pipe whose reader is gone an error for the calling thread, instead of the end of the program.
func blockBrokenPipeSignal() {
  var signals = sigset_t()
  unsafe sigemptyset(&signals)
  unsafe sigaddset(&signals, SIGPIPE)
  unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
}
