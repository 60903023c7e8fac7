// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import OfficialDocuments
import PlanReading
import Synchronization
import TestSupport
import Testing

@testable import Files

private let hasOffice = OfficeConverter(profile: "/nonexistent").isAvailable
private let hasPoppler = installedProgram("pdftotext") != nil
private let hasRecognition = PageTools.recognition != nil

/// A report that Xanh wrote, as .docx, as .pdf, and as a scan of that.
private struct SamplePages {
  let docx: [UInt8]
  let pdf: [UInt8]

  static let sample: SamplePages? = {
    guard let folder = try? TemporaryFolder(),
      let docx = try? writeDocx(SampleReport.document, layout: SampleReport.layout),
      let pdf = try? OfficeConverter(profile: "\(folder.path)/profile").pdf(fromDocx: docx)
    else { return nil }
    return SamplePages(docx: docx, pdf: pdf)
  }()

  /// The pages as pictures: JPEG, 200 dots an inch.
  var pictures: [[UInt8]] {
    get throws {
      let folder = try TemporaryFolder()
      try folder.put("a.pdf", pdf)
      _ = shell("cd \(folder.path) && pdftoppm -r 200 -gray -jpeg a.pdf p")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".jpg") }
      return try names.sorted().map { try folder.get($0) }
    }
  }
}

private func plan(_ bytes: [UInt8], name: String = "report") throws -> ReadPlan {
  readPlan(try DocumentReader(cores: 2).read(bytes, name: name), name: name)
}

/// Label, depth and text of each item, with who does it.
private func outline(_ plan: ReadPlan, texts: Bool = true) -> [String] {
  var depths: [Int] = []
  return plan.items.map { item in
    depths.append(item.parent.map { depths[$0] + 1 } ?? 0)
    let work = plan.assignments.filter { $0.item == item.index }.map {
      "\($0.role.rawValue) \($0.body) \($0.due ?? "")"
    }
    return "\(depths[item.index]) \(item.label)" + (texts ? " \(item.text) \(work)" : "")
  }
}

@Suite(.enabled(if: hasOffice && hasPoppler))
struct PDFReaderTests {
  @Test func `a report reads from its pdf as it does from its docx`() throws {
    let sample = try #require(SamplePages.sample)
    let (fromDocx, fromPDF) = (try plan(sample.docx), try plan(sample.pdf))
    #expect(outline(fromPDF) == outline(fromDocx))
    let (head, expected) = (fromPDF.document, fromDocx.document)
    #expect(head.type == expected.type && head.number == expected.number && head.issuer == expected.issuer)
    #expect(head.place == expected.place && head.issuedOn == expected.issuedOn && head.title == expected.title)
    #expect(head.authority == expected.authority && head.position == expected.position)
    #expect(head.signer == expected.signer)
    #expect(fromPDF.recipients == fromDocx.recipients)
    #expect(fromPDF.source.format == "pdf" && fromPDF.source.signatures.isEmpty)
    #expect(Set(fromPDF.source.places.map(\.page)).count > 1)
    #expect(fromPDF.source.places.compactMap(\.page).max() ?? 0 <= fromPDF.source.pages)
    #expect(fromDocx.source.pages == 0)
  }

  @Test(.enabled(if: hasRecognition))
  func `a scan of the report gives the same labels below the same headings, but for one in ten`() throws {
    let sample = try #require(SamplePages.sample)
    let folder = try TemporaryFolder()
    for (number, picture) in try sample.pictures.enumerated() { try folder.put("\(100 + number).jpg", picture) }
    // Read as one sign, a page has no text but its picture.
    _ = shell("cd \(folder.path) && ls *.jpg >list && OMP_THREAD_LIMIT=1 tesseract list scan --psm 10 pdf")
    let document = try DocumentReader(cores: 2).read(try folder.get("scan.pdf"), name: "scan.pdf")
    #expect(document.format == .pdf && document.conversions.contains { $0.id == "ocr" })
    let read = outline(readPlan(document, name: "scan.pdf"), texts: false)
    let whole = outline(try plan(sample.docx), texts: false)
    let changes = read.difference(from: whole)
    #expect(changes.removals.count * 10 <= whole.count && changes.insertions.count * 10 <= whole.count, "\(changes)")
  }

