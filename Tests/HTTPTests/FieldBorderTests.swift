// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

/// Fields of a request at the borders of what their grammar allows.
@Suite struct `Fields at their borders` {
  @Test(arguments: [
    ("0", 0), ("1", 1000), ("0.", 0), ("1.", 1000), ("0.5", 500), ("0.05", 50), ("0.005", 5), ("0.999", 999),
    ("1.000", 1000), ("1.001", 1000), ("0.0005", 0), ("0.5000", 0), ("2", 0), (".5", 0), ("01", 0), ("0x5", 0),
    ("-0", 0), ("+1", 0), ("1e0", 0), ("", 0), ("0.5a", 0), ("0:5", 0), ("0./", 0), ("\"1\"", 1000),
  ]) func `a weight has at most three decimals, and a broken one refuses`(text: String, weight: Int) {
    #expect(QualityValues("vi;q=\(text)").weight(of: "vi") == weight)
  }

  @Test func `an entry without a name is none`() {
    let values = QualityValues(", ;q=0.5,vi , ,;q=0,en;q=0.1,\t")
    #expect(values.values.map(\.name) == ["vi", "en"] && values.weight(of: "") == nil)
    #expect(QualityValues("").values.isEmpty && QualityValues("").weight(of: "vi") == nil)
  }

  @Test(arguments: [
    ("gzip", true), (" gzip", true), ("br, gzip", true), ("gzip, br", true), ("gzip,br", true), ("br,  gzip", true),
    ("br, gzip, deflate", true), ("GZIP", true), ("*", true), ("gzip;q=0.001", true), ("br;q=1, gzip", true),
    ("", false), ("br", false), ("brot", false), ("gzi", false), ("gzipx", false), ("xgzip", false), ("zgip", false),
    ("g,zip", false), ("gz,ip", false), ("gzip;q=0", false), ("br, gzip;q=0", false), ("gzip;q=0, *", false),
    ("*;q=0", false), ("identity", false), ("gzip;q=0.000", false), ("gzip;q=2", false),
  ]) func `an answer is compressed only for who names gzip and does not refuse it`(field: String, accepts: Bool) {
    #expect(Request(path: "/", headers: ["Accept-Encoding": field]).acceptsGzip == accepts)
  }

  @Test func `who tells no encoding gets none`() { #expect(!Request(path: "/").acceptsGzip) }

  @Test(arguments: [
    ("text/html", "text/html"), (" TEXT/Html ; charset=x", "text/html"), ("\ttext/html\t;q", "text/html"),
    ("text / html", "text/html"), (";text/html", ""), ("", ""), ("TEXT/[\\]^", "text/[\\]^"),
  ]) func `a type is told without blanks, tabs, parameters and capital letters`(value: String, essence: String) {
    #expect(MediaType.essence(of: value) == essence)
  }

  @Test(
    arguments: [
      ("form; x; boundary=y", "y"), ("form; boundary=y; boundary=z", "y"), ("form; BOUNDARY=y", "y"),
      ("form;boundary=y", "y"), ("form;\tboundary =y", "y"), ("form; boundary=\"a;b\"", "a;b"),
      ("form; boundary=\"a\\\"b\"; z", "a\"b"), ("form; boundary=\"a\\\\b\"", "a\\b"),
      ("form; boundary=\"a\\b\"", "a\\b"),
      ("form; boundary=\"open", "open"), ("form; boundary=\"open\\", "open\\"), ("form; boundary=", ""),
      ("form; boundary=\"\"", ""), ("form; x=\"boundary=no\"; boundary=y", "y"),
      ("form; x=\"a\" junk; boundary=y", "y"),
      ("form; boundary=a b", "a"), ("form; boundary", nil), ("form; boundary;=y", nil), ("boundary=y", nil),
      ("form; xboundary=y", nil), ("form; boundar=y", nil), ("", nil), (";", nil), (";;;;", nil),
    ] as [(String, String?)]) func `a parameter is the first of its name, without its quotation marks`(
      value: String, boundary: String?
    )
  {
    #expect(MediaType.parameter("boundary", of: value) == boundary)
  }

  @Test(arguments: ["*", " *", "\t*\t", "* "]) func `a star among blanks and tabs fits every tag`(list: String) {
    let tag = EntityTag("v1")
    #expect(Request(path: "/", headers: ["If-None-Match": list]).alreadyHas(tag))
    #expect(Request(path: "/", headers: ["If-Match": list]).mayChange(tag))
  }

  @Test(arguments: ["**", "*, *", "\"*\"", "*x", ""]) func `what only has a star in it fits none`(list: String) {
    let tag = EntityTag("v1")
    #expect(!Request(path: "/", headers: ["If-None-Match": list]).alreadyHas(tag))
    #expect(!Request(path: "/", headers: ["If-Match": list]).mayChange(tag))
  }
}

/// A form with files whose body was cut, bent or made by hand.
@Suite struct `A form with files at its borders` {
  private static let whole = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--\r\n"

  private func request(_ type: String, _ body: String = whole) -> Request {
    Request(method: "POST", path: "/", headers: ["Content-Type": type], body: Array(body.utf8))
  }

  private func form(_ body: String, limits: MultipartForm.Limits = .init()) throws(FormError) -> MultipartForm {
    try MultipartForm(body: Array(body.utf8), boundary: "x", limits: limits)
  }

  @Test(arguments: [
    "text/plain; boundary=x", "multipart/mixed; boundary=x", "multipart/form-datax; boundary=x", "; boundary=x", "",
    "application/x-www-form-urlencoded",
  ]) func `is read only where its type says that it is one`(type: String) {
    #expect(throws: FormError.notAForm) { try request(type).multipartForm() }
  }

