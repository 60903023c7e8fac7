// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import PlanReading
import Testing

@testable import Files

/// Documents that python-docx and LibreOffice wrote, with the trees that they are read to (Fixtures/make_documents.py).
struct GoldenDocumentTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  private static func plan(_ name: String) throws -> ReadPlan {
    try PlanFile(url: folder.appending(path: "\(name).docx")).plan()
  }

  /// The plan in the public format, one value a line.
  private static func tree(_ plan: ReadPlan) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(plan.json))
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self) + "\n"
  }

  @Test(arguments: ["numbers", "tables", "marks"].flatMap { [$0, "\($0)-office"] })
  func `a document of another program is read to its golden tree`(name: String) throws {
    let tree = try Self.tree(Self.plan(name))
    let golden = Self.folder.appending(path: "\(name).json")
    if ProcessInfo.processInfo.environment["XANH_RECORD"] != nil {
      try Data(tree.utf8).write(to: golden)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n")
    let difference = tree.split(separator: "\n").difference(from: expected)
    #expect(difference.isEmpty, "\(difference.prefix(20))")
  }

  @Test(arguments: ["numbers", "tables", "marks"])
  func `what LibreOffice made of a document says the same`(name: String) throws {
    let differences = PlanSayings(try Self.plan(name)).differences(from: PlanSayings(try Self.plan("\(name)-office")))
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test func `numbers of lists and of styles are the labels of items`() throws {
    let items = try Self.plan("numbers").items
    #expect(items.map(\.label) == ["I", "1", "II", "1", "a", "b", "2", "Nhiệm vụ 1", "Nhiệm vụ 2", "-"])
    #expect(items[7].text.hasPrefix("Sở Xây dựng") && items[8].text.hasPrefix("Công an xã"))
  }

  @Test func `cells that are merged hold for each row, and tables within cells stay in them`() throws {
    let plan = try Self.plan("tables")
    let leads = plan.assignments.filter { $0.role == .lead }.map(\.body)
    #expect(leads == ["Phòng Kinh tế", "Phòng Kinh tế", "Công an xã"], "\(leads)")
    #expect(plan.items.contains { $0.text.contains("Đường Một") })
  }

  @Test func `changes are accepted, notes apart, boxes and controls read`() throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "marks.docx")))
    let document = try DocumentReader().read(bytes, name: "marks.docx")
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(text.contains("lập kho dữ liệu trước ngày") && !text.contains("danh sách"))
    #expect(text.contains("2. Công an xã phối hợp cấp chữ ký số.") && text.contains("Kinh phí: 20 triệu đồng"))
    #expect(document.notes == ["Theo Kế hoạch số 5/KH-UBND."] && !text.contains("Theo Kế hoạch"))
    #expect(document.conversions.map(\.id) == ["tracked-changes"])
  }
}
