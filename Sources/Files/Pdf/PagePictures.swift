// SPDX-License-Identifier: Apache-2.0
public import FoundationEssentials
import Glibc
import PlanReading
import Synchronization

/// Pictures of the pages of kept documents, as .png. A page is drawn when it is first asked for and then kept by the hash
/// of its document, so that it is never drawn from other bytes. Calls block for as long as drawing takes.
public final class PagePictures: Sendable {
  /// Dots for each inch: enough to read 13-point type on a screen.
  static let resolution = 100
  /// Most pictures that are kept; of more, the oldest go.
  static let mostKept = 4_000

  private let folder: String
  private let drawing: Mutex<Int>
  private let cores: Int

  /// Keeps the pictures in a folder, made where it is missing.
  public init(folder: String, cores: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.folder = folder
    self.cores = max(1, cores)
    drawing = Mutex(0)
  }

  /// The picture of a page, from 1; `nil` where the document has no such page.
  ///
  /// - Parameters:
  ///   - sha256: the name that the document is kept by.
  ///   - document: its bytes, asked for where the page has to be drawn.
  /// - Throws: `FileError` with the code `programMissing`, `timeout`, `broken`, or `tooLarge` while too many are drawn.
  public func png(_ page: Int, of sha256: String, document: () -> [UInt8]?) throws(FileError) -> [UInt8]? {
    guard (1...PageTools.pageLimit).contains(page) else { return nil }
    let path = "\(folder)/\(sha256)-\(page).png"
    if let kept = FileManager.default.contents(atPath: path) { return [UInt8](kept) }
    guard let bytes = document() else { return nil }
    guard
      (drawing.withLock { count in
        guard count < 2 * cores else { return false }
        count += 1
        return true
      })
    else { throw .tooManyPictures }
    defer { drawing.withLock { $0 -= 1 } }
    guard let picture = try draw(page, bytes) else { return nil }
    keep(picture, path)
    return picture
  }

  private func draw(_ page: Int, _ bytes: [UInt8]) throws(FileError) -> [UInt8]? {
    let watch = ReadingWatch { _, _ in true }
    var pdf = bytes
    var size = ["-r", String(Self.resolution)]
    if case .picture = FileKind(of: bytes) {
      pdf = try PictureDocument(watch).pdf(bytes)
      size = ["-scale-to", "1170"]
    }
    let tools = try PageTools(watch)
    try tools.write(pdf, to: "document.pdf")
    let number = String(page)
    // A page larger than paper is shown as large as paper.
    let sheet = try tools.poppler(
      "pdfinfo", ["-f", number, "-l", number, tools.path("document.pdf")], log: "size", seconds: 10)
    guard sheet.status == 0 else { return nil }
    if Self.longestSide(String(decoding: tools.bytes(of: "size") ?? [], as: UTF8.self)) > 2_400 {
      size = ["-scale-to", "3300"]
    }
    _ = try tools.poppler(
      "pdftoppm",
      size + ["-png", "-f", number, "-l", number, "-singlefile", tools.path("document.pdf"), tools.path("picture")],
      seconds: 20)
    return tools.bytes(of: "picture.png").flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The longer side of a page in points, of «Page    3 size: 595.32 x 842.04 pts».
  private static func longestSide(_ told: String) -> Double {
    let numbers = told.split(separator: "\n").first { $0.contains(" size:") }?.split(separator: ":").last?
      .split(separator: " ").compactMap { Double($0) }
    return numbers?.max() ?? 0
  }

  private func keep(_ picture: [UInt8], _ path: String) {
    do throws(FileError) {
      try DurableFile.makeFolders(folder)
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".png") }
      if names.count >= Self.mostKept { removeOldest(names) }
      try DurableFile.write(picture, to: path)
    } catch {
      // A picture that could not be kept is drawn again the next time.
    }
  }

  private func removeOldest(_ names: [String]) {
    let aged = names.map { name in
      var status = stat()
      _ = unsafe stat("\(folder)/\(name)", &status)
      return (name, status.st_mtim.tv_sec)
    }
    for (name, _) in aged.sorted(by: { $0.1 < $1.1 }).prefix(Self.mostKept / 10) { unsafe unlink("\(folder)/\(name)") }
  }
}

extension FileError {
  fileprivate static let tooManyPictures = FileError(
    .tooLarge, "Máy chủ đang dựng nhiều trang ảnh; hãy thử lại.", "The server is drawing many pages; try again.")
}
