// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import TestSupport
import Testing

/// What must hold of whatever the reader gives, however broken the text was.
struct Soundness {
  let plan: ReadPlan

  /// Reads bytes, which may be refused, and checks the plan.
  static func check(_ bytes: [UInt8]) {
    guard case .success(let plan) = readPlan(bytes, name: "a.md") else { return }
    Soundness(plan: plan).check()
  }

  func check() {
    let length = String(decoding: plan.text, as: UTF8.self).unicodeScalars.count
    #expect(plan.source.characters == length)
    let misplaced = plan.items.enumerated().filter { $1.index != $0 || ($1.parent ?? -1) >= $0 }.map { $1.id }
    #expect(misplaced == [])
    let spans =
      plan.items.map(\.span) + plan.assignments.map(\.span) + plan.targets.map(\.span) + plan.reports.map(\.span)
      + plan.events.map(\.span) + plan.coverage.map(\.span) + plan.movements.map(\.span) + plan.references.map(\.span)
      + plan.findings.compactMap(\.span)
    let wrong = spans.filter { !isSound($0, length) }
    #expect(wrong == [])
    let items =
      plan.assignments.map(\.item) + plan.targets.map(\.item) + plan.reports.compactMap(\.item)
      + plan.events.compactMap(\.item) + plan.coverage.map(\.item) + plan.findings.compactMap(\.item)
    #expect(items.allSatisfy { plan.items.indices.contains($0) })
    #expect(Set(plan.references.map(\.number)).count == plan.references.count)
    #expect(plan.tree.isEmpty == false)
    let times = plan.assignments.compactMap(\.due) + plan.reports.compactMap(\.due) + plan.targets.compactMap(\.by)
    let unknown = Set(times + [plan.document.period].compactMap { $0 }).filter {
      !$0.hasPrefix("FREQ=") && Deadline(edtf: $0) == nil
    }
    #expect(unknown == [])
  }

  /// Whether a place lies within the text and its bytes on borders of characters.
  private func isSound(_ span: ReadPlan.Span, _ length: Int) -> Bool {
    guard 0 <= span.start, span.start <= span.end, span.end <= length, span.utf8.upperBound <= plan.text.count else {
      return false
    }
    return [span.utf8.lowerBound, span.utf8.upperBound].allSatisfy {
      $0 == plan.text.count || plan.text[$0] & 0xC0 != 0x80
    }
  }
}

struct TotalityTests {
  /// Pieces that mean something to the reader; put together by chance they make what nobody wrote.
  static let pieces = [
    "I. ", "II- ", "1. ", "1.1. ", "a) ", "đ) ", "(1) ", "- ", "+ ", "• ", "* ", "Điều 1. ", "PHỤ LỤC", "\n", "\n\n",
    "  \n", "\r\n", "|", "||", "| a | b |\n", "|---|---|\n", "**", "*", "#", "<sup>1</sup>", "<", "\\", "_",
    "KẾ HOẠCH", "QUYẾT ĐỊNH:", "Số: 5/KH-UBND", "Hòa Sơn, ngày 01 tháng 02 năm 2026", "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê Văn Nước", "Sở Y tế", " chủ trì, phối hợp với ", "các sở, ban, ngành",
    " và ", ", ", "; ", ": ", ". ",
    "hoạt động số 1, 2", "Hoạt động số 9 - 12: ", "triển khai 4/8 hoạt động", "trước ngày 15/11/2026", "quý II/2026",
    "từ tháng 1/2026 đến ", "hằng năm", "báo cáo ", "về ", "(qua ", ")", "ít nhất 5 ", "100%", "≥", "phong trào “", "”",
    "\"", "7 giờ 30", "thứ hai",
    "Thời gian thực hiện: ", "Địa điểm: ", "Do ", "nếu có khó khăn ", "số 403/QĐ-TTg", "QCVN 09:2013/BXD", "STT",
    "Nhiệm vụ", "Cơ quan chủ trì", "giai đoạn 2020 - 2030", "\u{0}", "\u{FEFF}", "\u{301}", "Ð", "😀",
    "99999999999999999999", "0", "-", "–",
  ]

  private func check(_ bytes: [UInt8]) { Soundness.check(bytes) }

  @Test(arguments: 0..<60)
  func `pieces in any order give a sound plan`(seed: Int) {
    var generator = SeededRandom(seed: UInt64(seed))
    for _ in 0..<20 {
      let count = Int.random(in: 1...60, using: &generator)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      check(Array(text.utf8))
    }
  }

  @Test(arguments: GoldenPlan.all, 0..<8)
  func `a document with bytes changed, lost, doubled or moved gives a sound plan`(golden: GoldenPlan, seed: Int) {
    var generator = SeededRandom(seed: UInt64(seed) &+ 1000)
    for _ in 0..<12 {
      var bytes = Array(golden.text.utf8)
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place..<max(place + 1, end - 20))
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
        case 3: bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8), at: place)
        default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
        }
        if bytes.isEmpty { bytes = [0x41] }
      }
      check(bytes)
    }
  }

  @Test(arguments: GoldenPlan.all)
  func `every beginning of a document gives a sound plan`(golden: GoldenPlan) {
    let bytes = Array(golden.text.utf8)
    for end in stride(from: 1, to: bytes.count, by: 41) { check(Array(bytes[..<end])) }
  }

  @Test(arguments: [
    "- a\n", "1. a\n", "báo cáo ", "báo cáo hằng năm về ", "ít nhất 1 người ", "thời gian: 1 ", "((((", "**", "| a ",
    "<sup>", "các sở, ", "Sở Y tế, ", "“", "hoạt động số 1, ", "I. A\n\n",
    "12/", "a\u{301}\u{323}", "KẾ HOẠCH\n\n", "+ - + -", "TM. A\n",
  ])
  func `a piece repeated ten thousand times is read in good time`(piece: String) {
    check(Array(String(repeating: piece, count: 10_000).utf8))
  }

  @Test(arguments: ["Sở Y tế<br>Công an tỉnh", "và nước<br>và đất", "Sở<br>Sở"])
  func `a cell of very many lines is one row`(lines: String) throws {
    let cell = Array(repeating: lines, count: 20_000).joined(separator: "<br>")
    let plan = try Reading.plan("I. VIỆC\n\n| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Đo nước | \(cell) |\n")
    #expect(plan.items.map(\.text) == ["VIỆC", "Đo nước"])
  }

  @Test func `nesting as deep as labels go is read`() throws {
    let text = (1...200).map { String(repeating: "1.", count: min($0, 60)) + " x\n\n" }.joined()
    check(Array(text.utf8))
  }
}
