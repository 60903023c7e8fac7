// SPDX-License-Identifier: Apache-2.0

/// Names put together from syllables by rule; apart from the provinces no name is taken from a list of real ones.
enum SampleNames {
  private static let first = [
    "An", "Bình", "Cẩm", "Châu", "Diên", "Đại", "Đông", "Đức", "Giang", "Hà", "Hải", "Hòa", "Hồng", "Hưng", "Khánh",
    "Kim",
    "Lam", "Long", "Lộc", "Minh", "Mỹ", "Nam", "Nghĩa", "Ngọc", "Phú", "Phước", "Quang", "Quế", "Sơn", "Tam", "Tân",
    "Tây",
    "Thanh", "Thạnh", "Thới", "Thuận", "Thượng", "Trung", "Trường", "Tuy", "Vân", "Vĩnh", "Xuân", "Yên",
  ]
  private static let second = [
    "An", "Bình", "Châu", "Cường", "Định", "Đông", "Giang", "Hà", "Hải", "Hiệp", "Hòa", "Hội", "Hưng", "Khánh", "Khê",
    "Lâm",
    "Lĩnh", "Lộc", "Lợi", "Long", "Lương", "Mỹ", "Nghĩa", "Ngọc", "Phong", "Phú", "Phước", "Quang", "Sơn", "Tâm", "Tân",
    "Thành", "Thạnh", "Thắng", "Thiện", "Thịnh", "Thọ", "Thuận", "Tiến", "Trạch", "Trung", "Xuyên", "Yên",
  ]

  /// How many names of places there are: two syllables that differ.
  static let places = first.count * second.count

  /// The name of a place; different numbers below `places` give different names, and neighbours do not look alike.
  static func place(_ number: Int, _ offset: Int) -> String {
    // 823 has no divisor in common with 44 · 43, so every number is reached once.
    let drawn = (number * 823 + offset) % places
    let (start, end) = (first[drawn / second.count], second[drawn % second.count])
    return start == end ? "\(start) \(end) Thượng" : "\(start) \(end)"
  }

  /// What a commune is called, by its kind.
  static func commune(_ kind: UInt8) -> String { ["Xã", "Phường", "Đặc khu"][Int(kind)] }

  private static let families = [
    "Bùi", "Cao", "Dương", "Đặng", "Đinh", "Đoàn", "Đỗ", "Hồ", "Hoàng", "Huỳnh", "Lê", "Lương", "Lý", "Mai", "Ngô",
    "Nguyễn",
    "Phạm", "Phan", "Tạ", "Trần", "Trịnh", "Trương", "Võ", "Vũ",
  ]
  private static let middles = [
    "Anh", "Bảo", "Đình", "Đức", "Gia", "Hồng", "Hữu", "Minh", "Ngọc", "Quang", "Thanh", "Thị", "Văn", "Xuân",
  ]
  private static let givens = [
    "An", "Bình", "Châu", "Chi", "Dũng", "Đạt", "Giang", "Hà", "Hạnh", "Hiếu", "Hoa", "Hòa", "Hùng", "Hương", "Khoa",
    "Lan",
    "Linh", "Long", "Mai", "Nam", "Nga", "Oanh", "Phong", "Phúc", "Quân", "Sơn", "Thảo", "Trang", "Tuấn", "Vân", "Ý",
    "Yến",
  ]

  /// The name of a person.
  static func person(_ draws: inout SampleRandom) -> String {
    "\(draws.one(of: families)) \(draws.one(of: middles)) \(draws.one(of: givens))"
  }

  private static let employers = [
    "Công ty TNHH May", "Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH Một thành viên",
    "Công ty TNHH Chế biến Thủy sản",
    "Công ty Cổ phần Vận tải", "Công ty TNHH Điện tử", "Công ty Cổ phần Xây dựng", "Công ty TNHH Da giày",
    "Công ty Cổ phần Môi trường Đô thị", "Xí nghiệp", "Hợp tác xã", "Trường Tiểu học", "Trường Trung học cơ sở",
    "Trường Trung học phổ thông", "Trường Mầm non", "Bệnh viện", "Trung tâm Y tế",
  ]

  /// The employer that a grassroots union belongs to.
  static func employer(_ draws: inout SampleRandom) -> String {
    "\(draws.one(of: employers)) \(place(draws.below(places), 0))"
  }
}
