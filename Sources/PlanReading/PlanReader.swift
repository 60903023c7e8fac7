// SPDX-License-Identifier: Apache-2.0
public import Domain
public import Vietnamese

/// The largest file that is read where the caller sets no other limit: 64 MiB.
public let defaultReadLimit = 64 << 20

/// Reads a plan from the bytes of a .txt or .md file.
///
/// The reader is total: whatever the bytes are, it gives a plan or says in one line why they are no text.
///
/// - Parameters:
///   - bytes: the file.
///   - name: its name; the ending tells Markdown from plain text.
///   - sha256: hash of the bytes for ``ReadPlan/Source``, if the caller has it.
///   - limit: most bytes that are read.
///   - lifetimes: bodies that have ended; a plan of a later day that gives them work gets a finding.
public func readPlan(
  _ bytes: [UInt8], name: String, sha256: String? = nil, limit: Int = defaultReadLimit,
  lifetimes: [BodyLifetime] = BodyLifetime.national
) -> Result<ReadPlan, Refusal> {
  Result { () throws(Refusal) in
    readPlan(
      try readText(bytes, name: name, limit: limit), name: name, sha256: sha256, lifetimes: lifetimes)
  }
}

/// Reads the text of a .txt or .md file: UTF-16 is converted, broken characters are mended, decomposed letters are
/// composed.
///
/// - Throws: `Refusal` for what is no text, and for more bytes than the limit.
public func readText(
  _ bytes: [UInt8], name: String, limit: Int = defaultReadLimit
) throws(Refusal) -> DocumentText {
  // Places within the text are kept in 32 bits.
  if let refusal = Refusal(of: bytes, limit: min(limit, Int(UInt32.max) / 2)) { throw refusal }
  let decoded = DecodedText(bytes)
  if let refusal = Refusal(of: decoded) { throw refusal }
  var document = DocumentText(decoded, format: DocumentFormat(ofTextNamed: name))
  if decoded.encoding != .utf8 { document.conversions.append(.charset(decoded.encoding)) }
  if decoded.wasDecomposed, decoded.encoding == .utf8 { document.conversions.append(.composed) }
  if decoded.hadEth { document.conversions.append(.eth) }
  return document
}

/// Reads a plan from the text that was taken out of a file.
///
/// - Parameters:
///   - document: the text and where it comes from.
///   - name: name of the file.
///   - sha256: hash of the bytes of the file, if the caller has it.
///   - lifetimes: bodies that have ended; a plan of a later day that gives them work gets a finding.
public func readPlan(
  _ document: DocumentText, name: String, sha256: String? = nil, lifetimes: [BodyLifetime] = BodyLifetime.national
) -> ReadPlan {
  let source = SourceText(of: document)
  let origin = ReadPlan.Source(
    name: name, format: document.format.rawValue, sha256: sha256, characters: source.scalar(at: source.bytes.count),
    conversions: document.conversions, signatures: document.signatures, places: document.places,
    pages: document.pages)
  var builder = PlanBuilder(source, ReadPlan(text: source.bytes, source: origin), lifetimes: lifetimes)
  builder.run()
  var plan = builder.plan
  if !document.doubts.isEmpty {
    plan.source.doubts = document.doubts.map { .init(span: source.span($0.utf8), confidence: $0.confidence) }
    plan.lowerDoubted()
  }
  let repairs: [(rule: FindingRule, count: Int)] = [
    (.textRepaired, document.repairs), (.nullCharacters, document.nulls),
  ]
  for (rule, count) in repairs where count > 0 {
    plan.findings.append(
      ReadPlan.Finding(
        rule: rule, message: rule.message(about: formatted(count)), advice: rule.advice, span: nil))
  }
  return plan
}

extension DocumentText.Conversion {
  /// Letters and marks that stood apart were joined.
  public static let composed = Self(
    "composed", "Đã ghép chữ và dấu viết rời (Unicode tổ hợp) thành chữ dựng sẵn.",
    "Letters and marks that stood apart were joined (Unicode normal form C).")

  /// The foreign letter Eth was taken for the Vietnamese one that looks like it.
  public static let eth = Self(
    "eth", "Đã thay chữ «Ð» (U+00D0) của phông cũ bằng chữ «Đ».",
    "The letter «Ð» (U+00D0) of old fonts was replaced by «Đ».")

  /// The signs were those of another encoding.
  public static func charset(_ encoding: TextEncoding) -> Self {
    Self(
      "charset", "Đã chuyển bảng mã \(encoding.rawValue) sang Unicode.",
      "Converted from the encoding \(encoding.rawValue) to Unicode.")
  }
}
