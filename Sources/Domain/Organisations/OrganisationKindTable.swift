// SPDX-License-Identifier: Apache-2.0

// Days that no instrument at hand states are the founding days of the state, the union, the Party and the youth union, so
// that no body of the past is refused; such rows are unverified.
extension OrganisationKind {
  /// Every kind that can be stored, in the order in which forms offer them: the levels of the state first.
  public static let all: [OrganisationKind] = general + state + union + party + others

  private static let general = [
    OrganisationKind(
      topCode, .other, "Tổ chức", "Organisation", from: state1945, below: [],
      source: "Quy ước của chương trình", isVerified: true)
  ]

  private static let state = [
    OrganisationKind(
      "government", .state, "Chính phủ", "Government", from: state1945, below: [],
      source: "Luật Tổ chức Chính phủ 63/2025/QH15"),
    OrganisationKind(
      "ministry", .state, "Bộ, cơ quan ngang bộ", "Ministry", from: state1945, below: ["government"],
      source: "Nghị quyết 176/2025/QH15"),
    OrganisationKind(
      "province", .state, "Tỉnh, thành phố", "Province", from: state1945, below: ["government"],
      source: "Luật 72/2025/QH15"),
    OrganisationKind(
      "department", .state, "Sở, ban, ngành", "Department", from: state1945, below: ["province", "ministry"],
      source: "Nghị định 45/2025/NĐ-CP"),
    OrganisationKind(
      "district", .state, "Quận, huyện, thị xã", "District", from: state1945, to: lastDayOfDistricts,
      below: ["province"], source: "Luật 72/2025/QH15, Nghị quyết 203/2025/QH15"),
    OrganisationKind(
      "commune", .state, "Xã, phường, đặc khu", "Commune", from: state1945, below: ["province", "district"],
      source: "Luật 72/2025/QH15"),
  ]

  private static let union = [
    OrganisationKind(
      "confederation", .union, "Tổng Liên đoàn Lao động", "Confederation of labour", from: union1929, below: [],
      managesFrom: twoLevels, source: "Luật Công đoàn 50/2024/QH15, Nghị định 105/2026/NĐ-CP"),
    OrganisationKind(
      "sector-union", .union, "Công đoàn ngành trung ương", "Central sector union", from: union1929,
      below: ["confederation"], source: "Luật Công đoàn 50/2024/QH15"),
    OrganisationKind(
      "union", .union, "Công đoàn cấp tỉnh", "Provincial union", from: union1929,
      below: ["confederation"], managesFrom: twoLevels,
      source: "Luật Công đoàn 50/2024/QH15, Nghị định 105/2026/NĐ-CP"),
    OrganisationKind(
      "upper-union", .union, "Công đoàn cấp trên cơ sở", "Upper-level union", from: union1929,
      below: ["union", "sector-union", "confederation"], source: "Luật Công đoàn 50/2024/QH15"),
    OrganisationKind(
      "grassroots-union", .union, "Công đoàn cơ sở", "Grassroots union", from: union1929,
      below: ["upper-union", "union", "sector-union"], source: "Luật Công đoàn 50/2024/QH15"),
    OrganisationKind(
      "workers-group", .union, "Tổ tự quản khu nhà trọ công nhân", "Self-managed group of workers’ boarding houses",
      from: union1929, below: ["upper-union", "union", "grassroots-union"], source: "Tổng Liên đoàn Lao động Việt Nam"),
  ]

  private static let party = [
    OrganisationKind(
      "party-committee", .party, "Cấp ủy", "Party committee", from: party1930,
      below: ["party-committee", "ministry", "province", "department", "commune", "enterprise", "school"],
      source: "Điều lệ Đảng, Quy định 399-QĐ/TW"),
    OrganisationKind(
      "office", .party, "Cơ quan đảng", "Party office", from: party1930, below: ["party-committee"],
      source: "Điều lệ Đảng, Quy định 399-QĐ/TW"),
    OrganisationKind(
      "party-board", .party, "Ban của cấp ủy", "Board of a Party committee", from: party1930,
      below: ["party-committee", "office"], source: "Điều lệ Đảng, Quy định 399-QĐ/TW"),
    OrganisationKind(
      "party-cell", .party, "Chi bộ", "Party cell", from: party1930,
      below: ["party-committee", "office", "party-board"],
      source: "Điều lệ Đảng, Quy định 399-QĐ/TW"),
  ]

  private static let others = [
    OrganisationKind(
      "youth-union", .youthUnion, "Đoàn thanh niên", "Youth union", from: youth1931,
      below: ["youth-union", "province", "commune", "school", "enterprise"],
      source: "Điều lệ Đoàn TNCS Hồ Chí Minh"),
    OrganisationKind(
      "room", .other, "Phòng", "Room", from: union1929,
      below: all(of: [.state, .union, .party]) + ["youth-union", "enterprise", "school", "room"],
      source: "Nghị định 45/2025/NĐ-CP"),
    OrganisationKind(
      "enterprise", .enterprise, "Doanh nghiệp", "Enterprise", from: state1945,
      below: ["government", "ministry", "province", "department", "commune", "enterprise"],
      source: "Luật Doanh nghiệp 59/2020/QH14"),
    OrganisationKind(
      "school", .school, "Trường học", "School", from: state1945,
      below: ["government", "ministry", "province", "department", "district", "commune", "school"],
      source: "Luật Giáo dục 43/2019/QH14"),
    OrganisationKind(
      otherCode, .other, "Tổ chức khác", "Other organisation", from: union1929, below: [],
      source: "Quy ước của chương trình", isVerified: true),
  ]

  private static func all(of families: [Family]) -> [String] {
    (state + union + party).filter { families.contains($0.family) }.map(\.code)
  }

  // MARK: Days

  /// Founding of the state: 2 September 1945.
  private static let state1945 = CivilDate(daysSinceEpoch: -8_887)
  /// Founding of the trade unions: 28 July 1929.
  private static let union1929 = CivilDate(daysSinceEpoch: -14_767)
  /// Founding of the Party: 3 February 1930.
  private static let party1930 = CivilDate(daysSinceEpoch: -14_577)
  /// Founding of the youth union: 26 March 1931.
  private static let youth1931 = CivilDate(daysSinceEpoch: -14_161)
  /// Two levels of local government from 1 July 2025: Luật 72/2025/QH15.
  private static let lastDayOfDistricts = CivilDate(daysSinceEpoch: 20_269)
  /// Two management levels of unions, in force on 16 May 2026: Nghị định 105/2026/NĐ-CP.
  private static let twoLevels = CivilDate(daysSinceEpoch: 20_589)
}
