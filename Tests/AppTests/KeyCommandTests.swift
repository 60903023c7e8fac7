// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

@Suite struct `The key file of an installation` {
  private static let words = "một câu đủ dài để giữ"

  /// An installation whose key file is closed; `pass.txt` opens it, `other.txt` does not.
  private func closed() throws -> Folder {
    let folder = try Folder.withDemonstration()
    try folder.write("pass.txt", Self.words + "\nxyz\n")
    try folder.write("other.txt", "một câu khác cũng đủ dài\n")
    let run = try ProgramRun(["key", "protect", "--passphrase-file", "pass.txt", "--language", "en"], in: folder)
    try #require(run.status == 0 && run.output.contains("is closed"), "\(run.errors)")
    return folder
  }

  private let opening = ["--key-passphrase-file", "pass.txt"]

  private func status(_ folder: Folder) throws -> String {
    try ProgramRun(["key", "status", "--language", "en"], in: folder).output
  }

  @Test func `is closed and opened, tells which, and holds the same key afterwards`() throws {
    let folder = try Folder.withDemonstration()
    let key = try folder.read("data/keys")
    #expect(try status(folder) == "«data/keys» is open\n")
    let protected = try closed()
    #expect(try status(protected) == "«data/keys» is closed with a passphrase\n")
    #expect(try ProgramRun(["key", "status", "--language", "vi"], in: protected).output.contains("khóa bằng một câu"))
    #expect(try protected.read("data/keys").range(of: key) == nil)
    #expect(try ProgramRun(["key", "unprotect"] + opening, in: protected).status == 0)
    #expect(try protected.read("data/keys") == key)
    // What is open stays open.
    #expect(try ProgramRun(["key", "unprotect"], in: protected).output == status(folder))
    #expect(try ProgramRun(shell: "find data/keys -perm /077", in: protected).output.isEmpty)
  }

  @Test func `takes the passphrase in any way of composing its letters`() throws {
    let folder = try closed()
    try folder.write("pass.txt", Self.words.decomposedStringWithCanonicalMapping + "\r\n")
    #expect(try ProgramRun(["audit", "verify"] + opening, in: folder).status == 0)
  }

  private static let commands = ["migrate", "user list", "audit verify", "backup copy.xanh", "serve --port 0", "demo"]

  @Test(arguments: commands)
  func `that is closed is asked for by every command that needs it, and nothing is made before it opens`(
    words: String
  ) throws {
    let folder = try closed()
    let command = words.split(separator: " ").map(String.init)
    let without = try ProgramRun(command, in: folder)
    #expect(without.status == 78 && without.isOneComplaint && without.errors.contains("--key-passphrase-file"))
    let wrong = try ProgramRun(command + ["--key-passphrase-file", "other.txt"], in: folder)
    #expect(wrong.status == 77 && wrong.isOneComplaint && wrong.errors.contains("other.txt"), "\(wrong.errors)")
    let missing = try ProgramRun(command + ["--key-passphrase-file", "none.txt"], in: folder)
    #expect(missing.status == 66 && missing.isOneComplaint && missing.errors.contains("none.txt"), "\(missing.errors)")
    #expect(!folder.has("copy.xanh"))
  }

  @Test func `opens by the environment, a file of settings, and a descriptor that was handed over`() throws {
    let folder = try closed()
    let environment = ["XANH_KEY_PASSPHRASE_FILE": "pass.txt"]
    #expect(try ProgramRun(["audit", "verify"], in: folder, environment: environment).status == 0)
    try folder.write("xanh.conf", "key-passphrase-file = pass.txt\n")
    #expect(try ProgramRun(["audit", "verify"], in: folder).status == 0)
    let handed = try ProgramRun(
      shell: "rm xanh.conf; xanh audit verify --key-passphrase-file /dev/fd/3 3< pass.txt", in: folder)
    #expect(handed.status == 0, "\(handed.errors)")
  }

