// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Store
import Testing

@testable import Web

/// Who does what in a plan that was read, told once however often its document tells it.
@Suite struct `The bodies of an imported plan` {
  /// The parts that a text gives out, with the number or label of their item.
  private func parts(_ text: String) throws -> [String] {
    let made = PlanImport(try readPlan(Array(text.utf8), name: "k.txt").get())
    let content = made.content(
      owner: TestSite.organisations[0], organisations: TestSite.organisations, ids: IDSource(), at: TestSite.morning)
    return content.assignments.map { part in
      let item = content.items.first { $0.id == part.item }
      return "\(item?.code ?? "?") \(part.role.rawValue) \(part.body)"
    }
  }

  private func plan(_ last: String) -> String {
    """
    KẾ HOẠCH
    Tăng trưởng xanh

    I. NỘI DUNG
    - Hoạt động số 1: Lắp trạm sạc. Sở Công Thương chủ trì.
    - Hoạt động số 2: Trồng cây.

    II. TỔ CHỨC THỰC HIỆN
    \(last)
    """
  }

  @Test func `a part that two sentences give to the same body is one`() throws {
    let told = try parts(plan("1. Sở Công Thương chủ trì thực hiện hoạt động số 1, hoạt động số 2."))
    #expect(told.filter { $0 == "1 lead Sở Công Thương" }.count == 1, "\(told)")
    #expect(told.filter { $0 == "2 lead Sở Công Thương" }.count == 1, "\(told)")
  }

  @Test func `another part of the same body, and the same part of another body, stand beside it`() throws {
    let told = try parts(
      plan(
        """
        1. Sở Công Thương phối hợp thực hiện hoạt động số 1.
        2. Sở Nông nghiệp và Môi trường chủ trì thực hiện hoạt động số 1.
        """))
    for part in ["1 lead Sở Công Thương", "1 coordinate Sở Công Thương", "1 lead Sở Nông nghiệp và Môi trường"] {
      #expect(told.filter { $0 == part }.count == 1, "\(part): \(told)")
    }
  }
}
