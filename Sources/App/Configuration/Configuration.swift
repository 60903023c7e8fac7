// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import Web

/// What the program is told about its surroundings: from flags, the environment and one file, in that order.
struct Configuration: Sendable {
  /// One setting: its name as a flag (`--data`), as a variable (`XANH_DATA`) and in the file (`data`).
  struct Setting: Sendable {
    let name: String
    let value: Phrase
    let help: Phrase
    let standard: String
    let rule: SettingRule
  }

  /// Where a value came from.
  struct Value: Sendable {
    let text: String
    let origin: Phrase
  }

  static let settings =
    [
      Setting(
        name: "data", value: Phrase("THƯ-MỤC", "FOLDER"),
        help: Phrase(
          "Thư mục của cơ sở dữ liệu, tệp minh chứng và khóa.", "Folder of the database, evidence files and keys."),
        standard: "data", rule: .folder),
      Setting(
        name: "database", value: Phrase("ĐỊA-CHỈ", "ADDRESS"),
        help: Phrase(
          "Địa chỉ postgresql://…; để trống: SQLite trong thư mục dữ liệu.",
          "postgresql://… address; empty: SQLite in the data folder."),
        standard: "", rule: .database),
      Setting(
        name: "key-passphrase-file", value: .file,
        help: Phrase(
          "Tệp có câu mở tệp khóa ở dòng đầu; để trống: hỏi ở bàn phím.",
          "File whose first line opens the key file; empty: ask at the terminal."),
        standard: "", rule: .text),
      Setting(
        name: "address", value: .both("IP"), help: Phrase("Địa chỉ để lắng nghe.", "Address to listen on."),
        standard: "127.0.0.1", rule: .addresses(1...1)),
      Setting(
        name: "port", value: .number,
        help: Phrase("Cổng để lắng nghe; 0: cổng trống bất kỳ.", "Port to listen on; 0: any that is free."),
        standard: "8080", rule: .number(0...65_535)),
      Setting(
        name: "trusted-proxies", value: Phrase("CÁC-IP", "IPS"),
        help: Phrase(
          "Các proxy được tin ở X-Forwarded-For, cách nhau bằng dấu phẩy.",
          "Proxies whose X-Forwarded-For is believed, with commas."),
        standard: "", rule: .addresses(0...64)),
      Setting(
        name: "workers", value: .number,
        help: Phrase(
          "Số luồng phục vụ yêu cầu; 0: gấp đôi số nhân, ít nhất 8.",
          "Threads that serve requests; 0: twice the cores, at least 8."),
        standard: "0", rule: .number(0...1024)),
      Setting(
        name: "page-cache", value: .both("on|off"),
        help: Phrase(
          "Có giữ trang trong bộ nhớ đến khi dữ liệu đổi không.", "Whether pages are kept in memory until data changes."
        ),
        standard: "on", rule: .choice(["on", "off"])),
      Setting(
        name: "log", value: .both("all|errors|off"),
        help: Phrase("Ghi những yêu cầu nào.", "Which requests are logged."),
        standard: "errors", rule: .choice(["all", "errors", "off"])),
    ] + accessSettings + [languageSetting]

  /// The settings as flags, with the one that names the file.
  static let flags =
    [
      Command.Flag(
        name: "config", value: .file,
        help: Phrase("Tệp thiết lập (xanh.conf, nếu có).", "File of settings (xanh.conf, if it is there)."))
    ]
    + settings.map { Command.Flag(name: $0.name, value: $0.value, help: $0.help) }

  private let values: [String: Value]

