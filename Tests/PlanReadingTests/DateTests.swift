// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import PlanReading

extension Passage {
  /// A passage of a text on its own.
  init(text: String) {
    self.init(SourceText(text))
    take(0..<text.utf8.count)
  }
}

struct DateTests {
  @Test(arguments: [
    ("ngày 04 tháng 5 năm 2018", "2018-05-04"), ("ngày 25/9/2012", "2012-09-25"), ("25/9/2012", "2012-09-25"),
    ("25-9-2012", "2012-09-25"), ("25.9.2012", "2012-09-25"), ("05 tháng 10 năm 2026", "2026-10-05"),
    ("tháng 3/2026", "2026-03"), ("Tháng 12 năm 2025", "2025-12"), ("tháng 11 - 12/2025", "2025-11/2025-12"),
    ("tháng 11, 12 năm 2025", "2025-11/2025-12"), ("tháng 7 và tháng 8/2026", "2026-07/2026-08"),
    ("quý II/2018", "2018-34"), ("quý 3 năm 2026", "2026-35"), ("Quí IV-2025", "2025-36"),
    ("quý I năm 2027", "2027-33"),
    ("năm 2018", "2018"), ("năm 2025 - 2026", "2025/2026"), ("giai đoạn 2018 – 2020", "2018/2020"),
    ("nhiệm kỳ 2023 - 2028", "2023/2028"), ("từ tháng 10/2025 đến khi xong", "2025-10/.."),
    ("Từ ngày 01/01/2026 đến ngày 31/3/2026", "2026-01-01/2026-03-31"), ("6 tháng đầu năm 2026", "2026-40"),
    ("6 tháng cuối năm 2026", "2026-41"), ("ngày 03 / 10 / 2014", "2014-10-03"),
  ])
  func `dates are read as EDTF`(text: String, edtf: String) {
    #expect(Passage(text: text).date(at: 0)?.edtf == edtf)
  }

  @Test(arguments: [
    "ngày 31/02/2026", "ngày 15", "tháng 13/2026", "tháng 5", "quý V/2026", "quý II", "năm học", "năm 26", "12/2026",
    "giai đoạn 2020 - 2018", "từ nay đến 2030", "25/9", "0/0/2026", "99999999999/1/2026",
  ])
  func `what is no whole date is none`(text: String) {
    #expect(Passage(text: text).date(at: 0) == nil)
  }

  @Test(arguments: [
    ("hoàn thành trước ngày 15/11/2025", "2025-11-15"), ("trong quý II/2018.", "2018-34"),
    ("xong trước 30/6/2026", "2026-06-30"),
    ("chậm nhất ngày 01 tháng 7 năm 2026", "2026-07-01"), ("đến hết năm 2026", "2026"),
    ("trong năm 2018. Cụ thể:", "2018"),
    ("Thời gian hoàn thành: Tháng 11 - 12/2025.", "2025-11/2025-12"), ("thực hiện trong tháng 4/2026", "2026-04"),
  ])
  func `a deadline stands behind a word that says so`(text: String, edtf: String) {
    let passage = Passage(text: text)
    #expect(passage.deadline(from: 0, to: passage.tokens.count)?.edtf == edtf)
  }

  @Test(arguments: [
    "theo Quyết định số 12/QĐ-TTg ngày 25/9/2012", "trước ngày 15 tháng 10 hằng năm", "trong giai đoạn 2018 - 2020",
    "phát triển kinh tế năm 2025", "trong tỉnh", "trước mắt", "",
  ])
  func `dates of documents, spans and recurring days are no deadline`(text: String) {
    let passage = Passage(text: text)
    #expect(passage.deadline(from: 0, to: passage.tokens.count) == nil)
  }

  @Test(arguments: [
    ("Thường xuyên, hằng năm", "FREQ=YEARLY"), ("Quý IV-2025", "2025-36"), ("12/2025", "2025-12"),
    ("2025 - 2030", "2025/2030"),
    ("Hằng quý", "FREQ=MONTHLY;INTERVAL=3"), ("Trước ngày 15/4/2026", "2026-04-15"),
    ("Định kỳ 6 tháng", "FREQ=MONTHLY;INTERVAL=6"),
  ])
  func `a cell about time is a date or a recurrence`(text: String, value: String) {
    let passage = Passage(text: text)
    #expect(passage.timeValue(from: 0, to: passage.tokens.count) == value)
  }

  @Test func `a cell that names no time has none`() {
    let passage = Passage(text: "Thường xuyên")
    #expect(passage.timeValue(from: 0, to: passage.tokens.count) == nil)
  }

  @Test(arguments: [
    ("trước ngày 15 tháng 10 hằng năm", ["FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15"]),
    (
      "trước ngày 01/6 và 15/11 hàng năm",
      ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"]
    ),
    ("hằng năm", ["FREQ=YEARLY"]), ("trước ngày 25 hằng tháng", ["FREQ=MONTHLY;BYMONTHDAY=25"]),
    ("mỗi tháng", ["FREQ=MONTHLY"]),
    ("hằng quý", ["FREQ=MONTHLY;INTERVAL=3"]), ("thứ sáu hằng tuần", ["FREQ=WEEKLY;BYDAY=FR"]),
    ("hằng tuần", ["FREQ=WEEKLY"]),
    ("hàng ngày", ["FREQ=DAILY"]), ("định kỳ 6 tháng", ["FREQ=MONTHLY;INTERVAL=6"]),
    ("định kỳ 01 năm", ["FREQ=YEARLY"]),
    ("định kỳ 2 năm", ["FREQ=YEARLY;INTERVAL=2"]), ("định kỳ", []), ("một lần", []),
  ])
  func `recurrences are read as RRULE`(text: String, rules: [String]) {
    let passage = Passage(text: text)
    #expect(passage.recurrences(from: 0, to: passage.tokens.count) == rules)
  }

  @Test(arguments: [
    ("7 giờ 30 phút", 7, 30), ("7h30", 7, 30), ("07:30", 7, 30), ("14 giờ", 14, 0), ("0h00", 0, 0),
  ])
  func `times of day are read`(text: String, hour: Int, minute: Int) {
    let time = Passage(text: text).time(at: 0)
    #expect(time?.hour == hour)
    #expect(time?.minute == minute)
  }

  @Test(arguments: ["25 giờ", "7: 30", "7 người", "bảy giờ"])
  func `what is no time of day is none`(text: String) {
    #expect(Passage(text: text).time(at: 0) == nil)
  }

  @Test(arguments: [
    ("thứ hai", 1), ("Thứ Ba", 2), ("THỨ TƯ", 3), ("thứ năm", 4), ("thứ 6", 5), ("thứ bảy", 6), ("chủ nhật", 7),
    ("thứ bẩy", 6),
  ])
  func `days of the week are read`(text: String, day: Int) {
    #expect(Passage(text: text).weekday(at: 0)?.day == day)
  }

  @Test(arguments: ["thứ nhất", "thứ XIV", "thứ 8", "thư tư", "chủ tịch"])
  func `what is no day of the week is none`(text: String) {
    #expect(Passage(text: text).weekday(at: 0) == nil)
  }
}
