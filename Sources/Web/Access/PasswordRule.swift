// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Which passwords may be chosen, as NIST SP 800-63B (5.1.1.2) asks: length, counted in characters as people see them, no
/// rules of composition, and none of those that everybody tries first.
public enum PasswordRule {
  /// Characters at least and at most.
  static let length = 10...256

  /// Beginnings and whole words of what is tried first; runs of keys and digits are found by their order.
  private static let common = ["matkhau", "password", "quantri", "administrator", "iloveyou", "anhyeuem", "vietnam"]
  private static let rows = ["01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"]

  /// What is wrong with a password; `nil` where it may be chosen.
  public static func fault(in password: String, login: String) -> Phrase? {
    guard length.contains(password.count) else { return .passwordLength }
    return isCommon(foldedForSearch(password), login) ? .passwordCommon : nil
  }

  /// What is left of a weak password, once the parts that everybody knows are taken out, is a few characters.
  private static func isCommon(_ password: String, _ login: String) -> Bool {
    if Set(password).count < 4 { return true }
    var rest = password
    for known in common + [foldedForSearch(login)] where known.count > 2 { rest = rest.replacing(known, with: "") }
    for row in rows.flatMap({ [$0, String($0.reversed())] }) { rest = withoutRuns(of: row, in: rest) }
    return rest.count < 4
  }

  /// The text without pieces of at least three characters that follow one another in a row of keys.
  private static func withoutRuns(of row: String, in text: String) -> String {
    let row = Array(row)
    var rest = Array(text)[...]
    var kept = ""
    while let first = rest.first {
      let run =
        row.indices.filter { row[$0] == first }.map { start in
          zip(row[start...], rest).prefix { $0 == $1 }.count
        }.max() ?? 0
      if run < 3 { kept.append(first) }
      rest = rest.dropFirst(run < 3 ? 1 : run)
    }
    return kept
  }
}
