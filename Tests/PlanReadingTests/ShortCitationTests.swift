// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// Short forms of citations, which mean a document that was cited in full before.
struct ShortCitationTests {
  /// The references of a plan with two of them, and behind each the texts of its mentions.
  private func mentions(_ sentence: String) throws -> [String] {
    let plan = try Reading.plan(
      """
      ỦY BAN NHÂN DÂN TỈNH HÒA SƠN

      Số: 87/KH-UBND

      Hòa Sơn, ngày 09 tháng 02 năm 2026

      KẾ HOẠCH

      Giữ nguồn nước

      Căn cứ Chỉ thị số 28-CT/TW ngày 25/12/2025 của Ban Bí thư;

      Căn cứ Nghị quyết số 55-NQ/TU ngày 05/01/2026 của Tỉnh ủy;

      I. NỘI DUNG

      1. \(sentence)

      """)
    #expect(plan.references.prefix(2).map(\.number) == ["28-CT/TW", "55-NQ/TU"])
    return plan.references.map { reference in
      ([reference.number] + reference.mentions.map { Reading.text(of: plan, at: $0) }).joined(separator: " | ")
    }
  }

  @Test(arguments: [
    Expectation("Quán triệt Chỉ thị số 28 trong toàn ngành.", "28-CT/TW | Chỉ thị số 28", "55-NQ/TU"),
    Expectation("Quán triệt Chỉ thị 28 trong toàn ngành.", "28-CT/TW | Chỉ thị 28", "55-NQ/TU"),
    Expectation("Quán triệt Nghị quyết 55 của Tỉnh ủy.", "28-CT/TW", "55-NQ/TU | Nghị quyết 55"),
    Expectation("Quán triệt nghị quyết số 55.", "28-CT/TW", "55-NQ/TU | nghị quyết số 55"),
    Expectation("Quán triệt Chỉ thị này.", "28-CT/TW | Chỉ thị này", "55-NQ/TU"),
    Expectation("Quán triệt Nghị quyết nêu trên.", "28-CT/TW", "55-NQ/TU | Nghị quyết nêu trên"),
    Expectation("Quán triệt Nghị quyết nói trên.", "28-CT/TW", "55-NQ/TU | Nghị quyết nói trên"),
    Expectation("Quán triệt Chỉ thị số 28-CT/TW một lần nữa.", "28-CT/TW | 28-CT/TW", "55-NQ/TU"),
    Expectation(
      "Quán triệt Chỉ thị 28 và Nghị quyết 55.", "28-CT/TW | Chỉ thị 28", "55-NQ/TU | Nghị quyết 55"),
  ])
  func `a short form means what was cited in full before`(expectation: Expectation) throws {
    #expect(try mentions(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    // Another kind, another number, or no document at all.
    Expectation("Quán triệt Nghị quyết 28.", "28-CT/TW", "55-NQ/TU"),
    Expectation("Quán triệt Chỉ thị số 29.", "28-CT/TW", "55-NQ/TU"),
    Expectation("Quán triệt Chỉ thị trên địa bàn.", "28-CT/TW", "55-NQ/TU"),
    Expectation("Ban hành 28 chỉ thị.", "28-CT/TW", "55-NQ/TU"),
    Expectation("Công văn này hết hiệu lực.", "28-CT/TW", "55-NQ/TU"),
    // The plan itself is no citation.
    Expectation("Kế hoạch này có hiệu lực ngay.", "28-CT/TW", "55-NQ/TU"),
    Expectation("Kế hoạch số 87 có hiệu lực ngay.", "28-CT/TW", "55-NQ/TU"),
    // A number of its own.
    Expectation("Theo Chỉ thị số 28/CT-UBND.", "28-CT/TW", "55-NQ/TU", "28/CT-UBND"),
  ])
  func `what only looks like one means nothing`(expectation: Expectation) throws {
    #expect(try mentions(expectation.text) == expectation.says)
  }

  @Test func `of two with one number the last one is meant`() throws {
    #expect(
      try mentions("Theo Chỉ thị số 28/CT-UBND ngày 01/02/2026. Chỉ thị 28 nêu rõ việc đo nước.")
        == ["28-CT/TW", "55-NQ/TU", "28/CT-UBND | Chỉ thị 28"])
  }

  @Test func `another plan than the own one is meant by its number`() throws {
    #expect(
      try mentions("Theo Kế hoạch số 12/KH-UBND ngày 05/01/2026. Kế hoạch số 12 nêu rõ việc đo nước.")
        == ["28-CT/TW", "55-NQ/TU", "12/KH-UBND | Kế hoạch số 12"])
  }

  @Test func `a later citation with a date tells the date of the first`() throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n1. Theo Chỉ thị số 28-CT/TW.\n\n2. Theo Chỉ thị số 28-CT/TW ngày 25/12/2025.\n")
    #expect(plan.references.map(\.date?.description) == ["2025-12-25"])
    #expect(plan.references.map(\.mentions.count) == [1])
  }

  @Test func `the format hands out where each mention stands`() throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n1. Theo Chỉ thị số 28-CT/TW.\n\n2. Theo Chỉ thị 28.\n")
    let json = String(decoding: plan.json, as: UTF8.self).filter { !$0.isWhitespace }
    let mention = try #require(plan.references.first?.mentions.first)
    #expect(json.contains("\"mentions\":[[\(mention.start),\(mention.end)]]"))
  }
}
