// SPDX-License-Identifier: Apache-2.0

/// A file that somebody made to do harm, or that harm was done to, and what is said of it.
public struct HostileFile: Sendable, CustomStringConvertible {
  /// What it is, for the names of tests.
  public let name: String
  /// The file.
  public let bytes: [UInt8]
  /// The code of the refusal.
  public let code: String
  /// Words of the message in Vietnamese and in English.
  public let words: (vietnamese: String, english: String)

  init(_ name: String, _ bytes: [UInt8], _ code: String, _ vietnamese: String, _ english: String) {
    (self.name, self.bytes, self.code, words) = (name, bytes, code, (vietnamese, english))
  }

  /// Its name.
  public var description: String { name }

  // MARK: .docx

  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let types = RawZip.Entry("[Content_Types].xml", "<Types/>")

  private static func relationships(_ name: String, _ type: String, _ target: String) -> RawZip.Entry {
    let address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return RawZip.Entry(
      name,
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + "<Relationship Id='a' Type='\(address)/\(type)' Target='\(target)'/></Relationships>")
  }

  private static let head = [types, relationships("_rels/.rels", "officeDocument", "word/document.xml")]
  private static let plain = paragraph("KẾ HOẠCH")

  private static func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

  private static func text(_ body: String, _ type: String = "") -> String {
    "\(type)<w:document xmlns:w='\(main)'><w:body>\(body)</w:body></w:document>"
  }

  private static func document(_ body: String = plain, _ type: String = "", checkSum: UInt32? = nil) -> RawZip.Entry {
    RawZip.Entry("word/document.xml", text(body, type), checkSum: checkSum)
  }

  private static func docx(_ entries: RawZip.Entry...) -> [UInt8] { RawZip.bytes(head + entries) }

  /// A .docx that is in order, which the others differ from in one thing.
  public static let whole = docx(document())

  /// A .docx with tables in tables.
  public static func nested(_ depth: Int) -> [UInt8] {
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
    return docx(
      document(String(repeating: open, count: depth) + plain + String(repeating: close, count: depth)))
  }

  private static let laughs =
    "<!DOCTYPE w [<!ENTITY a0 'ha'>"
    + (1...9).map { "<!ENTITY a\($0) '\(String(repeating: "&a\($0 - 1);", count: 10))'>" }.joined() + "]>"

  /// A part that unpacks to 80 MB, of elements without end or of one text.
  private static func bomb(_ name: String, _ head: String, _ four: String) -> RawZip.Entry {
    RawZip.Entry(name, head: head, repeating: four, bytes: 80 << 20)
  }

  private static let openText = text("<w:p><w:r><w:t>").unclosed

  /// Containers, each with its own trouble.
  public static let containers: [HostileFile] =
    [
      HostileFile("tables 10,000 deep", nested(10_000), "broken", "lồng nhau quá 256 lớp", "more than 256 deep"),
      HostileFile("a wrong check sum", docx(document(checkSum: 1)), "broken", "mã kiểm tra (CRC)", "check sum (CRC)"),
      HostileFile(
        "a bomb of text", docx(bomb("word/document.xml", openText, "haha")), "too-large", "16 MB chữ", "16 MB"),
      HostileFile(
        "a bomb of elements", docx(bomb("word/document.xml", text("").unclosed, "<b/>")), "too-large",
        "1000000 phần tử", "1000000 elements"),
      HostileFile(
        "a bomb of blanks", docx(bomb("word/document.xml", text("").unclosed, "    ")), "too-large", "64 MB", "64 MB"),
      HostileFile(
        "a thousand attributes",
        docx(document("<w:p \((0..<1_000).map { "a\($0)='1'" }.joined(separator: " "))/>")), "too-large", "thuộc tính",
        "attributes"),
      HostileFile("an entity bomb", docx(document(paragraph("&a9;"), laughs)), "broken", "DOCTYPE", "document type"),
      HostileFile(
        "an entity of a file",
        docx(document(paragraph("&x;"), "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")),
        "broken", "DOCTYPE", "document type"),
      HostileFile(
        "a document type of the network", docx(document(plain, "<!DOCTYPE w SYSTEM 'http://127.0.0.1:9/a.dtd'>")),
        "broken", "DOCTYPE", "document type"),
      HostileFile("two parts of one name", docx(document(), document()), "broken", "hai phần cùng tên", "two parts"),
      HostileFile(
        "two names but for capitals", docx(document(), RawZip.Entry("WORD/Document.XML", text(plain))), "broken",
        "hai phần cùng tên", "two parts"),
      HostileFile(
        "an encrypted part", docx(document().encrypted), "encrypted", "đặt mật khẩu", "protected by a password"),
    ]
    + ["../../etc/passwd", "word/../../x", "/etc/passwd", "..\\..\\x", "C:\\Windows\\x.dll", ".."].map {
      HostileFile("a part named \($0)", docx(document(), RawZip.Entry($0, "x")), "broken", "«\($0)»", "a path out of")
    }
    + [2, 3, 10].map { part in
      HostileFile(
        "a container cut at \(part - 1)/\(part)", Array(whole.prefix(whole.count * (part - 1) / part)), "broken",
        "thiếu phần cuối", "end is missing")
    } + [HostileFile("a container but for a byte", whole.dropLast(), "broken", "thiếu phần cuối", "end is missing")]

