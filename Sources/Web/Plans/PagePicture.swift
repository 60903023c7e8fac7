// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import PlanReading
import Store

/// What a plan's document looks like, and who signed it.
enum PagePicture {
  /// The picture of one page: `/ke-hoach/{plan}/trang/3.png`, to whoever may read the plan.
  static func show(_ visit: Visit) throws -> Response {
    let document = try visit.site.services.database.read { try $0.document(of: try visit.plan($0)) }
    let name = (visit.parameters["page"] ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard let document, document.hasPages, name.count == 2, name[1] == "png", let page = Int(name[0]), page > 0,
      let picture = try visit.site.services.files.pagePicture(document.sha256, page)
    else { throw Refusal.notFound }
    var response = Response.bytes(picture, MediaType.png)
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
  }

  /// A line for each digital signature of a document; `nil` where it has none.
  static func signatures(_ visit: Visit, _ document: Document) -> HTML? {
    guard document.format == DocumentFormat.pdf.rawValue else { return nil }
    let signatures = visit.site.services.files.signatures(document.sha256)
    guard !signatures.isEmpty else { return nil }
    // Who stamps each page signs as often: alike lines are one.
    var lines: [(signature: DocumentText.Signature, who: String, count: Int)] = []
    for signature in signatures {
      let day = signature.signedAt.flatMap { CivilDate(iso: String($0.prefix(10))) }.map(\.short)
      let who = [signature.signer ?? visit.t(.unknownSigner), day].compactMap { $0 }.joined(separator: ", ")
      if let same = lines.firstIndex(where: { $0.who == who && $0.signature.phrase == signature.phrase }) {
        lines[same].count += 1
      } else {
        lines.append((signature, who, 1))
      }
    }
    var list = HTML()
    for line in lines {
      let times = line.count > 1 ? " (\(visit.t(.signatureCount(line.count))))" : ""
      list += "<li><b>\(line.who)</b>\(times): \(visit.t(line.signature.phrase))</li>"
    }
    return "<div class=\"signatures\"><p class=\"meta\">\(visit.t(.digitalSignatures))</p><ul>\(list)</ul></div>"
  }
}

extension Document {
  /// Whether pictures of its pages can be shown.
  var hasPages: Bool { format == DocumentFormat.pdf.rawValue || format == DocumentFormat.image.rawValue }
}

extension DocumentText.Signature {
  fileprivate var phrase: Phrase {
    switch standing {
    case .fits: coversWholeFile ? .signatureFits : .signatureFitsPart
    case .altered: .signatureAltered
    case .unknown: .signatureUnknown
    }
  }
}
