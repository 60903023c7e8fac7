// SPDX-License-Identifier: Apache-2.0
import Domain
import Files
import HTTP
import OfficialDocuments
import PlanReading
import Store
import Testing

@testable import Web

/// A plan as it was put right, written out as a document.
@Suite struct `Copies of a plan` {
  private static let text = """
    ỦY BAN NHÂN DÂN TỈNH HỒNG LAM

    Số: 12/KH-UBND

    Hồng Lam, ngày 05 tháng 6 năm 2026

    KẾ HOẠCH

    Trồng cây

    Căn cứ Luật Bảo vệ môi trường;

    I. NHIỆM VỤ

    1. Sở Y tế chủ trì trồng cây trước ngày 15/10/2026.

    2. Sở Y tế tưới cây.

    Trên đây là Kế hoạch trồng cây./.

    Nơi nhận:
    - Như trên (để t/h);
    - Lưu: VT.

    CHỦ TỊCH

    Lê Văn An

    Phụ lục I

    DANH MỤC

    | TT | Nhiệm vụ | Chủ trì |
    | 1 | Chăm cây | Sở Y tế |
    """

  private static let document = Document(
    id: ID(9), sha256: "", name: "a.txt", format: "txt", size: text.utf8.count, body: text)

  /// The plan of the text as the store would keep it.
  private func content() throws -> PlanContent {
    let read = try readPlan(Array(Self.text.utf8), name: "a.txt").get()
    let owner = Organisation.commune(1, "UBND tỉnh", "UBND")
    return PlanImport(read).content(
      owner: owner, organisations: [], ids: IDSource(), at: Instant(milliseconds: 1_780_000_000_000))
  }

  private func readBack(_ content: PlanContent) throws -> ReadPlan {
    let plan = PlanDocument(content.copy(of: Self.document))
    let day = try #require(CivilDate(year: 2026, month: 11, day: 21))
    let bytes = try writeDocx(plan, layout: plan.layout(today: day))
    return readPlan(try DocumentReader().read(bytes, name: "a.docx"), name: "a.docx")
  }

  @Test func `a plan as it was read is written with everything its document says`() throws {
    let read = try readPlan(Array(Self.text.utf8), name: "a.txt").get()
    let copy = try readBack(content())
    #expect(copy.items.map(\.text) == read.items.map(\.text) && copy.items.map(\.label) == read.items.map(\.label))
    #expect(copy.items.map(\.parent) == read.items.map(\.parent) && copy.items.map(\.cells) == read.items.map(\.cells))
    #expect(copy.assignments.map(\.body) == read.assignments.map(\.body))
    #expect(copy.assignments.map(\.due) == read.assignments.map(\.due))
    #expect(copy.document == read.document && copy.recipients == read.recipients)
    #expect(copy.further.map(\.text) == read.further.map(\.text))
  }

  @Test func `what was put right stands in the copy`() throws {
    var content = try content()
    content.items[1].text = "Sở Tài chính chủ trì trồng cây trước ngày 20/11/2026."
    content.items[2].label = "3"
    let row = try #require(content.items.firstIndex { $0.text == "Chăm cây" })
    content.items[row].text = "Chăm cây xanh"
    content.plan.number = "13/KH-UBND"
    content.plan.recipients = ["Sở Tài chính"]
    let copy = try readBack(content)
    #expect(copy.items[1].text == content.items[1].text && copy.items[2].label == "3")
    #expect(copy.assignments.first?.body == "Sở Tài chính" && copy.assignments.first?.due == "2026-11-20")
    #expect(copy.items.last?.cells == ["1", "Chăm cây xanh", "Sở Y tế"])
    #expect(copy.document.number == "13/KH-UBND" && copy.recipients.map(\.body) == ["Sở Tài chính"])
  }

  @Test func `items that were taken out or added leave everything else in its place`() throws {
    var content = try content()
    let third = content.items.remove(at: 2)
    content.assignments.removeAll { $0.item == third.id }
    let copy = try readBack(content)
    #expect(copy.items.map(\.label) == ["I", "1", "Phụ lục I", "1"])
    #expect(copy.further.first { $0.kind == .closing }?.item == 2)
    #expect(copy.further.first { $0.kind == .columns }?.item == 3)
  }

  @Test func `a plan whose document is gone is written from its items`() throws {
    let plan = try content()
    let copy = plan.copy(of: nil)
    #expect(copy.items.map(\.text) == plan.items.map(\.text) && copy.further.isEmpty)
    #expect(copy.document.number == "12/KH-UBND")
  }

  @Test func `Akoma Ntoso marks the bodies that the plan has now`() throws {
    var content = try content()
    content.items[1].text = "Sở Tài chính trồng cây."
    content.assignments[0].body = "Sở Tài chính"
    content.assignments[0].role = .coLead
    let day = try #require(CivilDate(year: 2026, month: 11, day: 21))
    let root = AkomaNtoso(content.copy(of: Self.document), today: day).root
    let role = try #require(root.all.first { $0.name == "role" && $0.text == "Sở Tài chính" })
    #expect(role["refersTo"] == "#role-co-lead")
  }

