// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import PlanReading
import Testing

@testable import Files

/// A report goes out as .docx and is read again as any plan document is.
struct ReportRoundTripTests {
  private static let plan: ReadPlan? = {
    guard let bytes = try? writeDocx(SampleReport.document, layout: SampleReport.layout),
      let text = try? DocumentReader().read(bytes, name: "report.docx")
    else { return nil }
    return readPlan(text, name: "report.docx")
  }()

  @Test func `the head of the report is read as it was written`() throws {
    let head = try #require(Self.plan).document
    #expect(head.type == "BÁO CÁO" && head.title == SampleReport.document.subject)
    #expect(head.number == "05/BC-UBND" && head.place == "Hồng Lam")
    #expect(head.issuer == "Ủy ban nhân dân tỉnh Hồng Lam")
    #expect(head.authority == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH" && head.position == "PHÓ CHỦ TỊCH")
    #expect(head.signer == "Trần Thị Hồng Vân")
  }

  @Test func `the recipients are read with their purposes`() throws {
    let recipients = try #require(Self.plan).recipients
    #expect(recipients.map(\.body) == SampleReport.content.recipients.map(\.body))
    #expect(recipients.map(\.purpose) == SampleReport.content.recipients.map(\.purpose))
  }

  @Test func `every activity comes back once, with its label and name`() throws {
    let plan = try #require(Self.plan)
    let names = SampleReport.content.items.map { "\($0.label). \($0.name)" }
    let rows = plan.items.filter { $0.kind.isWork && $0.label.allSatisfy(\.isNumber) && !$0.label.isEmpty }
    #expect(rows.map { "\($0.label). \($0.text)" } == names)
  }

  @Test func `every activity comes back with its lead, those who take part and its deadline`() throws {
    let plan = try #require(Self.plan)
    for item in SampleReport.content.items {
      let index = try #require(plan.items.lastIndex { $0.label == item.label && $0.text == item.name })
      let own = plan.assignments.filter { $0.item == index }
      #expect(own.filter { $0.role == .lead }.map(\.body) == item.leads, "\(item.label)")
      #expect(own.filter { $0.role == .coordinate }.map(\.body) == item.coordinators, "\(item.label)")
      let dues = Set(own.map { $0.due.flatMap { Deadline(edtf: $0)?.vietnamese } })
      #expect(dues == [item.due], "\(item.label)")
    }
  }
}
