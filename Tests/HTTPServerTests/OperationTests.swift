// SPDX-License-Identifier: Apache-2.0
import CZlib
import Dispatch
import Glibc
import HTTP
import Synchronization
import Testing

@testable import HTTPServer

/// What a gzip file holds, by zlib's own reader.
private func gunzip(_ bytes: [UInt8], capacity: Int = 1 << 22) -> [UInt8]? {
  var stream = z_stream()
  guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: capacity)
  let status = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      return inflate(&stream, Z_FINISH)
    }
  }
  return status == Z_STREAM_END ? Array(output.prefix(capacity - Int(stream.avail_out))) : nil
}

@Suite struct `Compression` {
  private static let page = Array(String(repeating: "<tr><td>Hoạt động</td></tr>", count: 400).utf8)

  @Test(arguments: [-1, 0, 1, 6, 9, 12, 42]) func `keeps every byte at every level`(_ level: Int) throws {
    for bytes in [[], [7], Self.page, (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }] {
      #expect(try gunzip(#require(gzip(bytes, level: level))) == bytes)
    }
  }

  @Test func `is used where the client takes it`() throws {
    let server = try TestServer(slow: { _ in
      var response = Response.html(Self.page)
      response.headers["ETag"] = "\"7\""
      return response
    })
    let plain = try server.get("/")
    #expect(plain.body == Self.page && plain.headers["content-encoding"] == nil)
    #expect(plain.headers["vary"] == "Accept-Encoding" && plain.headers["etag"] == "\"7\"")
    let small = try server.get("/", "Accept-Encoding: br, gzip\r\n")
    #expect(small.headers["content-encoding"] == "gzip" && small.headers["vary"] == "Accept-Encoding")
    #expect(small.headers["etag"] == "W/\"7\"")
    #expect(small.body.count < Self.page.count / 10 && gunzip(small.body) == Self.page)
    #expect(try server.get("/", "Accept-Encoding: gzip;q=0\r\n").body == Self.page)
  }

  @Test func `has the same fields for the head alone`() throws {
    let server = try TestServer(slow: { _ in .html(Self.page) })
    let small = try server.get("/", "Accept-Encoding: gzip\r\n")
    let client = try server.client()
    client.request("HEAD /", "Accept-Encoding: gzip\r\n")
    #expect(try client.response(toHead: true).headers["content-length"] == small.headers["content-length"])
  }

  @Test(arguments: [
    (Response.html(page), true),
    (.html(page, status: 404), true),
    (.json(.string(String(decoding: page, as: UTF8.self))), true),
    (.html(Array(page.prefix(1023))), false),
    (.html(Array(page.prefix(1024))), true),
    (Response(status: 304, headers: ["Content-Type": MediaType.html], body: .bytes(page)), false),
    (.html(page, status: 303), false),
    (.bytes(page, MediaType.png), false),
    (.bytes(page, MediaType.docx), false),
    (Response(headers: ["Content-Type": MediaType.html, "Content-Encoding": "gzip"], body: .bytes(page)), false),
    (Response(status: 206, headers: ["Content-Type": MediaType.html], body: .bytes(page)), false),
    (Response(body: .bytes(page)), false),
    (Response(headers: ["Content-Type": MediaType.html], body: .file(path: "/x", size: 9999)), false),
  ])
  func `is for text that is long enough and not compressed yet`(_ response: Response, _ isCompressed: Bool) {
    let request = Request(path: "/", headers: ["Accept-Encoding": "gzip"])
    let result = response.compressed(for: request, level: 1)
    #expect((result.headers["vary"] != nil) == isCompressed)
    #expect((result.headers["content-encoding"] != response.headers["content-encoding"]) == isCompressed)
    #expect(response.compressed(for: request, level: 0).headers == response.headers)
  }

  @Test func `adds to Vary and keeps a weak tag`() {
    var response = Response.html(Self.page)
    response.headers["Vary"] = "Cookie"
    response.headers["ETag"] = "W/\"1\""
    let result = response.compressed(for: Request(path: "/", headers: ["Accept-Encoding": "gzip"]), level: 1)
    #expect(result.headers.values("vary") == ["Cookie", "Accept-Encoding"])
    #expect(result.headers["etag"] == "W/\"1\"")
    response.headers["Vary"] = "Cookie, accept-encoding"
    #expect(
      response.compressed(for: Request(path: "/"), level: 1).headers.values("vary") == ["Cookie, accept-encoding"])
  }

  @Test func `makes another response than the one that is kept`() {
    var kept = Response.html(Self.page)
    kept.keptForm = KeptForm()
    let request = Request(path: "/", headers: ["Accept-Encoding": "gzip"])
    #expect(kept.compressed(for: request, level: 1).keptForm == nil)
    #expect(kept.compressed(for: Request(path: "/"), level: 1).keptForm == nil, "its fields differ too")
    #expect(kept.compressed(for: request, level: 0).keptForm != nil)
  }

  @Test func `is left alone on the way from memory`() throws {
    let server = try TestServer(fast: { _ in .html(Self.page) })
    #expect(try server.get("/", "Accept-Encoding: gzip\r\n").body == Self.page)
  }
}

