// SPDX-License-Identifier: Apache-2.0
import Testing
import Vietnamese

/// Words that can be Vietnamese are told from what recognition made of a smudge.
struct VietnameseWordTests {
  @Test(arguments: [
    "bệnh", "kênh", "lệnh,", "chệch", "lệch", "nghiêng", "khuỷu", "quyết", "giếng", "gì", "QUÝ", "(tỉnh)", "Đoàn-Hội",
    "uống/ăn",
    "30/6/2026", "12.500", "95%", "2026",
  ])
  func `a syllable, several with a hyphen, and a number are words`(word: String) {
    #expect(VietnameseWord.isSpelled(word))
  }

  @Test(arguments: ["tgrưut", "nynn", "Đầut", "f7", "c2ix", "J3", "-", "…", ""])
  func `what no syllable can be is none`(word: String) { #expect(!VietnameseWord.isSpelled(word)) }
}
