// SPDX-License-Identifier: Apache-2.0

/// Puts a picture into a .pdf, one picture a page, so that it goes the way of scans.
struct PictureDocument {
  private let watch: ReadingWatch

  /// The longer side of its pages, in points: that of A4, since pictures hardly ever tell their real size.
  private static let side = 842.0
  /// Most pixels of a picture: a page of A4 at 1,200 dots for each inch has 140 million.
  private static let pixelLimit = 150_000_000

  init(_ watch: ReadingWatch) { self.watch = watch }

  /// JPEG, as cameras and telephones write it, goes in as it is, with its right side up; of other kinds tesseract makes the
  /// .pdf.
  ///
  /// - Throws: `FileError` with the code `broken`, `tooLarge`, `programMissing`, `timeout` or `cancelled`.
  func pdf(_ bytes: [UInt8]) throws(FileError) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xD8]) {
      guard let picture = JPEGHead(bytes) else { throw .pictureBroken }
      guard picture.width * picture.height <= Self.pixelLimit else { throw .pictureTooLarge }
      if let page = Self.page(of: picture, bytes) { return page }
    }
    let tools = try PageTools(watch)
    try tools.write(bytes, to: "picture")
    // Reading the picture as a single sign takes no time, and its picture is all that is wanted of the .pdf.
    let result = try tools.tesseract([tools.path("picture"), tools.path("page"), "--psm", "10", "-l", "vie", "pdf"])
    guard result.status == 0, let pdf = tools.bytes(of: "page.pdf") else { throw .pictureBroken }
    return pdf
  }

  /// A .pdf (ISO 32000-1) of one page that a JPEG fills; `nil` for colours of printing presses, which are kept in several
  /// ways.
  private static func page(of picture: JPEGHead, _ bytes: [UInt8]) -> [UInt8]? {
    guard let space = [1: "DeviceGray", 3: "DeviceRGB"][picture.components] else { return nil }
    let scale = side / Double(max(picture.width, picture.height, 1))
    let (width, height) = (Int(Double(picture.width) * scale), Int(Double(picture.height) * scale))
    let turn = [3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270][picture.orientation ?? 1] ?? 0
    let drawing = "\(width) 0 0 \(height) 0 0 cm /I Do"
    var file = PDFFile()
    file.add("<</Type/Catalog/Pages 2 0 R>>")
    file.add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
    file.add(
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Rotate \(turn)/Contents 4 0 R"
        + "/Resources<</XObject<</I 5 0 R>>>>>>")
    file.add("<</Length \(drawing.utf8.count)>>", stream: Array(drawing.utf8))
    file.add(
      "<</Type/XObject/Subtype/Image/Width \(picture.width)/Height \(picture.height)/ColorSpace/\(space)"
        + "/BitsPerComponent 8/Filter/DCTDecode/Length \(bytes.count)>>", stream: bytes)
    return file.bytes
  }
}

/// Puts the objects of a .pdf one behind the other.
private struct PDFFile {
  private var body = Array("%PDF-1.4\n".utf8)
  private var offsets: [Int] = []

  mutating func add(_ dictionary: String, stream: [UInt8]? = nil) {
    offsets.append(body.count)
    body += Array("\(offsets.count) 0 obj\n\(dictionary)\n".utf8)
    if let stream { body += Array("stream\n".utf8) + stream + Array("\nendstream\n".utf8) }
    body += Array("endobj\n".utf8)
  }

  /// The file with its table of objects; the first one is its root.
  var bytes: [UInt8] {
    var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      table += String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits + " 00000 n \n"
    }
    table += "trailer\n<</Size \(offsets.count + 1)/Root 1 0 R>>\nstartxref\n\(body.count)\n%%EOF\n"
    return body + Array(table.utf8)
  }
}

/// What the head of a JPEG (ITU-T T.81, Annex B) tells of the picture.
struct JPEGHead {
  var width = 0
  var height = 0
  var components = 0
  /// Which side is up, as Exif tells; `nil` where the first row is at the top.
  var orientation: Int?

  init?(_ bytes: [UInt8]) {
    var position = 2
    while position + 9 < bytes.count {
      guard bytes[position] == 0xFF else { return nil }
      let marker = bytes[position + 1]
      if marker == 0xFF {
        position += 1
        continue
      }
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      guard length >= 2, position + 2 + length <= bytes.count else { return nil }
      let content = bytes[position + 4..<position + 2 + length]
      if marker == 0xE1, orientation == nil { orientation = Orientation.read(exif: content) }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker), content.count >= 6 {
        let first = content.startIndex
        height = Int(content[first + 1]) << 8 | Int(content[first + 2])
        width = Int(content[first + 3]) << 8 | Int(content[first + 4])
        components = Int(content[first + 5])
        return
      }
      position += 2 + length
    }
    return nil
  }
}

extension FileError {
  fileprivate static let pictureBroken = FileError(
    .broken, "Tệp ảnh hỏng hoặc thuộc loại không đọc được; hãy lưu lại thành JPEG, PNG hoặc PDF.",
    "The picture is damaged or of a kind that cannot be read; save it as JPEG, PNG or PDF.")

  fileprivate static let pictureTooLarge = FileError(
    .tooLarge, "Ảnh có quá nhiều điểm ảnh (trên 150 triệu); hãy quét lại ở 200–300 dpi.",
    "The picture has too many pixels (over 150 million); scan it again at 200 to 300 dpi.")
}
