// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct `A form with files` {
  private static let browserBody = [
    "--x", "Content-Disposition: form-data; name=\"csrf\"", "", "token",
    "--x", "Content-Disposition: form-data; name=\"file\"; filename=\"Kế hoạch.txt\"", "Content-Type: text/plain", "",
    "Điều 1.\r\n--x không phải ranh giới: dòng này",
    "--x", "content-disposition:form-data;name=unit", "", "3",
    "--x", "Content-Disposition: form-data; name=\"unit\"", "", "",
    "--x", "Content-Disposition: form-data; name=\"none\"; filename=\"\"", "Content-Type: application/octet-stream", "",
    "",
    "--x--", "",
  ].joined(separator: "\r\n")

  private func form(
    _ text: String, boundary: String = "x", limits: MultipartForm.Limits = .init()
  ) throws(FormError) -> MultipartForm {
    try MultipartForm(body: Array(text.utf8), boundary: boundary, limits: limits)
  }

  private func text(_ form: MultipartForm, _ part: MultipartForm.Part) -> String {
    String(decoding: form.content(of: part), as: UTF8.self)
  }

  @Test func `gives its fields and files`() throws {
    // The content of the file holds a line that begins with the boundary: only the exact delimiter may part it.
    let body = Self.browserBody.replacing("\r\n--x không", with: "\r\n-x không")
    let form = try form(body)
    #expect(form.parts.map(\.name) == ["csrf", "file", "unit", "unit", "none"])
    #expect(form["csrf"] == "token")
    #expect(form.all("unit") == ["3", ""])
    let file = try #require(form.files("file").first)
    #expect(file.fileName == "Kế hoạch.txt")
    #expect(file.contentType == "text/plain")
    #expect(text(form, file) == "Điều 1.\r\n-x không phải ranh giới: dòng này")
    #expect(form.files("none").isEmpty)
    #expect(form.parts[0].contentType == "text/plain")
    #expect(form.fields.fields.map(\.name) == ["csrf", "unit", "unit"])
  }

  @Test func `is refused where a line of a file begins with the boundary`() {
    #expect(throws: FormError.malformed(.truncated)) { try form(Self.browserBody) }
  }

  @Test func `keeps every byte of a file`() throws {
    let content = (0...255).map { UInt8($0) } + Array("\r\n--\r\r\n--y\r\n-".utf8)
    let head = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n"
    let body = Array(head.utf8) + content + Array("\r\n--x--".utf8)
    let form = try MultipartForm(body: body, boundary: "x")
    #expect(Array(form.content(of: form.parts[0])) == content)
  }

  @Test func `may begin with a preamble and end with an epilogue`() throws {
    let form = try form("preamble\r\n--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--\r\nepilogue")
    #expect(form["a"] == "1")
  }

  @Test func `may be empty`() throws { #expect(try form("--x--\r\n").parts.isEmpty) }

  @Test(arguments: [
    ("a.txt", "a.txt"),
    ("C:\\Users\\an\\ke hoach.docx", "ke hoach.docx"),
    ("../../etc/passwd", "passwd"),
    ("a%22b.txt", "a\"b.txt"),
    ("a\\\"b.txt", "a\"b.txt"),
    ("a%0D%0Ab.txt", "ab.txt"),
    ("100%.txt", "100%.txt"),
    ("%2e%2e%2f", "%2e%2e%2f"),
    ("a;b=c.txt", "a;b=c.txt"),
    ("a\u{1}\u{7F}b", "ab"),
    ("dir/", ""),
  ])
  func `gives a file name without folders and control characters`(_ sent: String, _ name: String) throws {
    let form = try form("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"\r\n\r\n\r\n--x--")
    #expect(form.parts[0].fileName == name)
  }

  @Test(arguments: [
    ("", MultipartFault.truncated),
    ("--x", .truncated),
    ("--x\r\n", .partHead),
    ("--xy\r\n", .truncated),
    ("--x\r\nContent-Disposition: form-data; name=a\r\n", .partHead),
    ("--x\r\nContent-Disposition: form-data; name=a\r\n\r\n", .truncated),
    ("--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x", .truncated),
    ("--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x-", .truncated),
    ("--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--", .unnamedPart),
    ("--x\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--x--", .unnamedPart),
    ("--x\r\n\r\n1\r\n--x--", .unnamedPart),
    ("--x\r\nno colon\r\n\r\n1\r\n--x--", .partHead),
    ("--x\r\nContent-Disposition: form-data; name=a\n\n1\n--x--", .partHead),
  ])
  func `that is broken is refused`(_ body: String, _ fault: MultipartFault) {
    #expect(throws: FormError.malformed(fault)) { try form(body) }
  }

  @Test func `cut at any byte is refused, never misread`() throws {
    let part = "--x\r\nContent-Disposition: form-data; name=a; filename=c\r\n\r\n1\r\n"
    let whole = part + part + "--x--"
    #expect(try form(whole).parts.count == 2)
    for length in 0..<whole.utf8.count {
      #expect(throws: FormError.self, "\(length)") {
        try form(String(decoding: whole.utf8.prefix(length), as: UTF8.self))
      }
    }
  }

  @Test(arguments: ["", String(repeating: "x", count: 71), "a\rb"])
  func `has a boundary of 1 to 70 characters without a line break`(_ boundary: String) {
    #expect(throws: FormError.malformed(.boundary)) { try form("--\(boundary)--", boundary: boundary) }
  }

  @Test func `has a limit of parts`() throws {
    let part = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"
    let body = String(repeating: part, count: 4) + "--x--"
    #expect(try form(body, limits: .init(parts: 4)).parts.count == 4)
    #expect(throws: FormError.tooManyFields(limit: 3)) { try form(body, limits: .init(parts: 3)) }
  }

  @Test func `has a limit of bytes in the head of a part`() {
    let body =
      "--x\r\nContent-Disposition: form-data; name=a\r\nX: \(String(repeating: "y", count: 5000))\r\n\r\n1\r\n--x--"
    #expect(throws: FormError.malformed(.partHead)) { try form(body) }
  }

  @Test func `of near boundaries is read in one pass`() throws {
    // Quadratic reading of these four megabytes would take minutes.
    let near = String(repeating: "\r\n--xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", count: 100_000)
    let head = "--\(String(repeating: "x", count: 40))"
    let form = try form(
      "\(head)\r\nContent-Disposition: form-data; name=a\r\n\r\n\(near)\r\n\(head)--",
      boundary: String(repeating: "x", count: 40))
    #expect(form.content(of: form.parts[0]).count == near.utf8.count)
  }

  @Test func `is read from a request by its media type`() throws {
    var request = Request(path: "/", body: Array("--a b--".utf8))
    #expect(throws: FormError.notAForm) { try request.multipartForm() }
    request.headers["Content-Type"] = "multipart/form-data"
    #expect(throws: FormError.malformed(.boundary)) { try request.multipartForm() }
    request.headers["Content-Type"] = "multipart/form-data; boundary=\"a b\""
    #expect(try request.multipartForm().parts.isEmpty)
  }
}
