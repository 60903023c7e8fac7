// SPDX-License-Identifier: Apache-2.0
import Domain
import Store
import Testing

@testable import Web

/// What each half of an item says that a person cuts in two, and where it stands in the document.
@Suite struct `The halves of an item` {
  /// An item that stands by itself in a document, cut in front of a word of its text.
  private func halves(
    _ item: PlanItem, before word: String, parts: [Assignment] = [], body: String? = nil
  ) throws -> SplitItem {
    var item = item
    let source = body ?? item.text
    item.span = 0..<source.unicodeScalars.count
    let document = Document(
      id: ID(1), sha256: String(repeating: "a", count: 64), name: "k.txt", format: "txt", size: source.utf8.count,
      body: source)
    let (scalars, wanted) = (Array(item.text.unicodeScalars), Array(word.unicodeScalars))
    let place = try #require(scalars.indices.first { scalars[$0...].starts(with: wanted) })
    let reading = SplitReading(
      item: item, parts: parts, document: document, ids: IDSource(), now: TestSite.morning)
    return try #require(reading.halves(at: place))
  }

  private func item(_ text: String, label: String = "-", activity: String = "", kind: PlanItemKind = .task) -> PlanItem
  {
    var item = PlanItem.sample(1, kind, text)
    (item.label, item.activity) = (label, activity)
    return item
  }

  @Test(arguments: [
    ("Đo nước hồ. b) Trồng cây ven đường.", "b)", "b", "Trồng cây ven đường."),
    ("Đo nước hồ; - Trồng cây ven đường.", "-", "-", "Trồng cây ven đường."),
    ("Đo nước hồ; trồng cây ven đường.", "trồng", "a", "trồng cây ven đường."),
  ]) func `a half with a label of its own has that, another one the label of the whole`(
    text: String, cut: String, label: String, words: String
  ) throws {
    let split = try halves(item(text, label: "a"), before: cut)
    #expect(split.first.label == "a")
    #expect(split.second.label == label && split.second.text == words)
  }

  @Test(arguments: [PlanItemKind.task, .statement, .group]) func `a half that names no activity is what the whole was`(
    kind: PlanItemKind
  ) throws {
    let split = try halves(item("Đo nước hồ; trồng cây ven đường.", kind: kind), before: "trồng")
    #expect(split.second.kind == kind && split.second.activity == "")
    let numbered = try halves(item("Đo nước hồ. Hoạt động số 8: Trồng cây.", kind: kind), before: "Hoạt")
    #expect(numbered.second.kind == .activity && numbered.second.activity == "8")
    #expect(numbered.first.kind == kind)
  }

  @Test(arguments: [("7, 8", "7"), ("7, 8, 9", "7, 9"), ("8", "8"), ("7", "7"), ("", "")])
  func `a number goes with the half that names it, but never leaves the first with none`(all: String, first: String)
    throws
  {
    let whole = item("Chuẩn bị đất trồng. Hoạt động số 8: Trồng cây.", activity: all, kind: .activity)
    let split = try halves(whole, before: "Hoạt")
    #expect(split.first.activity == first && split.second.activity == "8")
  }

  @Test(arguments: [
    ("Đo nước; trồng cây.", "trồng", "Đo nước; trồng cây.", 9),
    ("Đo nước; trồng cây.", "trồng", "Đo\nnước;\n\n  trồng\ncây.", 12),
    ("Đo nước; trồng cây.", "trồng", "**Đo nước;** **trồng** cây.", 15),
    // The words of the second half stand in the first one too, but not with what follows them.
    ("Trồng cây; trồng cây to.", "trồng cây to", "Trồng cây;\ntrồng cây\nto.", 11),
  ]) func `the second half begins in the document where its first letter does, however the lines are broken`(
    text: String, cut: String, body: String, place: Int
  ) throws {
    let split = try halves(item(text), before: cut, body: body)
    #expect(split.first.span == 0..<place && split.second.span == place..<body.unicodeScalars.count)
  }

  @Test func `where the document says it otherwise the place is told in proportion`() throws {
    let split = try halves(item("Đo nước; trồng cây."), before: "trồng", body: String(repeating: "x", count: 38))
    #expect(split.first.span == 0..<16 && split.second.span == 16..<38)
  }

  @Test func `what stopped the whole stops the first half only`() throws {
    var whole = item("Đo nước; trồng cây.")
    whole.stoppedReason = "Hết vốn"
    let split = try halves(whole, before: "trồng")
    #expect(split.first.stoppedReason == "Hết vốn" && split.second.stoppedReason == nil)
    #expect(split.second.id != split.first.id && split.second.parent == split.first.parent)
  }

  @Test func `who is named in one half does that, who is named elsewhere does both`() throws {
    let text = "Sở Y tế đo nước; Sở Công Thương trồng cây."
    func part(_ id: Int64, _ body: String, _ place: Int) -> Assignment {
      var part = Assignment.sample(id, 1, body, .lead, nil)
      part.span = place..<(place + 1)
      return part
    }
    let named = [part(1, "Sở Y tế", 0), part(2, "Sở Công Thương", 17)]
    let split = try halves(item(text), before: "Sở Công", parts: named)
    #expect(split.firstParts.map(\.body) == ["Sở Y tế"] && split.firstParts.map(\.id) == [ID(1)])
    #expect(split.secondParts.map(\.body) == ["Sở Công Thương"] && split.secondParts.map(\.id) == [ID(2)])
    #expect(split.secondParts.allSatisfy { $0.item == split.second.id })
    let beyond = try halves(item(text), before: "Sở Công", parts: [part(3, "các xã", 900)])
    #expect(beyond.firstParts.map(\.body) == ["các xã"] && beyond.secondParts.map(\.body) == ["các xã"])
    #expect(beyond.firstParts[0].id != beyond.secondParts[0].id, "two rows are two, each with its own number")
  }

  @Test(arguments: [(0, false), (1, false), (2, true), (3, true), (4, false), (5, false), (-1, false)])
  func `a cut that leaves one half without a word is none`(place: Int, isCut: Bool) {
    let reading = SplitReading(
      item: item(" A B "), parts: [], document: nil, ids: IDSource(), now: TestSite.morning)
    #expect((reading.halves(at: place) != nil) == isCut)
  }
}
