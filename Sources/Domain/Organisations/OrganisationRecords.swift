// SPDX-License-Identifier: Apache-2.0
/// The states of all bodies, packed: a country has some hundred thousand, and a server keeps them in memory. Never
/// changes; `replacing` makes the next one.
public final class OrganisationRecords: Sendable {
  /// One state: numbers, and where its texts lie.
  struct Row {
    var body: Int32
    /// The body above, −1 for none.
    var parent: Int32
    var from: Int32
    /// `Int32.max` while no end is known.
    var to: Int32
    var text: Int32
    var nameCount: Int32
    /// −1 where the short name is the name.
    var shortCount: Int32
    var codeCount: Int16
    var taxCount: Int16
    var kind: Int16
  }

  /// One body: its number, its realm, its place among siblings, and where its states begin.
  struct Body {
    var id: ID<Organisation>
    var realm: ID<Organisation>
    var position: Int64
    var firstRow: Int32
  }

  let bodies: [Body]
  let rows: [Row]
  /// Who takes over, by the body that ends.
  let heirs: [Int32: (lastDay: CivilDate, heir: Int32)]
  /// All successions, also of those who take over only a part: by the body that ends, then in the order in which they
  /// came.
  let successions: [Succession]
  /// Where bodies stand in further orders.
  let places: HierarchyPlaces
  /// The last change of each realm that the records tell of.
  public let changes: [ID<Organisation>: Int64]
  private let index: [ID<Organisation>: Int32]
  private let bytes: [UInt8]
  private let kinds: [String]

  /// Packs histories; of two of one body the first counts.
  public convenience init(_ histories: some Sequence<OrganisationHistory>) {
    var packing = Packing()
    for history in histories { packing.add(history) }
    self.init(packing)
  }

  /// Finishes a packing that was filled piece by piece.
  public init(_ packing: consuming Packing) {
    var packing = packing
    packing.sort()
    packing.successions = packing.successions.enumerated()
      .sorted { ($0.element.predecessor, $0.offset) < ($1.element.predecessor, $1.offset) }.map(\.element)
    var index: [ID<Organisation>: Int32] = [:]
    index.reserveCapacity(packing.bodies.count)
    for place in packing.bodies.indices { index[packing.bodies[place].id] = Int32(place) }
    for place in packing.rows.indices {
      let parent = packing.parents[place]
      packing.rows[place].parent = parent == 0 ? -1 : index[ID(parent)] ?? -1
    }
    var heirs: [Int32: (lastDay: CivilDate, heir: Int32)] = [:]
    for one in packing.successions where one.isHeir {
      guard let from = index[one.predecessor], let to = index[one.successor] else { continue }
      heirs[from] = (one.lastDay, to)
    }
    (bodies, rows, bytes, kinds) = (packing.bodies, packing.rows, packing.bytes, packing.kinds)
    (self.index, self.heirs, successions) = (index, heirs, packing.successions)
    places = HierarchyPlaces(packing.places) { index[$0] }
    changes = packing.changes
  }

  /// How many bodies there are, ended and planned ones among them.
  public var count: Int { bodies.count }

  /// All bodies as they stand on a day, in the order of realms and siblings.
  public func organisations(on day: CivilDate) -> some Sequence<Organisation> {
    bodies.indices.lazy.map { self.organisation(self.row(of: Int32($0), on: day)) }
  }

  /// The records with the histories of some bodies in place of what was known of them; a body without states is gone.
  public func replacing(
    _ histories: [ID<Organisation>: OrganisationHistory], changes: [ID<Organisation>: Int64] = [:]
  ) -> OrganisationRecords {
    var packing = Packing()
    packing.changes = self.changes.merging(changes) { $1 }
    packing.reserve(bodies: bodies.count + histories.count, bytes: bytes.count)
    for place in bodies.indices where histories[bodies[place].id] == nil { packing.add(bodyAt: place, of: self) }
    for one in successions where histories[one.predecessor] == nil { packing.successions.append(one) }
    for row in places.rows where histories[bodies[Int(row.body)].id] == nil { packing.places.append(place(row)) }
    for (_, history) in histories.sorted(by: { $0.key < $1.key }) { packing.add(history) }
    return OrganisationRecords(packing)
  }

  /// Some bodies, with those above them on any day.
  func only(_ ids: Set<ID<Organisation>>) -> OrganisationRecords {
    var wanted = Set(ids.compactMap { index[$0] })
    var open = Array(wanted)
    while let body = open.popLast() {
      for row in rows(of: body) where rows[row].parent >= 0 && wanted.insert(rows[row].parent).inserted {
        open.append(rows[row].parent)
      }
    }
    var packing = Packing()
    for body in wanted.sorted() { packing.add(bodyAt: Int(body), of: self) }
    return OrganisationRecords(packing)
  }

  /// Where a body stands; `nil` for an unknown one.
  func place(of id: ID<Organisation>) -> Int32? { index[id] }

