// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import Testing

/// What happens where the account that runs the program may not read or write what it needs.
@Suite struct `An account without rights` {
  /// Runs the program as an ordinary account: where the tests run as root, without what lets root go everywhere.
  private func run(_ line: String, in folder: Folder) throws -> ProgramRun {
    let rights = "-dac_override,-dac_read_search"
    let prefix = geteuid() == 0 ? "setpriv --bounding-set=\(rights) --inh-caps=\(rights) " : ""
    return try ProgramRun(shell: "\(prefix)'\(ProgramRun.path)' \(line)", in: folder)
  }

  private func chmod(_ mode: Int, _ name: String, in folder: Folder) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: name.isEmpty ? folder.path : folder.path + "/" + name)
  }

  @Test(arguments: ["serve --port 0", "serve --demo --port 0", "demo", "migrate"])
  func `is told of the folder that it may not write, in one line, and nothing is made`(line: String) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path + "/own", withIntermediateDirectories: false)
    try chmod(0o555, "own", in: folder)
    defer { try? chmod(0o755, "own", in: folder) }
    for data in ["own/data", "own/data/of/xanh", "own"] {
      let run = try run(line + " --data \(data)", in: folder)
      #expect(run.status == 77, "\(data)")
      #expect(run.isOneComplaint && run.errors.contains("«own»") && run.errors.contains("--data"), "\(run.errors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/own").isEmpty)
  }

  @Test(arguments: ["data", "data/evidence"]) func `serves nothing where a part of the data may not be written`(
    name: String
  ) throws {
    let folder = try Folder.withDemonstration()
    try chmod(0o555, name, in: folder)
    defer { try? chmod(0o755, name, in: folder) }
    let run = try run("serve --port 0", in: folder)
    #expect(run.status == 77)
    #expect(run.isOneComplaint && run.errors.contains("«\(name)»"), "\(run.errors)")
  }

  @Test(arguments: ["serve --port 0", "backup b.xanh", "user list", "migrate"])
  func `never makes a new key over one that it may not read`(line: String) throws {
    let folder = try Folder.withDemonstration()
    let key = try folder.read("data/keys")
    try chmod(0o000, "data/keys", in: folder)
    let run = try run(line, in: folder)
    #expect(run.status == 77)
    #expect(run.isOneComplaint && run.errors.contains("data/keys"), "\(run.errors)")
    try chmod(0o600, "data/keys", in: folder)
    #expect(try folder.read("data/keys") == key)
  }

  @Test func `is told of a database that it may not write`() throws {
    let folder = try Folder.withDemonstration()
    try chmod(0o444, "data/xanh.sqlite", in: folder)
    let run = try run("user close duyet", in: folder)
    #expect(run.status == 77)
    #expect(run.isOneComplaint)
  }

  @Test func `does not take settings or a signed head that it may not read for none`() throws {
    let folder = try Folder.withDemonstration()
    try folder.write("xanh.conf", "port = 1\n")
    try folder.write("data/journal-head.json", "{}")
    try chmod(0o000, "xanh.conf", in: folder)
    #expect(try run("config show", in: folder).status == 78)
    try FileManager.default.removeItem(atPath: folder.path + "/xanh.conf")
    try chmod(0o000, "data/journal-head.json", in: folder)
    let audit = try run("audit verify", in: folder)
    #expect(audit.status == 66 && audit.isOneComplaint, "\(audit.output)")
  }

  @Test(arguments: ["backup own/b.xanh", "write 142/KH-UBND --format csv --output own/r.csv"])
  func `is told of a file that it may not write`(line: String) throws {
    let folder = try Folder.withDemonstration()
    try FileManager.default.createDirectory(atPath: folder.path + "/own", withIntermediateDirectories: false)
    try chmod(0o555, "own", in: folder)
    defer { try? chmod(0o755, "own", in: folder) }
    let run = try run(line, in: folder)
    #expect(run.status == 73)
    #expect(run.isOneComplaint && run.errors.contains("own/"), "\(run.errors)")
  }
}
