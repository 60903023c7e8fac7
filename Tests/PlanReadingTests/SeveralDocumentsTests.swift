// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Files that hold more than one document: a decision and its plan, a letter and its enclosure, a plan and its annexes.
struct SeveralDocumentsTests {
  private static let decision = """
    ỦY BAN NHÂN DÂN TỈNH HÒA SƠN

    Số: 415/QĐ-UBND

    Hòa Sơn, ngày 07 tháng 7 năm 2026

    QUYẾT ĐỊNH

    Ban hành Kế hoạch giữ nguồn nước năm 2027

    CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA SƠN

    Căn cứ Luật số 28/2023/QH15 ngày 27 tháng 11 năm 2023;

    QUYẾT ĐỊNH:

    Điều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ nguồn nước năm 2027.

    Điều 2. Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này.

    Nơi nhận:
    - Như Điều 2;
    - Lưu: VT.

    CHỦ TỊCH

    Lê Văn Nước


    """

  private static let enclosed = """
    KẾ HOẠCH

    Giữ nguồn nước năm 2027

    (Kèm theo Quyết định số 415/QĐ-UBND ngày 07/7/2026)

    I. NỘI DUNG

    1. Hoạt động số 1: Đo nước.

    2. Hoạt động số 2: Sửa kênh.

    II. PHÂN CÔNG

    1. Sở Y tế chủ trì hoạt động số 1 trong quý I/2027.

    """

  @Test func `a decision and the plan that it issues are read as one`() throws {
    let plan = try Reading.plan(Self.decision + Self.enclosed)
    #expect(
      Reading.outline(of: plan) == ["Điều 1", "Điều 2", "I", "I>1", "I>2", "II", "II>1"])
    #expect(plan.document.type == "QUYẾT ĐỊNH")
    #expect(plan.document.number == "415/QĐ-UBND")
    #expect(plan.document.title == "Ban hành Kế hoạch giữ nguồn nước năm 2027")
    #expect(plan.document.position == "CHỦ TỊCH")
    #expect(plan.document.signer == "Lê Văn Nước")
    #expect(plan.recipients.map(\.body) == ["Như Điều 2"])
    #expect(plan.references.map(\.number) == ["28/2023/QH15"])
    #expect(plan.document.period == "2027")
    #expect(plan.findings.filter { $0.rule == .activityWithoutLead }.map(\.activity) == ["2"])
  }

  @Test func `the plan's own recipients and signature do not replace those of the decision`() throws {
    let plan = try Reading.plan(
      Self.decision + Self.enclosed + "\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Thị Hồ\n")
    #expect(plan.recipients.map(\.body) == ["Như Điều 2"])
    #expect(plan.document.signer == "Lê Văn Nước")
    #expect(plan.items.count == 7)
  }

  @Test func `activities of two documents with the same numbers are not mixed up`() throws {
    let second = """
      KẾ HOẠCH

      Trồng rừng năm 2027

      I. NỘI DUNG

      1. Hoạt động số 1: Ươm cây.

      2. Sở Nội vụ chủ trì hoạt động số 2.

      """
    let plan = try Reading.plan(Self.decision + Self.enclosed + "\nGIÁM ĐỐC\n\nTrần Thị Hồ\n\n" + second)
    #expect(plan.findings.filter { $0.rule == .activityWithoutLead }.map(\.activity) == ["2", "1"])
  }

  @Test(arguments: [
    ("PHỤ LỤC", "PHỤ LỤC"), ("PHỤ LỤC I", "PHỤ LỤC I"), ("Phụ lục 2", "Phụ lục 2"), ("**PHỤ LỤC III**", "PHỤ LỤC III"),
    ("PHỤ LỤC 1: DANH MỤC", "PHỤ LỤC 1"), ("PHỤ LỤC II. DANH MỤC", "PHỤ LỤC II"), ("# PHỤ LỤC", "PHỤ LỤC"),
  ])
  func `an annex behind the signature is an item of its own`(line: String, label: String) throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n1. Đo nước.\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Văn Nước\n\n\(line)\n\nNHỮNG VIỆC CẦN LÀM\n\n"
        + "(Kèm theo Kế hoạch số 5/KH-UBND)\n\n1. Vét hồ.\n\n2. Sửa kênh.\n")
    #expect(Reading.outline(of: plan) == ["I", "I>1", label, label + ">1", label + ">2"])
    #expect(plan.items[2].text.hasSuffix("NHỮNG VIỆC CẦN LÀM"))
    #expect(plan.references.map(\.number) == ["5/KH-UBND"])
  }

  @Test func `two annexes stand beside each other and number anew`() throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n1. Đo nước.\n\nPHỤ LỤC I\n\nVIỆC\n\n1. Vét hồ.\n\nPHỤ LỤC II\n\nNGƯỜI\n\n1. Tổ trưởng.\n\n2. Tổ viên.\n"
    )
    #expect(
      Reading.outline(of: plan) == [
        "I", "I>1", "PHỤ LỤC I", "PHỤ LỤC I>1", "PHỤ LỤC II", "PHỤ LỤC II>1", "PHỤ LỤC II>2",
      ])
    #expect(!plan.findings.contains { [.duplicateLabel, .labelGap].contains($0.rule) })
  }

  @Test func `what stands behind the signature without a heading is no item`() throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n1. Đo nước.\n\nGIÁM ĐỐC\n\nLê Văn Nước\n\nBản này in tại Văn phòng.\n\nĐiện thoại: 0200 123.\n")
    #expect(plan.items.count == 2)
    #expect(plan.document.signer == "Lê Văn Nước")
  }

  @Test func `a letter that sends a plan keeps its own head`() throws {
    let letter = """
      LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA SƠN

      Số: 77/LĐLĐ

      Hòa Sơn, ngày 05 tháng 3 năm 2026

      1. Gửi kèm Kế hoạch để các đơn vị làm theo.

      2. Các đơn vị báo cáo về Liên đoàn Lao động tỉnh trước ngày 30/6/2026.

      Nơi nhận:
      - Như trên;
      - Lưu: VT.

      CHỦ TỊCH

      Lê Văn Nước

      LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA SƠN

      Số: 14/KH-LĐLĐ

      KẾ HOẠCH

      Giữ nguồn nước

      I. NỘI DUNG

      1. Các công đoàn cơ sở đo nước.

      """
    let plan = try Reading.plan(letter)
    #expect(plan.document.number == "77/LĐLĐ")
    #expect(plan.document.issuedOn.map { "\($0)" } == "2026-03-05")
    #expect(Reading.outline(of: plan) == ["1", "2", "I", "I>1"])
    #expect(plan.references.isEmpty)
    #expect(plan.reports.map(\.due) == ["2026-06-30"])
  }
}
