// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import TestSupport
import Testing

@testable import Files

struct ContainerTests {
  private func code(_ bytes: [UInt8]) -> FileError.Code? {
    do throws(FileError) {
      _ = try readDocx(bytes)
      return nil
    } catch {
      return error.code
    }
  }

  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  @Test(
    arguments: [
      ([], .empty), (Array("Kế hoạch".utf8), .wrongFormat), (Array("PK".utf8), .wrongFormat), (compound, .legacyFormat),
      (compound + [UInt8](repeating: 0, count: 600), .legacyFormat),
      (CompoundSample.bytes([("EncryptedPackage", [])]), .encrypted),
      ([0x50, 0x4B, 0x03, 0x04], .broken), ([0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 7, count: 300), .broken),
      (Array("%PDF-1.7".utf8), .wrongFormat),
    ] as [([UInt8], FileError.Code)])
  func `what is no .docx is refused with its reason`(bytes: [UInt8], expected: FileError.Code) {
    #expect(code(bytes) == expected)
  }

  @Test func `a container without a document is refused`() throws {
    #expect(code(try packZip([ZipEntry(name: "a.txt", bytes: [1])])) == .wrongFormat)
  }

  @Test func `a cut container is refused`() throws {
    let whole = try DocxSample(body: DocxSample.paragraph("a")).bytes()
    for count in stride(from: 4, to: whole.count, by: 37) { #expect(code(Array(whole[..<count])) != nil) }
  }

  @Test(arguments: ["<w:p>", "<w:p></w:q>", "<w:p a=></w:p>", "\u{1}", "&unknown;"])
  func `a part that is not well formed is refused`(body: String) throws {
    #expect(code(try DocxSample(body: body).bytes()) == .broken)
  }

  @Test(arguments: [
    "<!DOCTYPE w [<!ENTITY a \"b\">]>", "<!DOCTYPE w SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
  ])
  func `a document type is refused, so that no entity is replaced or fetched`(type: String) throws {
    let relationships =
      "<Relationships xmlns=\"\(OOXML.packageRelationships)\"><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"d.xml\"/>"
      + "</Relationships>"
    let document =
      "\(type)<w:document xmlns:w=\"\(OOXML.main)\"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"
    let bytes = try packZip([
      ZipEntry(name: "_rels/.rels", bytes: Array(relationships.utf8)),
      ZipEntry(name: "d.xml", bytes: Array(document.utf8)),
    ])
    #expect(code(bytes) == .broken)
  }

  @Test func `elements may not be too deep`() throws {
    let (open, close) = (String(repeating: "<w:sdt>", count: 300), String(repeating: "</w:sdt>", count: 300))
    #expect(code(try DocxSample(body: open + close).bytes()) == .broken)
  }

  @Test func `a container that unpacks to more than the limit is refused`() throws {
    let bytes = try DocxSample(body: String(repeating: DocxSample.paragraph("a"), count: 2000)).bytes()
    #expect(bytes.count < 10_000)
    #expect(throws: FileError.self) { try readDocx(ZipReader(bytes, limits: .init(inflated: 50_000, elements: .max))) }
    #expect(try readDocx(ZipReader(bytes, limits: .init(inflated: 500_000, elements: .max))).lines.count == 3999)
  }

  @Test func `a document with more text than the limit is refused`() throws {
    let bytes = try DocxSample(body: String(repeating: DocxSample.paragraph("abcdefghij"), count: 100)).bytes()
    #expect(throws: FileError.self) { try readDocx(ZipReader(bytes), textLimit: 999) }
    #expect(try readDocx(ZipReader(bytes), textLimit: 1000).lines.count == 199)
  }

  @Test func `a container with too many entries is refused`() throws {
    let entries = (0...ZipReader.entryLimit).map { ZipEntry(name: "\($0)", bytes: []) }
    #expect(code(try packZip(entries)) == .tooLarge)
  }

  @Test func `damaged bytes give a text or a reason, never a crash`() throws {
    let whole = try writeDocx(SampleReport.document, layout: SampleReport.layout)
    var state: UInt64 = 20_261_121
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = code(bytes)
    }
  }

  @Test func `packing gives the same bytes for the same files`() throws {
    let entries = [ZipEntry(name: "a.xml", bytes: Array("nội dung".utf8)), ZipEntry(name: "b.xml", bytes: [])]
    #expect(try packZip(entries) == packZip(entries))
  }

  @Test(arguments: [
    ("a&b", "a&amp;b"), ("<i>", "&lt;i&gt;"), ("\"", "&quot;"), ("a\u{0}\u{8}\u{1B}b", "ab"), ("a\tb\n", "a\tb\n"),
    ("\u{FFFE}a\u{FFFF}", "a"), ("Ế\u{FFFD}đ", "Ế\u{FFFD}đ"), ("🌿", "🌿"),
  ])
  func `texts are escaped, and characters that XML forbids left out`(text: String, escaped: String) {
    var xml = XMLWriter(declaration: false)
    xml.text(text)
    #expect(String(decoding: xml.bytes, as: UTF8.self) == escaped)
  }

  @Test func `every error speaks both languages on one line`() {
    let error = FileError(.broken, "Tệp hỏng.", "The file is damaged.")
    #expect(error.description == "broken: Tệp hỏng. / The file is damaged.")
  }
}
