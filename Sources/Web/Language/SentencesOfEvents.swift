// SPDX-License-Identifier: Apache-2.0
import Domain
import Store

/// Why an event in the life of bodies cannot be, or was not written.
extension Phrase {
  init(_ refusal: Reorganisation.Refusal, _ tree: OrganisationTree) {
    let name = { (id: ID<Organisation>) in tree[id]?.name ?? id.description }
    self =
      switch refusal {
      case .unknown:
        Phrase(
          "Không có đơn vị đó trong hệ thống này. Hãy chọn lại.", "There is no such body in this tree. Choose again.")
      case .notThere(let id):
        Phrase(
          "«\(name(id))» không tồn tại vào ngày đó. Chọn ngày khác hoặc đơn vị khác.",
          "«\(name(id))» does not exist on that day. Choose another day or another body.")
      case .plannedLater(let id, let day):
        Phrase(
          "«\(name(id))» đã có thay đổi ghi cho ngày \(day.short). Hoàn tác thay đổi ấy trước, hoặc chọn ngày sau đó.",
          "A change of «\(name(id))» is recorded for \(day.short). Take that back first, or choose a later day.")
      case .codeTaken(let code, let id):
        Phrase(
          "Mã «\(code)» là của «\(name(id))». Hãy dùng mã khác.",
          "The code «\(code)» is that of «\(name(id))». Use another one.")
      case .belowItself(let id):
        Phrase(
          "«\(name(id))» không thể trực thuộc chính nó hay đơn vị bên dưới nó.",
          "«\(name(id))» cannot stand below itself or a body below it.")
      case .top:
        Phrase(
          "Tổ chức cao nhất không kết thúc và không chuyển đi đâu được.",
          "The topmost organisation neither ends nor moves.")
      case .tooFew:
        Phrase(
          "Cần ít nhất hai đơn vị để hợp nhất, hai phần để chia.",
          "A merger needs at least two bodies, a split two parts.")
      case .twice(let id):
        Phrase("«\(name(id))» được nêu hai lần.", "«\(name(id))» is named twice.")
      case .nothing: Phrase("Không có gì thay đổi.", "Nothing would change.")
      case .incomplete:
        Phrase("Cần cả tên và mã của mỗi đơn vị.", "Each body needs a name and a code.")
      case .notBelow(let id):
        Phrase(
          "«\(name(id))» không trực thuộc đơn vị được chia.",
          "«\(name(id))» does not stand below the body that is split.")
      }
  }

  init(_ refusal: StructureRefusal, _ tree: OrganisationTree) {
    self =
      switch refusal {
      case .beingChanged:
        Phrase(
          "Cơ cấu tổ chức đang được cập nhật bởi một thay đổi lớn. Chưa có gì được lưu; hãy thử lại sau ít phút.",
          "A large change of the organisations is being written. Nothing was saved; try again in a few minutes.")
      case .changedMeanwhile:
        Phrase(
          "Cơ cấu tổ chức vừa được người khác thay đổi. Chưa có gì được lưu; mở lại trang rồi làm lại.",
          "Somebody else has just changed the organisations. Nothing was saved; open the page again and repeat.")
      case .laterChanges:
        Phrase(
          "Không hoàn tác được: các đơn vị này đã có thay đổi sau đó. Hãy hoàn tác thay đổi mới nhất trước.",
          "It cannot be taken back: the same bodies were changed later. Take the latest change back first.")
      case .inUse(let id):
        Phrase(
          "Không hoàn tác được: «\(tree[id]?.name ?? id.description)» đã có người, việc, báo cáo hoặc đơn vị trực thuộc.",
          "It cannot be taken back: people, work, reports or bodies already hang on «\(tree[id]?.name ?? id.description)»."
        )
      case .unknown:
        Phrase(
          "Không có thay đổi đó, hoặc nó đã được hoàn tác.", "There is no such change, or it was taken back already.")
      }
  }
}
