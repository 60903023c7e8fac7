// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import PlanReading
import TestSupport
import Testing
import Vietnamese

/// Every way of saying who does it, with whom and by when, put together with every other one: a sentence is no surer for
/// the order in which an office says its parts.
struct WordingTests {
  /// Who does it, as one sentence opens and as the reader must give it.
  private static let leads: [[String]] = [
    ["Sở Y tế"], ["Công an tỉnh"], ["Ủy ban nhân dân các xã, phường"], ["Sở Văn hóa, Thể thao và Du lịch"],
    ["Ban Quản lý các khu công nghiệp tỉnh"],
  ]

  private static let partners: [(text: String, names: [String])] = [
    ("", []), ("Sở Nội vụ", ["Sở Nội vụ"]), ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Nội vụ, Sở Tài chính, Báo Hòa Sơn", ["Sở Nội vụ", "Sở Tài chính", "Báo Hòa Sơn"]),
    ("các sở, ban, ngành và Hội Nông dân tỉnh", ["các sở, ban, ngành", "Hội Nông dân tỉnh"]),
  ]

  private static let dues: [(text: String, edtf: String?)] = [
    ("", nil), ("trước ngày 15/11/2026", "2026-11-15"), ("trong quý III/2026", "2026-35"),
    ("hoàn thành trong tháng 9 năm 2026", "2026-09"), ("chậm nhất ngày 01 tháng 7 năm 2026", "2026-07-01"),
    ("xong trước ngày 5-6-2027", "2027-06-05"), ("trong năm 2027", "2027"),
    ("trong 6 tháng đầu năm 2026", "2026-40"),
  ]

  /// An order of the parts of a sentence.
  struct Order: Sendable, CustomTestStringConvertible {
    let name: String
    let sentence: @Sendable (_ lead: String, _ partners: String, _ work: String, _ due: String) -> String

    var testDescription: String { name }
  }

  private static func with(_ partners: String, _ words: String) -> String { partners.isEmpty ? "" : words + partners }
  private static func behind(_ due: String) -> String { due.isEmpty ? "" : " " + due }
  private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  static let orders = [
    Order(name: "lead, partners, work, time") { "\($0) chủ trì\(with($1, ", phối hợp với ")) \($2)\(behind($3))." },
    Order(name: "time first") { lead, partners, work, due in
      let start = due.isEmpty ? lead : "\(capital(due)), \(lead)"
      return "\(start) chủ trì\(with(partners, ", phối hợp với ")) \(work)."
    },
    Order(name: "given") { "Giao \($0) chủ trì\(with($1, ", phối hợp cùng ")) \($2)\(behind($3))." },
    Order(name: "time in brackets") {
      "\($0) chủ trì\(with($1, ", phối hợp với ")) \($2)\($3.isEmpty ? "" : " (\($3))")."
    },
    Order(name: "time behind a semicolon") {
      "\($0) chủ trì\(with($1, ", phối hợp với ")) \($2)\($3.isEmpty ? "" : "; \($3)")."
    },
    Order(name: "is the leading body") {
      "\($0) là cơ quan chủ trì\(with($1, ", phối hợp với ")) \($2)\(behind($3))."
    },
    Order(name: "has the duty") {
      "\($0) có trách nhiệm chủ trì\(with($1, ", phối hợp với ")) \($2)\(behind($3))."
    },
  ]

  private static let works = ["đo mực nước hồ", "tổ chức lớp học bơi", "xây dựng quy chế trực kênh"]

  @Test(arguments: orders) func `who, with whom and by when are read in every order of a sentence`(order: Order) throws
  {
    var wrong: [String] = []
    for (number, lead) in Self.leads.flatMap({ $0 }).enumerated() {
      for partners in Self.partners {
        for (place, due) in Self.dues.enumerated() {
          let work = Self.works[(number + place) % Self.works.count]
          let sentence = order.sentence(lead, partners.text, work, due.text)
          let by = due.edtf.map { " by \($0)" } ?? ""
          let expected = ["lead: \(lead)\(by)"] + partners.names.map { "coordinate: \($0)\(by)" }
          let read = try Reading.marks(.assignment, ofSentence: sentence)
          if read != expected { wrong.append("\(sentence) → \(read)") }
        }
      }
    }
    #expect(wrong == [])
  }

