// SPDX-License-Identifier: Apache-2.0
public import PlanReading
import Vietnamese

/// Told how far a long reading has come: parts done of all parts, such as pages. `false` stops the reading. It is called
/// on the threads that do the work.
public typealias ReadingProgress = @Sendable (_ done: Int, _ total: Int) -> Bool

/// The one way from the bytes of a document to its text, whatever the format. The format is found from the bytes; the name
/// only tells Markdown from plain text. Calls block and belong on a thread of their own where the work is long.
public struct DocumentReader: Sendable {
  /// Makes a reader.
  public init() {}

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
    progress: ReadingProgress = { _, _ in true }
  ) throws(FileError) -> DocumentText {
    guard bytes.count <= limit else { throw FileError(Refusal.tooLarge(bytes: bytes.count, limit: limit)) }
    switch FileKind(of: bytes) {
    case .zip: return DocumentText(try readDocx(bytes))
    case .compound: throw ZipReader.refusal(ofCompoundFile: bytes)
    case .empty, .text, .pdf, .rtf, .picture, .other: break
    }
    do throws(Refusal) { return try readText(bytes, name: name, limit: limit) } catch { throw FileError(error) }
  }
}

extension DocumentText {
  /// The text of a .docx, with the paragraph that each line comes from.
  init(_ docx: DocxText) {
    self.init(text: [], format: .docx)
    var lines: [UInt8] = []
    for (line, paragraph) in zip(docx.lines, docx.paragraphs) {
      if paragraph > 0, places.last?.paragraph != paragraph {
        places.append(Place(start: lines.count, paragraph: paragraph))
      }
      lines += composed(Array(line.utf8))
      lines.append(0x0A)
    }
    _ = lines.popLast()
    text = lines
    notes = docx.footnotes
    margins = docx.margins
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
