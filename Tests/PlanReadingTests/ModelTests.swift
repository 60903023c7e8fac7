// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import TestSupport
import Testing

/// Plans that are made by chance from known parts, written as offices write them, and read back to those parts.
private struct ModelPlan {
  struct Work {
    var role: AssignmentRole
    var lead: String
    var partners: [String]
    var due: (wording: String, edtf: String)?
    var what: String

    /// The sentence, and the lines that the tree must have.
    var sentence: String {
      let verb =
        switch role {
        case .lead: "chủ trì"
        case .coLead: "đồng chủ trì"
        case .coordinate: "phối hợp"
        default: "có trách nhiệm"
        }
      let with = partners.isEmpty ? "" : ", phối hợp với \(partners.joined(separator: ", "))"
      return "\(lead) \(verb)\(with) \(what)\(due.map { " \($0.wording)" } ?? "")."
    }

    var says: [String] {
      let by = due.map { " by \($0.edtf)" } ?? ""
      return ["\(role.rawValue): \(lead)\(by)"] + partners.map { "coordinate: \($0)\(by)" }
    }
  }

  /// A numbered item with its bullets.
  struct Item {
    var work: Work?
    var heading: String
    var bullets: [Work]
  }

  var sections: [[Item]]

  private static let bodies = [
    "Sở Y tế", "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh", "Báo Hòa Sơn",
    "Ủy ban nhân dân các xã, phường", "Hội Nông dân tỉnh", "Ban Quản lý các khu công nghiệp tỉnh", "Tỉnh đoàn Hòa Sơn",
    "Liên đoàn Lao động tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", "Trung tâm Xúc tiến đầu tư", "Các sở, ban, ngành",
    "Công ty Điện lực Hòa Sơn", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Chi cục Thủy lợi",
  ]
  private static let works = [
    "lập bản đồ giếng", "đo mực nước hồ", "hướng dẫn hộ dân chứa nước mưa", "công khai số liệu", "vận động hội viên",
    "kiểm tra đường ống", "xây dựng quy chế trực kênh", "tổ chức lớp học bơi",
  ]
  private static let headings = ["Công tác tuyên truyền", "Chống thất thoát", "Giữ rừng đầu nguồn", "Học và dạy"]

  init(seed: UInt64) {
    var generator = SeededRandom(seed: seed)
    func pick<Element>(_ all: [Element], _ generator: inout SeededRandom) -> Element {
      all[Int.random(in: 0..<all.count, using: &generator)]
    }
    func due(_ generator: inout SeededRandom) -> (String, String)? {
      let (year, month, day) = (
        Int.random(in: 2026...2035, using: &generator), Int.random(in: 1...12, using: &generator),
        Int.random(in: 1...28, using: &generator)
      )
      let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      let quarter = Int.random(in: 1...4, using: &generator)
      return switch Int.random(in: 0..<7, using: &generator) {
      case 0: ("trước ngày \(two(day))/\(month)/\(year)", "\(year)-\(two(month))-\(two(day))")
      case 1: ("trước ngày \(day) tháng \(month) năm \(year)", "\(year)-\(two(month))-\(two(day))")
      case 2: ("trong tháng \(month)/\(year)", "\(year)-\(two(month))")
      case 3: ("xong trong quý \(["I", "II", "III", "IV"][quarter - 1])/\(year)", "\(year)-\(32 + quarter)")
      case 4: ("trong năm \(year)", "\(year)")
      default: nil
      }
    }
    func work(_ generator: inout SeededRandom) -> Work {
      let role = pick([AssignmentRole.lead, .lead, .coordinate, .responsible], &generator)
      let all = Self.bodies.shuffled(using: &generator)
      let count = role == .lead ? Int.random(in: 0...3, using: &generator) : 0
      return Work(
        role: role, lead: all[0], partners: Array(all[1..<1 + count]), due: due(&generator),
        what: pick(Self.works, &generator))
    }
    sections = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        let isHeading = Bool.random(using: &generator)
        let bullets = isHeading ? (0..<Int.random(in: 1...4, using: &generator)).map { _ in work(&generator) } : []
        return Item(
          work: isHeading ? nil : work(&generator), heading: pick(Self.headings, &generator), bullets: bullets)
      }
    }
  }

  /// The text with a mark for sections, for items and for bullets.
  func text(section: (Int) -> String, item: (Int) -> String, bullet: (Int) -> String, gap: String) -> String {
    var lines: [String] = []
    for (number, items) in sections.enumerated() {
      lines.append("\(section(number + 1)) NHIỆM VỤ THỨ \(number + 1)")
      for (place, each) in items.enumerated() {
        lines.append("\(item(place + 1)) \(each.work?.sentence ?? each.heading)")
        for (index, work) in each.bullets.enumerated() { lines.append("\(bullet(index + 1)) \(work.sentence)") }
      }
    }
    return lines.joined(separator: gap) + "\n"
  }

  var works: [Work] { sections.flatMap { $0.flatMap { [$0.work].compactMap { $0 } + $0.bullets } } }

  /// How deep each item stands.
  var depths: [Int] { sections.flatMap { [0] + $0.flatMap { [1] + $0.bullets.map { _ in 2 } } } }
}

