// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import PlanReading
import Testing
import Vietnamese

@testable import Files

/// What holds for every report, whatever the plan.
struct ReportPropertyTests {
  private static let seeds: [UInt64] = Array(1...10)
  private static let day = SampleReport.day(2026, 6, 5)

  private func docx(_ content: ReportContent) throws -> [UInt8] {
    let layout = DocumentLayout.inForce(for: content.issuer.kind, on: Self.day)
    return try writeDocx(OfficialDocument(report: content), layout: layout)
  }

  private func lines(_ content: ReportContent) throws -> [String] { try readDocx(docx(content)).lines }

  private func plan(_ content: ReportContent) throws -> ReadPlan {
    readPlan(try DocumentReader().read(docx(content), name: "report.docx"), name: "report.docx")
  }

  /// What was said of the items and what comes back: label, name, who leads, who takes part, by when.
  private func expectSame(_ content: ReportContent, _ plan: ReadPlan) {
    for item in content.items {
      let index = plan.items.lastIndex { $0.label == item.label && $0.text == item.name }
      guard let index else {
        let rows = plan.items.filter { $0.label == item.label }.map(\.text)
        Issue.record("\(item.label). \(item.name) came back as \(rows)")
        continue
      }
      let own = plan.assignments.filter { $0.item == index }
      #expect(plan.items[index].kind.isWork, "\(item.label)")
      #expect(own.filter { $0.role == .lead }.map(\.body) == item.leads, "\(item.label)")
      #expect(own.filter { $0.role == .coordinate }.map(\.body) == item.coordinators, "\(item.label)")
      let dues = Set(own.compactMap { $0.due.flatMap { Deadline(edtf: $0)?.vietnamese } })
      #expect(dues == Set(item.due.map { [$0] } ?? []), "\(item.label): \(item.name)")
    }
  }

  @Test(arguments: seeds, [1, 2, 12]) func `a report reads back to the same activities`(seed: UInt64, count: Int) throws
  {
    var chance = ChanceReport(seed: seed &* 31 &+ UInt64(count))
    let content = chance.content(activities: count)
    expectSame(content, try plan(content))
  }

  @Test(arguments: IssuerKind.allCases) func `the layouts of every issuer read back to the same activities`(
    issuer: IssuerKind
  ) throws {
    var chance = ChanceReport(seed: 77)
    let content = chance.content(issuer, activities: 20)
    let plan = try plan(content)
    expectSame(content, plan)
    #expect(plan.document.type == "BÁO CÁO")
    #expect(plan.document.signer == content.signature.name)
  }

