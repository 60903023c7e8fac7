// SPDX-License-Identifier: Apache-2.0
public import Domain

extension DocumentLayout {
  /// Every layout known, oldest first within each kind of issuer.
  public static let register: [DocumentLayout] = [.decree30, .union933, .party05]

  /// The layout for a kind of issuer on a day. For a day before the oldest one known, the oldest one.
  public static func inForce(for issuer: IssuerKind, on day: CivilDate) -> DocumentLayout {
    let own = register.filter { $0.issuer == issuer }
    return own.last { $0.holds(on: day) } ?? own.first ?? .decree30
  }

  /// State bodies: Nghị định 30/2020/NĐ-CP, Phụ lục I. Where the decree leaves a range, the value that keeps the national
  /// title on one line is taken.
  static let decree30 = DocumentLayout(
    id: "ND30-2020", issuer: .state, from: day(2020, 3, 5), to: nil,
    source: "Nghị định 30/2020/NĐ-CP ngày 05/03/2020, Phụ lục I", caveat: nil,
    page: PageGeometry(
      top: .millimetres(20), bottom: .millimetres(20), left: .millimetres(30), right: .millimetres(15),
      pageNumberFromTop: .millimetres(10)),
    font: "Times New Roman", styles: stateStyles, wording: stateWording)

  /// Unions: Quyết định 933/QĐ-TLĐ, with the values of the decree until its own table has been seen.
  static let union933 = {
    var layout = decree30
    layout.id = "QD933-2024"
    layout.issuer = .union
    layout.from = day(2024, 5, 14)
    layout.source = "Quyết định 933/QĐ-TLĐ ngày 14/05/2024"
    layout.caveat = BilingualText(
      vietnamese: "Chưa đối chiếu được bảng cỡ chữ của Quyết định 933/QĐ-TLĐ; đang dùng trị số của Nghị định 30.",
      english: "The size table of Decision 933/QĐ-TLĐ has not been verified; the values of Decree 30 are used.")
    return layout
  }()

  /// Party committees and offices: Hướng dẫn 05-HD/VPTW, known from secondary sources.
  static let party05 = DocumentLayout(
    id: "HD05-2026", issuer: .party, from: day(2026, 5, 27), to: nil,
    source: "Hướng dẫn 05-HD/VPTW ngày 27/05/2026 (Quy định 399-QĐ/TW)",
    caveat: BilingualText(
      vietnamese: "Trị số lấy theo nguồn thứ cấp của Hướng dẫn 05-HD/VPTW, chưa đối chiếu với bản gốc.",
      english: "Values come from secondary sources of Guidance 05-HD/VPTW and were not checked against the original."),
    page: PageGeometry(
      top: .millimetres(20), bottom: .millimetres(20), left: .millimetres(30), right: .millimetres(15),
      pageNumberFromTop: .millimetres(10)),
    font: "Times New Roman", styles: partyStyles, wording: partyWording)

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      preconditionFailure("no such day: \(year)-\(month)-\(day)")
    }
    return date
  }
}

extension DocumentLayout {
  private static let stateStyles = ComponentStyles(
    parentBody: .size(13).inCapitals, issuingBody: .size(13).inBold.inCapitals,
    issuingBodyRule: .line(percentOfText: 40), number: .size(13), placeAndDate: .size(14).inItalics,
    type: .size(14).inBold.inCapitals, subject: .size(14).inBold, subjectRule: .line(percentOfText: 40),
    base: .size(14).inItalics, body: .size(14), headings: [.size(14).inBold.inCapitals, .size(14).inBold, .size(14)],
    authority: .size(14).inBold.inCapitals, position: .size(14).inBold.inCapitals, signerName: .size(14).inBold,
    addressee: .size(14), recipientsLabel: .size(12).inBold.inItalics, recipient: .size(11),
    annexLabel: .size(14).inBold, annexTitle: .size(14).inBold.inCapitals, annexReference: .size(14).inItalics,
    tableHead: .size(12).inBold, tableCell: .size(12), pageNumber: .size(13),
    firstLineIndent: .tenthsOfMillimetre(127), paragraphSpacing: .points(6), lineSpacing: .multiple(hundredths: 110))

  private static let stateWording = DocumentWording(
    national: [
      .init(text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", style: .size(13).inBold, rule: .none),
      .init(text: "Độc lập - Tự do - Hạnh phúc", style: .size(14).inBold, rule: .line(percentOfText: 100)),
    ],
    numberPrefix: "Số: ", afterSequence: "/", afterType: "-", baseMark: "", headingMarks: [". ", ". ", ") "],
    ending: "./.",
    capacities: [
      .onBehalf: "TM. ", .deputising: "KT. ", .byOrder: "TL. ", .byAuthorisation: "TUQ. ", .acting: "Q. ",
    ],
    archivePrefix: "Lưu: ")

  private static let partyStyles = ComponentStyles(
    parentBody: .size(14).inCapitals, issuingBody: .size(14).inBold.inCapitals, issuingBodyRule: .marks("*"),
    number: .size(14), placeAndDate: .size(14).inItalics, type: .size(16).inBold.inCapitals,
    subject: .size(14).inBold, subjectRule: .marks("-----"), base: .size(14), body: .size(14),
    headings: [.size(14).inBold.inCapitals, .size(14).inBold, .size(14)], authority: .size(14).inBold.inCapitals,
    position: .size(14).inCapitals, signerName: .size(14).inBold, addressee: .size(14),
    recipientsLabel: .size(14).withUnderline, recipient: .size(12), annexLabel: .size(14).inBold,
    annexTitle: .size(14).inBold.inCapitals, annexReference: .size(14).inItalics, tableHead: .size(12).inBold,
    tableCell: .size(12), pageNumber: .size(14), firstLineIndent: .millimetres(10), paragraphSpacing: .points(6),
    lineSpacing: .exactly(.points(18)))

  private static let partyWording = DocumentWording(
    national: [
      .init(text: "ĐẢNG CỘNG SẢN VIỆT NAM", style: .size(15).inBold, rule: .line(percentOfText: 100))
    ],
    numberPrefix: "Số ", afterSequence: "-", afterType: "/", baseMark: "- ", headingMarks: ["- ", "- ", ") "],
    ending: ".",
    capacities: [
      .onBehalf: "T/M ", .deputising: "K/T ", .byOrder: "T/L ", .byAuthorisation: "TUQ ", .acting: "Q. ",
    ],
    archivePrefix: "Lưu ")
}
