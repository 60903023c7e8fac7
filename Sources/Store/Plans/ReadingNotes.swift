// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// What is kept of how a document was read, for the person who puts the reading right. It tells of the file and of the
/// reader, not of the plan, and never changes.
public struct ReadingNotes: Sendable, Hashable {
  /// Something that was done to the text on its way from the file.
  public struct Conversion: Sendable, Hashable {
    /// A stable name: `charset`, `ocr`, `tracked-changes`.
    public let name: String
    /// What was done, in Vietnamese and in English.
    public var message: (vi: String, en: String) { (vietnamese, english) }
    private let vietnamese, english: String

    /// Tells of one thing that was done.
    public init(_ name: String, _ vietnamese: String, _ english: String) {
      (self.name, self.vietnamese, self.english) = (name, vietnamese, english)
    }
  }

  /// Where the text of each page begins, in Unicode scalars of the document's text, the first page first. A page without
  /// text begins where the next one does. Empty for a document without pages.
  public var pageStarts: [Int]
  /// What was done to the text, in the order in which it was done.
  public var conversions: [Conversion]
  /// The words that were recognised in a picture and may be wrong, in their order.
  public var words: [DoubtedWord]
  /// What the reader was not sure of, the least sure first.
  public var doubts: [ReadingDoubt]

  /// Puts notes together; those of a text that came as it is say nothing.
  public init(
    pageStarts: [Int] = [], conversions: [Conversion] = [], words: [DoubtedWord] = [], doubts: [ReadingDoubt] = []
  ) {
    (self.pageStarts, self.conversions, self.words, self.doubts) = (pageStarts, conversions, words, doubts)
  }

  /// A word that was recognised in a picture and may be wrong.
  public struct DoubtedWord: Sendable, Hashable {
    /// Where it stands, in Unicode scalars.
    public let span: Range<Int>
    /// How sure recognition was, in hundredths.
    public let confidence: Int

    /// Makes a doubted word.
    public init(span: Range<Int>, confidence: Int) { (self.span, self.confidence) = (span, confidence) }
  }

  /// The number of the page on which a place of the text stands, from 1; `nil` for a document without pages.
  public func page(of place: Int) -> Int? {
    guard !pageStarts.isEmpty else { return nil }
    return max(1, pageStarts.lastIndex { $0 <= place }.map { $0 + 1 } ?? 1)
  }
}

/// A fact of which the reader was not sure.
public struct ReadingDoubt: Sendable, Hashable {
  /// What kind of fact it is.
  public enum Fact: String, Sendable, CaseIterable {
    /// That the words are an item of their own, in this place of the tree.
    case item
    /// That a body takes part, and how.
    case body
    /// That an amount is to be reached.
    case target
    /// That something is to be reported.
    case duty
    /// When something takes place.
    case event
  }

  /// What kind of fact it is.
  public let fact: Fact
  /// The item that says it.
  public let item: ID<PlanItem>
  /// How sure the reader was, in hundredths; for the order only, no page shows it.
  public let confidence: Int
  /// Where the document says it, in Unicode scalars.
  public let span: Range<Int>

  /// Makes a doubt.
  public init(_ fact: Fact, about item: ID<PlanItem>, confidence: Int, span: Range<Int>) {
    (self.fact, self.item, self.confidence, self.span) = (fact, item, confidence, span)
  }
}

extension Connection {
  /// How the document of a plan was read; says nothing of one that was read before such notes were kept.
  public func readingNotes(of plan: Plan) throws -> ReadingNotes {
    let document: SQL = "WHERE realm = \(plan.realm) AND document = \(plan.document)"
    let starts = try query("SELECT start FROM document_page \(document) ORDER BY page").map { Int(try $0.int(0)) }
    let conversions = try query(
      "SELECT name, message_vi, message_en FROM document_conversion \(document) ORDER BY position"
    ).map { ReadingNotes.Conversion(try $0.text(0), try $0.text(1), try $0.text(2)) }
    let words = try query("SELECT span_start, span_end, confidence FROM document_word \(document) ORDER BY span_start")
      .map {
        ReadingNotes.DoubtedWord(span: Int(try $0.int(0))..<Int(try $0.int(1)), confidence: Int(try $0.int(2)))
      }
    let doubts = try query(
      """
      SELECT fact, item, confidence, span_start, span_end FROM reading_doubt
      WHERE realm = \(plan.realm) AND plan = \(plan.id) ORDER BY position
      """
    ).map { row in
      ReadingDoubt(
        try row.word(0), about: try row.id(1), confidence: Int(try row.int(2)),
        span: Int(try row.int(3))..<Int(try row.int(4)))
    }
    return ReadingNotes(pageStarts: starts, conversions: conversions, words: words, doubts: doubts)
  }

  /// Stores how the document of a plan was read.
  func insert(_ notes: ReadingNotes, of plan: Plan) throws {
    for (index, start) in notes.pageStarts.enumerated() {
      try execute(
        """
        INSERT INTO document_page (realm, document, page, start)
        VALUES (\(plan.realm), \(plan.document), \(index + 1), \(start))
        """)
    }
    for (position, conversion) in notes.conversions.enumerated() {
      try execute(
        """
        INSERT INTO document_conversion (realm, document, position, name, message_vi, message_en) VALUES (\(plan.realm),
        \(plan.document), \(position), \(conversion.name), \(conversion.message.vi), \(conversion.message.en))
        """)
    }
    for word in notes.words {
      try execute(
        """
        INSERT INTO document_word (realm, document, span_start, span_end, confidence) VALUES (\(plan.realm),
        \(plan.document), \(word.span.lowerBound), \(word.span.upperBound), \(word.confidence))
        """)
    }
    for (position, doubt) in notes.doubts.enumerated() {
      try execute(
        """
        INSERT INTO reading_doubt (realm, plan, position, item, fact, confidence, span_start, span_end)
        VALUES (\(plan.realm), \(plan.id), \(position), \(doubt.item), \(doubt.fact.rawValue), \(doubt.confidence),
        \(doubt.span.lowerBound), \(doubt.span.upperBound))
        """)
    }
  }
}
