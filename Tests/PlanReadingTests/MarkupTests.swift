// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Markup, footnotes, page breaks and wrapped lines: what surrounds the text and is none.
struct MarkupTests {
  private func texts(_ body: String) throws -> [String] {
    try Reading.plan("I. NỘI DUNG\n\n\(body)\n").items.dropFirst().map(\.text)
  }

  @Test(arguments: [
    ("1. **Đo** nước", "Đo nước"),
    ("1. *Đo* _nước_", "Đo nước"),
    ("1. ***Đo*** nước", "Đo nước"),
    ("1. __Đo__ nước", "Đo nước"),
    ("1. `Đo` nước", "Đo nước"),
    ("1. <b>Đo</b> <i>nước</i>", "Đo nước"),
    ("1. <u>Đo</u> nước<br>", "Đo nước"),
    ("1. Đo nước<sup>1</sup>", "Đo nước"),
    ("1. Đo<sup>[2]</sup> nước", "Đo nước"),
    ("1. Đo nước <sup>(3)</sup>.", "Đo nước ."),
    ("1. Giảm CO<sub>2</sub> ở H<sub>2</sub>O", "Giảm CO2 ở H2O"),
    ("1. Đo \\*nước\\*", "Đo *nước*"),
    ("1. Đo nước \\& hồ", "Đo nước & hồ"),
    ("1. Đo   nước", "Đo nước"),
    ("1. Đo\tnước", "Đo nước"),
    ("1. Đo\u{A0}nước", "Đo nước"),
    ("1. Đo\u{200B} nước", "Đo nước"),
    ("1. Đo nước  ", "Đo nước"),
    ("1. ten_tep_dinh_kem.docx", "ten_tep_dinh_kem.docx"),
    ("1. Nồng độ < 5 mg/l và > 3 mg/l", "Nồng độ < 5 mg/l và > 3 mg/l"),
    ("1. a < b > c", "a < b > c"),
    ("1. #Đo nước", "#Đo nước"),
    ("1. C# và 5*3", "C# và 5*3"),
    ("1. “Đo nước” (hồ)", "“Đo nước” (hồ)"),
    ("1. 😀 Đo nước", "😀 Đo nước"),
  ])
  func `markup is no text`(line: String, text: String) throws {
    #expect(try texts(line) == [text])
  }

  @Test(arguments: [
    ("1. Đo 3 * 5 điểm *", "Đo 3 * 5 điểm *"),
    ("1. Tệp _mau_ và <tên> đính kèm", "Tệp _mau_ và <tên> đính kèm"),
    ("1. Đo `pH` \\ độ đục", "Đo `pH` \\ độ đục"),
    ("1. Đo \\| nước", "Đo | nước"),
    ("1. Đo   nước", "Đo nước"),
  ])
  func `signs of an office file are text`(line: String, text: String) {
    let bytes = Array("I. NỘI DUNG\n\n\(line)\n".utf8)
    for format in [DocumentFormat.docx, .odt, .pdf] {
      let plan = readPlan(DocumentText(text: bytes, format: format), name: "a")
      #expect(plan.items.last?.text == text, "\(format)")
    }
  }

  @Test(arguments: [
    Expectation("1. Đo nước ở ba xã ven\n\nsông Trà.", "Đo nước ở ba xã ven sông Trà."),
    Expectation("1. Đo nước,\n\nVét hồ.", "Đo nước, Vét hồ."),
    Expectation("1. Đo nước.\n\nvét hồ.", "Đo nước.", "vét hồ."),
    Expectation("1. Đo nước;\n\nvét hồ.", "Đo nước;", "vét hồ."),
    Expectation("1. Đo nước:\n\nvét hồ.", "Đo nước:", "vét hồ."),
    Expectation("1. Đo nước\n\nVét hồ.", "Đo nước", "Vét hồ."),
    Expectation("1. Đo nước ở ba xã ven\n\n\u{C}sông Trà.", "Đo nước ở ba xã ven sông Trà."),
    Expectation("1. Đo nước ở ba xã ven\n\n-------\n\nsông Trà.", "Đo nước ở ba xã ven sông Trà."),
    Expectation("1. Đo nước ở ba xã ven\n\n<sup>1</sup> Xã loại I.\n\nsông Trà.", "Đo nước ở ba xã ven sông Trà."),
    Expectation("1. Đo nước ở ba xã ven\n\n[1] Xã loại I.\n\nsông Trà.", "Đo nước ở ba xã ven sông Trà."),
    Expectation("1. Đo nước ở ba xã ven\n\n[^2]: Xã loại I.\n\nsông Trà.", "Đo nước ở ba xã ven sông Trà."),
    Expectation("1. Đo nước.\n\n<sup>1</sup> Theo Công văn số 9/UBND-KT.", "Đo nước."),
    Expectation("1. Đo nước.\n\n[Lưu ý] Mang ủng.", "Đo nước.", "[Lưu ý] Mang ủng."),
  ])
  func `a page break or a footnote does not cut a sentence`(expectation: Expectation) throws {
    #expect(try texts(expectation.text) == expectation.says)
  }

  /// The same plan with each paragraph on one line and wrapped at margins of several widths.
  @Test(arguments: [40, 60, 72, 100])
  func `lines that were wrapped at a margin are joined`(width: Int) throws {
    let paragraphs = [
      "I. NHỮNG VIỆC PHẢI LÀM TRONG MÙA KHÔ",
      "1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Ủy ban nhân dân các xã, phường đo mực nước ở các hồ, đập, kênh "
        + "chính của tỉnh mỗi tuần một lần và công khai số liệu để người dân biết mà lấy nước.",
      "2. Sở Xây dựng rà soát các đoạn ống rò rỉ, thay thế những đoạn đã quá cũ, ưu tiên các khu dân cư ở cuối nguồn "
        + "hay thiếu nước; xong trước ngày 30 tháng 4 năm 2026.",
      "a) Nơi nào chưa thay kịp thì đặt bồn chứa công cộng, giao tổ dân phố trông coi và chia nước theo giờ đã thống "
        + "nhất với các hộ.",
      "3. Báo Hòa Sơn mở chuyên mục hằng tuần về cách tiết kiệm nước trong nhà, ngoài ruộng và trong xưởng, nêu những "
        + "hộ làm hay để người khác học theo.",
    ]
    func wrapped(_ paragraph: String) -> String {
      var lines = [""]
      for word in paragraph.split(separator: " ") {
        if lines[lines.count - 1].count + word.count > width { lines.append("") }
        lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
      }
      return lines.joined(separator: "\n")
    }
    let plain = try Reading.plan(paragraphs.joined(separator: "\n\n") + "\n")
    let narrow = try Reading.plan(paragraphs.map(wrapped).joined(separator: "\n\n") + "\n")
    #expect(narrow.items.map(\.text) == plain.items.map(\.text))
    #expect(Reading.outline(of: narrow) == Reading.outline(of: plain))
    #expect(narrow.assignments.map(\.body) == plain.assignments.map(\.body))
    #expect(narrow.assignments.map(\.due) == plain.assignments.map(\.due))
  }

  @Test func `lines of a list that stand close are items of their own`() throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n1. Đo nước.\n2. Vét hồ.\na) Hồ Bến.\nb) Hồ Trà.\nII. TỔ CHỨC\n1. Báo cáo.\n")
    #expect(Reading.outline(of: plan) == ["I", "I>1", "I>2", "I>2>a", "I>2>b", "II", "II>1"])
  }
}
