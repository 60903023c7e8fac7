// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

struct DocumentLayoutTests {
  private func layout(_ issuer: IssuerKind) throws -> DocumentLayout {
    .inForce(for: issuer, on: try #require(CivilDate(iso: "2026-11-21")))
  }

  @Test(arguments: [
    (IssuerKind.state, "ND30-2020"), (IssuerKind.union, "QD933-2024"), (IssuerKind.party, "HD05-2026"),
  ])
  func `the kind of issuer decides the layout`(issuer: IssuerKind, id: String) throws {
    #expect(try layout(issuer).id == id)
  }

  @Test(arguments: IssuerKind.allCases)
  func `a day before the oldest layout gets the oldest one`(issuer: IssuerKind) throws {
    let day = try #require(CivilDate(iso: "2001-01-01"))
    #expect(DocumentLayout.inForce(for: issuer, on: day).issuer == issuer)
  }

  @Test func `a layout holds from its first to its last day`() throws {
    var layout = try layout(.state)
    let (first, last) = (layout.from, layout.from.adding(days: 9))
    layout.to = last
    #expect(!layout.holds(on: first.adding(days: -1)))
    #expect(layout.holds(on: first) && layout.holds(on: last))
    #expect(!layout.holds(on: last.adding(days: 1)))
  }

  @Test func `what was not checked against its source says so`() throws {
    #expect(try layout(.state).caveat == nil)
    #expect(try layout(.union).caveat?.vietnamese.contains("933/QĐ-TLĐ") == true)
    #expect(try layout(.party).caveat?.english.contains("05-HD/VPTW") == true)
  }

  @Test func `the state layout keeps within the ranges of the decree`() throws {
    let layout = try layout(.state)
    #expect(layout.page.width == .millimetres(210) && layout.page.height == .millimetres(297))
    #expect((Length.millimetres(20).twips...Length.millimetres(25).twips).contains(layout.page.top.twips))
    #expect((Length.millimetres(30).twips...Length.millimetres(35).twips).contains(layout.page.left.twips))
    #expect((Length.millimetres(15).twips...Length.millimetres(20).twips).contains(layout.page.right.twips))
    #expect((26...28).contains(layout.styles.body.halfPoints))
    #expect(layout.styles.firstLineIndent == .tenthsOfMillimetre(127))
    #expect(layout.styles.base.italic && layout.styles.placeAndDate.italic && layout.styles.recipientsLabel.italic)
    #expect(layout.styles.parentBody.bold == false && layout.styles.issuingBody.bold)
  }

  @Test(arguments: [
    (IssuerKind.state, 5, "Số: 05/BC-UBND"), (IssuerKind.state, 127, "Số: 127/BC-UBND"),
    (IssuerKind.state, nil, "Số:       /BC-UBND"), (IssuerKind.union, 9, "Số: 09/BC-UBND"),
    (IssuerKind.party, 127, "Số 127-BC/UBND"), (IssuerKind.party, 5, "Số 05-BC/UBND"),
  ])
  func `number and symbol follow the rules of the issuer`(issuer: IssuerKind, sequence: Int?, line: String) throws {
    #expect(try layout(issuer).numberLine(DocumentNumber(sequence: sequence, type: "BC", issuer: "UBND")) == line)
  }

  @Test func `blanks stand for a place and a day that are not known`() throws {
    var header = DocumentHeader(issuingBody: "Sở Xây dựng", number: DocumentNumber(type: "BC", issuer: "SXD"))
    #expect(try layout(.state).placeAndDateLine(header) == "………, ngày … tháng … năm ……")
    header.place = "Hồng Lam"
    header.date = CivilDate(year: 2026, month: 2, day: 7)
    #expect(try layout(.state).placeAndDateLine(header) == "Hồng Lam, ngày 07 tháng 02 năm 2026")
  }

  @Test(arguments: [
    ([], []), (["Bộ Tài chính"], ["Kính gửi: Bộ Tài chính"]),
    (["Bộ Tài chính", "Bộ Nội vụ."], ["Kính gửi:", "- Bộ Tài chính;", "- Bộ Nội vụ."]),
  ])
  func `one addressee stands on the line, several below it`(addressees: [String], lines: [String]) throws {
    #expect(try layout(.state).addresseeLines(addressees) == lines)
  }

  @Test func `legal bases end with a semicolon, the last one with a stop`() throws {
    let bases = ["Căn cứ Luật Đất đai;", "Căn cứ Luật Xây dựng"]
    #expect(try layout(.state).baseLines(bases) == ["Căn cứ Luật Đất đai;", "Căn cứ Luật Xây dựng."])
    #expect(try layout(.party).baseLines(bases) == ["- Căn cứ Luật Đất đai;", "- Căn cứ Luật Xây dựng."])
  }

  @Test(arguments: [
    (IssuerKind.state, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "TL. X", "TUQ. X", "Q. X"]),
    (IssuerKind.party, ["T/M ỦY BAN NHÂN DÂN", "K/T CHỦ TỊCH", "T/L X", "TUQ X", "Q. X"]),
  ])
  func `the capacity of the signer is abbreviated as the issuer does`(issuer: IssuerKind, lines: [String]) throws {
    let signature = Signature(
      authority: [
        .init(.onBehalf, of: "Ủy ban nhân dân"), .init(.deputising, of: "Chủ tịch"), .init(.byOrder, of: "x"),
        .init(.byAuthorisation, of: "x"), .init(.acting, of: "x"),
      ], position: "Phó Chủ tịch")
    #expect(try layout(issuer).authorityLines(signature) == lines)
  }

  @Test(arguments: [
    (IssuerKind.state, ["I. KẾT QUẢ", "2. Kết quả", "đ) Kết quả"]),
    (IssuerKind.party, ["I- KẾT QUẢ", "2- Kết quả", "đ) Kết quả"]),
  ])
  func `headings have the marks of the issuer`(issuer: IssuerKind, lines: [String]) throws {
    let layout = try layout(issuer)
    let found = [(1, "I"), (2, "2"), (3, "đ")].map { layout.headingLine(level: $0, label: $1, text: "Kết quả") }
    #expect(found == lines)
  }

  @Test func `a heading deeper than the layout knows is set like the deepest`() throws {
    #expect(try layout(.state).headingLine(level: 7, label: "a", text: "Việc") == "a) Việc")
  }

  @Test(arguments: [
    ("Ủy ban nhân dân tỉnh Hồng Lam", ["ỦY BAN NHÂN DÂN", "TỈNH HỒNG LAM"]), ("Sở Xây dựng", ["SỞ XÂY DỰNG"]),
    ("Ủy ban nhân dân xã Tân", ["ỦY BAN NHÂN DÂN XÃ TÂN"]),
    ("Liên đoàn Lao động thành phố Vân Hải", ["LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ VÂN HẢI"]),
    ("Tổng Liên đoàn Lao động Việt Nam", ["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"]),
  ])
  func `a long name is broken before its territory`(name: String, lines: [String]) throws {
    let layout = try layout(.state)
    #expect(layout.headLines(name, layout.styles.issuingBody) == lines)
  }

  @Test func `lengths are whole twips`() {
    #expect(Length.millimetres(210).twips == 11906)
    #expect(Length.millimetres(297).twips == 16838)
    #expect(Length.tenthsOfMillimetre(127).twips == 720)
    #expect(Length.points(6).twips == 120)
  }
}
