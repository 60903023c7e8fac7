// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// How offices number: state, union and Party habits, and what people do to them.
struct NumberingTests {
  private func outline(_ text: String) throws -> [String] { Reading.outline(of: try Reading.plan(text)) }

  /// Lines joined by blank ones.
  private func lines(_ lines: String...) -> String { lines.joined(separator: "\n\n") + "\n" }

  @Test func `a state plan numbers in Roman, Arabic and letters`() throws {
    #expect(
      try outline(lines("I. A", "1. B", "a) C", "- D", "+ E", "b) F", "2. G", "2.1. H", "2.2. K", "II. L", "1. M"))
        == [
          "I", "I>1", "I>1>a", "I>1>a>-", "I>1>a>->-", "I>1>b", "I>2", "I>2>2.1", "I>2>2.2", "II", "II>1",
        ])
  }

  @Test func `a Party plan numbers with dashes behind numerals and with bare numbers`() throws {
    #expect(
      try outline(lines("I- MỤC ĐÍCH", "1- Một việc", "2- Hai việc", "II- NỘI DUNG", "1- Ba việc", "1.1- Một phần"))
        == ["I", "I>1", "I>2", "II", "II>1", "II>1>1.1"])
    #expect(
      try outline(lines("I- MỤC ĐÍCH", "1. Một việc", "2. Hai việc", "II- NỘI DUNG", "1. Ba việc", "1.1. Một phần"))
        == ["I", "I>1", "I>2", "II", "II>1", "II>1>1.1"])
  }

  @Test func `a union plan numbers with slashes and brackets`() throws {
    #expect(
      try outline(lines("I/ A", "1/ B", "a/ C", "b/ D", "2/ E", "II/ F")) == [
        "I", "I>1", "I>1>a", "I>1>b", "I>2", "II",
      ])
    #expect(try outline(lines("I) A", "1) B", "a) C", "2) D", "II) E")) == ["I", "I>1", "I>1>a", "I>2", "II"])
  }

  @Test func `tasks are numbered by their word, above or below numbers`() throws {
    #expect(
      try outline(lines("II. A", "Nhiệm vụ 1. B", "1. C", "2. D", "Nhiệm vụ 2: E", "- G", "III. H"))
        == ["II", "II>Nhiệm vụ 1", "II>Nhiệm vụ 1>1", "II>Nhiệm vụ 1>2", "II>Nhiệm vụ 2", "II>Nhiệm vụ 2>-", "III"])
    #expect(
      try outline(lines("I. A", "1. B", "2. C", "Nhiệm vụ 1. D", "a) E", "Nhiệm vụ 2. G", "3. H"))
        == ["I", "I>1", "I>2", "I>2>Nhiệm vụ 1", "I>2>Nhiệm vụ 1>a", "I>2>Nhiệm vụ 2", "I>3"])
    #expect(try outline(lines("I. A", "Nhiệm vụ năm 2026 rất nặng nề.")) == ["I", "I>¶"])
    #expect(try outline(lines("I. A", "Nhiệm vụ 1 và nhiệm vụ 2 làm trước.")) == ["I", "I>¶"])
  }

  @Test func `a decision has articles, and an annex starts anew`() throws {
    #expect(
      try outline(lines("Điều 1. A", "1. B", "a) C", "Điều 2. D", "Điều 3: E", "PHỤ LỤC I", "MỘT DANH MỤC", "1. G"))
        == ["Điều 1", "Điều 1>1", "Điều 1>1>a", "Điều 2", "Điều 3", "PHỤ LỤC I", "PHỤ LỤC I>1"])
  }

  @Test func `long programmes have parts, chapters and sections`() throws {
    #expect(
      try outline(
        lines("Phần thứ nhất", "I. A", "Phần thứ hai", "I. B", "Chương I", "Điều 1. C", "Mục 1. D", "Điều 2. E"))
        == [
          "Phần thứ nhất", "Phần thứ nhất>I", "Phần thứ hai", "Phần thứ hai>I", "Phần thứ hai>Chương I",
          "Phần thứ hai>Chương I>Điều 1", "Phần thứ hai>Chương I>Điều 1>Mục 1", "Phần thứ hai>Chương I>Điều 2",
        ])
    #expect(try outline(lines("A. X", "I. B", "1. C", "B. Y", "I. D")) == ["A", "A>I", "A>I>1", "B", "B>I"])
  }

  @Test(arguments: [
    ("I. MỤC ĐÍCH", "I"), ("I.MỤC ĐÍCH", "I"), ("I . MỤC ĐÍCH", "I"), ("I - MỤC ĐÍCH", "I"), ("I- MỤC ĐÍCH", "I"),
    ("I/ MỤC ĐÍCH", "I"), ("I) MỤC ĐÍCH", "I"), ("**I. MỤC ĐÍCH**", "I"), ("**I**. MỤC ĐÍCH", "I"),
    ("## I. MỤC ĐÍCH", "I"), ("> I. MỤC ĐÍCH", "I"), ("  I. MỤC ĐÍCH", "I"), ("\tI. MỤC ĐÍCH", "I"),
    ("XXXIX. MỤC ĐÍCH", "XXXIX"), ("1. Mục đích", "1"), ("1.Mục đích", "1"), ("1) Mục đích", "1"),
    ("1/ Mục đích", "1"), ("01. Mục đích", "01"), ("12. Mục đích", "12"), ("1.1. Mục đích", "1.1"),
    ("1.1 Mục đích", "1.1"), ("1.1.1. Mục đích", "1.1.1"), ("1.10. Mục đích", "1.10"), ("**1.** Mục đích", "1"),
    ("*1. Mục đích*", "1"), ("<b>1.</b> Mục đích", "1"), ("Điều 1. Ban hành", "Điều 1"),
    ("Điều 12: Ban hành", "Điều 12"),
    ("**Điều 1.** Ban hành", "Điều 1"), ("ĐIỀU 1. BAN HÀNH", "ĐIỀU 1"), ("A. MỤC ĐÍCH", "A"), ("A) MỤC ĐÍCH", "A"),
    ("1\\. Mục đích", "1"), ("Chương I. QUY ĐỊNH", "Chương I"), ("Chương 2", "Chương 2"), ("Phần I. CHUNG", "Phần I"),
    ("Phần thứ ba", "Phần thứ ba"), ("Mục 2. CHUNG", "Mục 2"),
  ])
  func `a heading opens the items however it is marked up`(line: String, label: String) throws {
    let plan = try Reading.plan("KẾ HOẠCH\n\nGiữ nguồn nước\n\n\(line)\n")
    #expect(plan.items.map(\.label) == [label])
    #expect(!plan.findings.contains { $0.rule == .noHeading })
  }

  @Test(arguments: [
    ("a) Đo nước", "a"), ("a. Đo nước", "a"), ("a/ Đo nước", "a"), ("đ) Đo nước", "đ"), ("(a) Đo nước", "(a)"),
    ("(1) Đo nước", "(1)"), ("(12) Đo nước", "(12)"), ("(i) Đo nước", "(i)"), ("(iv) Đo nước", "(iv)"),
    ("- Đo nước", "-"), ("-Đo nước", "-"), ("– Đo nước", "-"), ("— Đo nước", "-"), ("− Đo nước", "-"),
    ("+ Đo nước", "-"), ("• Đo nước", "-"), ("· Đo nước", "-"), ("● Đo nước", "-"), ("▪ Đo nước", "-"),
    ("○ Đo nước", "-"), ("◦ Đo nước", "-"), ("➢ Đo nước", "-"), ("✓ Đo nước", "-"), ("* Đo nước", "-"),
    ("\u{F0B7} Đo nước", "-"), ("\\- Đo nước", "-"), ("- **Đo nước**", "-"), ("**- Đo nước**", "-"),
    ("*-* Đo nước", "-"), ("  - Đo nước", "-"), ("Đo nước", ""),
  ])
  func `a point is known by its mark`(line: String, label: String) throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n1. Việc:\n\n\(line)\n")
    #expect(plan.items.map(\.label) == ["I", "1", label])
    #expect(plan.items.last?.text == "Đo nước")
    #expect(plan.items.last?.parent == 1)
  }

  @Test(arguments: [
    "1.000 cây được trồng", "2026 là năm cuối", "12/2026 là hạn chót", "3 xã ven sông", "3- 5 xã ven sông", "3 - 5 xã",
    "2-Methyl trong nước", "100% hộ dân", "24/24 giờ trực",
    "(sau đây gọi là Kế hoạch)", "(2026) là năm đầu", "--- hết ---", "Iốt trong nước", "Vì nước sạch", "Xã Bến Trúc",
    "Điều này cần làm", "Mục tiêu chung", "Phần lớn hộ dân", "Chương trình nước sạch", "A Di Đà",
  ])
  func `what only looks like a mark opens nothing`(line: String) throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n1. Việc đầu.\n\n\(line)\n")
    #expect(plan.items.map(\.label) == ["I", "1", ""])
    #expect(plan.items.last?.text == line)
  }

  @Test func `letters run through the Vietnamese alphabet`() throws {
    let letters = "abcdđeghiklmnopqrstuvxy".map(String.init)
    let plan = try Reading.plan("I. NỘI DUNG\n\n" + letters.map { "\($0)) Việc \($0).\n\n" }.joined())
    #expect(plan.items.dropFirst().map(\.label) == letters)
    #expect(plan.items.dropFirst().allSatisfy { $0.parent == 0 })
    #expect(!plan.findings.contains { [.labelGap, .duplicateLabel].contains($0.rule) })
  }

  @Test func `numerals run as far as plans do`() throws {
    let numerals = [
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
      "XVIII", "XIX", "XX", "XXI",
    ]
    let plan = try Reading.plan(numerals.map { "\($0). VIỆC\n\n" }.joined())
    #expect(plan.items.map(\.label) == numerals)
    #expect(plan.items.allSatisfy { $0.parent == nil })
    #expect(!plan.findings.contains { [.labelGap, .duplicateLabel].contains($0.rule) })
  }

  @Test(arguments: [
    Expectation("1. A\n\n3. B", "label-gap 3"),
    Expectation("1. A\n\n2. B\n\n2. C", "duplicate-label 2"),
    Expectation("a) A\n\nc) B", "label-gap c"),
    Expectation("a) A\n\nb) B\n\nc) C\n\nd) D\n\ne) E"),
    Expectation("1.1. A\n\n1.3. B", "label-gap 1.3"),
    Expectation("1. A\n\n1.1. B\n\n1.1. C", "duplicate-label 1.1"),
    Expectation("1. A\n\na) B\n\nb) C\n\n2. D\n\na) E"),
    Expectation("1. A\n\n2. B\n\n3. C\n\n2. D\n\n4. E", "duplicate-label 2"),
    Expectation("2. A\n\n3. B", "label-gap 2"),
    Expectation("(1) A\n\n(2) B\n\n(4) C", "label-gap (4)"),
    Expectation("- A\n\n- A\n\n+ B"),
    Expectation("1. A\n\n2. B\n\n3. C\n\n4. D\n\n5. E\n\n6. G\n\n7. H\n\n8. I\n\n9. K\n\n10. L\n\n11. M"),
  ])
  func `labels that are missing or doubled are found`(expectation: Expectation) throws {
    let plan = try Reading.plan("I. NỘI DUNG\n\n\(expectation.text)\n")
    let found = plan.findings.filter { [.labelGap, .duplicateLabel].contains($0.rule) }.map { finding in
      "\(finding.rule.id) \(finding.item.map { plan.items[$0].label } ?? "?")"
    }
    #expect(found == expectation.says)
  }

  @Test(arguments: [
    Expectation("1. A:\n\n- B\n\n- C\n\n2. D", "1", "1>-", "1>-", "2"),
    Expectation("1. A\n\nB:\n\n- C\n\n- D\n\n2. E", "1", "1>¶", "1>¶>-", "1>¶>-", "2"),
    Expectation("1. A\n\nB:\n\na) C\n\nb) D\n\nE", "1", "1>¶", "1>¶>a", "1>¶>b", "1>¶>b>¶"),
    Expectation("1. A\n\n- B\n\n+ C\n\n+ D\n\n- E\n\n+ F", "1", "1>-", "1>->-", "1>->-", "1>-", "1>->-"),
    Expectation("1. A\n\n+ B\n\n- C\n\n+ D", "1", "1>-", "1>->-", "1>-"),
    Expectation("1. A\n\n• B\n\n- C", "1", "1>-", "1>->-"),
    Expectation("1. A\n\na) B\n\n(i) C\n\n(ii) D\n\nb) E", "1", "1>a", "1>a>(i)", "1>a>(ii)", "1>b"),
    Expectation("1. A\n\n(1) B\n\na) C\n\n(2) D", "1", "1>(1)", "1>(1)>a", "1>(2)"),
    Expectation("1.1. A\n\n1.2. B\n\n2.1. C", "1.1", "1.2", "2.1"),
    Expectation("1. A\n\n1.1.1. B\n\n1.1.2. C\n\n1.2. D", "1", "1>1.1.1", "1>1.1.2", "1>1.2"),
  ])
  func `bullets and points find the item that they belong to`(expectation: Expectation) throws {
    #expect(try outline("I. NỘI DUNG\n\n\(expectation.text)\n") == ["I"] + expectation.says.map { "I>" + $0 })
  }
}
