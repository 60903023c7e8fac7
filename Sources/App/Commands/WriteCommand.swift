// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import Files
import Glibc
import OfficialDocuments
import PlanReading
import Security
import Store
import Web

/// `xanh write PLAN`: a plan, or the official report on one, as a file.
enum WriteCommand {
  static let command = Command(
    "write", arguments: planWord,
    summary: Phrase(
      "Ghi một kế hoạch thành .docx hoặc Akoma Ntoso, hoặc báo cáo chính thức về nó.",
      "Write a plan as .docx or Akoma Ntoso, or the official report on one."),
    discussion: Phrase(
      """
      KẾ-HOẠCH là văn bản kế hoạch mà «xanh read» đọc được, hoặc JSON mà lệnh đó in ra («-» đọc đầu vào chuẩn): kế hoạch
      được ghi theo thể thức của cơ quan ban hành, để đọc lại được đúng kế hoạch ấy, hoặc thành Akoma Ntoso 3.0 (akn,
      docs/akoma-ntoso.md). Hoặc KẾ-HOẠCH là số ký hiệu của một kế hoạch trong cơ sở dữ liệu (142/KH-UBND), hay mã trong
      địa chỉ trang của nó: báo cáo chính thức về nó được ghi, hoặc với «--what plan» (và akn) chính kế hoạch ấy như đã được
      rà soát.
      """,
      """
      PLAN is a plan document that «xanh read» reads, or the JSON that it prints («-» reads standard input): the plan is
      written in the layout of its issuer, so that it reads back to the same plan, or as Akoma Ntoso 3.0 (akn,
      docs/akoma-ntoso.md). Or PLAN is the number of a plan in the database (142/KH-UBND), or its identifier in the
      address of its page: the official report on it is written, or with «--what plan» (and for akn) the plan itself as
      it was put right.
      """),
    flags: [
      .init(
        name: "format", value: .both("docx|akn|pdf|xlsx|csv"),
        help: Phrase(
          "Ghi dạng nào (docx): kế hoạch thành docx hoặc akn, báo cáo thành mọi dạng trừ akn.",
          "What to write (docx): a plan as docx or akn, a report as any but akn.")),
      .init(
        name: "what", value: .both("plan|report"),
        help: Phrase(
          "Kế hoạch hay báo cáo về nó (tệp và akn: plan; số ký hiệu: report).",
          "The plan or the report on it (a file, and akn: plan; a number: report).")),
      .init(
        name: "period", value: Phrase("KỲ", "CODE"),
        help: Phrase(
          "Kỳ báo cáo, như 2026, 2026-H1, 2026-Q3 hoặc 2026-11 (mới nhất).",
          "Reporting period, such as 2026, 2026-H1, 2026-Q3 or 2026-11 (the latest).")),
      .init(
        name: "output", value: .file,
        help: Phrase(
          "Ghi vào đâu («-» là đầu ra chuẩn; ke-hoach.docx, ke-hoach.akn.xml, bao-cao-KỲ.ĐUÔI).",
          "Where to («-»: standard output; ke-hoach.docx, .akn.xml, bao-cao-CODE.FORMAT).")),
    ],
    run: run)

