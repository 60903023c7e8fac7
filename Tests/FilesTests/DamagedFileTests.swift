// SPDX-License-Identifier: Apache-2.0
import Foundation
import OfficialDocuments
import PlanReading
import TestSupport
import Testing

@testable import Files

/// Documents that were cut, shuffled and damaged by chance: each is read or refused, and none ends the program.
struct DamagedFileTests {
  /// How many files are made of each kind, four kinds together over 3,000; whoever has time sets more.
  private static let count = ProcessInfo.processInfo.environment["XANH_DAMAGED_FILES"].flatMap { Int($0) } ?? 800

  /// A kind of file, made from a piece of a plan.
  enum Kind: String, CaseIterable, Sendable {
    case markdown, html, docx, odt

    /// What stands in the file of some lines.
    func content(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
      let escaped = lines.map { line in
        line.flatMap { $0 == 0x26 ? Array("&amp;".utf8) : $0 == 0x3C ? Array("&lt;".utf8) : [$0] }
      }
      func joined(_ open: String, _ close: String) -> String {
        escaped.map { "\(open)\(String(decoding: $0, as: UTF8.self))\(close)" }.joined()
      }
      switch self {
      case .markdown: return Array(lines.joined(separator: [0x0A]))
      case .html: return Array("<!DOCTYPE html><table border=1>\(joined("<tr><td>", "<td>x"))</table>".utf8)
      case .docx: return Array(joined("<w:p><w:r><w:t>", "</w:t></w:r></w:p>").utf8)
      case .odt: return Array(joined("<text:p>", "</text:p>").utf8)
      }
    }

    /// The file with some content.
    func file(_ content: [UInt8]) throws -> [UInt8] {
      switch self {
      case .markdown, .html: content
      case .docx: try DocxSample(body: String(decoding: content, as: UTF8.self)).bytes()
      case .odt:
        try packZip([
          ZipEntry(name: "mimetype", bytes: Array("application/vnd.oasis.opendocument.text".utf8)),
          ZipEntry(name: "content.xml", bytes: content),
        ])
      }
    }
  }

  /// Lines of the documents that are at hand.
  private static let lines: [[ArraySlice<UInt8>]] = PlanFile.all.compactMap { file in
    guard !file.url.path.hasSuffix(".docx"), let data = try? Data(contentsOf: file.url), data.first != 0xFF else {
      return nil
    }
    return Array(data).split(separator: 0x0A)
  }