@Suite struct `The log` {
  private let lines = Lines()

  private final class Lines: Sendable {
    private let lines = Mutex<[LogLine]>([])
    var all: [LogLine] { lines.withLock { $0 } }
    func add(_ line: LogLine) { lines.withLock { $0.append(line) } }
  }

  @Test func `has one line for each request, without its query`() throws {
    let lines = self.lines
    let server = try TestServer(
      { $0.log = { lines.add($0) } },
      slow: { request in
        var response = Response.text("12345", status: 201)
        response.userID = request.path == "/a" ? "person-7" : nil
        return response
      })
    #expect(try server.get("/a?phone=0912").status == 201)
    let client = try server.client()
    client.request("HEAD /b")
    _ = try client.response(toHead: true)
    #expect(eventually { lines.all.count == 2 })
    let line = try #require(lines.all.first)
    #expect(line.method == "GET" && line.path == "/a" && line.status == 201 && line.bytes == 5)
    #expect(line.client == "127.0.0.1" && line.user == "person-7" && line.reason == nil)
    #expect(line.id == server.handler.requests.first?.id)
    #expect(line.microseconds > 0 && line.time > 1_700_000_000_000)
    #expect(lines.all.last?.bytes == 0 && lines.all.last?.user == nil)
  }

  @Test func `tells why a request was refused or went unanswered`() throws {
    let lines = self.lines
    let server = try TestServer {
      $0.log = { lines.add($0) }
      $0.headTimeout = .seconds(1)
    }
    for text in [
      "GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /y HTTP/1.1\r\nnonsense\r\n\r\n", "GET /z HTTP/1.1\r\nHost",
    ] {
      let client = try server.client()
      client.send(text)
      _ = client.rest()
    }
    #expect(eventually { lines.all.count == 3 })
    #expect(lines.all.map(\.status) == [400, 400, 0])
    #expect(lines.all.map(\.reason) == ["malformed", "malformed", "aborted"])
  }

  @Test func `is written as JSON`() {
    var line = LogLine(
      time: 1_793_584_800_007, id: "00000000000000ff", method: "GET", path: "/kế \"hoạch\"", status: 200, bytes: 12,
      microseconds: 345, client: "::1", user: nil, reason: nil)
    #expect(
      String(decoding: line.json, as: UTF8.self)
        == #"{"time":"2026-11-02T02:00:00.007Z","id":"00000000000000ff","method":"GET","path":"/kế \"hoạch\"","#
        + #""status":200,"bytes":12,"us":345,"client":"::1"}"#)
    line.user = "p"
    line.reason = "queue"
    #expect(String(decoding: line.json, as: UTF8.self).hasSuffix(#""user":"p","reason":"queue"}"#))
  }
}

@Suite struct `The writer of the log` {
  private func line(_ path: String) -> LogLine {
    LogLine(time: 0, id: "i", method: "GET", path: path, status: 200, bytes: 0, microseconds: 1, client: "c")
  }

  /// All that can be read from a pipe whose other end is closed.
  private func text(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  @Test func `writes every line in order, the last before it ends`() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let writer = LogWriter(descriptor: ends[1])
    #expect(writer.start())
    for number in 0..<100 { writer.write(line("/\(number)")) }
    writer.close()
    close(ends[1])
    let lines = text(ends[0]).split(separator: "\n")
    close(ends[0])
    #expect(lines.count == 100)
    #expect(lines.enumerated().allSatisfy { $0.element.contains("\"path\":\"/\($0.offset)\"") })
  }

  @Test func `drops lines where nobody reads, and says how many`() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let writer = LogWriter(descriptor: ends[1], limit: 1000)
    for _ in 0..<100 { writer.write([UInt8](repeating: 0x61, count: 99)) }
    #expect(writer.start())
    writer.close()
    close(ends[1])
    let lines = text(ends[0]).split(separator: "\n")
    close(ends[0])
    #expect(lines.count == 11)
    #expect(lines.last == "{\"dropped_log_lines\":90}")
  }

  @Test func `ends where the reader is gone`() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    close(ends[0])
    let writer = LogWriter(descriptor: ends[1])
    #expect(writer.start())
    writer.write(line("/"))
    writer.close()
    close(ends[1])
  }
}

