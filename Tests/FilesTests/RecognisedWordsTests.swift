// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Files

/// Slips of recognition are mended only where they can have been one thing.
struct RecognisedWordsTests {
  private func read(_ lines: [String], _ change: (inout PageText) -> Void = { _ in }) -> (
    texts: [String], made: [String]
  ) {
    var page = PrintedPage(isRecognised: true)
    page.paragraphs(
      lines + [
        "Các đơn vị thực hiện nghiêm túc kế hoạch này, báo cáo kết quả về Ủy ban nhân dân xã theo quy định của tỉnh."
      ], from: 100)
    change(&page.page)
    let layout = PageLayout([page.page])
    return (Array(layout.texts.dropLast()), layout.repairs.made)
  }

  @Test(arguments: [
    ("Trước ngày Ø3 tháng I1 năm 2O17.", "Trước ngày 03 tháng 11 năm 2017."),
    ("Xong ngày l5/11/2O17.", "Xong ngày 15/11/2017."),
    ("Gửi báo cáo trước ngày 22/1 1/2017, kèm số liệu.", "Gửi báo cáo trước ngày 22/11/2017, kèm số liệu."),
    ("Theo Quyết định sô 06/QĐ-TT1g.", "Theo Quyết định số 06/QĐ-TTg."), ("5, Đối với các xã.", "5. Đối với các xã."),
    ("{. Phòng Kinh tế.", "1. Phòng Kinh tế."), ("~- Dọn kênh.", "- Dọn kênh."), ("II. ĐÓI TƯỢNG", "II. ĐỐI TƯỢNG"),
    ("IV. TÔ CHỨC THỰC HIỆN", "IV. TỔ CHỨC THỰC HIỆN"),
  ])
  func `a certain slip is mended and told`(line: String, mended: String) {
    let (texts, made) = read([line])
    #expect(texts == [mended])
    #expect(!made.isEmpty)
  }

  @Test(arguments: [
    "Trước ngày 13 tháng 11 năm 2017.", "Tại lô O1 và I2 của khu đất.", "CỘNG HOÀ và HÒA BÌNH", "Tô màu nhỏ.",
    "Ông I. Petrov dự họp.", "d) Một việc.",
  ])
  func `what may be right stays`(line: String) {
    let (texts, made) = read([line])
    #expect(texts == [line])
    #expect(made.isEmpty)
  }

  @Test func `the letter after d is đ`() {
    #expect(read(["c) Một.", "d) Hai.", "d) Ba.", "e) Bốn."]).texts == ["c) Một.", "d) Hai.", "đ) Ba.", "e) Bốn."])
  }

  @Test func `a numeral between two others is what stands between them`() {
    #expect(read(["I. A", "II. B", "II. C", "IV. D"]).texts == ["I. A", "II. B", "III. C", "IV. D"])
    #expect(read(["I. A", "II. B", "II. C", "III. D"]).texts == ["I. A", "II. B", "II. C", "III. D"])
  }

  @Test func `the number of the document is left out where it was not read for certain`() {
    func number(_ confidence: Double) -> [String] {
      read(["Số: 2142 /KH-SYT"]) { page in
        for index in page.words.indices where page.words[index].text == "2142" {
          page.words[index].confidence = confidence
        }
      }.texts
    }
    #expect(number(95) == ["Số: 2142 /KH-SYT"])
    #expect(number(55) == ["Số: /KH-SYT"])
  }

  @Test func `the area of the issuer is spelled as the place is`() {
    let texts = read(["TINH HÔNG LAM", "Hồng Lam, ngày 05 tháng 3 năm 2026"]).texts
    #expect(texts == ["TỈNH HỒNG LAM", "Hồng Lam, ngày 05 tháng 3 năm 2026"])
  }
}