  /// The places of a body's states.
  func rows(of body: Int32) -> Range<Int> {
    let next = Int(body) + 1
    return Int(bodies[Int(body)].firstRow)..<(next < bodies.count ? Int(bodies[next].firstRow) : rows.count)
  }

  /// The place of the state that counts on a day: the one that holds, before the first day the first, after the last day
  /// the last.
  func row(of body: Int32, on day: CivilDate) -> Int {
    let places = rows(of: body)
    let day = Int32(clamping: day.daysSinceEpoch)
    var found = places.lowerBound
    for place in places where rows[place].from <= day { found = place }
    return found
  }

  /// A state with its texts.
  func state(_ row: Int) -> OrganisationState {
    let (packed, body) = (rows[row], bodies[Int(rows[row].body)])
    let texts = texts(packed)
    return OrganisationState(
      organisation: body.id, realm: body.realm, parent: packed.parent < 0 ? nil : bodies[Int(packed.parent)].id,
      code: texts.code, taxCode: texts.tax, name: texts.name, shortName: texts.short, kind: kinds[Int(packed.kind)],
      from: CivilDate(daysSinceEpoch: Int(packed.from)),
      to: packed.to == .max ? nil : CivilDate(daysSinceEpoch: Int(packed.to)))
  }

  /// The body as a state has it, or below another one than that which the state names.
  func organisation(_ row: Int, below parent: Int32? = nil) -> Organisation {
    let packed = rows[row]
    let (body, places) = (bodies[Int(packed.body)], rows(of: packed.body))
    let last = rows[places.upperBound - 1].to
    let texts = texts(packed)
    let parent = parent ?? packed.parent
    return Organisation(
      id: body.id, realm: body.realm, parent: parent < 0 ? nil : bodies[Int(parent)].id,
      code: texts.code, taxCode: texts.tax, name: texts.name, shortName: texts.short, kind: kinds[Int(packed.kind)],
      from: CivilDate(daysSinceEpoch: Int(rows[places.lowerBound].from)),
      to: last == .max ? nil : CivilDate(daysSinceEpoch: Int(last)),
      successor: heirs[packed.body].map { bodies[Int($0.heir)].id })
  }

  /// A place in a further order.
  func place(_ row: HierarchyPlaces.Row) -> HierarchyPlace {
    HierarchyPlace(
      organisation: bodies[Int(row.body)].id, hierarchy: Hierarchy.allCases[Int(row.hierarchy)],
      parent: bodies[Int(row.parent)].id, from: CivilDate(daysSinceEpoch: Int(row.from)),
      to: row.to == .max ? nil : CivilDate(daysSinceEpoch: Int(row.to)))
  }

  /// The bytes of a state's name.
  func nameBytes(_ row: Int) -> ArraySlice<UInt8> {
    let packed = rows[row]
    return bytes[Int(packed.text)..<Int(packed.text + packed.nameCount)]
  }

  /// The bytes of a state's short name.
  func shortNameBytes(_ row: Int) -> ArraySlice<UInt8> {
    let packed = rows[row]
    guard packed.shortCount >= 0 else { return nameBytes(row) }
    let start = Int(packed.text + packed.nameCount)
    return bytes[start..<start + Int(packed.shortCount)]
  }

  /// The bytes of a state's code.
  func codeBytes(_ row: Int) -> ArraySlice<UInt8> {
    let packed = rows[row]
    let start = Int(packed.text + packed.nameCount + max(0, packed.shortCount))
    return bytes[start..<start + Int(packed.codeCount)]
  }

  /// The bytes of a state's tax code.
  func taxBytes(_ row: Int) -> ArraySlice<UInt8> {
    let packed = rows[row]
    let start = Int(packed.text + packed.nameCount + max(0, packed.shortCount)) + Int(packed.codeCount)
    return bytes[start..<start + Int(packed.taxCount)]
  }

  /// Who follows a body, in the order in which they came.
  func successions(of id: ID<Organisation>) -> [Succession] {
    var (low, high) = (0, successions.count)
    while low < high {
      let middle = (low + high) / 2
      if successions[middle].predecessor < id { low = middle + 1 } else { high = middle }
    }
    return Array(successions[low...].prefix { $0.predecessor == id })
  }

  /// The kind of a state.
  func kind(_ row: Int) -> String { kinds[Int(rows[row].kind)] }

  private func texts(_ row: Row) -> (name: String, short: String, code: String, tax: String) {
    var start = Int(row.text)
    func next(_ count: Int) -> String {
      defer { start += count }
      return String(decoding: bytes[start..<start + count], as: UTF8.self)
    }
    let name = next(Int(row.nameCount))
    let short = row.shortCount < 0 ? name : next(Int(row.shortCount))
    return (name, short, next(Int(row.codeCount)), next(Int(row.taxCount)))
  }

