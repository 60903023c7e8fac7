// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Glibc
internal import Synchronization

/// A piece of work on its way to a thread.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Entry point of every thread; at file level, because a closure could inherit an actor's isolation and trap.
private func runThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context = unsafe context {
    unsafe Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
  }
  return nil
}

/// Runs a closure on a detached thread of its own; whether the system gave one.
func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  let context = unsafe Unmanaged.passRetained(ThreadBody(body))
  var thread = pthread_t()
  guard unsafe pthread_create(&thread, nil, runThread, context.toOpaque()) == 0 else {
    unsafe context.release()
    return false
  }
  pthread_detach(thread)
  return true
}

/// Threads that run jobs from one bounded queue, oldest first.
final class WorkerPool: Sendable {
  private struct Queue {
    /// Jobs from `first` on wait; those before it are done and cleared away now and then.
    var jobs: [(@Sendable () -> Void)?] = []
    var first = 0
    var isClosed = false

    var count: Int { jobs.count - first }

    mutating func next() -> (@Sendable () -> Void)? {
      guard first < jobs.count else { return nil }
      let job = jobs[first]
      jobs[first] = nil
      first += 1
      if first > 64, first * 2 > jobs.count {
        jobs.removeFirst(first)
        first = 0
      }
      return job
    }
  }

  private let queue = Mutex(Queue())
  private let ready = DispatchSemaphore(value: 0)
  private let threads: Int
  private let limit: Int

  init(threads: Int, limit: Int) {
    self.threads = threads
    self.limit = limit
  }

  /// Starts the threads; whether the system gave them all.
  func start() -> Bool {
    (0..<threads).allSatisfy { _ in startThread { [self] in work() } }
  }

  /// Jobs that wait.
  var count: Int { queue.withLock { $0.count } }

  /// Queues a job; `false` where too many wait.
  func submit(_ job: @escaping @Sendable () -> Void) -> Bool {
    let isQueued = queue.withLock { queue in
      guard !queue.isClosed, queue.count < limit else { return false }
      queue.jobs.append(job)
      return true
    }
    if isQueued { ready.signal() }
    return isQueued
  }

  /// Drops the jobs that wait and ends each thread after its job.
  func close() {
    queue.withLock { queue in
      queue.isClosed = true
      queue.jobs = []
      queue.first = 0
    }
    for _ in 0..<threads { ready.signal() }
  }

  private func work() {
    while true {
      ready.wait()
      let (job, isClosed) = queue.withLock { ($0.next(), $0.isClosed) }
      job?()
      if isClosed { return }
    }
  }
}
