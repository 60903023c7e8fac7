// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Files

struct DocxNumberingTests {
  private func lines(_ body: String, numbering: String, styles: String = "") throws -> [String] {
    try DocxSample(body: body, numbering: numbering, styles: styles).lines().filter { !$0.isEmpty }
  }

  private static let outline = DocxSample.list(
    1, [("upperRoman", "%1.", ""), ("decimal", "%2.", ""), ("lowerLetter", "%3)", ""), ("decimal", "%2.%4.", "")])

  @Test func `levels count on their own and begin anew below the next one above`() throws {
    let levels = [0, 1, 2, 2, 1, 2, 0, 1, 3, 3]
    let body = levels.map { DocxSample.numbered("x", list: 1, level: $0) }.joined()
    let expected = ["I. x", "1. x", "a) x", "b) x", "2. x", "a) x", "II. x", "1. x", "1.1. x", "1.2. x"]
    #expect(try lines(body, numbering: Self.outline) == expected)
  }

  @Test(arguments: [
    ("decimal", "%1.", ["1. x", "2. x"]), ("decimalZero", "%1", ["01 x", "02 x"]),
    ("lowerRoman", "(%1)", ["(i) x", "(ii) x"]),
    ("upperLetter", "%1.", ["A. x", "B. x"]), ("bullet", "\u{F0B7}", ["- x", "- x"]), ("bullet", "+", ["+ x", "+ x"]),
    ("bullet", "-", ["- x", "- x"]), ("none", "", ["x", "x"]), ("decimal", "Điều %1.", ["Điều 1. x", "Điều 2. x"]),
    ("ordinalText", "%1.", ["1. x", "2. x"]), ("decimal", "100%", ["100% x", "100% x"]),
  ])
  func `a label is written as its level says`(format: String, text: String, expected: [String]) throws {
    let body = DocxSample.numbered("x", list: 4) + DocxSample.numbered("x", list: 4)
    #expect(try lines(body, numbering: DocxSample.list(4, [(format, text, "")])) == expected)
  }

  @Test func `letters go on after z as Word does`() throws {
    let body = (1...28).map { _ in DocxSample.numbered("x", list: 2) }.joined()
    let found = try lines(body, numbering: DocxSample.list(2, [("lowerLetter", "%1)", "")]))
    #expect(found.suffix(3) == ["z) x", "aa) x", "bb) x"])
  }

  @Test func `a legal level writes all counts in digits`() throws {
    let numbering = DocxSample.list(1, [("upperRoman", "%1.", ""), ("decimal", "%1.%2", "<w:isLgl/>")])
    let body = DocxSample.numbered("x", list: 1) + DocxSample.numbered("x", list: 1, level: 1)
    #expect(try lines(body, numbering: numbering) == ["I. x", "1.1 x"])
  }

  @Test func `a level that never restarts goes on counting`() throws {
    let numbering = DocxSample.list(1, [("upperRoman", "%1.", ""), ("decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")])
    let body = [0, 1, 0, 1].map { DocxSample.numbered("x", list: 1, level: $0) }.joined()
    #expect(try lines(body, numbering: numbering) == ["I. x", "1. x", "II. x", "2. x"])
  }

  @Test func `lists of one definition share their count unless one begins anew`() throws {
    let numbering =
      DocxSample.list(1, [("decimal", "%1.", "")]) + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
      + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/>"
      + "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
    let body = [1, 2, 3, 3].map { DocxSample.numbered("x", list: $0) }.joined()
    #expect(try lines(body, numbering: numbering) == ["1. x", "2. x", "5. x", "6. x"])
  }

  @Test(arguments: ["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-5", "x", "32767"])
  func `a list may say any start`(start: String) throws {
    let numbering =
      DocxSample.list(1, [("decimal", "%1.", "<w:start w:val=\"\(start)\"/>")])
      + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/>"
      + "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"\(start)\"/></w:lvlOverride></w:num>"
    let body = [1, 1, 2, 2].map { DocxSample.numbered("x", list: $0) }.joined()
    #expect(try lines(body, numbering: numbering).count == 4)
  }

  @Test func `a list may change a level of its definition`() throws {
    let numbering =
      DocxSample.list(1, [("decimal", "%1.", "")]) + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/>"
      + "<w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"upperLetter\"/>"
      + "<w:lvlText w:val=\"%1)\"/></w:lvl></w:lvlOverride></w:num>"
    #expect(try lines(DocxSample.numbered("x", list: 2), numbering: numbering) == ["C) x"])
  }

  @Test func `a style gives its paragraphs a list, also through the style it is based on`() throws {
    let styles =
      "<w:style w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      + "<w:style w:styleId=\"Muc\"><w:basedOn w:val=\"Base\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    let body =
      DocxSample.paragraph("x", properties: "<w:pStyle w:val=\"Base\"/>")
      + DocxSample.paragraph("x", properties: "<w:pStyle w:val=\"Muc\"/>")
      + DocxSample.paragraph("x", properties: "<w:pStyle w:val=\"Base\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
    #expect(try lines(body, numbering: Self.outline, styles: styles) == ["I. x", "1. x", "x"])
  }

  @Test func `a definition may stand in a style of lists`() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"8\"><w:numStyleLink w:val=\"Lists\"/></w:abstractNum>"
      + "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"8\"/></w:num>" + Self.outline
    let styles = "<w:style w:styleId=\"Lists\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    #expect(try lines(DocxSample.numbered("x", list: 8), numbering: numbering, styles: styles) == ["I. x"])
  }

  @Test func `a list that does not exist and styles in a ring do no harm`() throws {
    let styles =
      "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
    let body = DocxSample.numbered("x", list: 77) + DocxSample.paragraph("y", properties: "<w:pStyle w:val=\"A\"/>")
    #expect(try lines(body, numbering: "", styles: styles) == ["x", "y"])
  }

  @Test func `an empty numbered paragraph counts but gives no line`() throws {
    let body = DocxSample.numbered("x", list: 1) + DocxSample.numbered("", list: 1) + DocxSample.numbered("y", list: 1)
    #expect(try lines(body, numbering: Self.outline) == ["I. x", "III. y"])
  }
}
