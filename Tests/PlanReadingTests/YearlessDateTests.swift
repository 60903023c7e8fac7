// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Days, months and quarters that leave out the year which the plan lasts.
struct YearlessDateTests {
  private func plan(_ sentence: String, title: String = "Phòng, chống thiên tai năm 2026") throws -> ReadPlan {
    try Reading.plan("KẾ HOẠCH\n\n\(title)\n\nI. NỘI DUNG\n\n1. \(sentence)\n")
  }

  private func cell(_ time: String, title: String = "Phòng, chống thiên tai năm 2026") throws -> String? {
    let plan = try Reading.plan(
      """
      KẾ HOẠCH

      \(title)

      I. NỘI DUNG

      | TT | Nhiệm vụ | Chủ trì | Thời gian |
      |---|---|---|---|
      | 1 | Rà soát | Công an xã | \(time) |
      """)
    return plan.assignments.first?.due
  }

  @Test(arguments: [
    ("trước 30/9", "2026-09-30"), ("trước ngày 15/12", "2026-12-15"), ("chậm nhất ngày 20/11", "2026-11-20"),
    ("trước ngày 15 tháng 12", "2026-12-15"), ("xong trước 05/6", "2026-06-05"), ("trong tháng 6", "2026-06"),
    ("trước tháng 9", "2026-09"), ("trong quý III", "2026-35"), ("trong tháng 4 - 6", "2026-04/2026-06"),
    ("trong tháng 4 và tháng 5", "2026-04/2026-05"), ("trong quý I, II", "2026-33/2026-34"),
    ("trong 6 tháng đầu năm", "2026-40"), ("trong 9 tháng đầu năm", "2026-01/2026-09"),
    ("trong 3 tháng cuối năm", "2026-10/2026-12"), ("chậm nhất vào đầu tháng 3", "2026-03"),
  ])
  func `a deadline without a year lies in the year of the plan`(wording: String, due: String) throws {
    #expect(try plan("Công an xã hoàn thành rà soát \(wording).").assignments.map(\.due) == [due])
  }

  @Test(arguments: [
    "trước 30/9", "trước ngày 15/12", "trong tháng 6", "trong quý III", "trong 6 tháng đầu năm",
  ])
  func `where the plan does not tell its year, none is made up`(wording: String) throws {
    let sentence = "Công an xã hoàn thành rà soát \(wording)."
    #expect(try plan(sentence, title: "Phòng, chống thiên tai").assignments.map(\.due) == [nil])
    #expect(try plan(sentence, title: "Phòng, chống thiên tai giai đoạn 2026 - 2030").assignments.map(\.due) == [nil])
    #expect(try Reading.plan(ofSentence: sentence).assignments.map(\.due) == [nil])
  }

  @Test(arguments: [
    "Hằng năm, trước ngày 15/12, Công an xã rà soát hộ nghèo.", "Công an xã rà soát trước ngày 15/12 hằng năm.",
    "Công an xã rà soát trong 3/4 số thôn.", "Công an xã rà soát trong 5/6 xã.", "Công an xã chào mừng ngày 20/11.",
    "Công an xã rà soát trước ngày 20 hằng tháng.", "Công an xã định kỳ rà soát trước ngày 15/6.",
    "Công an xã rà soát trước ngày 31/02.", "Công an xã rà soát trước 15/13.",
    "Công an xã rà soát trong tháng Thanh niên.",
  ])
  func `what recurs, a share and no date are no deadline`(sentence: String) throws {
    #expect(try plan(sentence).assignments.compactMap(\.due).isEmpty)
  }

  @Test func `a date with its year keeps it`() throws {
    #expect(try plan("Công an xã rà soát xong trước ngày 15/01/2027.").assignments.map(\.due) == ["2027-01-15"])
    #expect(try plan("Công an xã rà soát trước tháng 3 năm 2027.").assignments.map(\.due) == ["2027-03"])
  }

