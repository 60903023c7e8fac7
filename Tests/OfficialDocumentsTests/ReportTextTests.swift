// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

/// Whole documents as text: what a reader sees, from the first line to the last.
struct ReportTextTests {
  private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }

  private static let content: ReportContent = {
    var content = ReportContent(
      issuer: .init(
        kind: .union, name: "Liên đoàn Lao động tỉnh Hồng Lam", parentName: "Tổng Liên đoàn Lao động Việt Nam",
        code: "LĐLĐ", place: "Hồng Lam"),
      plan: .init(
        title: "Về phong trào Xanh - Sạch - Đẹp", type: "Kế hoạch", number: "21/KH-LĐLĐ", issuedOn: day("2026-01-09"),
        issuer: "Liên đoàn Lao động tỉnh"),
      period: .init(label: "năm 2026", from: day("2025-12-15"), to: day("2026-12-14"), cutOff: day("2026-11-20")),
      signature: Signature(
        authority: [.init(.onBehalf, of: "Ban Thường vụ")], position: "Phó Chủ tịch", name: "Lê Văn An"),
      date: day("2026-11-21"))
    content.sequence = 112
    content.addressees = ["Tổng Liên đoàn Lao động Việt Nam", "Tỉnh ủy Hồng Lam"]
    content.bases = ["Căn cứ Luật Công đoàn"]
    content.direction = ["Ban hành 02 hướng dẫn;", "Tổ chức 04 đợt kiểm tra."]
    content.themes = [
      .init(
        label: "1", title: "Môi trường làm việc",
        items: [
          .init(
            label: "1", name: "Đo kiểm môi trường lao động", leads: ["Ban Quan hệ Lao động"],
            coordinators: ["Công đoàn cơ sở"], due: "30/6/2026", status: .done(daysLate: 0), acceptedPercent: 100,
            measures: [
              .init(
                name: "Số doanh nghiệp", unit: "doanh nghiệp", planned: Quantity(thousandths: 40_000),
                accepted: Quantity(thousandths: 42_000))
            ], result: "đo tại 42 doanh nghiệp, 39 nơi đạt chuẩn"),
          .init(
            label: "2", name: "Trồng cây trong khuôn viên", leads: ["Công đoàn cơ sở"], due: "tháng 12/2026",
            status: .dueSoon(daysLeft: 24), acceptedPercent: 60, waitingPercent: 85, difficulty: "thiếu cây giống"),
        ]),
      .init(title: "Tuyên truyền", items: [.init(label: "", name: "Hội thi ảnh xanh", status: .notStarted)]),
      .init(title: "Tổng kết", items: []),
    ]
    content.assessment = ["Phong trào được đoàn viên hưởng ứng"]
    content.nextSteps = ["Tổng kết phong trào trong tháng 01/2027"]
    content.proposals = ["Đề nghị Tổng Liên đoàn hỗ trợ kinh phí đo kiểm"]
    content.recipients = [Recipient("Như trên"), Recipient("Các Ban LĐLĐ tỉnh", purpose: "để thực hiện")]
    content.archive = "VT, QHLĐ"
    return content
  }()

  private static let expected = """
    TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
    LIÊN ĐOÀN LAO ĐỘNG TỈNH HỒNG LAM
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc
    Số: 112/BC-LĐLĐ
    Hồng Lam, ngày 21 tháng 11 năm 2026

    BÁO CÁO
    Kết quả thực hiện Kế hoạch về phong trào Xanh - Sạch - Đẹp, năm 2026

    Kính gửi:
    - Tổng Liên đoàn Lao động Việt Nam;
    - Tỉnh ủy Hồng Lam.
    Căn cứ Luật Công đoàn.
    Thực hiện Kế hoạch số 21/KH-LĐLĐ ngày 09 tháng 01 năm 2026 của Liên đoàn Lao động tỉnh về phong trào Xanh - Sạch - \
    Đẹp, Liên đoàn Lao động tỉnh Hồng Lam báo cáo kết quả thực hiện năm 2026 (từ ngày 15/12/2025 đến ngày 14/12/2026; \
    số liệu tính đến ngày 20/11/2026) như sau:
    I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI
    Ban hành 02 hướng dẫn.
    Tổ chức 04 đợt kiểm tra.
    II. KẾT QUẢ THỰC HIỆN
    1. Tình hình chung
    Kế hoạch có 3 hoạt động, nhiệm vụ thuộc 3 nhóm. Tính đến ngày 20/11/2026: hoàn thành 1; sắp đến hạn 1; chưa bắt đầu 1.
    Số liệu trong Báo cáo là số liệu đã được duyệt; 1 hoạt động có báo cáo chờ duyệt, nêu riêng và chưa tính vào kết quả.
    2. Môi trường làm việc (mục 1 của Kế hoạch)
    Có 2 hoạt động, nhiệm vụ: hoàn thành 1; sắp đến hạn 1.
    - Hoạt động 1. Đo kiểm môi trường lao động: hoàn thành; số doanh nghiệp: 42/40 doanh nghiệp (đạt 105% kế hoạch). Đo \
    tại 42 doanh nghiệp, 39 nơi đạt chuẩn.
    - Hoạt động 2. Trồng cây trong khuôn viên: sắp đến hạn (còn 24 ngày), tiến độ 60%. Chờ duyệt, chưa tính: tiến độ 85%.
    3. Tuyên truyền
    Có 1 hoạt động, nhiệm vụ: chưa bắt đầu 1.
    - Hội thi ảnh xanh: chưa bắt đầu, chưa có số liệu về tiến độ.
    4. Tổng kết
    Kết quả thực hiện: chưa có số liệu.
    III. ĐÁNH GIÁ CHUNG; KHÓ KHĂN, VƯỚNG MẮC
    1. Đánh giá chung
    Phong trào được đoàn viên hưởng ứng.
    Đã hoàn thành 1/3 hoạt động, nhiệm vụ (33,3%); không có hoạt động nào chậm so với thời hạn.
    2. Khó khăn, vướng mắc
    - Hoạt động 2: thiếu cây giống.
    IV. NHIỆM VỤ KỲ TỚI
    Tiếp tục thực hiện 2 hoạt động, nhiệm vụ chưa hoàn thành.
    Các hoạt động đến hạn trong 30 ngày tới: hoạt động 2.
    - Tổng kết phong trào trong tháng 01/2027.
    V. ĐỀ XUẤT, KIẾN NGHỊ
    - Đề nghị Tổng Liên đoàn hỗ trợ kinh phí đo kiểm.
    Trên đây là Báo cáo kết quả thực hiện Kế hoạch về phong trào Xanh - Sạch - Đẹp, năm 2026 của Liên đoàn Lao động tỉnh \
    Hồng Lam./.

    Nơi nhận:
    - Như trên;
    - Các Ban LĐLĐ tỉnh (để thực hiện);
    - Lưu: VT, QHLĐ.

    TM. BAN THƯỜNG VỤ
    PHÓ CHỦ TỊCH
    Lê Văn An

    Phụ lục
    TÌNH HÌNH THỰC HIỆN CÁC HOẠT ĐỘNG, NĂM 2026
    (Kèm theo Báo cáo số 112/BC-LĐLĐ ngày 21 tháng 11 năm 2026 của Liên đoàn Lao động tỉnh Hồng Lam)
    | STT | Hoạt động | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Tiến độ | Kết quả |
    | Môi trường làm việc (mục 1 của Kế hoạch) |
    | 1 | Đo kiểm môi trường lao động | Ban Quan hệ Lao động | Công đoàn cơ sở | 30/6/2026 | Hoàn thành; 100% | Số doanh \
    nghiệp: 42/40 doanh nghiệp (đạt 105% kế hoạch). Đo tại 42 doanh nghiệp, 39 nơi đạt chuẩn. |
    | 2 | Trồng cây trong khuôn viên | Công đoàn cơ sở |  | tháng 12/2026 | Sắp đến hạn (còn 24 ngày); 60%; chờ duyệt: \
    tiến độ 85% | Chưa có số liệu |
    | Tuyên truyền |
    | 3 | Hội thi ảnh xanh |  |  |  | Chưa bắt đầu; chưa có số liệu | Chưa có số liệu |
    | Tổng kết |

    """

  private func lines(_ content: ReportContent) -> [Substring] {
    let layout = DocumentLayout.inForce(for: content.issuer.kind, on: Self.day("2026-11-21"))
    return OfficialDocument(report: content).plainText(layout: layout).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `a whole report of a union reads like this`() {
    let expected = Self.expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = lines(Self.content)
    for (index, line) in expected.enumerated() where index < found.count {
      #expect(found[index] == line, "line \(index + 1)")
    }
    #expect(found.count == expected.count)
  }

  @Test func `the same content as a Party document differs only in its form`() {
    var content = Self.content
    content.issuer.kind = .party
    let found = lines(content)
    #expect(found[2] == "ĐẢNG CỘNG SẢN VIỆT NAM")
    #expect(found[3] == "Số 112-BC/LĐLĐ")
    #expect(found.contains("- Căn cứ Luật Công đoàn."))
    #expect(found.contains("II- KẾT QUẢ THỰC HIỆN") && found.contains("2- Môi trường làm việc (mục 1 của Kế hoạch)"))
    #expect(found.contains("- Lưu VT, QHLĐ.") && found.contains("T/M BAN THƯỜNG VỤ"))
    #expect(found.contains { $0.hasSuffix("của Liên đoàn Lao động tỉnh Hồng Lam.") })
    #expect(found.contains { $0.contains("số 112-BC/LĐLĐ") })
    func body(_ lines: [Substring]) -> [Substring] { lines.filter { $0.hasPrefix("- Hoạt động") } }
    #expect(body(found) == body(lines(Self.content)))
  }

  @Test func `no figure stands in a report that its content does not give`() {
    // Numbers of the content, counts of its activities, its dates, and the shares that follow from them.
    let known: Set<String> = [
      "112", "21", "11", "2026", "09", "01", "15", "12", "2025", "14", "20", "02", "04", "3", "1", "2", "42", "40",
      "105",
      "39", "24", "60", "85", "33", "30", "6", "100", "2027",
    ]
    var numbers: Set<String> = []
    for line in lines(Self.content) {
      // Labels of headings are no figures.
      let text = line.split(separator: " ").dropFirst(line.first?.isNumber == true ? 1 : 0).joined(separator: " ")
      numbers.formUnion(text.split { !$0.isNumber }.map(String.init))
    }
    #expect(numbers.subtracting(known) == [])
  }

  @Test(arguments: [
    ("Về tăng trưởng xanh", "Kế hoạch về tăng trưởng xanh, năm 2026"),
    ("Triển khai phong trào", "Kế hoạch triển khai phong trào, năm 2026"),
    ("UBND tỉnh hành động", "Kế hoạch UBND tỉnh hành động, năm 2026"),
    ("Hồng Lam xanh", "Kế hoạch Hồng Lam xanh, năm 2026"), ("“Xanh”", "Kế hoạch “Xanh”, năm 2026"),
  ])
  func `the title of the plan goes on inside the subject`(title: String, subject: String) {
    var content = Self.content
    content.plan.title = title
    #expect(content.subject == "Kết quả thực hiện \(subject)")
  }

  @Test func `a plan is cited without a second «về»`() {
    #expect(lines(Self.content).contains { $0.contains("của Liên đoàn Lao động tỉnh về phong trào") })
    var content = Self.content
    content.plan.title = "Tăng trưởng xanh"
    #expect(lines(content).contains { $0.contains("của Liên đoàn Lao động tỉnh về tăng trưởng xanh,") })
  }

  @Test func `several late activities are named in one row, those without a label by name`() {
    var content = Self.content
    content.themes = [
      .init(
        title: "A",
        items: [
          .init(label: "3", name: "x", status: .late(days: 1)), .init(label: "9", name: "y", status: .late(days: 2)),
          .init(label: "", name: "Hội thi", status: .late(days: 3)),
        ])
    ]
    #expect(lines(content).contains { $0.hasSuffix("còn 3 hoạt động chậm so với thời hạn: hoạt động 3, 9; Hội thi.") })
  }

  @Test func `an unnumbered, undated report leaves blanks`() {
    var content = Self.content
    content.sequence = nil
    content.date = nil
    content.issuer.place = nil
    content.signature.name = nil
    let found = lines(content)
    #expect(found.contains("Số:       /BC-LĐLĐ"))
    #expect(found.contains("………, ngày … tháng … năm ……"))
    #expect(found.contains { $0.hasPrefix("(Kèm theo Báo cáo số       /BC-LĐLĐ ngày … tháng … năm ……") })
  }
}
