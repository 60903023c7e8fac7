// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

@Suite struct `A server` {
  @Test func `a second one on the same file is refused and says who holds it`() throws {
    let folder = try Folder()
    let first = try RunningServer(in: folder)
    try first.said()
    let holder = "\(first.process.processIdentifier)"
    for words in [["serve", "--port", "0"], ["restore", "copy.xanh"], ["demo"]] {
      try folder.write("copy.xanh", "x")
      let second = try ProgramRun(words, in: folder)
      #expect(second.status == 75, "\(words)")
      #expect(second.isOneComplaint && second.errors.contains(holder), "\(second.errors)")
    }
    // What only reads or adds a little works beside it.
    for words in [["user", "list"], ["audit", "verify"], ["backup", "kept.xanh"], ["migrate"]] {
      #expect(try ProgramRun(words, in: folder).status == 0, "\(words)")
    }
    #expect(first.stop() == 0)
    #expect(try ProgramRun(["demo"], in: folder).status == 0)
  }

  @Test func `an address in use is one clear line, and the database is let go`() throws {
    let port = try RunningServer(in: Folder())
    let number = try port.port()
    let folder = try Folder()
    let run = try ProgramRun(["serve", "--port", number], in: folder)
    #expect(run.status == 69)
    #expect(run.isOneComplaint && run.errors.contains(number), "\(run.errors)")
    #expect(try RunningServer(in: folder).said().contains("http://"))
  }

  @Test(arguments: [["--address", "192.0.2.1"], ["--address", "2001:db8::1"]])
  func `an address of another machine is one clear line`(
    flags: [String]
  ) throws {
    let run = try ProgramRun(["serve", "--port", "0"] + flags, in: Folder())
    #expect(run.status == 69)
    #expect(run.isOneComplaint && run.errors.contains(flags[1]), "\(run.errors)")
  }

  @Test(arguments: [SIGTERM, SIGINT]) func `it ends with 0 when it is asked to stop, and says so`(signal: Int32) throws
  {
    let server = try RunningServer(in: Folder())
    try server.said()
    kill(server.process.processIdentifier, signal)
    #expect(try server.said("stopping").hasSuffix("Xanh: stopping\n"))
    server.process.waitUntilExit()
    #expect(server.process.terminationStatus == 0 && server.process.terminationReason == .exit)
  }

  @Test func `an empty one makes its first administrator by a link that works once`() async throws {
    let folder = try Folder()
    let server = try RunningServer(in: folder)
    let port = try server.port()
    let text = try server.said("/lien-ket/")
    let link = "/lien-ket/" + (text.split(separator: "/lien-ket/").last?.prefix { !$0.isNewline } ?? "")
    #expect(text.contains("http://127.0.0.1:\(port)\(link)\n"))
    let fields = [
      "organisation": "Sở Thử nghiệm", "name": "Lê Thị Một", "login": "motle", "new": "một mật khẩu dài hơn",
    ]
    #expect(try await Visitor(port: port).fill(link, fields.merging(["new": "ngắn"]) { $1 }).status == 422)
    let made = try await Visitor(port: port).fill(link, fields)
    #expect(made.status == 200 && made.path != link)
    let again = try await Visitor(port: port).get(link)
    #expect(again.status == 400)
    #expect(try await Visitor(port: port).signIn("motle", "một mật khẩu dài hơn").text.contains("Lê Thị Một"))
    #expect(server.stop() == 0)
    let people = try ProgramRun(["user", "list"], in: folder)
    let roles = ["administrator", "approver", "planner"].map { "\($0) @ Sở Thử nghiệm" }.joined(separator: ", ")
    #expect(people.output == "motle\tLê Thị Một\t\(roles)\n")
    // Somebody is there now, so the next start prints no link.
    let next = try RunningServer(in: folder)
    try next.said()
    #expect(next.stop() == 0)
    #expect(try !next.said("stopping").contains("/lien-ket/"))
  }

