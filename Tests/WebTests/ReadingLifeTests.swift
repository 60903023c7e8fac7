// SPDX-License-Identifier: Apache-2.0
import Domain
import Store
import TestSupport
import Testing

@testable import Web

/// The life of a reading, against a plain model of it, whatever happens in whatever order.
@Suite struct `The life of a reading` {
  /// A state without its values.
  private func name(_ state: Readings.State?) -> String {
    switch state {
    case nil: "unknown"
    case .waiting: "waiting"
    case .running(let done, let total): "\(done)/\(total)"
    case .finished(let plan): "plan \(plan)"
    case .failed(let why): why.en
    case .stopped: "stopped"
    }
  }

  @Test func `a reading waits, runs and ends, and tells how far it is`() {
    let readings = Readings()
    #expect(name(readings.state("a")) == "unknown" && !readings.isWanted("a") && !readings.needs("f"))
    #expect(readings.begin("a", of: "f", by: ID(1)) == .begun)
    #expect(readings.begin("a", of: "f", by: ID(1)) == .known)
    #expect(name(readings.state("a")) == "waiting" && readings.isWanted("a") && readings.needs("f"))
    #expect(readings.advance("a", done: 2, of: 5))
    #expect(name(readings.state("a")) == "2/5" && readings.needs("f") && !readings.needs("g"))
    readings.end("a", .finished(ID(7)))
    #expect(name(readings.state("a")) == "plan 7" && !readings.needs("f"))
    // What ended may begin anew.
    #expect(readings.begin("a", of: "f", by: ID(1)) == .begun)
    #expect(name(readings.state("a")) == "waiting")
  }

  @Test func `what was stopped goes no further, keeps its file, and fails no more`() {
    let readings = Readings()
    _ = readings.begin("a", of: "f", by: ID(1))
    #expect(readings.advance("a", done: 1, of: 5))
    readings.stop("a")
    #expect(!readings.isWanted("a") && !readings.advance("a", done: 2, of: 5))
    #expect(name(readings.state("a")) == "1/5", "how far it was stands until it has ended")
    readings.end("a", .failed(Phrase("Hỏng.", "Broken.")))
    #expect(name(readings.state("a")) == "stopped" && readings.needs("f"))
  }

  @Test func `a plan that was made before the stop was seen is there all the same`() {
    let readings = Readings()
    _ = readings.begin("a", of: "f", by: ID(1))
    readings.stop("a")
    readings.end("a", .finished(ID(7)))
    #expect(name(readings.state("a")) == "plan 7" && !readings.needs("f"))
    readings.stop("a")
    #expect(readings.isWanted("a"), "what has ended is not stopped any more")
  }

  @Test func `what nobody began neither goes on nor ends`() {
    let readings = Readings()
    #expect(!readings.advance("a", done: 1, of: 2))
    readings.end("a", .finished(ID(7)))
    readings.stop("a")
    #expect(readings.state("a") == nil)
  }

  @Test func `a person has three under way, another one three more, and what was stopped takes no place`() {
    let readings = Readings()
    for key in ["a", "b", "c"] { #expect(readings.begin(key, of: key, by: ID(1)) == .begun) }
    #expect(readings.begin("d", of: "d", by: ID(1)) == .refused)
    #expect(readings.state("d") == nil && !readings.needs("d"))
    #expect(readings.begin("d", of: "d", by: ID(2)) == .begun)
    #expect(readings.begin("a", of: "a", by: ID(1)) == .known, "the one that is under way stays, also at the limit")
    readings.stop("b")
    #expect(readings.begin("e", of: "e", by: ID(1)) == .begun)
    #expect(readings.begin("f", of: "f", by: ID(1)) == .refused)
    readings.end("a", .failed(Phrase("Hỏng.", "Broken.")))
    #expect(readings.begin("f", of: "f", by: ID(1)) == .begun)
  }

  @Test func `of those that ended the oldest are forgotten, none that is under way`() {
    let readings = Readings()
    _ = readings.begin("first", of: "f", by: ID(9))
    for number in 1...250 {
      #expect(readings.begin("\(number)", of: "x", by: ID(1)) == .begun)
      readings.end("\(number)", .finished(ID(Int64(number))))
    }
    #expect(name(readings.state("first")) == "waiting")
    #expect((1...250).filter { readings.state("\($0)") == nil } == Array(1...51))
    #expect(readings.needs("f"))
  }

  /// What a reading is, as one would write it on a card.
  private struct Card {
    var person: Int64
    var state = "waiting"
    var isWanted = true
    var isOver: Bool { state == "stopped" || state == "Broken." || state.hasPrefix("plan") }
  }

  @Test(arguments: 0..<20) func `whatever is done in whatever order, each is what its card says`(seed: Int) {
    var dice = SeededRandom(seed: UInt64(seed))
    let readings = Readings()
    var cards: [String: Card] = [:]
    let keys = ["a", "b", "c", "d", "e", "f", "g"]
    for step in 0..<400 {
      let key = keys[Int.random(in: 0..<keys.count, using: &dice)]
      let person = Int64.random(in: 1...2, using: &dice)
      switch Int.random(in: 0..<6, using: &dice) {
      case 0, 1:
        let own = cards.values.count { $0.person == person && !$0.isOver && $0.isWanted }
        let expected: Readings.Beginning = cards[key].map { !$0.isOver } == true ? .known : own < 3 ? .begun : .refused
        #expect(readings.begin(key, of: "file \(key)", by: ID(person)) == expected, "seed \(seed), step \(step)")
        if expected == .begun { cards[key] = Card(person: person) }
      case 2:
        let isWanted = cards[key]?.isWanted == true
        #expect(readings.advance(key, done: step, of: 400) == isWanted, "seed \(seed), step \(step)")
        if isWanted { cards[key]?.state = "\(step)/400" }
      case 3:
        readings.stop(key)
        if cards[key]?.isOver == false { cards[key]?.isWanted = false }
      case 4:
        readings.end(key, .failed(Phrase("Hỏng.", "Broken.")))
        if let card = cards[key] { cards[key]?.state = card.isWanted ? "Broken." : "stopped" }
      default:
        readings.end(key, .finished(ID(Int64(step))))
        if cards[key] != nil {
          cards[key]?.isWanted = true
          cards[key]?.state = "plan \(step)"
        }
      }
      for key in keys {
        let card = cards[key]
        #expect(name(readings.state(key)) == card?.state ?? "unknown", "seed \(seed), step \(step), \(key)")
        #expect(readings.isWanted(key) == (card?.isWanted ?? false), "seed \(seed), step \(step), \(key)")
        let isNeeded = card.map { !$0.isOver || $0.state == "stopped" } ?? false
        #expect(readings.needs("file \(key)") == isNeeded, "seed \(seed), step \(step), \(key)")
      }
    }
  }
}
