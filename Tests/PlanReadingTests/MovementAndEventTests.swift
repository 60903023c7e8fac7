// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

struct MovementNameTests {
  private func names(_ text: String) throws -> [String] { try Reading.plan(text).movements.map(\.name) }

  @Test(arguments: [
    Expectation("Phát động phong trào “Mỗi nhà một vườn”.", "Mỗi nhà một vườn"),
    Expectation("Phát động phong trào \"Mỗi nhà một vườn\".", "Mỗi nhà một vườn"),
    Expectation("Phát động phong trào «Mỗi nhà một vườn».", "Mỗi nhà một vườn"),
    Expectation("Phát động phong trào ‘Mỗi nhà một vườn’.", "Mỗi nhà một vườn"),
    Expectation("Hưởng ứng phong trào thi đua “Mỗi nhà một vườn”.", "Mỗi nhà một vườn"),
    Expectation("Hưởng ứng cuộc vận động “Mỗi nhà một vườn”.", "Mỗi nhà một vườn"),
    Expectation("Mở đợt thi đua cao điểm “90 ngày đêm”.", "90 ngày đêm"),
    Expectation("Phong trào thi đua yêu nước “Mỗi nhà một vườn, mỗi xã một hồ”.", "Mỗi nhà một vườn, mỗi xã một hồ"),
    Expectation("Phong trào **“Mỗi nhà một vườn”**.", "Mỗi nhà một vườn"),
    Expectation("Các phong trào: “Vườn xanh”, “Hồ sạch” và “Kênh trong”.", "Vườn xanh", "Hồ sạch", "Kênh trong"),
    Expectation("Phong trào “Vườn xanh”; cuộc vận động “Hồ sạch”.", "Vườn xanh", "Hồ sạch"),
    Expectation("Phong trào “Vườn xanh” và phong trào “Vườn xanh”.", "Vườn xanh"),
    Expectation("Phong trào “Vườn xanh”, phong trào “VƯỜN XANH”.", "Vườn xanh"),
    Expectation("Phong trào “3 sạch”.", "3 sạch"),
    Expectation("Phong trào “Vườn xanh.”", "Vườn xanh"),
    Expectation("Phong trào xây dựng nông thôn mới “Vườn xanh”.", "Vườn xanh"),
    Expectation("Phong trào trồng cây."),
    Expectation("Phong trào “trồng cây gây rừng” ở các xã."),
    Expectation("Tập huấn “Vườn xanh”."),
    Expectation("Phong trào “”."),
    Expectation("Phong trào “Vườn xanh"),
  ])
  func `a movement is what stands in quotation marks behind its word`(expectation: Expectation) throws {
    #expect(try names("I. NỘI DUNG\n\n1. \(expectation.text)\n") == expectation.says)
  }

  @Test func `a movement in the title and the line below a heading count too`() throws {
    #expect(
      try names("KẾ HOẠCH\n\nPhát động phong trào thi đua “Vườn xanh”\n\nI. NỘI DUNG\n\n1. Trồng cây.\n") == [
        "Vườn xanh"
      ])
    #expect(
      try names("I. NỘI DUNG\n\n1. Chủ đề thi đua\n\n“Chung tay giữ hồ”\n\n2. Trồng cây.\n") == ["Chung tay giữ hồ"])
    #expect(try names("I. NỘI DUNG\n\n1. Khẩu hiệu\n\n“Chung tay giữ hồ”\n") == [])
  }
}

struct HappeningTests {
  private func starts(_ sentence: String) throws -> [String] {
    try Reading.plan(ofSentence: sentence).events.map(\.start)
  }

