// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Glibc
import HTML
import HTTP
import Store
import Synchronization
import Testing

@testable import Web

@Suite struct `Parts of pages` {
  private func visit(_ language: Language = .vietnamese) throws -> Visit {
    Visit(
      site: try TestSite().site, request: Request(path: "/"), language: language, now: TestSite.morning, session: nil,
      viewer: nil)
  }

  private func part(_ html: HTML) throws -> PageParts.Element {
    let page = PageParts(html.description)
    #expect(page.faults == [])
    return try #require(page.root.children.first)
  }

  /// The bytes of a file of the project.
  private func file(_ path: String) throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = try #require(fopen("/\(root)/\(path)", "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `every icon has its picture in the sprite, and every picture its icon`() throws {
    let symbols = PageParts(try file("Assets/icons.svg")).all("symbol").compactMap { $0["id"] }
    #expect(symbols.count > 20)
    #expect(Set(symbols) == Set(Icon.allCases.map(\.rawValue)))
    #expect(symbols.count == Set(symbols).count)
  }

  @Test func `an icon is hidden from readers, and a word stands beside it wherever a status is shown`() throws {
    let visit = try visit()
    for kind in ActivityStatus.Kind.allCases {
      let chip = try part(visit.chip(kind))
      #expect(chip.text == Phrase.status(kind).vi)
      #expect(chip.first("svg")?["aria-hidden"] == "true" && chip.hasClass(kind.style))
    }
    #expect(Set(ActivityStatus.Kind.allCases.map(\.style)).count == ActivityStatus.Kind.allCases.count)
    #expect(Set(ActivityStatus.Kind.allCases.map(\.icon)).count == ActivityStatus.Kind.allCases.count)
  }

  @Test(arguments: [
    ([0, 0, 0, 0, 0, 0], "chưa có hoạt động", "no activity"),
    ([9, 0, 0, 4, 0, 0], "9 hoàn thành, 4 chậm", "9 done, 4 late"),
    (
      [1, 2, 3, 4, 5, 6],
      "1 hoàn thành, 2 đúng tiến độ, 3 sắp đến hạn, 4 chậm, 5 chưa bắt đầu, 6 dừng",
      "1 done, 2 on time, 3 due soon, 4 late, 5 not started, 6 stopped"
    ), ([1, 0, 0, 0, 999, 0], "1 hoàn thành, 999 chưa bắt đầu", "1 done, 999 not started"),
  ])
  func `a bar of statuses says in words what it shows, and shows no more than the whole`(
    numbers: [Int], vi: String, en: String
  ) throws {
    var counts = StatusCounts()
    for (kind, number) in zip(ActivityStatus.Kind.allCases, numbers) { for _ in 0..<number { counts.count(kind) } }
    for (language, words) in [(Language.vietnamese, vi), (.english, en)] {
      let bar = try part(try visit(language).stackedBar(counts))
      #expect(bar["aria-label"] == words && bar["role"] == "img")
      var end = 0
      for piece in bar.all("rect") {
        let (x, width) = (Int(piece["x"] ?? "") ?? -1, Int(piece["width"] ?? "") ?? -1)
        #expect(x >= 0 && width >= 4 && x >= end - 4)
        end = x + width
      }
      #expect(end <= 1000 && bar.all("rect").count == numbers.count { $0 > 0 })
    }
  }

  @Test(arguments: [0, 1, 50, 100]) func `a figure is said in words, and its bar only repeats it`(percent: Int) throws {
    let figure = try part(try visit().progress(percent, "\(percent) % <b>"))
    #expect(figure.text == "\(percent) % <b>")
    #expect(figure.first("svg")?["aria-hidden"] == "true")
    #expect(figure.all("rect").last?["width"] == "\(percent)")
  }

  @Test(
    arguments: [
      (nil, nil, nil), (Phrase.loginHint, nil, "h-login"), (nil, .personFields, "e-login"),
      (.loginHint, .personFields, "e-login h-login"),
    ] as [(Phrase?, Phrase?, String?)])
  func `a field is tied to its label, its hint and what is wrong with it`(
    hint: Phrase?, error: Phrase?, described: String?
  ) throws {
    let visit = try visit()
    let value = "\" onfocus=\"alert(1)\" <b>"
    for html in [
      visit.field("login", .login, value: value, hint: hint, error: error, isRequired: true),
      visit.area("login", .login, value: value, hint: hint, error: error, isRequired: true),
    ] {
      let field = try part(html)
      let control = try #require(field.first("input") ?? field.first("textarea"))
      #expect(field.first("label")?["for"] == control["id"] && field.first("label")?.text == Phrase.login.vi)
      #expect((control["value"] ?? control.text) == value && control["onfocus"] == nil)
      #expect(control["aria-describedby"] == described)
      #expect((control["aria-invalid"] == "true") == (error != nil) && control["required"] != nil)
      for id in (described ?? "").split(separator: " ") { #expect(field.first(id: String(id)) != nil) }
      #expect(field.first(id: "e-login")?.text == error?.vi)
    }
  }

  @Test(arguments: ["a", "b&\"", "none"]) func `a list has the chosen value chosen, and only that`(chosen: String)
    throws
  {
    let options = [(value: "a", text: "Một"), (value: "b&\"", text: "<Hai>")]
    let list = try part(try visit().select("s", .roleLabel, options: options, chosen: chosen))
    #expect(list.all("option").map { $0["value"] } == ["a", "b&\""])
    #expect(list.all("option").map(\.text) == ["Một", "<Hai>"])
    #expect(list.all("option", "selected").map { $0["value"] } == (chosen == "none" ? [] : [chosen]))
  }

  @Test(arguments: [(Visit.Tone.bad, "alert"), (.good, "status"), (.info, "status"), (.warn, "status")])
  func `a banner about something wrong is read out at once, others in their turn`(tone: Visit.Tone, role: String) throws
  {
    let banner = try part(try visit().banner(tone, "Chưa lưu <được>.", "<a href=\"/\">Về</a>"))
    #expect(banner["role"] == role && banner.hasClass(tone.rawValue))
    #expect(banner.first("b")?.text == "Chưa lưu <được>." && banner.first("a")?["href"] == "/")
  }
}

