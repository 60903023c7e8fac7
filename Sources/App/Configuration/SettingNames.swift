// SPDX-License-Identifier: Apache-2.0
import Web

extension Configuration {
  /// Variables of the environment that begin as ours do and name no setting are mistakes, as unknown names in the file
  /// are: what one meant to set would silently not be. Throws `configuration` for the first of them.
  static func checkNames(_ environment: [String: String]) throws(Failure) {
    let known = ["XANH_CONFIG"] + settings.map { variable($0.name) }
    let unknown = environment.keys.filter { $0.hasPrefix("XANH_") && !known.contains($0) }
    guard let name = unknown.min() else { return }
    throw Self.unknown(
      name, nearest: name.nearest(of: known), at: Phrase("môi trường", "environment"))
  }

  /// What is said of a name that is no setting, with the known one that it may be meant for.
  static func unknown(_ name: String, nearest: String?, at place: Phrase) -> Failure {
    let meant = nearest.map { Phrase("có phải «\($0)»?", "did you mean «\($0)»?") }
    return Failure(
      .configuration, "\(place.vi): «\(name)» không phải một thiết lập; \(meant?.vi ?? "xem «xanh config show»")",
      "\(place.en): «\(name)» is no setting; \(meant?.en ?? "see «xanh config show»")")
  }
}

extension String {
  /// The one of some names that comes out of this with the fewest slips, small letters for capitals not counted; `nil`
  /// where that would take more slips than a third of its letters.
  func nearest(of names: [String]) -> String? {
    let typed = Self.folded(self)
    let counted = names.map { (name: $0, slips: Self.slips(typed, Self.folded($0))) }
    return counted.min { $0.slips < $1.slips }.flatMap { $0.slips * 3 <= $0.name.utf8.count ? $0.name : nil }
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 == 0x5F ? 0x2D : $0 }
  }

  /// How many letters are missing, too many, wrong or changed places with their neighbour (optimal string alignment).
  private static func slips(_ typed: [UInt8], _ name: [UInt8]) -> Int {
    var rows = [Array(0...name.count)]
    for (i, letter) in typed.enumerated() {
      var row = [i + 1]
      for (j, other) in name.enumerated() {
        var least = Swift.min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == name[j - 1], typed[i - 1] == other {
          least = Swift.min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[typed.count][name.count]
  }
}
