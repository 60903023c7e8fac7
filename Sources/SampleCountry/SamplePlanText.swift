// SPDX-License-Identifier: Apache-2.0
import Domain

/// Plans put together by rule: a head, numbered tasks with who leads, by when and how much, and where results go.
enum SamplePlanText {
  /// What is done, what is counted, and the most that is asked for.
  private static let tasks: [(text: String, unit: String, most: Int)] = [
    ("Trồng cây xanh tại nơi làm việc và khu dân cư", "cây", 20_000), ("Tập huấn về tiết kiệm năng lượng", "lớp", 40),
    ("Thay đèn chiếu sáng bằng đèn tiết kiệm điện", "bộ", 6_000), ("Phân loại rác thải tại nguồn", "mô hình", 120),
    ("Vệ sinh môi trường tại khu nhà trọ công nhân", "đợt", 90), ("Thu gom pin và rác thải điện tử", "kg", 8_000),
    ("Kiểm tra việc xử lý nước thải", "cuộc", 60), ("Tuyên truyền giảm rác thải nhựa", "buổi", 200),
    ("Xây dựng tuyến đường sáng, xanh, sạch, đẹp", "tuyến", 80), ("Nạo vét kênh mương nội đồng", "m", 30_000),
  ]

  static func text(of body: SampleCountry.Body, _ draws: inout SampleRandom) -> String {
    let year = 2026 + draws.below(2)
    let isUnion = body.kind == "union"
    let doers =
      isUnion
      ? ["Công đoàn cấp trên trực tiếp cơ sở", "Ban Công tác Công đoàn", "Văn phòng", "Công đoàn cơ sở"]
      : ["Ủy ban nhân dân các xã, phường", "Sở Nông nghiệp và Môi trường", "Sở Công Thương", "Sở Xây dựng"]
    var text =
      "\(isUnion ? "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\n\n" : "")\(body.name)\n\n"
      + "Số: \(1 + draws.below(200))/KH-\(isUnion ? "LĐLĐ" : "UBND")\n\n"
      + "\(body.shortName), ngày \(10 + draws.below(19)) tháng \(1 + draws.below(3)) năm \(year)\n\nKẾ HOẠCH\n\n"
      + "Hành động tăng trưởng xanh năm \(year)\n\nI. NỘI DUNG\n\n"
    for index in 0..<(6 + draws.below(7)) {
      let task = draws.one(of: tasks)
      let amount = 1 + draws.below(task.most)
      text += "\(index + 1). \(task.text). Chỉ tiêu: \(amount) \(task.unit). \(draws.one(of: doers)) chủ trì, "
      text += "hoàn thành trước ngày 15 tháng \(6 + draws.below(7)) năm \(year).\n\n"
    }
    return text + "II. TỔ CHỨC THỰC HIỆN\n\nCác đơn vị báo cáo kết quả trước ngày 15 tháng 12 năm \(year).\n\n"
      + "Nơi nhận:\n- \(doers.joined(separator: ";\n- "));\n- Lưu: VT.\n"
  }
}
