// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import Synchronization

/// A piece of work on its way to a thread.
private final class Errand: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// What comes back from a thread.
private final class Answer<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}

/// How much a thread yields, as nice(1) counts: by 5 it gets a quarter of a core that an ordinary one wants too.
private let yielding: CInt = 5
private let ofThreads = __priority_which_t(PRIO_PROCESS.rawValue)

/// Entry point of every thread; at file level, because a closure could inherit an actor's isolation and trap.
private func runErrand(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // On Linux each thread has a priority, and 0 is the calling one (setpriority(2)). None gets its own back without a
  // privilege, which is why a thread ends with its errand.
  _ = setpriority(ofThreads, 0, getpriority(ofThreads, 0) + yielding)
  if let context = unsafe context {
    unsafe Unmanaged<Errand>.fromOpaque(context).takeRetainedValue().run()
  }
  return nil
}

/// Computes a value on a thread that yields the cores to every ordinary one, while the caller waits; `nil` where the
/// system gave no thread.
func computedYielding<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? {
  let answer = Answer<Value>()
  let errand = Errand {
    let value = work()
    answer.value.withLock { $0 = value }
  }
  let context = unsafe Unmanaged.passRetained(errand)
  var thread = pthread_t()
  guard unsafe pthread_create(&thread, nil, runErrand, context.toOpaque()) == 0 else {
    unsafe context.release()
    return nil
  }
  pthread_join(thread, nil)
  return answer.value.withLock { $0 }
}
