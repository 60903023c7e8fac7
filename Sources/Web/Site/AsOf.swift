// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP

/// Pages as of a day: `?ngay=30/06/2025` shows the organisations, deadlines and results as they stood at the end of that
/// day, by what is known of it now. The day goes on from page to page in the addresses, so that an address can be handed
/// on and says by itself what it shows.
extension Visit {
  /// What a page of another day says on top of itself.
  func asOfBanner() -> HTML? {
    guard let asOf else { return nil }
    return banner(
      .info, t(.asOfDay(asOf.short)),
      "<a class=\"today\" href=\"\(address(without: Self.dayField))\">\(t(.backToToday))</a>")
  }

  /// The small form, at the foot of each page, by which a day is chosen.
  func asOfForm() -> HTML? {
    // The reference data asks for its day at its top.
    guard viewer != nil, request.method == "GET", !request.path.hasPrefix("/du-lieu-goc") else { return nil }
    var others = HTML()
    for field in query.fields where field.name != Self.dayField && field.name != "xong" {
      others += "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
    }
    return """
      <form method="get" class="asof"><label for="xem-ngay">\(t(.seeAsOf))</label>\(others)<input id="xem-ngay" \
      name="\(Self.dayField)" value="\(day.short)" size="10" inputmode="numeric" autocomplete="off">\
      <button class="btn small">\(t(.changeDay))</button></form>
      """
  }

  /// A page of another day whose links lead to pages of that day.
  func keepingDay(_ response: Response) -> Response {
    guard let asOf, case .bytes(let bytes) = response.body,
      response.headers["Content-Type"]?.hasPrefix("text/html") ?? false
    else { return response }
    var kept = response
    kept.body = .bytes(Self.withDay(bytes, "\(Self.dayField)=" + PercentEncoding.encoded(asOf.short)))
    return kept
  }

  /// Adds a field to every address of this site that a link leads to; files of the program and links within the page are
  /// left alone, and so is the link that leads back to today.
  private static func withDay(_ page: [UInt8], _ field: String) -> [UInt8] {
    let start = Array("href=\"/".utf8)
    let fixed = Array("tai-san/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(page.count + 4096)
    var place = 0
    while place < page.count {
      guard page[place] == start[0], page[place...].starts(with: start) else {
        result.append(page[place])
        place += 1
        continue
      }
      let end = page[(place + start.count)...].firstIndex(of: UInt8(ascii: "\"")) ?? page.count
      let address = page[(place + start.count)..<end]
      result += start
      let isBack = page[..<place].suffix(14).elementsEqual("class=\"today\" ".utf8)
      let hash = address.firstIndex(of: UInt8(ascii: "#")) ?? end
      result += page[address.startIndex..<hash]
      if !isBack, !address.starts(with: fixed) {
        result += Array((address.contains(UInt8(ascii: "?")) ? "&amp;" : "?").utf8) + Array(field.utf8)
      }
      result += page[hash..<end]
      place = end
    }
    return result
  }
}
