// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

@testable import OfficialDocuments

/// What a plan becomes before it is set: the sequence of blocks, each with the part that it plays.
struct PlanDocumentTests {
  /// A plan of items and further texts, without a head.
  private func plan(
    _ items: [PlanAssembly.Item] = [], _ further: [PlanAssembly.Further] = [], edit: (inout ReadPlan) -> Void = { _ in }
  ) -> ReadPlan {
    var assembly = PlanAssembly()
    for item in items { assembly.append(item) }
    for text in further { assembly.append(text) }
    var plan = assembly.plan(source: ReadPlan.Source(name: "", format: "json", characters: 0))
    edit(&plan)
    return plan
  }

  private func item(
    _ label: String, _ text: String, _ kind: PlanItemKind = .task, below parent: Int? = nil, cells: [String] = []
  ) -> PlanAssembly.Item {
    PlanAssembly.Item(parent: parent, label: label, kind: kind, text: text, cells: cells)
  }

  private func further(_ kind: ReadPlan.FurtherText.Kind, _ item: Int, _ text: String, _ cells: [String] = [])
    -> PlanAssembly.Further
  {
    PlanAssembly.Further(kind: kind, item: item, text: text, cells: cells)
  }

  private func blocks(_ items: [PlanAssembly.Item], _ texts: [PlanAssembly.Further] = []) -> [PlanBlock] {
    PlanDocument(plan(items, texts)).blocks
  }

  // MARK: Under whose rules

  /// A head, and whose document it is.
  struct Head: Sendable, CustomTestStringConvertible {
    var number: String?
    var letterhead: [String] = []
    var issuer: String?
    var authority: String?
    let kind: IssuerKind

    var testDescription: String {
      [number, issuer, authority].compactMap { $0 }.joined(separator: " ") + " \(letterhead)"
    }
  }

  private static let heads = [
    Head(number: "17-KH/TU", kind: .party), Head(number: "5-CT/ĐU", kind: .party),
    Head(number: "5-KH/CĐ", letterhead: ["CÔNG ĐOÀN NGÀNH"], kind: .party),
    Head(number: "17/KH-UBND", kind: .state), Head(number: "17/KH-LĐLĐ", kind: .state),
    Head(number: "17", kind: .state), Head(number: "-KH/TU", kind: .state), Head(number: "KH-17", kind: .state),
    Head(letterhead: ["TỈNH ỦY HỒNG LAM"], kind: .party), Head(issuer: "Thành uỷ Vân Hải", kind: .party),
    Head(issuer: "Đảng ủy Khối các cơ quan", kind: .party), Head(authority: "T/M HUYỆN ỦY", kind: .party),
    Head(issuer: "Đảng bộ xã", kind: .party), Head(number: "9/KH-VP", issuer: "Văn phòng Tỉnh ủy", kind: .state),
    Head(number: "9/KH-LĐLĐ", letterhead: ["LIÊN ĐOÀN LAO ĐỘNG TỈNH"], kind: .union),
    Head(issuer: "Công đoàn Giáo dục tỉnh", kind: .union), Head(issuer: "LĐLĐ tỉnh", kind: .union),
    Head(authority: "TM. CÔNG ĐOÀN CƠ SỞ", kind: .union), Head(issuer: "Ủy ban nhân dân tỉnh", kind: .state),
    Head(issuer: "CO\u{302}NG ĐOA\u{300}N", kind: .union), Head(kind: .state),
  ]

  @Test(arguments: heads) func `the hyphen of a number tells the Party, a name the rest`(head: Head) {
    let plan = plan([]) {
      $0.document.number = head.number
      $0.letterhead = head.letterhead
      $0.document.issuer = head.issuer
      $0.document.authority = head.authority
    }
    #expect(IssuerKind(plan) == head.kind)
    #expect(PlanDocument(plan).issuer == head.kind)
  }

  @Test func `without a letterhead the issuer of the text stands in the head, in capitals`() {
    #expect(PlanDocument(plan([]) { $0.document.issuer = "Sở Y tế" }).letterhead == ["SỞ Y TẾ"])
    let both = plan([]) {
      $0.document.issuer = "Sở Y tế"
      $0.letterhead = ["UBND TỈNH", "SỞ Y TẾ"]
    }
    #expect(PlanDocument(both).letterhead == ["UBND TỈNH", "SỞ Y TẾ"])
    #expect(PlanDocument(plan([])).letterhead.isEmpty)
  }

