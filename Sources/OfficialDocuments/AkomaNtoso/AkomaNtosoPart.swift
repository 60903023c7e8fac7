// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Vietnamese

/// A document within the file: the main one, one attached to it with a head of its own, or an annex. Each is a document
/// of its own in Akoma Ntoso.
struct AkomaNtosoPart: Sendable {
  /// The items that stand in it.
  var items: Range<Int>
  /// The item that opens it, for an annex.
  var annex: Int?
  var isMain = false
  /// What it says of itself, if it is attached.
  var head: [String] = []
  private var ownType: String?
  private var ownTitle: String?
  var bases: [String] = []
  var preamble: [String] = []
  var notes: [String] = []
  /// Indices of the further texts that stand among its items.
  var texts: [Int] = []
  var closing: [String] = []
  var recipients: [String] = []
  var signature: [String] = []
  /// Whether the recipients and the signature that the plan names stand here.
  var hasRecipients = false
  var hasSignature = false

  private init(from item: Int) { items = item..<item }

  func hasArticles(_ plan: ReadPlan) -> Bool {
    plan.items[items].contains { foldedForSearch($0.label).hasPrefix("dieu ") }
  }

  func type(_ plan: ReadPlan) -> String? { isMain ? plan.document.type : annex.map { plan.items[$0].label } ?? ownType }

  func title(_ plan: ReadPlan) -> String? {
    isMain ? plan.document.title : annex.map { plan.items[$0].text }.flatMap { $0.isEmpty ? nil : $0 } ?? ownTitle
  }

  /// The name of the document's kind: `keHoach`, `quyetDinh`, `phuLuc`.
  func name(_ plan: ReadPlan) -> String {
    if annex != nil { return "phuLuc" }
    let words = foldedForSearch(type(plan) ?? "van ban").split { !$0.isLetter }
    return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
  }

  // MARK: Parting

  static func parts(of plan: ReadPlan) -> [AkomaNtosoPart] {
    var parting = Parting(plan)
    parting.run()
    return parting.parts
  }

  /// Goes through items and further texts in their order and begins a new part where one opens.
  private struct Parting {
    let plan: ReadPlan
    var parts: [AkomaNtosoPart]
    private var signed = (recipients: false, signature: false)
    private var signaturePart: Int?

    init(_ plan: ReadPlan) {
      self.plan = plan
      var main = AkomaNtosoPart(from: 0)
      main.isMain = true
      parts = [main]
    }

    mutating func run() {
      var next = 0
      for index in 0...plan.items.count {
        while next < plan.further.count, plan.further[next].item <= index {
          take(next)
          next += 1
        }
        guard index < plan.items.count else { break }
        if plan.items[index].isAnnex {
          parts.append(AkomaNtosoPart(from: index))
          parts[parts.count - 1].annex = index
        }
        parts[parts.count - 1].items = parts[parts.count - 1].items.lowerBound..<index + 1
      }
      if !signed.recipients { parts[0].hasRecipients = true }
      if !signed.signature { parts[0].hasSignature = true }
    }

    private var last: Int { parts.count - 1 }

    private mutating func take(_ index: Int) {
      let text = plan.further[index]
      switch text.kind {
      case .head, .type, .title: takeHead(text)
      case .base: parts[last].bases.append(text.text)
      case .preamble: parts[last].preamble.append(text.text)
      case .note: parts[last].notes.append(text.text)
      case .closing: parts[last].closing.append(text.text)
      case .other: parts[last].signature.append(text.text)
      case .columns, .row, .footnote: parts[last].texts.append(index)
      case .recipients:
        if !signed.recipients { parts[last].hasRecipients = true }
        signed.recipients = true
      case .recipient, .archive: parts[last].recipients.append(text.text.trimmedBullet)
      case .signature: takeSignature(text.text)
      }
    }

    /// The head of an attached document opens a part, unless its part has been opened and has no items yet. The lines of a
    /// first document without a kind are its preamble.
    private mutating func takeHead(_ text: ReadPlan.FurtherText) {
      if text.item == 0, parts.count == 1, text.kind == .head, plan.document.type == nil {
        parts[0].preamble.append(text.text)
        return
      }
      let isOpened = parts.count > 1 && parts[last].annex == nil && parts[last].items.isEmpty
      if !isOpened || text.kind == .type && parts[last].ownType != nil {
        parts.append(AkomaNtosoPart(from: text.item))
      }
      switch text.kind {
      case .type: parts[last].ownType = text.text
      case .title: parts[last].ownTitle = text.text
      default: parts[last].head.append(text.text)
      }
    }

    /// The lines of the first signature are those that the plan names; later ones stand as they are, and so do all of a
    /// plan that names nobody.
    private mutating func takeSignature(_ line: String) {
      if plan.document.position == nil, plan.document.signer == nil {
        parts[last].signature.append(line)
      } else if !signed.signature {
        signed.signature = true
        parts[last].hasSignature = true
        signaturePart = last
      } else if signaturePart != last {
        parts[last].signature.append(line)
      }
    }
  }
}

extension String {
  /// The text without the mark of a list before it.
  fileprivate var trimmedBullet: String { String(drop { $0 == "-" || $0 == "+" || $0 == " " }) }
}
