// SPDX-License-Identifier: Apache-2.0
import Testing

/// What the other tests of this target rely on.
@Suite struct SwiftTextTests {
  @Test func `comments are told from code and from texts`() {
    let text = SwiftText(
      """
      let a = "// no comment /* nor this */" // one "comment"
      /* two /* nested */ still */ let b = 1
      /// three
      """)
    #expect(text.comments == ["// one \"comment\"", "/* two /* nested */ still */", "/// three"])
    #expect(text.literals.map(\.text) == ["// no comment /* nor this */"])
    #expect(text.places(of: "let").map(text.line) == [1, 2])
    #expect(text.places(of: "nested").isEmpty && text.places(of: "comment").isEmpty)
  }

  @Test func `literals of every shape end where they end`() {
    let quotes = "\"\"\""
    let text = SwiftText(
      ##"let a = "\"x\\" + #"y"\n"# + "" + "đ" + "## + quotes + "\nz \"\" \\" + quotes + "\n" + quotes + "; let b = 1")
    #expect(text.literals.map(\.text) == [##"\"x\\"##, ##"y"\n"##, "", "đ", "\nz \"\" \\\"\"\"\n"])
    #expect(text.places(of: "b").count == 1)
    #expect(["x", "y", "n", "z", "đ"].allSatisfy { text.places(of: $0).isEmpty })
  }

  @Test func `what is interpolated is code, at any depth`() {
    let text = SwiftText(##"f("a \(g(unsafe h, "b \(i(j))")) c", #"d \(k) \#(l)"#)"##)
    let literals = text.literals.sorted { $0.offset < $1.offset }
    #expect(literals.map(\.text) == [##"a \() c"##, ##"b \()"##, ##"d \(k) \()"##])
    #expect(literals.map(\.depth) == [0, 1, 0])
    #expect(literals.map(\.interpolations) == [1, 1, 1])
    #expect(["unsafe", "i", "j", "l"].allSatisfy { text.places(of: $0).count == 1 })
    #expect(text.places(of: "k").isEmpty)
    #expect(text.arguments(at: 1).map { text.literals(in: $0).count } == [1, 1])
  }

  @Test func `imports are named without their attributes and parts`() {
    let text = SwiftText(
      "import A\npublic import B\n@testable import C\nimport struct D\n// import E\nlet s = \"import F\"\n")
    #expect(text.imports == ["A", "B", "C", "struct"])
  }

  @Test func `blocks are those of functions, not of types`() {
    let text = SwiftText(
      """
      struct S {
        var a: Int {
          1
        }
        func f() {
          if a == 1 { g("}") }
        }
      }
      extension S { init() { let enumeration = "{" } }
      """)
    #expect(text.blocks.sorted { $0.lowerBound < $1.lowerBound } == [2...4, 5...7, 6...6, 9...9])
    #expect(text.lineCount == 9)
  }

  @Test func `the code is as long as the file and has its lines`() {
    let file = "a \"é\nư\" /* ộ\n */ `raw \" name` \"\"\"\nx\\(y)\n\"\"\"\n"
    let text = SwiftText(file)
    #expect(text.code.count == file.utf8.count)
    #expect(text.code.count { $0 == 0x0A } == file.utf8.count { $0 == 0x0A })
  }
}
