// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import Synchronization

/// How much an outside program may use.
struct ProgramLimits {
  /// From start to end, in seconds; the program and all it started are killed afterwards.
  var wallSeconds = 60
  /// Of the processor, in seconds.
  var processorSeconds = 120
  /// Of address space, in bytes.
  var memory = 4 << 30
  /// Of each file it writes, in bytes.
  var fileSize = 256 << 20
  /// Files it has open at one time.
  var openFiles = 512
}

/// How a program ended.
struct ProgramResult {
  /// Its exit status, or 128 and the number of the signal that ended it.
  let status: Int32
  /// Whether it was killed because its time was over.
  let isTimeout: Bool
  /// Whether it was killed because nobody wanted its result any more.
  let isCancelled: Bool
  /// The last of what it printed, at most 4 KB.
  let output: String
}

/// Runs an outside program with limits, without the environment of this one and, where the kernel can filter, without
/// network, and waits for its end. The limits are set by `prlimit` of util-linux, which every Debian system has.
///
/// - Parameters:
///   - folder: an empty folder that is the program's home; what it prints goes to a file in it.
///   - log: the name of that file; programs that run at the same time in one folder need different ones.
///   - environment: more of it than the program gets anyway.
///   - isCancelled: asked every few milliseconds; once it says yes, the program and all it started are killed.
/// - Throws: `FileError.programFailed` if it cannot be started.
func runProgram(
  _ program: String, _ arguments: [String], folder: String, limits: ProgramLimits = ProgramLimits(),
  log name: String = "output.txt", environment more: [String] = [], isCancelled: () -> Bool = { false }
) throws(FileError) -> ProgramResult {
  let limited = [
    "/usr/bin/prlimit", "--cpu=\(limits.processorSeconds)", "--as=\(limits.memory)", "--fsize=\(limits.fileSize)",
    "--core=0", "--nofile=\(limits.openFiles)", program,
  ]
  let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(folder)", "TMPDIR=\(folder)", "LANG=C.UTF-8"] + more
  let log = "\(folder)/\(name)"
  let child = Mutex<pid_t?>(nil)
  onOwnThread {
    // Where there is no filter the program runs all the same; the server says so at its start.
    _ = NetworkFilter.install()
    let started = start(limited + arguments, environment: environment, log: log)
    child.withLock { $0 = started }
  }
  guard let child = child.withLock({ $0 }) else { throw .notStarted(program) }
  let end = wait(for: child, seconds: limits.wallSeconds, isCancelled)
  return ProgramResult(
    status: end.status, isTimeout: end.isTimeout, isCancelled: end.isCancelled,
    output: String(decoding: lastBytes(of: log), as: UTF8.self))
}

/// Where a program is installed, by the folders of `PATH`; `nil` where it is not.
func installedProgram(_ name: String) -> String? {
  programFolders.lazy.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// A folder that is not named from the root could be anybody's.
private let programFolders: [String] = {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  return path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
}()

/// The last bytes of a file, at most 4 KB.
private func lastBytes(of path: String) -> [UInt8] {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return [] }
  defer { close(descriptor) }
  let size = lseek(descriptor, 0, SEEK_END)
  lseek(descriptor, max(0, size - 4096), SEEK_SET)
  return unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
    count = unsafe max(0, read(descriptor, buffer.baseAddress, 4096))
  }
}

/// Starts a program in a process group of its own, so that what it starts can be ended with it.
private func start(_ arguments: [String], environment: [String], log: String) -> pid_t? {
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  unsafe posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
  for descriptor in openDescriptors() { unsafe posix_spawn_file_actions_addclose(&actions, descriptor) }
  var attributes = posix_spawnattr_t()
  unsafe posix_spawnattr_init(&attributes)
  defer { unsafe posix_spawnattr_destroy(&attributes) }
  // The server blocks signals to wait for them, and ignores some; an outside program takes them as it always does.
  var signals = sigset_t()
  unsafe sigemptyset(&signals)
  unsafe posix_spawnattr_setsigmask(&attributes, &signals)
  unsafe sigfillset(&signals)
  unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
  let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
  unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
  let argv = unsafe arguments.map { unsafe strdup($0) } + [nil]
  let envp = unsafe environment.map { unsafe strdup($0) } + [nil]
  defer { unsafe (argv + envp).forEach { unsafe free($0) } }
  var child = pid_t()
  return unsafe posix_spawn(&child, arguments[0], &actions, &attributes, argv, envp) == 0 ? child : nil
}

/// Sockets and databases of this program are no business of the other one.
private func openDescriptors() -> [Int32] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
  return names.compactMap { Int32($0) }.filter { $0 > 2 }
}

private func wait(
  for child: pid_t, seconds: Int, _ isCancelled: () -> Bool
) -> (status: Int32, isTimeout: Bool, isCancelled: Bool) {
  let begin = ContinuousClock.now
  var status: Int32 = 0
  while unsafe waitpid(child, &status, WNOHANG) == 0 {
    let passed = ContinuousClock.now - begin
    let isUnwanted = isCancelled()
    if isUnwanted || passed >= .seconds(seconds) {
      kill(-child, SIGKILL)
      unsafe waitpid(child, &status, 0)
      return (128 + SIGKILL, !isUnwanted, isUnwanted)
    }
    // Most programs for one page are done in some milliseconds, most conversions take a second.
    usleep(passed < .milliseconds(200) ? 1_000 : 5_000)
  }
  // Nothing that it started may outlive it.
  kill(-child, SIGKILL)
  let signal = status & 0x7F
  return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, false, false)
}

/// A folder of its own under the temporary one, gone with the object.
final class TemporaryFolder: Sendable {
  let path: String

  /// Makes an empty folder that only this user can enter.
  init() throws(FileError) {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var name = Array("\(parent)/xanh-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&name) != nil else { throw .noTemporaryFile(parent) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension FileError {
  fileprivate static func notStarted(_ program: String) -> FileError {
    FileError(
      .programFailed, "Không chạy được \(program); hãy báo người quản trị hệ thống.",
      "\(program) could not be started; tell the administrator of the system.")
  }
}
