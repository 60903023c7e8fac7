// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments

/// Reports made by chance: plans of any size, with names as people write them and with characters that files get wrong.
struct ChanceReport {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  private static let works = [
    "Rà soát quy định", "Xây dựng đề án", "Kiểm kê", "Trồng cây phân tán", "Tập huấn nghiệp vụ", "Lắp đặt trạm sạc",
    "Khảo sát hiện trạng", "Biên soạn sổ tay", "Số hóa hồ sơ", "Nâng cấp cổng thông tin",
  ]
  private static let things = [
    "năng lượng <sạch> & xanh", "\"kinh tế\" tuần hoàn", "khí CO₂ (tCO₂e)", "tỷ lệ 12,5% so với năm 2025", "cụm A|B",
    "ô tô điện / xe máy", "mô hình «3R»", "chỉ số PM2.5", "dữ liệu ]]> mở", "cây ăn quả 🌿", "nước sạch nông thôn",
    "lò hơi đốt than", "hạ tầng số, dữ liệu số", "giống lúa OM5451", "xã, phường", "phát thải ròng bằng \"0\"",
    "hệ số k = 0,75", "tuyến D&E", "rác thải nhựa", "biến đổi khí hậu…", "\\server\\thư mục", "100.000 cây",
    "mục a' và b'",
  ]
  private static let bodies = [
    "Sở Tài chính", "Sở Công Thương", "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "Sở Xây dựng",
    "Công an tỉnh", "UBND các xã, phường", "Văn phòng UBND tỉnh", "Sở Giáo dục và Đào tạo",
    "Ban Quản lý các khu công nghiệp",
  ]
  private static let dues = [
    "2026-12-31", "2027-02-05", "2026-10", "2027-01", "2026-35", "2027-33", "2026", "2026/2030", "2026-07/2027-06",
    "2026-11/..",
  ]
  private static let statuses: [ActivityStatus] = [
    .done(daysLate: 0), .done(daysLate: 9), .onTime, .dueSoon(daysLeft: 16), .late(days: 20), .notStarted,
    .stopped(reason: "gộp vào hoạt động 1"),
  ]

  /// A report of an issuer with so many activities, in one to five themes.
  mutating func content(_ issuer: IssuerKind = .state, activities count: Int) -> ReportContent {
    var content = SampleReport.content
    content.issuer.kind = issuer
    var items = (0..<count).map { item($0 + 1) }
    content.themes = []
    while !items.isEmpty {
      let size = min(items.count, 1 + dice.roll(max(1, count / 3)))
      content.themes.append(
        .init(title: "Chủ đề \(content.themes.count + 1): \(dice.pick(Self.things))", items: Array(items.prefix(size))))
      items.removeFirst(size)
    }
    return content
  }

  private mutating func item(_ number: Int) -> ReportContent.Item {
    var item = ReportContent.Item(label: String(number), name: name(), status: dice.pick(Self.statuses))
    item.leads = [dice.pick(Self.bodies)]
    item.coordinators = Array(Set((0..<dice.roll(3)).map { _ in dice.pick(Self.bodies) }).subtracting(item.leads))
      .sorted()
    item.due = dice.roll(5) == 0 ? nil : Deadline(edtf: dice.pick(Self.dues))?.vietnamese
    if dice.roll(2) == 0 { item.acceptedPercent = dice.roll(101) }
    if dice.roll(4) == 0 { item.waitingPercent = dice.roll(101) }
    if dice.roll(3) == 0 { item.result = "đã xong \(dice.pick(Self.things)), đang nghiệm thu" }
    if dice.roll(3) == 0 { item.difficulty = "thiếu \(dice.pick(Self.things))" }
    if dice.roll(5) == 0 { item.proposal = "bố trí vốn cho \(dice.pick(Self.things))" }
    if dice.roll(3) == 0 { item.measures = [measure()] }
    return item
  }

  private mutating func name() -> String {
    let parts = (0...dice.roll(3)).map { _ in dice.pick(Self.things) }
    return "\(dice.pick(Self.works)) \(parts.joined(separator: ", ")), đợt \(dice.roll(90) + 10)"
  }

  private mutating func measure() -> ReportContent.Measure {
    .init(
      name: "Kết quả so với kế hoạch", unit: dice.pick(["%", "ha", "lớp", ""]), planned: quantity(),
      accepted: quantity(),
      waiting: quantity())
  }

  private mutating func quantity() -> Quantity? {
    dice.roll(4) == 0 ? nil : Quantity(thousandths: Int64(dice.roll(5_000_000)))
  }
}
