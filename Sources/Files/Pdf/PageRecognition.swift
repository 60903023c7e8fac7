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

  /// The lines that are drawn on pages with a text layer, which come in their order.
  func rules(of pages: [PageText]) throws(FileError) -> [PageRules] {
    try inParallel(PageRun.runs(of: pages, cores: cores), isTold: false) { run throws(FileError) in
      var found: [PageRules] = []
      try pictures(of: run, resolution: 100, ["-aa", "no", "-aaVector", "no"]) { picture in
        found.append(picture.map { PageRules($0, dark: 215) } ?? PageRules())
      }
      return found
    }.flatMap { $0 }
  }

  private func page(_ page: PageText) throws(FileError) -> PageText {
    guard var picture = try picture(of: page, resolution: Self.resolution) else { throw .noPicture(page.number) }
    var recognised = PageText(number: page.number, width: page.width, height: page.height)
    recognised.isRecognised = true
    if picture.isBlank { return recognised }
    recognised.rules = PageRules(picture, dark: 140)
    let file = "page-\(page.number).pgm"
    if !TableGrid.grids(of: recognised).isEmpty { picture.erase(recognised.rules) }
    try tools.write(picture.pixels, to: file)
    defer { tools.remove(file) }
    recognised.words = try words(
      of: file, name: "words-\(page.number)", dpi: Int(picture.resolution), page: page.number)
    return try signature(of: recognised)
  }

  /// Pixels for each inch of a second look at a signature, and how tesseract is to take it: as one block of text.
  private static let closer = (resolution: 300.0, mode: 6)

  /// The page with its signature recognised from a closer picture in which red ink is white, as that of a stamp is.
  private func signature(of page: PageText) throws(FileError) -> PageText {
    guard let area = SignatureArea(page) else { return page }
    let side = max(page.width, page.height, 1) / 72
    let pixels = min(Self.closer.resolution * side, PageTools.longestSide).rounded()
    let scale = pixels / side / 72
    let (left, top) = ((area.left * scale).rounded(), (area.top * scale).rounded())
    let size = [left, top, (area.right - area.left) * scale, (area.bottom - area.top) * scale]
    let name = "signature-\(page.number)"
    _ = try tools.poppler(
      "pdftoppm",
      ["-scale-to", String(Int(pixels)), "-f", String(page.number), "-l", String(page.number), "-singlefile"]
        + zip(["-x", "-y", "-W", "-H"], size).flatMap { [$0, String(Int($1))] }
        + [tools.path("document.pdf"), tools.path(name)])
    defer { for ending in ["ppm", "pgm"] { tools.remove("\(name).\(ending)") } }
    guard let picture = tools.bytes(of: "\(name).ppm").flatMap({ GreyPicture($0, resolution: pixels / side) }) else {
      return page
    }
    try tools.write(picture.pixels, to: "\(name).pgm")
    let words = try words(
      of: "\(name).pgm", name: "\(name)-words", dpi: Int(picture.resolution), page: page.number,
      mode: Self.closer.mode)
    return page.replacing(area, with: words.map { $0.moved(right: left / scale, down: top / scale) })
  }

  /// The words of a picture, in points.
  private func words(
    of file: String, name: String, dpi: Int, page: Int, mode: Int = 3
  ) throws(FileError) -> [PageWord] {
    let result = try tools.tesseract(
      [tools.path(file), tools.path(name), "-l", "vie", "--psm", String(mode), "--dpi", String(dpi), "tsv"])
    defer { tools.remove("\(name).tsv") }
    guard result.status == 0, let table = tools.bytes(of: "\(name).tsv") else { throw .notRecognised(page) }
    return PageTable(table, scale: 72 / Double(dpi)).pages.first?.words ?? []
  }

  /// A page in shades of grey; coarser where it is larger than paper is.
  private func picture(of page: PageText, resolution: Double) throws(FileError) -> GreyPicture? {
    var picture: GreyPicture?
    try pictures(of: PageRun(page), resolution: resolution, []) { picture = $0 }
    return picture
  }

  /// Pages in shades of grey, one after the other, drawn by one process.
  private func pictures(
    of run: PageRun, resolution: Double, _ more: [String], _ take: (GreyPicture?) -> Void
  ) throws(FileError) {
    let side = max(run.width, run.height, 1) / 72
    let pixels = max(16, min(resolution * side, PageTools.longestSide).rounded())
    let name = "picture-\(run.first)"
    _ = try tools.poppler(
      "pdftoppm",
      ["-scale-to", String(Int(pixels)), "-gray", "-f", String(run.first), "-l", String(run.last)] + more
        + [tools.path("document.pdf"), tools.path(name)])
    for page in run.first...run.last {
      let file = tools.picture(of: page, named: name)
      defer { tools.remove(file) }
      take(tools.bytes(of: file).flatMap { GreyPicture($0, resolution: pixels / side) })
    }
  }

  private func inParallel<Part: Sendable, Element: Sendable>(
    _ parts: [Part], isTold: Bool = true, _ work: @Sendable (Part) throws(FileError) -> Element
  ) throws(FileError) -> [Element] {
    let results = Mutex<[Int: Element]>([:])
    let failure = Mutex<FileError?>(nil)
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(cores, parts.count))) { _ in
      while true {
        let index = next.withLock { index in
          index += 1
          return index - 1
        }
        guard index < parts.count, failure.withLock({ $0 == nil }) else { return }
        do throws(FileError) {
          try tools.checkCancelled()
          let result = try work(parts[index])
          results.withLock { $0[index] = result }
          if isTold { tools.watch.advance() }
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return results.withLock { results in parts.indices.compactMap { results[$0] } }
  }
}

/// Pages of one size that follow each other: one process draws them all, since its start takes longer than a page.
struct PageRun: Equatable, Sendable {
  let first: Int
  private(set) var last: Int
  let width: Double
  let height: Double

  /// Most pages of a run: their pictures lie on the disk together.
  static let longest = 16

  init(_ page: PageText) { (first, last, width, height) = (page.number, page.number, page.width, page.height) }

  /// The runs of pages that come in their order, short enough for each core to have some.
  static func runs(of pages: [PageText], cores: Int) -> [PageRun] {
    let length = min(longest, (pages.count + max(1, cores) - 1) / max(1, cores))
    var runs: [PageRun] = []
    for page in pages {
      if let run = runs.last, run.last + 1 == page.number, page.number - run.first < length,
        run.width == page.width, run.height == page.height
      {
        runs[runs.count - 1].last = page.number
      } else {
        runs.append(PageRun(page))
      }
    }
    return runs
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
