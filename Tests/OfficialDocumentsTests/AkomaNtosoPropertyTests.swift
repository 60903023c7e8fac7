// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

@testable import OfficialDocuments

/// What must hold of every plan in Akoma Ntoso, however its pieces lie.
struct AkomaNtosoPropertyTests {
  private func root(_ plan: ReadPlan) throws -> XMLElement {
    AkomaNtoso(plan, today: try #require(CivilDate(iso: "2026-11-21"))).root
  }

  @Test(arguments: ChancePlan.all) func `no text of a plan is lost or said twice`(chance: ChancePlan) throws {
    let plan = chance.plan
    let text = try root(plan).text
    let isNamed = plan.document.position != nil || plan.document.signer != nil
    let own = plan.further.filter { $0.kind != .recipients && ($0.kind != .signature || !isNamed) }
    let told = plan.items.map { ($0.text, $0.cells) } + own.map { ($0.text, $0.cells) }
    for said in told.flatMap({ $1.isEmpty ? [$0] : $1 }) {
      #expect(text.ranges(of: said).count == 1, "\(said)")
    }
    for name in [plan.document.signer, plan.document.number.map { "Số: \($0)" }].compactMap({ $0 }) {
      #expect(text.ranges(of: name).count == 1, "\(name)")
    }
  }

  @Test(arguments: ChancePlan.all) func `items stand in the order of the plan, in the part that they belong to`(
    chance: ChancePlan
  ) throws {
    let plan = chance.plan
    let bodies = try root(plan).all.filter { ["body", "mainBody"].contains($0.name) }.map(\.text).joined(
      separator: "\n")
    var rest = Substring(bodies)
    for item in plan.items where item.isAnnex == false {
      for said in item.cells.isEmpty ? [item.text] : item.cells {
        let place = rest.firstRange(of: said)
        #expect(place != nil, "\(said) is lost or comes too early")
        if let place { rest = rest[place.upperBound...] }
      }
    }
  }

  @Test(arguments: ChancePlan.all) func `every identifier stands once, and what is referred to is there`(
    chance: ChancePlan
  ) throws {
    let all = try root(chance.plan).all
    let identifiers = all.compactMap { $0["eId"] }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.allSatisfy { !$0.isEmpty && !$0.contains(" ") })
    let referred = all.flatMap { element in ["refersTo", "as", "source"].compactMap { element[$0] } }
    for reference in referred + all.compactMap({ $0["href"] }).filter({ $0.hasPrefix("#") }) {
      #expect(reference.hasPrefix("#") && identifiers.contains(String(reference.dropFirst())), "\(reference)")
    }
  }