  /// Changes some lines as people do, and then some bytes as a bad line does.
  private static func damaged(_ kind: Kind, _ random: inout SeededRandom) throws -> [UInt8] {
    let all = lines.randomElement(using: &random) ?? []
    let start = Int.random(in: 0...max(0, all.count - 1), using: &random)
    var some = Array(all[start...].prefix(Int.random(in: 1...12, using: &random)))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: some.shuffle(using: &random)
    case 1: some += some + some.prefix(3)
    case 2: some = some.map { $0.prefix(Int.random(in: 0...$0.count, using: &random)) }
    case 3: some += (lines.randomElement(using: &random) ?? []).prefix(4)
    default: break
    }
    // A container is damaged as a whole, in what it holds, or not at all.
    var content = kind.content(some)
    if Bool.random(using: &random) { damage(&content, &random) }
    var bytes = try kind.file(content)
    if Int.random(in: 0..<3, using: &random) == 0 { damage(&bytes, &random) }
    return bytes
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    case 1:
      let from = Int.random(in: 0..<bytes.count, using: &random)
      let piece = bytes[from..<min(bytes.count, from + Int.random(in: 1...200, using: &random))]
      bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
    case 2:
      let (one, two) = (
        Int.random(in: 0..<bytes.count, using: &random), Int.random(in: 0..<bytes.count, using: &random)
      )
      bytes.replaceSubrange(min(one, two)..<max(one, two), with: bytes[min(one, two)..<max(one, two)].reversed())
    default:
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << Int.random(in: 0..<8, using: &random)
      }
    }
  }

  @Test(arguments: Kind.allCases, 0..<4)
  func `a damaged file is read to a plan that holds together, or refused with a reason`(kind: Kind, part: Int) throws {
    let reader = DocumentReader(office: OfficeConverter(program: nil, profile: nil, seconds: 1))
    var read = 0
    for number in stride(from: part, to: Self.count, by: 4) {
      var random = SeededRandom(seed: UInt64(number))
      let bytes = try Self.damaged(kind, &random)
      do throws(FileError) {
        let plan = readPlan(try reader.read(bytes, name: "a.md"), name: "a.md")
        read += 1
        check(plan, "\(kind) \(number)")
      } catch {
        #expect(!error.message.vietnamese.isEmpty && !error.message.english.isEmpty)
        #expect(![.writing, .diskFull, .missing].contains(error.code), "\(kind) \(number): \(error)")
      }
    }
    // Without LibreOffice no .odt is read, but for its first two bytes as a text.
    #expect(kind == .odt ? read <= 8 : read > Self.count / 4 / 5, "\(read) were read")
  }

  private func check(_ plan: ReadPlan, _ name: String) {
    let length = plan.source.characters
    let isWhole = plan.items.enumerated().allSatisfy { index, item in
      item.index == index && (item.parent ?? -1) < index && item.span.start <= item.span.end && item.span.end <= length
    }
    #expect(isWhole, "\(name): an item that hangs in the air")
    #expect(plan.assignments.allSatisfy { $0.item < plan.items.count && $0.span.end <= length }, "\(name)")
    #expect(plan.json.last == 0x0A, "\(name): a plan that cannot be printed")
  }
}

/// What is no plan at all says so.
struct NoPlanTests {
  /// Texts that people choose by mistake.
  private static let texts: [(name: String, text: String)] = [
    ("a recipe", "Phở bò\n\nNguyên liệu\n- 1 kg xương bò\n- 500 g bánh phở\n\nHầm xương trong 6 giờ, vớt bọt.\n"),
    ("a letter", "Anh Nam thân mến,\n\nTuần trước em về quê, trời mưa suốt. Cả nhà vẫn khỏe.\n\nEm,\nLan\n"),
    ("a poem", "Trăm năm trong cõi người ta,\nChữ tài chữ mệnh khéo là ghét nhau.\n"),
    ("a program", "int main(void) {\n  for (int i = 0; i < 3; i++) puts(\"1. việc\");\n  return 0;\n}\n"),
    ("a log", (0..<50).map { "2026-11-21T08:\(10 + $0):00Z GET /ke-hoach/\($0) 200\n" }.joined()),
    ("an English text", "The quick brown fox jumps over the lazy dog. It was a dark and stormy night.\n"),
    ("numbers", (0..<40).map { "\($0 * 7 % 31);\($0 * 11 % 17)\n" }.joined()),
    ("letters by chance", (0..<400).map { String(UnicodeScalar(UInt8(97 + $0 * 7 % 26))) }.joined()),
  ]

  @Test(arguments: texts) func `a text that is no plan has no type, a finding that says so, and nobody's tasks`(
    name: String, text: String
  ) throws {
    for bytes in [
      Array(text.utf8), try DocxSample(body: text.paragraphs).bytes(), Array("<html><p>\(text.marked)".utf8),
    ] {
      let plan = readPlan(try DocumentReader().read(bytes, name: "a.txt"), name: "a.txt")
      #expect(plan.document.type == nil)
      #expect(plan.findings.contains { $0.rule == .noPlan }, "\(plan.findings.map(\.rule.id))")
      #expect(plan.assignments.isEmpty && plan.targets.isEmpty && plan.reports.isEmpty)
    }
  }
}

extension String {
  fileprivate var marked: String {
    replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }

  fileprivate var paragraphs: String {
    marked.split(separator: "\n").map { DocxSample.paragraph(String($0)) }.joined()
  }
}
