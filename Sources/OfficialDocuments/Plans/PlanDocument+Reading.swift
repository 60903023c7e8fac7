// SPDX-License-Identifier: Apache-2.0
public import PlanReading
import Vietnamese

extension PlanDocument {
  /// The document that says what was read.
  public init(_ plan: ReadPlan) {
    let head = plan.document
    let names = plan.letterhead.isEmpty ? [head.issuer?.uppercased()].compactMap { $0 } : plan.letterhead
    self.init(
      issuer: IssuerKind(plan), letterhead: names, number: head.number, place: head.place, date: head.issuedOn,
      type: head.type, title: head.title, blocks: [])
    var assembly = BlockAssembly(plan)
    assembly.run()
    blocks = assembly.blocks
  }
}

extension IssuerKind {
  /// Under whose rules a plan was written: numbers of Party documents have a hyphen before the symbol, unions say that
  /// they are one.
  public init(_ plan: ReadPlan) {
    let names = foldedForSearch(
      (plan.letterhead + [plan.document.issuer, plan.document.authority].compactMap { $0 }).joined(separator: " "))
    let number = Array((plan.document.number ?? "").utf8)
    let digits = number.prefix { (0x30...0x39).contains($0) }.count
    let isParty = digits > 0 && digits < number.count && number[digits] == UInt8(ascii: "-")
    let isCommittee = ["tinh uy", "thanh uy", "dang uy", "huyen uy", "dang bo"].contains { names.contains($0) }
    let isUnion = ["cong doan", "lien doan lao dong", "ldld"].contains { names.contains($0) }
    self = isParty || isCommittee && number.isEmpty ? .party : isUnion ? .union : .state
  }
}

/// Brings items and further texts into one sequence of blocks.
private struct BlockAssembly {
  let plan: ReadPlan
  private(set) var blocks: [PlanBlock] = []
  private var bulletDepths: [Int]
  private var hasRecipients = false
  private var hasSignature = false
  /// Before which item the last line of a head stood, and whether that head has told its kind.
  private var headItem: Int?
  private var headHasType = false
  /// The lines of recipients and signature that are still coming in.
  private var signing: [ReadPlan.FurtherText] = []

  init(_ plan: ReadPlan) {
    self.plan = plan
    bulletDepths = [Int](repeating: 0, count: plan.items.count)
  }

  mutating func run() {
    var next = 0
    for index in 0...plan.items.count {
      while next < plan.further.count, plan.further[next].item <= index {
        take(plan.further[next])
        next += 1
      }
      guard index < plan.items.count else { break }
      if plan.items[index].isAnnex { signHere() }
      endSigning()
      take(plan.items[index])
    }
    signHere()
    endSigning()
  }

  // MARK: Items

  private mutating func take(_ item: ReadPlan.Item) {
    if item.label == "-" { bulletDepths[item.index] = (item.parent.map { bulletDepths[$0] } ?? 0) + 1 }
    if !item.cells.isEmpty {
      append(row: item.cells, isHead: false)
    } else if item.isAnnex {
      blocks.append(annex(item))
    } else if item.label.isEmpty {
      blocks.append(.paragraph(item.text))
    } else {
      blocks.append(.item(clause(item)))
    }
  }

  /// What an annex is about stands below its label; what opens a bracket would be taken for the line that cites the
  /// document, and stays beside it.
  private func annex(_ item: ReadPlan.Item) -> PlanBlock {
    let text = item.text
    let end = plan.items[item.index...].dropFirst().firstIndex(where: \.isAnnex) ?? plan.items.count
    let columns = plan.items[item.index..<end].map(\.cells.count).max() ?? 0
    let isBeside = text.hasPrefix("(")
    return .annex(
      label: isBeside ? "\(item.label). \(text)" : item.label, title: isBeside ? "" : text, isLandscape: columns >= 5)
  }

  private func clause(_ item: ReadPlan.Item) -> PlanBlock.PlanClause {
    let label = item.writtenLabel(bulletDepth: bulletDepths[item.index])
    let text = item.text
    let word = foldedForSearch(item.label)
    guard item.isShortHeading else {
      return PlanBlock.PlanClause(label: label, text: text, style: word.hasPrefix("dieu ") ? .article : .text)
    }
    let isCentred = word.hasPrefix("phan") || word.hasPrefix("chuong") || word.hasPrefix("muc")
    return PlanBlock.PlanClause(label: label, text: text, style: isCentred ? .centred : .heading(item.headingLevel))
  }

  // MARK: Tables

