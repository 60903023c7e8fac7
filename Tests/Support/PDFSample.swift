// SPDX-License-Identifier: Apache-2.0

/// A .pdf (ISO 32000-1) made of the objects that a test is about.
public enum PDFSample {
  /// A file of objects, the first of which is its root.
  ///
  /// - Parameter trailer: what the end tells beside the root, such as how the file is encrypted.
  public static func bytes(_ objects: [String], trailer: String = "") -> [UInt8] {
    var body = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    for object in objects {
      offsets.append(body.count)
      body += Array("\(offsets.count) 0 obj\n\(object)\nendobj\n".utf8)
    }
    var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    let end = "trailer\n<</Size \(offsets.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(body.count)\n%%EOF"
    return body + Array((table + end).utf8)
  }

  /// A stream with what it tells of itself.
  public static func stream(_ content: String, _ dictionary: String = "") -> String {
    "<<\(dictionary)/Length \(content.utf8.count)>>stream\n\(content)\nendstream"
  }

  /// The root of a file whose pages are object 2.
  public static let catalog = "<</Type/Catalog/Pages 2 0 R>>"
  /// A font that every reader has.
  public static let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"

  /// A page of the file below, whose content is object 4; `more` goes into its resources.
  public static func page(side: Int = 595, more: String = "") -> String {
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(side) \(side)]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>\(more)>>>>"
  }

  /// The objects of a file of pages of one size, all with the same content.
  public static func objects(pages: Int, side: Int = 595, content: String = "", resources: String = "") -> [String] {
    let kids = (0..<pages).map { "\($0 + 5) 0 R" }.joined(separator: " ")
    return [catalog, "<</Type/Pages/Count \(pages)/Kids[\(kids)]>>", font, stream(content)]
      + (0..<pages).map { _ in page(side: side, more: resources) }
  }

  /// A file of pages of one size, all with the same content.
  public static func file(pages: Int, side: Int = 595, content: String = "") -> [UInt8] {
    bytes(objects(pages: pages, side: side, content: content))
  }
}
