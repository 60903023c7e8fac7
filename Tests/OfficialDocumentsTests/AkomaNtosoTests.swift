// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import PlanReading
import Testing

struct AkomaNtosoTests {
  private static let decision = """
    ỦY BAN NHÂN DÂN TỈNH HỒNG LAM

    Số: 7/QĐ-UBND

    Hồng Lam, ngày 05 tháng 6 năm 2026

    QUYẾT ĐỊNH

    Ban hành Kế hoạch trồng cây

    Căn cứ Luật Bảo vệ môi trường số 72/2020/QH14;

    Theo đề nghị của Sở Y tế.

    Điều 1. Ban hành Kế hoạch trồng cây.

    Nơi nhận:
    - Như Điều 1 (để t/h);
    - Lưu: VT.

    TM. ỦY BAN NHÂN DÂN
    CHỦ TỊCH

    Lê Văn An

    KẾ HOẠCH

    Trồng cây

    (Kèm theo Quyết định số 7/QĐ-UBND)

    I. NHIỆM VỤ

    1. Việc trước mắt:

    a) Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng vườn cây.

    - Cây xanh.

    Cây phải sống.

    1.1. Tưới cây.

    Phụ lục I

    DANH MỤC

    (Kèm theo Kế hoạch)

    | TT | Nhiệm vụ | Chủ trì |
    | A | CÂY XANH | |
    | 1 | Trồng cây | Sở Y tế |

    [1] Theo Công văn số 5/UBND-VX.
    """

  private func root(_ text: String = decision) throws -> XMLElement {
    AkomaNtoso(
      try readPlan(Array(text.utf8), name: "a.txt").get(),
      today: try #require(CivilDate(year: 2026, month: 11, day: 21))
    ).root
  }

  /// The elements of a name, from the outermost in.
  private func all(_ name: String, in element: XMLElement) -> [XMLElement] { element.all.filter { $0.name == name } }