  // MARK: - Rows

  private static let rows = """
    KẾ HOẠCH

    Trồng cây năm 2026

    I. NHIỆM VỤ

    | TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Kinh phí |
    |---|---|---|---|---|---|
    | 1 | Trồng cây; chăm cây | Sở Y tế | Các xã<br>Công an tỉnh | Tháng 3 | 20 triệu đồng |
    | 2 | Tưới cây | Sở Y tế | | 30/6 | |
    """

  private static let rowsDocument = Document(
    id: ID(9), sha256: "", name: "a.txt", format: "txt", size: rows.utf8.count, body: rows)

  private func contentOfRows() throws -> PlanContent {
    let owner = Organisation.commune(1, "UBND tỉnh", "UBND")
    return PlanImport(try readPlan(Array(Self.rows.utf8), name: "a.txt").get()).content(
      owner: owner, organisations: [], ids: IDSource(), at: Instant(milliseconds: 1_780_000_000_000))
  }

  private func rows(of content: PlanContent) -> [[String]] {
    content.copy(of: Self.rowsDocument).items.map(\.cells).filter { !$0.isEmpty }
  }

  private func rowsReadBack(_ content: PlanContent) throws -> ReadPlan {
    let plan = PlanDocument(content.copy(of: Self.rowsDocument))
    let day = try #require(CivilDate(year: 2026, month: 11, day: 21))
    let bytes = try writeDocx(plan, layout: plan.layout(today: day))
    return readPlan(try DocumentReader().read(bytes, name: "a.docx"), name: "a.docx")
  }

  @Test func `a row that nobody touched stands as it was issued, line by line`() throws {
    let content = try contentOfRows()
    #expect(
      rows(of: content) == [
        ["1", "Trồng cây; chăm cây", "Sở Y tế", "Các xã\nCông an tỉnh", "Tháng 3", "20 triệu đồng"],
        ["2", "Tưới cây", "Sở Y tế", "", "30/6", ""],
      ])
    let copy = try rowsReadBack(content)
    #expect(copy.assignments.map(\.body) == ["Sở Y tế", "Các xã", "Công an tỉnh", "Sở Y tế"])
    #expect(copy.assignments.map(\.due) == ["2026-03", "2026-03", "2026-03", "2026-06-30"])
  }

  @Test func `a row says who leads, who takes part and by when as people put it right`() throws {
    var content = try contentOfRows()
    let second = try #require(content.items.firstIndex { $0.text == "Tưới cây" })
    let item = content.items[second].id
    content.items[second].due = Deadline(edtf: "2026-35")
    let lead = try #require(content.assignments.firstIndex { $0.item == item })
    content.assignments[lead].body = "Sở Tài chính"
    var partner = content.assignments[lead]
    (partner.id, partner.body, partner.role) = (ID(77), "Sở Nội vụ", .coordinate)
    content.assignments.append(partner)
    #expect(rows(of: content).last == ["2", "Tưới cây", "Sở Tài chính", "Sở Nội vụ", "quý III/2026", ""])
    let copy = try rowsReadBack(content)
    #expect(copy.assignments.suffix(2).map(\.body) == ["Sở Tài chính", "Sở Nội vụ"])
    #expect(copy.assignments.suffix(2).map(\.due) == ["2026-35", "2026-35"])
  }

  @Test func `what was taken out of a row is gone from its cells`() throws {
    var content = try contentOfRows()
    content.assignments.removeAll { $0.role == .coordinate }
    for index in content.items.indices { content.items[index].due = nil }
    #expect(
      rows(of: content) == [
        ["1", "Trồng cây; chăm cây", "Sở Y tế", "", "", "20 triệu đồng"], ["2", "Tưới cây", "Sở Y tế", "", "", ""],
      ])
  }

  @Test func `a row that was split makes two rows`() throws {
    var content = try contentOfRows()
    let first = try #require(content.items.firstIndex { $0.text.hasPrefix("Trồng cây;") })
    let item = content.items[first]
    let split = SplitReading(
      item: item, parts: content.assignments.filter { $0.item == item.id }, document: Self.rowsDocument,
      ids: IDSource(), now: Instant(milliseconds: 1_780_000_000_000))
    let halves = try #require(split.halves(at: 11))
    content.items.replaceSubrange(first...first, with: [halves.first, halves.second])
    content.assignments.removeAll { $0.item == item.id }
    content.assignments += halves.firstParts + halves.secondParts
    #expect(
      rows(of: content) == [
        ["1", "Trồng cây;", "Sở Y tế", "Các xã\nCông an tỉnh", "Tháng 3", "20 triệu đồng"],
        ["1", "Chăm cây", "Sở Y tế", "Các xã\nCông an tỉnh", "Tháng 3", ""],
        ["2", "Tưới cây", "Sở Y tế", "", "30/6", ""],
      ])
    let copy = try rowsReadBack(content)
    #expect(copy.items.suffix(3).map(\.text) == ["Trồng cây;", "Chăm cây", "Tưới cây"])
    #expect(copy.assignments.map(\.body).count == 7)
  }
}
