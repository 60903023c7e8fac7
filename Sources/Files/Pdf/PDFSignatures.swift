// SPDX-License-Identifier: Apache-2.0

import PlanReading

/// The digital signatures in a .pdf, as `pdfsig` of poppler-utils tells them.
enum PDFSignatures {
  /// Reads what `pdfsig` prints.
  static func read(_ tools: PageTools) throws(FileError) -> [DocumentText.Signature] {
    // Its home is an empty folder, so that it trusts nothing: certificates are not checked.
    let result = try tools.poppler(
      "pdfsig", ["-nocert", "-no-ocsp", tools.path("document.pdf")], log: "signatures", environment: ["TZ=UTC"])
    guard result.status == 0 || result.status == 2, let bytes = tools.bytes(of: "signatures") else { return [] }
    return parse(String(decoding: bytes, as: UTF8.self))
  }

  static func parse(_ output: String) -> [DocumentText.Signature] {
    var signatures: [DocumentText.Signature] = []
    var fields: [String: String] = [:]
    func text(_ key: String) -> String? { fields[key].flatMap { $0.isEmpty || $0 == "(null)" ? nil : $0 } }
    func add() {
      guard !fields.isEmpty else { return }
      let standing: DocumentText.Signature.Standing =
        switch fields["Signature Validation"] {
        case "Signature is Valid."?: .fits
        case "Digest Mismatch."?, "Signature is Invalid."?: .altered
        default: .unknown
        }
      signatures.append(
        DocumentText.Signature(
          signer: text("Signer Certificate Common Name"), subject: text("Signer full Distinguished Name"),
          signedAt: fields["Signing Time"].flatMap(time), standing: standing,
          coversWholeFile: fields["Total document signed"] != nil))
    }
    for line in output.split(separator: "\n") {
      if line.hasPrefix("Signature #") {
        add()
        fields = ["": ""]
      } else if line.hasPrefix("  - ") {
        let parts = line.dropFirst(4).split(separator: ":", maxSplits: 1)
        guard let key = parts.first else { continue }
        fields[String(key)] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
      }
    }
    add()
    return signatures
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `Apr 29 2026 05:00:43` as ISO 8601.
  private static func time(_ text: String) -> String? {
    let parts = text.split(separator: " ")
    guard parts.count == 4, let month = months.firstIndex(of: String(parts[0])), parts[3].utf8.count == 8 else {
      return nil
    }
    func padded(_ number: Substring) -> String { number.utf8.count == 1 ? "0\(number)" : String(number) }
    return "\(parts[2])-\(padded(Substring(String(month + 1))))-\(padded(parts[1]))T\(parts[3])Z"
  }
}