  @Test func `without a type, or with a type in capital letters, is what it says`() throws {
    #expect(throws: FormError.notAForm) { try Request(method: "POST", path: "/").multipartForm() }
    #expect(try request("Multipart/Form-Data; Boundary=x").multipartForm()["a"] == "1")
    #expect(throws: FormError.malformed(.boundary)) { try request("multipart/form-data").multipartForm() }
  }

  @Test(arguments: [(0, false), (1, true), (70, true), (71, false)]) func `has a boundary of one to seventy bytes`(
    count: Int, isRead: Bool
  ) throws {
    let boundary = String(repeating: "b", count: count)
    let body = Self.whole.replacing("--x", with: "--\(boundary)")
    let read = try? MultipartForm(body: Array(body.utf8), boundary: boundary)
    #expect((read?["a"] == "1") == isRead)
  }

  @Test(arguments: [
    "a\r", "\r", "a\r\nb", "\rb",
  ]) func `has no line break in its boundary`(boundary: String) {
    #expect(throws: FormError.malformed(.boundary)) { try MultipartForm(body: [], boundary: boundary) }
  }

  @Test(arguments: [
    "--x\r\nContent-Disposition: form-data; name=a\rX\n\r\n1\r\n--x--", "--x\r\nContent-Disposition\r\n\r\n1\r\n--x--",
    "--x\r\n: form-data\rname=a\r\n\r\n1\r\n--x--", "--x\r\nContent-Disposition: form-data; name=a\r\n1\r\n--x--",
    "--x\r\nContent-Disposition: form-data; name=a\n\n1\r\n--x--", "--x\r\n\r", "--x\r\n",
    "--x\r\nContent-Disposition: form-data; name=a\r",
  ]) func `has parts whose head is lines up to an empty one`(body: String) {
    #expect(throws: FormError.malformed(.partHead)) { try form(body) }
  }

  @Test(arguments: [
    "", "--", "--x", "-x\r\n", "--x-", "--x \t", "--x\r", "--xy\r\n", "x--x\r\n", "\r\n--y--",
    "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1",
    "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--",
    "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x",
    "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1--x--",
    "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\n--x--",
  ]) func `that ends before its end is refused`(body: String) {
    #expect(throws: FormError.malformed(.truncated)) { try form(body) }
  }

  @Test(arguments: [
    "name=a", "attachment; name=a", "form-data", "form-data; filename=a", "form-datax; name=a", "",
  ]) func `has parts that are each named by it`(disposition: String) {
    #expect(throws: FormError.malformed(.unnamedPart)) {
      try form("--x\r\nContent-Disposition: \(disposition)\r\n\r\n1\r\n--x--")
    }
  }

  @Test func `has fields whose value may follow a tab, blanks or nothing`() throws {
    for gap in ["", " ", "\t", " \t  "] {
      let read = try form(
        "--x\r\nContent-Disposition:\(gap)form-data; name=a; filename=f\r\ncontent-type:\(gap)image/png\r\n\r\n1\r\n--x--"
      )
      #expect(read.parts[0].contentType == "image/png" && read.parts[0].name == "a")
    }
  }

  @Test func `may pad its boundaries with blanks and tabs`() throws {
    #expect(try form(Self.whole.replacing("--x\r\nC", with: "--x \t \r\nC"))["a"] == "1")
  }

  @Test func `has as many parts as are let in, and not one more`() throws {
    let part = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"
    for count in 0...3 {
      let body = String(repeating: part, count: count) + "--x--"
      let limits = MultipartForm.Limits(parts: 2)
      if count <= 2 {
        #expect(try form(body, limits: limits).parts.count == count)
      } else {
        #expect(throws: FormError.tooManyFields(limit: 2)) { try form(body, limits: limits) }
      }
    }
  }

  @Test func `has heads as long as are let in, and not a byte longer`() throws {
    let head = "Content-Disposition: form-data; name=a\r\n\r\n"
    let body = "--x\r\n\(head)1\r\n--x--"
    #expect(try form(body, limits: .init(partHead: head.utf8.count))["a"] == "1")
    #expect(throws: FormError.malformed(.partHead)) {
      try form(body, limits: .init(partHead: head.utf8.count - 2))
    }
  }

  @Test(arguments: [
    ("a%22b", "a\"b"), ("a%0D%0Ab", "ab"), ("a%2", "a%2"), ("%", "%"), ("100%", "100%"), ("%0d", "%0d"), ("%41", "%41"),
    ("a%%22", "a%\""), ("%2522", "%2522"),
  ]) func `has names in which only what browsers escape is unescaped`(sent: String, name: String) throws {
    #expect(try form("--x\r\nContent-Disposition: form-data; name=\"\(sent)\"\r\n\r\n1\r\n--x--").parts[0].name == name)
  }

  @Test(arguments: [
    ("C:\\\\Users\\\\a\\\\kế hoạch.docx", "kế hoạch.docx"), ("../../etc/passwd", "passwd"), ("a/b\\c.txt", "c.txt"),
    ("a/", ""), ("a\u{7}b\u{7F}.txt", "ab.txt"), ("..", ".."), ("a%22b.txt", "a\"b.txt"), ("x/%22", "\""),
  ]) func `has file names without the folders they came from and without what no screen shows`(
    sent: String, name: String
  ) throws {
    let read = try form(
      "--x\r\nContent-Disposition: form-data; name=f; filename=\"\(sent)\"\r\n\r\n1\r\n--x--")
    #expect(read.parts[0].fileName == name)
    #expect(read.files("f").count == (name.isEmpty ? 0 : 1))
  }
}