@Suite struct `The counters` {
  @Test func `follow what happens`() throws {
    let gate = Gate()
    let server = try TestServer(
      fast: { $0.path == "/hot" ? .text("") : nil },
      slow: { request in
        if request.path == "/hold" { gate.wait() }
        return .text("", status: request.path == "/missing" ? 404 : 200)
      })
    _ = try server.get("/hot")
    _ = try server.get("/")
    _ = try server.get("/missing")
    let client = try server.client()
    client.request("GET /hold")
    gate.waitForArrivals(1)
    #expect(eventually { server.transport.metrics.requests == [0, 0, 2, 0, 1, 0] })
    let metrics = server.transport.metrics
    #expect(metrics.inFlight == 1 && metrics.cached == 1 && metrics.durations.reduce(0, +) == 3)
    gate.open()
    _ = try client.response()
    #expect(eventually { server.transport.metrics.inFlight == 0 })
  }

  @Test func `are written in the Prometheus format`() {
    var metrics = ServerMetrics()
    metrics.inFlight = 3
    metrics.finish(status: 200, microseconds: 1000)
    metrics.finish(status: 503, microseconds: 1_200_345)
    metrics.finish(status: 0, microseconds: 99_000_000)
    metrics.refused[.queue] = 1
    let text = metrics.text
    for line in [
      "# TYPE xanh_http_requests_total counter", "xanh_http_requests_total{status=\"2xx\"} 1",
      "xanh_http_requests_total{status=\"5xx\"} 1", "xanh_http_requests_total{status=\"0xx\"} 1",
      "xanh_http_refused_total{reason=\"queue\"} 1", "xanh_http_refused_total{reason=\"malformed\"} 0",
      "xanh_http_in_flight 0", "# TYPE xanh_http_request_duration_seconds histogram",
      "xanh_http_request_duration_seconds_bucket{le=\"0.001000\"} 1",
      "xanh_http_request_duration_seconds_bucket{le=\"1.000000\"} 1",
      "xanh_http_request_duration_seconds_bucket{le=\"2.500000\"} 2",
      "xanh_http_request_duration_seconds_bucket{le=\"+Inf\"} 3",
      "xanh_http_request_duration_seconds_sum 100.201345", "xanh_http_request_duration_seconds_count 3",
    ] {
      #expect(text.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(line.split(separator: " ").count == 2, "\(line)")
    }
  }
}

@Suite struct `A pool of workers` {
  @Test func `runs every job, oldest first`() {
    let pool = WorkerPool(threads: 1, limit: 10_000)
    let order = Mutex<[Int]>([])
    for number in 0..<1000 { #expect(pool.submit { order.withLock { $0.append(number) } }) }
    #expect(pool.count == 1000)
    #expect(pool.start())
    #expect(eventually { order.withLock { $0.count } == 1000 })
    #expect(order.withLock { $0 } == Array(0..<1000))
    pool.close()
  }

  @Test func `runs as many at once as it has threads`() {
    let pool = WorkerPool(threads: 3, limit: 10)
    #expect(pool.start())
    let gate = Gate()
    for _ in 0..<4 { #expect(pool.submit { gate.wait() }) }
    gate.waitForArrivals(3)
    #expect(pool.count == 1)
    gate.open(for: 4)
    gate.waitForArrivals(1)
    pool.close()
  }

  @Test func `takes no job over its limit or after its end`() {
    let pool = WorkerPool(threads: 1, limit: 2)
    #expect(pool.submit {} && pool.submit {})
    #expect(!pool.submit {})
    pool.close()
    #expect(pool.count == 0)
    #expect(!pool.submit {})
  }
}

@Suite struct `The signal to end` {
  @Test(arguments: [SIGTERM, SIGINT]) func `wakes the thread that waits for it`(_ signal: Int32) {
    let received = Mutex<Int32>(0)
    let thread = Mutex<pthread_t?>(nil)
    #expect(
      startThread {
        let termination = TerminationSignal()
        thread.withLock { $0 = pthread_self() }
        let number = termination.wait()
        received.withLock { $0 = number }
        termination.release()
      })
    #expect(eventually { thread.withLock { $0 } != nil })
    // To that thread alone: the others of the test have not blocked the signal.
    thread.withLock { thread in
      if let thread { pthread_kill(thread, signal) }
    }
    #expect(eventually { received.withLock { $0 } == signal })
  }
}
