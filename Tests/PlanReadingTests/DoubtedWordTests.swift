// SPDX-License-Identifier: Apache-2.0
import Testing
import Vietnamese

@testable import PlanReading

/// What was recognised in a picture and doubted makes the facts that it tells as doubtful.
struct DoubtedWordTests {
  private static let text = """
    KẾ HOẠCH

    Dọn kênh năm 2026

    I. NỘI DUNG

    1. Sở Xây dựng chủ trì nạo vét ít nhất 12 km kênh, hoàn thành trước ngày 30/6/2026.

    2. Sở Y tế chủ trì đo nước; báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 20 hằng tháng.
    """

  /// The plan with some words doubted, each given by what stands before it and itself.
  private func plan(_ doubts: [(before: String, word: String, percent: Int)]) throws -> ReadPlan {
    var document = DocumentText(text: Array(Self.text.utf8), format: .pdf)
    for doubt in doubts {
      let whole = Array((doubt.before + doubt.word).utf8)
      let start =
        try #require(
          document.text.indices.first { document.text[$0...].starts(with: whole) }) + doubt.before.utf8.count
      document.doubts.append(
        .init(utf8: start..<(start + doubt.word.utf8.count), confidence: Confidence(percent: doubt.percent)))
    }
    return readPlan(document, name: "a.pdf")
  }

  @Test func `no fact is surer than the least sure of its words, and others stay as sure`() throws {
    let sure = try plan([])
    let plan = try plan([("nhất ", "12", 40), ("Sở Y ", "tế", 33)])
    #expect(plan.targets.map(\.confidence.percent) == [40])
    #expect(plan.items[1].confidence.percent == 40 && plan.items[2].confidence.percent == 33)
    #expect(plan.items[0].confidence == sure.items[0].confidence)
    for (assignment, before) in zip(plan.assignments, sure.assignments) {
      #expect(assignment.confidence == (assignment.body == "Sở Y tế" ? Confidence(percent: 33) : before.confidence))
    }
    let first = try #require(plan.factsForReview.first)
    #expect(first.confidence.percent == 33)
  }

  @Test func `a word that is surer than the fact does not make it surer`() throws {
    let sure = try plan([])
    let plan = try plan([("nhất ", "12", 99)])
    #expect(plan.targets.map(\.confidence) == sure.targets.map(\.confidence))
    #expect(plan.items.map(\.confidence) == sure.items.map(\.confidence))
  }

  @Test func `of several words the least sure tells`() throws {
    let plan = try plan([("Sở Xây ", "dựng", 60), ("nhất ", "12", 20), ("12 ", "km", 50)])
    #expect(plan.items[1].confidence.percent == 20)
    #expect(plan.assignments.first { $0.body == "Sở Xây dựng" }?.confidence.percent == 60)
  }

  @Test func `a duty is as sure as its words`() throws {
    let plan = try plan([("ngày ", "20", 15)])
    #expect(plan.reports.map(\.confidence.percent) == [15])
  }

  @Test func `the doubted words and what they lower stand in the json`() throws {
    let json = String(decoding: try plan([("nhất ", "12", 40)]).json, as: UTF8.self)
    let start = Self.text.scalars(before: "12 km")
    #expect(json.contains(#""doubts":[{"span":[\#(start),\#(start + 2)],"confidence":0.40}]"#))
    #expect(String(decoding: try plan([]).json, as: UTF8.self).contains(#""doubts":[]"#))
  }
}

extension String {
  /// How many scalars stand before the first place of some words.
  fileprivate func scalars(before words: String) -> Int {
    let (all, part) = (Array(unicodeScalars), Array(words.unicodeScalars))
    return all.indices.first { all[$0...].starts(with: part) } ?? 0
  }
}
