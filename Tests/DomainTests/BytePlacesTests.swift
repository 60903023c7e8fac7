// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Domain

@Suite struct BytePlacesTests {
  private static let texts: [[UInt8]] = (0..<2_000).map { number in
    Array("H\(number % 1_500).".utf8) + Array(repeating: 0x78, count: number % 20)
  }

  private static let places: BytePlaces = {
    var places = BytePlaces(capacity: texts.count)
    for (number, text) in texts.enumerated() { places.insert(Int32(number), for: text[...]) }
    return places
  }()

  private func first(_ text: [UInt8], where isWanted: (Int32) -> Bool = { _ in true }) -> Int32? {
    Self.places.first(text[...], bytesOf: { Self.texts[Int($0)][...] }, where: isWanted)
  }

  @Test func `each string is found by its bytes, the first of several that are alike`() {
    for text in Self.texts { #expect(first(text).map { Int($0) } == Self.texts.firstIndex(of: text)) }
  }

  @Test func `of several that are alike the one that is wanted is found`() {
    for (number, text) in Self.texts.enumerated() { #expect(first(text) { $0 == Int32(number) } == Int32(number)) }
  }

  @Test(arguments: ["", "H", "h1.", "H1500.", "H1.xx"])
  func `what nobody put in is not found`(text: String) {
    #expect(first(Array(text.utf8)) == nil)
    #expect(first(Self.texts[7]) { _ in false } == nil)
    #expect(BytePlaces(capacity: 0).first([1], bytesOf: { _ in [] }) == nil)
  }
}
