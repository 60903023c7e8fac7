// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// Writes names of bodies that stand in capitals, or shortened, as running text writes them (Decree 30/2020/NĐ-CP,
/// Annex II: the first syllable, the words that name the office's field, and proper names have capitals).
enum BodyName {
  /// `LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH` becomes `Liên đoàn Lao động tỉnh An Bình`.
  static func inRunningText(_ capitals: String, place: String?) -> String {
    let words = capitals.split(separator: " ").map(String.init)
    let lower = words.map { $0.lowercased() }
    var result: [String] = []
    var isProper = false
    var index = 0
    while index < words.count {
      if let phrase = phrases.first(where: { lower[index...].starts(with: $0.words) }) {
        result += phrase.written
        index += phrase.words.count
        isProper = committees.contains(phrase.words) || schools.contains(phrase.words)
        continue
      }
      let word = lower[index]
      if areas.contains(word) || areas.contains(lower[index...].prefix(2).joined(separator: " ")), index > 0 {
        let length = areas.contains(word) ? 1 : 2
        result += lower[index..<index + length]
        index += length
        isProper = true
      } else {
        result.append(written(word, words[index], result, isProper: isProper || endsWithPlace(lower, index, place)))
        if isAcronym(words[index]) { isProper = true }
        index += 1
        // «LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH - SỞ Y TẾ»: what stands behind the place is another body.
        if index < words.count, word == "-" || word == "–", offices.contains(lower[index]) { isProper = false }
      }
    }
    return capitalised(result.joined(separator: " "))
  }

  /// `LĐLĐ tỉnh` becomes `Liên đoàn Lao động tỉnh`.
  static func expanded(_ name: String) -> String {
    name.split(separator: " ").map { abbreviations[String($0)] ?? String($0) }.joined(separator: " ")
  }

  private static func written(_ lower: String, _ original: String, _ before: [String], isProper: Bool) -> String {
    if isAcronym(original) { return original }
    if lower == "và" { return lower }
    let isBehindDash = before.suffix(2).contains { $0 == "-" || $0 == "–" }
    let opensField = before.count == 1 || before.last == "và" || before.last?.last == "," || isBehindDash
    return isProper || opensField || before.isEmpty ? capitalised(lower) : lower
  }

  /// Whether the words from an index on are the place of the document, and so a proper name.
  private static func endsWithPlace(_ words: [String], _ index: Int, _ place: String?) -> Bool {
    guard let place = place?.lowercased().split(separator: " ").map(String.init), !place.isEmpty else { return false }
    return index >= words.count - place.count && words.suffix(place.count).elementsEqual(place)
  }

  /// Capitals without a vowel, or of a known kind: THPT, TNHH, MTTQ.
  private static func isAcronym(_ word: String) -> Bool {
    word.count >= 2 && !foldedForSearch(word).contains { "aeiouy".contains($0) } || abbreviations[word] != nil
  }

  private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private static let areas: Set<String> = [
    "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu",
  ]

  /// First words of bodies that no phrase below begins with.
  private static let offices: Set<String> = ["sở", "ban", "hội", "đoàn", "phòng", "trường", "cục", "viện", "bộ"]

  /// Committees of the Party, whose name ends with their area.
  private static let committees = [["tỉnh", "ủy"], ["thành", "ủy"], ["huyện", "ủy"]]

  /// Levels of schools and hospitals, behind which a proper name stands.
  private static let schools = [
    ["tiểu", "học"], ["mầm", "non"], ["trung", "học", "cơ", "sở"], ["trung", "học", "phổ", "thông"], ["đa", "khoa"],
  ]

  private static let abbreviations = [
    "LĐLĐ": "Liên đoàn Lao động", "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "TLĐ": "Tổng Liên đoàn",
    "MTTQ": "Mặt trận Tổ quốc", "CĐCS": "Công đoàn cơ sở",
  ]

  private static let phrases: [(words: [String], written: [String])] = [
    "Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân", "Tổng Liên đoàn Lao động", "Liên đoàn Lao động",
    "Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc", "Việt Nam", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy",
    "Tiểu học", "Mầm non", "Trung học cơ sở", "Trung học phổ thông", "Đa khoa", "Hội Liên hiệp Phụ nữ", "Hội Nông dân",
    "Văn phòng", "Công đoàn", "Chính phủ", "Thủ tướng", "Trung tâm", "Công ty", "Tổng công ty", "Bệnh viện Đa khoa",
    "Bệnh viện",
    "Ngân hàng", "Hợp tác xã", "Hiệp hội", "Chi cục", "Tổng cục", "Công an", "Thanh tra", "Tỉnh đoàn", "Thành đoàn",
  ].map { phrase in
    let written = phrase.split(separator: " ").map(String.init)
    return (written.map { $0.lowercased() }, written)
  }
}
