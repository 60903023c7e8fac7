// SPDX-License-Identifier: Apache-2.0
import Domain

/// The texts of further orders of the same bodies.
extension Phrase {
  static func hierarchy(_ hierarchy: Hierarchy?) -> Phrase {
    switch hierarchy {
    case nil: Phrase("Trực thuộc", "Line of direction")
    case .cluster: Phrase("Cụm, khối", "Cluster")
    case .sector: Phrase("Ngành", "Sector")
    case .territory: Phrase("Địa bàn", "Territory")
    }
  }
  static let hierarchyLabel = Phrase("Theo", "By")
  static let hierarchyOfPlace = Phrase("Cách xếp", "Order")
  static let placeUnder = Phrase("Xếp dưới", "Place below")
  static let placeUnderHint = Phrase(
    "Để trống để thôi xếp riêng. Gõ một phần tên rồi chọn, hoặc gõ mã.",
    "Leave it empty to give the place up. Type a part of the name and choose, or type the code.")
  static let orderUnknown = Phrase("Chọn ngành, cụm hoặc địa bàn.", "Choose sector, cluster or territory.")
  static let placesOfBody = Phrase("Cũng thuộc", "Also belongs to")
  static func bodiesPlaced(_ hierarchy: Hierarchy, _ count: String) -> Phrase {
    switch hierarchy {
    case .cluster: Phrase("Các đơn vị trong cụm, khối (\(count))", "Bodies of the cluster (\(count))")
    case .sector: Phrase("Các đơn vị trong ngành (\(count))", "Bodies of the sector (\(count))")
    case .territory: Phrase("Các đơn vị trên địa bàn (\(count))", "Bodies of the territory (\(count))")
    }
  }
  static func bodiesPlacedAnew(_ count: Int) -> Phrase {
    Phrase("\(count) đơn vị đổi ngành, cụm hoặc địa bàn:", "\(count) get another sector, cluster or territory:")
  }
  static let group = Phrase("Nhóm", "Group")
  static let inNoGroup = Phrase("Chưa xếp vào nhóm nào", "In no group")
  static let groupTotal = Phrase("Cộng, mỗi đơn vị tính một lần", "Total, each body counted once")
  static let groupsLead = Phrase(
    "Đơn vị không được xếp riêng đi theo cấp trên của mình. Quyền xem và quyền duyệt không đổi.",
    "A body without a place of its own goes with the body above it. Rights stay as they are.")
  static let bodiesInGroup = Phrase("Số đơn vị", "Bodies")
  static func groupShownPart(_ shown: Int, _ all: String) -> Phrase {
    Phrase(
      "Hiện \(shown) trong \(all) đơn vị. Tìm theo tên để đến các đơn vị khác.",
      "\(shown) of \(all) bodies are shown. Find the others by name.")
  }
}
