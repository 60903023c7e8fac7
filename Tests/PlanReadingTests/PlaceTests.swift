// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Where a happening takes place, told in the sentence of its time.
struct PlaceTests {
  private func places(_ sentence: String) throws -> [String?] {
    try Reading.plan(ofSentence: sentence).events.map(\.place)
  }

  @Test(arguments: [
    (
      "Tổ chức lễ phát động lúc 7 giờ 30 phút ngày 05/6/2026 tại Quảng trường Sông Trúc, phường Bến Trúc.",
      "Quảng trường Sông Trúc, phường Bến Trúc"
    ),
    (
      "Hội nghị sơ kết: 14 giờ 00 ngày 10/7/2026 (thứ Sáu), tại Hội trường A, Sở Xây dựng.", "Hội trường A, Sở Xây dựng"
    ),
    ("Ra quân 7h30 ngày 05/6/2026 tại sân vận động xã, thành phần gồm đoàn viên.", "sân vận động xã"),
    ("Ra quân 7h30 ngày 05/6/2026 tại trụ sở UBND xã để trồng cây.", "trụ sở UBND xã"),
    ("Ra quân 7h30 ngày 05/6/2026 tại nhà văn hóa thôn (khu A).", "nhà văn hóa thôn"),
    ("Ra quân 7h30 ngày 05/6/2026 tại hội trường xã, Công an xã giữ trật tự.", "hội trường xã"),
    ("Ra quân 7h30 ngày 05/6/2026 tại số 12, đường Ven Sông; phát quà.", "số 12, đường Ven Sông"),
    ("Họp tại Hội trường B vào lúc 8 giờ 00 ngày 06/6/2026.", "Hội trường B"),
    ("Họp tại phòng họp tầng 2 lúc 8 giờ 00 ngày 06/6/2026.", "phòng họp tầng 2"),
  ])
  func `the place stands behind «tại» in the sentence of the time`(sentence: String, place: String) throws {
    #expect(try places(sentence) == [place])
  }

  @Test(arguments: [
    "Ra quân 7h30 ngày 05/6/2026.", "Ra quân 7h30 ngày 05/6/2026 theo quy định tại khoản 2 Điều 5.",
    "Ra quân 7h30 ngày 05/6/2026 như nêu tại Phụ lục I.", "Ra quân 7h30 ngày 05/6/2026 như nêu tại điểm a.",
    "Ra quân 7h30 ngày 05/6/2026 như nêu tại Quyết định số 15/QĐ-UBND.",
    "Ra quân 7h30 ngày 05/6/2026. Tổng kết tại xã.",
  ])
  func `a part of a document and another sentence tell no place`(sentence: String) throws {
    #expect(try places(sentence) == [nil])
  }

  @Test func `a line of its own about the place comes before the sentence`() throws {
    let plan = try Reading.plan(
      """
      I. NỘI DUNG

      1. Lễ ra quân

      - Thời gian: 7 giờ 30 ngày 05/6/2026.

      - Địa điểm: Bãi bồi xã.
      """)
    #expect(plan.events.map(\.place) == ["Bãi bồi xã"])
  }
}
