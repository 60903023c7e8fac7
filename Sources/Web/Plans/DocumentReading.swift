// SPDX-License-Identifier: Apache-2.0
import OfficialDocuments
public import PlanReading
import Vietnamese

/// Reads an uploaded file, whatever its format, and refuses what must not be kept here.
public struct DocumentReading: Sendable {
  /// The largest file, in bytes.
  public static let sizeLimit = 64 << 20

  /// Turns a .docx into lines.
  private let docx: @Sendable ([UInt8]) throws(ServiceRefusal) -> [UInt8]

  /// Makes a reader; the .docx container is opened by the program's own edge.
  public init(docx: @escaping @Sendable ([UInt8]) throws(ServiceRefusal) -> [UInt8]) { self.docx = docx }

  /// The plan in a file. Throws where the bytes are no document, and where it bears a mark of secrecy (Luật Bảo vệ bí
  /// mật nhà nước 117/2025/QH15: secret documents do not belong in an ordinary system).
  public func read(_ bytes: [UInt8], name: String) throws(ServiceRefusal) -> ReadPlan {
    let plan = try plan(in: bytes, name: name)
    if let marking = secrecyMarking(in: plan.text) {
      throw ServiceRefusal(Phrase(marking.refusal.vietnamese, marking.refusal.english))
    }
    return plan
  }

  private func plan(in bytes: [UInt8], name: String) throws(ServiceRefusal) -> ReadPlan {
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      switch readPlan(bytes, name: name, limit: Self.sizeLimit) {
      case .success(let plan): return plan
      case .failure(let refusal):
        let message = refusal.message
        throw ServiceRefusal(Phrase(Self.sentence(message.vietnamese), Self.sentence(message.english)))
      }
    }
    return readPlan(text: composed(try docx(bytes)), name: name, format: "docx")
  }

  /// A line as the command line prints it, behind the name of a file, as a sentence of its own.
  private static func sentence(_ line: String) -> String { line.prefix(1).uppercased() + line.dropFirst() + "." }
}
