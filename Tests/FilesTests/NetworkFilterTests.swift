// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Files

/// What outside programs may do and what they may not.
@Suite(.enabled(if: NetworkFilter.isAvailable, "skipped: the kernel takes no filter"))
struct NetworkFilterTests {
  /// Something that a program may try, as Python.
  struct Attempt: Sendable, CustomTestStringConvertible {
    let name, code: String

    init(_ name: String, _ code: String) { (self.name, self.code) = (name, code) }

    var testDescription: String { name }
  }

  private static let refused = [
    Attempt("a TCP socket", "socket.socket()"), Attempt("a TCP socket over IPv6", "socket.socket(socket.AF_INET6)"),
    Attempt("a UDP socket, as for names", "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
    Attempt("routes of the kernel", "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)"),
    Attempt("raw packets", "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
    Attempt("the socket of a database", "socket.socket(socket.AF_UNIX).connect('/nonexistent')"),
    Attempt(
      "the socket of the log", "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', '/nonexistent')"),
    Attempt("the memory of another process", "libc('ptrace', 16, os.getppid(), 0, 0)"),
    Attempt("a session of its own", "os.setsid()"),
  ]

  private static let allowed = [
    Attempt("a pair of sockets", "a, b = socket.socketpair(); a.sendall(b'x'); assert b.recv(1) == b'x'"),
    Attempt("a socket that it listens on", "s = socket.socket(socket.AF_UNIX); s.bind('own'); s.listen()"),
    Attempt("programs of its own", "assert subprocess.run(['true']).returncode == 0"),
    Attempt("threads", "t = threading.Thread(target=print); t.start(); t.join()"),
    Attempt("files in its folder", "open('note', 'w').write('x')"),
  ]

  /// Runs Python in an empty folder; 13 is the status of a refusal, 0 of success.
  private func run(_ code: String) throws -> ProgramResult {
    let folder = try TemporaryFolder()
    let script = """
      import ctypes, os, socket, subprocess, sys, threading
      os.chdir(os.environ['HOME'])
      def libc(name, *arguments):
        library = ctypes.CDLL(None, use_errno=True)
        if getattr(library, name)(*arguments) < 0:
          raise OSError(ctypes.get_errno(), name)
      try:
        \(code)
      except PermissionError as error:
        sys.exit(error.errno)
      """
    return try runProgram("/usr/bin/python3", ["-c", script], folder: folder.path)
  }

  @Test(arguments: refused) func `a program is refused`(_ attempt: Attempt) throws {
    let result = try run(attempt.code)
    #expect(result.status == EACCES, "\(result.output)")
  }

  @Test(arguments: allowed) func `a program keeps`(_ attempt: Attempt) throws {
    let result = try run(attempt.code)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func `what a program starts is refused the same`() throws {
    let result = try run(
      "sys.exit(subprocess.run([sys.executable, '-c', 'import socket; socket.socket()']).returncode and 13)")
    #expect(result.status == EACCES)
    #expect(result.output.contains("PermissionError"))
  }

  @Test func `this process keeps its network`() throws {
    _ = try run("socket.socketpair()")
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #expect(descriptor >= 0)
    close(descriptor)
  }

  @Test func `the filter ends with its thread`() {
    onOwnThread { _ = NetworkFilter.install() }
    onOwnThread {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      #expect(descriptor >= 0)
      close(descriptor)
    }
  }
}

/// The limits that outside programs run under.
struct ProgramLimitTests {
  /// A shell script that goes over a limit, and what must then be true of its end.
  struct Excess: Sendable, CustomTestStringConvertible {
    let name, script: String
    let limits: ProgramLimits

    init(_ name: String, _ script: String, _ change: (inout ProgramLimits) -> Void) {
      var limits = ProgramLimits(wallSeconds: 60)
      change(&limits)
      (self.name, self.script, self.limits) = (name, script, limits)
    }

    var testDescription: String { name }
  }

  private static let excesses = [
    Excess("memory", "x=$(head -c 200000000 /dev/zero | tr '\\0' a); echo ${#x}") { $0.memory = 64 << 20 },
    Excess("processor", "while :; do :; done") { $0.processorSeconds = 1 },
    Excess("open files", "eval \"$(for i in $(seq 3 60); do echo \"exec $i</dev/null\"; done)\"") { $0.openFiles = 32 },
    Excess("one file", "head -c 100000 /dev/zero > \"$HOME/big\"") { $0.fileSize = 5000 },
  ]

  @Test(arguments: excesses) func `a program that goes over a limit fails, and not for its time`(_ excess: Excess)
    throws
  {
    let folder = try TemporaryFolder()
    let result = try runProgram("/bin/bash", ["-c", excess.script], folder: folder.path, limits: excess.limits)
    #expect(result.status != 0, "\(result.output)")
    #expect(!result.isTimeout)
    let roomy = try TemporaryFolder()
    guard excess.name != "processor" else { return }
    #expect(try runProgram("/bin/bash", ["-c", excess.script], folder: roomy.path).status == 0)
  }

  @Test func `of what a program prints the end is kept, at most 4 KB`() throws {
    let folder = try TemporaryFolder()
    let script = "head -c 20000000 /dev/zero | tr '\\0' a; echo; echo; echo cuối >&2; exit 9"
    let result = try runProgram("/bin/sh", ["-c", script], folder: folder.path)
    #expect(result.status == 9)
    #expect(result.output.hasSuffix("a\n\ncuối\n"))
    #expect(result.output.utf8.count == 4096)
  }

  @Test(arguments: [(SIGKILL, 137), (SIGTERM, 143), (SIGSEGV, 139)] as [(Int32, Int32)])
  func `a signal is told as the shell tells it`(signal: Int32, status: Int32) throws {
    let folder = try TemporaryFolder()
    #expect(try runProgram("/bin/sh", ["-c", "kill -\(signal) $$"], folder: folder.path).status == status)
  }
}
