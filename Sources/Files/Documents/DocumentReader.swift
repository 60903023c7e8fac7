// SPDX-License-Identifier: Apache-2.0
public import FoundationEssentials
public import PlanReading
import Vietnamese

/// Told how far a long reading has come: parts done of all parts, such as pages. `false` stops the reading. It is called
/// on the threads that do the work.
public typealias ReadingProgress = @Sendable (_ done: Int, _ total: Int) -> Bool

/// The one way from the bytes of a document to its text, whatever the format. The format is found from the bytes; the name
/// only tells Markdown from plain text. Calls block and belong on a thread of their own where the work is long.
public struct DocumentReader: Sendable {
  let office: OfficeConverter
  private let cores: Int

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - office: turns documents of other programs into .docx.
  ///   - cores: how many pages of a scan are recognised at the same time; each takes one core.
  public init(
    office: OfficeConverter = OfficeConverter(), cores: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.office = office
    self.cores = cores
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: its name.
  ///   - limit: most bytes that are read.
  ///   - progress: told how far long work has come, and asked whether to go on.
  /// - Throws: `FileError`; with the code `cancelled` where `progress` said so.
  public func read(
    _ bytes: [UInt8], name: String, limit: Int = defaultReadLimit,
    progress: @escaping ReadingProgress = { _, _ in true }
  ) throws(FileError) -> DocumentText {
    guard bytes.count <= limit else { throw FileError(Refusal.tooLarge(bytes: bytes.count, limit: limit)) }
    switch FileKind(of: bytes) {
    case .zip, .openDocument: return try readContainer(bytes, progress: progress)
    case .compound: return try readCompound(bytes, progress: progress)
    case .rtf: return try readThroughOffice(bytes, .rtf, progress: progress)
    case .pdf: return DocumentText(try PDFReader(ReadingWatch(progress), cores: cores).read(bytes), format: .pdf)
    case .picture: return DocumentText(try readPicture(bytes, ReadingWatch(progress)), format: .image)
    case .other(let kind) where ["gzip", "RAR", "7z"].contains(kind): throw .archive(kind)
    case .text where HTMLSource.isHTML(bytes, name: name): return try readHTML(bytes)
    case .empty, .text, .other: break
    }
    do throws(Refusal) { return try readText(bytes, name: name, limit: limit) } catch { throw FileError(error) }
  }

  /// A picture of a page is put into a .pdf and goes the way of scans.
  private func readPicture(_ bytes: [UInt8], _ watch: ReadingWatch) throws(FileError) -> PageReading {
    guard PageTools.recognition != nil else { throw .recognitionMissing }
    let pdf = try PictureDocument(watch).pdf(bytes)
    return try PDFReader(watch, cores: cores).read(pdf, isPicture: true)
  }
}

extension DocumentText {
  /// The text of a .docx, with the paragraph that each line comes from.
  init(_ docx: DocxText) {
    self.init(text: [], format: .docx)
    conversions = docx.conversions
    notes = docx.footnotes
    margins = docx.margins
    append(docx.lines.map { Array($0.utf8) }) { Place(start: $0, paragraph: docx.paragraphs[$1]) }
  }

  /// Takes lines of valid UTF-8 as the text, brings them to normal form C, and keeps their places. A text that was taken
  /// for Western is converted.
  mutating func append(_ lines: [[UInt8]], _ place: (_ start: Int, _ line: Int) -> Place) {
    let misread = TextEncoding(misread: Array(lines.prefix(400).joined(separator: [0x0A])))
    if let misread { conversions.append(.charset(misread)) }
    var wasDecomposed = false
    for (index, line) in lines.enumerated() {
      let place = place(text.count, index)
      if place.paragraph != 0, places.last.map({ ($0.paragraph, $0.page) == (place.paragraph, place.page) }) != true {
        places.append(place)
      }
      let whole = misread?.decoded(misread: line) ?? composed(line)
      wasDecomposed = wasDecomposed || misread == nil && whole.count != line.count
      text += whole
      if index < lines.count - 1 { text.append(0x0A) }
    }
    if wasDecomposed { conversions.append(.composed) }
    let mended = withVietnameseD(text)
    if mended != text { conversions.append(.eth) }
    text = mended
  }
}

extension FileError {
  /// Why bytes are no text, as a sentence of its own.
  init(_ refusal: Refusal) {
    let code: Code =
      switch refusal {
      case .empty: .empty
      case .tooLarge: .tooLarge
      case .binary, .otherFormat: .wrongFormat
      }
    let message = refusal.message
    self.init(code, Self.sentence(message.vietnamese), Self.sentence(message.english))
  }

  private static func sentence(_ line: String) -> String { line.prefix(1).uppercased() + line.dropFirst() + "." }
}
