// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import TestSupport
import Testing

/// Plans put together by chance: items with labels of every habit, rows of tables, and text of every kind between them.
/// Every text is said once in a plan, so that it can be told whether it is lost, doubled or moved.
struct ChancePlan: CustomTestStringConvertible, Sendable {
  let seed: UInt64

  /// The seed, so that a case that fails can be made again.
  var testDescription: String { "seed \(seed)" }

  static let all = (0..<40).map { ChancePlan(seed: UInt64($0)) }

  private static let labels = [
    "I", "II", "IV", "A", "B", "1", "2", "17", "1.1", "2.1.3", "a", "đ", "d", "(1)", "(ii)", "-", "-", "-", "",
    "Điều 1", "Điều 12", "Chương II", "Phần thứ nhất", "Mục 3", "Nhiệm vụ 4", "Phụ lục", "Phụ lục II",
  ]
  private static let words = [
    "trồng cây", "lắp trạm sạc", "đo nước", "A & B", "nhỏ hơn <5%", "«xanh»", "\"sạch\"", "CO₂", "lớp học 🌿",
    "Sở Y tế chủ trì", "theo Quyết định số 7/QĐ-UBND", "tỷ lệ 12,5%",
  ]
  private static let kinds: [PlanItemKind] = [.heading, .theme, .group, .activity, .task, .statement]

  /// The plan of this seed.
  var plan: ReadPlan {
    var dice = SeededRandom(seed: seed)
    func pick<Thing>(_ things: [Thing]) -> Thing { things[Int.random(in: 0..<things.count, using: &dice)] }
    var number = 0
    func text() -> String {
      number += 1
      return "\(pick(Self.words)), lần \(number)x"
    }
    var assembly = PlanAssembly()
    let count = Int.random(in: 0...30, using: &dice)
    // The items that the next one may stand below, from the outermost in.
    var open: [Int] = []
    for index in 0...count {
      for _ in 0..<Int.random(in: 0...2, using: &dice) {
        let kind = pick(ReadPlan.FurtherText.Kind.allCases.filter { $0 != .title })
        let isRow = kind == .columns || kind == .row
        let cells = isRow ? (0...Int.random(in: 0...5, using: &dice)).map { _ in text() } : []
        assembly.append(
          PlanAssembly.Further(
            kind: kind, item: index, text: isRow ? cells.joined(separator: " ") : text(), cells: cells)
        )
        if kind == .type { assembly.append(PlanAssembly.Further(kind: .title, item: index, text: text())) }
      }
      guard index < count else { break }
      open = Array(open.prefix(Int.random(in: 0...open.count, using: &dice)))
      let parent = open.last
      open.append(index)
      let isRow = Int.random(in: 0..<6, using: &dice) == 0
      let cells = isRow ? (0...Int.random(in: 1...5, using: &dice)).map { _ in text() } : []
      assembly.append(
        PlanAssembly.Item(
          parent: parent,
          label: isRow ? "" : pick(Self.labels), kind: pick(Self.kinds), text: isRow ? cells[0] : text(), cells: cells))
    }
    var plan = assembly.plan(source: ReadPlan.Source(name: "", format: "json", characters: 0))
    plan.letterhead = Array(["ỦY BAN NHÂN DÂN", "TỈNH HỒNG LAM"].prefix(Int.random(in: 0...2, using: &dice)))
    plan.document.number = pick([nil, "7/QĐ-UBND", "17-KH/TU", "21/KH-LĐLĐ"])
    plan.document.type = pick([nil, "KẾ HOẠCH", "QUYẾT ĐỊNH", "CHỈ THỊ"])
    plan.document.title = pick([nil, "Tăng trưởng xanh"])
    plan.document.issuedOn = pick([nil, CivilDate(year: 2026, month: 6, day: 5)])
    plan.document.position = pick([nil, "CHỦ TỊCH"])
    plan.document.signer = pick([nil, "Lê Văn An"])
    plan.document.authority = pick([nil, "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"])
    plan.recipients = pick([
      [], [ReadPlan.Recipient(body: "Như trên"), ReadPlan.Recipient(body: "Sở A", purpose: "để t/h")],
    ])
    for item in plan.items.indices where Int.random(in: 0..<3, using: &dice) == 0 {
      let role = pick(AssignmentRole.allCases)
      plan.assignments.append(
        ReadPlan.Assignment(
          body: pick(["Sở Y tế", "Sở Y tế ", "sở y tế", "Công an tỉnh", "***"]), role: role, item: item, activity: nil,
          due: nil, span: plan.items[item].span, confidence: Confidence(percent: 90)))
    }
    return plan
  }
}