  @Test func `the layout is that of the day of issue, of today only where there is none`() throws {
    let (early, today) = (try #require(CivilDate(iso: "2021-03-01")), try #require(CivilDate(iso: "2026-11-21")))
    var document = PlanDocument(plan([]) { $0.document.issuedOn = early })
    #expect(document.layout(today: today) == .inForce(for: .state, on: early))
    document.date = nil
    document.issuer = .party
    #expect(document.layout(today: today) == .inForce(for: .party, on: today))
  }

  // MARK: Items

  private static let clauses:
    [(label: String, kind: PlanItemKind, text: String, written: String, style: PlanBlock.PlanClause.Style)] = [
      ("I", .heading, "MỤC TIÊU", "I.", .heading(1)), ("B", .group, "Phần hai", "B.", .heading(1)),
      ("1", .heading, "Việc", "1.", .heading(2)), ("1.2", .theme, "Việc", "1.2.", .heading(3)),
      ("a", .heading, "Việc", "a)", .heading(3)), ("đ", .task, "Trồng cây", "đ)", .text),
      ("Điều 3", .heading, "Giao việc", "Điều 3.", .heading(2)),
      ("Điều 3", .task, "Giao Sở Y tế trồng cây.", "Điều 3.", .article),
      ("Điều 3", .heading, "Giao các sở:", "Điều 3.", .article),
      ("Phần thứ nhất", .heading, "CHUNG", "Phần thứ nhất.", .centred),
      ("Chương II", .heading, "RIÊNG", "Chương II.", .centred), ("Mục 3", .group, "Đoạn", "Mục 3.", .centred),
      ("Chương II", .task, "Trồng cây.", "Chương II.", .text),
      ("Nhiệm vụ 4", .group, "Nước", "Nhiệm vụ 4.", .heading(2)),
      ("(1)", .task, "Ý", "(1)", .text), ("(ii)", .heading, "Ý", "(ii)", .heading(3)),
      ("-", .heading, "Ý", "-", .text), ("1", .activity, "Trồng cây", "1.", .text),
      ("1", .heading, "Gồm:", "1.", .text),
    ]

  @Test(arguments: clauses) func `an item is set by its label, its kind and whether it introduces a list`(
    clause: (label: String, kind: PlanItemKind, text: String, written: String, style: PlanBlock.PlanClause.Style)
  ) {
    let expected = PlanBlock.PlanClause(label: clause.written, text: clause.text, style: clause.style)
    #expect(blocks([item(clause.label, clause.text, clause.kind)]) == [.item(expected)])
  }

  @Test func `a heading longer than 300 bytes is running text`() {
    for (length, style) in [(300, PlanBlock.PlanClause.Style.heading(1)), (301, .text)] {
      let text = String(repeating: "x", count: length)
      #expect(
        blocks([item("I", text, .heading)]) == [.item(PlanBlock.PlanClause(label: "I.", text: text, style: style))])
    }
  }

  @Test func `bullets within bullets take other marks, and begin anew below another item`() {
    let items = [
      item("1", "A"), item("-", "B", below: 0), item("-", "C", below: 1), item("-", "D", below: 2),
      item("-", "E", below: 3), item("-", "F", below: 4), item("-", "G", below: 0), item("2", "H"),
      item("-", "K", below: 7),
    ]
    let labels = blocks(items).map { if case .item(let clause) = $0 { clause.label } else { "?" } }
    #expect(labels == ["1.", "-", "+", "•", "*", "*", "-", "2.", "-"])
  }

  @Test func `an item without a label is a paragraph`() {
    #expect(blocks([item("", "Một dòng.")]) == [.paragraph("Một dòng.")])
  }

  // MARK: Annexes and tables

  @Test(arguments: [(1, false), (4, false), (5, true), (6, true)])
  func `an annex lies on its side from five columns on`(
    columns: Int, isLandscape: Bool
  ) {
    let cells = (1...columns).map { "ô \($0)" }
    let items = [item("Phụ lục I", "DANH MỤC", .heading), item("", "ô 1", below: 0, cells: cells)]
    #expect(blocks(items).first == .annex(label: "Phụ lục I", title: "DANH MỤC", isLandscape: isLandscape))
  }

  @Test func `how wide one annex is does not turn the one before it`() {
    let wide = ["1", "2", "3", "4", "5", "6"]
    let items = [
      item("Phụ lục I", "HẸP", .heading), item("", "1", below: 0, cells: ["1", "2"]),
      item("Phụ lục II", "RỘNG", .heading),
      item("", "1", below: 2, cells: wide),
    ]
    let turned = blocks(items).compactMap {
      if case .annex(let label, _, let isLandscape) = $0 { (label, isLandscape) } else { nil }
    }
    #expect(turned.map(\.0) == ["Phụ lục I", "Phụ lục II"] && turned.map(\.1) == [false, true])
  }

