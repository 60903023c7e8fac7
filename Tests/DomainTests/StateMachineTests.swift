// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct PlanStateTests {
  /// Every state × event × whether there is work × whether there are reports.
  @Test func `the whole table of a plan's life`() {
    var table: [String] = []
    for state in PlanState.allCases {
      for event in [PlanState.Event.confirm, .reopen, .close] {
        for (work, reports) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
          let outcome = Result { () throws(PlanState.Refusal) in
            try state.after(event, workItems: work, reports: reports)
          }
          let text =
            switch outcome {
            case .success(let next): "\(next)"
            case .failure(let refusal): "refused: \(refusal)"
            }
          table.append("\(state) \(event) work \(work) reports \(reports) -> \(text)")
        }
      }
    }
    #expect(
      table.joined(separator: "\n") == """
        draft confirm work 0 reports 0 -> refused: nothingToDo
        draft confirm work 1 reports 0 -> active
        draft confirm work 0 reports 1 -> refused: nothingToDo
        draft confirm work 1 reports 1 -> active
        draft reopen work 0 reports 0 -> refused: wrongState(Domain.PlanState.draft)
        draft reopen work 1 reports 0 -> refused: wrongState(Domain.PlanState.draft)
        draft reopen work 0 reports 1 -> refused: wrongState(Domain.PlanState.draft)
        draft reopen work 1 reports 1 -> refused: wrongState(Domain.PlanState.draft)
        draft close work 0 reports 0 -> refused: wrongState(Domain.PlanState.draft)
        draft close work 1 reports 0 -> refused: wrongState(Domain.PlanState.draft)
        draft close work 0 reports 1 -> refused: wrongState(Domain.PlanState.draft)
        draft close work 1 reports 1 -> refused: wrongState(Domain.PlanState.draft)
        active confirm work 0 reports 0 -> refused: wrongState(Domain.PlanState.active)
        active confirm work 1 reports 0 -> refused: wrongState(Domain.PlanState.active)
        active confirm work 0 reports 1 -> refused: wrongState(Domain.PlanState.active)
        active confirm work 1 reports 1 -> refused: wrongState(Domain.PlanState.active)
        active reopen work 0 reports 0 -> draft
        active reopen work 1 reports 0 -> draft
        active reopen work 0 reports 1 -> refused: hasReports
        active reopen work 1 reports 1 -> refused: hasReports
        active close work 0 reports 0 -> closed
        active close work 1 reports 0 -> closed
        active close work 0 reports 1 -> closed
        active close work 1 reports 1 -> closed
        closed confirm work 0 reports 0 -> refused: wrongState(Domain.PlanState.closed)
        closed confirm work 1 reports 0 -> refused: wrongState(Domain.PlanState.closed)
        closed confirm work 0 reports 1 -> refused: wrongState(Domain.PlanState.closed)
        closed confirm work 1 reports 1 -> refused: wrongState(Domain.PlanState.closed)
        closed reopen work 0 reports 0 -> refused: wrongState(Domain.PlanState.closed)
        closed reopen work 1 reports 0 -> refused: wrongState(Domain.PlanState.closed)
        closed reopen work 0 reports 1 -> refused: wrongState(Domain.PlanState.closed)
        closed reopen work 1 reports 1 -> refused: wrongState(Domain.PlanState.closed)
        closed close work 0 reports 0 -> refused: wrongState(Domain.PlanState.closed)
        closed close work 1 reports 0 -> refused: wrongState(Domain.PlanState.closed)
        closed close work 0 reports 1 -> refused: wrongState(Domain.PlanState.closed)
        closed close work 1 reports 1 -> refused: wrongState(Domain.PlanState.closed)
        """)
  }

  @Test func `the stored words of states and kinds never change`() {
    #expect(PlanState.allCases.map(\.rawValue) == ["draft", "active", "closed"])
    #expect(ReportState.allCases.map(\.rawValue) == ["submitted", "accepted", "returned"])
    #expect(ReportState.Decision.allCases.map(\.rawValue) == ["accept", "return"])
    #expect(PlanItemKind.allCases.map(\.rawValue) == ["heading", "theme", "group", "activity", "task", "statement"])
    #expect(AssignmentRole.allCases.map(\.rawValue) == ["lead", "co-lead", "coordinate", "responsible", "follow"])
    #expect(Role.allCases.map(\.rawValue) == ["reader", "reporter", "approver", "planner", "administrator"])
  }

  @Test func `only activities and tasks are work, and only those who answer for it owe progress`() {
    #expect(PlanItemKind.allCases.filter(\.isWork) == [.activity, .task])
    #expect(AssignmentRole.allCases.filter(\.owesProgress) == [.lead, .coLead, .responsible])
  }
}

@Suite struct ReportStateTests {
  @Test func `the whole table of a report's life`() {
    var table: [String] = []
    for state in ReportState.allCases {
      for decision in ReportState.Decision.allCases {
        for (isOwn, note) in [(false, "vì"), (false, ""), (true, "vì"), (true, "")] {
          let outcome = Result { () throws(ReportState.Refusal) in
            try state.after(decision, bySubmitter: isOwn, note: note)
          }
          let text =
            switch outcome {
            case .success(let next): "\(next)"
            case .failure(let refusal): "refused: \(refusal)"
            }
          table.append("\(state) \(decision)\(isOwn ? " own" : "")\(note.isEmpty ? "" : " with note") -> \(text)")
        }
      }
    }
    #expect(
      table.joined(separator: "\n") == """
        submitted accept with note -> accepted
        submitted accept -> accepted
        submitted accept own with note -> refused: ownReport
        submitted accept own -> refused: ownReport
        submitted return with note -> returned
        submitted return -> refused: noteMissing
        submitted return own with note -> refused: ownReport
        submitted return own -> refused: ownReport
        accepted accept with note -> refused: alreadyDecided(Domain.ReportState.accepted)
        accepted accept -> refused: alreadyDecided(Domain.ReportState.accepted)
        accepted accept own with note -> refused: alreadyDecided(Domain.ReportState.accepted)
        accepted accept own -> refused: alreadyDecided(Domain.ReportState.accepted)
        accepted return with note -> refused: alreadyDecided(Domain.ReportState.accepted)
        accepted return -> refused: alreadyDecided(Domain.ReportState.accepted)
        accepted return own with note -> refused: alreadyDecided(Domain.ReportState.accepted)
        accepted return own -> refused: alreadyDecided(Domain.ReportState.accepted)
        returned accept with note -> refused: alreadyDecided(Domain.ReportState.returned)
        returned accept -> refused: alreadyDecided(Domain.ReportState.returned)
        returned accept own with note -> refused: alreadyDecided(Domain.ReportState.returned)
        returned accept own -> refused: alreadyDecided(Domain.ReportState.returned)
        returned return with note -> refused: alreadyDecided(Domain.ReportState.returned)
        returned return -> refused: alreadyDecided(Domain.ReportState.returned)
        returned return own with note -> refused: alreadyDecided(Domain.ReportState.returned)
        returned return own -> refused: alreadyDecided(Domain.ReportState.returned)
        """)
  }

  @Test(arguments: [" ", "\n", " \t\r\n "]) func `a note of blanks says nothing`(_ note: String) {
    #expect(throws: ReportState.Refusal.noteMissing) {
      try ReportState.submitted.after(.return, bySubmitter: false, note: note)
    }
  }
}
