// SPDX-License-Identifier: Apache-2.0
import Domain
import Files
import Glibc
import OfficialDocuments
import PlanReading
import Security
import Web

/// `xanh read FILE`: what a document says, without a database.
enum ReadCommand {
  static let command = Command(
    "read", arguments: .file,
    summary: Phrase(
      "Đọc văn bản kế hoạch (kể cả .pdf, ảnh quét) và in nội dung đọc được.",
      "Read a plan document (also .pdf and scans) and print what it says."),
    discussion: Phrase(
      """
      Đọc .docx, .html, .txt, .md; .doc, .odt, .rtf ở nơi có LibreOffice; .pdf ở nơi có poppler-utils; ảnh quét ở nơi có
      tesseract, mỗi lần nhiều trang theo số lõi, Ctrl-C để dừng. Định dạng được nhận ra từ nội dung tệp, các bảng mã cũ được
      chuyển đổi.

      json là định dạng công khai xanh.plan/1 (docs/plan-format.md); tree in dàn ý kèm vị trí trong văn bản, ai làm gì, bao
      giờ, và các điểm cần xem; markdown viết lại kế hoạch để đọc lại được đúng các mục; text in phần chữ dùng để tính vị
      trí. «-» đọc đầu vào chuẩn. Tệp không phải văn bản thì kết thúc với mã 65, không có tệp thì mã 66.
      """,
      """
      Reads .docx, .html, .txt and .md; .doc, .odt and .rtf where LibreOffice is installed; .pdf where poppler-utils is; scans
      where tesseract is, as many pages at a time as there are cores, and Ctrl-C stops it. The format is found from the bytes,
      old encodings are converted.

      json is the public format xanh.plan/1 (docs/plan-format.md); tree shows the outline with places in the text, who does
      what by when, and the findings; markdown writes the plan so that it reads back to the same items; text prints the
      text in which places are counted. «-» reads standard input. A file that is no document ends with status 65, a missing
      one with 66.
      """),
    flags: [
      .init(
        name: "format", value: .both("json|tree|markdown|text"), help: Phrase("In gì (json).", "What to print (json).")),
      .init(
        name: "limit", value: Phrase("SỐ-BYTE", "BYTES"),
        help: Phrase(
          "Từ chối tệp lớn hơn (\(defaultReadLimit), cũng là mức cao nhất).",
          "Refuse larger files (\(defaultReadLimit), which is also the most).")),
      .init(
        name: "cores", value: Phrase("SỐ", "NUMBER"),
        help: Phrase(
          "Số trang ảnh quét được nhận dạng cùng lúc (mọi lõi).", "Pages of a scan recognised at a time (all cores).")),
      .init(
        name: "timing", value: nil,
        help: Phrase(
          "In dạng JSON ra đầu ra lỗi: thời gian đọc và bộ nhớ nhiều nhất.",
          "Print as JSON on standard error how long reading took, and the peak memory.")),
    ],
    run: run)

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    let input = InputFile(path: try arguments.only(.file))
    let format = arguments["format"] ?? "json"
    guard ["json", "tree", "markdown", "text"].contains(format) else {
      throw Failure(
        .usage, "định dạng «\(format)»: dùng json, tree, markdown hoặc text",
        "format «\(format)»: use json, tree, markdown or text")
    }
    let typed = arguments["limit"] ?? String(defaultReadLimit)
    guard let limit = Int(typed), (1...defaultReadLimit).contains(limit) else {
      throw Failure(
        .usage, "giới hạn «\(typed)»: dùng số byte từ 1 đến \(defaultReadLimit)",
        "limit «\(typed)»: use a number of bytes from 1 to \(defaultReadLimit)")
    }
    let cores = arguments["cores"].map { Int($0) ?? 0 }
    guard cores.map({ (1...256).contains($0) }) ?? true else {
      throw Failure(.usage, "số nhân xử lý: dùng số từ 1 đến 256", "cores: use a number from 1 to 256")
    }
    let bytes = try input.bytes(limit: limit)
    let sha256 = Digest.hexadecimal(Digest.sha256(bytes))
    let started = (clock: ContinuousClock.now, processor: processorSeconds())
    let plan = try plan(bytes, input, sha256, limit: limit, cores: cores)
    let took = (clock: ContinuousClock.now - started.clock, processor: processorSeconds() - started.processor)
    switch format {
    case "json": plan.writeJSON { Terminal.print($0) }
    case "tree": Terminal.print(Array(plan.tree.utf8))
    case "markdown": Terminal.print(Array(plan.markdown.utf8))
    default: Terminal.print(plan.text)
    }
    if arguments.has("timing") { printTiming(bytes.count, took.clock, took.processor) }
    return .ok
  }

  /// The plan in the bytes of a document.
  static func plan(
    _ bytes: [UInt8], _ input: InputFile, _ sha256: String, limit: Int, cores: Int? = nil
  ) throws -> ReadPlan {
    Interruption.watch()
    let bar = ProgressBar(unit: "trang")
    defer { bar.end() }
    do throws(FileError) {
      let reader = cores.map { DocumentReader(cores: $0) } ?? DocumentReader()
      let document = try reader.read(bytes, name: input.name, limit: limit) { done, total in
        bar.show(done, of: total)
        return !Interruption.isAsked
      }
      return readPlan(document, name: input.name, sha256: sha256)
    } catch {
      throw Failure(Program.status(of: error), "\(input.path): \(error.message.vietnamese)", error.message.english)
    }
  }

  private static func printTiming(_ bytes: Int, _ took: Duration, _ processor: Double) {
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    let peak = usage().ru_maxrss * 1024
    let line = "{\"bytes\":\(bytes),\"seconds\":\(seconds),\"processorSeconds\":\(processor),\"peakBytes\":\(peak)}"
    Terminal.log(Array(line.utf8))
  }

  private static func usage() -> rusage {
    var usage = rusage()
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  /// Seconds of processor time that the program has used.
  private static func processorSeconds() -> Double {
    let usage = usage()
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return Double(seconds) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }
}
