// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Files
import OfficialDocuments
import Store
import Web

/// `xanh write PLAN`: the official report on a plan, as a file.
enum WriteCommand {
  static let command = Command(
    "write", arguments: "PLAN", summary: "Write the official report on a plan as .docx, .pdf, .xlsx or .csv.",
    discussion: "PLAN is the plan's number (142/KH-UBND) or its identifier in the address of its page.",
    flags: [
      .init(name: "format", value: "docx|pdf|xlsx|csv", help: "What to write (docx)."),
      .init(
        name: "period", value: "CODE", help: "Reporting period, such as 2026, 2026-H1, 2026-Q3 or 2026-11 (the latest)."
      ),
      .init(name: "output", value: "FILE", help: "Where to (bao-cao-CODE.FORMAT)."),
    ],
    run: run)

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    let name = try arguments.only("PLAN")
    let format = arguments["format"] ?? "docx"
    guard ["docx", "pdf", "xlsx", "csv"].contains(format) else {
      throw Failure(
        .usage, "định dạng «\(format)»: dùng docx, pdf, xlsx hoặc csv", "format «\(format)»: use docx, pdf, xlsx or csv"
      )
    }
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    let today = Installation.now().inVietnam.date
    let (content, reports, tree) = try installation.database.read { connection in
      let plans = try connection.plans()
      guard let plan = plans.first(where: { $0.number == name || $0.id.description == name }) else {
        let known = plans.compactMap(\.number).joined(separator: ", ")
        throw Failure(
          .dataError, "không có kế hoạch «\(name)»; có: \(known)", "no plan «\(name)»; there are: \(known)")
      }
      return (
        try connection.content(of: plan), try connection.reports(of: plan),
        OrganisationTree(try connection.organisations())
      )
    }
    let periods = PlanOverview(content, reports: [], today: today).reportingPeriods()
    guard
      let period = arguments["period"].map({ code in periods.first { $0.code == code } })
        ?? OfficialReport.latest(periods, today: today)
    else {
      let (asked, known) = (arguments["period"] ?? "", periods.map(\.code).joined(separator: ", "))
      throw Failure(
        .dataError, "không có kỳ «\(asked)»; có: \(known)", "no period «\(asked)»; there are: \(known)")
    }
    let report = OfficialReport(content, reports: reports, period: period, tree: tree, today: today)
    let bytes = try bytes(of: report.content, format, installation, today)
    let path = arguments["output"] ?? "bao-cao-\(period.code).\(format)"
    do throws(FileError) { try DurableFile.write(bytes, to: path) } catch {
      throw Failure(.cannotCreate, error.description)
    }
    Terminal.print("\(path): \(bytes.count) bytes")
    return .ok
  }

  private static func bytes(
    of content: ReportContent, _ format: String, _ installation: Installation, _ today: CivilDate
  ) throws -> [UInt8] {
    let layout = DocumentLayout.inForce(for: content.issuer.kind, on: today)
    switch format {
    case "docx": return try writeDocx(OfficialDocument(report: content), layout: layout)
    case "pdf":
      let docx = try writeDocx(OfficialDocument(report: content), layout: layout)
      return try OfficeConverter(profile: installation.officeProfile).pdf(fromDocx: docx)
    case "xlsx": return try writeXLSX(content.annexTable)
    default: return writeCSV(content.annexTable)
    }
  }
}
