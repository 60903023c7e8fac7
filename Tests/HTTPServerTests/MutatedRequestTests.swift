// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import TestSupport
import Testing

@Suite struct `Mutated requests` {
  private static let host = "HTTP/1.1\r\nHost: a\r\n"
  private static let seeds = [
    "GET /a?b=c \(host)Accept: */*\r\nCookie: s=1; t=\"2\"\r\n\r\n",
    "POST /a \(host)Content-Length: 5\r\n\r\nhelloGET /b \(host)\r\n",
    "POST /a \(host)Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n!\r\n0\r\n\r\nGET /b \(host)\r\n",
    "GET /a \(host)X: y \r\n\r\nHEAD /b HTTP/1.1\r\nHost:a\r\n\r\nPUT /c HTTP/1.0\r\nHost:\ta\r\n\r\n",
  ]
  private static let alphabet: [UInt8] = Array("\0\t\n\r :;,=0159afAF+-/%\"\u{7F}\u{E9}".utf8) + [0xFF]

  /// One to four changes of a byte, a line or the end.
  private static func mutated(_ random: inout SeededRandom) -> [UInt8] {
    var bytes = Array(seeds[Int.random(in: seeds.indices, using: &random)].utf8)
    for _ in 0...Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &random)
      let byte = alphabet[Int.random(in: alphabet.indices, using: &random)]
      switch Int.random(in: 0...6, using: &random) {
      case 0, 1: bytes[index] = byte
      case 2, 3: bytes.insert(byte, at: index)
      case 4: bytes.remove(at: index)
      case 5: bytes.insert(contentsOf: line(at: index, of: bytes), at: index)
      default: bytes.insert(contentsOf: line(at: index, of: bytes), at: lineStart(before: index, in: bytes))
      }
    }
    return bytes
  }

  private static func lineStart(before index: Int, in bytes: [UInt8]) -> Int {
    (bytes[..<index].lastIndex(of: 0x0A) ?? -1) + 1
  }

  private static func line(at index: Int, of bytes: [UInt8]) -> [UInt8] {
    let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count - 1
    return Array(bytes[lineStart(before: index, in: bytes)...end])
  }

  /// What the handler saw, in the form of the strict reader. The target is compared by its decoded path and its query.
  private func seen(_ request: Request) -> StrictReader.Message {
    StrictReader.Message(
      method: request.method, target: "\(request.path)?\(request.query)",
      fields: request.headers.fields.map { "\($0.name): \($0.value)" }, body: request.body)
  }

  private func normal(_ message: StrictReader.Message) -> StrictReader.Message {
    var message = message
    let parts = message.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = PercentEncoding.decoded(parts[0].utf8).map { String(decoding: $0, as: UTF8.self) } ?? "broken"
    message.target = "\(path)?\(parts.count > 1 ? String(parts[1]) : "")"
    return message
  }

  @Test(arguments: 0..<4)
  func `are served only as a strict reader reads them`(_ round: Int) throws {
    let server = try TestServer {
      $0.headTimeout = .seconds(1)
      $0.bodyTimeout = .seconds(1)
      $0.idleTimeout = .seconds(1)
    }
    var random = SeededRandom(seed: UInt64(round))
    // The address of a client tells which bytes it sent.
    let cases = (0..<200).map { (address: "127.9.\(round).\($0 + 1)", bytes: Self.mutated(&random)) }
    let clients = try cases.map { one in
      let client = try server.client(from: one.address)
      client.send(one.bytes)
      return client
    }
    for client in clients { #expect(client.rest() != nil) }
    let served = Dictionary(grouping: server.handler.requests, by: \.clientAddress)
    var count = 0
    for one in cases {
      let seen = served[one.address, default: []].map(seen)
      let read = StrictReader.messages(in: one.bytes).map(normal)
      #expect(seen == Array(read.prefix(seen.count)), "\(String(decoding: one.bytes, as: UTF8.self).debugDescription)")
      count += seen.count
    }
    // Of so many, some must have come through, or nothing was compared.
    #expect(count > 20)
    #expect(try server.get("/good").status == 200)
  }

  @Test func `that were not changed are all served`() throws {
    let server = try TestServer()
    for (index, seed) in Self.seeds.enumerated() {
      let client = try server.client(from: "127.9.9.\(index + 1)")
      client.send(seed)
      let read = StrictReader.messages(in: Array(seed.utf8)).map(normal)
      for message in read { _ = try client.response(toHead: message.method == "HEAD") }
      let served = server.handler.requests.filter { $0.clientAddress == "127.9.9.\(index + 1)" }
      #expect(served.map(seen) == read && !read.isEmpty)
    }
  }
}

@Suite struct `Random bytes` {
  @Test(arguments: 0..<4) func `never break the server`(_ round: Int) throws {
    let server = try TestServer {
      $0.headTimeout = .seconds(1)
      $0.idleTimeout = .seconds(1)
    }
    var random = SeededRandom(seed: UInt64(100 + round))
    let clients = try (0..<100).map { _ in
      let client = try server.client()
      client.send((0..<Int.random(in: 1...3000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) })
      return client
    }
    for client in clients { #expect(client.rest()?.contains(" 200 ") == false) }
    #expect(server.served.isEmpty)
    #expect(try server.get("/good").status == 200)
  }
}