  @Test func `a plan of five hundred activities reads back whole, in order`() throws {
    var chance = ChanceReport(seed: 5)
    let content = chance.content(activities: 500)
    let plan = try plan(content)
    expectSame(content, plan)
    let rows = plan.items.filter { $0.kind.isWork && Int($0.label) != nil }.compactMap { Int($0.label) }
    #expect(rows == Array(1...500))
    let annex = try #require(OfficialDocument(report: content).annexes.first)
    guard case .table(let table) = annex.blocks.first else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.count == 500 + content.themes.count)
  }

  @Test(arguments: IssuerKind.allCases) func `a report on nothing still has all its sections and an annex without rows`(
    issuer: IssuerKind
  ) throws {
    var content = SampleReport.content
    content.issuer.kind = issuer
    content.themes = []
    content.proposals = []
    content.nextSteps = []
    let lines = try lines(content)
    #expect(lines.count { $0.contains("chưa có số liệu") } >= 2)
    let plan = try plan(content)
    #expect(plan.items.allSatisfy { !$0.kind.isWork || Int($0.label) == nil }, "\(plan.items.map(\.text))")
    #expect(content.annexTable.rows.isEmpty)
    #expect(lines.contains { $0.hasPrefix("| STT | Hoạt động |") })
  }

  /// The components in the order of Nghị định 30/2020/NĐ-CP, Phụ lục I, each by how its line begins, and the sections.
  private static func order(_ issuer: IssuerKind) -> [String] {
    let isParty = issuer == .party
    let (national, number) =
      isParty ? ("ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-BC/UBND") : ("CỘNG HÒA XÃ HỘI", "Số: 05/BC-UBND")
    let mark = isParty ? "-" : "."
    let sections = [
      "I\(mark) CÔNG TÁC CHỈ ĐẠO", "II\(mark) KẾT QUẢ THỰC HIỆN", "1\(mark) Tình hình chung",
      "III\(mark) ĐÁNH GIÁ CHUNG",
      "1\(mark) Đánh giá chung", "2\(mark) Khó khăn", "IV\(mark) NHIỆM VỤ KỲ TỚI", "V\(mark) ĐỀ XUẤT, KIẾN NGHỊ",
    ]
    return ["ỦY BAN NHÂN DÂN", national, number, "Hồng Lam, ngày 05 tháng 6 năm 2026", "BÁO CÁO", "Kết quả thực hiện"]
      + ["Kính gửi: Bộ Tài chính", "\(isParty ? "- " : "")Căn cứ Luật", "Thực hiện Kế hoạch số 12/KH-UBND"] + sections
      + ["Trên đây là Báo cáo", "Nơi nhận:", "- Như trên", "- Lưu", isParty ? "T/M ỦY BAN" : "TM. ỦY BAN"]
      + [
        isParty ? "K/T CHỦ TỊCH" : "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Hồng Vân", "Phụ lục",
        "TÌNH HÌNH THỰC HIỆN",
      ]
      + ["(Kèm theo Báo cáo số 05", "| STT |", "| 1 |"]
  }

  @Test(arguments: IssuerKind.allCases) func `the components stand in the order that the layout prescribes`(
    issuer: IssuerKind
  ) throws {
    var chance = ChanceReport(seed: 3)
    var rest = try lines(chance.content(issuer, activities: 9))[...]
    for landmark in Self.order(issuer) {
      let place = try #require(
        rest.firstIndex { $0.hasPrefix(landmark) }, "«\(landmark)» is missing after its predecessor")
      rest = rest[(place + 1)...]
    }
  }

  @Test(arguments: seeds) func `no number in a report has the point of other countries`(seed: UInt64) throws {
    var chance = ChanceReport(seed: seed)
    var content = chance.content(activities: 25)
    // Names bring numbers of their own.
    for theme in content.themes.indices {
      content.themes[theme].title = "Chủ đề"
      for item in content.themes[theme].items.indices {
        content.themes[theme].items[item].name = "Việc"
        content.themes[theme].items[item].result = nil
        content.themes[theme].items[item].difficulty = nil
        content.themes[theme].items[item].proposal = nil
      }
    }
    let numbers = try lines(content).joined(separator: " ").split { !($0.isNumber || $0 == "." || $0 == ",") }
    for number in numbers.map({ $0.drop { ".,".contains($0) } }) {
      let bare = String(number.reversed().drop { ".,".contains($0) }.reversed())
      guard bare.contains(".") else { continue }
      #expect(Quantity(vietnamese: bare) != nil, "\(bare)")
    }
  }

  /// Names that break files, tables and lines.
  private static let hostile = [
    "<w:t>&amp;</w:t>", "]]><![CDATA[x", "&lt;&#10;&#x0;", "a|b||c|", "| a | b |", "\\|", "\"'`´", "100% ± 5‰",
    "e\u{301}\u{323}",
    "Đ đ Ơ ơ Ư ư ẵ ỹ ợ", "𝒜 🌿👩🏽‍🌾 𠮷", "\u{200B}ẩn\u{200D}", "a\u{A0}b", "a\u{AD}b", "\u{202E}ngược", "\u{FEFF}đầu",
    "_x0041_",
    String(repeating: "rất dài ", count: 600), String(repeating: "dàikhôngcách", count: 300), "a\tb", "  hai  cách  ",
  ]

  @Test(arguments: hostile) func `a name with characters that files get wrong stands in the report as it is`(
    name: String
  ) throws {
    var content = SampleReport.content
    content.themes = [
      .init(label: "I", title: name, items: [.init(label: "1", name: name, status: .onTime, result: name)])
    ]
    content.issuer.name = name
    content.recipients = [Recipient(name, purpose: name)]
    let text = try lines(content).joined(separator: "\n")
    let wanted = name.replacing("\u{A0}", with: " ").replacing("|", with: "\\|")
    let cell = wanted.trimmingSpaces
    #expect(text.contains("| 1 | \(cell) |"), "\(cell.prefix(40))")
    for table in [try readCSV(writeCSV(content.annexTable)), try readXLSX(writeXLSX(content.annexTable))] {
      #expect(table == content.annexTable)
    }
  }

  @Test(arguments: ["hai\ndòng", "ba\r\ndòng\nnữa", "\nđầu", "cuối\n", "a\u{2028}b", "a\u{B}b", "a\u{C}b", "a\u{85}b"])
  func `a name of several lines stays in its cell and its point`(name: String) throws {
    var content = SampleReport.content
    content.themes = [
      .init(title: "Chủ đề 1", items: [.init(label: "1", name: name, leads: ["Sở Xây dựng"], status: .onTime)])
    ]
    let lines = try lines(content)
    let row = try #require(lines.first { $0.hasPrefix("| 1 | ") })
    #expect(row.contains(" | Sở Xây dựng | "), "\(row)")
    let plan = try plan(content)
    #expect(plan.items.count { $0.label == "1" && $0.kind.isWork } == 1)
    for table in [try readCSV(writeCSV(content.annexTable)), try readXLSX(writeXLSX(content.annexTable))] {
      #expect(table == content.annexTable)
    }
  }

  @Test(arguments: ["\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{1B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
  func `a character that XML forbids is left out of the document and breaks nothing`(character: String) throws {
    var content = SampleReport.content
    content.themes = [
      .init(title: "T\(character)", items: [.init(label: "1", name: "a\(character)b", status: .onTime)])
    ]
    #expect(try lines(content).contains { $0.hasPrefix("| 1 | ab |") })
    #expect(try readXLSX(writeXLSX(content.annexTable)).rows.count == 1)
  }
}

extension String {
  /// Without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
