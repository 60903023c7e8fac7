// SPDX-License-Identifier: Apache-2.0
import HTML
import TestSupport
import Testing

@Suite struct `HTML written as a literal` {
  @Test(arguments: [
    ("", ""),
    ("Tỉnh Đắk Lắk", "Tỉnh Đắk Lắk"),
    ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "&#39;"),
    ("a<b", "a&lt;b"),
    ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
    ("&amp;", "&amp;amp;"),
    ("<<>>", "&lt;&lt;&gt;&gt;"),
    ("«ế» & «ộ»", "«ế» &amp; «ộ»"),
    ("một chuỗi dài hơn mười lăm byte <b>", "một chuỗi dài hơn mười lăm byte &lt;b&gt;"),
    ("\u{0}\r\n", "\u{0}\r\n"),
  ])
  func `escapes text`(_ text: String, _ escaped: String) {
    let inText: HTML = "<p>\(text)</p>"
    let inAttribute: HTML = "<p title=\"\(text)\">"
    #expect(inText.description == "<p>\(escaped)</p>")
    #expect(inAttribute.description == "<p title=\"\(escaped)\">")
    #expect(HTML(text: text).description == escaped)
  }

  @Test func `no text of up to three hostile characters leaves one of them bare`() {
    let alphabet = ["<", ">", "&", "\"", "'", "a", "ế", ";"]
    for first in alphabet {
      for second in alphabet {
        for third in alphabet {
          let bytes = HTML(text: first + second + third).bytes
          #expect(!bytes.contains { [0x3C, 0x3E, 0x22, 0x27].contains($0) }, "\(first)\(second)\(third)")
          #expect(unescaped(bytes) == first + second + third)
        }
      }
    }
  }

  /// The inverse, written apart from the code under test.
  private func unescaped(_ bytes: [UInt8]) -> String {
    var text = ""
    var entity: String?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch (scalar, entity) {
      case ("&", nil): entity = ""
      case (";", let name?):
        text += ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"][name] ?? "?"
        entity = nil
      case (_, let name?): entity = name + String(scalar)
      case (_, nil): text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  @Test(arguments: [(0, "0"), (-7, "-7"), (Int.max, "9223372036854775807")])
  func `writes numbers in digits`(_ number: Int, _ digits: String) {
    #expect(("<td>\(number)</td>" as HTML).description == "<td>\(digits)</td>")
  }

  @Test func `nests HTML as it is`() {
    let cell: HTML = "<td>\("A & B")</td>"
    #expect(("<tr>\(cell)</tr>" as HTML).description == "<tr><td>A &amp; B</td></tr>")
  }

  @Test func `an absent piece is nothing`() {
    let absent: HTML? = nil
    let present: HTML? = "<br>"
    #expect(("[\(absent)]" as HTML).description == "[]")
    #expect(("[\(present)]" as HTML).description == "[<br>]")
  }

  @Test func `a list of pieces is written in order`() {
    let items = ["a", "<"].map { "<li>\($0)</li>" as HTML }
    #expect(("<ul>\(items)</ul>" as HTML).description == "<ul><li>a</li><li>&lt;</li></ul>")
  }

  @Test(arguments: [(true, "&lt;b&gt;"), (false, "")])
  func `a string literal chosen inside an interpolation is text`(_ isBold: Bool, _ written: String) {
    #expect(("\(isBold ? "<b>" : "")" as HTML).description == written)
  }

  @Test func `only the ugly name lets raw text through`() {
    #expect(("\(unsafeRaw: "<b>")" as HTML).description == "<b>")
    #expect(HTML(unsafeRaw: Array("<i>".utf8)).description == "<i>")
  }
}

@Suite struct `Pieces of HTML` {
  @Test func `are added at the end`() {
    var page = HTML()
    #expect(page.isEmpty)
    page += "<p>"
    page.append(HTML(text: "1 < 2"))
    page += "</p>"
    #expect(page == "<p>1 &lt; 2</p>")
    #expect(!page.isEmpty)
  }

  @Test(arguments: [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b, c")] as [([HTML], HTML)])
  func `are joined with a separator between them only`(_ pieces: [HTML], _ joined: HTML) {
    #expect(pieces.joined(separator: ", ") == joined)
  }

  @Test func `are joined without a separator`() {
    #expect((["<b>", "</b>"] as [HTML]).joined() == "<b></b>")
  }
}

@Suite struct `Any text in a page` {
  /// What escaping means, character by character.
  private func escaped(_ text: String) -> String {
    let entities: [Unicode.Scalar: String] = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;"]
    return text.unicodeScalars.map { entities[$0] ?? String($0) }.joined()
  }

  @Test(arguments: 0..<4) func `is escaped the same wherever the hostile characters stand`(_ round: Int) {
    var random = SeededRandom(seed: UInt64(round))
    let alphabet = Array("<>&\"'abc ếộ🌱\u{0}\u{301}")
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
      #expect(HTML(text: text).description == escaped(text))
      #expect(("<b>\(text)</b>\(text)" as HTML).description == "<b>\(escaped(text))</b>\(escaped(text))")
    }
  }

  @Test func `of a megabyte is escaped in one pass`() {
    let text = String(repeating: "a<b", count: 350_000)
    #expect(HTML(text: text).bytes.count == 350_000 * 6)
  }

  @Test func `in pieces is that of the whole`() {
    let rows = (0..<100).map { "<li>\($0) & \("<\($0)>")</li>" as HTML }
    var list = HTML()
    list.reserve(10_000)
    for row in rows { list += row }
    #expect(list == rows.joined() && list == "\(rows)" && !list.isEmpty)
    #expect(list.description.hasPrefix("<li>0 & &lt;0&gt;</li><li>1 & &lt;1&gt;</li>"))
  }

  @Test func `taken back to a length is what it was then`() {
    var page: HTML = "<p>\("ấ")</p>"
    let before = page
    let count = page.count
    page += "<details>\("<")"
    page.truncate(to: count)
    #expect(page == before && page.count == before.bytes.count)
    page.truncate(to: count + 1)
    #expect(page == before)
    page.truncate(to: 0)
    #expect(page.isEmpty)
  }
}