  /// Collects states before they are put in order.
  public struct Packing: ~Copyable {
    fileprivate var bodies: [Body] = []
    fileprivate var rows: [Row] = []
    /// The identifiers of the bodies above, beside `rows`; 0 for none.
    fileprivate var parents: [Int64] = []
    fileprivate var bytes: [UInt8] = []
    fileprivate var kinds: [String] = []
    fileprivate var successions: [Succession] = []
    fileprivate var places: [HierarchyPlace] = []
    /// The last change of each realm that the records tell of.
    public var changes: [ID<Organisation>: Int64] = [:]
    private var kindPlaces: [String: Int16] = [:]
    private var known: Set<ID<Organisation>> = []

    /// Begins empty.
    public init() {}

    /// Makes room at once for so many bodies and bytes of text.
    mutating func reserve(bodies count: Int, bytes byteCount: Int) {
      bodies.reserveCapacity(count)
      rows.reserveCapacity(count)
      parents.reserveCapacity(count)
      bytes.reserveCapacity(byteCount)
      known.reserveCapacity(count)
    }

    /// Adds a body; one that is there already, or has no states, is left out.
    public mutating func add(_ history: OrganisationHistory) {
      guard let first = history.states.first, known.insert(first.organisation).inserted else { return }
      bodies.append(
        Body(id: first.organisation, realm: first.realm, position: history.position, firstRow: Int32(rows.count)))
      for state in history.states.sorted(by: { $0.from < $1.from }) { append(state) }
      successions += history.successions
      places += history.places
    }

    private mutating func append(_ state: OrganisationState) {
      let start = bytes.count
      bytes.append(contentsOf: state.name.utf8)
      let hasShort = state.shortName != state.name
      if hasShort { bytes.append(contentsOf: state.shortName.utf8) }
      bytes.append(contentsOf: state.code.utf8)
      bytes.append(contentsOf: state.taxCode.utf8)
      rows.append(
        Row(
          body: Int32(bodies.count - 1), parent: -1, from: Int32(clamping: state.from.daysSinceEpoch),
          to: state.to.map { Int32(clamping: $0.daysSinceEpoch) } ?? .max, text: Int32(start),
          nameCount: Int32(state.name.utf8.count), shortCount: hasShort ? Int32(state.shortName.utf8.count) : -1,
          codeCount: Int16(clamping: state.code.utf8.count), taxCount: Int16(clamping: state.taxCode.utf8.count),
          kind: place(ofKind: state.kind)))
      parents.append(state.parent?.rawValue ?? 0)
    }

    private mutating func place(ofKind kind: String) -> Int16 {
      if let known = kindPlaces[kind] { return known }
      let place = Int16(clamping: kinds.count)
      kinds.append(kind)
      kindPlaces[kind] = place
      return place
    }

    /// Adds a body of other records without making its texts anew.
    fileprivate mutating func add(bodyAt place: Int, of records: OrganisationRecords) {
      var body = records.bodies[place]
      known.insert(body.id)
      body.firstRow = Int32(rows.count)
      bodies.append(body)
      for row in records.rows(of: Int32(place)) {
        var packed = records.rows[row]
        let count = packed.nameCount + max(0, packed.shortCount) + Int32(packed.codeCount) + Int32(packed.taxCount)
        let start = bytes.count
        bytes.append(contentsOf: records.bytes[Int(packed.text)..<Int(packed.text + count)])
        parents.append(packed.parent < 0 ? 0 : records.bodies[Int(packed.parent)].id.rawValue)
        packed.text = Int32(start)
        packed.body = Int32(bodies.count - 1)
        packed.kind = self.place(ofKind: records.kind(row))
        rows.append(packed)
      }
    }

    /// Puts bodies in the order of realms and siblings; most often they came in it.
    fileprivate mutating func sort() {
      let isSorted = bodies.indices.dropFirst().allSatisfy { !Self.isEarlier(bodies[$0], bodies[$0 - 1]) }
      guard !isSorted else { return }
      let order = bodies.indices.sorted { Self.isEarlier(bodies[$0], bodies[$1]) }
      var (sorted, sortedRows, sortedParents): ([Body], [Row], [Int64]) = ([], [], [])
      sorted.reserveCapacity(bodies.count)
      sortedRows.reserveCapacity(rows.count)
      sortedParents.reserveCapacity(rows.count)
      for place in order {
        var body = bodies[place]
        let end = place + 1 < bodies.count ? Int(bodies[place + 1].firstRow) : rows.count
        let places = Int(body.firstRow)..<end
        body.firstRow = Int32(sortedRows.count)
        for row in places {
          sortedRows.append(rows[row])
          sortedRows[sortedRows.count - 1].body = Int32(sorted.count)
          sortedParents.append(parents[row])
        }
        sorted.append(body)
      }
      (bodies, rows, parents) = (sorted, sortedRows, sortedParents)
    }

    private static func isEarlier(_ one: Body, _ other: Body) -> Bool {
      (one.realm.rawValue, one.position, one.id.rawValue) < (other.realm.rawValue, other.position, other.id.rawValue)
    }
  }
}