  private mutating func append(row cells: [String], isHead: Bool) {
    if case .table(var table) = blocks.last, !isHead {
      table.rows.append(cells)
      blocks[blocks.count - 1] = .table(table)
    } else if case .table(var table) = blocks.last, !table.hasHead {
      // A head below other rows, such as a title over the whole width, goes on with their table.
      table.rows.append(cells)
      blocks[blocks.count - 1] = .table(table)
    } else {
      blocks.append(.table(PlanTable(rows: [cells], hasHead: isHead)))
    }
  }

  // MARK: Further texts

  private mutating func take(_ text: ReadPlan.FurtherText) {
    switch text.kind {
    case .recipients, .recipient, .archive, .signature:
      signing.append(text)
      return
    default: endSigning()
    }
    switch text.kind {
    case .head, .type, .title: takeHead(text)
    case .preamble where text.text.isInCapitals: blocks.append(.centred(text.text, isBold: true))
    case .base: blocks.append(.base(text.text))
    case .columns: append(row: text.cells, isHead: true)
    case .row: append(row: text.cells, isHead: false)
    case .note: blocks.append(.note(text.text))
    case .footnote: blocks.append(.footnote(marked(text.text)))
    default: blocks.append(.paragraph(text.text))
    }
  }

  /// The head of an attached document opens a page, once for all of its lines.
  private mutating func takeHead(_ text: ReadPlan.FurtherText) {
    let goesOn = headItem == text.item && (text.kind != .type || !headHasType)
    if !goesOn, !blocks.isEmpty { blocks.append(.attached) }
    headHasType = text.kind == .type || goesOn && headHasType
    headItem = text.item
    blocks.append(.centred(text.text, isBold: text.kind != .head))
  }

  /// A footnote with the mark by which it is known: its own, or its number in brackets.
  private func marked(_ note: String) -> String {
    let number = blocks.count { if case .footnote = $0 { true } else { false } } + 1
    return note.hasPrefix("[") ? note : "[\(number)] \(note)"
  }

  // MARK: Signatures

  /// The recipients and the signature that the plan names stand where it has them, or where they belong if it does not
  /// say: before the annexes, and at the end.
  private mutating func signHere() {
    var block = PlanBlock.Signing()
    if !hasRecipients, !isTold(.recipients) { block.recipients = recipients([]) }
    if !hasSignature, !isTold(.signature) {
      (block.authority, block.position, block.signer) = (authority, plan.document.position, plan.document.signer)
    }
    guard block != PlanBlock.Signing() else { return }
    if !block.recipients.isEmpty { hasRecipients = true }
    if block != PlanBlock.Signing(recipients: block.recipients) { hasSignature = true }
    blocks.append(.signing(block))
  }

  /// Whether the text itself says where it has a piece of what closes it.
  private func isTold(_ kind: ReadPlan.FurtherText.Kind) -> Bool { plan.further.contains { $0.kind == kind } }

  private mutating func endSigning() {
    guard !signing.isEmpty else { return }
    var block = PlanBlock.Signing()
    let archive = signing.filter { $0.kind == .archive }.map(\.text)
    let isTold = signing.contains { $0.kind == .recipients }
    block.recipients = isTold && !hasRecipients ? recipients(archive) : archive.map(bullet)
    block.recipients += signing.filter { $0.kind == .recipient }.map { bullet($0.text) }
    if isTold {
      if block.recipients.isEmpty { block.recipients = [""] }
      hasRecipients = true
    }
    let lines = signing.filter { $0.kind == .signature }.map(\.text)
    if !lines.isEmpty {
      let head = plan.document
      if hasSignature || authority.isEmpty && head.position == nil && head.signer == nil {
        block.authority = lines
      } else {
        (block.authority, block.position, block.signer) = (authority, head.position, head.signer)
      }
      hasSignature = true
    }
    signing = []
    blocks.append(.signing(block))
  }

  private func recipients(_ archive: [String]) -> [String] {
    let lines = plan.recipients.map { "- \($0.body)\($0.purpose.map { " (\($0))" } ?? "");" }
    return lines + archive.map(bullet)
  }

  private func bullet(_ line: String) -> String { line.hasPrefix("-") || line.isEmpty ? line : "- " + line }

  /// The lines of authority; each capacity begins a line.
  private var authority: [String] {
    var lines: [String] = []
    for word in (plan.document.authority ?? "").split(separator: " ").map(String.init) {
      let opens = ["KT.", "TL.", "TUQ.", "K/T", "T/L", "T/M", "TM.", "Q."].contains(word)
      if opens || lines.isEmpty { lines.append(word) } else { lines[lines.count - 1] += " " + word }
    }
    return lines
  }
}

extension String {
  /// Whether it is a line in capitals, such as «QUYẾT ĐỊNH:».
  fileprivate var isInCapitals: Bool { utf8.count <= 200 && self == uppercased() && self != lowercased() }
}
