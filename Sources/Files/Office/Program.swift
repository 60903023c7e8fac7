// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc

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
}

/// How a program ended.
struct ProgramResult {
  /// Its exit status, or 128 and the number of the signal that ended it.
  let status: Int32
  /// Whether it was killed because its time was over.
  let isTimeout: Bool
  /// The last of what it printed, at most 4 KB.
  let output: String
}

/// Runs an outside program with limits and without the environment of this one, and waits for its end. The limits are
/// set by `prlimit` of util-linux, which every Debian system has.
///
/// - Parameter folder: an empty folder that is the program's home; what it prints goes to `output.txt` in it.
/// - Throws: `FileError.programFailed` if it cannot be started.
func runProgram(
  _ program: String, _ arguments: [String], folder: String, limits: ProgramLimits = ProgramLimits()
) throws(FileError) -> ProgramResult {
  let limited = [
    "/usr/bin/prlimit", "--cpu=\(limits.processorSeconds)", "--as=\(limits.memory)", "--fsize=\(limits.fileSize)",
    "--core=0", program,
  ]
  let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(folder)", "TMPDIR=\(folder)", "LANG=C.UTF-8"]
  let log = "\(folder)/output.txt"
  guard let child = start(limited + arguments, environment: environment, log: log) else { throw .notStarted(program) }
  let (status, isTimeout) = wait(for: child, seconds: limits.wallSeconds)
  let output = FileManager.default.contents(atPath: log)?.suffix(4096) ?? Data()
  return ProgramResult(status: status, isTimeout: isTimeout, output: String(decoding: output, as: UTF8.self))
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
  unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
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

private func wait(for child: pid_t, seconds: Int) -> (status: Int32, isTimeout: Bool) {
  let end = ContinuousClock.now + .seconds(seconds)
  var status: Int32 = 0
  while unsafe waitpid(child, &status, WNOHANG) == 0 {
    if ContinuousClock.now >= end {
      kill(-child, SIGKILL)
      unsafe waitpid(child, &status, 0)
      return (128 + SIGKILL, true)
    }
    usleep(5_000)
  }
  // Nothing that it started may outlive it.
  kill(-child, SIGKILL)
  let signal = status & 0x7F
  return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, false)
}

/// A folder of its own under the temporary one, gone with the object.
final class TemporaryFolder {
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
