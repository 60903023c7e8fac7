// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments

/// An invented report on a plan of sixty activities in four themes: about five pages and an annex.
enum SampleReport {
  static let content: ReportContent = {
    var content = ReportContent(
      issuer: .init(kind: .state, name: "Ủy ban nhân dân tỉnh Hồng Lam", code: "UBND", place: "Hồng Lam"),
      plan: .init(
        title: "phát triển xanh tỉnh Hồng Lam giai đoạn 2026 - 2030", number: "12/KH-UBND",
        issuedOn: day(2026, 1, 15), issuer: "Ủy ban nhân dân tỉnh"),
      period: .init(
        label: "6 tháng đầu năm 2026", from: day(2025, 12, 15), to: day(2026, 6, 14), cutOff: day(2026, 6, 14)),
      signature: Signature(
        authority: [.init(.onBehalf, of: "Ủy ban nhân dân"), .init(.deputising, of: "Chủ tịch")],
        position: "Phó Chủ tịch", name: "Trần Thị Hồng Vân"),
      date: day(2026, 6, 5))
    content.sequence = 5
    content.addressees = ["Bộ Tài chính"]
    content.bases = ["Căn cứ Luật Bảo vệ môi trường", "Căn cứ Chương trình công tác năm 2026 của Ủy ban nhân dân tỉnh"]
    content.direction = [
      "Ủy ban nhân dân tỉnh đã ban hành 03 văn bản hướng dẫn, tổ chức 02 hội nghị triển khai Kế hoạch đến các sở, ban, ngành"
    ]
    content.themes = themes
    content.nextSteps = ["Tổ chức kiểm tra tại 05 xã, phường trong quý III năm 2026"]
    content.proposals = ["Đề nghị Bộ Tài chính hướng dẫn nguồn kinh phí cho trạm sạc công cộng"]
    content.recipients = [
      Recipient("Như trên", purpose: "để báo cáo"), Recipient("Các sở, ban, ngành tỉnh"),
      Recipient("UBND các xã, phường"),
    ]
    content.archive = "VT, TH"
    return content
  }()

  static var document: OfficialDocument { OfficialDocument(report: content) }

  static let layout = DocumentLayout.inForce(for: .state, on: day(2026, 6, 5))

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSinceEpoch: 0)
  }

  private static let themeTitles = [
    "Thể chế và năng lực điều hành", "Giảm phát thải, năng lượng sạch", "Xanh hóa sản xuất",
    "Lối sống và tiêu dùng xanh",
  ]
  private static let bodies = ["Sở Tài chính", "Sở Công Thương", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng"]
  private static let works = [
    "Rà soát quy định về mua sắm công xanh", "Kiểm toán năng lượng cho cơ sở dùng nhiều điện",
    "Thay lò hơi đốt than tại các cụm công nghiệp", "Tập huấn quản lý năng lượng cho doanh nghiệp nhỏ",
    "Bố trí trạm sạc tại bến xe và bãi đỗ công cộng",
  ]

  private static var themes: [ReportContent.Theme] {
    themeTitles.enumerated().map { theme, title in
      ReportContent.Theme(title: title, items: (1...15).map { item(theme * 15 + $0) })
    }
  }

  private static func item(_ number: Int) -> ReportContent.Item {
    let statuses: [ActivityStatus] = [
      .done(daysLate: 0), .onTime, .dueSoon(daysLeft: 16), .late(days: 20), .notStarted,
      .stopped(reason: "gộp vào hoạt động 1"),
    ]
    let status = statuses[number % statuses.count]
    var item = ReportContent.Item(
      label: String(number), name: "\(works[number % works.count]), đợt \(number)",
      leads: [bodies[number % bodies.count]],
      coordinators: [bodies[(number + 1) % bodies.count], "UBND các xã, phường"],
      due: number % 7 == 0 ? nil : Deadline(day: day(2026, 6, 30).adding(days: number)).vietnamese, status: status)
    if status.kind == .done { item.acceptedPercent = 100 }
    if status.kind == .onTime { item.acceptedPercent = number }
    if number % 5 == 1 {
      item.measures = [
        .init(
          name: "Số cơ sở", unit: "cơ sở", planned: Quantity(thousandths: 120_000),
          accepted: Quantity(thousandths: Int64(number) * 1000))
      ]
    }
    if number % 4 == 0 { item.result = "đã hoàn thành hồ sơ, đang lấy ý kiến các cơ quan liên quan" }
    if number % 9 == 0 { item.waitingPercent = 80 }
    if number % 20 == 0 { item.difficulty = "thiếu kinh phí đối ứng; thủ tục đất chưa xong" }
    return item
  }
}
