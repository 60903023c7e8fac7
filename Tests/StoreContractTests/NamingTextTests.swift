// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Store
import Testing

@Suite struct `Texts that name a person` {
  private let realms = [DomainSample.province]

  @Test(arguments: Backend.allCases) func `are found in reports, plans, documents and reasons of others`(
    _ backend: Backend
  ) throws {
    try withBodies(backend) { database throws in
      let content = try database.addPlan()
      try database.addReport(1, on: content, files: [DomainSample.evidence(1)])
      let (an, binh) = (DomainSample.reporter, DomainSample.approver)
      let named = Person(id: an, login: "an.nguyen", name: "Nguyễn Thị Ẩn", passwordHash: nil)
      #expect(try database.read { try $0.texts(naming: named, in: realms, limit: 9) } == [])
      try database.write { connection in
        try connection.execute("UPDATE report SET note = 'Chị NGUYỄN THỊ ẨN chưa ký' WHERE id = 1")
        try connection.execute("UPDATE evidence SET name = 'an.nguyen.jpg' WHERE report = 1")
        try connection.execute("UPDATE plan SET title = 'Kế hoạch của nguyễn thị ẩn'")
        try connection.execute(
          "UPDATE plan_item SET text = 'Giao cho nguyen thi an' WHERE id = (SELECT MIN(id) FROM plan_item)")
        try connection.execute("UPDATE document SET body = 'Người ký: Nguyễn Thị Ẩn'")
        try connection.insert(
          Membership(organisation: DomainSample.health, role: .reader), of: binh, realm: DomainSample.province)
        let day = someMoment.inVietnam.date
        try connection.lend(
          DelegationRecord(
            delegation: Delegation(
              id: ID(1), organisation: DomainSample.health, role: .reader, from: day, to: day,
              reason: "Nhờ Nguyễn Thị Ẩn trông"),
            lender: Principal(person: binh, name: "Bình"), receiver: Principal(person: an, name: "Ẩn"),
            realm: DomainSample.province), by: Author(person: binh, name: "Bình", at: someMoment))
      }
      let texts = try database.read { try $0.texts(naming: named, in: realms, limit: 9) }
      let kinds = texts.map { text in
        switch text.place {
        case .report: "report \(text.text)"
        case .evidence: "evidence \(text.text)"
        case .item: "item \(text.text)"
        case .plan: "plan \(text.text)"
        case .document: "document \(text.text)"
        case .loan(_, let lender): "loan \(lender) \(text.text)"
        case .reset: "reset"
        }
      }
      #expect(
        kinds == [
          "report Chị NGUYỄN THỊ ẨN chưa ký", "evidence an.nguyen.jpg", "plan Kế hoạch của nguyễn thị ẩn",
          "item Giao cho nguyen thi an", "document ", "loan \(binh) Nhờ Nguyễn Thị Ẩn trông",
        ])
      // Other realms, and other names, find nothing; the signs of LIKE are signs.
      #expect(try database.read { try $0.texts(naming: named, in: [DomainSample.union], limit: 9) } == [])
      let sign = Person(id: an, login: "%_%_%_%", name: "%%_!", passwordHash: nil)
      #expect(try database.read { try $0.texts(naming: sign, in: realms, limit: 9) } == [])
    }
  }
}