  @Test(arguments: ChancePlan.all) func `an identifier begins with that of what it stands in`(chance: ChancePlan) throws
  {
    func check(_ element: XMLElement, below outer: String) {
      let own = element["eId"]
      // Names of bodies and roles belong to the whole file.
      if let own, !element.name.hasPrefix("TLC") { #expect(own.hasPrefix(outer), "\(own) below \(outer)") }
      for child in element.elements { check(child, below: own.map { $0 + "__" } ?? outer) }
    }
    check(try root(chance.plan), below: "")
  }

  /// What may stand in an element, in this order (Akoma Ntoso 3.0, complex types hierarchy and docs).
  private static let order = [
    "act": ["meta", "preface", "preamble", "body", "conclusions", "attachments"],
    "doc": ["meta", "preface", "preamble", "mainBody", "conclusions", "attachments"],
    "item": ["num", "heading", "intro", "content"],
  ]
  private static let hierarchy: Set<String> = [
    "part", "chapter", "section", "article", "division", "paragraph", "subparagraph", "point", "indent", "alinea",
    "hcontainer",
  ]

  @Test(arguments: ChancePlan.all) func `elements stand in the order that the schema asks for`(chance: ChancePlan)
    throws
  {
    for element in try root(chance.plan).all {
      let isItem = Self.hierarchy.contains(element.name)
      guard let order = Self.order[isItem ? "item" : element.name] else { continue }
      let names = element.elements.map(\.name)
      let places = names.map { order.firstIndex(of: $0) ?? order.count }
      #expect(places == places.sorted(), "\(element.name): \(names)")
      if isItem {
        let rest = names.filter { !order.contains($0) }
        #expect(Set(rest).isSubset(of: Self.hierarchy), "\(names)")
        #expect(!names.contains("content") || rest.isEmpty, "content beside pieces: \(names)")
        #expect(names.count { $0 == "intro" || $0 == "heading" || $0 == "content" } <= 1, "\(names)")
      } else {
        #expect(Set(names).count == names.count && names.contains("meta"), "\(names)")
      }
    }
  }

  @Test(arguments: ChancePlan.all) func `each annex and each attached head is a document of its own`(chance: ChancePlan)
    throws
  {
    let plan = chance.plan
    let root = try root(plan)
    let documents = root.all.filter { $0.name == "doc" || $0.name == "act" }
    #expect(documents.count { $0["name"] == "phuLuc" } == plan.items.count { $0.isAnnex })
    #expect(root.elements.count == 1 && documents.allSatisfy { $0.elements.first?.name == "meta" })
    let addresses = root.all.filter { $0.name == "FRBRthis" }.compactMap { $0["value"] }
    #expect(Set(addresses).count == addresses.count, "each part has an address of its own")
    let attachments = root.all.filter { $0.name == "attachment" }.compactMap { $0["eId"] }
    #expect(attachments == (1..<max(1, documents.count)).map { "att_\($0)" })
  }

  @Test(arguments: ChancePlan.all) func `bodies are listed once each, with the roles that occur`(chance: ChancePlan)
    throws
  {
    let plan = chance.plan
    let all = try root(plan).all
    let bodies = all.filter { $0.name == "TLCOrganization" }.compactMap { $0["showAs"] }
    #expect(bodies.dropFirst().sorted() == Set(plan.assignments.map(\.body)).sorted())
    let roles = all.filter { $0.name == "TLCRole" }.compactMap { $0["eId"] }.filter { $0 != "role-position" }
    #expect(Set(roles) == Set(plan.assignments.map { "role-\($0.role.rawValue)" }) && roles.count == Set(roles).count)
  }

  @Test(arguments: ChancePlan.all) func `the same plan gives the same file`(chance: ChancePlan) throws {
    #expect(try root(chance.plan) == root(chance.plan))
  }

  private static let kinds = [
    ("QUYẾT ĐỊNH", true, "act", "quyetDinh"), ("NGHỊ QUYẾT", true, "act", "nghiQuyet"),
    ("THÔNG TƯ", true, "act", "thongTu"),
    ("NGHỊ ĐỊNH", true, "act", "nghiDinh"), ("QUYẾT ĐỊNH", false, "doc", "quyetDinh"),
    ("KẾ HOẠCH", true, "doc", "keHoach"),
    ("CHỈ THỊ", false, "doc", "chiThi"), ("", false, "doc", "vanBan"),
  ]

  @Test(arguments: kinds) func `only a kind that makes law, with articles, is an act`(
    type: String, hasArticles: Bool, element: String, name: String
  ) throws {
    var assembly = PlanAssembly()
    assembly.append(
      PlanAssembly.Item(parent: nil, label: hasArticles ? "Điều 1" : "I", kind: .task, text: "Trồng cây."))
    var plan = assembly.plan(source: ReadPlan.Source(name: "", format: "json", characters: 0))
    plan.document.type = type.isEmpty ? nil : type
    let document = try #require(try root(plan).elements.first)
    #expect(document.name == element && document["name"] == name)
    #expect(document.elements.contains { $0.name == (element == "act" ? "body" : "mainBody") })
  }

  private static let levels = [
    ("(1)", "point"), ("(iii)", "point"), ("(1234)", "point"), ("(12345)", "hcontainer"), ("a", "point"),
    ("đ", "point"),
    ("A", "division"), ("Đ", "division"), ("XIV", "section"), ("12", "paragraph"), ("1.2", "subparagraph"),
    ("Bước 1", "hcontainer"), ("-", "indent"), ("", "alinea"), ("Mục 3", "section"), ("Mục", "hcontainer"),
    ("Điều 4", "article"), ("ĐIỀU 4", "article"), ("Nhiệm vụ 5", "division"), ("Chương IV", "chapter"),
    ("Phần thứ hai", "part"),
  ]

  @Test(arguments: levels) func `the label alone decides the element of an item`(label: String, name: String) throws {
    var assembly = PlanAssembly()
    assembly.append(PlanAssembly.Item(parent: nil, label: label, kind: .task, text: "Trồng cây."))
    let plan = assembly.plan(source: ReadPlan.Source(name: "", format: "json", characters: 0))
    let body = try #require(try root(plan).all.first { $0.name == "mainBody" })
    #expect(body.elements.map(\.name) == [name])
    // A container of no known level says what it is, since the schema asks for a name.
    #expect(body.elements[0]["name"] == (name == "hcontainer" ? "item" : nil))
    #expect(body.elements[0].elements.first?.name == (label.isEmpty ? "content" : "num"))
  }

  @Test func `the lines of a second signature stand in the document that it closes`() throws {
    var assembly = PlanAssembly()
    assembly.append(PlanAssembly.Item(parent: nil, label: "1", kind: .task, text: "Trồng cây."))
    assembly.append(PlanAssembly.Item(parent: nil, label: "1", kind: .task, text: "Trực kênh."))
    for (kind, item, text) in [
      (ReadPlan.FurtherText.Kind.signature, 1, "CHỦ TỊCH"), (.signature, 1, "Lê Văn An"), (.type, 1, "QUY CHẾ"),
      (.title, 1, "Trực kênh"), (.signature, 2, "GIÁM ĐỐC"), (.signature, 2, "Trần Thị Bích"),
    ] { assembly.append(PlanAssembly.Further(kind: kind, item: item, text: text)) }
    var plan = assembly.plan(source: ReadPlan.Source(name: "", format: "json", characters: 0))
    (plan.document.position, plan.document.signer) = ("CHỦ TỊCH", "Lê Văn An")
    let conclusions = try root(plan).all.filter { $0.name == "conclusions" }.map { $0.elements.map(\.text) }
    #expect(conclusions == [["CHỦ TỊCH Lê Văn An"], ["GIÁM ĐỐC", "Trần Thị Bích"]])
  }

  private static let texts: [(text: String, marked: [String])] = [
    ("Sở Y tế trồng cây.", ["Sở Y tế"]), ("Cây do Sở Y tế trồng, Sở Y tế tưới.", ["Sở Y tế"]),
    ("Sở Y tếx trồng cây.", []), ("xSở Y tế trồng cây.", []), ("«Sở Y tế»", ["Sở Y tế"]), ("(Sở Y tế)", ["Sở Y tế"]),
    ("“Sở Y tế” – trồng", ["Sở Y tế"]),
    ("– Sở Y tế…", ["Sở Y tế"]), ("ốSở Y tế", []), ("Sở Y tếẤ", []), ("Sở Y tế\u{301}", []),
    ("Sở Y tế", ["Sở Y tế"]), ("Sở Y", []), ("", []), ("Sở Y tế, theo số 7/QĐ-UBND.", ["Sở Y tế", "7/QĐ-UBND"]),
    ("Theo số 17/QĐ-UBND.", []), ("Theo số 7/QĐ-UBNDx.", []), ("7/QĐ-UBND", ["7/QĐ-UBND"]), ("sở y tế", []),
  ]

  @Test(arguments: texts)
  func `a name or number is marked where it first stands as whole words, and no word is changed`(
    text: String, marked: [String]
  ) throws {
    var assembly = PlanAssembly()
    assembly.append(PlanAssembly.Item(parent: nil, label: "1", kind: .task, text: text))
    var plan = assembly.plan(source: ReadPlan.Source(name: "", format: "json", characters: 0))
    let span = plan.items[0].span
    plan.assignments = [ReadPlan.Assignment(body: "Sở Y tế", role: .lead, item: 0, activity: nil, due: nil, span: span)]
    plan.references = [ReadPlan.Reference(number: "7/QĐ-UBND", date: nil, span: span)]
    let paragraph = AkomaNtosoTerms(plan).paragraph(text, item: 0)
    #expect(paragraph.elements.map(\.text) == marked && paragraph.text == text)
  }
}
