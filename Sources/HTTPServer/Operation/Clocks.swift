// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Nanoseconds of a clock that never goes back, for deadlines and durations.
func monotonicNanoseconds() -> Int64 { nanoseconds(CLOCK_MONOTONIC) }

/// Milliseconds since 1970-01-01T00:00:00Z, for the log.
func wallClockMilliseconds() -> Int64 { nanoseconds(CLOCK_REALTIME) / 1_000_000 }

private func nanoseconds(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  unsafe clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

extension Duration {
  /// Whole nanoseconds, at most a century.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return min(seconds, 3_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}

/// Sleeps the calling thread, about that long.
func pause(_ duration: Duration) {
  let nanoseconds = duration.nanoseconds
  var time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
  unsafe nanosleep(&time, nil)
}
