// SPDX-License-Identifier: Apache-2.0

/// What the passes after reading need to know of each item, and what was found wrong on the way.
struct PlanFacts {
  /// What an item is, beside its public value.
  struct ItemFacts {
    /// Part of the document that it stands in.
    var part: Int
    /// How many activities it declares: it opens with «Hoạt động số …».
    var declared: Int
    var opensWithTheme: Bool
    var opensWithGroup: Bool
    var opensWithVerb: Bool
    var isRow: Bool
    var isWithinStatement: Bool
    /// Whether it has a label, stands where work is listed, and announces nothing.
    var isListedWork: Bool
  }

  /// An activity of one part of the document.
  struct Activity: Hashable {
    var part: Int
    var number: Int
  }

  private(set) var items: [ItemFacts] = []
  /// The activities that items declare.
  private(set) var declared: [(item: Int, activity: Activity)] = []
  /// Activities that a sub-item cites though its heading lists others only.
  private(set) var foreign: [(item: Int, number: Int)] = []
  /// Activities that somebody leads.
  private(set) var led: Set<Activity> = []
  /// Parts that assign activities by number.
  private(set) var partsWithNumbers: Set<Int> = []
  /// Deadline that a line below an item tells for it.
  var dues: [Int: String] = [:]
  var labelFaults: [(item: Int, fault: LabelSequences.Fault, label: String)] = []
  var weekdayFaults: [(item: Int, text: String, span: ReadPlan.Span)] = []
  var periodFaults: [(item: Int, text: String, span: ReadPlan.Span)] = []
  /// Stated sums that differ from what they add up, with the item before.
  var sumFaults: [(item: Int, text: String, span: ReadPlan.Span)] = []
  var unclear: [(item: Int, body: String, span: ReadPlan.Span)] = []
  var hasNoHeading = false
  var hasRecipients = false
  /// Whether the line of the archive has been met.
  var sawArchive = false
  /// Whether the kind of the document is one that gives no work.
  var isOtherKind = false
  /// Whether it is an official letter, which has no kind.
  var isOfficialLetter = false
  /// Numbers of the annexes that are there, zero for one without a number, and those that the text cites.
  var annexes: Set<Int> = []
  var citedAnnexes: [(number: Int, text: String, item: Int, span: ReadPlan.Span)] = []
  /// Headings that speak of work, aims or duties, and other signs that the text plans something.
  var signsOfPlan = 0
  var headRange: Range<Int>?
  /// Item above the last event, and the item that tells its place.
  var eventParent: Int?
  var placeItem: Int?

  /// Kind and digits of each reference, and the reference that was cited last under each kind.
  private var citations: [(kind: Int?, digits: Int?)] = []
  private var lastOfKind: [Int: Int] = [:]
  /// Kinds of the document itself and of what it issues: «Kế hoạch này» is no citation in a plan.
  var ownKinds: Set<Int> = []

  /// Takes note of a reference that is cited: a new one, or one that was cited before.
  mutating func cite(_ place: Int, kind: Int?, digits: Int? = nil) {
    if place == citations.count { citations.append((kind, digits)) }
    if citations[place].kind == nil { citations[place].kind = kind }
    if let kind { lastOfKind[kind] = place }
  }

  /// The reference that a short form means: the last one of its kind with the number, or with «này» the last of its kind.
  func cited(_ short: ShortCitation) -> Int? {
    guard let number = short.number else { return ownKinds.contains(short.kind) ? nil : lastOfKind[short.kind] }
    return citations.lastIndex { $0.digits == number && $0.kind == short.kind }
  }

  mutating func reserveCapacity(_ count: Int) { items.reserveCapacity(count) }

  mutating func add(
    _ passage: Passage, _ draft: PlanBuilder.Draft, _ lists: [ActivityList], part: Int,
    isWithinStatement: Bool, isWithinWork: Bool
  ) {
    let tokens = passage.tokens
    let declares = lists.first?.tokens.lowerBound == 0
    if declares, let numbers = lists.first?.numbers {
      for number in numbers { declared.append((items.count, Activity(part: part, number: number))) }
    }
    if let listed = draft.parent?.activities, !listed.isEmpty {
      for list in lists {
        for number in list.numbers where !listed.contains(number) { foreign.append((items.count, number)) }
      }
    }
    items.append(
      ItemFacts(
        part: part, declared: declares ? lists[0].numbers.count : 0,
        opensWithTheme: tokens.has(.theme, at: 0) && tokens.isKind(.number, at: tokens.after(0)),
        opensWithGroup: tokens.has(.group, at: 0),
        opensWithVerb: tokens.has([.verb, .lead, .coordinate, .making], at: 0) && !draft.isArticle,
        isRow: draft.row != nil, isWithinStatement: isWithinStatement,
        isListedWork: isWithinWork && !draft.isPlain && !draft.isArticle && !tokens.isKind(.colon, at: tokens.count - 1)
          && !tokens.has([.timeKey, .placeKey], at: 0)))
  }

  /// Takes note of an assignment by number.
  mutating func assign(_ number: Int, isLead: Bool, part: Int) {
    if partsWithNumbers.isEmpty || !partsWithNumbers.contains(part) { partsWithNumbers.insert(part) }
    if isLead { led.insert(Activity(part: part, number: number)) }
  }
}

/// The document that the current items belong to: a decision and the plan that it issues are two parts.
struct PlanPart {
  private(set) var number = 0
  /// Syllables of the title.
  private(set) var titleCodes: Set<UInt64> = []
  private(set) var period: String?
  /// Number of the part itself, which is no reference.
  private(set) var documentNumber: String?

  init() {}

  init(number: Int, _ matter: FrontMatter) {
    self.number = number
    period = matter.head.period
    documentNumber = matter.head.number
    titleCodes = matter.titleCodes
  }
}

/// Watches the labels of siblings: each once, none left out.
struct LabelSequences {
  enum Fault { case duplicate, gap }

  private var last: [Int: Int] = [:]
  private var seen: Set<Int> = []
  private var lastOfRank: [Int: Int] = [:]

  mutating func removeAll() {
    last.removeAll(keepingCapacity: true)
    seen.removeAll(keepingCapacity: true)
    lastOfRank.removeAll(keepingCapacity: true)
  }

  /// Notes a label below an item and tells what is wrong with it. A sequence may also run on across headings.
  mutating func check(_ label: Label, below parent: Int?) -> Fault? {
    guard label.value > 0 else { return nil }
    let sequence = (parent.map { $0 + 1 } ?? 0) << 8 | label.rank
    let before = last[sequence] ?? 0
    let runsOn = label.value == (lastOfRank[label.rank] ?? 0) + 1
    guard seen.insert(sequence << 12 | label.value).inserted else { return .duplicate }
    last[sequence] = max(before, label.value)
    lastOfRank[label.rank] = label.value
    if label.value <= before + 1 || runsOn { return nil }
    return label.style == .letter && (before + 1..<label.value).allSatisfy(Self.mayBeMissing) ? nil : .gap
  }

  /// Letters that many documents leave out: đ, f, j, w, z.
  private static func mayBeMissing(_ place: Int) -> Bool {
    let letter = Label.letterSequence[place - 1]
    return ["đ", "f", "j", "w", "z"].contains { (scalar: Unicode.Scalar) in Int(scalar.value) == letter }
  }
}
