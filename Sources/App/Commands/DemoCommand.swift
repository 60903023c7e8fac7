// SPDX-License-Identifier: Apache-2.0
import Database
import SampleCountry
import Store
import Web

/// `xanh demo`: the demonstration data into an empty database.
enum DemoCommand {
  static let command = Command(
    "demo",
    summary: Phrase(
      "Nạp dữ liệu minh họa vào cơ sở dữ liệu trống.", "Load the demonstration data into an empty database."),
    discussion: Phrase(
      "Một tỉnh, một liên đoàn lao động tỉnh và một văn phòng cấp ủy, đều hư cấu, với kết quả hai năm. Xem Samples/README.md.",
      "A province, a provincial union and a Party office, invented, with two years of results. See Samples/README.md."),
    flags: [
      .init(
        name: "country", value: .number,
        help: Phrase(
          "Thay vào đó, dựng cả nước với SỐ công đoàn cơ sở, người dùng và kế hoạch.",
          "A whole country instead, with NUMBER grassroots unions, people and plans."))
    ]
  ) { arguments in
    let country = try country(arguments)
    let installation = try Installation(try Configuration(arguments), exclusive: true)
    guard try installation.database.read({ try !$0.hasOrganisations() }) else {
      throw Failure(
        .dataError, "cơ sở dữ liệu không trống; hãy dùng thư mục --data khác",
        "the database is not empty; give another --data folder")
    }
    guard let country else {
      try Demonstration(installation).load()
      arguments.say(Demonstration.accounts)
      return .ok
    }
    let unit = Phrase("đơn vị", "bodies")[arguments.language]
    let counts = try CountryLoading(installation, country, bar: ProgressBar(unit: unit)).load()
    arguments.say(
      Phrase(
        """
        cả nước: \(counts.bodies) đơn vị, \(counts.people) người dùng, \(counts.plans) kế hoạch
        quản trị toàn quốc: administrator.1, mật khẩu «\(Demonstration.password)» (chỉ trên máy này)
        """,
        """
        country: \(counts.bodies) bodies, \(counts.people) people, \(counts.plans) plans
        administrator of all: administrator.1, password «\(Demonstration.password)» (loopback only)
        """))
    return .ok
  }

  private static func country(_ arguments: Arguments) throws(Failure) -> SampleCountry? {
    guard let text = arguments["country"] else { return nil }
    guard let count = Int(text), (34...1_000_000).contains(count) else {
      throw Failure(
        .usage, "«--country» cần một số từ 34 đến 1000000, không phải «\(text)»",
        "«--country» needs a number from 34 to 1000000, not «\(text)»")
    }
    return SampleCountry(.init(grassroots: count))
  }
}
