// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@testable import HTTPServer

/// Who is counted as one client, and whose word about a client is believed.
@Suite struct `The address of a client` {
  private static func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("255.255.255.255", "255.255.255.255"), ("0.0.0.0", "0.0.0.0"),
    ("::ffff:10.1.2.3", "10.1.2.3"), ("::ffff:0a01:0203", "10.1.2.3"), ("::1", "::1"), ("::", "::"),
    ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("::fffe:10.1.2.3", "::fffe:a01:203"),
  ]) func `is told in its short form, IPv4 within IPv6 as IPv4`(text: String, form: String) throws {
    #expect(try Self.address(text).description == form)
  }

  @Test(arguments: [
    "", " ", "localhost", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4:80", "[::1]",
    "::1%lo", ":::", "12345::", "fe80::1/64", "1.2.3.4\u{0}", "１.2.3.4",
  ]) func `is none where it is not written as one`(text: String) {
    #expect(IPAddress(text) == nil)
    #expect(throws: TransportError.notAnAddress(text)) { try ProxyTrust([text]) }
  }

  @Test(arguments: [
    ("10.0.0.1", "10.0.0.2", false), ("10.0.0.1", "::ffff:10.0.0.1", true),
    ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true), ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
    ("::1", "::2", true), ("::1", "127.0.0.1", false), ("::", "0.0.0.0", false),
  ]) func `of IPv6 counts with its network, of IPv4 by itself`(one: String, other: String, isSame: Bool) throws {
    #expect(try (Self.address(one).subscriber == Self.address(other).subscriber) == isSame)
    var counts = AddressCounts(limit: 1)
    counts.open(try Self.address(one))
    #expect(try counts.mayOpen(Self.address(other)) != isSame)
  }

  @Test func `has as much open as is let in, and what is closed makes room`() throws {
    let (one, other) = (try Self.address("10.0.0.1"), try Self.address("10.0.0.2"))
    var counts = AddressCounts(limit: 2)
    #expect(counts.isEmpty && counts.mayOpen(one))
    counts.open(one)
    #expect(counts.mayOpen(one))
    counts.open(one)
    #expect(!counts.mayOpen(one) && counts.mayOpen(other))
    counts.close(one)
    #expect(counts.mayOpen(one) && !counts.isEmpty)
    counts.close(one)
    #expect(counts.isEmpty)
    // More closed than opened is nothing, not a debt by which more could be opened.
    counts.close(one)
    #expect(counts.isEmpty)
    for _ in 0..<2 { counts.open(one) }
    #expect(!counts.mayOpen(one))
    #expect(!AddressCounts(limit: 0).mayOpen(one))
  }

  @Test(
    arguments: [
      ("203.0.113.7", "203.0.113.7"), ("10.0.0.1, 203.0.113.7", "203.0.113.7"),
      ("10.0.0.1,203.0.113.7 ", "203.0.113.7"),
      ("10.0.0.1,\t2001:db8::1", "2001:db8::1"), ("<script>, 203.0.113.7", "203.0.113.7"), ("203.0.113.7, ", nil),
      ("203.0.113.7, unknown", nil), ("203.0.113.7:443", nil), ("\"203.0.113.7\"", nil), ("", nil), (",", nil),
    ] as [(String, String?)]) func `that a proxy tells is the last it names`(list: String, client: String?)
  {
    #expect(ProxyTrust.client(in: ["X-Forwarded-For": list])?.description == client)
  }

  @Test func `is that of the last field, where a client sent one before`() {
    var fields: Headers = ["X-Forwarded-For": "10.0.0.1"]
    fields.add("x-forwarded-for", "203.0.113.7")
    #expect(ProxyTrust.client(in: fields)?.description == "203.0.113.7")
    #expect(ProxyTrust.client(in: Headers()) == nil)
    var proto: Headers = ["X-Forwarded-Proto": "https"]
    #expect(ProxyTrust.isSecure(proto))
    proto.add("X-Forwarded-Proto", "http")
    #expect(!ProxyTrust.isSecure(proto) && !ProxyTrust.isSecure(Headers()))
    for value in ["HTTPS", "Https"] { #expect(ProxyTrust.isSecure(["x-forwarded-proto": value])) }
    for value in ["", "http", "https,http", "httpss", " https"] {
      #expect(!ProxyTrust.isSecure(["x-forwarded-proto": value]), "\(value)")
    }
  }

  @Test func `is believed of named proxies only`() throws {
    let trust = try ProxyTrust(["127.0.0.1", "2001:db8::1"])
    for text in ["127.0.0.1", "::ffff:127.0.0.1", "2001:db8::1"] { #expect(try trust.includes(Self.address(text))) }
    for text in ["127.0.0.2", "2001:db8::2", "::1"] { #expect(try !trust.includes(Self.address(text))) }
    #expect(!trust.includes(nil))
    #expect(try !ProxyTrust([]).includes(Self.address("127.0.0.1")))
  }

  @Test(arguments: Refusal.allCases) func `may come again later where the trouble passes, and is told when`(
    refusal: Refusal
  ) {
    #expect(refusal.isTemporary == [Refusal.address, .queue, .memory, .stopping].contains(refusal))
    #expect((400...599).contains(refusal.status))
    #expect(refusal.vietnamese.hasSuffix(".") && refusal.english.hasSuffix("."))
    #expect(refusal.english.utf8.allSatisfy { $0 < 0x80 } && refusal.vietnamese != refusal.english)
  }
}
