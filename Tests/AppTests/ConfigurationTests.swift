// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import Web

@testable import App

@Suite struct `Settings` {
  /// Values that each setting may have, in the order of flag, environment and file.
  private static let samples: [String: [String]] = [
    "data": ["from-flag", "from-environment", "from-file"],
    "database": ["postgresql://flag/x", "postgres://environment/x", "host=file dbname=x"],
    "key-passphrase-file": ["flag.txt", "/dev/fd/3", "/run/credentials/xanh.service/keys"],
    "address": ["127.0.0.3", "::1", "0.0.0.0"], "port": ["1", "22", "65535"],
    "trusted-proxies": ["10.0.0.1", "10.0.0.2, ::1", "10.0.0.3,10.0.0.4"], "workers": ["1", "2", "1024"],
    "page-cache": ["off", "on", "off"], "second-factor": ["approvers", "all", "off"],
    "reset-by-two": ["yes", "no", "yes"],
    "oidc-issuer": ["https://id.example.vn", "https://id.example.vn/realms/tinh", "http://127.0.0.1:9400"],
    "oidc-client": ["xanh", "khác", "x y"], "oidc-secret": ["bí mật", "b", "c"], "oidc-claim": ["email", "sub", "upn"],
    "oidc-name": ["Cổng tỉnh", "SSO", "VNeID"], "oidc-factors": ["mfa", "otp, hwk", "2"],
    "site": ["https://xanh.example.vn", "http://127.0.0.1:8080", "http://localhost"], "log": ["off", "all", "errors"],
    "language": ["vi", "en", "auto"],
  ]

  /// The settings that a command would see.
  private func configuration(
    _ flags: [String] = [], environment: [String: String] = [:], file: String? = nil
  ) throws -> Configuration {
    let folder = try Folder()
    let path = folder.path + "/settings"
    if let file { try folder.write("settings", file) }
    let words = file == nil ? flags : flags + ["--config", path]
    return try Configuration(Arguments(words, of: ConfigCommand.command, in: .english), environment: environment)
  }

  /// What is said of settings that are refused.
  private func complaint(
    _ flags: [String] = [], environment: [String: String] = [:], file: String? = nil
  ) throws -> Failure {
    try #require(throws: Failure.self) { try configuration(flags, environment: environment, file: file) }
  }

