// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@testable import HTTPServer

@Suite struct `The check of a head` {
  private let check = HeadCheck(targetLimit: 100, headLimit: 1000, fieldLimit: 5)

  /// A head that passes, for one thing to be changed in it.
  private func head(_ target: String = "/", _ fields: (String, String)..., change: (inout RawHead) -> Void = { _ in })
    -> RawHead
  {
    var head = RawHead(
      method: Array("GET".utf8), target: Array(target.utf8), fields: ["Host": "localhost:8080"], isIntact: true,
      size: 100,
      isVersion11: true)
    for (name, value) in fields { head.fields.add(name, value) }
    change(&head)
    return head
  }

  @Test(arguments: [
    ("/", "/", ""), ("/a/b", "/a/b", ""), ("/a?b=c&d=%20", "/a", "b=c&d=%20"), ("/a?", "/a", ""), ("/a??", "/a", "?"),
    ("/%E1%BA%BF", "/ế", ""), ("/a%20b", "/a b", ""), ("/a+b", "/a+b", ""), ("/%25", "/%", ""), ("//a", "//a", ""),
    ("/.a/b./...", "/.a/b./...", ""), ("/?/../%00", "/", "/../%00"),
  ])
  func `takes path and query out of the target`(_ target: String, _ path: String, _ query: String) throws {
    let checked = try check.checked(head(target))
    #expect(checked.path == path)
    #expect(checked.query == query)
    #expect(checked.bodyLength == .none)
  }

  @Test(arguments: [
    "", "*", "a", "http://localhost/", "localhost:80", "/a b", "/a\tb", "/ế", "/a#b", "/%", "/%4", "/%zz", "/%00",
    "/%0a",
    "/?\u{7F}", "/?a b", "/?a\tb", "/?ế", "/?a#b", "/%7f", "/%ff", "/%c0%af", "/../a", "/a/..", "/a/./b", "/%2e%2e/a",
    "/a/%2E", "/a/..%2fb", "/\u{7F}",
  ])
  func `refuses a broken target`(_ target: String) {
    #expect(throws: Refusal.malformed) { try check.checked(head(target)) }
  }

  @Test(arguments: [(100, true), (101, false)]) func `limits the target`(_ count: Int, _ passes: Bool) {
    let target = "/" + String(repeating: "a", count: count - 1)
    #expect(((try? check.checked(head(target))) != nil) == passes)
    if !passes { #expect(throws: Refusal.targetTooLong) { try check.checked(head(target)) } }
  }

  @Test func `limits bytes and fields`() {
    #expect(throws: Refusal.headTooLarge) { try check.checked(head { $0.size = 1001 }) }
    #expect(throws: Never.self) { try check.checked(head { $0.size = 1000 }) }
    #expect(throws: Never.self) { try check.checked(head("/", ("a", ""), ("b", ""), ("c", ""), ("d", ""))) }
    #expect(throws: Refusal.headTooLarge) {
      try check.checked(head("/", ("a", ""), ("b", ""), ("c", ""), ("d", ""), ("e", "")))
    }
  }

  @Test(arguments: ["", "G T", "GET\u{0}", "G(T", "ế", "GET:"]) func `refuses a method that is no token`(
    _ method: String
  ) {
    #expect(throws: Refusal.malformed) { try check.checked(head { $0.method = Array(method.utf8) }) }
  }

  @Test func `refuses a head that is not intact`() {
    #expect(throws: Refusal.malformed) { try check.checked(head { $0.isIntact = false }) }
  }

  @Test(arguments: ["localhost", "a.example:8080", "[::1]:80", "127.0.0.1", "xn--i-7iq.example"])
  func `takes a host`(_ host: String) {
    #expect(throws: Never.self) { try check.checked(head { $0.fields["host"] = host }) }
  }

  @Test(arguments: ["", "a b", "a/b", "a@b", "a?b", "a#b", "a\\b", "a,b", "ế", "a\tb", "<a>"])
  func `refuses a broken host`(_ host: String) {
    #expect(throws: Refusal.malformed) { try check.checked(head { $0.fields["host"] = host }) }
  }

  @Test func `wants exactly one host`() {
    #expect(throws: Refusal.malformed) { try check.checked(head { $0.fields = Headers() }) }
    #expect(throws: Refusal.malformed) { try check.checked(head("/", ("HOST", "localhost:8080"))) }
  }

  @Test(arguments: [
    ("0", CheckedHead.BodyLength.none), ("1", .known(1)), ("007", .known(7)), ("9223372036854775807", .known(.max)),
  ])
  func `reads a length`(_ text: String, _ length: CheckedHead.BodyLength) throws {
    #expect(try check.checked(head("/", ("content-length", text))).bodyLength == length)
  }

  @Test(arguments: ["", "-1", "+1", "1 ", "1,1", "0x1", "1.0", "٣", "9223372036854775808", "99999999999999999999"])
  func `refuses a broken length`(_ text: String) {
    #expect(throws: Refusal.malformed) { try check.checked(head("/", ("Content-Length", text))) }
  }

