// SPDX-License-Identifier: Apache-2.0

/// Where the text of a page stands between its margins.
struct TextArea {
  var left: Double
  var right: Double
  /// The usual height of its words.
  var height: Double
  /// The usual way from one line to the next.
  var pitch: Double
  /// Whether the page itself told its margins; guessed ones make nothing dirt.
  var isRead = true

  var centre: Double { (left + right) / 2 }

  /// Reads the margins off the lines that begin or end at the same place; `nil` where too few lines do.
  init?(_ rows: [PageRow]) {
    guard rows.count >= 6 else { return nil }
    let enough = max(2, rows.count * 15 / 100)
    func isCommon(_ place: Double, _ places: [Double]) -> Bool { places.count { abs($0 - place) < 3 } >= enough }
    let lefts = rows.map(\.left).sorted()
    let rights = rows.map(\.right).sorted()
    guard let left = lefts.first(where: { isCommon($0, lefts) }),
      let right = rights.last(where: { isCommon($0, rights) }), right - left > 100
    else { return nil }
    (self.left, self.right) = (left, right)
    let heights = rows.flatMap { $0.words.map(\.height) }.sorted()
    height = heights[heights.count / 2]
    let steps = zip(rows, rows.dropFirst()).map { $1.middle - $0.middle }.filter { $0 > 4 && $0 < 40 }.sorted()
    pitch = steps.isEmpty ? height * 1.2 : steps[steps.count / 2]
  }

  /// The margins of a page that tells too little of them: usual ones of official documents (Decree 30/2020/NĐ-CP, Annex I:
  /// 30 mm and 15 mm).
  init(page: PageText) {
    left = page.width * 0.143
    right = page.width * 0.928
    height = 15
    pitch = 18
    isRead = false
  }

  /// Whether a row stands in the middle, away from both margins.
  func isCentred(_ row: PageRow) -> Bool {
    abs(row.centre - centre) < 12 && row.left > left + 15 && row.right < right - 15
      && row.right - row.left < 0.9 * (right - left)
  }
}
