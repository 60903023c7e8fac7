// SPDX-License-Identifier: Apache-2.0
/// The life of one report on the progress of an activity.
public enum ReportState: String, Sendable, CaseIterable {
  /// Sent; waits for the approver. Not counted in any total.
  case submitted
  /// Approved: the figure counts for the bodies above.
  case accepted
  /// Sent back with a note; the reporter puts it right and sends a new one.
  case returned

  /// What an approver may do with a report.
  public enum Decision: String, Sendable, CaseIterable {
    case accept
    case `return`
  }

  /// Why a decision was refused.
  public enum Refusal: Error, Sendable, Hashable {
    /// It was decided before; the state says how.
    case alreadyDecided(ReportState)
    /// Nobody approves a report of their own.
    case ownReport
    /// A report is returned with a note that says what to put right.
    case noteMissing
  }

  /// The state after a decision.
  public func after(_ decision: Decision, bySubmitter: Bool, note: String) throws(Refusal) -> ReportState {
    guard self == .submitted else { throw .alreadyDecided(self) }
    guard !bySubmitter else { throw .ownReport }
    switch decision {
    case .accept: return .accepted
    case .return:
      guard note.utf8.contains(where: { $0 > 0x20 }) else { throw .noteMissing }
      return .returned
    }
  }
}

/// A quantity as counted: thousandths of a unit, so that sums are exact.
public struct Quantity: Hashable, Sendable {
  /// Thousandths: 41.3 is 41300.
  public let thousandths: Int64

  /// Takes thousandths of a unit.
  public init(thousandths: Int64) { self.thousandths = thousandths }

  /// Reads a number as it is written in Vietnamese: dots group thousands, a comma opens at most three decimals. `nil`
  /// for anything else, for a sign, and from a thousand million million on.
  public init?(vietnamese text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= 24 else { return nil }
    let halves = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    let groups = halves[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    // A group that begins with 0 is a decimal point of another country: 0.500 means a half there.
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count == 1 || (1...3).contains(groups[0].count) && groups[0].first != 0x30
    else { return nil }
    let decimals = halves.count == 2 ? Array(halves[1]) : []
    guard halves.count == 1 || (1...3).contains(decimals.count) else { return nil }
    let digits = groups.flatMap { Array($0) } + decimals + [UInt8](repeating: 0x30, count: 3 - decimals.count)
    guard digits.count > 3, digits.count <= 18, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let thousandths = Int64(String(decoding: digits, as: UTF8.self))
    else { return nil }
    self.thousandths = thousandths
  }

  /// The number as it is written in Vietnamese: `1.234,5`.
  public var vietnamese: String {
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    var text = Self.grouped(whole)
    if rest > 0 {
      var decimals = String(rest + 1000).utf8.dropFirst()
      while decimals.last == UInt8(ascii: "0") { decimals.removeLast() }
      text += ","
      text += Substring(decimals)
    }
    return thousandths < 0 ? "−" + text : text
  }

  private static func grouped(_ whole: UInt64) -> String {
    let (thousands, last) = whole.quotientAndRemainder(dividingBy: 1000)
    return thousands == 0 ? String(last) : grouped(thousands) + "." + String(last + 1000).dropFirst()
  }
}