  // MARK: Passwords

  /// Files behind a password, in every format.
  public static let protected: [HostileFile] = [
    HostileFile(
      "a .docx with a password", CompoundSample.bytes([("EncryptionInfo", [4, 0, 4, 0]), ("EncryptedPackage", [])]),
      "encrypted", "đặt mật khẩu", "protected by a password"),
    // FibBase ([MS-DOC], 2.5.2): the flags stand at byte 10.
    HostileFile(
      "a .doc with a password",
      CompoundSample.bytes([("WordDocument", [0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0, 0, 1])]), "encrypted",
      "đặt mật khẩu", "protected by a password"),
    HostileFile(
      "an .odt with a password",
      RawZip.bytes([
        RawZip.Entry("mimetype", "application/vnd.oasis.opendocument.text"),
        RawZip.Entry("META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"),
      ]), "encrypted", "đặt mật khẩu", "protected by a password"),
    HostileFile(
      "a .pdf with a password",
      PDFSample.bytes(
        PDFSample.objects(pages: 1, content: "x"),
        trailer: "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<\(key)>/U<\(key)>>>"), "encrypted",
      "PDF có mật khẩu", "PDF is protected by a password"),
  ]
  private static let key = String(repeating: "5A", count: 32)

  // MARK: .pdf

  /// Files whose pages lead nowhere.
  public static let pages: [HostileFile] = [
    HostileFile(
      "pages in a ring", PDFSample.bytes([PDFSample.catalog, "<</Type/Pages/Count 1/Kids[2 0 R]>>"]), "broken",
      "PDF hỏng", "PDF is damaged"),
    HostileFile(
      "pages that are each other's parents",
      PDFSample.bytes([
        PDFSample.catalog, "<</Type/Pages/Count 9/Kids[3 0 R 3 0 R]>>", "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>",
      ]), "broken", "PDF hỏng", "PDF is damaged"),
    HostileFile(
      "two thousand million pages",
      PDFSample.bytes([
        PDFSample.catalog, "<</Type/Pages/Count 2000000000/Kids[5 0 R]>>", PDFSample.font, PDFSample.stream("x"),
        PDFSample.page(),
      ]), "broken", "PDF hỏng", "PDF is damaged"),
    HostileFile(
      "a .pdf cut in half",
      Array(PDFSample.file(pages: 1).prefix(150)), "broken", "PDF hỏng", "PDF is damaged"),
    HostileFile("5,000 pages", PDFSample.file(pages: 5_000, content: "x"), "too-large", "quá 2000 trang", "2000 pages"),
  ]

  /// A .pdf of a kilobyte that would draw a form 10^12 times: each of twelve forms draws the next one ten times.
  public static let drawnForever: [UInt8] = {
    var objects = PDFSample.objects(pages: 1, content: "/X Do", resources: "/XObject<</X 6 0 R>>")
    for number in 6..<18 {
      let next = "/XObject<</X \(number + 1) 0 R>>"
      objects.append(form(String(repeating: "/X Do ", count: 10), next))
    }
    objects.append(form("BT /F 12 Tf (Sung) Tj ET", ""))
    return PDFSample.bytes(objects)
  }()

  private static func form(_ content: String, _ resources: String) -> String {
    PDFSample.stream(
      content, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 3 0 R>>\(resources)>>")
  }
}

extension String {
  /// XML whose last two elements stay open.
  fileprivate var unclosed: String { String(dropLast("</w:body></w:document>".count)) }
}
