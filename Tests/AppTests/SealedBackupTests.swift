// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

@Suite struct `A sealed backup` {
  private static let counts = "SELECT (SELECT count(*) FROM plan_item) || ' ' || (SELECT count(*) FROM person)"

  private func made(_ flags: String...) throws -> Folder {
    let folder = try Folder.withDemonstration()
    try folder.write("pass.txt", "một câu đủ dài để giữ\nxyz\n")
    try folder.write("short.txt", "ngắn\n")
    try folder.write("key", Data((0..<32).map { UInt8($0) }))
    let run = try ProgramRun(["backup", "copy.xanh"] + flags, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return folder
  }

  @Test(arguments: [[], ["--passphrase-file", "pass.txt"], ["--key-file", "key"]] as [[String]])
  func `shows nothing of what it holds, and comes back whole with its secret`(flags: [String]) throws {
    let folder = try Folder.withDemonstration()
    try folder.write("pass.txt", "một câu đủ dài để giữ\nxyz\n")
    try folder.write("key", Data((0..<32).map { UInt8($0) }))
    #expect(try ProgramRun(["backup", "copy.xanh"] + flags, in: folder).status == 0)
    let bytes = try folder.read("copy.xanh")
    #expect(bytes.starts(with: Array("xanh.sealed-backup/1\n".utf8)))
    for word in ["kehoach", "CREATE", "person", "Sở Công Thương"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
    let before = try folder.sqlite(Self.counts)
    let back = try ProgramRun(["restore", "copy.xanh", "--force"] + flags, in: folder)
    #expect(back.status == 0, "\(back.errors)")
    #expect(try folder.sqlite(Self.counts) == before)
  }

  @Test func `is plain where that is asked for, and says so by its first line`() throws {
    let folder = try made("--plain")
    #expect(try folder.read("copy.xanh").starts(with: Array("xanh.backup/1\n".utf8)))
    #expect(try ProgramRun(["restore", "copy.xanh", "--force"], in: folder).status == 0)
  }

  @Test func `of another installation asks for its key file, and touches nothing`() throws {
    let (folder, other) = (try made(), try Folder())
    try other.write("copy.xanh", try folder.read("copy.xanh"))
    try #require(ProgramRun(["migrate"], in: other).status == 0)
    let refused = try ProgramRun(["restore", "copy.xanh"], in: other)
    #expect(
      refused.status == 65 && refused.isOneComplaint && refused.errors.contains("--key-file"), "\(refused.errors)")
    #expect(try other.sqlite(Self.counts) == "0 0")
    try other.write("old.keys", try folder.read("data/keys"))
    #expect(try ProgramRun(["restore", "copy.xanh", "--key-file", "old.keys"], in: other).status == 0)
    #expect(try other.sqlite(Self.counts) != "0 0")
  }

  @Test(arguments: [
    (["--passphrase-file", "pass.txt"], 65), (["--key-file", "key"], 65), (["--key-file", "none"], 66),
    (["--key-file", "pass.txt"], 65), (["--passphrase-file", "short.txt"], 65),
    (["--key-file", "key", "--passphrase-file", "pass.txt"], 64),
  ]) func `does not open with another secret, and nothing is made before that is told`(
    flags: [String], status: Int
  ) throws {
    let folder = try made()
    let run = try ProgramRun(["restore", "copy.xanh", "--data", "fresh"] + flags, in: folder)
    #expect(Int(run.status) == status && run.isOneComplaint, "\(run.status) \(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/fresh"))
  }

  @Test func `is not made with two secrets, or with one that is too short`() throws {
    let folder = try made()
    for flags in [
      ["--plain", "--key-file", "key"], ["--key-file", "key", "--passphrase-file", "pass.txt"],
    ] { #expect(try ProgramRun(["backup", "b.xanh"] + flags, in: folder).status == 64) }
    #expect(try ProgramRun(["backup", "b.xanh", "--passphrase-file", "short.txt"], in: folder).status == 65)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/b.xanh"))
  }
}