  @Test func `a decision with articles is an act, its plan and annex are documents attached to it`() throws {
    let root = try root()
    #expect(root.name == "akomaNtoso" && root["xmlns"] == AkomaNtoso.namespace)
    let act = try #require(root.elements.first)
    #expect(act.name == "act" && act["name"] == "quyetDinh")
    #expect(
      act.elements.map(\.name) == ["meta", "preface", "preamble", "body", "conclusions", "attachments"])
    let attached = all("doc", in: root)
    #expect(attached.map { $0["name"] } == ["keHoach", "phuLuc"])
    #expect(all("attachment", in: root).map { $0["eId"] } == ["att_1", "att_2"])
    #expect(attached[0].elements.map(\.name) == ["meta", "preface", "preamble", "mainBody"])
  }

  @Test func `a plan is a document, also one without anything around its items`() throws {
    let root = try root("I. Việc\n\n1. Một\n")
    let document = try #require(root.elements.first)
    #expect(document.name == "doc" && document["name"] == "vanBan")
    #expect(document.elements.map(\.name) == ["meta", "mainBody"])
  }

  @Test func `work, expression and manifestation are named by kind, actor, date and number`() throws {
    let meta = try #require(all("meta", in: try root()).first)
    #expect(
      all("FRBRuri", in: meta).map { $0["value"] } == [
        "/akn/vn/act/quyet-dinh/ubnd/2026-06-05/7-qd-ubnd",
        "/akn/vn/act/quyet-dinh/ubnd/2026-06-05/7-qd-ubnd/vie@2026-06-05",
        "/akn/vn/act/quyet-dinh/ubnd/2026-06-05/7-qd-ubnd/vie@2026-06-05.xml",
      ])
    #expect(all("FRBRdate", in: meta).map { $0["date"] } == ["2026-06-05", "2026-06-05", "2026-11-21"])
    #expect(all("FRBRnumber", in: meta).map { $0["value"] } == ["7/QĐ-UBND"])
    #expect(all("FRBRcountry", in: meta).map { $0["value"] } == ["vn"])
  }

  @Test func `a document without date and number is not given any`() throws {
    let meta = try #require(all("meta", in: try root("KẾ HOẠCH\n\nTrồng cây\n\nI. Việc\n")).first)
    #expect(all("FRBRuri", in: meta).first?["value"] == "/akn/vn/doc/ke-hoach/nn")
    #expect(Set(all("FRBRdate", in: meta).map { $0["name"] }) == ["generation"])
    #expect(all("FRBRnumber", in: meta).isEmpty)
  }

  @Test(arguments: [
    ("17-KH/TU", "/akn/vn/doc/ke-hoach/tu/17-kh-tu"), ("57/KH-LĐLĐ", "/akn/vn/doc/ke-hoach/ldld/57-kh-ldld"),
    ("72/2020/QH14", "/akn/vn/act/luat/qh14/72-2020-qh14"), ("30/2020/NĐ-CP", "/akn/vn/act/nghi-dinh/cp/30-2020-nd-cp"),
    ("5/UBND-VX", "/akn/vn/doc/ubnd/vx/5-ubnd-vx"),
  ]) func `a cited document is named as far as its number tells`(number: String, address: String) throws {
    let root = try root("KẾ HOẠCH\n\nTrồng cây\n\nI. Việc\n\n1. Theo văn bản số \(number) của cấp trên.\n")
    let reference = try #require(all("ref", in: root).first)
    #expect(reference["href"] == address && reference.text == number)
  }

  @Test func `the preface tells who issues what, when and about what`() throws {
    let prefaces = all("preface", in: try root())
    #expect(
      prefaces.first?.elements.flatMap(\.elements).map(\.name) == [
        "docAuthority", "docNumber", "docDate", "docType", "docTitle",
      ])
    #expect(all("docDate", in: prefaces[0]).first?["date"] == "2026-06-05")
    #expect(prefaces[2].elements.map(\.text) == ["Phụ lục I", "DANH MỤC", "(Kèm theo Kế hoạch)"])
  }

  @Test func `bases are citations, other words of the preamble are text`() throws {
    let preamble = try #require(all("preamble", in: try root()).first)
    #expect(all("citation", in: preamble).map { $0["eId"] } == ["preamble__cits__cit_1"])
    #expect(preamble.elements.map(\.name) == ["citations", "p"])
    #expect(all("ref", in: preamble).map(\.text) == ["72/2020/QH14"])
  }

  @Test func `items become the containers that their labels name, with identifiers that tell their place`() throws {
    let document = try #require(all("doc", in: try root()).first)
    let body = try #require(all("mainBody", in: document).first)
    let hierarchy = ["section", "paragraph", "subparagraph", "point", "indent", "alinea"]
    let found = body.all.filter { hierarchy.contains($0.name) }.map { "\($0.name) \($0["eId"] ?? "")" }
    #expect(
      found == [
        "section att_1__sec_I", "paragraph att_1__sec_I__para_1", "point att_1__sec_I__para_1__point_a",
        "indent att_1__sec_I__para_1__point_a__indent_1", "alinea att_1__sec_I__para_1__point_a__al_1",
        "subparagraph att_1__sec_I__para_1__subpara_1-1",
      ])
    #expect(all("num", in: body).map(\.text) == ["I.", "1.", "a)", "-", "1.1."])
    #expect(all("heading", in: body).map(\.text) == ["NHIỆM VỤ"])
    #expect(all("intro", in: body).first?.text == "Việc trước mắt:")
  }

  @Test(arguments: [
    ("Phần thứ nhất. A", "part", "part_thứ-nhất"), ("Chương II. A", "chapter", "chp_II"),
    ("Mục 3. A", "section", "sec_3"),
    ("Điều 4. A", "article", "art_4"), ("A. B", "division", "dvs_A"), ("IV. B", "section", "sec_IV"),
    ("5. B", "paragraph", "para_5"),
  ]) func `each label has its element`(line: String, name: String, eId: String) throws {
    let body = try #require(all("mainBody", in: try root(line + "\n")).first)
    #expect(body.elements.map(\.name) == [name] && body.elements.map { $0["eId"] } == [eId])
  }

  @Test func `bodies are marked with their role where the text names them`() throws {
    let root = try root()
    let organizations = all("TLCOrganization", in: root)
    #expect(organizations.map { $0["showAs"] } == ["Ủy ban nhân dân tỉnh Hồng Lam", "Sở Y tế", "Sở Tài chính"])
    let point = try #require(all("point", in: root).first)
    #expect(
      all("role", in: point).map { "\($0["refersTo"] ?? "") \($0.text)" } == [
        "#role-lead Sở Y tế", "#role-coordinate Sở Tài chính",
      ])
    #expect(
      all("intro", in: point).first?.text.contains("Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng vườn cây.")
        == true)
  }

  @Test func `a heading that names a body refers to it`() throws {
    let root = try root("KẾ HOẠCH\n\nTrồng cây\n\nII. PHÂN CÔNG\n\n1. Sở Y tế\n\na) Tổ chức trồng cây.\n")
    let heading = try #require(all("heading", in: root).first { $0.text == "Sở Y tế" })
    #expect(all("organization", in: heading).map { $0["refersTo"] } == ["#org-so-y-te"])
  }

  @Test func `a task table is a table whose rows can be referred to`() throws {
    let annex = all("doc", in: try root())[1]
    let table = try #require(all("table", in: annex).first)
    #expect(
      all("tr", in: table).map { $0.elements.map(\.text) } == [
        ["TT", "Nhiệm vụ", "Chủ trì"], ["A", "CÂY XANH", ""], ["1", "Trồng cây", "Sở Y tế"],
      ])
    #expect(all("th", in: table).count == 3)
    let rows = all("tr", in: table).map { $0["eId"] }
    #expect(rows[0] == nil && rows[2] == "att_2__hcontainer_1__table_1__tr_3")
    #expect(all("organization", in: table).map(\.text) == ["Sở Y tế"])
    #expect(all("hcontainer", in: annex).map { $0["name"] } == ["table", "footnote"])
  }

  @Test func `recipients and signature conclude the document that has them`() throws {
    let root = try root()
    let conclusions = all("conclusions", in: root)
    #expect(conclusions.count == 1)
    #expect(
      all("container", in: conclusions[0]).first?.elements.map(\.text) == [
        "Như Điều 1 (để t/h)", "Lưu: VT.",
      ])
    #expect(all("signature", in: conclusions[0]).first?.text == "CHỦ TỊCH Lê Văn An")
    #expect(all("person", in: conclusions[0]).first?["refersTo"] == "#person-signer")
  }

  @Test func `every identifier stands once, and everything referred to is there`() throws {
    let text = "KẾ HOẠCH\n\nTrồng cây\n\nI. A\n\n1. B\n\n1. C\n\n1. D\n\n- E\n\n- F\n\nđ) G\n\nd) H\n\nI. K\n"
    for root in [try root(), try root(text)] {
      let identifiers = root.all.compactMap { $0["eId"] }
      #expect(Set(identifiers).count == identifiers.count)
      for element in root.all {
        guard let reference = element["refersTo"] else { continue }
        #expect(identifiers.contains(String(reference.dropFirst())), "\(reference)")
      }
    }
  }

  @Test func `no word of the plan is lost`() throws {
    let plan = try readPlan(Array(Self.decision.utf8), name: "a.txt").get()
    let words = try root().text
    for item in plan.items {
      for text in item.cells.isEmpty ? [item.text] : item.cells { #expect(words.contains(text), "\(text)") }
    }
    for text in plan.further where ![.signature, .recipients, .recipient].contains(text.kind) && text.cells.isEmpty {
      #expect(words.contains(text.text), "\(text.kind) \(text.text)")
    }
  }

  @Test func `the order of the text is kept around tables and footnotes`() throws {
    let text = "I. Một\n\n| a | b |\n\n1. Hai\n\n[1] Ba\n\nII. Bốn\n\n1. Năm\n\n| c | d |\n\n2. Sáu\n"
    let body = try #require(all("mainBody", in: try root(text)).first)
    let words = ["Một", "a", "Hai", "Ba", "Bốn", "Năm", "c", "Sáu"]
    let texts = body.all.filter { $0.name == "p" || $0.name == "heading" }.map(\.text)
    #expect(texts.filter(words.contains) == words.filter(texts.contains))
    #expect(texts.contains("[1] Ba") && texts.contains("Sáu"))
  }

  @Test func `attributes without a value are left out, and text is gathered in its order`() {
    var element = XMLElement("p", [("a", "1"), ("b", nil)])
    element.children = [.text("x "), .element(XMLElement("i", text: "y")), .text(" z")]
    #expect(element["a"] == "1" && element["b"] == nil && element.attributes.count == 1)
    #expect(element.text == "x y z" && element.all.map(\.name) == ["p", "i"])
  }
}
