// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import Synchronization
import Testing

/// A private PostgreSQL server in a folder of its own, reached over a socket in that folder, so that no port is taken.
///
/// It lives under a shell that reads from this process. When this process ends, in whatever way, the shell finds the end
/// of its input, stops the server and removes the folder.
final class Cluster: Sendable {
  /// The one that tests share; started by the first that needs it.
  static let shared = Result { try Cluster() }

  private let folder: String
  private let shell: Child
  private let schemas = Atomic<Int>(0)

  init() throws {
    folder = try makeTemporaryFolder()
    let isRoot = geteuid() == 0
    if isRoot {
      let user = try #require(getpwnam("postgres"), "the package postgresql-15 is missing")
      try #require(chown(folder, user.pointee.pw_uid, user.pointee.pw_gid) == 0)
    }
    // The server refuses to run as root.
    let asUser = isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : []
    shell = try Child(asUser + ["sh", "-c", Self.script, "sh", folder])
    try #require(shell.readLine() == "done", "PostgreSQL did not start")
  }

  /// Ends the server as a loss of power would end it for its clients, and returns when it is gone.
  func stop() throws {
    shell.say("stop")
    try #require(shell.readLine() == "done")
  }

  /// Starts the server again, and returns when it takes connections.
  func start() throws {
    shell.say("start")
    try #require(shell.readLine() == "done")
  }

  /// The address of the server with a schema in front, which need not exist yet.
  func address(schema: String = "public") -> String {
    "host=\(folder) dbname=postgres user=postgres options='-c search_path=\(schema)'"
  }

  /// A name that no other test has.
  func makeSchemaName() -> String { "test\(schemas.add(1, ordering: .relaxed).newValue)" }

  /// Its locale sorts and compares as people do, so that a test notices where the program relies on the order of bytes.
  private static let script = """
    cd "$1" && PATH="/usr/lib/postgresql/15/bin:$PATH"
    start() {
      pg_ctl -D data -w -s -l log start \\
        -o "-k '$PWD' -c listen_addresses= -c max_connections=200 -c shared_buffers=32MB -c fsync=on"
    }
    initdb -D data -U postgres -A trust -E UTF8 -N --locale-provider=icu --icu-locale=vi --locale=C.UTF-8 >initdb.log \\
      && start && echo done
    while read -r word; do
      case $word in
        stop) pg_ctl -D data -w -s -m immediate stop ;;
        start) start ;;
      esac && echo done
    done
    pg_ctl -D data -w -s -m immediate stop
    rm -rf "$PWD"
    """
}