  @Test func `refuses every pair of lengths and codings`() {
    let fields = [
      ("Content-Length", "1"), ("content-length", "1"), ("Transfer-Encoding", "chunked"),
      ("transfer-encoding", "chunked"),
    ]
    for first in fields {
      for second in fields {
        #expect(throws: Refusal.malformed) { try check.checked(head("/", first, second)) }
      }
    }
  }

  @Test(arguments: ["gzip", "identity", "chunked, chunked", "gzip, chunked", "chunked ", "xchunked", "", "chunked;a=b"])
  func `refuses every coding but chunked`(_ coding: String) {
    #expect(throws: Refusal.transferCoding) { try check.checked(head("/", ("Transfer-Encoding", coding))) }
  }

  @Test func `takes chunked, from HTTP 1_1 only`() throws {
    #expect(try check.checked(head("/", ("Transfer-Encoding", "Chunked"))).bodyLength == .chunked)
    #expect(throws: Refusal.malformed) {
      try check.checked(head("/", ("Transfer-Encoding", "chunked")) { $0.isVersion11 = false })
    }
  }

  @Test(arguments: [("100-continue", true), ("100-Continue", true), ("x", false)])
  func `sees that a client waits`(_ value: String, _ waits: Bool) throws {
    #expect(try check.checked(head("/", ("Expect", value))).waitsForContinue == waits)
  }

  @Test func `knows the bytes of tokens and values`() {
    let tokens = (0...255).map { UInt8($0) }.filter { FieldSyntax.isToken([$0]) }
    #expect(
      String(decoding: tokens, as: UTF8.self)
        == "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~")
    #expect(!FieldSyntax.isToken([]) && FieldSyntax.isValue([]))
    #expect((0...255).map { UInt8($0) }.filter { !FieldSyntax.isValue([$0]) } == Array(0...8) + Array(10...31) + [127])
  }
}

@Suite struct `An address` {
  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"), ("::1", "::1"),
    ("::ffff:10.0.0.1", "10.0.0.1"), ("2001:DB8::0:1", "2001:db8::1"), ("::", "::"),
  ])
  func `is written in one form`(_ text: String, _ form: String) throws {
    #expect(try #require(IPAddress(text)).description == form)
  }

  @Test(arguments: [
    "", "localhost", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4:80", "[::1]", "::1%lo", " 1.2.3.4", "01.2.3.4",
  ])
  func `is numeric`(_ text: String) { #expect(IPAddress(text) == nil) }

  @Test func `of IPv6 counts with its network`() throws {
    let one = try #require(IPAddress("2001:db8:1:2::1"))
    let other = try #require(IPAddress("2001:db8:1:2:ffff::9"))
    let stranger = try #require(IPAddress("2001:db8:1:3::1"))
    #expect(one != other && one.subscriber == other.subscriber && one.subscriber != stranger.subscriber)
    #expect(IPAddress("10.0.0.1")?.subscriber != IPAddress("10.0.0.2")?.subscriber)
  }

  @Test func `has a limit of what it may have open`() throws {
    let address = try #require(IPAddress("10.0.0.1"))
    var counts = AddressCounts(limit: 2)
    counts.open(address)
    #expect(counts.mayOpen(address))
    counts.open(address)
    #expect(!counts.mayOpen(address))
    #expect(try counts.mayOpen(#require(IPAddress("10.0.0.2"))))
    counts.close(address)
    #expect(counts.mayOpen(address))
    counts.close(address)
    #expect(counts.isEmpty)
  }
}

@Suite struct `A proxy` {
  @Test func `is trusted by its address`() throws {
    let trust = try ProxyTrust(["10.0.0.1", "::1"])
    #expect(
      trust.includes(IPAddress("10.0.0.1")) && trust.includes(IPAddress("::ffff:10.0.0.1"))
        && trust.includes(IPAddress("::1")))
    #expect(!trust.includes(IPAddress("10.0.0.2")) && !trust.includes(nil))
    #expect(throws: TransportError.notAnAddress("nginx")) { try ProxyTrust(["nginx"]) }
  }

  @Test(
    arguments: [
      (["1.2.3.4"], "1.2.3.4"), (["9.9.9.9, 1.2.3.4"], "1.2.3.4"), (["9.9.9.9", "8.8.8.8,1.2.3.4"], "1.2.3.4"),
      (["x, 2001:db8::1 "], "2001:db8::1"), (["1.2.3.4, unknown"], nil), (["1.2.3.4,"], nil), ([""], nil), ([], nil),
    ] as [([String], String?)])
  func `names the client last`(_ fields: [String], _ client: String?) {
    var headers = Headers()
    for field in fields { headers.add("X-Forwarded-For", field) }
    #expect(ProxyTrust.client(in: headers)?.description == client)
  }

  @Test(arguments: [("https", true), ("HTTPS", true), ("http", false), ("https, http", false), ("", false)])
  func `says whether TLS was used`(_ value: String, _ isSecure: Bool) {
    #expect(ProxyTrust.isSecure(["X-Forwarded-Proto": value]) == isSecure)
    #expect(!ProxyTrust.isSecure(Headers()))
  }
}
