// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

/// What must hold of every layout, whoever adds one.
struct LayoutRegisterTests {
  @Test(arguments: DocumentLayout.register)
  func `a layout names its source and its days in order`(layout: DocumentLayout) {
    #expect(!layout.id.isEmpty && !layout.source.isEmpty)
    #expect(layout.to.map { layout.from <= $0 } ?? true)
    #expect(layout.source.contains(String(layout.from.parts.year)))
  }

  @Test func `names are unique`() {
    #expect(Set(DocumentLayout.register.map(\.id)).count == DocumentLayout.register.count)
  }

  @Test(arguments: IssuerKind.allCases)
  func `the layouts of an issuer follow one another without overlap`(issuer: IssuerKind) throws {
    let own = DocumentLayout.register.filter { $0.issuer == issuer }
    #expect(!own.isEmpty)
    for (earlier, later) in zip(own, own.dropFirst()) { #expect(try #require(earlier.to) < later.from) }
    #expect(own.last?.to == nil)
  }

  @Test(arguments: DocumentLayout.register)
  func `every capacity has its abbreviation, every level of headings its style and mark`(layout: DocumentLayout) {
    #expect(Set(layout.wording.capacities.keys) == Set(SigningCapacity.allCases))
    #expect(layout.wording.headingMarks.count == layout.styles.headings.count)
    #expect(!layout.wording.national.isEmpty && !layout.wording.ending.isEmpty)
  }

  @Test(arguments: DocumentLayout.register)
  func `text fits on the paper and can be read`(layout: DocumentLayout) {
    let page = layout.page
    #expect(page.textWidth.twips == page.width.twips - page.left.twips - page.right.twips)
    #expect(page.textWidth.twips > Length.millimetres(150).twips)
    #expect(page.pageNumberFromTop.twips < page.top.twips)
    let styles = layout.styles
    let sizes = [
      styles.parentBody, styles.issuingBody, styles.number, styles.placeAndDate, styles.type, styles.subject,
      styles.base,
      styles.body, styles.authority, styles.position, styles.signerName, styles.addressee, styles.recipientsLabel,
      styles.recipient, styles.annexLabel, styles.annexTitle, styles.annexReference, styles.tableHead, styles.tableCell,
      styles.pageNumber,
    ].map(\.halfPoints)
    #expect(sizes.allSatisfy { (22...32).contains($0) })
  }

  @Test func `Party documents have the marks of the Party`() throws {
    let layout = DocumentLayout.inForce(for: .party, on: try #require(CivilDate(iso: "2026-11-21")))
    #expect(layout.wording.national.map(\.text) == ["ĐẢNG CỘNG SẢN VIỆT NAM"])
    #expect(layout.styles.issuingBodyRule == .marks("*") && layout.styles.subjectRule == .marks("-----"))
    #expect(layout.styles.position.bold == false && layout.styles.recipientsLabel.underlined)
    #expect(layout.styles.lineSpacing == .exactly(.points(18)))
  }

  @Test func `the union layout differs from the state one in its name and caveat only`() throws {
    let day = try #require(CivilDate(iso: "2026-11-21"))
    let (state, union) = (DocumentLayout.inForce(for: .state, on: day), DocumentLayout.inForce(for: .union, on: day))
    #expect(state.styles == union.styles && state.wording == union.wording && state.page == union.page)
    #expect(state.id != union.id && union.caveat != nil)
  }

  @Test func `styles are changed one property at a time`() {
    let style = TextStyle.size(13)
    #expect(style.halfPoints == 26 && !style.bold && !style.italic && !style.underlined && !style.capitals)
    #expect(style.inBold.bold && !style.inBold.italic)
    #expect(style.inItalics.italic && style.withUnderline.underlined && style.inCapitals.capitals)
    #expect(style.inBold.inItalics.bold && style.inBold.inItalics.italic)
  }
}