  @Test func `gives the form of each page a code of its own, of one length, that signs in`() async throws {
    let server = try RunningServer(in: Folder.withDemonstration())
    let visitor = try Visitor(port: server.port())
    let mark = "name=\"token\" value=\""
    let codes = try await [visitor.get("/dang-nhap"), visitor.get("/dang-nhap")].map { page in
      String(try #require(page.text.split(separator: mark).dropFirst().first).prefix { $0 != "\"" })
    }
    #expect(codes[0] != codes[1])
    #expect(codes.allSatisfy { $0.utf8.count == 64 })
    let old = ["login": "kehoach", "password": "xanh-minh-hoa", "ve": "/", "token": codes[0]]
    #expect(try await visitor.send("/dang-nhap", old).path == "/")
    // It was the visitor's; the session that began has others.
    #expect(try await visitor.send("/dang-xuat", ["token": codes[0]]).status == 403)
    #expect(try await visitor.get("/tai-khoan").status == 200)
  }

  @Test func `a forgotten password is set anew by a link of the command line`() async throws {
    let folder = try Folder.withDemonstration()
    let server = try RunningServer(in: folder)
    let port = try server.port()
    let link = try ProgramRun(["user", "link", "kehoach"], in: folder).output.trimmingCharacters(in: .newlines)
    #expect(try await Visitor(port: port).fill(link, ["new": "câu mới dễ nhớ hơn"]).status == 200)
    #expect(try await Visitor(port: port).get(link).status == 400)
    #expect(try await Visitor(port: port).signIn("kehoach").status == 403)
    #expect(try await Visitor(port: port).signIn("kehoach", "câu mới dễ nhớ hơn").status == 200)
    // A closed account opens to nobody, and not to who is in already.
    let inside = Visitor(port: port)
    #expect(try await inside.signIn("duyet").status == 200)
    #expect(try ProgramRun(["user", "close", "duyet"], in: folder).status == 0)
    #expect(try await inside.get("/ke-hoach").path == "/dang-nhap")
    #expect(try await Visitor(port: port).signIn("duyet").status == 403)
    #expect(try ProgramRun(["user", "open", "duyet"], in: folder).status == 0)
    #expect(try await Visitor(port: port).signIn("duyet").status == 200)
  }

  private static let exposed = [
    ["--address", "0.0.0.0"], ["--address", "::"], ["--trusted-proxies", "127.0.0.1"],
    ["--address", "127.0.0.1", "--trusted-proxies", "10.0.0.1"],
  ]

  @Test(arguments: exposed) func `demonstration data is not served where others may come`(flags: [String]) throws {
    let run = try ProgramRun(["serve", "--demo", "--port", "0"] + flags, in: Folder())
    #expect(run.status == 78)
    #expect(run.isOneComplaint && run.errors.contains("loopback"), "\(run.errors)")
  }

  @Test(arguments: exposed) func `accounts of the demonstration stay shut where others may come`(
    flags: [String]
  ) async throws {
    let server = try RunningServer(flags, in: Folder.withDemonstration())
    let answer = try await Visitor(port: server.port()).signIn("quantri")
    #expect(answer.status == 403)
    #expect(answer.text.contains("minh họa"))
  }

  @Test func `with --demo the first start fills the database and the next one keeps it`() async throws {
    let folder = try Folder()
    let first = try RunningServer(["--demo"], in: folder)
    #expect(try first.said("user list").contains("xanh-minh-hoa"))
    let visitor = try Visitor(port: first.port())
    #expect(try await visitor.signIn("kehoach").status == 200)
    let plans = try await visitor.get("/ke-hoach")
    #expect(plans.status == 200 && plans.text.contains("tăng trưởng xanh"))
    #expect(first.stop() == 0)
    let second = try RunningServer(["--demo"], in: folder)
    let again = try Visitor(port: second.port())
    #expect(try await again.signIn("kehoach").status == 200)
    #expect(try await again.get("/ke-hoach").text.count == plans.text.count)
  }
}