  @Test func `every setting has samples, a help and a default that it may have`() {
    #expect(Set(Self.samples.keys) == Set(Configuration.settings.map(\.name)))
    for setting in Configuration.settings {
      #expect(setting.rule.allows(setting.standard), "\(setting.name)")
      #expect(
        setting.help.vi.hasSuffix(".") && setting.help.en.hasSuffix(".") && !setting.value.en.isEmpty, "\(setting.name)"
      )
    }
  }

  @Test(arguments: samples.keys.sorted())
  func `a flag wins over the environment, the environment over the file, the file over the default`(
    name: String
  ) throws {
    let values = try #require(Self.samples[name])
    let (flag, variable) = (["--\(name)", values[0]], [Configuration.variable(name): values[1]])
    let file = "# settings\n\n\(name) = \(values[2])\n"
    let all = try configuration(flag, environment: variable, file: file)[name]
    #expect(all.text == values[0] && all.origin == Phrase("tùy chọn --\(name)", "flag --\(name)"))
    let two = try configuration(environment: variable, file: file)[name]
    #expect(two.text == values[1] && two.origin.en == "environment \(Configuration.variable(name))")
    let one = try configuration(file: file)[name]
    #expect(
      one.text == values[2] && one.origin.en.hasSuffix("settings, line 3")
        && one.origin.vi.hasSuffix("settings, dòng 3"))
    let none = try configuration()[name]
    #expect(none.origin == Phrase("mặc định", "default"))
    #expect(none.text == Configuration.settings.first { $0.name == name }?.standard)
  }

  /// Values that a setting may not have.
  private static let bad: [(name: String, value: String)] = [
    ("port", "70000"), ("port", "-1"), ("port", "+80"), ("port", "80 "), ("port", ""), ("port", "http"), ("port", "8O"),
    ("workers", "1025"), ("workers", "9223372036854775807"), ("workers", "99999999999999999999"), ("workers", "two"),
    ("address", "localhost"), ("address", ""), ("address", "127.0.0.1:80"), ("address", "256.0.0.1"),
    ("address", "127.evil.example"), ("address", "127.0.0.1,::1"), ("trusted-proxies", "10.0.0.1;10.0.0.2"),
    ("site", "xanh.example.vn"), ("site", "http://xanh.example.vn"), ("site", "https://xanh.example.vn/a"),
    ("second-factor", "on"), ("reset-by-two", "maybe"), ("oidc-issuer", "http://id.example.vn"),
    ("oidc-issuer", "https://id.example.vn?a=b"), ("trusted-proxies", "10.0.0.1,,10.0.0.2"),
    ("trusted-proxies", "10.0.0.0/8"), ("trusted-proxies", "nginx"),
    ("page-cache", "yes"), ("page-cache", "ON"), ("page-cache", ""), ("language", "fr"),
    ("language", "VI"), ("language", ""), ("log", "debug"), ("log", ""), ("data", ""),
    ("database", "mysql://x"), ("database", "xanh.sqlite"), ("database", "postgresql:x"),
  ]

  @Test(arguments: bad) func `a bad value is told with its place and what is wanted`(name: String, value: String) throws
  {
    let variable = Configuration.variable(name)
    var told = [try complaint(["--\(name)=\(value)"]), try complaint(environment: [variable: value])]
    var places = ["(flag --\(name))", "(environment \(variable))"]
    // Spaces at the ends of a line are no part of a value.
    if value.last != " " {
      told.append(try complaint(file: "\n\(name) = \(value)\n"))
      places.append("settings, line 2)")
    }
    for (failure, place) in zip(told, places) {
      #expect(failure.status == .configuration)
      #expect(failure.message.contains("\(name) = «\(value)»") && failure.message.contains(place), "\(failure.message)")
      #expect(failure.message.contains("): cần ") && failure.message.contains("): use "), "\(failure.message)")
    }
  }

  @Test(arguments: bad) func `a bad value that is not in force does no harm`(name: String, value: String) throws {
    let good = try #require(Self.samples[name]?.first)
    let environment = [Configuration.variable(name): value]
    let found = try configuration(["--\(name)=\(good)"], environment: environment, file: "\(name) = \(value)\n")
    #expect(found[name].text == good)
  }

  @Test(arguments: [
    ("prot = 8080", "prot"), ("just words", "just words"), ("= 8080", "= 8080"), ("port", "port"), ("PORT = 1", "PORT"),
    ("--port = 1", "--port"), ("[server]", "[server]"), ("port: 80", "port: 80"),
  ])
  func `a line of the file that is no setting is named with its number`(line: String, name: String) throws {
    let failure = try complaint(file: "log = all\n# two\n\(line)\n")
    #expect(failure.status == .configuration)
    #expect(failure.message.contains("settings, line 3: «\(name)"), "\(failure.message)")
  }

  @Test func `a setting that stands twice in the file is a mistake`() throws {
    let failure = try complaint(file: "port = 1\n\n#\nport = 2\n")
    #expect(failure.message.contains("settings, line 4: «port»"), "\(failure.message)")
  }

  @Test(arguments: [
    "port=81", "  port\t=  81  ", "port = 81 # comment", "port = 81\r", "\u{FEFF}port = 81", "\n\n\n   \nport = 81",
    "#port = 80\nport = 81", "port = 81#80",
  ])
  func `the file is read as editors write it`(text: String) throws {
    #expect(try configuration(file: text).port == 81)
  }

  @Test func `a value may hold equals signs and be empty`() throws {
    let found = try configuration(file: "database = host=a port=5\ntrusted-proxies =\n")
    #expect(found["database"].text == "host=a port=5")
    #expect(found.trustedProxies.isEmpty && found["trusted-proxies"].origin.en.hasSuffix("line 2"))
  }

  @Test(arguments: [["--config", "no-such.conf"], ["--config", "."], ["--config="]])
  func `a file that is named and cannot be read is a mistake`(flags: [String]) throws {
    #expect(try complaint(flags).status == .configuration)
  }

  @Test func `the file may be named by the environment, and a flag wins over it`() throws {
    let folder = try Folder()
    try folder.write("a.conf", "port = 1\n")
    try folder.write("b.conf", "port = 2\n")
    let environment = ["XANH_CONFIG": "a.conf"]
    let one = try ProgramRun(["config", "show"], in: folder, environment: environment)
    #expect(one.output.contains("port = 1    # file a.conf, line 1\n"))
    let two = try ProgramRun(["config", "show", "--config", "b.conf"], in: folder, environment: environment)
    #expect(two.output.contains("port = 2    # file b.conf, line 1\n"))
    #expect(try ProgramRun(["config", "show"], in: folder, environment: ["XANH_CONFIG": "c.conf"]).status == 78)
  }

  @Test func `config show prints every setting in force, in order, with its place`() throws {
    let folder = try Folder()
    try folder.write("xanh.conf", "# of this machine\nport = 1111\naddress = 127.0.0.2  # spare\ndata = from-file\n")
    let run = try ProgramRun(
      ["config", "show", "--port", "3333"], in: folder, environment: ["XANH_PORT": "2222", "XANH_DATA": "from-env"])
    #expect(
      run.output == """
        data = from-env    # environment XANH_DATA
        database =     # default
        key-passphrase-file =     # default
        address = 127.0.0.2    # file xanh.conf, line 3
        port = 3333    # flag --port
        trusted-proxies =     # default
        workers = 0    # default
        page-cache = on    # default
        log = errors    # default
        site =     # default
        second-factor = off    # default
        reset-by-two = no    # default
        oidc-issuer =     # default
        oidc-client = xanh    # default
        oidc-secret =     # default
        oidc-claim = preferred_username    # default
        oidc-name = OpenID    # default
        oidc-factors =     # default
        language = auto    # default

        """)
    // What it prints can be kept as a file and means the same.
    try folder.write("kept.conf", run.output)
    let again = try ProgramRun(["config", "show", "--config", "kept.conf"], in: folder)
    let values = { (text: String) in text.split(separator: "\n").map { $0.split(separator: "#")[0] } }
    #expect(values(again.output) == values(run.output))
  }

  private static let passwords = [
    ("postgresql://xanh:bímật@db.example:5432/x", "postgresql://xanh:***@db.example:5432/x"),
    ("postgres://xanh:p@ss:w@db/x?sslmode=require", "postgres://xanh:***@db/x?sslmode=require"),
    ("postgresql://xanh@db/x", "postgresql://xanh@db/x"), ("postgresql://db:5432/x", "postgresql://db:5432/x"),
    ("postgresql://db/x?user=a@b:c", "postgresql://db/x?user=a@b:c"),
    ("postgresql://db/x?password=secret&user=a", "postgresql://db/x?password=***&user=a"),
    ("host=db password=secret user=a", "host=db password=*** user=a"),
    ("password='a b' host=db", "password=*** host=db"),
    ("host=db password=secret", "host=db password=***"),
  ]

  @Test(arguments: passwords) func `the password of a database is not shown`(address: String, shown: String) throws {
    let run = try ProgramRun(["config", "show", "--database", address], in: Folder())
    #expect(run.output.contains("\ndatabase = \(shown)    # flag --database\n"), "\(run.output)")
  }

  @Test func `a password is not shown in a complaint either`() throws {
    let failure = try complaint(["--database", "mysql://xanh:secret@db/x"])
    #expect(!failure.message.contains("secret"))
  }

  @Test(arguments: [
    ("127.0.0.1", "", true), ("127.5.5.5", "", true), ("::1", "", true), ("0.0.0.0", "", false), ("::", "", false),
    ("10.0.0.1", "", false), ("127.0.0.1", "127.0.0.1", false), ("::1", "10.0.0.1, 10.0.0.2", false),
    ("::ffff:127.0.0.1", "", false),
  ])
  func `others may come by an address that is not loopback, or through a proxy`(
    address: String, proxies: String, isOwn: Bool
  ) throws {
    let found = try configuration(["--address", address, "--trusted-proxies=\(proxies)"])
    #expect(found.isForThisMachineOnly == isOwn)
  }
}
