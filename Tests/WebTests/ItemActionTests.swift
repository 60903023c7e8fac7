// SPDX-License-Identifier: Apache-2.0
import Domain
import HTTP
import Store
import Testing

@testable import Web

/// What the buttons of an item's form ask for, and what nobody's button asks for.
@Suite struct `The buttons of an item` {
  private static let path = "/ke-hoach/100/ra-soat/1"
  private static let fields = [
    "version": "1", "text": "Hoạt động số 1: Lắp 40 trạm sạc xe điện.", "kind": "activity", "due": "tháng 10/2026",
    "target": "40", "unit": "trạm", "role-0": "lead", "body-0": "Sở Công Thương", "organisation-0": "2",
  ]

  @Test(arguments: [
    "khac", "vao1", "tach:", "tach:x", "tach:-1", "tach:1.5", "tach:99999999999999999999", "han", "han:", "han:x",
    "han:31/12/2026", "han:2026-13", "han:2026:2027", "han:2026-10-15:x", "don-vi", "don-vi:0", "don-vi:x:2",
    "don-vi:0:x", "don-vi:0:-2", "don-vi:0:2:3", "giao", "giao:", "giao:x", "giao:0", "giao:2:3", "GOP", "xoa",
  ])
  func `a button that the page does not have is refused in both languages, and stores nothing`(action: String) throws {
    for isEnglish in [false, true] {
      let site = try TestSite()
      let before = try site.everything()
      let fields = Self.fields.merging(["viec": action]) { $1 }
      let response = try site.send(Self.path, fields, as: "kehoach", english: isEnglish)
      // «tach:» names no place, and cuts at an empty line, of which the text has none.
      #expect(response.status == (action == "tach:" ? 422 : 400), "\(response.status)")
      let phrase: Phrase = action == "tach:" ? .splitNowhere : .unknownAction
      #expect(response.page.contains(isEnglish ? phrase.en : phrase.vi))
      #expect(try site.everything() == before)
    }
  }

  @Test(arguments: [
    ("2026", "2026"), ("2026-35", "2026-35"), ("2026-10-15", "2026-10-15"), ("2025/2027", "2025/2027"),
    ("2025-11/..", "2025-11/.."),
  ])
  func `a deadline that is offered is taken over what was typed`(offered: String, edtf: String) throws {
    let site = try TestSite()
    let sent = try site.post(Self.path, Self.fields.merging(["viec": "han:\(offered)"]) { $1 }, as: "kehoach")
    #expect(sent.status == 303)
    #expect(try site.items().first { $0.id == ID(1) }?.due?.edtf == edtf)
  }

  @Test func `what is emptied in the form is gone from the item`() throws {
    let site = try TestSite()
    let fields = Self.fields.merging(["due": "", "target": "", "unit": "", "label": "", "activity": ""]) { $1 }
    #expect(try site.post(Self.path, fields, as: "kehoach").status == 303)
    let item = try #require(try site.items().first { $0.id == ID(1) })
    #expect(item.due == nil && item.target == nil && item.unit == nil)
    #expect(item.label.isEmpty && item.activity.isEmpty)
    // A field that was not sent says nothing.
    let other = try TestSite()
    #expect(try other.post(Self.path, Self.fields, as: "kehoach").status == 303)
    #expect(try other.items().first { $0.id == ID(1) }?.activity == "1")
  }

  @Test(arguments: [("activity", true), ("task", true), ("statement", false), ("heading", false), ("theme", false)])
  func `a leading body is offered to work alone, and only where nobody answers for it`(
    kind: String, isWork: Bool
  ) throws {
    let site = try TestSite()
    try site.addPlan(
      items: [.sample(1, try #require(PlanItemKind(rawValue: kind)), "Giao Sở Công Thương lắp trạm sạc.")],
      assignments: [], isConfirmed: false)
    let offers = { try site.page("/ke-hoach/101/ra-soat?muc=1", as: "kehoach").element(id: "goi-giao") }
    #expect(try (offers() != nil) == isWork)
    guard isWork else { return }
    let fields = [
      "version": "1", "text": "Giao Sở Công Thương lắp trạm sạc.", "kind": kind, "viec": "giao:2", "due": "",
      "target": "", "unit": "",
    ]
    #expect(try site.post("/ke-hoach/101/ra-soat/1", fields, as: "kehoach").status == 303)
    #expect(try site.assignments(of: 1, plan: 101).map(\.organisation) == [TestSite.industry])
    #expect(try offers() == nil)
  }
}
