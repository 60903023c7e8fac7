// SPDX-License-Identifier: Apache-2.0
import Dispatch
import FoundationEssentials
import Synchronization

/// Reads the words of pages that are pictures, several pages at the same time.
struct PageRecognition: Sendable {
  /// Pixels for each inch at which pages are recognised: 300 gives no better text, and takes longer.
  static let resolution = 200.0

  let tools: PageTools
  let cores: Int

  /// The words of some pages of the document, in the order of the pages.
  func pages(_ pages: [PageText]) throws(FileError) -> [PageText] {
    guard pages.count <= PageTools.recognisedPageLimit else { throw .tooManyPictures(pages.count) }
    tools.watch.begin(pages.count)
    return try inParallel(pages) { page throws(FileError) in try self.page(page) }
  }

  /// The lines that are drawn on pages with a text layer.
  func rules(of pages: [PageText]) throws(FileError) -> [PageRules] {
    try inParallel(pages, isTold: false) { page throws(FileError) in
      guard let picture = try picture(of: page, resolution: 100, ["-aaVector", "no"]) else { return PageRules() }
      return PageRules(picture, dark: 215)
    }
  }

  private func page(_ page: PageText) throws(FileError) -> PageText {
    guard var picture = try picture(of: page, resolution: Self.resolution, []) else { throw .noPicture(page.number) }
    var recognised = PageText(number: page.number, width: page.width, height: page.height)
    recognised.isRecognised = true
    if picture.isBlank { return recognised }
    recognised.rules = PageRules(picture, dark: 140)
    let file = "page-\(page.number).pgm"
    if !TableGrid.grids(of: recognised).isEmpty { picture.erase(recognised.rules) }
    try tools.write(picture.pixels, to: file)
    defer { tools.remove(file) }
    recognised.words = try words(of: file, name: "words-\(page.number)", dpi: Int(picture.resolution), page: 1)
    return recognised
  }

  /// The words of a picture, in points.
  private func words(of file: String, name: String, dpi: Int, page: Int) throws(FileError) -> [PageWord] {
    let result = try tools.tesseract(
      [tools.path(file), tools.path(name), "-l", "vie", "--psm", "3", "--dpi", String(dpi), "tsv"])
    defer { tools.remove("\(name).tsv") }
    guard result.status == 0, let table = tools.bytes(of: "\(name).tsv") else { throw .notRecognised(page) }
    return PageTable(table, scale: 72 / Double(dpi)).pages.first?.words ?? []
  }

  /// A page in shades of grey; coarser where it is larger than paper is.
  private func picture(of page: PageText, resolution: Double, _ more: [String]) throws(FileError) -> GreyPicture? {
    let side = max(page.width, page.height, 1) / 72
    let pixels = max(16, min(resolution * side, PageTools.longestSide).rounded())
    let name = "picture-\(page.number)"
    let number = String(page.number)
    _ = try tools.poppler(
      "pdftoppm",
      ["-scale-to", String(Int(pixels)), "-gray", "-f", number, "-l", number, "-singlefile"] + more
        + [tools.path("document.pdf"), tools.path(name)])
    defer { tools.remove("\(name).pgm") }
    return tools.bytes(of: "\(name).pgm").flatMap { GreyPicture($0, resolution: pixels / side) }
  }

  private func inParallel<Element: Sendable>(
    _ pages: [PageText], isTold: Bool = true, _ work: @Sendable (PageText) throws(FileError) -> Element
  ) throws(FileError) -> [Element] {
    let results = Mutex<[Int: Element]>([:])
    let failure = Mutex<FileError?>(nil)
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(cores, pages.count))) { _ in
      while true {
        let index = next.withLock { index in
          index += 1
          return index - 1
        }
        guard index < pages.count, failure.withLock({ $0 == nil }) else { return }
        do throws(FileError) {
          try tools.checkCancelled()
          let result = try work(pages[index])
          results.withLock { $0[index] = result }
          if isTold { tools.watch.advance() }
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return results.withLock { results in pages.indices.compactMap { results[$0] } }
  }
}

extension FileError {
  fileprivate static func tooManyPictures(_ count: Int) -> FileError {
    FileError(
      .tooLarge,
      "Tài liệu có \(count) trang ảnh quét, quá \(PageTools.recognisedPageLimit); hãy tách thành nhiều tệp.",
      "The document has \(count) scanned pages, more than \(PageTools.recognisedPageLimit); split it into several files."
    )
  }

  fileprivate static func noPicture(_ page: Int) -> FileError {
    FileError(
      .broken, "Không dựng được hình trang \(page) của PDF; hãy lưu lại tệp bằng chương trình khác.",
      "Page \(page) of the PDF cannot be drawn; save the file anew with another program.")
  }

  fileprivate static func notRecognised(_ page: Int) -> FileError {
    FileError(
      .programFailed, "tesseract không đọc được trang ảnh \(page); hãy quét lại rõ hơn.",
      "tesseract could not read picture page \(page); scan it again more clearly.")
  }
}
