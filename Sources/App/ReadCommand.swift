// SPDX-License-Identifier: Apache-2.0
internal import Domain
internal import Files
internal import Glibc
internal import OfficialDocuments
internal import PlanReading
internal import Security

/// `xanh read FILE`: reads a plan and prints what was found.
enum ReadCommand {
  /// The text of `xanh read --help`.
  static let help = """
    xanh read FILE [--format json|tree|markdown|text] [--limit BYTES] [--timing]

    Đọc một kế hoạch (.txt, .md, .docx) và in ra cây mục, phân công, chỉ tiêu, chế độ báo cáo và các lỗi của kế hoạch.
    Reads a plan (.txt, .md, .docx) and prints its items, assignments, targets, reporting duties and findings.

      --format json      the public format xanh.plan/1, one JSON object (default)
      --format tree      for people: one line an item, with its place in the text
      --format markdown  the plan as Markdown, which reads back to the same items
      --format text      the text that all places count in (UTF-8, normal form C)
      --limit BYTES      most bytes that are read (default \(defaultReadLimit))
      --timing           bytes, seconds, MB/s and peak memory on standard error

    Exit status: 0 read · 64 wrong use · 65 no document (empty, binary, encrypted, too large) · 66 no such file

    """

  private enum OutputFormat: String { case json, tree, markdown, text }

  private struct Options {
    var path: String
    var format = OutputFormat.json
    var limit = defaultReadLimit
    var showsTiming = false
  }

  /// Runs the command with what follows `read` and returns the exit status of sysexits.h.
  static func run(_ arguments: [String]) -> Int32 {
    if arguments.contains("--help") || arguments.contains("-h") {
      print(help, to: STDOUT_FILENO)
      return 0
    }
    guard let options = parse(arguments) else {
      print("xanh read: dùng sai; xem xanh read --help / wrong use; see xanh read --help\n", to: STDERR_FILENO)
      return EX_USAGE
    }
    let started = seconds()
    let bytes: [UInt8]
    switch contents(of: options.path, limit: options.limit) {
    case .success(let content): bytes = content
    case .failure(let trouble):
      print("xanh read: \(options.path): \(trouble.text)\n", to: STDERR_FILENO)
      return trouble.status
    }
    switch plan(bytes, options) {
    case .success(let plan):
      let took = seconds() - started
      show(plan, options.format)
      if options.showsTiming { printTiming(bytes.count, took) }
      return 0
    case .failure(let message):
      print("xanh read: \(options.path): \(message.text)\n", to: STDERR_FILENO)
      return EX_DATAERR
    }
  }

  private static func parse(_ arguments: [String]) -> Options? {
    var options = Options(path: "")
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--format":
        guard let format = rest.popFirst().flatMap(OutputFormat.init(rawValue:)) else { return nil }
        options.format = format
      case "--limit":
        guard let limit = rest.popFirst().flatMap({ Int($0) }), limit > 0 else { return nil }
        options.limit = limit
      case "--timing": options.showsTiming = true
      case _ where argument.hasPrefix("--format="):
        guard let format = OutputFormat(rawValue: String(argument.dropFirst(9))) else { return nil }
        options.format = format
      case _ where argument.hasPrefix("-") && argument != "-": return nil
      default:
        guard options.path.isEmpty else { return nil }
        options.path = argument
      }
    }
    return options.path.isEmpty ? nil : options
  }

  // MARK: - Reading

  /// One line for people, and the exit status that goes with it.
  private struct Trouble: Error {
    var text: String
    var status = EX_DATAERR
  }

  private static func plan(_ bytes: [UInt8], _ options: Options) -> Result<ReadPlan, Trouble> {
    let name = String(options.path.split(separator: "/").last ?? "")
    let sha256 = Digest.hexadecimal(Digest.sha256(bytes))
    guard name.lowercased().hasSuffix(".docx"), bytes.starts(with: Array("PK".utf8)) else {
      return readPlan(bytes, name: name, sha256: sha256, limit: options.limit).mapError { Trouble(text: $0.message.both) }
    }
    do {
      let text = try readDocx(bytes).text
      return .success(readPlan(text: Array(text.utf8), name: name, format: "docx", sha256: sha256))
    } catch {
      return .failure(Trouble(text: "\(error.message.vietnamese) / \(error.message.english)"))
    }
  }

  /// The bytes of a file, at most one more than the limit, so that a larger file is known without being read.
  private static func contents(of path: String, limit: Int) -> Result<[UInt8], Trouble> {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      return .failure(Trouble(text: "không mở được tệp, hãy kiểm tra đường dẫn / cannot be opened, check the path (\(reason()))", status: EX_NOINPUT))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_size > 0 { bytes.reserveCapacity(min(Int(status.st_size), limit) + 1) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = unsafe Glibc.read(descriptor, &piece, piece.count)
      if count == 0 { return .success(bytes) }
      guard count > 0 else {
        return .failure(Trouble(text: "không đọc được / cannot be read (\(reason()))", status: EX_NOINPUT))
      }
      bytes += piece[..<count]
    }
    return .failure(Trouble(text: Refusal.tooLarge(bytes: max(bytes.count, Int(status.st_size)), limit: limit).message.both))
  }

  private static func reason() -> String { unsafe String(cString: strerror(errno)) }

  // MARK: - Printing

  private static func show(_ plan: ReadPlan, _ format: OutputFormat) {
    switch format {
    case .json: plan.writeJSON { write($0, to: STDOUT_FILENO) }
    case .tree: print(plan.tree, to: STDOUT_FILENO)
    case .markdown: print(plan.markdown, to: STDOUT_FILENO)
    case .text: write(plan.text, to: STDOUT_FILENO)
    }
  }

  private static func print(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

  /// Writes all bytes; stops where nobody reads any more.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), bytes.count - start) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      start += count
    }
  }

  private static func printTiming(_ bytes: Int, _ took: Double) {
    var usage = rusage()
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let speed = Int(Double(bytes) / 1_000_000 / max(took, 0.000_001))
    print(
      "{\"bytes\":\(bytes),\"seconds\":\(took),\"megabytesPerSecond\":\(speed),\"peakBytes\":\(usage.ru_maxrss * 1024)}\n", to: STDERR_FILENO)
  }

  /// Seconds of the monotonic clock.
  private static func seconds() -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
