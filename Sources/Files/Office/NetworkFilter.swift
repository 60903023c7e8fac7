// SPDX-License-Identifier: Apache-2.0
import CSeccomp
import Glibc
import Synchronization

/// Shuts the network, and the other processes of this user, to one thread and to every program that is started from it.
/// A document from outside must not make LibreOffice fetch a picture, reach a service of the intranet, or look into the
/// memory of the server.
///
/// The kernel enforces it (seccomp, Linux 3.5 and later), no rights are needed, and it cannot be taken back: so it is
/// installed on a thread of its own.
enum NetworkFilter {
  /// Whether this machine can filter; tried once.
  static let isAvailable: Bool = {
    let isInstalled = Mutex(false)
    onOwnThread { isInstalled.withLock { $0 = install() } }
    return isInstalled.withLock { $0 }
  }()

  /// What a converter of documents never needs: sockets but those between programs of this machine, and of these only
  /// ones that it listens on itself; queues of work that would go around the filter; other processes; a session of its
  /// own, as programs make that are to outlive the one that started them.
  private static let refused: [(call: String, condition: scmp_arg_cmp?)] = [
    ("socket", scmp_arg_cmp(arg: 0, op: SCMP_CMP_NE, datum_a: UInt64(AF_UNIX), datum_b: 0)), ("connect", nil),
    ("sendto", scmp_arg_cmp(arg: 4, op: SCMP_CMP_NE, datum_a: 0, datum_b: 0)), ("io_uring_setup", nil),
    ("ptrace", nil), ("process_vm_readv", nil), ("process_vm_writev", nil), ("pidfd_getfd", nil), ("setsid", nil),
  ]

  /// Installs the filter on the thread that calls; `false` where the kernel takes none.
  static func install() -> Bool {
    let allow: UInt32 = 0x7FFF_0000
    let refuse: UInt32 = 0x0005_0000 | UInt32(EACCES)
    guard let filter = unsafe seccomp_init(allow) else { return false }
    defer { unsafe seccomp_release(filter) }
    for rule in refused {
      let number = unsafe seccomp_syscall_resolve_name(rule.call)
      let conditions = rule.condition.map { [$0] } ?? []
      guard unsafe seccomp_rule_add_array(filter, refuse, number, UInt32(conditions.count), conditions) == 0 else {
        return false
      }
    }
    return unsafe seccomp_load(filter) == 0
  }
}

/// Runs `work` on a thread that ends with it, and waits for the end; `false` where no thread can be made.
@discardableResult func onOwnThread(_ work: @escaping @Sendable () -> Void) -> Bool {
  var thread = pthread_t()
  let body = unsafe Unmanaged.passRetained(ThreadBody(work))
  guard unsafe pthread_create(&thread, nil, threadStarted, body.toOpaque()) == 0 else {
    unsafe body.release()
    return false
  }
  return pthread_join(thread, nil) == 0
}

private final class ThreadBody: Sendable {
  let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

private func threadStarted(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context = unsafe context { unsafe Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().work() }
  return nil
}