@Suite struct `What a form brings` {
  private func form(_ fields: [(String, String)]) throws -> SentForm {
    let text = FormFields(fields.map { .init(name: $0.0, value: $0.1) }).urlEncoded
    return try SentForm(
      Request(method: "POST", path: "/", headers: ["Content-Type": MediaType.urlEncodedForm], body: Array(text.utf8)))
  }

  @Test(arguments: [
    ("  hai  chữ ", "hai  chữ"), ("\t\n x \r\n", "x"), ("a\r\nb", "a\nb"), ("a\tb", "a\tb"),
    ("a\u{0}\u{1}\u{1B}b", "ab"),
    (" \u{0} ", ""), ("", ""), ("\u{FEFF}x", "\u{FEFF}x"), ("ế", "ế"), ("a\u{7F}", "a\u{7F}"),
  ])
  func `is text without white space around it and without what no keyboard types`(sent: String, kept: String) throws {
    let form = try form([("a", sent), ("a", "2")])
    #expect(form.text("a") == kept && form["a"] == kept && form.all("a") == [kept, "2"])
  }

  @Test func `tells a field that was not sent from an empty one`() throws {
    let form = try form([("a", "")])
    #expect(form.has("a") && !form.has("b"))
    #expect(form["a"] == "" && form["b"] == nil && form.text("b") == "")
    #expect(form.all("b").isEmpty && form.files("a").isEmpty)
  }

  @Test(arguments: ["token", "key", "password", "old", "new"]) func `keeps secrets out of what it gives back`(
    name: String
  )
    throws
  {
    let long = String(repeating: "chữ ", count: 10)
    #expect(try form([(name, long), ("sentence", long)]).longTexts == [long.dropLast().description])
  }

  @Test(arguments: [(20, 0), (21, 1)]) func `gives back texts that one would not like to type again`(
    bytes: Int, count: Int
  ) throws {
    #expect(try form([("a", String(repeating: "x", count: bytes))]).longTexts.count == count)
  }
}
