// SPDX-License-Identifier: Apache-2.0
import Database
import Dispatch
import Domain
import Files
import HTTPServer
import Security
import Store
import Synchronization
import Web

/// `xanh serve`: the web server, until it is told to stop.
enum ServeCommand {
  static let command = Command(
    "serve", summary: Phrase("Phục vụ các trang web đến khi được dừng.", "Serve the web pages until stopped."),
    discussion: Phrase(
      """
      Tự tạo và cập nhật các bảng. Ctrl-C hoặc SIGTERM làm xong các yêu cầu đang chạy rồi dừng. Đặt nginx phía trước để
      có TLS (docs/operation.md) và kê nó ở --trusted-proxies.
      """,
      """
      Makes and updates the tables by itself. Ctrl-C or SIGTERM finishes running requests and stops. Put nginx in front
      for TLS (docs/operation.md) and name it with --trusted-proxies.
      """),
    flags: [
      .init(
        name: "demo", value: nil,
        help: Phrase(
          "Trước hết nạp dữ liệu minh họa, nếu cơ sở dữ liệu trống.",
          "First load the demonstration data, if the database is empty."))
    ],
    run: run)

  /// How long running requests may take to finish when the server is stopped.
  private static let stopLimit = Duration.seconds(20)

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    HeldMemory.keepLow()
    let configuration = try Configuration(arguments)
    try configuration.checkSingleSignOn()
    var server = server(configuration)
    warnOfNetwork()
    let signal = TerminationSignal()
    let installation = try Installation(configuration, exclusive: true)
    // Only one server works on a SQLite file; beside others on PostgreSQL a change may take its minutes.
    let patience: Int64 = configuration.isPostgreSQL ? 600 : 0
    try installation.database.dropUnfinishedChanges(before: Installation.now().adding(seconds: -patience))
    let firstLink = try fillIfEmpty(installation, configuration, arguments)
    // The site and the transport know of each other: one shows the figures of the other, which shows its pages.
    let pages = Mutex<Site?>(nil)
    server.refusalPage = { refusal in
      pages.withLock { $0 }?.transportPage(status: refusal.status, Phrase(refusal.vietnamese, refusal.english))
        ?? refusal.plainPage
    }
    let transport = MicroHTTPDTransport(server)
    let background = BackgroundWork()
    let site = Site(Services(installation, background) { transport.metrics.text })
    pages.withLock { $0 = site }
    let port: UInt16
    do throws(TransportError) { port = try transport.start(site) } catch {
      throw Failure(.unavailable, error.vietnamese, error.english)
    }
    let keeper = JournalKeeper(installation)
    keeper.start()
    let host =
      configuration.address.utf8.contains(UInt8(ascii: ":")) ? "[\(configuration.address)]" : configuration.address
    let origin = "http://\(host):\(port)"
    Terminal.print("Xanh: \(origin)")
    if let firstLink {
      arguments.say(
        Phrase(
          "Quản trị viên đầu tiên, dùng một lần, trong 24 giờ: \(origin)\(firstLink)",
          "First administrator, once, within 24 hours: \(origin)\(firstLink)"))
    }
    if try installation.database.read({ try $0.person(login: "kehoach")?.isDemonstration ?? false }) {
      arguments.say(Demonstration.accounts)
    }
    _ = signal.wait()
    arguments.say(Phrase("Xanh: đang dừng", "Xanh: stopping"))
    signal.release()
    transport.stop(within: stopLimit)
    background.stop()
    keeper.stop()
    installation.database.close()
    return .ok
  }

  /// Puts what is asked for into an empty database: demonstration data, or the link of the first administrator, which is
  /// returned.
  private static func fillIfEmpty(
    _ installation: Installation, _ configuration: Configuration, _ arguments: Arguments
  ) throws -> String? {
    guard try installation.database.read({ try !$0.hasOrganisations() }) else { return nil }
    guard arguments.has("demo") else { return try makeFirstLink(installation) }
    guard configuration.isForThisMachineOnly else {
      throw Failure(
        .configuration, "dữ liệu minh họa chỉ phục vụ trên máy này (127.0.0.1), không qua proxy",
        "demonstration data is served on loopback only, without a proxy in front")
    }
    try Demonstration(installation).load()
    return nil
  }

  /// Programs that open files from outside should not reach the network.
  private static func warnOfNetwork() {
    guard !OfficeConverter.runsWithoutNetwork else { return }
    Terminal.complain(
      "hệ thống không cho lọc lời gọi (seccomp), nên LibreOffice, poppler, tesseract chạy có mạng; hãy chặn bằng cách khác / "
        + "this system takes no seccomp filter, so LibreOffice, poppler and tesseract run with the network open; close it "
        + "by other means")
  }

  private static func server(_ configuration: Configuration) -> ServerConfiguration {
    var server = ServerConfiguration()
    server.address = configuration.address
    server.port = configuration.port
    if configuration.workers > 0 { server.workers = configuration.workers }
    server.trustedProxies = configuration.trustedProxies
    server.largerBodies = [
      .init(pathPrefix: "/ke-hoach/", bytes: DocumentReading.sizeLimit + (1 << 20)),
      .init(pathPrefix: "/to-chuc/", bytes: 32 << 20),
    ]
    switch configuration["log"].text {
    case "all": server.log = { Terminal.log($0.json) }
    case "errors": server.log = { if $0.status >= 500 || $0.reason != nil { Terminal.log($0.json) } }
    default: break
    }
    return server
  }

  /// An empty installation has nobody who could sign in: whoever reads the server's output may make the first one.
  private static func makeFirstLink(_ installation: Installation) throws -> String {
    let token = SecretToken.random().text
    let digest = Digest.blake2b256(Array(token.utf8))
    let now = Installation.now()
    try installation.database.write {
      try $0.insertOneTimeLink(token: digest, person: nil, at: now, expires: now.adding(seconds: 86_400))
    }
    return "/lien-ket/\(token)"
  }
}

/// Seals the journal while the server runs, and hands its signed head out into a file.
final class JournalKeeper: Sendable {
  private let installation: Installation
  private let queue = DispatchQueue(label: "journal")
  private let isStopped = Mutex(false)

  init(_ installation: Installation) { self.installation = installation }

  /// Begins; looks once a second whether there is something to seal.
  func start() {
    queue.asyncAfter(deadline: .now() + 1) { [self] in
      guard !isStopped.withLock({ $0 }) else { return }
      keep()
      start()
    }
  }

  /// Ends, after sealing what is left.
  func stop() {
    isStopped.withLock { $0 = true }
    queue.sync { keep() }
  }

  private func keep() {
    do {
      let sealer = JournalSealer(installation.database, JournalDigest(key: installation.keys.signing))
      guard try sealer.seal() > 0, let head = try sealer.signedHead(now: Installation.now()) else { return }
      try DurableFile.write(Array(head.json.utf8), to: installation.headPath)
    } catch { Terminal.complain("journal: \(String(reflecting: error))") }
  }
}
