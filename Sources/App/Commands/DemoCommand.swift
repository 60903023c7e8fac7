// SPDX-License-Identifier: Apache-2.0
import Database
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
      "A province, a provincial union and a Party office, invented, with two years of results. See Samples/README.md.")
  ) { arguments in
    let installation = try Installation(try Configuration(arguments), exclusive: true)
    guard try installation.database.read({ try $0.organisations().isEmpty }) else {
      throw Failure(
        .dataError, "cơ sở dữ liệu không trống; hãy dùng thư mục --data khác",
        "the database is not empty; give another --data folder")
    }
    try Demonstration(installation).load()
    arguments.say(Demonstration.accounts)
    return .ok
  }
}
