// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// Deadlines in the wordings of offices, read through whole plans.
struct DeadlineTests {
  private func dues(_ sentence: String) throws -> [String?] {
    try Reading.plan(ofSentence: sentence).assignments.map(\.due)
  }

  @Test(arguments: [
    ("trước ngày 15/11/2026", "2026-11-15"),
    ("trước 15/11/2026", "2026-11-15"),
    ("trước ngày 15-11-2026", "2026-11-15"),
    ("trước ngày 15.11.2026", "2026-11-15"),
    ("trước ngày 15/ 11/ 2026", "2026-11-15"),
    ("trước ngày 15 tháng 11 năm 2026", "2026-11-15"),
    ("trước ngày 05 tháng 3 năm 2026", "2026-03-05"),
    ("trước ngày 5 tháng 03, năm 2026", "2026-03-05"),
    ("xong trước ngày 05/3/2026", "2026-03-05"),
    ("hoàn thành trước ngày 30 tháng 6 năm 2026", "2026-06-30"),
    ("hoàn thành trước 30/6/2026", "2026-06-30"),
    ("hoàn thành chậm nhất ngày 01/7/2026", "2026-07-01"),
    ("chậm nhất là ngày 01/7/2026", "2026-07-01"),
    ("chậm nhất vào ngày 01/7/2026", "2026-07-01"),
    ("chậm nhất đến ngày 01/7/2026", "2026-07-01"),
    ("chậm nhất đến hết ngày 01/7/2026", "2026-07-01"),
    ("chậm nhất trong quý III/2026", "2026-35"),
    ("muộn nhất ngày 01/7/2026", "2026-07-01"),
    ("muộn nhất là ngày 01/7/2026", "2026-07-01"),
    ("không muộn hơn ngày 01/7/2026", "2026-07-01"),
    ("không chậm hơn ngày 01/7/2026", "2026-07-01"),
    ("không quá ngày 01/7/2026", "2026-07-01"),
    ("hết ngày 31/12/2026", "2026-12-31"),
    ("đến hết ngày 31/12/2026", "2026-12-31"),
    ("xong trong ngày 15/11/2026", "2026-11-15"),
    ("vào ngày 15/11/2026", "2026-11-15"),
    ("trong tháng 4/2026", "2026-04"),
    ("trong tháng 04 năm 2026", "2026-04"),
    ("xong trong tháng 4-2026", "2026-04"),
    ("vào cuối tháng 6/2026", "2026-06"),
    ("trước cuối tháng 6 năm 2026", "2026-06"),
    ("trong đầu quý II/2026", "2026-34"),
    ("xong vào cuối năm 2026", "2026"),
    ("vào giữa năm 2027", "2027"),
    ("trong tháng 4 và tháng 5 năm 2026", "2026-04/2026-05"),
    ("trong tháng 4, 5/2026", "2026-04/2026-05"),
    ("trong tháng 11 - 12/2026", "2026-11/2026-12"),
    ("trong quý II/2026", "2026-34"),
    ("trong quý II, III năm 2026", "2026-34/2026-35"),
    ("trong quý I và quý II/2026", "2026-33/2026-34"),
    ("trong quý III - IV/2026", "2026-35/2026-36"),
    ("trong năm 2026", "2026"),
    ("ngay trong năm 2026", "2026"),
    ("hết năm 2027", "2027"),
    ("đến hết năm 2027", "2027"),
    ("trong 6 tháng đầu năm 2026", "2026-40"),
    ("trong 06 tháng cuối năm 2026", "2026-41"),
    ("trong 9 tháng đầu năm 2026", "2026-01/2026-09"),
    ("trong 3 tháng cuối năm 2026", "2026-10/2026-12"),
    ("trong năm 2026 - 2027", "2026/2027"),
    ("(hoàn thành trước ngày 15/11/2026)", "2026-11-15"),
    ("; hoàn thành trong quý IV/2026", "2026-36"),
    (", thời gian hoàn thành: tháng 10/2026", "2026-10"),
    (", thời hạn: trước ngày 15/11/2026", "2026-11-15"),
    (". Thời gian thực hiện: Quý II/2026", "2026-34"),
    (". Thời gian hoàn thành: trước ngày 31/5/2026", "2026-05-31"),
    (". Tiến độ: xong trong tháng 8/2026", "2026-08"),
    (". Thời gian thực hiện: từ tháng 3/2026 đến tháng 9/2026", "2026-03/2026-09"),
    (". Thời gian thực hiện: từ năm 2026 đến năm 2028", "2026/2028"),
    (". Thời gian thực hiện: 2026 - 2028", "2026/2028"),
    (". Thời gian thực hiện: từ ngày 01/3/2026 đến khi có văn bản mới", "2026-03-01/.."),
  ])
  func `a wording of a deadline is read`(wording: String, edtf: String) throws {
    #expect(try dues("Sở Y tế chủ trì đo nước \(wording).") == [edtf])
    #expect(Deadline(edtf: edtf) != nil, "what the reader writes, the calendar must know")
  }