  /// A way of telling the facts of a task in lines of their own.
  private static let fields: [(lead: String, partners: String, due: String)] = [
    ("Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"), ("Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"),
    ("Chủ trì", "Phối hợp", "Thời gian hoàn thành"),
  ]
  private static let times = [
    ("Quý III/2026", "2026-35"), ("Tháng 9/2026", "2026-09"), ("Trước ngày 15/11/2026", "2026-11-15"),
    ("Năm 2027", "2027"), ("2026 - 2028", "2026/2028"), ("Hằng năm", "FREQ=YEARLY"),
    ("Hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
  ]

  @Test(arguments: 0..<fields.count, ["", "- ", "+ ", "* "])
  func `facts in lines of their own are those of the task above, in any order`(number: Int, mark: String) throws {
    let names = Self.fields[number]
    var wrong: [String] = []
    for (time, edtf) in Self.times {
      let lines = [
        "\(mark)\(names.lead): Sở Y tế.", "\(mark)\(names.partners): Sở Nội vụ, Công an tỉnh.",
        "\(mark)\(names.due): \(time).",
      ]
      for order in [[0, 1, 2], [0, 2, 1], [2, 0, 1]] {
        let text = "I. NỘI DUNG\n\n1. Sửa kênh dẫn nước\n\n" + order.map { lines[$0] }.joined(separator: "\n\n")
        let plan = try Reading.plan(text + "\n\n2. Vét hồ\n")
        let expected = ["lead: Sở Y tế", "coordinate: Sở Nội vụ", "coordinate: Công an tỉnh"].map { "\($0) by \(edtf)" }
        let read = plan.assignments.map { "\($0.role.rawValue): \($0.body) by \($0.due ?? "-")" }
        let items = plan.assignments.map { plan.items[$0.item].text }
        let isAbove = items.allSatisfy { $0.hasPrefix("Sửa kênh") || $0.contains("Sở") }
        if read.sorted() != expected.sorted() || !isAbove { wrong.append("\(order) \(time) → \(read)") }
      }
    }
    #expect(wrong == [])
  }

  // MARK: Quantities

  private static let bounds = [
    ("ít nhất ", ">="), ("tối thiểu ", ">="), ("trên ", ">"), ("không quá ", "<="), ("tối đa ", "<="), ("dưới ", "<"),
    ("đạt ", "="),
  ]
  private static let numbers = [
    ("5", "5"), ("05", "5"), ("40", "40"), ("1.250", "1250"), ("12.000", "12000"), ("1.234.567", "1234567"),
    ("12,5", "12.5"), ("0,5", "0.5"), ("8,25", "8.25"), ("1.234,5", "1234.5"),
  ]
  private static let units = [" ha", "%", " km", " cây", " lớp", " tấn", " hộ", " m2"]

  @Test(arguments: bounds) func `a number is read with its bound and its unit, however it is written`(
    words: String, sign: String
  ) throws {
    var wrong: [String] = []
    for (written, value) in Self.numbers {
      // «dưới 5 ha» mostly tells which works are meant, and is a target of shares alone.
      for unit in Self.units where sign != "<" || unit == "%" {
        let sentence = "Đến năm 2030, \(words)\(written)\(unit)."
        let expected = ["\(sign) \(value) \(unit.drop { $0 == " " }) by 2030"]
        let plan = try Reading.plan(ofSentence: sentence)
        let read = plan.targets.map {
          "\($0.comparator.rawValue) \(Self.plain($0.value)) \($0.unit) by \($0.by ?? "-")"
        }
        if read != expected { wrong.append("\(sentence) → \(read)") }
        for target in plan.targets {
          let place = Reading.text(of: plan, at: target.span)
          if !place.contains(written) || !sentence.contains(place) { wrong.append("\(sentence) at «\(place)»") }
        }
      }
    }
    #expect(wrong == [])
  }

  /// A number with a decimal point.
  private static func plain(_ value: ScaledDecimal) -> String {
    let digits = String(value.units)
    guard value.scale > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, value.scale + 1 - digits.count)) + digits
    return "\(padded.dropLast(value.scale)).\(padded.suffix(value.scale))"
  }

  // MARK: Changes that mean nothing

  /// A plan of many of these sentences, numbered by chance.
  private static func plan(_ seed: UInt64) -> String {
    var dice = SeededRandom(seed: seed)
    func pick<Thing>(_ things: [Thing]) -> Thing { things[Int.random(in: 0..<things.count, using: &dice)] }
    let labels = [["1. ", "2. ", "3. "], ["a) ", "b) ", "c) "], ["- ", "- ", "- "]]
    var lines = ["KẾ HOẠCH", "Giữ nước giai đoạn 2026 - 2030"]
    for section in ["I", "II", "III"] {
      lines.append("\(section). NHIỆM VỤ")
      for label in pick(labels) {
        let sentence = pick(orders).sentence(pick(leads)[0], pick(partners).text, pick(works), pick(dues).text)
        lines.append(
          label + sentence + (Bool.random(using: &dice) ? " Trồng \(pick(bounds).0)\(pick(numbers).0) cây." : ""))
      }
    }
    return lines.joined(separator: "\n\n") + "\n"
  }

  private static let changes: [(name: String, change: @Sendable (String) -> String)] = [
    ("a blank line at the end", { $0 + "\n" }), ("blank lines at the end", { $0 + "\n\n \n\t\n" }),
    ("no line end at the end", { String($0.dropLast()) }), ("CR LF", { $0.replacing("\n", with: "\r\n") }),
    ("normal form D", { $0.decomposedStringWithCanonicalMapping }),
    ("normal form C", { $0.precomposedStringWithCanonicalMapping }), ("a byte order mark", { "\u{FEFF}" + $0 }),
    ("a no-break blank in names", { $0.replacing("Sở ", with: "Sở\u{A0}") }),
    ("double blanks", { $0.replacing(" chủ trì ", with: "  chủ  trì  ") }),
    ("the old place of tones", { $0.replacing("hóa", with: "hoá").replacing("Hòa", with: "Hoà") }),
  ]

  private func said(_ text: String) throws -> [String] {
    let plan = try Reading.plan(text)
    let lines = plan.tree.split(separator: "\n").map(String.init)
    // Places move with the bytes, and words stand as they are written.
    return lines.map { line -> String in
      guard let open = line.firstIndex(of: "["), let close = line.firstIndex(of: "]"), open < close else { return line }
      return String(line[..<open] + line[close...])
    }.map { (line: String) -> String in line.replacing("hoá", with: "hóa").replacing("Hoà", with: "Hòa") }
  }

  @Test(arguments: 0..<12) func `what no reader would see changes nothing in plans by chance`(seed: Int) throws {
    let text = Self.plan(UInt64(seed))
    let before = try said(text)
    #expect(before.count > 12)
    for (name, change) in Self.changes { #expect(try said(change(text)) == before, "seed \(seed), \(name)") }
  }

  @Test(arguments: 0..<12) func `a plan by chance gives the same again, with places that hold what they say`(
    seed: Int
  ) throws {
    let text = Self.plan(UInt64(seed) &+ 100)
    let plan = try Reading.plan(text)
    #expect(try Reading.plan(text) == plan, "seed \(seed)")
    Soundness(plan: plan).check()
    for (one, next) in zip(plan.items, plan.items.dropFirst()) { #expect(one.span.end <= next.span.start) }
    for assignment in plan.assignments {
      let place = Reading.text(of: plan, at: assignment.span)
      #expect(place.lowercased() == assignment.body.lowercased(), "seed \(seed): «\(place)»")
      let item = plan.items[assignment.item].span
      #expect(item.start <= assignment.span.start && assignment.span.end <= item.end, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<12) func `sections that change places keep what they say`(seed: Int) throws {
    let text = Self.plan(UInt64(seed) &+ 200)
    var sections = text.components(separatedBy: "\n\nI").map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
    let head = sections.removeFirst()
    let turned = ([head] + sections.reversed()).joined(separator: "\n\nI") + "\n"
    let marks = { (text: String) in
      Reading.marks(.assignment, of: try Reading.plan(text)).sorted()
        + Reading.marks(.target, of: try Reading.plan(text)).sorted()
    }
    #expect(try marks(turned) == marks(text), "seed \(seed)")
  }
}
