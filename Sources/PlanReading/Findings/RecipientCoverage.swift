// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Whom the lines of «Nơi nhận» reach: a line names one body, several («Các sở: A, B»), or all of a kind («Các sở, ban,
/// ngành», «UBND các xã, phường»).
struct RecipientCoverage {
  private let lines: [String]
  /// Initials of the words of each line, for shortened names.
  private let words: Set<String>
  private let issuer: String?

  /// `nil` where there is nothing to compare with: no recipients, or a line that points to another list («Như Điều 3»).
  ///
  /// `archive` is the lines below the recipients that say where copies are kept: «Lưu: VT, CSPL».
  init?(_ recipients: [ReadPlan.Recipient], archive: [String], issuer: String?) {
    guard !recipients.isEmpty else { return nil }
    lines = recipients.map { Self.normal($0.body) } + archive.map(Self.normal)
    if lines.contains(where: { line in ["nhu ", "muc ", "dieu "].contains { line.hasPrefix($0) } }) { return nil }
    words = Set(lines.flatMap { $0.split(separator: " ").map(String.init) })
    self.issuer = issuer.map(Self.normal)
  }

  /// Whether a body is reached. Classes of bodies and people are taken to be; they have no line of their own.
  func covers(_ body: String) -> Bool {
    let name = Self.normal(body)
    // The office of whoever issues the plan.
    if name == "van phong" { return true }
    guard let first = name.split(separator: " ").first.map(String.init), !Self.unnamed.contains(first),
      !name.hasPrefix("ban giam")
    else { return true }
    if let issuer, issuer.contains(name) || name.contains(issuer) { return true }
    let rest = name.split(separator: " ").dropFirst().joined(separator: " ")
    return lines.contains { line in
      line.contains(name) || line.utf8.count >= 6 && name.hasPrefix(line) || rest.utf8.count >= 6 && line.contains(rest)
        || reachesAll(line, of: first, name)
    } || isShortened(name, first)
  }

  /// «các sở, ban, ngành» reaches «Sở A»; «ubnd các xã, phường» each of them; «đoàn thể» unions and societies.
  private func reachesAll(_ line: String, of first: String, _ name: String) -> Bool {
    let isPlural = line.contains("cac ") || line.contains("nhung ") || line.contains("toan the ")
    guard isPlural else { return false }
    if (" " + line + " ").contains(" " + first + " ") { return true }
    if name.hasPrefix("van phong"), line.contains("phong") { return true }
    if Self.societies.contains(first) {
      return line.contains("doan the") || line.contains("to chuc") || line.contains("hoi")
    }
    return Self.offices.contains(first)
      && (line.contains("nganh") || line.contains("don vi") || line.contains("co quan"))
  }

  /// «Sở NNMT» for «Sở Nông nghiệp và Môi trường»: the initials of the words behind the first stand as one word.
  private func isShortened(_ name: String, _ first: String) -> Bool {
    let parts = name.split(separator: " ").dropFirst().filter { $0 != "va" }
    guard parts.count >= 2 else { return false }
    let initials = String(parts.compactMap(\.first))
    return words.contains(initials) || words.contains(first + initials)
      || words.contains(String(name.split(separator: " ").compactMap(\.first)))
  }

  /// People and classes: «các», «giám đốc», «đồng chí», «chủ tịch» …
  private static let unnamed: Set<String> = [
    "cac", "nhung", "moi", "tung", "toan", "mot", "giam", "pho", "truong", "dong", "chu", "thu", "bi", "nguoi", "can",
    "ong", "ba", "thay", "co", "d", "giao", "hieu", "chanh", "lanh", "thuong", "to", "tong", "don", "doanh", "gvcn",
    "nha",
    "dai", "bo", "dia", "tap",
  ]
  private static let societies: Set<String> = [
    "hoi", "doan", "mat", "mttq", "lien", "ldld", "cd", "cdcs", "ubmttq", "hiep", "uy", "ubmttqvn",
  ]
  private static let offices: Set<String> = [
    "so", "ban", "chi", "cuc", "trung", "cong", "bo", "van", "thanh", "phong", "khoa", "truong", "vien", "dai", "bao",
    "kho", "ngan", "buu", "dien", "tram", "doi",
  ]

  /// Letters of a line that are looked at: no body has a longer name, and no line of recipients names more that count.
  private static let longest = 400

  /// Folded, with the long names of committees shortened as recipients often are, and boards of zones written out.
  private static func normal(_ name: String) -> String {
    let words = foldedForSearch(String(name.prefix(longest))).split { !$0.isLetter && !$0.isNumber }
    let folded = words.joined(separator: " ")
    return shortened(
      folded,
      [
        ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("lien doan lao dong", "ldld"),
        ("uy ban mat tran to quoc viet nam", "ubmttq"), ("uy ban mat tran to quoc", "ubmttq"),
        ("mat tran to quoc", "mttq"), ("bql", "ban quan ly"), ("kcn", "khu cong nghiep"), ("ccn", "cum cong nghiep"),
        ("uy ban mttq viet nam", "ubmttq"), ("uy ban mttq", "ubmttq"), ("thuong truc", "tt"),
        ("cong doan co so", "cdcs"), ("cong doan", "cd"),
        ("doan tncs ho chi minh", "doan thanh nien"), ("doan tncs", "doan thanh nien"),
      ])
  }

  private static func shortened(_ name: String, _ pairs: [(String, String)]) -> String {
    pairs.reduce(name) { name, pair in
      var parts = name[...]
      var result = ""
      while let found = parts.firstRange(of: pair.0) {
        result += parts[..<found.lowerBound] + pair.1
        parts = parts[found.upperBound...]
      }
      return result + parts
    }
  }
}

extension Substring {
  /// The first place of a text within this one, compared by bytes.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