  @Test(arguments: [
    "theo Quyết định số 12/QĐ-UBND ngày 05/01/2026",
    "theo Luật số 72/2020/QH14 ngày 17 tháng 11 năm 2020",
    "trong giai đoạn 2026 - 2030",
    "trước ngày 15/11",
    "trước ngày 31/02/2026",
    "trước ngày 32/01/2026",
    "trong tháng 13/2026",
    "trong quý V/2026",
    "trước ngày 20 tháng 12 hằng năm",
    "trước ngày 25 hằng tháng",
    "trước mắt ở ba xã",
    "trong toàn tỉnh",
    "trong thời gian sớm nhất",
    "hằng quý",
    "so với năm 2025",
    "của năm 2026",
    "như năm 2026",
    "bằng vốn năm 2026",
  ])
  func `what states no day is no deadline`(wording: String) throws {
    #expect(try dues("Sở Y tế chủ trì đo nước \(wording).") == [nil])
  }

  @Test(arguments: 1...12)
  func `a month is read however it is written`(month: Int) throws {
    let two = month < 10 ? "0\(month)" : "\(month)"
    let writings = [
      "tháng \(month)/2026", "tháng \(two)/2026", "tháng \(month) năm 2026", "tháng \(two) năm 2026",
      "tháng \(month)-2026", "Tháng \(month), năm 2026", "THÁNG \(two)/2026", "tháng \(month) / 2026",
      "tháng \(month)  năm\u{A0}2026",
    ]
    for writing in writings {
      #expect(try dues("Sở Y tế chủ trì đo nước trong \(writing).") == ["2026-\(two)"], "\(writing)")
    }
  }

  @Test(arguments: [("I", "1", 33), ("II", "2", 34), ("III", "3", 35), ("IV", "4", 36)])
  func `a quarter is read however it is written`(roman: String, digit: String, code: Int) throws {
    let writings = [
      "quý \(roman)/2026", "Quý \(roman)/2026", "QUÝ \(roman)/2026", "quí \(roman)/2026", "quý \(digit)/2026",
      "quý \(roman) năm 2026", "quý \(digit) năm 2026", "quý \(roman), năm 2026", "quý \(roman)-2026",
      "quý \(roman) - 2026", "quý 0\(digit)/2026", "quý \(roman) / 2026", "quý \(roman.lowercased())/2026",
    ]
    for writing in writings {
      #expect(try dues("Sở Y tế chủ trì đo nước trong \(writing).") == ["2026-\(code)"], "\(writing)")
    }
  }

  @Test func `every day of a leap year is read in every way of writing it`() throws {
    var day = try #require(CivilDate(iso: "2028-01-01"))
    let last = try #require(CivilDate(iso: "2028-12-31"))
    while day <= last {
      let (year, month, date) = (day.parts.year, day.parts.month, day.parts.day)
      let writings = [
        "\(date)/\(month)/\(year)", "ngày \(date) tháng \(month) năm \(year)", "ngày \(date)-\(month)-\(year)",
        "ngày \(date).\(month).\(year)",
      ]
      for writing in writings {
        #expect(try dues("Sở Y tế chủ trì đo nước trước \(writing).") == [day.description], "\(writing)")
      }
      day = day.adding(days: 1)
    }
  }