  @Test(arguments: [
    ("Tháng 3", "2026-03"), ("Tháng 4 - 6", "2026-04/2026-06"), ("Tháng 4-6", "2026-04/2026-06"),
    ("Từ tháng 3 đến tháng 6", "2026-03/2026-06"), ("Từ tháng 3", "2026-03/.."), ("Quý II", "2026-34"),
    ("Quý II, III", "2026-34/2026-35"), ("15/6 - 30/6", "2026-06-15/2026-06-30"), ("Trước 30/6", "2026-06-30"),
    ("Trước ngày 30/4", "2026-04-30"), ("Tháng 3, tháng 9", "2026-03"), ("Cả năm", "2026"), ("Trong năm", "2026"),
    ("Tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=12"), ("Hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
    ("Tuần 2 tháng 9", "2026-09"), ("Tuần 2 tháng 9 năm 2027", "2027-09"), ("Tháng 3/2027", "2027-03"),
    ("Năm 2027", "2027"),
  ])
  func `so does a cell about time`(time: String, due: String) throws {
    #expect(try cell(time) == due)
  }

  @Test(arguments: ["Thường xuyên", "Theo quy định", "Tháng 13"])
  func `a cell that tells no date has none`(time: String) throws { #expect(try cell(time) == nil) }

  @Test(arguments: [
    ("Tháng 9", "2026-09"), ("Tháng 5", "2027-05"), ("Tháng 11 - 12", "2026-11/2026-12"),
    ("Tháng 12 - tháng 1", "2026-12/2027-01"), ("Trước ngày 25/5", "2027-05-25"), ("Quý II", nil),
  ])
  func `a school year is two halves of years`(time: String, due: String?) throws {
    let title = "Giáo dục môi trường năm học 2026 - 2027"
    #expect(try cell(time, title: title) == due)
    #expect(try plan("Nội dung.", title: title).document.period == nil)
  }

  @Test(arguments: [
    ("Tổ chức Tháng hành động vì môi trường tháng 6/2026", "2026-07-10"),
    ("Thi đua quý III/2026", "2026-07-10"),
    ("Thực hiện Nghị quyết ngày 12 tháng 3 năm 2024", nil),
  ])
  func `months and quarters of a title tell the year, the day of another document does not`(
    title: String, due: String?
  ) throws {
    #expect(try plan("Công an xã rà soát trước ngày 10/7.", title: title).assignments.map(\.due) == [due])
  }

  @Test func `a heading about time tells the year of what stands behind it`() throws {
    let plan = try Reading.plan(
      """
      KẾ HOẠCH

      Phòng, chống thiên tai

      I. THỜI GIAN: từ tháng 01/2026 đến tháng 12/2026

      II. TỔ CHỨC THỰC HIỆN

      1. Công an xã rà soát trước ngày 10/7.
      """)
    #expect(plan.assignments.map(\.due) == ["2026-07-10"])
  }

  @Test func `a plan behind its decision has the year of its own title`() throws {
    let plan = try Reading.plan(
      """
      QUYẾT ĐỊNH

      Về việc ban hành Kế hoạch phòng, chống thiên tai

      Điều 1. Ban hành Kế hoạch này.

      CHỦ TỊCH

      Lê Văn An

      KẾ HOẠCH

      Phòng, chống thiên tai năm 2026

      1. Công an xã rà soát trước ngày 10/7.
      """)
    #expect(plan.assignments.map(\.due) == ["2026-07-10"])
  }

  @Test func `duties to report and happenings take the year too`() throws {
    let plan = try plan(
      "Các thôn báo cáo về UBND xã trước ngày 05/6 và 05/11; lễ phát động lúc 7 giờ 30 ngày 05/6 tại sân vận động xã.")
    #expect(plan.reports.map(\.due) == ["2026-06-05", "2026-11-05"])
    #expect(plan.events.map(\.start) == ["2026-06-05T07:30"])
    #expect(try self.plan("Trạm Y tế xã báo cáo UBND xã chậm nhất ngày 20/11.").reports.map(\.to) == ["UBND xã"])
  }

  @Test func `a round-the-clock watch on holidays is no happening`() throws {
    #expect(try plan("Công an xã trực 24/24 giờ trong ngày 30/4 và 01/5.").events.isEmpty)
  }
}