  @Test(.enabled(if: hasRecognition))
  func `a smudged number makes what it tells doubtful, in the json and in the order of a review`() throws {
    let sample = try #require(SamplePages.sample)
    let folder = try TemporaryFolder()
    try folder.put("a.pdf", sample.pdf)
    _ = shell("cd \(folder.path) && pdftoppm -r 200 -gray a.pdf p && pdftotext -tsv a.pdf words.tsv")
    let pages = PageTable(try folder.get("words.tsv")).pages
    let places = pages.dropFirst().flatMap { page in page.words.map { (page: page.number, word: $0) } }
    let place = try #require(places.first { $0.word.text.count == 10 && $0.word.text.count { $0 == "/" } == 2 })
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".pgm") }
    let name = names.sorted()[place.page - 1]
    try folder.put(name, smudged(try folder.get(name), place.word, scale: 200 / 72))
    _ = shell("cd \(folder.path) && ls *.pgm >list && OMP_THREAD_LIMIT=1 tesseract list scan --psm 10 pdf")
    let plan = try plan(try folder.get("scan.pdf"), name: "scan.pdf")
    let doubts = plan.source.doubts
    #expect(!doubts.isEmpty && doubts.allSatisfy { $0.confidence.isDoubtful })
    #expect(doubts.map(\.span.utf8.lowerBound) == doubts.map(\.span.utf8.lowerBound).sorted())
    let first = try #require(plan.factsForReview.first)
    #expect(doubts.contains { $0.confidence == first.confidence && $0.span.utf8.overlaps(first.span.utf8) })
    #expect(String(decoding: plan.json, as: UTF8.self).contains(#""doubts":[{"span":["#))
  }

  @Test func `what has a text layer is not doubted`() throws {
    let sample = try #require(SamplePages.sample)
    #expect(try DocumentReader(cores: 2).read(sample.pdf, name: "a.pdf").doubts.isEmpty)
  }

  /// A picture with a word made grey and blurred.
  private func smudged(_ picture: [UInt8], _ word: PageWord, scale: Double) -> [UInt8] {
    var picture = picture
    let fields = picture.prefix(40).split(maxSplits: 4) { $0 == 0x20 || $0 == 0x0A }
    let width = Int(String(decoding: fields[1], as: UTF8.self)) ?? 0
    let head = picture.count - width * (Int(String(decoding: fields[2], as: UTF8.self)) ?? 0)
    let sharp = picture
    let reach = 3
    for y in Int(word.top * scale)...Int(word.bottom * scale) {
      for x in Int(word.left * scale)...Int(word.right * scale) {
        var sum = 0
        for down in -reach...reach {
          for right in -reach...reach { sum += Int(sharp[head + (y + down) * width + x + right]) }
        }
        picture[head + y * width + x] = UInt8(sum / ((2 * reach + 1) * (2 * reach + 1)))
      }
    }
    return picture
  }

  @Test func `bytes that a scanner put before the file do not matter`() throws {
    let sample = try #require(SamplePages.sample)
    let bytes: [UInt8] = [0x75, 0xAB, 0x00, 0x01] + sample.pdf
    #expect(try DocumentReader().read(bytes, name: "a.pdf").format == .pdf)
  }

  @Test func `a file that is cut off, empty of pages or protected says so, each in its own words`() throws {
    let sample = try #require(SamplePages.sample)
    #expect(code(Array(sample.pdf.prefix(sample.pdf.count / 2))) == .broken)
    #expect(code(Array("%PDF-1.4\nrubbish".utf8)) == .broken)
    #expect(code(Array("%PDF-1.4\n%%EOF".utf8)) == .broken)
  }

  @Test func `a file with a password says what to do`() throws {
    let sample = try #require(SamplePages.sample)
    let folder = try TemporaryFolder()
    try folder.put("a.docx", sample.docx)
    let options =
      #"{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}"#
    _ = shell(
      "cd \(folder.path) && soffice -env:UserInstallation=file://\(folder.path)/profile --headless --convert-to "
        + "'pdf:writer_pdf_Export:\(options)' a.docx")
    #expect(code(try folder.get("a.pdf")) == .encrypted)
  }

  private func code(_ bytes: [UInt8], _ progress: @escaping ReadingProgress = { _, _ in true }) -> FileError.Code? {
    do throws(FileError) {
      _ = try DocumentReader().read(bytes, name: "a.pdf", progress: progress)
      return nil
    } catch { return error.code }
  }

  @Test func `a reading that nobody wants any more ends, and leaves no folder`() throws {
    let sample = try #require(SamplePages.sample)
    #expect(code(sample.pdf) { _, _ in false } == .cancelled)
  }

  @Test(.enabled(if: hasRecognition))
  func `the pages that are done are told, up to all of them`() throws {
    let sample = try #require(SamplePages.sample)
    let picture = try #require(try sample.pictures.first)
    let seen = Mutex<[[Int]]>([])
    _ = try DocumentReader(cores: 2).read(picture, name: "a.jpg") { done, total in
      seen.withLock { if $0.last != [done, total] { $0.append([done, total]) } }
      return true
    }
    #expect(seen.withLock { $0.last } == [1, 1])
  }
}

/// Pages that are larger, more or heavier than paper.
@Suite(.enabled(if: hasPoppler))
struct PDFLimitTests {
  private let text = "BT /F 12 Tf 72 500 Td (1. Sung, don kenh va bao cao ket qua ve Uy ban nhan dan xa) Tj ET"

  private func error(_ bytes: [UInt8]) -> FileError? {
    do throws(FileError) {
      _ = try DocumentReader().read(bytes, name: "a.pdf")
      return nil
    } catch { return error }
  }

  @Test(arguments: [1, 3]) func `pages are counted, also those without text`(count: Int) throws {
    let read = try DocumentReader().read(PDFSample.file(pages: count), name: "a.pdf")
    #expect(read.pages == count && readPlan(read, name: "a.pdf").source.pages == count)
  }

  @Test func `five thousand pages are told to be too many`() {
    let error = error(PDFSample.file(pages: 5_000, content: text))
    #expect(error?.code == .tooLarge)
    #expect(error?.message.vietnamese.contains("2000 trang") == true)
  }

  @Test func `a page of ten metres is read like any other`() throws {
    let bytes = PDFSample.file(pages: 1, side: 28_346, content: text)
    #expect(try DocumentReader().read(bytes, name: "a.pdf").text.starts(with: Array("1. Sung".utf8)))
  }

  @Test(.enabled(if: hasRecognition))
  func `an empty page of ten metres is recognised as empty`() throws {
    #expect(try DocumentReader().read(PDFSample.file(pages: 1, side: 28_346), name: "a.pdf").text.isEmpty)
  }

  @Test func `a .jpeg that is cut off is broken`() {
    #expect(error([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2])?.code == (hasRecognition ? .broken : .programMissing))
  }
}
