// SPDX-License-Identifier: Apache-2.0
import Foundation
import OfficialDocuments
import PlanReading
import Testing

@testable import Files

/// Pictures of pages as scanners and telephones send them; Fixtures/make_pictures.py draws them.
@Suite(.enabled(if: PageTools.recognition != nil && installedProgram("pdftotext") != nil))
struct PictureFileTests {
  private static func fixture(_ name: String) throws -> [UInt8] {
    Array(
      try Data(contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")))
  }

  private func lines(_ document: DocumentText) -> [String] {
    String(decoding: document.text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `a .tif of two pages is read page by page`() throws {
    let document = try DocumentReader(cores: 2).read(try Self.fixture("two-pages.tif"), name: "fax")
    #expect(document.format == .image)
    #expect(document.places.compactMap(\.page).max() == 2)
    let lines = lines(document)
    #expect(lines.first == "KẾ HOẠCH" && lines.contains("I. NỘI DUNG"), "\(lines)")
    #expect(lines.contains { $0.hasPrefix("2. Trồng cây quanh trường học") }, "\(lines)")
    #expect(document.conversions.contains { $0.id == "ocr" && $0.message.english.contains("Page 1–2") })
    let plan = readPlan(document, name: "fax")
    #expect(plan.items.map(\.label).prefix(3) == ["I", "1", "2"], "\(plan.tree)")
  }

  @Test func `a .webp is read like any other picture`() throws {
    let document = try DocumentReader().read(try Self.fixture("page.webp"), name: "a.webp")
    #expect(document.format == .image)
    #expect(lines(document).contains("1. Dọn kênh ở ba xã trước ngày 30/6/2026."), "\(lines(document))")
  }

  @Test(arguments: ["two-pages.tif", "page.webp"]) func `a picture that is cut off is broken`(name: String) throws {
    let whole = try Self.fixture(name)
    for count in [14, 40, whole.count / 3] {
      let error = #expect(throws: FileError.self) { try DocumentReader().read(Array(whole.prefix(count)), name: name) }
      #expect(
        error?.code == .broken && error?.message.english.contains("picture is damaged") == true, "\(error as Any)")
    }
  }
}
