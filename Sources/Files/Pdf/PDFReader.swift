// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
public import PlanReading
import Vietnamese

/// What was read of a document of pages.
struct PageReading {
  /// Its text.
  let layout: PageLayout
  /// How many pages it has.
  let pages: Int
  /// The numbers of the pages whose text was recognised from a picture.
  let recognised: [Int]
  /// The numbers of pages that are pictures and were not read, because the program for it is missing.
  let unread: [Int]
  /// The digital signatures in the file.
  let signatures: [DocumentText.Signature]
}

/// Reads the text of a .pdf: the text layer where a page has one, else what is recognised in its picture.
struct PDFReader {
  private let tools: PageTools
  private let cores: Int

  /// - Parameters:
  ///   - cores: how many pages are recognised at the same time.
  ///   - tools: where its programs work; `nil` for a folder of its own.
  init(_ watch: ReadingWatch, cores: Int, tools: PageTools? = nil) throws(FileError) {
    self.tools = if let tools { tools } else { try PageTools(watch) }
    self.cores = cores
  }

  /// - Parameter isPicture: whether the pages are pictures, whatever text they have.
  func read(_ bytes: [UInt8], isPicture: Bool = false) throws(FileError) -> PageReading {
    try tools.write(bytes, to: "document.pdf")
    var pages = try textPages()
    if isPicture { pages = pages.map(\.asPaper) }
    let pictures = isPicture ? Array(pages.indices) : try pictures(pages)
    let recognition = PageRecognition(tools: tools, cores: cores)
    var unread: [Int] = []
    if !pictures.isEmpty {
      if PageTools.recognition != nil {
        for page in try recognition.pages(pictures.map { pages[$0] }) { pages[page.number - 1] = page }
      } else {
        guard pictures.count < pages.count else { throw .recognitionMissing }
        unread = pictures.map { $0 + 1 }
      }
    }
    let ruled = pages.indices.filter { !pages[$0].isRecognised && pages[$0].mayHoldTable }
    for (index, rules) in zip(ruled, try recognition.rules(of: ruled.map { pages[$0] })) { pages[index].rules = rules }
    let signatures = bytes.contains(mark: "/ByteRange") ? try PDFSignatures.read(tools) : []
    let layout = PageLayout(pages, stamps: signatures.compactMap(\.signer))
    return PageReading(
      layout: layout, pages: pages.count, recognised: pages.filter(\.isRecognised).map(\.number), unread: unread,
      signatures: signatures)
  }

  // MARK: - Text layer

  private func textPages() throws(FileError) -> [PageText] {
    let result = try tools.poppler(
      "pdftotext", ["-tsv", "-l", String(PageTools.pageLimit + 1), tools.path("document.pdf"), tools.path("text.tsv")])
    guard result.status == 0, let table = tools.bytes(of: "text.tsv") else {
      if result.output.contains("Incorrect password") { throw .pdfEncrypted }
      throw .pdfBroken
    }
    tools.remove("text.tsv")
    let pages = PageTable(table).pages
    // Of a page that leads nowhere only a name is told.
    guard pages.contains(where: { $0.width > 0 && $0.height > 0 }) else { throw .pdfBroken }
    guard pages.count <= PageTools.pageLimit else { throw .tooManyPages }
    return pages
  }

  /// The pages that are pictures, by index: those with hardly a word and a picture, or with words that spell nothing, such
  /// as those of a scanner that knows no Vietnamese.
  private func pictures(_ pages: [PageText]) throws(FileError) -> [Int] {
    let doubtful = pages.indices.filter { pages[$0].legible < 25 || pages[$0].share(spelled: ()) < 0.75 }
    guard !doubtful.isEmpty else { return [] }
    let covered = try covered(pages)
    return doubtful.filter { index in
      let page = pages[index]
      if page.legible == 0 { return true }
      if page.legible < 25 { return covered[index] > 0.3 }
      if covered[index] > 0.6 { return true }
      // What spells nothing may be text in an encoding of before Unicode, which is better than what recognition gives.
      let text = Array(page.words.prefix(400).map(\.text).joined(separator: " ").utf8)
      return page.share(spelled: ()) < 0.4 && TextEncoding(misread: text) == nil
    }
  }

