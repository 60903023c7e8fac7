// SPDX-License-Identifier: Apache-2.0
import HTTP
import TestSupport
import Testing

extension SeededRandom {
  /// Text of characters that mean something to the readers.
  fileprivate mutating func text(_ alphabet: String, upTo count: Int) -> String {
    let alphabet = Array(alphabet)
    return String(
      (0..<Int.random(in: 0...count, using: &self)).compactMap { _ in alphabet.randomElement(using: &self) })
  }

  fileprivate mutating func bytes(upTo count: Int) -> [UInt8] {
    (0..<Int.random(in: 0...count, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}

@Suite struct `Input from anywhere` {
  @Test(arguments: 0..<4) func `is read as a form without a trap, and comes back`(_ round: Int) throws {
    var random = SeededRandom(seed: UInt64(round))
    for _ in 0..<500 {
      let form = try FormFields(urlEncoded: random.text("ab=&+%0Fzế\0", upTo: 30).utf8)
      // A field without a name or value vanishes in text; all others come back.
      let kept = form.fields.filter { !$0.name.isEmpty || !$0.value.isEmpty }
      #expect(try FormFields(urlEncoded: FormFields(kept).urlEncoded.utf8).fields == kept)
    }
  }

  @Test(arguments: 0..<4) func `is read as parts without a trap`(_ round: Int) {
    var random = SeededRandom(seed: UInt64(10 + round))
    let pieces = [
      "\r\n", "--", "x", "--x", "\r\n--x\r\n", "Content-Disposition: form-data; name=", "\"a\"", ":", ";", "\0", "ế",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let body = Array("--x\(text)".utf8)
      guard let form = try? MultipartForm(body: body, boundary: "x") else { continue }
      for part in form.parts { #expect(form.content(of: part).count <= body.count) }
    }
  }

  @Test(arguments: 0..<4) func `made into parts comes back byte for byte`(_ round: Int) throws {
    var random = SeededRandom(seed: UInt64(20 + round))
    for _ in 0..<100 {
      let contents = (0..<Int.random(in: 1...5, using: &random)).map { _ in random.bytes(upTo: 300) }
      var body: [UInt8] = []
      for (index, content) in contents.enumerated() {
        body += "--boundary-7\r\nContent-Disposition: form-data; name=\"f\(index)\"; filename=\"a\"\r\n\r\n".utf8
        body += content + Array("\r\n".utf8)
      }
      body += "--boundary-7--\r\n".utf8
      let form = try MultipartForm(body: body, boundary: "boundary-7")
      #expect(form.parts.map { Array(form.content(of: $0)) } == contents)
      #expect(form.parts.map(\.name) == contents.indices.map { "f\($0)" })
    }
  }

  @Test(arguments: 0..<4) func `is read as header values without a trap`(_ round: Int) {
    var random = SeededRandom(seed: UInt64(30 + round))
    for _ in 0..<500 {
      let value = random.text("ab=;,\"\\ %0q.1*W/-\t", upTo: 30)
      let request = Request(
        path: "/",
        headers: ["Cookie": value, "Accept-Encoding": value, "If-None-Match": value, "Content-Type": value])
      _ = request.cookie("a")
      _ = request.acceptsGzip
      _ = request.alreadyHas(EntityTag("a"))
      _ = try? request.multipartForm()
      for (_, weight) in QualityValues(value).values { #expect((0...1000).contains(weight)) }
    }
  }

  @Test(arguments: 0..<4) func `written as a cookie comes back and stays one field`(_ round: Int) {
    var random = SeededRandom(seed: UInt64(40 + round))
    for _ in 0..<200 {
      let value = random.text("ab=;, \"\\%\r\n\0ế", upTo: 20)
      let header = SetCookie("n", value, isSecure: true).headerValue
      #expect(header.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
      let pair = header.prefix { $0 != ";" }
      #expect(Request(path: "/", headers: ["Cookie": "m=1; \(pair); o=2"]).cookie("n") == value)
    }
  }

  @Test(arguments: 0..<4) func `written as a download name stays one field`(_ round: Int) {
    var random = SeededRandom(seed: UInt64(50 + round))
    for _ in 0..<200 {
      let name = random.text("ab\";=\\%\r\n/ế", upTo: 20)
      let field = Response.download([], MediaType.octets, fileName: name).headers["Content-Disposition"] ?? ""
      #expect(field.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
      #expect(field.filter { $0 == "\"" }.count == 2)
    }
  }
}
