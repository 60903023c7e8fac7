// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import Web

@testable import App

@Suite struct `The language of the command line` {
  private static let locales: [([String: String], Language)] = [
    ([:], .english), (["LANG": "vi_VN.UTF-8"], .vietnamese), (["LANG": "vi"], .vietnamese),
    (["LANG": "vi.UTF-8"], .vietnamese), (["LANG": "vi@x"], .vietnamese), (["LANG": "C.UTF-8"], .english),
    (["LANG": "en_GB.UTF-8"], .english), (["LANG": "visayan"], .english), (["LANG": ""], .english),
    (["LANG": "en_US", "LC_MESSAGES": "vi_VN"], .vietnamese), (["LANG": "vi_VN", "LC_MESSAGES": "C"], .english),
    (["LANG": "vi_VN", "LC_MESSAGES": "", "LC_ALL": ""], .vietnamese),
    (["LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "vi_VN.UTF-8"], .vietnamese),
    (["LANG": "vi_VN", "LC_ALL": "C"], .english), (["LC_CTYPE": "vi_VN", "LANGUAGE": "vi"], .english),
  ]

  @Test(arguments: locales) func `follows the locale, the strongest variable first`(
    environment: [String: String], language: Language
  ) throws {
    #expect(try Configuration.language(["serve"], environment: environment) == language)
    // What is said for Xanh itself is stronger, and «auto» gives the word back to the locale.
    for other in Language.allCases {
      let own = environment.merging(["XANH_LANGUAGE": other.rawValue]) { $1 }
      #expect(try Configuration.language([], environment: own) == other)
      for words in [["x", "--language", other.rawValue], ["--language=\(other.rawValue)", "x"]] {
        #expect(try Configuration.language(words, environment: environment) == other)
        #expect(try Configuration.language(words + ["--language=auto"], environment: own) == language)
      }
    }
  }

  @Test func `is not read behind two hyphens`() throws {
    #expect(try Configuration.language(["read", "--", "--language=vi"], environment: [:]) == .english)
  }

  @Test func `may stand in the file, under everything that is said at the start`() throws {
    let folder = try Folder()
    try folder.write("xanh.conf", "language = vi\n")
    try folder.write("broken.conf", "language = vi\nlanguage = en\n")
    func first(_ words: [String], _ environment: [String: String] = [:]) throws -> String {
      let run = try ProgramRun(words, in: folder, environment: environment)
      return String(run.output.prefix { $0 != ":" })
    }
    #expect(try first(["read", "--help"]) == "Cách dùng")
    #expect(try first(["read", "--help"], ["XANH_LANGUAGE": "en"]) == "Usage")
    #expect(try first(["read", "--help", "--language", "en"], ["XANH_LANGUAGE": "vi"]) == "Usage")
    // Who cannot read the settings can read the help.
    #expect(try first(["read", "--help", "--config", "broken.conf"]) == "Usage")
  }

  @Test(arguments: [
    ["--language", "fr", "--help"], ["version", "--language=fr"], ["config", "show", "--language", "fr"],
    ["read", "--language", "", "plan.md"],
  ])
  func `that does not exist is refused with those that do`(words: [String]) throws {
    let run = try ProgramRun(words, in: Folder())
    #expect([64, 78].contains(run.status))
    #expect(run.isOneComplaint)
    #expect(run.status == 64 || run.errors.contains("(flag --language): use vi | en | auto"), "\(run.errors)")
  }

  /// Ways to ask for help, as words around the flag.
  private static let asked = [
    ["--help"], ["help"], [], ["help", "serve"], ["serve", "--help"], ["audit", "--help"], ["help", "audit", "verify"],
  ]

  @Test(arguments: asked) func `may be said anywhere in a question for help`(words: [String]) throws {
    let folder = try Folder()
    let expected = try ProgramRun(words, in: folder, environment: ["LANG": "vi_VN.UTF-8"])
    #expect(expected.status == 0 && expected.output.contains("Cách dùng: xanh"))
    for index in 0...words.count {
      for flag in [["--language", "vi"], ["--language=vi"]] {
        let spoken = Array(words[..<index]) + flag + Array(words[index...])
        let run = try ProgramRun(spoken, in: folder)
        #expect(run.output == expected.output && run.status == 0, "\(spoken)")
      }
    }
  }

  @Test func `said first of all counts for the command that follows`() throws {
    let run = try ProgramRun(["--language", "vi", "config", "show", "--port", "1"], in: Folder())
    #expect(run.output.contains("port = 1    # tùy chọn --port\n"))
    #expect(run.output.hasSuffix("language = vi    # tùy chọn --language\n"))
  }

  @Test func `has every text of the help, side by side`() {
    let phrases =
      Program.commands.flatMap { command in
        [command.summary] + [command.discussion].compactMap(\.self) + command.allFlags.map(\.help)
      } + [Program.overview]
    for phrase in phrases {
      #expect(phrase.vi != phrase.en && !phrase.vi.isEmpty && !phrase.en.isEmpty)
      #expect(phrase.vi.unicodeScalars.contains { $0.value >= 0x80 }, "\(phrase.vi)")
      #expect(phrase.vi.hasSuffix(".") == phrase.en.hasSuffix("."), "\(phrase.en)")
      // Names of flags, files and formats are the same in both.
      for word in ["--trusted-proxies", ".docx", "«-»", "65", "66", "***", "TUYỆT MẬT", "Samples/README.md", "SIGTERM"]
      {
        #expect(phrase.vi.contains(word) == phrase.en.contains(word), "\(word): \(phrase.en)")
      }
    }
  }

  @Test func `of the help of every command is whole`() throws {
    for command in Program.commands {
      let (vi, en) = (command.help(in: .vietnamese), command.help(in: .english))
      #expect(vi.hasPrefix("Cách dùng: xanh \(command.name)") && en.hasPrefix("Usage: xanh \(command.name)"))
      for word in ["Usage", "Flags:", "[flags]", "Show this"] { #expect(!vi.contains(word), "\(command.name)") }
      for word in ["Cách dùng", "Tùy chọn", "tùy chọn"] { #expect(!en.contains(word), "\(command.name)") }
      let names = { (help: String) in help.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("--") } }
      #expect(Set(names(vi)) == Set(names(en)), "\(command.name)")
      #expect(vi.split(separator: "\n").count { $0.hasPrefix("  --") } == command.allFlags.count)
    }
  }

  @Test func `is that of results too`() throws {
    let folder = try Folder()
    func vi(_ line: String, input: String = "") throws -> String {
      let words = line.split(separator: " ").map(String.init)
      let run = try ProgramRun(words, in: folder, environment: ["LANG": "vi_VN.UTF-8"], input: input)
      #expect(run.status == 0, "\(line): \(run.errors)")
      return run.output
    }
    try folder.write("plan.md", "KẾ HOẠCH\n\nI. NỘI DUNG\n\n- Sở Công Thương chủ trì việc một.\n")
    #expect(try vi("demo").hasPrefix("Tài khoản minh họa, mật khẩu «xanh-minh-hoa» (chỉ trên máy này):\n"))
    #expect(try vi("migrate").hasPrefix("lược đồ "))
    #expect(try vi("audit verify").hasSuffix(" mục khớp; không có đầu đã ký để đối chiếu\n"))
    #expect(try vi("import plan.md --owner H99").hasSuffix(", bản nháp\n"))
    #expect(try vi("write 142/KH-UBND --format csv --output r.csv").hasPrefix("r.csv: "))
    #expect(try vi("user close duyet") == "duyet: đã đóng\n")
    #expect(try vi("user list").contains(" (đã đóng)\t"))
    #expect(try vi("user open duyet") == "duyet: đã mở\n")
    #expect(
      try vi("user password duyet", input: "một câu đủ dài\n") == "duyet: đã đặt mật khẩu, các phiên đã kết thúc\n")
    #expect(try vi("backup b.xanh").hasPrefix("sao lưu: "))
    #expect(try vi("restore b.xanh --data other --key-file data/keys").hasPrefix("khôi phục: "))
    try folder.sqlite(
      "DROP TRIGGER IF EXISTS journal_keeps_UPDATE; UPDATE journal SET action = 'x' WHERE id = (SELECT min(id) FROM journal)"
    )
    let run = try ProgramRun(["audit", "verify"], in: folder, environment: ["LC_ALL": "vi_VN"])
    #expect(run.status == 65 && run.output.hasPrefix("nhật ký: mục bị sửa, "), "\(run.output)")
  }

  @Test func `is that of a server's own lines`() throws {
    let server = try RunningServer(in: Folder(), environment: ["XANH_LANGUAGE": "vi"])
    #expect(try server.said("/lien-ket/").contains("Quản trị viên đầu tiên, dùng một lần, trong 24 giờ: http://"))
    #expect(server.stop() == 0)
    #expect(try server.said("dừng").hasSuffix("Xanh: đang dừng\n"))
  }
}