  @Test func `serves, and its backup comes back elsewhere with the closed file`() throws {
    let folder = try closed()
    let server = try RunningServer(opening, in: folder)
    try server.said()
    #expect(server.stop() == 0)
    #expect(try ProgramRun(["backup", "copy.xanh"] + opening, in: folder).status == 0)
    let restored = try ProgramRun(
      ["restore", "copy.xanh", "--data", "fresh", "--key-file", "data/keys"] + opening, in: folder)
    #expect(restored.status == 0, "\(restored.errors)")
    let refused = try ProgramRun(["restore", "copy.xanh", "--data", "new", "--key-file", "data/keys"], in: folder)
    #expect(refused.status == 78 && refused.isOneComplaint && !folder.has("new"), "\(refused.errors)")
  }

  @Test func `gets another passphrase only from who has the one it has`() throws {
    let folder = try closed()
    let change = ["key", "protect", "--passphrase-file", "other.txt"]
    #expect(try ProgramRun(change, in: folder).status == 78)
    #expect(try ProgramRun(change + opening, in: folder).status == 0)
    #expect(try ProgramRun(["audit", "verify"] + opening, in: folder).status == 77)
    #expect(try ProgramRun(["audit", "verify", "--key-passphrase-file", "other.txt"], in: folder).status == 0)
  }

  @Test(arguments: ["ngắn", ""]) func `is not closed with a passphrase that is too short`(words: String) throws {
    let folder = try Folder.withDemonstration()
    let key = try folder.read("data/keys")
    try folder.write("short.txt", words + "\n")
    for run in [
      try ProgramRun(["key", "protect", "--passphrase-file", "short.txt"], in: folder),
      try ProgramRun(["key", "protect"], in: folder, input: words + "\n"),
    ] { #expect(run.status == 65 && run.isOneComplaint, "\(run.errors)") }
    #expect(try folder.read("data/keys") == key)
  }

  @Test func `is closed with what standard input says where nobody sits there`() throws {
    let folder = try Folder.withDemonstration()
    #expect(try ProgramRun(["key", "protect"], in: folder, input: Self.words + "\n").status == 0)
    try folder.write("pass.txt", Self.words)
    #expect(try ProgramRun(["audit", "verify"] + opening, in: folder).status == 0)
  }

  @Test(arguments: [13, 100, 163]) func `that was cut while closed is damaged, and left as it is`(count: Int) throws {
    let folder = try closed()
    let cut = try folder.read("data/keys").prefix(count)
    try folder.write("data/keys", Data(cut))
    let run = try ProgramRun(["audit", "verify"] + opening, in: folder)
    #expect(run.status == 78 && run.isOneComplaint && run.errors.contains("damaged"), "\(run.errors)")
    #expect(try folder.read("data/keys") == cut)
  }

  @Test(arguments: commands)
  func `that is lost is not quietly made anew, since nothing would fit it`(words: String) throws {
    let folder = try Folder.withDemonstration()
    try FileManager.default.removeItem(atPath: folder.path + "/data/keys")
    let run = try ProgramRun(words.split(separator: " ").map(String.init), in: folder)
    #expect(run.status == 78 && run.isOneComplaint && run.errors.contains("xanh key new"), "\(run.errors)")
    #expect(!folder.has("data/keys"))
  }

  @Test func `is made anew where it is lost and somebody says so, never over another`() throws {
    let folder = try Folder.withDemonstration()
    #expect(try ProgramRun(["key", "new"], in: folder).status == 65)
    try FileManager.default.removeItem(atPath: folder.path + "/data/keys")
    #expect(try ProgramRun(["key", "status"], in: folder).status == 66)
    #expect(try ProgramRun(["key", "new"], in: folder).status == 0)
    #expect(try folder.read("data/keys").count == 64)
    #expect(try ProgramRun(["audit", "verify"], in: folder).status == 0)
  }

  @Test(arguments: [["key"], ["key", "close"], ["key", "status", "protect"]]) func `a wrong call is told as such`(
    words: [String]
  ) throws {
    #expect(try ProgramRun(words, in: Folder.withDemonstration()).status == 64)
  }
}
