// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

@Suite struct `A name that is no setting` {
  private static let variables = [
    ("XANH_PROT", "XANH_PORT"), ("XANH_LANGAGE", "XANH_LANGUAGE"), ("XANH_DATABSE", "XANH_DATABASE"),
    ("XANH_PAGECACHE", "XANH_PAGE_CACHE"), ("XANH_PAGE-CACHE", "XANH_PAGE_CACHE"), ("XANH_port", "XANH_PORT"),
    ("XANH_TRUSTED_PROXY", "XANH_TRUSTED_PROXIES"), ("XANH_CONFIGURATION", nil), ("XANH_WORKERSS", "XANH_WORKERS"),
    ("XANH_SOMETHING_ELSE_ALTOGETHER", nil), ("XANH_", nil),
  ]

  @Test(arguments: variables) func `is refused in the environment, with the one that it may be meant for`(
    name: String, meant: String?
  ) throws {
    let failure = try #require(throws: Failure.self) { try Configuration.checkNames([name: "1", "PATH": "/bin"]) }
    #expect(failure.status == .configuration)
    #expect(failure.message.contains("môi trường: «\(name)»") && failure.message.contains("environment: «\(name)»"))
    if let meant {
      #expect(failure.message.contains("có phải «\(meant)»?") && failure.message.contains("did you mean «\(meant)»?"))
    } else {
      #expect(failure.message.hasSuffix("see «xanh config show»"), "\(failure.message)")
    }
  }

  @Test func `is not what every setting has, nor what begins otherwise`() throws {
    let known = ["XANH_CONFIG"] + Configuration.settings.map { Configuration.variable($0.name) }
    let others = ["XANHPORT", "xanh_port", "MY_XANH_PORT", "LANG", ""]
    try Configuration.checkNames(Dictionary((known + others).map { ($0, "x") }) { $1 })
  }

  @Test func `is told one at a time, in the order of the alphabet`() throws {
    let failure = try #require(throws: Failure.self) {
      try Configuration.checkNames(["XANH_B": "", "XANH_A": "", "XANH_C": ""])
    }
    #expect(failure.message.contains("«XANH_A»") && !failure.message.contains("«XANH_B»"))
  }

  private static let commands = [
    "config show", "serve --port 0", "read plan.md", "write 1/KH", "import plan.md --owner A", "demo", "migrate",
    "audit verify", "backup b", "restore b", "user list", "version",
  ]

  @Test(arguments: commands) func `ends every command with 78 and one line, before anything is done`(line: String)
    throws
  {
    let folder = try Folder()
    try folder.write("plan.md", "KẾ HOẠCH\n\nI. NỘI DUNG\n\n- Việc một.\n")
    let run = try ProgramRun(line.split(separator: " ").map(String.init), in: folder, environment: ["XANH_PROT": "1"])
    #expect(run.status == 78)
    #expect(run.isOneComplaint && run.errors.contains("«XANH_PORT»"), "\(run.output)\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["plan.md"])
  }

  @Test(arguments: ["--help", "help serve", "config show --help", "--version"])
  func `does not keep the help from being read`(line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let run = try ProgramRun(words, in: Folder(), environment: ["XANH_PROT": "1"])
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  @Test(arguments: [("prot", "port"), ("adress", "address"), ("trusted_proxies", "trusted-proxies"), ("LOG", "log")])
  func `in the file is met with its nearest too`(name: String, meant: String) throws {
    let folder = try Folder()
    try folder.write("xanh.conf", "\(name) = 1\n")
    let run = try ProgramRun(["config", "show"], in: folder)
    #expect(run.status == 78)
    #expect(run.isOneComplaint && run.errors.contains("«\(name) = 1» is no setting; did you mean «\(meant)»?"))
  }

  @Test(arguments: [
    ("port", ["port", "sort"], "port"), ("prot", ["part", "port"], "port"), ("por", ["port"], "port"),
    ("pörtt", ["port"], nil), ("", ["a"], nil), ("x", [], nil), ("abc", ["abd"], "abd"), ("abc", ["ayz"], nil),
  ])
  func `is compared by its slips: a letter missing, too many, wrong or changed over`(
    typed: String, names: [String], nearest: String?
  ) { #expect(typed.nearest(of: names) == nearest) }
}
