// SPDX-License-Identifier: Apache-2.0
import Testing
import Vietnamese

@testable import Files

/// A mark that recognition misread is put right where the words beside it leave only one reading.
struct RecognisedPhrasesTests {
  private func mend(_ texts: [String], place: String? = nil, pages: Set<Int> = [1]) -> (texts: [String], made: [String])
  {
    var lines = texts.map { PageLine(text: $0, page: 1) }
    var phrases = RecognisedPhrases()
    phrases.mend(&lines, on: pages, place: place)
    return (lines.map(\.text), phrases.made.map { "\($0.before) → \($0.after)" })
  }

  @Test(arguments: [
    ("Sở Kê hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư", "Kê hoạch → Kế hoạch"),
    ("Sở Kế hoạch và Đâu tư", "Sở Kế hoạch và Đầu tư", "Đâu tư → Đầu tư"),
    ("- Thâm định hồ sơ.", "- Thẩm định hồ sơ.", "Thâm định → Thẩm định"),
    ("II. NỘI DUNG KIẾM TRA", "II. NỘI DUNG KIỂM TRA", "KIẾM TRA → KIỂM TRA"),
    ("Cơ sở đữ liệu của xã", "Cơ sở dữ liệu của xã", "đữ liệu → dữ liệu"),
    ("mở chỉ nhánh tại xã", "mở chi nhánh tại xã", "chỉ nhánh → chi nhánh"),
    ("Trạm Y tê xã", "Trạm Y tế xã", "Y tê → Y tế"),
  ])
  func `one misread mark of a known phrase is mended, capitals stay, and it is told`(
    line: String, mended: String, told: String
  ) {
    let (texts, made) = mend([line])
    #expect(texts == [mended])
    #expect(made == [told])
  }

  @Test func `a known phrase as it was read vouches for its words, one that was mended does not`() {
    var lines = [
      PageLine(
        text: "| 1 |  | Sở Kê hoạch thẩm định |", page: 1,
        doubts: [4, 5, 6, 7].map { .init(number: $0, confidence: 40) })
    ]
    var phrases = RecognisedPhrases()
    phrases.mend(&lines, on: [1], place: nil)
    #expect(lines[0].text == "| 1 |  | Sở Kế hoạch thẩm định |")
    #expect(lines[0].doubts.map(\.number) == [4, 5])
  }

  @Test(arguments: [
    // What is another phrase, or belongs to the words on its other side.
    "Bắt đầu từ ngày 05 tháng 3.", "để nghị quyết được thực hiện", "các chi tiêu của xã", "Thứ trưởng dự họp.",
    "đơn vị cùng cấp", "người làm công ăn lương", "nêu tại khoản 2", "phần đầu của đường",
    // More than one mark, or a word that stands beside anything.
    "Trường bắn của huyện", "cơ số thuốc", "Hồ miễn trung của xã", "có sở trường",
    // Parted by more than a space.
    "kê, hoạch định", "kê 5 hoạch", "Kê-hoạch",
  ])
  func `what may be meant as it stands stays`(line: String) {
    let (texts, made) = mend([line])
    #expect(texts == [line])
    #expect(made.isEmpty)
  }

  @Test func `pages with a text layer are left as they are`() {
    #expect(mend(["Sở Kê hoạch"], pages: [2]).texts == ["Sở Kê hoạch"])
  }

  @Test func `between the same words the spelling of most places is meant`() {
    let right = "công tác về dược và mỹ phẩm của xã"
    let (texts, made) = mend([right, right, "kiến thức về được và mỹ phẩm tại xã"])
    #expect(texts == [right, right, "kiến thức về dược và mỹ phẩm tại xã"])
    #expect(made == ["được → dược"])
  }

  @Test func `as many of one spelling as of the other leave both`() {
    let (right, wrong) = ("bàn về dược và mỹ phẩm", "bàn về được và mỹ phẩm")
    let lines = [right, right, wrong, wrong]
    #expect(mend(lines).texts == lines)
  }

  @Test func `names are not taken for one another`() {
    let lines = ["xã An và xã khác", "xã An và xã khác", "xã Ân và xã khác"]
    #expect(mend(lines).texts == lines)
  }

  @Test func `the province of the place of issue is known`() {
    let (texts, made) = mend(["nhà nước tại tĩnh Hồng Lam, năm 2026", "tính Hồng, tình người"], place: "Hồng Lam")
    #expect(texts == ["nhà nước tại tỉnh Hồng Lam, năm 2026", "tính Hồng, tình người"])
    #expect(made == ["tĩnh Hồng Lam → tỉnh Hồng Lam"])
    let twice = mend(["tĩnh Hồng Lam và tính Hồng Lam, tĩnh Hồng Lam."], place: "Hồng Lam")
    #expect(twice.0 == ["tỉnh Hồng Lam và tỉnh Hồng Lam, tỉnh Hồng Lam."] && twice.1.count == 3)
  }

  @Test func `every syllable of the list can be written and its pairs are pairs of themselves`() throws {
    for (first, second) in [("đầu", "tư"), ("kế", "hoạch"), ("nhân", "dân"), ("cùng", "cấp")] {
      #expect(KnownPhrases.contains(try #require(Syllable(first)), try #require(Syllable(second))))
      let spelled = KnownPhrases.spelled(foldedForSearch(first), foldedForSearch(second))
      #expect(spelled.contains(KnownPhrases.Pair(first: first, second: second)))
    }
    #expect(KnownPhrases.spelled("chi", "tieu").count == 2)
    #expect(KnownPhrases.spelled("mot", "hai").isEmpty)
  }
}
