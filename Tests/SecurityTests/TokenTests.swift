// SPDX-License-Identifier: Apache-2.0
import Security
import Testing

@Suite struct `A secret token` {
  @Test func `is 43 characters that need no escaping in a cookie or link`() {
    let text = SecretToken.random().text
    #expect(text.utf8.count == 43)
    #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
  }

  @Test func `is found again by its digest`() throws {
    let token = SecretToken.random()
    let again = try #require(SecretToken(text: token.text))
    #expect(again.digest == token.digest)
    #expect(token.digest.count == 32)
    #expect(SecretToken.random().digest != token.digest)
  }

  @Test(arguments: ["", "abc", String(repeating: "A", count: 42), String(repeating: "A", count: 44), "=", "ế"])
  func `of another form is none`(_ text: String) { #expect(SecretToken(text: text) == nil) }

  @Test(arguments: ["+", "/", " ", "\u{0}", "=", "\n", "é"])
  func `with a character of another alphabet is none`(_ character: String) {
    #expect(SecretToken(text: String(repeating: "A", count: 42) + character) == nil)
    #expect(SecretToken(text: character + String(repeating: "A", count: 42)) == nil)
  }

  @Test func `has one text only`() {
    // The last of 43 characters carries four bits: others that decode to the same bytes must be refused.
    let text = String(repeating: "A", count: 42)
    #expect(SecretToken(text: text + "A") != nil)
    #expect(SecretToken(text: text + "B") == nil)
  }
}

@Suite struct `A form token` {
  private let tokens = FormTokens(key: [UInt8](repeating: 7, count: 32))
  private let session = SecretToken.random().digest

  @Test func `is valid in its session only`() {
    let token = tokens.token(session: session)
    #expect(tokens.isValid(token, session: session))
    #expect(!tokens.isValid(token, session: SecretToken.random().digest))
    #expect(!FormTokens(key: [UInt8](repeating: 8, count: 32)).isValid(token, session: session))
  }

  @Test func `differs on every page`() { #expect(tokens.token(session: session) != tokens.token(session: session)) }

  @Test func `is refused where one character differs`() {
    let token = Array(tokens.token(session: session).utf8)
    for index in token.indices {
      var changed = token
      changed[index] = changed[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      #expect(!tokens.isValid(String(decoding: changed, as: UTF8.self), session: session))
    }
  }

  @Test(arguments: ["", "AAAA", String(repeating: "A", count: 64), String(repeating: "A", count: 10_000)])
  func `that was not made here is refused`(_ token: String) { #expect(!tokens.isValid(token, session: session)) }
}

@Suite struct `Tokens of forms and sessions` {
  private let tokens = FormTokens(key: [UInt8](repeating: 7, count: 32))

  @Test func `are 64 characters that need no escaping in a page`() {
    for _ in 0..<100 {
      let token = tokens.token(session: randomBytes(32))
      #expect(token.utf8.count == 64)
      #expect(
        token.utf8.allSatisfy { byte in
          "-_".utf8.contains(byte) || Character(Unicode.Scalar(byte)).isLetter
            || Character(Unicode.Scalar(byte)).isNumber
        })
    }
  }

  @Test(arguments: [[], [0], Array(repeating: 0, count: 31), Array(repeating: 0, count: 33)] as [[UInt8]])
  func `hold for their session to the byte, whatever its length`(_ session: [UInt8]) {
    let token = tokens.token(session: session)
    #expect(tokens.isValid(token, session: session))
    #expect(!tokens.isValid(token, session: session + [0]))
    #expect(!tokens.isValid(token, session: [1] + session))
  }

  @Test func `are refused with a character more or less, in another case or with padding`() {
    let session = randomBytes(32)
    let token = tokens.token(session: session)
    for other in [token + "A", String(token.dropLast()), token + "=", " " + token, token + "\n", token.uppercased()]
    where other != token {
      #expect(!tokens.isValid(other, session: session), "\(other)")
    }
  }

  @Test func `that are drawn never repeat`() {
    #expect(Set((0..<1000).map { _ in SecretToken.random().text }).count == 1000)
    #expect(Set((0..<1000).map { _ in SecretToken.random().digest }).count == 1000)
  }
}