  @Test(arguments: [
    Expectation("Ra quân lúc 7 giờ 30 phút, ngày 06/6/2026.", "2026-06-06T07:30"),
    Expectation("Ra quân lúc 7h30 ngày 06/6/2026.", "2026-06-06T07:30"),
    Expectation("Ra quân lúc 07:30 ngày 06/6/2026.", "2026-06-06T07:30"),
    Expectation("Ra quân từ 7 giờ ngày 06 tháng 6 năm 2026.", "2026-06-06T07:00"),
    Expectation("Ra quân ngày 06/6/2026, lúc 7 giờ 15 phút.", "2026-06-06T07:15"),
    Expectation("Ra quân lúc 14h00, thứ bảy, ngày 06/6/2026.", "2026-06-06T14:00"),
    Expectation("Ra quân sáng thứ bảy, ngày 06/6/2026.", "2026-06-06"),
    Expectation("Ra quân ngày 06/6/2026 (thứ Bảy).", "2026-06-06"),
    Expectation("Ra quân Chủ nhật, ngày 07/6/2026.", "2026-06-07"),
    Expectation("Ra quân 7 giờ ngày 06/6/2026 và 7 giờ ngày 13/6/2026.", "2026-06-06T07:00", "2026-06-13T07:00"),
    Expectation("Ra quân lúc 0h00 ngày 01/01/2027.", "2027-01-01T00:00"),
    Expectation("Ra quân ngày 06/6/2026."),
    Expectation("Ra quân lúc 7 giờ 30 phút."),
    Expectation("Ra quân thứ bảy hằng tuần."),
    Expectation("Xong trước ngày 06/6/2026."),
    Expectation("Chốt số liệu tại thời điểm 0 giờ ngày 01/01/2027."),
    Expectation("Số liệu tính đến 17 giờ ngày 30/6/2026."),
    Expectation("Ra quân lúc 25 giờ ngày 06/6/2026."),
    Expectation("Ra quân lúc 7 giờ ngày 31/6/2026."),
  ])
  func `a day with its time or its day of the week is a happening`(expectation: Expectation) throws {
    #expect(try starts(expectation.text) == expectation.says)
  }

  @Test func `each day of a week is checked against its name`() throws {
    let names = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]
    for (offset, name) in names.enumerated() {
      // 1 June 2026 is a Monday.
      for day in 1...7 {
        let plan = try Reading.plan(ofSentence: "Ra quân sáng \(name), ngày 0\(day)/6/2026.")
        #expect(plan.findings.contains { $0.rule == .weekdayMismatch } == (day != offset + 1), "\(name) \(day)")
      }
    }
  }

  @Test func `place and areas come from the lines beside the time`() throws {
    let plan = try Reading.plan(
      """
      I. THỜI GIAN, ĐỊA ĐIỂM

      1. Thời gian: 7 giờ 00 phút, ngày 06/6/2026.

      2. Địa điểm: Bờ kênh Trà và bờ hồ Bến, cụ thể:

      Bờ kênh: Do Hội Nông dân tỉnh, Tỉnh đoàn thực hiện.

      Bờ hồ: Do Hội Phụ nữ tỉnh thực hiện.

      II. NỘI DUNG

      1. Nhặt rác.
      """)
    let event = try #require(plan.events.first)
    #expect(event.place == "Bờ kênh Trà và bờ hồ Bến")
    #expect(event.parts.map(\.area) == ["Bờ kênh", "Bờ hồ"])
    #expect(event.parts.map(\.bodies) == [["Hội Nông dân tỉnh", "Tỉnh đoàn"], ["Hội Phụ nữ tỉnh"]])
    #expect(plan.events.count == 1)
  }

  @Test(arguments: [
    ("Địa điểm: Hội trường Ủy ban nhân dân tỉnh.", "Hội trường Ủy ban nhân dân tỉnh"),
    ("Địa điểm: Bờ hồ Bến", "Bờ hồ Bến"),
    ("Địa điểm tổ chức: Nhà văn hóa thôn 3.", "Nhà văn hóa thôn 3"),
    ("**Địa điểm:** *Bờ hồ Bến*.", "Bờ hồ Bến"),
  ])
  func `the place is what stands behind its word`(line: String, place: String) throws {
    let plan = try Reading.plan("I. RA QUÂN\n\n1. Thời gian: 7 giờ 00 ngày 06/6/2026.\n\n2. \(line)\n")
    #expect(plan.events.map(\.place) == [place])
  }
}