  @Test func `what opens a bracket behind an annex stays beside its label`() {
    #expect(
      blocks([item("Phụ lục", "(Kèm theo Kế hoạch)", .heading)])
        == [.annex(label: "Phụ lục. (Kèm theo Kế hoạch)", title: "", isLandscape: false)])
  }

  @Test func `rows that follow one another are one table, a paragraph or a second head begins another`() {
    let row = { (cells: [String]) in self.item("", cells[0], cells: cells) }
    #expect(
      blocks([row(["1", "a"]), row(["2", "b"])], [further(.columns, 0, "TT Việc", ["TT", "Việc"])])
        == [.table(PlanTable(rows: [["TT", "Việc"], ["1", "a"], ["2", "b"]], hasHead: true))])
    #expect(
      blocks([row(["1", "a"]), item("", "Giữa"), row(["2", "b"])]) == [
        .table(PlanTable(rows: [["1", "a"]], hasHead: false)), .paragraph("Giữa"),
        .table(PlanTable(rows: [["2", "b"]], hasHead: false)),
      ])
    #expect(
      blocks([row(["1", "a"])], [further(.columns, 0, "", ["TT"]), further(.columns, 1, "", ["STT"])]) == [
        .table(PlanTable(rows: [["TT"], ["1", "a"]], hasHead: true)), .table(PlanTable(rows: [["STT"]], hasHead: true)),
      ])
    #expect(
      blocks([], [further(.row, 0, "", ["BẢNG"]), further(.columns, 0, "", ["TT", "Việc"])])
        == [.table(PlanTable(rows: [["BẢNG"], ["TT", "Việc"]], hasHead: false))])
  }

  private static let widths: [(rows: [[String]], widths: [Int])] = [
    ([], [4, 4]), ([["a"]], [4, 4]), ([["a", "b"]], [4, 4]),
    ([["TT", String(repeating: "x", count: 60)]], [4, 30]), ([["TT", String(repeating: "x", count: 600)]], [4, 40]),
    ([[String(repeating: "x", count: 60), ""], ["1", "2"]], [20, 4]),
    ([["Một nhóm rất dài đứng trên cả bảng"], ["1", "2", "3"]], [4, 4, 4]),
  ]

  @Test(arguments: widths) func `a column has from 4 to 40 parts of the width, whatever stands in it`(
    rows: [[String]], widths: [Int]
  ) {
    let table = PlanTable(rows: rows, hasHead: true)
    #expect(table.widths == widths && table.columnCount == widths.count)
  }

  // MARK: Further texts

  @Test func `each kind of further text has its block`() {
    let texts = [
      further(.base, 0, "Căn cứ Luật"), further(.preamble, 0, "QUYẾT ĐỊNH:"),
      further(.preamble, 0, "Ban hành như sau:"),
      further(.preamble, 0, "2026"), further(.note, 0, "(Kèm theo)"), further(.closing, 0, "Trên đây là"),
      further(.other, 0, "Hết"),
    ]
    #expect(
      blocks([], texts) == [
        .base("Căn cứ Luật"), .centred("QUYẾT ĐỊNH:", isBold: true), .paragraph("Ban hành như sau:"),
        .paragraph("2026"), .note("(Kèm theo)"), .paragraph("Trên đây là"), .paragraph("Hết"),
      ])
  }

  @Test func `footnotes without a mark are counted, those with one keep it`() {
    let notes = [further(.footnote, 0, "Theo A"), further(.footnote, 0, "[9] Theo B"), further(.footnote, 0, "Theo C")]
    #expect(blocks([], notes) == [.footnote("[1] Theo A"), .footnote("[9] Theo B"), .footnote("[3] Theo C")])
  }

  @Test func `the head of an attached document opens one page, a second kind another`() {
    let texts = [
      further(.head, 1, "SỞ Y TẾ"), further(.type, 1, "QUY CHẾ"), further(.title, 1, "Trực kênh"),
      further(.type, 1, "QUY ĐỊNH"), further(.title, 1, "Trực hồ"),
    ]
    #expect(
      blocks([item("1", "Một")], texts).dropFirst() == [
        .attached, .centred("SỞ Y TẾ", isBold: false), .centred("QUY CHẾ", isBold: true),
        .centred("Trực kênh", isBold: true), .attached, .centred("QUY ĐỊNH", isBold: true),
        .centred("Trực hồ", isBold: true),
      ])
    #expect(blocks([], [further(.head, 0, "SỞ Y TẾ")]) == [.centred("SỞ Y TẾ", isBold: false)])
  }

  // MARK: Signatures

  private func signed(_ plan: inout ReadPlan) {
    plan.document.authority = "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    plan.document.position = "PHÓ CHỦ TỊCH"
    plan.document.signer = "Lê Văn An"
    plan.recipients = [ReadPlan.Recipient(body: "Như trên"), ReadPlan.Recipient(body: "Sở A", purpose: "để t/h")]
  }

  private let own = PlanBlock.Signing(
    recipients: ["- Như trên;", "- Sở A (để t/h);"], authority: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
    position: "PHÓ CHỦ TỊCH", signer: "Lê Văn An")

  private static let authorities = [
    ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
    ("T/M BAN THƯỜNG VỤ", ["T/M BAN THƯỜNG VỤ"]),
    ("K/T BÍ THƯ T/L CHÁNH VĂN PHÒNG", ["K/T BÍ THƯ", "T/L CHÁNH VĂN PHÒNG"]),
    ("TL. GIÁM ĐỐC TUQ. TRƯỞNG PHÒNG", ["TL. GIÁM ĐỐC", "TUQ. TRƯỞNG PHÒNG"]), ("Q. CHỦ TỊCH", ["Q. CHỦ TỊCH"]),
    ("BAN CHỈ ĐẠO TỈNH", ["BAN CHỈ ĐẠO TỈNH"]), ("", []),
  ]

  @Test(arguments: authorities) func `each capacity of a signature begins a line`(authority: String, lines: [String]) {
    let document = PlanDocument(
      plan([]) {
        $0.document.authority = authority
        $0.document.position = "X"
      })
    #expect(document.blocks == [.signing(PlanBlock.Signing(authority: lines, position: "X"))])
  }

  @Test func `recipients and signature stand before the first annex, once`() {
    let items = [
      item("1", "Một"), item("Phụ lục I", "A", .heading), item("1", "Hai", below: 1), item("Phụ lục II", "B", .heading),
    ]
    let blocks = PlanDocument(plan(items) { signed(&$0) }).blocks
    #expect(blocks.count == 5 && blocks[1] == .signing(own))
  }

  @Test func `where the text tells their place, recipients and signature stand there`() {
    let texts = [
      further(.recipients, 1, "Nơi nhận:"), further(.archive, 1, "Lưu: VT."), further(.signature, 1, "PHÓ CHỦ TỊCH"),
    ]
    let blocks = PlanDocument(plan([item("1", "Một"), item("2", "Hai")], texts) { signed(&$0) }).blocks
    var expected = own
    expected.recipients.append("- Lưu: VT.")
    #expect(blocks.count == 3 && blocks[1] == .signing(expected))
  }

  @Test func `a second signature and the recipients of an attached document are its own lines`() {
    let texts = [
      further(.recipients, 0, "Nơi nhận:"), further(.signature, 0, "PHÓ CHỦ TỊCH"),
      further(.recipients, 1, "Nơi nhận:"),
      further(.recipient, 1, "Các xã;"), further(.archive, 1, "- Lưu: VP."), further(.signature, 1, "GIÁM ĐỐC"),
      further(.signature, 1, "Trần Thị Bích"),
    ]
    let blocks = PlanDocument(plan([item("1", "Một")], texts) { signed(&$0) }).blocks
    let second = PlanBlock.Signing(recipients: ["- Lưu: VP.", "- Các xã;"], authority: ["GIÁM ĐỐC", "Trần Thị Bích"])
    #expect(blocks.first == .signing(own) && blocks.last == .signing(second))
  }

  @Test func `lines of a signature of which the plan names nobody stand as they are`() {
    let blocks = blocks([], [further(.signature, 0, "GIÁM ĐỐC"), further(.signature, 0, "Trần Thị Bích")])
    #expect(blocks == [.signing(PlanBlock.Signing(authority: ["GIÁM ĐỐC", "Trần Thị Bích"]))])
  }

  @Test func `a line of recipients without the words above it is kept, and the plan's own are not put there`() {
    let texts = [further(.archive, 0, "Lưu: VT."), further(.recipient, 0, "Các xã;")]
    let blocks = PlanDocument(plan([item("1", "Một")], texts) { signed(&$0) }).blocks
    #expect(blocks.first == .signing(PlanBlock.Signing(recipients: ["- Lưu: VT.", "- Các xã;"])))
    #expect(blocks.last == .signing(own))
  }

  @Test func `the words «Nơi nhận» stay where nobody stands below them`() {
    #expect(blocks([], [further(.recipients, 0, "Nơi nhận:")]) == [.signing(PlanBlock.Signing(recipients: [""]))])
  }

  @Test func `nothing stands below a text that names neither recipients nor a signature`() {
    #expect(blocks([item("1", "Một")]).count == 1)
  }

  // MARK: Whatever the plan holds

  /// The texts of a block, in their order.
  private func texts(_ block: PlanBlock) -> [String] {
    switch block {
    case .centred(let text, _), .base(let text), .paragraph(let text), .note(let text), .footnote(let text): [text]
    case .item(let clause): [clause.label, clause.text]
    case .annex(let label, let title, _): [label, title]
    case .table(let table): table.rows.flatMap { $0 }
    case .attached: []
    case .signing(let block):
      block.recipients + block.authority + [block.position, block.signer].compactMap { $0 }
    }
  }

  /// The texts that a plan must bring into its copy, in their order: all but the words «Nơi nhận:», and the lines of the
  /// first signature where the plan names who signed.
  static func toldTexts(of plan: ReadPlan) -> [(text: String, isSigning: Bool)] {
    var told: [(String, Bool)] = []
    var next = 0
    var hasSignature = ![plan.document.authority, plan.document.position, plan.document.signer].contains { $0 != nil }
    var isSigned = false
    func endSigning() {
      hasSignature = hasSignature || isSigned
      isSigned = false
    }
    for index in 0...plan.items.count {
      while next < plan.further.count, plan.further[next].item <= index {
        let text = plan.further[next]
        next += 1
        let isSigning = [.recipients, .recipient, .archive, .signature].contains(text.kind)
        if !isSigning { endSigning() }
        isSigned = isSigned || text.kind == .signature
        guard text.kind != .recipients, text.kind != .signature || hasSignature else { continue }
        told += (text.cells.isEmpty ? [text.text] : text.cells).map { ($0, isSigning) }
      }
      endSigning()
      guard index < plan.items.count else { break }
      told += (plan.items[index].cells.isEmpty ? [plan.items[index].text] : plan.items[index].cells).map { ($0, false) }
    }
    return told
  }

  @Test(arguments: ChancePlan.all) func `every text of a plan stands in its copy once, in its order`(chance: ChancePlan)
  {
    let plan = chance.plan
    let written = PlanDocument(plan).blocks.flatMap(texts)
    var place = 0
    for (text, isSigning) in Self.toldTexts(of: plan) {
      let found = written.indices.filter { written[$0].contains(text) }
      #expect(found.count == 1, "\(text) in \(found)")
      guard let at = found.first, !isSigning else { continue }
      #expect(at >= place, "\(text) comes too early")
      place = at
    }
  }

  @Test(arguments: ChancePlan.all) func `who gets a plan and who signed it stand in its copy once`(chance: ChancePlan) {
    let plan = chance.plan
    let signings = PlanDocument(plan).blocks.compactMap { if case .signing(let block) = $0 { block } else { nil } }
    for recipient in plan.recipients {
      #expect(signings.flatMap(\.recipients).count { $0.hasPrefix("- \(recipient.body)") } == 1, "\(recipient.body)")
    }
    #expect(signings.compactMap(\.position) == [plan.document.position].compactMap { $0 })
    #expect(signings.compactMap(\.signer) == [plan.document.signer].compactMap { $0 })
    #expect(signings.flatMap(\.authority).count { $0.hasPrefix("TM.") } == (plan.document.authority == nil ? 0 : 1))
  }

  @Test(arguments: ChancePlan.all) func `a copy has one block for each item, or one row`(chance: ChancePlan) {
    let plan = chance.plan
    let blocks = PlanDocument(plan).blocks
    var counts = (clauses: 0, annexes: 0)
    for block in blocks {
      switch block {
      case .item: counts.clauses += 1
      case .annex: counts.annexes += 1
      default: break
      }
    }
    let labelled = plan.items.filter { $0.cells.isEmpty && !$0.label.isEmpty }
    #expect(counts.annexes == labelled.count { $0.label.hasPrefix("Phụ lục") })
    #expect(counts.clauses == labelled.count - counts.annexes)
    #expect(blocks.first != .attached && blocks.last != .attached)
  }
}
