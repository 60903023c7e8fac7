// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing
import Web

@Suite struct `The table of rights in words` {
  @Test(arguments: Language.allCases) func `it has a line for each action that needs a role, and a cell for each role`(
    language: Language
  ) {
    let text = RightsText(in: language)
    #expect(text.columns.count == Role.allCases.count + 1)
    #expect(text.rows.count == Permission.allCases.count { $0.audience == nil })
    #expect(Set(text.rows.map(\.action)).count == text.rows.count)
    for row in text.rows {
      #expect(row.cells.count == Role.allCases.count && row.cells.contains { !$0.isEmpty }, "\(row.action)")
    }
  }

  @Test func `a cell says to which organisations`() {
    let rows = RightsText(in: .vietnamese).rows
    let cells = Dictionary(uniqueKeysWithValues: rows.map { ($0.action, $0.cells) })
    #expect(cells["Duyệt, trả lại báo cáo"] == ["", "", "của mình, dưới", "", ""])
    #expect(cells["Xem tổ chức"] == Array(repeating: "của mình, dưới, trên", count: 5))
    #expect(RightsText(in: .english).rows.first?.cells.first == "own, below, above")
  }
}
