// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Whom the lines of «Nơi nhận» reach: a line names one body, several («Các sở: A, B»), or all of a kind («Các sở, ban,
/// ngành», «UBND các xã, phường»).
struct RecipientCoverage {
  /// A name or a line as it is compared: folded, its words parted by one blank.
  private typealias Words = [ArraySlice<UInt8>]
  private let lines: [[UInt8]]
  /// The words of all lines, among them the initials that stand for a longer name.
  private let words: Set<ArraySlice<UInt8>>
  private let issuer: [UInt8]?

  /// `nil` where there is nothing to compare with: no recipients, or a line that points to another list («Như Điều 3»).
  ///
  /// `archive` is the lines below the recipients that say where copies are kept: «Lưu: VT, CSPL».
  init?(_ recipients: [ReadPlan.Recipient], archive: [String], issuer: String?) {
    guard !recipients.isEmpty else { return nil }
    // In one file may stand many documents with the same recipients.
    let lines = Set((recipients.map(\.body) + archive).map { Self.joined(Self.words(of: $0)[...]) })
    if lines.contains(where: { line in Self.references.contains { line.starts(with: $0) } }) { return nil }
    self.lines = Array(lines)
    words = Set(lines.flatMap { $0.split(separator: Self.blank) })
    self.issuer = issuer.map { Self.joined(Self.words(of: $0)[...]) }
  }

  /// Whether a body is reached. Classes of bodies and people are taken to be; they have no line of their own.
  func covers(_ body: String) -> Bool {
    let parts = Self.words(of: body)
    guard let first = parts.first, !Self.unnamed.contains(first) else { return true }
    let name = Self.joined(parts[...])
    // The office of whoever issues the plan, and its heads.
    if name == Self.office || name.starts(with: Self.heads) { return true }
    if let issuer, issuer.holds(name) || name.holds(issuer) { return true }
    let rest = Self.joined(parts.dropFirst())
    return lines.contains { line in
      line.holds(name) || line.count >= 6 && name.starts(with: line) || rest.count >= 6 && line.holds(rest)
        || Self.reachesAll(line, of: first, name)
    } || isShortened(parts)
  }

  /// «các sở, ban, ngành» reaches «Sở A»; «ubnd các xã, phường» each of them; «đoàn thể» unions and societies.
  private static func reachesAll(_ line: [UInt8], of first: ArraySlice<UInt8>, _ name: [UInt8]) -> Bool {
    guard plurals.contains(where: { line.holds($0) }) else { return false }
    if line.split(separator: blank).contains(first) { return true }
    if name.starts(with: office), line.holds(room) { return true }
    if societies.contains(first) { return societiesTogether.contains { line.holds($0) } }
    return offices.contains(first) && officesTogether.contains { line.holds($0) }
  }

  /// «Sở NNMT» for «Sở Nông nghiệp và Môi trường»: the initials of the words behind the first stand as one word.
  private func isShortened(_ parts: Words) -> Bool {
    let rest = parts.dropFirst().filter { $0 != Self.and }
    guard rest.count >= 2, let first = parts.first else { return false }
    let initials = ArraySlice(rest.compactMap(\.first))
    return words.contains(initials) || words.contains(first + initials) || words.contains(first.prefix(1) + initials)
  }

  /// People and classes: «các», «giám đốc», «đồng chí», «chủ tịch» …
  private static let unnamed = bytes([
    "cac", "nhung", "moi", "tung", "toan", "mot", "giam", "pho", "truong", "dong", "chu", "thu", "bi", "nguoi", "can",
    "ong", "ba", "thay", "co", "d", "giao", "hieu", "chanh", "lanh", "thuong", "to", "tong", "don", "doanh", "gvcn",
    "nha",
    "dai", "bo", "dia", "tap",
  ])
  private static let societies = bytes([
    "hoi", "doan", "mat", "mttq", "lien", "ldld", "cd", "cdcs", "ubmttq", "hiep", "uy", "ubmttqvn",
  ])
  private static let offices = bytes([
    "so", "ban", "chi", "cuc", "trung", "cong", "bo", "van", "thanh", "phong", "khoa", "truong", "vien", "dai", "bao",
    "kho", "ngan", "buu", "dien", "tram", "doi",
  ])
  private static let references = ["nhu ", "muc ", "dieu "].map { Array($0.utf8) }
  private static let plurals = ["cac ", "nhung ", "toan the "].map { Array($0.utf8) }
  private static let societiesTogether = ["doan the", "to chuc", "hoi"].map { Array($0.utf8) }
  private static let officesTogether = ["nganh", "don vi", "co quan"].map { Array($0.utf8) }
  private static let (office, room) = (Array("van phong".utf8), Array("phong".utf8))
  private static let heads = Array("ban giam".utf8)
  private static let and = ArraySlice("va".utf8)
  private static let blank: UInt8 = 0x20

  private static func bytes(_ words: [String]) -> Set<ArraySlice<UInt8>> { Set(words.map { ArraySlice($0.utf8) }) }

  /// Letters of a line that are looked at: no body has a longer name, and no line of recipients names more that count.
  private static let longest = 400

  /// The words, folded, with the long names of committees shortened as recipients often are, and boards of zones written
  /// out.
  private static func words(of name: String) -> Words {
    let words = foldedForSearch(String(name.prefix(longest))).utf8.split { !isLetter($0) }.map { ArraySlice($0) }
    var result: Words = []
    result.reserveCapacity(words.count)
    var rest = words[...]
    while let word = rest.first {
      let known = shorter[word]?.first { rest.starts(with: $0.long) }
      result += known?.short ?? [word]
      rest = rest.dropFirst(known?.long.count ?? 1)
    }
    return result
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static func joined(_ words: Words.SubSequence) -> [UInt8] { Array(words.joined(separator: [blank])) }

  /// By their first word, the longer before the shorter.
  private static let shorter: [ArraySlice<UInt8>: [(long: Words, short: Words)]] = {
    let names = [
      ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("lien doan lao dong", "ldld"),
      ("uy ban mat tran to quoc viet nam", "ubmttq"), ("uy ban mat tran to quoc", "ubmttq"),
      ("uy ban mttq viet nam", "ubmttq"), ("uy ban mttq", "ubmttq"), ("mat tran to quoc", "mttq"),
      ("bql", "ban quan ly"), ("kcn", "khu cong nghiep"), ("ccn", "cum cong nghiep"), ("thuong truc", "tt"),
      ("cong doan co so", "cdcs"), ("cong doan", "cd"), ("doan tncs ho chi minh", "doan thanh nien"),
      ("doan tncs", "doan thanh nien"),
    ]
    let pairs = names.map { (long: split($0.0), short: split($0.1)) }
    return Dictionary(grouping: pairs) { $0.long[0] }
  }()

  private static func split(_ name: String) -> Words { name.utf8.split(separator: blank).map { ArraySlice($0) } }
}

extension [UInt8] {
  /// Whether a text stands within this one; both are short.
  fileprivate func holds(_ text: [UInt8]) -> Bool {
    guard let first = text.first, text.count <= count else { return text.isEmpty }
    return (0...count - text.count).contains { self[$0] == first && self[$0..<$0 + text.count] == text[...] }
  }
}
