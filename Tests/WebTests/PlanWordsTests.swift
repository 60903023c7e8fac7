// SPDX-License-Identifier: Apache-2.0
import Domain
import Store
import Testing

@testable import Web

/// How items, files and plans are called on pages, where the whole text would be too long.
@Suite struct `How things are called on pages` {
  private func item(_ text: String, activity: String = "", label: String = "1") -> PlanItem {
    var item = PlanItem.sample(1, .task, text)
    (item.activity, item.label) = (activity, label)
    return item
  }

  @Test(arguments: [
    ("Chủ đề 1: Năng lượng. Tỉnh triển khai 12/14.", "Chủ đề 1: Năng lượng"),
    // A full stop among the first 21 bytes belongs to a number or a short form, not to a sentence.
    ("012345678901234567890. Sau", "012345678901234567890"), ("01234567890123456789. Sau", "01234567890123456789. Sau"),
    ("Chương trình tín dụng xanh v.v", "Chương trình tín dụng xanh v.v"),
    ("Phát triển đô thị xanh.", "Phát triển đô thị xanh."), ("Phát triển đô thị xanh. ", "Phát triển đô thị xanh"),
    ("Phát triển đô thị xanh 1.200 ha", "Phát triển đô thị xanh 1.200 ha"), ("", ""), (".", "."),
  ]) func `a part is called by its first sentence`(text: String, name: String) {
    #expect(item(text).heading == name)
  }

  @Test(arguments: [
    ("38", "Hoạt động số 38: Xây dựng vườn ươm", "Xây dựng vườn ươm"), ("38", "38:Xây dựng", "Xây dựng"),
    ("", "Lưu ý: Xây dựng vườn ươm", "Lưu ý: Xây dựng vườn ươm"), ("38", "Xây dựng vườn ươm", "Xây dựng vườn ươm"),
    ("38", String(repeating: "a", count: 39) + ": b", "b"),
    ("38", String(repeating: "a", count: 40) + ": b", String(repeating: "a", count: 40) + ": b"), ("38", ":", ""),
  ]) func `what stands beside its number is called without it`(activity: String, text: String, title: String) {
    #expect(item(text, activity: activity).title == title)
  }

  @Test(arguments: [("7", "1", "7"), ("", "a", "a"), ("", "-", ""), ("", "", ""), ("7", "-", "7")])
  func `a number goes before a label, and a dash is none`(activity: String, label: String, code: String) {
    #expect(item("Việc", activity: activity, label: label).code == code)
  }

  @Test(arguments: [
    ("một hai ba", 20, "một hai ba"), ("mot hai ba", 10, "mot hai ba"), ("mot hai ba", 9, "mot hai…"),
    ("mot hai ba", 8, "mot hai…"), ("mot hai ba", 7, "mot…"), ("mot hai ba", 4, "mot…"), ("mot hai ba", 3, "m…"),
    ("ộộộộộộộộ", 9, "ộộộộ…"), ("", 5, ""),
  ]) func `a long name ends between two words`(text: String, limit: Int, short: String) {
    #expect(item(text).shortened(to: limit) == short)
  }

  @Test func `no cut goes through a letter, and none is longer than asked for`() {
    let text = "Kiện toàn tổ chức, bộ máy quản lý nhà nước về bảo vệ môi trường ở các xã, phường"
    for limit in 1...text.utf8.count {
      let short = item(text).shortened(to: limit)
      #expect(!short.contains("\u{FFFD}"))
      #expect(short == text || text.hasPrefix(short.dropLast()) && short.hasSuffix("…"), "\(limit)")
      #expect(short.utf8.count <= max(limit, 4) + 3, "\(limit)")
    }
  }

  @Test(arguments: [
    (0, "1 KB"), (1, "1 KB"), (999, "1 KB"), (1000, "1 KB"), (1999, "1 KB"), (2000, "2 KB"), (999_999, "999 KB"),
    (1_000_000, "1 MB"), (1_099_999, "1 MB"), (1_100_000, "1,1 MB"), (12_345_678, "12,3 MB"),
    (1_234_567_890, "1.234,5 MB"),
  ]) func `the size of a file is told in the unit that people read`(bytes: Int, words: String) {
    #expect(ActivityPage.fileSize(bytes) == words)
  }

  @Test(arguments: [("về trồng cây", "Về trồng cây"), ("đất đai", "Đất đai"), ("", "")])
  func `the title of a plan begins with a capital letter where it is a heading`(title: String, heading: String) {
    var plan = FixturePlan.content.plan
    plan.title = title
    #expect(plan.heading == heading)
  }
}
