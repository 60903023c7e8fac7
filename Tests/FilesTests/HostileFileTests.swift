// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
import PlanReading
import TestSupport
import Testing

@testable import Files

/// Files that somebody made to do harm: each is refused for what it is, after a bounded amount of work.
struct HostileFileTests {
  private func refusal(_ bytes: [UInt8]) -> FileError? {
    let office = OfficeConverter(program: nil, profile: nil, seconds: 1)
    do throws(FileError) {
      _ = try DocumentReader(office: office).read(bytes, name: "plan.docx")
      return nil
    } catch { return error }
  }

  private func check(_ file: HostileFile) {
    let error = refusal(file.bytes)
    #expect(error?.code.rawValue == file.code, "\(error as Any)")
    #expect(error?.message.vietnamese.contains(file.words.vietnamese) == true, "\(error as Any)")
    #expect(error?.message.english.contains(file.words.english) == true, "\(error as Any)")
  }

  @Test(arguments: HostileFile.containers)
  func `a container with a trap is refused, and the message says which`(file: HostileFile) { check(file) }

  @Test(arguments: HostileFile.protected.filter { !$0.name.contains(".pdf") })
  func `a file behind a password is told as one`(file: HostileFile) { check(file) }

  @Test(
    .enabled(if: installedProgram("pdftotext") != nil), arguments: HostileFile.pages + HostileFile.protected.suffix(1))
  func `a .pdf that leads nowhere is refused, and the message says why`(file: HostileFile) { check(file) }

  @Test func `the container without a trap is read`() throws {
    let text = try DocumentReader().read(HostileFile.whole, name: "a").text
    #expect(String(decoding: text, as: UTF8.self) == "KẾ HOẠCH")
  }

  @Test(arguments: [1, 10, 80]) func `tables in tables as programs write them are read`(depth: Int) throws {
    let text = try DocumentReader().read(HostileFile.nested(depth), name: "a").text
    #expect(String(decoding: text, as: UTF8.self).contains("KẾ HOẠCH"))
  }

  @Test func `an .odt that says that it unpacks to more than the limit goes to no other program`() {
    let bytes = RawZip.bytes([
      RawZip.Entry("mimetype", "application/vnd.oasis.opendocument.text"),
      RawZip.Entry("content.xml", head: "<a>", repeating: "<b/>", bytes: 300 << 20),
    ])
    #expect(bytes.count < 3 << 20)
    #expect(refusal(bytes)?.code == .tooLarge)
  }

  @Test func `no part is unpacked that is not read`() throws {
    // Pictures lie in a container beside the text, however large.
    let bytes = try DocxSample(body: DocxSample.paragraph("KẾ HOẠCH")).bytes()
    let zip = try ZipReader(bytes, limits: .init(inflated: 4_000, elements: 100))
    #expect(try readDocx(zip).lines == ["KẾ HOẠCH"])
  }

  @Test func `elements are counted over all parts of a container`() throws {
    let bytes = try DocxSample(body: String(repeating: DocxSample.paragraph("a"), count: 10)).bytes()
    func code(_ elements: Int) -> FileError.Code? {
      do throws(FileError) {
        _ = try readDocx(ZipReader(bytes, limits: .init(inflated: 1 << 20, elements: elements)))
        return nil
      } catch { return error.code }
    }
    // Seven in relationships, five roots and a body, four for each of ten paragraphs.
    let fewest = (0...100).first { code($0) == nil }
    #expect(fewest == 53 && code(52) == .tooLarge)
  }
}

/// How elements and attributes are counted before a parser sees them.
struct XMLTagCountTests {
  private func admits(_ text: String, elements: Int = 10, piece: Int = .max) -> Bool {
    var count = XMLTagCount(elementsLeft: elements)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let next = rest.prefix(piece)
      rest = rest.dropFirst(piece)
      guard unsafe Array(next).withUnsafeBytes({ unsafe count.admits($0) }) else { return false }
    }
    return true
  }

  @Test(arguments: [1, 2, 3, 7, 4096]) func `elements and attributes count, wherever pieces part them`(piece: Int) {
    let limit = XMLTagCount.attributeLimit
    let few = "<a \((0..<limit).map { "b\($0)=\"<>'\"" }.joined(separator: " "))>"
    #expect(admits(few, piece: piece))
    #expect(!admits("<a \((0...limit).map { "b\($0)='<>\"'" }.joined(separator: " "))>", piece: piece))
    #expect(admits(String(repeating: "<a></a>", count: 10), piece: piece))
    #expect(!admits(String(repeating: "<a></a>", count: 11), piece: piece))
    #expect(admits(String(repeating: "<a/>", count: 10), piece: piece))
    #expect(!admits(String(repeating: "<a/>", count: 11), piece: piece))
  }

  @Test func `texts, comments and instructions are no elements, whatever marks are in them`() {
    let marks = String(repeating: "\"'", count: 1_000)
    #expect(admits("<?xml version='1.0'?><!-- \(marks) --><a>\(marks)</a>", elements: 1))
  }

  @Test func `each element has attributes of its own`() {
    let half = XMLTagCount.attributeLimit / 2 + 1
    let tag = "<a \((0..<half).map { "b\($0)=''" }.joined(separator: " "))/>"
    #expect(admits(tag + tag + tag))
  }
}

/// Work of outside programs that would not end.
@Suite(.enabled(if: installedProgram("pdftotext") != nil))
struct PDFBombTests {
  private func refusal(_ bytes: [UInt8], patience: Int, fileLimit: Int = 64 << 20) -> FileError? {
    do throws(FileError) {
      let watch = ReadingWatch { _, _ in true }
      let tools = try PageTools(watch, patience: patience, fileLimit: fileLimit)
      _ = try PDFReader(watch, cores: 1, tools: tools).read(bytes)
      return nil
    } catch { return error }
  }

  @Test func `a page that is drawn without end is stopped by time, with what to do`() {
    let error = refusal(HostileFile.drawnForever, patience: 1)
    #expect(error?.code == .timeout)
    #expect(error?.message.vietnamese.contains("trong 1 giây") == true)
    #expect(error?.message.english.contains("within 1 seconds") == true)
  }

  @Test func `a page with more text than the limit is stopped by the size of the output`() {
    let content = (0..<500).map { "BT /F 1 Tf 1 \($0) Td (Sung kenh) Tj ET\n" }.joined()
    let error = refusal(PDFSample.file(pages: 10, content: content), patience: 30, fileLimit: 50_000)
    #expect(error?.code == .tooLarge, "\(error as Any)")
    #expect(error?.message.english.contains("of text or pictures") == true)
  }

  @Test func `a picture that claims 3,600 million dots is stopped by memory or time`() {
    var objects = PDFSample.objects(pages: 1, content: "595 0 0 595 0 0 cm /X Do", resources: "/XObject<</X 6 0 R>>")
    objects.append(
      PDFSample.stream(
        "abc",
        "/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8"))
    let error = refusal(PDFSample.bytes(objects), patience: 2)
    #expect(error == nil || [.timeout, .broken, .programMissing].contains(error?.code), "\(error as Any)")
  }
}