struct ModelTests {
  private static let numerals = ["I", "II", "III", "IV"]
  private static let letters = ["a", "b", "c", "d"]

  /// Habits of numbering: state, union, Party, bullets alone, Markdown.
  private static let habits:
    [(
      name: String, section: @Sendable (Int) -> String, item: @Sendable (Int) -> String,
      bullet: @Sendable (Int) -> String
    )] = [
      ("state", { "\(numerals[$0 - 1])." }, { "\($0)." }, { "\(letters[$0 - 1]))" }),
      ("union", { "\(numerals[$0 - 1])/" }, { "\($0)/" }, { _ in "-" }),
      ("Party", { "\(numerals[$0 - 1])-" }, { "\($0)-" }, { _ in "-" }),
      ("capitals", { "\(["A", "B", "C", "D"][$0 - 1])." }, { "\($0))" }, { _ in "+" }),
      ("Markdown", { "## \(numerals[$0 - 1])." }, { "**\($0).**" }, { _ in "*" }),
      ("brackets", { "\(numerals[$0 - 1])." }, { "(\($0))" }, { _ in "•" }),
    ]

  @Test(arguments: 0..<habits.count, 0..<25)
  func `what was put in comes out, however it is numbered`(habit: Int, seed: Int) throws {
    let model = ModelPlan(seed: UInt64(seed))
    let (name, section, item, bullet) = Self.habits[habit]
    let plan = try Reading.plan(model.text(section: section, item: item, bullet: bullet, gap: "\n\n"))
    #expect(Reading.marks(.assignment, of: plan) == model.works.flatMap(\.says), "\(name)")
    var depths: [Int] = []
    for item in plan.items { depths.append(item.parent.map { depths[$0] + 1 } ?? 0) }
    #expect(depths == model.depths, "\(name)")
    #expect(plan.targets.isEmpty && plan.events.isEmpty && plan.reports.isEmpty)
    #expect(!plan.findings.contains { [.labelGap, .duplicateLabel, .roleUnclear].contains($0.rule) })
  }

  @Test(arguments: 0..<25)
  func `lines without blank ones between them say the same`(seed: Int) throws {
    let model = ModelPlan(seed: UInt64(seed))
    let (_, section, item, bullet) = Self.habits[0]
    let wide = try Reading.plan(model.text(section: section, item: item, bullet: bullet, gap: "\n\n"))
    let close = try Reading.plan(model.text(section: section, item: item, bullet: bullet, gap: "\n"))
    #expect(Reading.outline(of: close) == Reading.outline(of: wide))
    #expect(close.items.map(\.text) == wide.items.map(\.text))
    #expect(Reading.marks(.assignment, of: close) == Reading.marks(.assignment, of: wide))
  }

  @Test(arguments: 0..<25)
  func `the works in the rows of a table say the same as in sentences`(seed: Int) throws {
    let works = ModelPlan(seed: UInt64(seed)).works.filter { $0.role == .lead }
    let rows = works.enumerated().map { number, work in
      let due = work.due.map { String($0.wording.drop { !$0.isWhitespace }.dropFirst()) } ?? ""
      return "| \(number + 1) | \(work.what) | \(work.lead) | \(work.partners.joined(separator: "; ")) | \(due) |\n"
    }
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n"
        + rows.joined())
    #expect(Reading.marks(.assignment, of: plan) == works.flatMap(\.says))
    #expect(plan.items.dropFirst().map(\.text) == works.map(\.what))
  }
}
