// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import App

@Suite struct `Reports on the command line` {
  /// The numbers of the demonstration's plans with the wording of their issuers.
  private func numbers(_ folder: Folder) throws -> [String] {
    try folder.sqlite("SELECT number FROM plan ORDER BY number").split(separator: "\n").map(String.init)
  }

  @Test(arguments: [("docx", "PK"), ("xlsx", "PK"), ("csv", "\u{FEFF}\"Nhóm\",\"STT\"")])
  func `each format is written under its own name`(
    format: String, beginning: String
  ) throws {
    let folder = try Folder.withDemonstration()
    for number in try numbers(folder) {
      let run = try ProgramRun(["write", number, "--format", format], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let name = try #require(run.output.split(separator: ":").first)
      #expect(name.hasPrefix("bao-cao-") && name.hasSuffix(".\(format)"))
      #expect(try folder.read(String(name)).starts(with: Data(beginning.utf8)))
    }
  }

  @Test func `a plan is named by its number or its identifier, and both write the same`() throws {
    let folder = try Folder.withDemonstration()
    let number = try #require(numbers(folder).first)
    let id = try folder.sqlite("SELECT id FROM plan WHERE number = '\(number)'")
    #expect(try ProgramRun(["write", number, "--output", "a.docx"], in: folder).status == 0)
    #expect(try ProgramRun(["write", id, "--output", "b.docx"], in: folder).status == 0)
    #expect(try folder.read("a.docx") == folder.read("b.docx"))
  }

  @Test func `what is written reads back with every activity of the plan`() throws {
    let folder = try Folder.withDemonstration()
    for number in try numbers(folder) {
      #expect(try ProgramRun(["write", number, "--output", "report.docx"], in: folder).status == 0)
      let text = try ProgramRun(["read", "report.docx", "--format", "text"], in: folder).output
      let names = try folder.sqlite(
        "SELECT rtrim(i.text, ' .;') FROM plan_item i JOIN plan p ON p.id = i.plan WHERE p.number = '\(number)' "
          + "AND i.kind IN ('activity', 'task') AND instr(i.text, char(10)) = 0"
      ).split(separator: "\n")
      #expect(names.count > 3)
      for name in names {
        let bare = name.hasPrefix("Hoạt động số") ? name.split(separator: ": ", maxSplits: 1)[1] : name
        #expect(text.contains(bare), "\(number): \(name)")
      }
    }
  }

  @Test func `a period of one's own is written, one that the plan does not have is told with those it has`() throws {
    let folder = try Folder.withDemonstration()
    let number = try #require(numbers(folder).first)
    let refused = try ProgramRun(["write", number, "--period", "1999"], in: folder)
    #expect(refused.status == 65)
    #expect(refused.isOneComplaint && refused.errors.contains("«1999»"), "\(refused.errors)")
    let known = try #require(refused.errors.components(separatedBy: "there are: ").last)
      .trimmingCharacters(in: .whitespacesAndNewlines).components(separatedBy: ", ")
    #expect(!known.isEmpty && known != [""])
    for period in known {
      let run = try ProgramRun(["write", number, "--period", period, "--format", "csv"], in: folder)
      #expect(run.status == 0 && folder.has("bao-cao-\(period).csv"))
    }
  }

  @Test func `a plan that is not there is told with those that are`() throws {
    let folder = try Folder.withDemonstration()
    let run = try ProgramRun(["write", "1/KH-X"], in: folder)
    #expect(run.status == 65 && run.isOneComplaint)
    for number in try numbers(folder) { #expect(run.errors.contains(number)) }
  }

  @Test(arguments: ["no/such/folder/a.csv", "/proc/a.csv"]) func `a place that cannot be written is named`(path: String)
    throws
  {
    let folder = try Folder.withDemonstration()
    let run = try ProgramRun(
      ["write", #require(numbers(folder).first), "--format", "csv", "--output", path], in: folder)
    #expect(run.status == 73)
    #expect(run.isOneComplaint && run.errors.contains(path), "\(run.errors)")
  }

  private static let hasOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

  @Test(.enabled(if: hasOffice, "skipped: LibreOffice is not installed"))
  func `a report becomes a PDF through LibreOffice, which leaves nothing behind`() throws {
    let folder = try Folder.withDemonstration()
    let run = try ProgramRun(
      ["write", #require(numbers(folder).first), "--format", "pdf", "--output", "a.pdf"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let pdf = try folder.read("a.pdf")
    #expect(pdf.starts(with: Data("%PDF-".utf8)) && pdf.count > 10_000)
    // Its settings lie in the data folder, for its own user alone.
    #expect(folder.has("data/office"))
    #expect(try ProgramRun(shell: "find data/office -perm /077 ! -type l", in: folder).output.isEmpty)
  }
}
