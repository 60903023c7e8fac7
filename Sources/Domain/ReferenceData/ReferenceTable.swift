// SPDX-License-Identifier: Apache-2.0

/// One body, or one kind of body that stands in every province, as the law has it: dated data with its source.
public struct ReferenceBody: Hashable, Sendable {
  /// A column of a table of reference data.
  public enum Column: String, CaseIterable, Hashable, Sendable {
    /// The code of the body.
    case code
    /// Its name.
    case name
    /// What kind of body it is.
    case kind
    /// The code of the body above it.
    case parent
    /// Its first day.
    case from
    /// Its last day.
    case to
    /// What it was made from.
    case predecessors
    /// Where all this is written.
    case source
  }

  /// The code by which the body is known on its days; the one after it may bear the same.
  public let code: String
  /// The full name.
  public let name: String
  /// The code of its `OrganisationKind`.
  public let kind: String
  /// The code of the body above it in the same table; `nil` where the table has none.
  public let parent: String?
  /// Its first day, or the first day for which the table speaks.
  public let from: CivilDate
  /// Its last day; `nil` while it lasts.
  public let to: CivilDate?
  /// The codes of the bodies that ended the day before it began and whose work it took over.
  public let predecessors: [String]
  /// The laws, resolutions or decrees.
  public let source: String
  /// The columns that were not compared with the source, or that the source leaves open: shown as unverified.
  public let unverified: Set<Column>

  /// Whether every column was compared with the source.
  public var isVerified: Bool { unverified.isEmpty }

  /// Whether the body existed on a day.
  public func exists(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// Why a text is no table of reference data.
public struct ReferenceTableError: Error, Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column that cannot be read; `nil` where their number is wrong.
  public let column: ReferenceBody.Column?
}

/// A table of reference data.
///
/// The tables are texts inside the program rather than files beside it, because the reader of plans, which reads no file,
/// and the pages must see the same ones.
public struct ReferenceTable: Hashable, Sendable {
  /// What the table is called in addresses.
  public let code: String
  /// Its title in Vietnamese.
  public let name: String
  /// Its title in English.
  public let englishName: String
  /// Its bodies, those that ended before those that followed.
  public let bodies: [ReferenceBody]

  /// A table of bodies.
  public init(code: String, name: String, englishName: String, bodies: [ReferenceBody]) {
    self.code = code
    self.name = name
    self.englishName = englishName
    self.bodies = bodies
  }

  /// A table that is part of the program.
  init(code: String, name: String, englishName: String, _ text: String) {
    do throws(ReferenceTableError) {
      self.init(code: code, name: name, englishName: englishName, bodies: try Self.bodies(in: text))
    } catch { preconditionFailure("line \(error.line) of the table «\(code)» cannot be read") }
  }

  /// The bodies of a text: a line for each, its columns parted by `|`: code, name, kind, parent, from, to, predecessors
  /// (parted by blanks), source, unverified columns (parted by blanks, or `all`). Days are ISO 8601.
  public static func bodies(in text: String) throws(ReferenceTableError) -> [ReferenceBody] {
    var bodies: [ReferenceBody] = []
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map { trimmed($0) }
      if fields == [""] { continue }
      bodies.append(try body(fields, line: index + 1))
    }
    return bodies
  }

  private static func body(_ fields: [String], line: Int) throws(ReferenceTableError) -> ReferenceBody {
    func fault(_ column: ReferenceBody.Column?) -> ReferenceTableError {
      ReferenceTableError(line: line, column: column)
    }
    guard fields.count == 9 else { throw fault(nil) }
    guard !fields[0].isEmpty else { throw fault(.code) }
    guard !fields[1].isEmpty else { throw fault(.name) }
    guard OrganisationKind(code: fields[2]) != nil else { throw fault(.kind) }
    guard let from = CivilDate(iso: fields[4]) else { throw fault(.from) }
    let to = CivilDate(iso: fields[5])
    guard fields[5].isEmpty || to.map({ from <= $0 }) ?? false else { throw fault(.to) }
    guard !fields[7].isEmpty else { throw fault(.source) }
    guard let unverified = columns(fields[8]) else { throw fault(nil) }
    return ReferenceBody(
      code: fields[0], name: fields[1], kind: fields[2], parent: fields[3].isEmpty ? nil : fields[3], from: from,
      to: to,
      predecessors: words(fields[6]), source: fields[7], unverified: unverified)
  }

  private static func columns(_ text: String) -> Set<ReferenceBody.Column>? {
    if text == "all" { return Set(ReferenceBody.Column.allCases) }
    let names = words(text)
    let columns = names.compactMap(ReferenceBody.Column.init(rawValue:))
    return columns.count == names.count ? Set(columns) : nil
  }

  private static func words(_ text: String) -> [String] {
    text.utf8.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func trimmed(_ bytes: Substring.UTF8View.SubSequence) -> String {
    words(String(decoding: bytes, as: UTF8.self)).joined(separator: " ")
  }

  // MARK: Questions

  /// The bodies that existed on a day.
  public func bodies(on day: CivilDate) -> [ReferenceBody] { bodies.filter { $0.exists(on: day) } }

  /// The body that bore a code on a day.
  public func body(_ code: String, on day: CivilDate) -> ReferenceBody? {
    bodies.first { $0.code == code && $0.exists(on: day) }
  }

  /// The bodies that took over when one ended; none while it lasts, or where its work was parted among others.
  public func successors(of body: ReferenceBody) -> [ReferenceBody] {
    guard let next = body.to?.adding(days: 1) else { return [] }
    return bodies.filter { $0.from == next && $0.predecessors.contains(body.code) }
  }

  /// The bodies that a body was made from.
  public func predecessors(of body: ReferenceBody) -> [ReferenceBody] {
    let before = body.from.adding(days: -1)
    return body.predecessors.compactMap { self.body($0, on: before) }.filter { $0.to == before }
  }

  /// The body or bodies that a body of the past has become by a day, over all steps in between: itself while it lasts.
  public func today(_ body: ReferenceBody, on day: CivilDate) -> [ReferenceBody] {
    guard let end = body.to, end < day else { return [body] }
    // Each step goes to a later day, so the walk ends.
    return successors(of: body).flatMap { today($0, on: day) }
  }
}

/// What the law says of the bodies of the country, table by table.
public enum ReferenceData {
  /// Every table, in the order in which pages show them.
  public static let tables = [provinces, ministries, departments, governmentUnits, unionLevels, identifiers]
}
