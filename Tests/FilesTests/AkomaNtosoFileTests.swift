// SPDX-License-Identifier: Apache-2.0
import Foundation
import OfficialDocuments
import PlanReading
import Testing

@testable import Files

struct AkomaNtosoFileTests {
  private static let today = SampleReport.day(2026, 11, 21)

  private func text(_ source: String) throws -> String {
    let plan = try readPlan(Array(source.utf8), name: "a.txt").get()
    return String(decoding: writeAkomaNtoso(plan, today: Self.today), as: UTF8.self)
  }

  @Test func `every plan is valid by the schema of Akoma Ntoso 3`() throws {
    guard Python.interpreter != nil else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "xanh-akn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, file) in PlanFile.all.enumerated() {
      let bytes = writeAkomaNtoso(try file.plan(), today: Self.today)
      try Data(bytes).write(to: folder.appending(path: "\(index)-\(file.url.lastPathComponent).akn.xml"))
    }
    for (index, source) in Self.oddities.enumerated() {
      try Data(text(source).utf8).write(to: folder.appending(path: "odd-\(index).akn.xml"))
    }
    let lines = try Python.run("validate_akn.py", folder.path)
    #expect(lines == ["checked \(PlanFile.all.count + Self.oddities.count)"], "\(lines.prefix(8))")
  }

  /// Texts with which the schema could have trouble: nothing to say, everything twice, signs of markup, tables alone.
  private static let oddities = [
    "Một dòng.\n", "I.\n\nI.\n\n1.\n\n1. Một\n\n- \n", "KẾ HOẠCH\n\nI. A < B & \"C\" > D\n", "Phụ lục\n\nPhụ lục\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n", "I. Việc\n\n| a |\n\n[1] Theo Công văn số 5/UBND-VX.\n\n1. Một\n",
    "QUYẾT ĐỊNH\n\nVề cây\n\nĐiều 1. Một\n\nCHỦ TỊCH\n\nLê An\n\nKẾ HOẠCH\n\nTrồng cây\n\nI. Việc\n\nQUY CHẾ\n\nVề cây\n",
    "I. Việc\n\nđ) Một\n\nd) Hai\n\nPhần thứ nhất. A\n\nChương I. B\n\nMục 2. C\n\n(ii) D\n",
  ]

  @Test func `the same plan and day give the same bytes, and texts are escaped`() throws {
    let source = "KẾ HOẠCH\n\nTrồng <cây> & \"hoa\"\n\nI. Việc\n"
    let xml = try text(source)
    #expect(try text(source) == xml)
    #expect(xml.contains("<docTitle>Trồng &lt;cây&gt; &amp; &quot;hoa&quot;</docTitle>"))
    #expect(xml.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\""))
  }

  @Test func `nothing is added around text, elements stand on lines of their own`() throws {
    let xml = try text("I. Việc\n\n1. Sở Y tế chủ trì trồng cây theo Quyết định số 5/QĐ-UBND.\n")
    let line = try #require(xml.split(separator: "\n").first { $0.contains("Sở Y tế</organization>") })
    #expect(
      line.trimmingCharacters(in: .whitespaces)
        == "<p><role refersTo=\"#role-lead\"><organization refersTo=\"#org-so-y-te\">Sở Y tế</organization></role> chủ trì "
        + "trồng cây theo Quyết định số <ref href=\"/akn/vn/act/quyet-dinh/ubnd/5-qd-ubnd\">5/QĐ-UBND</ref>.</p>")
  }
}
