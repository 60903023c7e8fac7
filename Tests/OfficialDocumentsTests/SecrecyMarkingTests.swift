// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import Testing

struct SecrecyMarkingTests {
  @Test(
    arguments: [
      ("MẬT", .confidential), ("TỐI MẬT", .secret), ("TUYỆT MẬT", .topSecret), ("  MẬT  ", .confidential),
      ("**TỐI MẬT**", .secret), ("[ MẬT ]", .confidential), ("\u{A0}MẬT\u{A0}", .confidential), ("MẬT.", .confidential),
      ("Độ mật: Mật", .confidential), ("ĐỘ MẬT: TUYỆT MẬT", .topSecret), ("- Độ mật : Tối mật", .secret),
      ("Độ mật:Tối mật.", .secret), ("UBND TỈNH\nMẬT\nSố: 05/BC-UBND", .confidential), ("A\r\nTỐI MẬT\r\nB", .secret),
      ("| MẬT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |", .confidential), ("UBND TỈNH\tMẬT", .confidential),
      ("TUYỆT MẬT          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", .topSecret), ("MẬT\nTUYỆT MẬT\nTỐI MẬT", .topSecret),
    ] as [(String, SecrecyMarking)])
  func `a stamp or an entry of secrecy is found`(text: String, expected: SecrecyMarking) {
    #expect(secrecyMarking(in: text) == expected)
  }

  @Test(arguments: [
    "", "bảo mật", "BẢO MẬT", "mật độ", "MẬT ĐỘ DÂN SỐ", "Mật", "mật", "Độ mật: Không", "Độ mật:", "độ mật",
    "Bảo vệ bí mật nhà nước, tài liệu MẬT phải nộp lưu", "VĂN PHÒNG MẬT VỤ", "MẬTT", "Công tác mật mã",
    "| bảo mật | mật độ |", "Mức độ mật: Mật",
  ])
  func `words that merely contain it are none`(text: String) {
    #expect(secrecyMarking(in: text) == nil)
  }

  @Test func `the normal form of the text does not matter`() {
    #expect(secrecyMarking(in: "TUYE\u{302}\u{323}T MA\u{323}\u{302}T") == .topSecret)
  }

  private static let blanks = [
    " ", "\u{A0}", "\u{202F}", "\u{2007}", "\u{3000}", " \u{A0}", "\u{A0}\u{A0}", "\u{200B} ", " \u{2060}",
  ]

  @Test(arguments: blanks) func `whatever blank stands between the words of a stamp, it is found`(blank: String) {
    for (first, marking) in [("TỐI", SecrecyMarking.secret), ("TUYỆT", .topSecret)] {
      #expect(secrecyMarking(in: "\(first)\(blank)MẬT") == marking)
      #expect(secrecyMarking(in: "UBND TỈNH | \(first)\(blank)MẬT | Số: 5") == marking)
      #expect(secrecyMarking(in: "Độ\(blank)mật: \(first.lowercased())\(blank)mật") == marking)
    }
    #expect(secrecyMarking(in: "bảo\(blank)MẬT\(blank)nước") == nil)
  }

  @Test(arguments: SecrecyMarking.allCases)
  func `a stamp is found wherever it stands in a document, in every line end`(marking: SecrecyMarking) {
    let lines = ["UBND TỈNH", "KẾ HOẠCH", "bảo mật thông tin", "1. Trồng cây."]
    for place in 0...lines.count {
      for end in ["\n", "\r\n", "\r", "\u{C}"] {
        var all = lines
        all.insert(marking.rawValue, at: place)
        #expect(secrecyMarking(in: all.joined(separator: end)) == marking, "\(place)")
        all[place] = "x\(marking.rawValue)"
        #expect(secrecyMarking(in: all.joined(separator: end)) == nil, "\(place)")
      }
    }
  }

  @Test func `of two stamps the higher one counts, in either order and on one line`() {
    for one in SecrecyMarking.allCases {
      for other in SecrecyMarking.allCases {
        for text in ["\(one.rawValue)\n\(other.rawValue)", "| \(one.rawValue) | \(other.rawValue) |"] {
          #expect(secrecyMarking(in: text) == max(one, other))
        }
      }
    }
  }

  @Test func `broken bytes do no harm`() {
    #expect(secrecyMarking(in: [0xFF, 0xFE, 0x0A] + Array("MẬT".utf8) + [0x0A, 0xC3]) == .confidential)
  }

  @Test(arguments: SecrecyMarking.allCases)
  func `the refusal names the mark in both languages`(marking: SecrecyMarking) {
    #expect(marking.refusal.vietnamese.contains("«\(marking.rawValue)»"))
    #expect(marking.refusal.english.contains("«\(marking.rawValue)»"))
  }

  @Test func `degrees are ordered`() {
    #expect(SecrecyMarking.allCases.sorted(by: >) == [.topSecret, .secret, .confidential])
  }
}
