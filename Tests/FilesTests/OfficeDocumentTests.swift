// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import PlanReading
import TestSupport
import Testing

@testable import Files

/// What a container really holds, and what is said of it.
struct OfficeDocumentTests {
  private func error(_ bytes: [UInt8], office: OfficeConverter = noOffice) -> FileError? {
    do throws(FileError) {
      _ = try DocumentReader(office: office).read(bytes, name: "plan.docx")
      return nil
    } catch { return error }
  }

  private static let noOffice = OfficeConverter(program: nil, profile: nil, seconds: 1)

  /// The head of a document of Word: its flags stand at byte 10.
  private static func fib(_ flags: UInt16) -> [UInt8] {
    [0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0, UInt8(flags & 255), UInt8(flags >> 8)]
  }

  @Test(
    arguments: [
      ("EncryptedPackage", [], .encrypted, "password"), ("WordDocument", fib(0x0100), .encrypted, "password"),
      ("WordDocument", fib(0x0800), .programMissing, "libreoffice-writer-nogui"),
      ("Workbook", [], .wrongFormat, "spreadsheet (.xls)"), ("Book", [], .wrongFormat, "spreadsheet (.xls)"),
      ("PowerPoint Document", [], .wrongFormat, "presentation (.ppt)"), ("Contents", [], .legacyFormat, ".doc"),
    ] as [(String, [UInt8], FileError.Code, String)])
  func `a compound file is told by its streams`(name: String, start: [UInt8], code: FileError.Code, words: String) {
    let found = error(CompoundSample.bytes([("Other", []), (name, start)]))
    #expect(found?.code == code && found?.message.english.contains(words) == true, "\(found as Any)")
  }

  @Test func `a directory in a ring, cut or out of the file is read as far as it goes`() {
    let whole = CompoundSample.bytes([("WordDocument", Self.fib(0))])
    #expect(CompoundFile(CompoundSample.bytes([("WordDocument", [])], next: 1)).content == .document)
    #expect(CompoundFile(CompoundSample.bytes([("WordDocument", [])], directory: [9999])).content == .unknown)
    for count in 0..<whole.count where count % 7 == 0 { _ = CompoundFile(Array(whole[..<count])).content }
    var dice = Dice(seed: 3)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<8 { bytes[8 + dice.roll(600)] = UInt8(dice.roll(256)) }
      _ = CompoundFile(bytes).content
    }
  }

  private func container(_ parts: [(name: String, text: String)]) throws -> [UInt8] {
    try packZip(parts.map { ZipEntry(name: $0.name, bytes: Array($0.text.utf8)) })
  }

  private func office(_ target: String) -> [(name: String, text: String)] {
    let relationship = "<Relationship Id=\"a\" Type=\"\(OOXML.relationships)/officeDocument\" Target=\"\(target)\"/>"
    let list = "<Relationships xmlns=\"\(OOXML.packageRelationships)\">\(relationship)</Relationships>"
    return [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", list), (target, "<x/>")]
  }

  @Test func `other containers are told from documents, each with its own advice`() throws {
    let kinds: [([(name: String, text: String)], FileError.Code, String)] = [
      (office("xl/workbook.xml"), .wrongFormat, "spreadsheet (.xlsx)"),
      (office("ppt/presentation.xml"), .wrongFormat, "presentation (.pptx)"),
      ([("a.txt", "a"), ("b/c.jpg", "")], .wrongFormat, "archive (ZIP)"),
      ([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], .wrongFormat, "OpenDocument"),
      ([("mimetype", "application/vnd.oasis.opendocument.text")], .programMissing, ".odt"),
      (
        [
          ("mimetype", "application/vnd.oasis.opendocument.text"),
          ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ], .encrypted, "password"
      ),
      ([("[Content_Types].xml", "<Types/>")], .wrongFormat, "no Word document"),
    ]
    for (parts, code, words) in kinds {
      let found = error(try container(parts))
      #expect(found?.code == code && found?.message.english.contains(words) == true, "\(found as Any)")
    }
  }

  @Test(
    arguments: [
      (Array("{\\rtf1 a}".utf8), .programMissing, ".rtf"), ([0x1F, 0x8B, 8], .wrongFormat, "gzip"),
      (Array("Rar!\u{1A}".utf8), .wrongFormat, "RAR"), ([0x37, 0x7A, 0xBC, 0xAF], .wrongFormat, "7z"),
      ([0x50, 0x4B, 3, 4], .broken, "damaged"), (CompoundSample.mark, .legacyFormat, ".doc"),
    ] as [([UInt8], FileError.Code, String)])
  func `other files are told by their first bytes`(bytes: [UInt8], code: FileError.Code, words: String) {
    let found = error(bytes)
    #expect(found?.code == code && found?.message.english.contains(words) == true, "\(found as Any)")
  }

  @Test func `a reading that is stopped says so`() {
    let bytes = CompoundSample.bytes([("WordDocument", Self.fib(0))])
    let reader = DocumentReader(office: Self.noOffice)
    #expect {
      try reader.read(bytes, name: "a.doc") { _, _ in false }
    } throws: { ($0 as? FileError)?.code == .cancelled }
  }

  // MARK: LibreOffice itself

  private static let hasOffice = OfficeConverter().isAvailable

  private static let sample = DocxSample(
    body: [
      DocxSample.paragraph("KẾ HOẠCH"), DocxSample.numbered("Trồng rừng", list: 1),
      DocxSample.numbered("Dọn kênh", list: 1),
      "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"/></w:rPr><w:t>tæ chøc</w:t></w:r></w:p>",
      "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/>"
        + "<w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"2000\"/>"
        + "<w:gridCol w:w=\"4000\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"2000\"/></w:tcPr>"
        + "\(DocxSample.paragraph("Việc"))</w:tc><w:tc><w:tcPr><w:tcW w:w=\"4000\"/></w:tcPr>"
        + "\(DocxSample.paragraph("Chủ trì"))</w:tc></w:tr></w:tbl>", DocxSample.paragraph("Hết"),
    ].joined(),
    numbering: DocxSample.list(1, [(format: "upperRoman", text: "%1.", more: "")]))

  @Test(.enabled(if: hasOffice), arguments: ["doc", "odt", "rtf"])
  func `a document of another program is read as the .docx that it was`(ending: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("plan.docx", try Self.sample.bytes())
    let command =
      "soffice -env:UserInstallation=file://\(folder.path)/p --headless --convert-to \(ending) --outdir \(folder.path) \(path)"
    #expect(shell("\(command) 2>&1").status == 0)
    let text = try DocumentReader().read(try folder.get("plan.\(ending)"), name: "whatever")
    #expect(text.format.rawValue == ending)
    #expect(text.conversions.first?.id == "office")
    let lines = String(decoding: text.text, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines == ["KẾ HOẠCH", "I. Trồng rừng", "II. Dọn kênh", "TỔ CHỨC", "| Việc | Chủ trì |", "Hết"])
    #expect(text.conversions.map(\.id) == ["office", "charset"])
  }
}
