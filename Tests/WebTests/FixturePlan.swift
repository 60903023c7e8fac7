// SPDX-License-Identifier: Apache-2.0
import Domain
import Store

/// A plan of two themes and five activities, as it would come from the reader; bodies matched but for one.
enum FixturePlan {
  static let body = """
    KẾ HOẠCH
    Tăng trưởng xanh giai đoạn 2025 - 2030
    Chủ đề 1: Năng lượng sạch
    - Hoạt động số 1: Lắp 40 trạm sạc xe điện.
    - Hoạt động số 2: Kiểm toán năng lượng cho cơ sở sản xuất.
    Chủ đề 2: Nông nghiệp xanh
    - Hoạt động số 3: Tưới ướt khô xen kẽ trên 12.000 ha lúa.
    - Hoạt động số 4: Thu gom bao gói thuốc bảo vệ thực vật <nguy hại>.
    - Hoạt động số 5: Vận động tiêu dùng xanh.
    """

  static let document = Document(
    id: ID(200), sha256: String(repeating: "a", count: 64), name: "ke-hoach.md", format: "md", size: body.utf8.count,
    body: body)

  static let content = PlanContent(
    plan: Plan(
      id: TestSite.plan, realm: TestSite.province, owner: TestSite.province, document: document.id, state: .draft,
      type: "KẾ HOẠCH", title: "Tăng trưởng xanh giai đoạn 2025 - 2030", number: "142/KH-UBND",
      issuer: "Ủy ban nhân dân tỉnh An Bình", place: "An Bình", issuedOn: CivilDate(year: 2025, month: 3, day: 12),
      periodFrom: 2025, periodTo: 2030, authority: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", position: "PHÓ CHỦ TỊCH",
      signer: "Nguyễn Văn Minh", recipients: ["Thủ tướng Chính phủ", "Các sở, ngành"]),
    items: items, assignments: assignments,
    findings: [
      PlanFinding(
        rule: "activity-without-lead", severity: "error", item: ID(5),
        message: ("Hoạt động số 5 không có cơ quan chủ trì.", "Activity 5 has no lead body."),
        advice: ("Giao một cơ quan chủ trì.", "Name a lead body."))
    ],
    duties: [
      ReportingDuty(
        receiver: "Sở Tài chính", via: nil, rule: "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15", due: nil)
    ])

  private static let items: [PlanItem] = [
    item(51, nil, "1", "", .theme, "Chủ đề 1: Năng lượng sạch"),
    item(
      1, 51, "-", "1", .activity, "Hoạt động số 1: Lắp 40 trạm sạc xe điện.", due: "2026-10", target: 40_000, "trạm"),
    item(2, 51, "-", "2", .activity, "Hoạt động số 2: Kiểm toán năng lượng cho cơ sở sản xuất.", due: "2026-12-10"),
    item(52, nil, "2", "", .theme, "Chủ đề 2: Nông nghiệp xanh"),
    item(3, 52, "-", "3", .activity, "Hoạt động số 3: Tưới ướt khô xen kẽ trên 12.000 ha lúa.", due: "2028"),
    item(4, 52, "-", "4", .activity, "Hoạt động số 4: Thu gom bao gói thuốc bảo vệ thực vật <nguy hại>."),
    item(5, 52, "-", "5", .activity, "Hoạt động số 5: Vận động tiêu dùng xanh."),
  ]

  private static let assignments = [
    assignment(301, 1, "Sở Công Thương", .lead, TestSite.industry),
    assignment(302, 2, "Sở Công Thương", .lead, TestSite.industry),
    assignment(303, 3, "Sở Nông nghiệp và Môi trường", .lead, TestSite.farming),
    assignment(304, 4, "Sở Nông nghiệp và Môi trường", .lead, TestSite.farming),
    assignment(305, 4, "các địa phương", .coordinate, nil),
  ]

  private static func item(
    _ id: Int64, _ parent: Int64?, _ label: String, _ activity: String, _ kind: PlanItemKind, _ text: String,
    due: String? = nil, target: Int64? = nil, _ unit: String? = nil
  ) -> PlanItem {
    let start = body.range(of: text)
    return PlanItem(
      id: ID(id), parent: parent.map { ID($0) }, label: label, activity: activity, kind: kind, text: text,
      due: due.flatMap { Deadline(edtf: $0) }, target: target.map { Quantity(thousandths: $0) }, unit: unit, span: start
    )
  }

  private static func assignment(
    _ id: Int64, _ item: Int64, _ body: String, _ role: AssignmentRole, _ organisation: ID<Organisation>?
  ) -> Assignment {
    Assignment(id: ID(id), item: ID(item), body: body, role: role, organisation: organisation, span: 0..<1)
  }
}

extension String {
  /// Where a text stands, in Unicode scalars; empty where it does not.
  fileprivate func range(of text: String) -> Range<Int> {
    let all = Array(unicodeScalars)
    let wanted = Array(text.unicodeScalars)
    for start in 0...(all.count - wanted.count) where all[start..<(start + wanted.count)].elementsEqual(wanted) {
      return start..<(start + wanted.count)
    }
    return 0..<0
  }
}