  /// The share of each page that is covered by pictures.
  private func covered(_ pages: [PageText]) throws(FileError) -> [Double] {
    let result = try tools.poppler("pdfimages", ["-list", tools.path("document.pdf")], log: "images")
    var covered = [Double](repeating: 0, count: pages.count)
    guard result.status == 0, let list = tools.bytes(of: "images") else { return covered }
    for line in list.split(separator: 0x0A).dropFirst(2) {
      let fields = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 14, let page = Int(fields[0]), pages.indices.contains(page - 1),
        fields[2] != "smask", fields[2] != "mask", let width = Double(fields[3]), let height = Double(fields[4]),
        let across = Double(fields[12]), let down = Double(fields[13]), across > 0, down > 0
      else { continue }
      let area = width / across * 72 * height / down * 72
      covered[page - 1] += area / max(1, pages[page - 1].width * pages[page - 1].height)
    }
    return covered
  }
}

/// The digital signatures in a .pdf; none where it bears none.
///
/// - Throws: `FileError` with the code `programMissing`, `timeout` or `writing`.
public func readSignatures(_ pdf: [UInt8]) throws(FileError) -> [DocumentText.Signature] {
  guard pdf.contains(mark: "/ByteRange") else { return [] }
  let tools = try PageTools(ReadingWatch { _, _ in true })
  try tools.write(pdf, to: "document.pdf")
  return try PDFSignatures.read(tools)
}

/// The text layer of a .pdf as it stands on its pages, of the first 200 pages; `nil` where it cannot be had.
public func readTextLayer(_ pdf: [UInt8]) -> [UInt8]? {
  guard let tools = try? PageTools(ReadingWatch { _, _ in true }), (try? tools.write(pdf, to: "document.pdf")) != nil,
    let result = try? tools.poppler(
      "pdftotext", ["-layout", "-l", "200", tools.path("document.pdf"), tools.path("text")], seconds: 20),
    result.status == 0
  else { return nil }
  return tools.bytes(of: "text")
}

extension PageText {
  /// The share of its words that can be Vietnamese or numbers, of those with letters or digits.
  fileprivate func share(spelled: Void) -> Double {
    let words = words.filter { word in word.text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.isDigit } }
    return words.isEmpty ? 0 : Double(words.count { VietnameseWord.isSpelled($0.text) }) / Double(words.count)
  }

  /// The page in the size of A4, for pictures that do not tell their own.
  fileprivate var asPaper: PageText {
    let scale = 842 / max(width, height, 1)
    return PageText(number: number, width: width * scale, height: height * scale)
  }

  /// Whether its words stand as in the columns of a table: of some lines that follow each other, all leave the same strip
  /// free. What looks so by chance only costs a look at the lines drawn on the page.
  var mayHoldTable: Bool {
    let rows = PageRow.rows(words, areLines: false)
    let length = 4
    guard rows.count >= length else { return false }
    for start in 0...rows.count - length {
      let some = rows[start..<start + length]
      if hasGap(some) { return true }
    }
    return false
  }

  private func hasGap(_ rows: ArraySlice<PageRow>) -> Bool {
    guard let first = rows.max(by: { $0.words.count < $1.words.count }) else { return false }
    for (left, right) in zip(first.words, first.words.dropFirst()) where right.left - left.right > 5 {
      let isFree = rows.allSatisfy { row in
        !row.words.contains { $0.left < right.left - 1 && left.right + 1 < $0.right }
      }
      let bothSides = rows.count { row in
        row.words.contains { $0.right <= left.right + 1 } && row.words.contains { $0.left >= right.left - 1 }
      }
      if isFree, bothSides >= 2 { return true }
    }
    return false
  }
}

extension FileError {
  fileprivate static let pdfEncrypted = FileError(
    .encrypted, "Tệp PDF có mật khẩu; hãy mở bằng mật khẩu, lưu một bản không mật khẩu rồi thử lại.",
    "The PDF is protected by a password; open it, save a copy without one and try again.")

  fileprivate static let pdfBroken = FileError(
    .broken, "Tệp PDF hỏng hoặc chưa tải xong; hãy lấy lại bản đầy đủ.",
    "The PDF is damaged or incomplete; fetch a whole copy.")

  fileprivate static let tooManyPages = FileError(
    .tooLarge, "Tệp PDF quá \(PageTools.pageLimit) trang; hãy tách thành nhiều tệp.",
    "The PDF has more than \(PageTools.pageLimit) pages; split it into several files.")
}

extension [UInt8] {
  /// Whether a mark stands anywhere. That of a digital signature, the range of bytes that it covers, cannot be compressed.
  fileprivate func contains(mark text: String) -> Bool {
    let mark = Array(text.utf8)
    var index = startIndex
    while let slash = self[index...].firstIndex(of: mark[0]) {
      if self[slash...].starts(with: mark) { return true }
      index = slash + 1
    }
    return false
  }
}
