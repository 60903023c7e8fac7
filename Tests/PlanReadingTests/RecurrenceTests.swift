// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// Duties to report: how often, to whom, through whom.
struct RecurrenceTests {
  private func duties(_ sentence: String) throws -> [ReadPlan.ReportingDuty] {
    try Reading.plan(ofSentence: sentence).reports
  }

  @Test(arguments: [
    Expectation("hằng năm", "FREQ=YEARLY"),
    Expectation("hàng năm", "FREQ=YEARLY"),
    Expectation("mỗi năm một lần", "FREQ=YEARLY"),
    Expectation("định kỳ hằng năm", "FREQ=YEARLY"),
    Expectation("định kỳ 01 năm", "FREQ=YEARLY"),
    Expectation("định kỳ 2 năm", "FREQ=YEARLY;INTERVAL=2"),
    Expectation("trước ngày 15 tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    Expectation("trước ngày 15/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    Expectation("vào ngày 05/01 hàng năm", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5"),
    Expectation("hằng năm, trước ngày 15/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    Expectation("hằng năm (trước ngày 15 tháng 12)", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    Expectation("định kỳ hằng năm trước ngày 20 tháng 11", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20"),
    Expectation(
      "trước ngày 20/6 và ngày 20/12 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20",
      "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"),
    Expectation(
      "trước ngày 20/6, 20/12 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"),
    Expectation(
      "trước ngày 20 tháng 6 và ngày 20 tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20",
      "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"),
    Expectation(
      "hằng năm trước ngày 20/6 và 20/12", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"
    ),
    Expectation(
      "định kỳ 6 tháng, năm (trước ngày 15/6 và 15/12)", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15",
      "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    Expectation(
      "định kỳ 6 tháng một lần, trước ngày 10/6 và ngày 10/12", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10",
      "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"),
    Expectation(
      "hằng quý (trước ngày 15/3, 15/6, 15/9 và 15/12)", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
      "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15",
      "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    // One day is not enough for two turns.
    Expectation("định kỳ 6 tháng, trước ngày 15/6", "FREQ=MONTHLY;INTERVAL=6"),
    Expectation("tháng 6 hằng năm", "FREQ=YEARLY;BYMONTH=6"),
    Expectation("tháng 6 và tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=6", "FREQ=YEARLY;BYMONTH=12"),
    Expectation("hằng năm vào tháng 11", "FREQ=YEARLY;BYMONTH=11"),
    Expectation(
      "hằng tháng, quý, 6 tháng, năm", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6",
      "FREQ=YEARLY"),
    Expectation("hằng quý và năm", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY"),
    Expectation("hằng quý, năm 2026", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("định kỳ 03 tháng/1lần", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("định kỳ 03 tháng/01 lần", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("hàng quý", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("mỗi quý một lần", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("từng quý", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("định kỳ hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("định kỳ 3 tháng", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("định kỳ 03 tháng/lần", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("3 tháng một lần", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("3 tháng/lần", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation("trước ngày 20 tháng cuối quý", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20"),
    Expectation("trước ngày 20 của tháng cuối quý", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20"),
    Expectation("hằng quý (trước ngày 20 của tháng cuối quý)", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20"),
    Expectation("định kỳ 6 tháng", "FREQ=MONTHLY;INTERVAL=6"),
    Expectation("định kỳ 06 tháng một lần", "FREQ=MONTHLY;INTERVAL=6"),
    Expectation("6 tháng một lần", "FREQ=MONTHLY;INTERVAL=6"),
    Expectation("mỗi 6 tháng", "FREQ=MONTHLY;INTERVAL=6"),
    Expectation("định kỳ 6 tháng, hằng năm", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"),
    Expectation("định kỳ 6 tháng và hằng năm", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"),
    Expectation("hằng quý, hằng năm", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY"),
    Expectation("hằng tháng và hằng quý", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"),
    Expectation(
      "hằng tháng, hằng quý, 6 tháng và hằng năm", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3",
      "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"),
    Expectation("hằng quý và tổng kết hằng năm", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY"),
    Expectation("hằng tháng", "FREQ=MONTHLY"),
    Expectation("hàng tháng", "FREQ=MONTHLY"),
    Expectation("mỗi tháng", "FREQ=MONTHLY"),
    Expectation("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
    Expectation("vào ngày 05 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=5"),
    Expectation("hằng tháng, trước ngày 25", "FREQ=MONTHLY;BYMONTHDAY=25"),
    Expectation("hằng tháng (trước ngày 25)", "FREQ=MONTHLY;BYMONTHDAY=25"),
    Expectation("định kỳ vào ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20"),
    Expectation("hằng tuần", "FREQ=WEEKLY"),
    Expectation("vào thứ sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR"),
    Expectation("thứ Năm hàng tuần", "FREQ=WEEKLY;BYDAY=TH"),
    Expectation("hằng tuần vào thứ hai", "FREQ=WEEKLY;BYDAY=MO"),
    Expectation("hằng ngày", "FREQ=DAILY"),
    Expectation("mỗi ngày", "FREQ=DAILY"),
  ])
  func `how often a report is due is read wherever the sentence says it`(expectation: Expectation) throws {
    let behind = "Các xã báo cáo kết quả về Sở Y tế \(expectation.text)."
    #expect(try duties(behind).map { $0.rule ?? "-" } == expectation.says, "behind")
    let between = "Các xã \(expectation.text) báo cáo kết quả về Sở Y tế."
    #expect(try duties(between).map { $0.rule ?? "-" } == expectation.says, "between")
    for duty in try duties(behind) + duties(between) { #expect(duty.to == "Sở Y tế" && duty.due == nil) }
    for duty in try duties(behind) { #expect(duty.from == "Các xã") }
  }

  @Test(arguments: [
    ("trước ngày 15/12/2026", "2026-12-15"),
    ("trong quý IV/2026", "2026-36"),
    ("chậm nhất ngày 10/01/2027", "2027-01-10"),
    ("trong tháng 12 năm 2026", "2026-12"),
  ])
  func `a duty with one date has that date and no rule`(wording: String, due: String) throws {
    for sentence in [
      "Các xã gửi báo cáo kết quả về Sở Y tế \(wording).", "Các xã báo cáo Sở Y tế kết quả \(wording).",
      "Các xã tổng kết, báo cáo về Sở Y tế \(wording) để tổng hợp.",
    ] {
      let found = try duties(sentence)
      #expect(found.map(\.due) == [due], "\(sentence)")
      #expect(found.map(\.rule) == [nil], "\(sentence)")
    }
  }

  @Test(
    arguments: [
      ("Các xã báo cáo Ủy ban nhân dân tỉnh kết quả hằng quý.", "Các xã", "Ủy ban nhân dân tỉnh", nil),
      ("Các xã báo cáo kết quả về Sở Y tế hằng quý.", "Các xã", "Sở Y tế", nil),
      ("Các xã gửi báo cáo về Sở Y tế hằng quý.", "Các xã", "Sở Y tế", nil),
      ("Các xã gửi báo cáo cho Sở Y tế hằng quý.", "Các xã", "Sở Y tế", nil),
      ("Các xã nộp báo cáo lên Sở Y tế hằng quý.", "Các xã", "Sở Y tế", nil),
      ("Các xã lập báo cáo gửi Sở Y tế hằng quý.", "Các xã", "Sở Y tế", nil),
      ("Các xã lập báo cáo trình Ủy ban nhân dân tỉnh hằng quý.", "Các xã", "Ủy ban nhân dân tỉnh", nil),
      ("Các xã báo cáo bằng văn bản gửi về Sở Y tế hằng quý.", "Các xã", "Sở Y tế", nil),
      (
        "Các xã báo cáo về Sở Y tế (qua Phòng Kế hoạch) hằng quý.", "Các xã", "Sở Y tế", "Phòng Kế hoạch"
      ),
      (
        "Các xã báo cáo Ủy ban nhân dân tỉnh thông qua Sở Y tế hằng quý.", "Các xã", "Ủy ban nhân dân tỉnh", "Sở Y tế"
      ),
      ("Các xã báo cáo về Sở Y tế hằng quý (đồng gửi Sở Nội vụ).", "Các xã", "Sở Y tế", nil),
      ("Các xã báo cáo về Sở Y tế, Sở Nội vụ hằng quý.", "Các xã", "Sở Y tế, Sở Nội vụ", nil),
      (
        "Các xã báo cáo hằng quý về Sở Y tế để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", "Các xã", "Sở Y tế", nil
      ),
      ("Đề nghị các xã báo cáo hằng quý về Sở Y tế.", "các xã", "Sở Y tế", nil),
      ("Hằng quý, các xã báo cáo kết quả về Sở Y tế.", "các xã", "Sở Y tế", nil),
      ("Kết thúc đợt đo, các xã báo cáo hằng quý về Sở Y tế.", "các xã", "Sở Y tế", nil),
      ("Sau khi đo nước, các xã báo cáo hằng quý về Sở Y tế.", "các xã", "Sở Y tế", nil),
      ("Định kỳ hằng quý, các xã báo cáo kết quả về Sở Y tế.", "các xã", "Sở Y tế", nil),
    ] as [(String, String, String, String?)])
  func `who reports to whom and through whom is read`(
    sentence: String, from: String, to: String, via: String?
  ) throws {
    let duty = try #require(try duties(sentence).first)
    #expect(duty.from == from)
    #expect(duty.to == to)
    #expect(duty.via == via)
    #expect(duty.rule == "FREQ=MONTHLY;INTERVAL=3")
    #expect(try duties(sentence).count == 1)
  }

  @Test(arguments: [
    "Nếu có khó khăn, các xã báo cáo về Sở Y tế.",
    "Trường hợp phát sinh vướng mắc, các xã báo cáo Ủy ban nhân dân tỉnh.",
    "Các xã nghiên cứu báo cáo khoa học về nước ngầm.",
    "Sở Y tế viết bài đăng Báo Hòa Sơn.",
    "Các xã xây dựng báo cáo chuyên đề.",
    "Sở Y tế gửi tài liệu cho các xã.",
  ])
  func `what asks for no report is none`(sentence: String) throws {
    #expect(try duties(sentence).isEmpty)
  }

  @Test(arguments: [
    ("hằng năm", "2026: 2025-12-15 to 2026-12-14, due 2026-12-20"),
    ("trước ngày 15/10 hằng năm", "2026: 2025-10-15 to 2026-10-14, due 2026-10-15"),
    ("định kỳ 6 tháng", "2026-H1: 2025-12-15 to 2026-06-14, due 2026-06-20"),
    ("hằng quý", "2026-Q2: 2026-03-15 to 2026-06-14, due 2026-06-20"),
    ("định kỳ 3 tháng", "2026-Q2: 2026-03-15 to 2026-06-14, due 2026-06-20"),
    ("trước ngày 25 tháng cuối quý", "2026-Q2: 2026-03-15 to 2026-06-14, due 2026-06-25"),
    ("hằng tháng", "2026-05: 2026-04-15 to 2026-05-14, due 2026-05-20"),
    ("trước ngày 25 hằng tháng", "2026-05: 2026-04-15 to 2026-05-14, due 2026-05-25"),
    ("trước ngày 05 hằng tháng", "2026-05: 2026-04-15 to 2026-05-14, due 2026-06-05"),
  ])
  func `a duty that is read becomes a dated period`(wording: String, period: String) throws {
    let rule = try #require(try duties("Các xã báo cáo kết quả về Sở Y tế \(wording).").first?.rule)
    let cycle = try #require(ReportingCycle(rule: rule))
    let day = try #require(CivilDate(iso: "2026-05-02"))
    #expect(
      cycle.periods(from: day, to: day).map { "\($0.code): \($0.from) to \($0.cutOff), due \($0.due)" } == [period])
  }

  @Test func `a duty of the closing paragraph belongs to no item`() throws {
    let plan = try Reading.plan(
      """
      I. NỘI DUNG

      1. Đo nước.

      Trên đây là Kế hoạch đo nước; các xã báo cáo kết quả về Sở Y tế trước ngày 15/12/2026.

      Nơi nhận:
      - Lưu: VT.
      """)
    #expect(plan.items.map(\.text) == ["NỘI DUNG", "Đo nước."])
    #expect(plan.reports.map(\.item) == [nil])
    #expect(plan.reports.map(\.to) == ["Sở Y tế"])
    #expect(plan.reports.map(\.due) == ["2026-12-15"])
  }
}