  /// Gathers the settings. Throws `configuration` for a file that cannot be read or has an unknown setting, and for a
  /// value in force that its setting cannot have, with the place it comes from.
  init(_ arguments: Arguments, environment: [String: String] = ProcessInfo.processInfo.environment) throws(Failure) {
    let file = try Self.file(arguments["config"] ?? environment["XANH_CONFIG"])
    var values: [String: Value] = [:]
    for setting in Self.settings {
      let variable = Self.variable(setting.name)
      let value =
        if let text = arguments[setting.name] {
          Value(text: text, origin: Phrase("tùy chọn --\(setting.name)", "flag --\(setting.name)"))
        } else if let text = environment[variable] {
          Value(text: text, origin: Phrase("biến môi trường \(variable)", "environment \(variable)"))
        } else if let found = file.values[setting.name] {
          Value(
            text: found.text,
            origin: Phrase("tệp \(file.path), dòng \(found.line)", "file \(file.path), line \(found.line)"))
        } else {
          Value(text: setting.standard, origin: Phrase("mặc định", "default"))
        }
      try setting.check(value)
      values[setting.name] = value
    }
    self.values = values
  }

  /// `XANH_TRUSTED_PROXIES` for `trusted-proxies`.
  static func variable(_ name: String) -> String {
    "XANH_" + String(decoding: name.utf8.map { $0 == 0x2D ? 0x5F : $0 & 0xDF }, as: UTF8.self)
  }

  subscript(name: String) -> Value { values[name] ?? Value(text: "", origin: .both("")) }

  /// Lines of `name = value`; `#` begins a comment. Each value comes with its line.
  static func file(
    _ path: String?
  ) throws(Failure) -> (path: String, values: [String: (text: String, line: Int)]) {
    let name = path ?? "xanh.conf"
    guard var data = FileManager.default.contents(atPath: name) else {
      if path == nil, !FileManager.default.fileExists(atPath: name) { return (name, [:]) }
      throw Failure(
        .configuration, "không đọc được tệp cấu hình «\(name)»", "the file of settings «\(name)» cannot be read")
    }
    // Editors of Windows begin a file with a mark of its encoding.
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = data.dropFirst(3) }
    var values: [String: (text: String, line: Int)] = [:]
    for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let text = String(decoding: line.prefix { $0 != 0x23 }, as: UTF8.self)
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
      if parts == [""] { continue }
      let place = Phrase("\(name), dòng \(index + 1)", "\(name), line \(index + 1)")
      guard parts.count == 2, settings.contains(where: { $0.name == parts[0] }) else {
        throw unknown(trimmed(text[...]), nearest: parts[0].nearest(of: settings.map(\.name)), at: place)
      }
      guard values[parts[0]] == nil else {
        throw Failure(
          .configuration, "\(place.vi): «\(parts[0])» đã có ở trên",
          "\(place.en): «\(parts[0])» stands there twice")
      }
      values[parts[0]] = (parts[1], index + 1)
    }
    return (name, values)
  }

  static func trimmed(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  // MARK: The values

  var dataFolder: String { self["data"].text }
  var address: String { self["address"].text }
  var isPostgreSQL: Bool { !self["database"].text.isEmpty }
  var databaseAddress: String { self["database"].text }
  var databasePath: String { dataFolder + "/xanh.sqlite" }

  /// Whether only programs of this machine can reach the server.
  var isLoopback: Bool { address == "::1" || address.utf8.starts(with: "127.".utf8) }

  /// Whether nobody from outside gets here: no other address, and no proxy in front that would bring them.
  var isForThisMachineOnly: Bool { isLoopback && trustedProxies.isEmpty }

  var trustedProxies: [String] {
    self["trusted-proxies"].text.utf8.split(separator: 0x2C).map {
      Self.trimmed(Substring(decoding: $0, as: UTF8.self))
    }
  }

  /// The port; 0 lets the system choose.
  var port: UInt16 { UInt16(self["port"].text) ?? 0 }

  /// Threads that serve requests; 0 leaves it to the machine.
  var workers: Int { Int(self["workers"].text) ?? 0 }
}

extension Configuration.Setting {
  /// Throws `configuration`, with the place, for a value that the setting cannot have.
  func check(_ value: Configuration.Value) throws(Failure) {
    guard !rule.allows(value.text) else { return }
    let place = "\(name) = «\(rule.shown(value.text))»"
    throw Failure(
      .configuration, "\(place) (\(value.origin.vi)): cần \(rule.wanted.vi)",
      "\(place) (\(value.origin.en)): use \(rule.wanted.en)")
  }
}
