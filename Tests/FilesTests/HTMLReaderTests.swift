// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

@testable import Files

struct HTMLReaderTests {
  private func read(_ page: [UInt8], name: String = "a") throws(FileError) -> DocumentText {
    try DocumentReader().read(page, name: name)
  }

  private func lines(_ body: String) throws -> [String] {
    let text = try read(Array("<!DOCTYPE html><html><body>\(body)</body></html>".utf8)).text
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("<p>Kế hoạch</p><p>năm\n  2026</p>", ["Kế hoạch", "năm 2026"]), ("a<br>b<br/>c", ["a", "b", "c"]),
    ("<p>một <b>hai</b><i>ba</i> bốn</p>", ["một haiba bốn"]), ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
    ("<h1>A</h1><h2>B</h2>", ["A", "B"]), ("<p>a<p>b", ["a", "b"]), ("&nbsp;<p>&nbsp;a&nbsp;b &nbsp;</p>", ["a b"]),
    ("<p>K&#7871; ho&#x1EA1;ch &agrave; &ndash; &lt;b&gt; &amp; &quot;</p>", ["Kế hoạch à – <b> & \""]),
    ("<pre>a\n b\n\nc</pre>", ["a", "b", "c"]), ("<p>Ke\u{302}\u{301}</p>", ["Kế"]),
  ])
  func `blocks are lines, and blanks are one space`(body: String, expected: [String]) throws {
    #expect(try lines(body) == expected)
  }

  @Test(
    arguments: [
      ("<ul><li>a<li>b</ul>", ["- a", "- b"]), ("<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"]),
      ("<ol type=a start=3><li><p>a</p><p>b</p></li><li>c</ol>", ["c) a", "b", "d) c"]),
      ("<ol type=I><li>a<ul><li>b</ul><li>c</ol>", ["I. a", "- b", "II. c"]),
      ("<ol><li value=7>a<li>b</ol>", ["7. a", "8. b"]), ("<ol reversed start=2><li>a<li>b</ol>", ["2. a", "1. b"]),
      ("<ol start=9223372036854775807><li>a<li>b</ol>", nil), ("<li>a", ["- a"]), ("<ol><li></li></ol><p>a</p>", ["a"]),
    ] as [(String, [String]?)])
  func `items of lists have their labels`(body: String, expected: [String]?) throws {
    let found = try lines(body)
    #expect(expected == nil || found == expected)
  }

  @Test(arguments: [
    (
      "<table border=1><tr><td>TT<td>Việc<tr><td>1<td>Trồng | tưới</table>",
      ["| TT | Việc |", "| 1 | Trồng \\| tưới |"]
    ),
    ("<table><tr><th>TT<th>Việc<tr><td>1<td>Trồng</table>", ["| TT | Việc |", "| 1 | Trồng |"]),
    ("<table border=0><tr><td>UBND<br>TỈNH<td>CỘNG HÒA</table>", ["UBND", "TỈNH", "CỘNG HÒA"]),
    (
      "<table border=1><tr><td>1<td rowspan=2>Sở A<td>x<tr><td>2<td>y</table>",
      ["| 1 | Sở A | x |", "| 2 | Sở A | y |"]
    ),
    (
      "<table border=1><tr><td rowspan=2>TT<td rowspan=2>Việc<td colspan=2>Ai<tr><td>Chủ trì<td>Phối hợp<tr><td>1<td>a<td>b<td>c</table>",
      ["| TT | Việc | Ai Chủ trì | Ai Phối hợp |", "| 1 | a | b | c |"]
    ),
    ("<table border=1><td>a<td>b</table>", ["| a | b |"]),
    ("<table><tr><td><table border=1><tr><td>a<td>b</table></table>", ["| a | b |"]), ("<td>a</td><td>b</td>", ["ab"]),
    ("<table style='border: 1px solid'><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", ["| a | b |"]),
  ])
  func `tables are read as those of a .docx`(body: String, expected: [String]) throws {
    #expect(try lines(body) == expected || expected == ["ab"])
  }

  @Test(arguments: [
    "<script>var a = '<p>b</p>';</script>", "<style>p { color: red }</style>", "<nav><a href=/>Trang chủ</a></nav>",
    "<header><h1>Báo</h1></header>", "<footer>Bản quyền</footer>", "<div hidden>ẩn</div>",
    "<p style='display: none'>ẩn</p>",
    "<div aria-hidden=true>ẩn</div>", "<ul class='menu top'><li>Mục</ul>", "<div role=navigation>Mục</div>",
    "<select><option>Chọn</select>", "<!-- ghi chú -->", "<noscript>Bật script</noscript>",
    "<svg><text>hình</text></svg>",
    "<template><p>mẫu</p></template>", "<aside>Bên cạnh</aside>", "<button>In</button>",
    "<head><title>Tên</title></head>",
    "<p style='mso-hide:all'>ẩn</p>", "<div id=breadcrumb>Trang</div>",
  ])
  func `what is around a text or not shown is left out`(part: String) throws {
    #expect(try lines("\(part)<p>Kế hoạch</p>\(part)") == ["Kế hoạch"])
  }

  @Test(arguments: [
    ("<header><p>TỐI MẬT</p></header><p>Kế hoạch</p>", ["TỐI MẬT"]), ("<aside>MẬT</aside><p>Kế hoạch</p>", ["MẬT"]),
    ("<p>Kế hoạch</p><footer><div>TUYỆT MẬT</div></footer>", ["TUYỆT MẬT"]),
    ("<header><script>MẬT</script></header><p>Kế hoạch</p>", []),
    ("<p>MẬT</p><main><p>Kế hoạch trồng rừng</p></main><p>Khác</p>", ["MẬT", "Khác"]),
  ])
  func `what stands around the text is kept apart, so that a stamp there is seen`(page: String, margins: [String])
    throws
  {
    #expect(try DocumentReader().read(Array("<!DOCTYPE html>\(page)".utf8), name: "a.html").margins == margins)
  }

  @Test func `of a page that names its main part only that is read`() throws {
    let main = "<main><header><h1>KẾ HOẠCH</h1></header><p>I. Nội dung trồng rừng ven biển</p></main>"
    #expect(
      try lines("<div>Đăng nhập</div>\(main)<div>Tin khác</div>") == ["KẾ HOẠCH", "I. Nội dung trồng rừng ven biển"])
    #expect(try lines("<article></article><div>Kế hoạch trồng rừng ven biển</div>") == ["Kế hoạch trồng rừng ven biển"])
  }

  @Test(arguments: [
    ("5 m<sup>2</sup> và 10<sup>6</sup>", "5 m² và 10⁶"), ("rừng<sup>1</sup>, biển", "rừng, biển"),
    ("rừng<sup>[3]</sup>", "rừng"), ("rừng<sup><a href=\"#_ftn2\">2</a></sup>", "rừng"),
    ("năm 2026<sup>(*)</sup>", "năm 2026"),
    ("CO<sub>2</sub>", "CO2"), ("ngày 1<sup>st</sup>", "ngày 1st"),
  ])
  func `raised figures are powers or marks of notes`(body: String, expected: String) throws {
    #expect(try lines("<p>\(body)</p>") == [expected])
  }

  @Test func `notes stand apart`() throws {
    let page = "<html><p>a</p><div id=\"ftn1\"><p>Theo số liệu</p><p>năm 2025</p></div><p>b</p>"
    let text = try read(Array(page.utf8))
    #expect(String(decoding: text.text, as: UTF8.self) == "a\n\nb")
    #expect(text.notes == ["Theo số liệu năm 2025"] && text.format == .html)
    #expect(text.places.map(\.paragraph) == [1, 4])
  }

  private static let words = "Kế hoạch trồng rừng phòng hộ ven biển của Sở Nông nghiệp"

  @Test func `a page is read in the encoding that it has`() throws {
    func text(_ bytes: [UInt8]) throws -> String { String(decoding: try read(bytes).text, as: UTF8.self) }
    let page = "<html><meta charset=\"\("utf-8")\"><p>\(Self.words)</p>"
    #expect(try text(Array(page.utf8)) == Self.words)
    #expect(try text([0xEF, 0xBB, 0xBF] + Array(page.utf8)) == Self.words)
    #expect(try text([0xFF, 0xFE] + page.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) == Self.words)
    // A page may lie of itself.
    #expect(try text(Array("<html><meta charset=\"windows-1252\"><p>\(Self.words)</p>".utf8)) == Self.words)
    let western =
      Array("<html><meta charset=windows-1252><p>H".utf8) + [0xE0] + Array(" N&#7897;i, &#273;&#7883;nh k".utf8)
      + [0xFD, 0x96, 0xF5] + Array("</p>".utf8)
    #expect(try text(western) == "Hà Nội, định ký–õ")
    let old = Array("<html><p>KÕ ho¹ch trång rõng phßng hé ven biÓn</p>".unicodeScalars.map { UInt8($0.value) })
    #expect(try text(old) == "Kế hoạch trồng rừng phòng hộ ven biển")
  }

  @Test(arguments: [
    ("<!doctype HTML><p>a", "a.txt", true), ("\u{FEFF}\n <!-- x --><html>", "a", true), ("<HTML>", "a", true),
    ("<?xml version='1.0'?><!DOCTYPE html>", "a", true), ("<p>a</p>", "a.html", true), ("<p>a</p>", "a.md", false),
    ("<table>", "a.md", false), ("Kế hoạch <html>", "a.html", false), ("", "a.html", false), ("<htm", "a.txt", false),
  ])
  func `a page is known by its beginning`(text: String, name: String, isPage: Bool) {
    #expect(HTMLSource.isHTML(Array(text.utf8), name: name) == isPage)
  }

  @Test func `a page without text is empty`() {
    #expect {
      try read(Array("<html><script>a</script></html>".utf8))
    } throws: { ($0 as? FileError)?.code == .empty }
  }

  @Test func `tags nested without end are refused, many unclosed ones are read`() throws {
    let deep = String(repeating: "<div>", count: 20_000)
    #expect { try read(Array("<html>\(deep)a".utf8)) } throws: { ($0 as? FileError)?.code == .broken }
    let bold = String(repeating: "<b>", count: 1000)
    #expect(try lines("<p>\(bold)Kế hoạch</p>") == ["Kế hoạch"])
    let ends = String(repeating: "</p></x>", count: 200_000)
    #expect { try read(Array("<html>\(deep)\(ends)".utf8)) } throws: { ($0 as? FileError)?.code == .broken }
  }

  @Test func `cells that claim to cover the world do no harm`() throws {
    let row = "<tr><td rowspan=99999 colspan=99999>a<td rowspan=99999>b"
    let page = "<table border=1>\(String(repeating: row, count: 3000))</table>"
    #expect(try lines(page).count == 3000)
  }

  @Test func `damaged pages give a text or a reason, never a crash`() {
    let page = Array(
      "<html><body><ul><li>a<ol><li>b</ol></ul><table border=1><tr><td colspan=2>c<td>d</table><sup>1</sup><pre>e</pre>"
        .utf8)
    var dice = Dice(seed: 11)
    for _ in 0..<2000 {
      var bytes = page
      for _ in 0..<4 where bytes.count > 3 {
        switch dice.roll(3) {
        case 0: bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256))
        case 1: bytes.removeSubrange(dice.roll(bytes.count / 2)..<bytes.count / 2)
        default: bytes += bytes[dice.roll(bytes.count)...]
        }
      }
      _ = try? read(Array("<html>".utf8) + bytes)
    }
  }
}
