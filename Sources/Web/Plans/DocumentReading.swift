// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
public import PlanReading

/// Reads an uploaded file, whatever its format, and refuses what must not be kept here.
public struct DocumentReading: Sendable {
  /// The largest file, in bytes.
  public static let sizeLimit = 64 << 20

  private let text: FileServices.ReadDocument

  /// Makes a reader; the text is taken out of the file by the program's own edge.
  public init(_ text: @escaping FileServices.ReadDocument) { self.text = text }

  /// The plan in a file. Throws where the bytes are no document, where `progress` says to stop, and where the document
  /// bears a mark of secrecy (Luật Bảo vệ bí mật nhà nước 117/2025/QH15: secret documents do not belong in an ordinary
  /// system).
  public func read(
    _ bytes: [UInt8], name: String, progress: @escaping FileServices.ReadingProgress = { _, _ in true }
  ) throws(ServiceRefusal) -> ReadPlan {
    let document = try text(bytes, name, progress)
    let plan = readPlan(document, name: name)
    // A stamp may stand in the head of a page, which is no part of the text.
    let around = (document.notes + document.margins).joined(separator: "\n")
    if let marking = secrecyMarking(in: plan.text) ?? secrecyMarking(in: around) {
      throw ServiceRefusal(Phrase(marking.refusal.vietnamese, marking.refusal.english))
    }
    return plan
  }
}