  private static let planWord = Phrase("KẾ-HOẠCH", "PLAN")

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    let name = try arguments.only(planWord)
    let format = arguments["format"] ?? "docx"
    guard ["docx", "akn", "pdf", "xlsx", "csv"].contains(format) else {
      throw Failure(
        .usage, "định dạng «\(format)»: dùng docx, akn, pdf, xlsx hoặc csv",
        "format «\(format)»: use docx, akn, pdf, xlsx or csv")
    }
    let isFile = unsafe access(name, F_OK) == 0 || name == "-"
    let what = arguments["what"] ?? (isFile || format == "akn" ? "plan" : "report")
    guard ["plan", "report"].contains(what) else {
      throw Failure(.usage, "«--what \(what)»: dùng plan hoặc report", "«--what \(what)»: use plan or report")
    }
    if what == "plan" { try checkPlan(format, arguments) }
    let written =
      switch (what, isFile) {
      case ("plan", true): try plan(in: InputFile(path: name), format)
      case ("plan", _): try storedPlan(name, format, arguments)
      default: try report(on: name, isFile: isFile, format, arguments)
      }
    let path = arguments["output"] ?? written.name
    if path == "-" {
      Terminal.print(written.bytes)
      return .ok
    }
    do throws(FileError) { try DurableFile.write(written.bytes, to: path) } catch {
      throw Failure(.cannotCreate, error.line)
    }
    let count = written.bytes.count
    arguments.say(Phrase("\(path): \(count) byte", "\(path): \(count) bytes"))
    return .ok
  }

  /// A file that was made, with the name that it gets where no other is asked for.
  private struct Written {
    let name: String
    let bytes: [UInt8]
  }

  // MARK: Plans

  private static func checkPlan(_ format: String, _ arguments: Arguments) throws(Failure) {
    guard ["docx", "akn"].contains(format), arguments["period"] == nil else {
      throw Failure(
        .usage,
        "kế hoạch chỉ ghi thành .docx hoặc Akoma Ntoso (docx, akn), không có kỳ; muốn báo cáo, nêu số của kế hoạch đã nhập",
        "a plan is written as .docx or Akoma Ntoso (docx, akn), without a period; for a report name the number of an "
          + "imported plan")
    }
  }

  private static func plan(in input: InputFile, _ format: String) throws -> Written {
    let bytes = try input.bytes(limit: defaultReadLimit)
    let plan =
      PlanJSON.opens(bytes)
      ? try PlanJSON(bytes, input.path).plan
      : try ReadCommand.plan(bytes, input, Digest.hexadecimal(Digest.sha256(bytes)), limit: defaultReadLimit)
    guard !plan.items.isEmpty else {
      throw Failure(.dataError, "\(input.path): không có mục nào để ghi", "there is no item to write")
    }
    return try file(of: plan, named: input.path, format)
  }

  /// A plan of the database, as people put it right.
  private static func storedPlan(_ name: String, _ format: String, _ arguments: Arguments) throws -> Written {
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    let copy = try installation.database.read { connection in
      let plan = try find(name, connection)
      return try connection.content(of: plan).copy(of: try connection.document(of: plan))
    }
    return try file(of: copy, named: name, format)
  }

  private static func file(of plan: ReadPlan, named name: String, _ format: String) throws -> Written {
    let today = Installation.now().inVietnam.date
    if format == "akn" { return Written(name: "ke-hoach.akn.xml", bytes: writeAkomaNtoso(plan, today: today)) }
    let document = PlanDocument(plan)
    let docx = try writeDocx(document, layout: document.layout(today: today))
    try tellDifference(of: docx, from: plan, name)
    return Written(name: "ke-hoach.docx", bytes: docx)
  }

  private static func find(_ name: String, _ connection: any Connection) throws -> Plan {
    let plans = try connection.plans()
    if let plan = plans.first(where: { $0.number == name || $0.id.description == name }) { return plan }
    let known = plans.compactMap(\.number).joined(separator: ", ")
    throw Failure(.dataError, "không có kế hoạch «\(name)»; có: \(known)", "no plan «\(name)»; there are: \(known)")
  }

  /// Reads what was written once more, and says where it is not the same plan: where labels do not tell what stands below
  /// what, or a text opens with what looks like a label.
  private static func tellDifference(of docx: [UInt8], from plan: ReadPlan, _ path: String) throws {
    let copy = readPlan(try DocumentReader().read(docx, name: "ke-hoach.docx"), name: "ke-hoach.docx")
    let pairs = zip(plan.items, copy.items)
    let first = pairs.first { $0.label != $1.label || $0.parent != $1.parent || $0.text != $1.text }?.0
    guard let item = first ?? plan.items.dropFirst(copy.items.count).first ?? plan.items.last,
      first != nil || plan.items.count != copy.items.count
    else { return }
    let place = "\(item.label) \(item.text)".prefix(60)
    Terminal.complain(
      "\(path): bản .docx không đọc lại đúng như cũ từ mục «\(place)»; hãy xem số, ký hiệu của mục đó và mục trên nó"
        + " / what was written does not read back the same from item «\(place)» on; look at its label and the one above"
    )
  }

  // MARK: Reports

  private static func report(
    on name: String, isFile: Bool, _ format: String, _ arguments: Arguments
  ) throws -> Written {
    guard !isFile, format != "akn" else {
      throw Failure(
        .usage, "báo cáo chỉ ghi cho kế hoạch đã nhập, nêu số của nó, và không ghi thành akn",
        "a report is written on an imported plan, named by its number, and never as akn")
    }
    let installation = try Installation(try Configuration(arguments), mustExist: true)
    let today = Installation.now().inVietnam.date
    let (content, reports, tree) = try installation.database.read { connection in
      let plan = try find(name, connection)
      return (
        try connection.content(of: plan), try connection.reports(of: plan),
        OrganisationTree(try connection.organisationRecords(), on: today)
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
    return Written(
      name: "bao-cao-\(period.code).\(format)", bytes: try bytes(of: report.content, format, installation, today))
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
