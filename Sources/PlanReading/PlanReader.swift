// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The largest file that is read where the caller sets no other limit: 64 MiB.
public let defaultReadLimit = 64 << 20

/// Reads a plan from the bytes of a .txt or .md file.
///
/// The reader is total: whatever the bytes are, it gives a plan or says in one line why they are no document. UTF-16 is
/// converted, broken characters are mended with a finding, decomposed letters are composed.
///
/// - Parameters:
///   - bytes: the file.
///   - name: its name; the ending tells the format.
///   - sha256: hash of the bytes for ``ReadPlan/Source``, if the caller has it.
///   - limit: most bytes that are read.
public func readPlan(
  _ bytes: [UInt8], name: String, sha256: String? = nil, limit: Int = defaultReadLimit
) -> Result<ReadPlan, Refusal> {
  // Places within the text are kept in 32 bits.
  if let refusal = Refusal(of: bytes, limit: min(limit, Int(UInt32.max) / 2)) { return .failure(refusal) }
  let decoded = DecodedText(bytes)
  if let refusal = Refusal(of: decoded) { return .failure(refusal) }
  var plan = readPlan(SourceText(decoded.bytes, decoded.offsets), name: name, format: format(of: name), sha256: sha256)
  let repairs: [(rule: FindingRule, count: Int)] = [(.textRepaired, decoded.repairs), (.nullCharacters, decoded.nulls)]
  for (rule, count) in repairs where count > 0 {
    plan.findings.append(
      ReadPlan.Finding(
        rule: rule, message: rule.message(about: formatted(count)), advice: rule.advice, span: nil))
  }
  return .success(plan)
}

/// Reads a plan from text that another module took out of its format (.docx, .pdf).
///
/// - Parameters:
///   - text: UTF-8 in normal form C, one line for each paragraph; a row of a table is a line `| cell | cell |`.
///   - name: name of the file.
///   - format: its format, in small letters.
///   - sha256: hash of the bytes of the file, if the caller has it.
public func readPlan(text: [UInt8], name: String, format: String, sha256: String? = nil) -> ReadPlan {
  readPlan(SourceText(String(decoding: text, as: UTF8.self)), name: name, format: format, sha256: sha256)
}

private func readPlan(_ source: SourceText, name: String, format: String, sha256: String?) -> ReadPlan {
  let origin = ReadPlan.Source(
    name: name, format: format, sha256: sha256, characters: source.scalar(at: source.bytes.count))
  var builder = PlanBuilder(source, ReadPlan(text: source.bytes, source: origin))
  builder.run()
  return builder.plan
}

/// The ending of a name in small letters; `txt` where there is none.
private func format(of name: String) -> String {
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex, !name[dot...].contains("/") else { return "txt" }
  let ending = name[name.index(after: dot)...].lowercased()
  return ending.isEmpty ? "txt" : ending == "markdown" ? "md" : ending
}
