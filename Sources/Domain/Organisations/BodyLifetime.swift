// SPDX-License-Identifier: Apache-2.0

/// A kind of body, or a body of that name in every province, that has ended: data with its last day, what came after it
/// and where that is written, for the check of plans that still name it.
public struct BodyLifetime: Hashable, Sendable {
  /// The name as it stands in running text, or the word by which a level is named («huyện»).
  public let name: String
  /// Whether the name is a level of government, which stands anywhere within the name of a body.
  public let isLevel: Bool
  /// Its last day.
  public let lastDay: CivilDate
  /// Who does its work since then; `nil` where it was parted among several.
  public let successor: String?
  /// The resolution or decree.
  public let source: String

  /// Takes the parts of an entry.
  public init(name: String, isLevel: Bool = false, lastDay: CivilDate, successor: String?, source: String) {
    self.name = name
    self.isLevel = isLevel
    self.lastDay = lastDay
    self.successor = successor
    self.source = source
  }

  /// The reorganisation of 2025: ministries on 1 March (Nghị quyết 176/2025/QH15), the departments of provinces with them
  /// (Nghị định 45/2025/NĐ-CP), and the level of districts on 1 July (Luật 72/2025/QH15, Nghị quyết 203/2025/QH15).
  public static let national: [BodyLifetime] = ministries + departments + districts

  private static let ministries = entries(
    [
      ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"), ("Bộ Giao thông vận tải", "Bộ Xây dựng"),
      ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
      ("Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường"),
      ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường"),
      ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"), ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
    ], until: CivilDate(year: 2025, month: 2, day: 28), "Nghị quyết 176/2025/QH15")

  private static let departments = entries(
    [
      ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"), ("Sở Giao thông vận tải", "Sở Xây dựng"),
      ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
      ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
      ("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
      ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
    ], until: CivilDate(year: 2025, month: 2, day: 28), "Nghị định 45/2025/NĐ-CP")

  private static let districts: [BodyLifetime] = {
    guard let day = CivilDate(year: 2025, month: 6, day: 30) else { return [] }
    return ["huyện", "quận", "thị xã", "thị trấn"].map {
      BodyLifetime(
        name: $0, isLevel: true, lastDay: day, successor: nil, source: "Luật 72/2025/QH15, Nghị quyết 203/2025/QH15")
    }
  }()

  private static func entries(
    _ names: [(String, String)], until day: CivilDate?, _ source: String
  ) -> [BodyLifetime] {
    guard let day else { return [] }
    return names.map { BodyLifetime(name: $0.0, lastDay: day, successor: $0.1, source: source) }
  }
}