  @Test(arguments: [
    Expectation(
      "Sở Y tế chủ trì hoạt động số 1 trong quý I/2026; hoạt động số 2 trước ngày 15/6/2026; hoạt động số 3 trong năm 2027.",
      "lead #1: Sở Y tế by 2026-33", "lead #2: Sở Y tế by 2026-06-15", "lead #3: Sở Y tế by 2027"),
    Expectation(
      "Sở Y tế chủ trì hoạt động số 1, 2 trong quý I/2026.", "lead #1: Sở Y tế by 2026-33",
      "lead #2: Sở Y tế by 2026-33"),
    Expectation(
      "Sở Y tế chủ trì hoạt động số 1; hoạt động số 2 trước ngày 15/6/2026.", "lead #1: Sở Y tế",
      "lead #2: Sở Y tế by 2026-06-15"),
    Expectation(
      "Sở Y tế chủ trì hoạt động số 4, 5. Thời gian thực hiện: Quý III/2026.", "lead #4: Sở Y tế by 2026-35",
      "lead #5: Sở Y tế by 2026-35"),
    Expectation(
      "Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập đề án trước ngày 15/6/2026.", "lead: Sở Y tế by 2026-06-15",
      "coordinate: Sở Nội vụ by 2026-06-15"),
    Expectation(
      "Sở Y tế lập dự thảo trước ngày 15/6/2026, trình trước ngày 30/6/2026.", "responsible: Sở Y tế by 2026-06-15"),
  ])
  func `each activity has the deadline of its own clause`(expectation: Expectation) throws {
    #expect(try Reading.marks(.assignment, ofSentence: expectation.text) == expectation.says)
  }

  @Test(arguments: [
    Expectation("- Sửa kênh.\n\nThời gian hoàn thành: Quý III/2026.\n\n- Vét hồ.", "2026-35", "?"),
    Expectation("- Sửa kênh.\n\nThời hạn thực hiện: Trước ngày 15/6/2026.\n\n- Vét hồ.", "2026-06-15", "?"),
    Expectation("- Sửa kênh.\n\n+ Thời gian: Tháng 9/2026.\n\n- Vét hồ.", "2026-09", "?"),
    Expectation("- Sửa kênh.\n\nTiến độ thực hiện: Hằng quý.\n\n- Vét hồ.", "FREQ=MONTHLY;INTERVAL=3", "?"),
    Expectation("- Sửa kênh.\n\nThời gian thực hiện: Hằng năm.\n\n- Vét hồ.", "FREQ=YEARLY", "?"),
    Expectation("- Sửa kênh, xong trước ngày 01/5/2026.\n\nThời gian: Tháng 9/2026.\n\n- Vét hồ.", "2026-05-01", "?"),
    Expectation("- Sửa kênh.\n\nThời gian: Theo chỉ đạo của tỉnh.\n\n- Vét hồ.", "?", "?"),
    Expectation("- Sửa kênh.\n\n- Vét hồ.\n\nThời gian: Quý IV/2026.", "?", "2026-36"),
  ])
  func `a line about time below an item tells its deadline and no other's`(expectation: Expectation) throws {
    let plan = try Reading.plan("I. PHÂN CÔNG\n\n1. Sở Xây dựng:\n\n\(expectation.text)\n")
    let bullets = plan.items.filter { $0.text.hasPrefix("Sửa") || $0.text.hasPrefix("Vét") }
    #expect(
      bullets.map { bullet in plan.assignments.first { $0.item == bullet.index }?.due ?? "?" } == expectation.says)
  }

  @Test func `a deadline on the day of issue has not passed`() throws {
    for (due, count) in [("09/02/2026", 0), ("08/02/2026", 1), ("10/02/2026", 0)] {
      let text = FindingFixture.head() + "1. Sở Y tế chủ trì đo nước, xong trước ngày \(due).\n"
      #expect(try Reading.plan(text).findings.count { $0.rule == .deadlineBeforeIssue } == count)
    }
  }
}
