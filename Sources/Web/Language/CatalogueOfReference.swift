// SPDX-License-Identifier: Apache-2.0
import Domain

/// Texts about the reference data.
extension Phrase {
  static let referenceData = Phrase("Dữ liệu gốc", "Reference data")
  static let referenceLead = Phrase(
    "Tỉnh, bộ, sở và các cấp công đoàn theo văn bản quy phạm, có ngày hiệu lực và nguồn. Ô chưa đối chiếu với văn bản được ghi rõ.",
    "Provinces, ministries, departments and levels of unions by law, with their days and sources. What was not compared with the text is marked."
  )
  static let referenceTable = Phrase("Bảng", "Table")
  static let referenceSearch = Phrase("Tìm theo tên, mã hoặc nguồn", "Search by name, code or source")
  static let referenceDay = Phrase("Có vào ngày", "Existing on")
  static let referenceDayHint = Phrase(
    "Ví dụ 30/6/2025; để trống: mọi ngày.", "For instance 30/6/2025; empty: all days.")
  static let referenceNothingFound = Phrase(
    "Không có dòng nào khớp. Bỏ bớt điều kiện hoặc chọn bảng khác.",
    "No row fits. Take a condition away, or choose another table.")
  static let madeFrom = Phrase("Hình thành từ", "Made from")
  static let becameLater = Phrase("Sau đó thành", "Became later")

  static func rowsFound(_ found: Int, of all: Int) -> Phrase {
    Phrase("\(found) trên \(all) dòng.", "\(found) of \(all) rows.")
  }
  static func rowsUnverified(_ count: Int) -> Phrase {
    Phrase(
      "\(count) dòng có ô chưa đối chiếu với văn bản.",
      "\(count) \(count == 1 ? "row has" : "rows have") cells that were not compared with the text.")
  }
  static func unverified(_ columns: String) -> Phrase {
    columns.isEmpty
      ? Phrase("Chưa đối chiếu", "Not verified") : Phrase("Chưa đối chiếu: \(columns)", "Not verified: \(columns)")
  }
  static func referenceColumn(_ column: ReferenceBody.Column) -> Phrase {
    switch column {
    case .code: Phrase("mã", "code")
    case .name: Phrase("tên", "name")
    case .kind: Phrase("loại", "kind")
    case .parent: Phrase("cấp trên", "body above")
    case .from: Phrase("ngày đầu", "first day")
    case .to: Phrase("ngày cuối", "last day")
    case .predecessors: Phrase("hình thành từ", "made from")
    case .source: Phrase("nguồn", "source")
    }
  }
}
