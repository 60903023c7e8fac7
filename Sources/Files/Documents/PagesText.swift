// SPDX-License-Identifier: Apache-2.0
import PlanReading

extension DocumentText {
  /// The text of pages, with the page that each line begins on, and what was done to get it.
  init(_ reading: PageReading, format: DocumentFormat) {
    self.init(text: [], format: format)
    conversions = reading.conversions
    notes = reading.layout.footnotes
    margins = reading.layout.margins
    signatures = reading.signatures
    self.pages = reading.pages
    var page = 0
    let pages = reading.layout.lines.map { line in
      if line.page > 0 { page = line.page }
      return page
    }
    let lines = reading.layout.lines
    var starts: [Int] = []
    append(lines.map { Array($0.text.utf8) }) { start, line in
      starts.append(start)
      return Place(start: start, page: pages[line])
    }
    for (index, line) in lines.enumerated() where !line.doubts.isEmpty {
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : text.count
      doubts += WordedText.places(of: line.doubts, in: text[starts[index]..<end])
        .map { Doubt(utf8: $0.range, confidence: Confidence(percent: $0.confidence)) }
    }
  }
}

extension PageReading {
  /// What was done to the text, for people.
  fileprivate var conversions: [DocumentText.Conversion] {
    var list: [DocumentText.Conversion] = []
    if !recognised.isEmpty {
      let pages = Self.written(recognised)
      list.append(
        .init(
          "ocr", "Trang \(pages) là ảnh, chữ do máy nhận dạng; cần đối chiếu với bản gốc.",
          "Page \(pages) is a picture whose text was recognised by machine; compare it with the original."))
    }
    if !unread.isEmpty {
      let pages = Self.written(unread)
      list.append(
        .init(
          "ocr-missing",
          "Trang \(pages) là ảnh và chưa được đọc; cài \(PageTools.recognitionPackages) rồi nhập lại.",
          "Page \(pages) is a picture and was not read; install \(PageTools.recognitionPackages) and import again."))
    }
    if layout.runningLines > 0 {
      list.append(
        .init(
          "running-lines", "Đã bỏ \(layout.runningLines) dòng số trang, đầu trang, chân trang và hình chữ ký số.",
          "Left out \(layout.runningLines) lines of page numbers, running heads and feet, and pictures of signatures."))
    }
    if layout.illegible > 0 {
      list.append(
        .init(
          "illegible", "Đã bỏ \(layout.illegible) cụm không đọc được (dấu, nét bút, vết bẩn).",
          "Left out \(layout.illegible) illegible pieces (stamps, handwriting, dirt)."))
    }
    for repair in layout.repairs.made {
      list.append(.init("ocr-repair", "Đã sửa lỗi nhận dạng: \(repair).", "Mended a slip of recognition: \(repair)."))
    }
    return list
  }

  /// `1–3, 7`.
  private static func written(_ pages: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for page in pages {
      if let last = runs.last, last.upperBound == page - 1 {
        runs[runs.count - 1] = last.lowerBound...page
      } else {
        runs.append(page...page)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", ")
  }
}
