// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading

/// The address of a document by the naming convention of Akoma Ntoso: country, kind, subtype, actor, date and number. The
/// country alone is told, since a document does not say the code of its province.
struct AkomaNtosoAddress: Sendable {
  /// The address of the work: `/akn/vn/doc/ke-hoach/ubnd/2026-06-05/12-kh-ubnd`.
  let work: String
  /// Whether the work is an act: a decision, decree or circular with articles.
  let isAct: Bool
  /// The subtype: `ke-hoach`.
  let subtype: String
  private let date: CivilDate?

  /// The address of the document that a head describes.
  init(_ head: ReadPlan.DocumentHead, hasArticles: Bool) {
    let subtype = slug(head.type ?? "van ban")
    let isAct = hasArticles && ["quyet-dinh", "nghi-dinh", "nghi-quyet", "thong-tu"].contains(subtype)
    self.init(isAct: isAct, subtype: subtype, number: head.number, date: head.issuedOn)
  }

  /// The address of a cited document, as far as its number tells; laws, decrees, decisions and circulars are taken for
  /// acts.
  init(number: String, date: CivilDate?) {
    let (symbol, issuer) = Self.symbols(number)
    // A law has the number of the National Assembly and no kind: 72/2020/QH14.
    let unnamed = issuer.hasPrefix("QH") ? "luat" : "van-ban"
    let subtype = Self.subtypes[symbol] ?? (symbol.isEmpty ? unnamed : slug(symbol))
    let isAct = ["quyet-dinh", "nghi-dinh", "thong-tu", "luat"].contains(subtype)
    self.init(isAct: isAct, subtype: subtype, number: number, date: date)
  }

  private init(isAct: Bool, subtype: String, number: String?, date: CivilDate?) {
    self.isAct = isAct
    self.subtype = subtype
    self.date = date
    let actor = number.map { slug(Self.symbols($0).issuer) } ?? ""
    let parts = [
      "/akn/vn", isAct ? "act" : "doc", subtype, actor, date?.description ?? "", number.map(slug) ?? "nn",
    ]
    work = parts.filter { !$0.isEmpty }.joined(separator: "/")
  }

  /// The Vietnamese text of the work, as it was issued.
  var expression: String { "\(work)/vie@\(date?.description ?? "")" }

  /// Kind and issuer in a number: `12/KH-UBND`, of the Party `17-KH/TU`; kinds come in four letters at most.
  private static func symbols(_ number: String) -> (type: String, issuer: String) {
    let parts = number.split { $0 == "/" || $0 == "-" }.map(String.init).drop { $0.allSatisfy(\.isNumber) }
    guard let first = parts.first else { return ("", "") }
    guard parts.count > 1 else { return ("", first) }
    return (first, parts.dropFirst().joined(separator: "-"))
  }

  /// Kinds of Nghị định 30/2020/NĐ-CP, Phụ lục III, and of the Party, by their abbreviation.
  private static let subtypes = [
    "NQ": "nghi-quyet", "QĐ": "quyet-dinh", "NĐ": "nghi-dinh", "TT": "thong-tu", "CT": "chi-thi", "QC": "quy-che",
    "QyĐ": "quy-dinh", "TB": "thong-bao", "HD": "huong-dan", "CTr": "chuong-trinh", "KH": "ke-hoach",
    "PA": "phuong-an", "ĐA": "de-an", "DA": "du-an", "BC": "bao-cao", "TTr": "to-trinh", "CV": "cong-van",
    "KL": "ket-luan", "CĐ": "cong-dien",
  ]
}

/// Gives each element an identifier of its own within the file.
struct AkomaNtosoIdentifiers: Sendable {
  private var used: Set<String> = []
  /// The last number that was tried behind an identifier: labels that come thousands of times are not counted anew.
  private var last: [String: Int] = [:]

  /// The identifier, or where it is taken, with the next free number behind it.
  mutating func unique(_ eId: String) -> String {
    var candidate = eId
    var number = last[eId] ?? 1
    while !used.insert(candidate).inserted {
      number += 1
      candidate = "\(eId)_\(number)"
    }
    last[eId] = number
    return candidate
  }
}
