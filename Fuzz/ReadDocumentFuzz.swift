// SPDX-License-Identifier: Apache-2.0
import PlanReading

@testable import Files

/// What libFuzzer calls for each input. The first byte says what the rest is: a whole file, or a part of a .docx whose
/// container is made around it, so that its checksums do not keep the reader from it, or the cells of a task table.
@_cdecl("LLVMFuzzerTestOneInput")
public func readDocument(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let kind = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  switch kind % 4 {
  case 0: read(kind < 0xF0 ? rest : taskTable(rest), name: "a.html")
  case 1: readPart("word/document.xml", rest)
  case 2: readPart("word/numbering.xml", rest)
  default: readPart("word/styles.xml", rest)
  }
  return 0
}

/// A page with a table of tasks: lines are cells, and their first byte says how far each one goes. The heads come in the
/// order that the first byte asks for.
private func taskTable(_ input: [UInt8]) -> [UInt8] {
  let heads = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm", "Kinh phí"]
  let first = Int(input.first ?? 0)
  let columns = 2 + first % 6
  let order = (0..<columns).map { heads[($0 * (1 + first / 6 % 3) + first) % heads.count] }
  var page = Array("<!DOCTYPE html><p>PHỤ LỤC<table border=1><tr>\(order.map { "<td>\($0)" }.joined())".utf8)
  for (index, cell) in input.dropFirst().split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
    if index % columns == 0 { page += Array("<tr>".utf8) }
    let span = cell.first.map { Int($0) % 16 } ?? 0
    let more = [1: " colspan=2", 2: " rowspan=2", 3: " colspan=3 rowspan=2"][span] ?? ""
    page += Array("<td\(more)>".utf8) + cell.dropFirst()
  }
  return page + Array("</table>".utf8)
}

private func readPart(_ name: String, _ text: [UInt8]) {
  var parts = container
  parts[name] = text
  let entries = parts.sorted { $0.key < $1.key }.map { ZipEntry(name: $0.key, bytes: $0.value) }
  if let bytes = try? packZip(entries) { read(bytes, name: "a.docx") }
}

private func read(_ bytes: [UInt8], name: String) {
  guard let document = try? reader.read(bytes, name: name) else { return }
  precondition(document.places.allSatisfy { $0.start <= document.text.count }, "a place outside of the text")
  precondition(String(validating: document.text, as: UTF8.self) != nil, "a text that is no UTF-8")
  _ = readPlan(document, name: name).json
}

/// Without LibreOffice, which has its own fuzzers.
private let reader = DocumentReader(office: OfficeConverter(program: nil, profile: nil, seconds: 1))

private let container: [String: [UInt8]] = {
  let relationships = { (list: [(String, String)]) in
    let entries = list.map { "<Relationship Id='\($0.0)' Type='\(OOXML.relationships)/\($0.0)' Target='\($0.1)'/>" }
    return Array("<Relationships xmlns='\(OOXML.packageRelationships)'>\(entries.joined())</Relationships>".utf8)
  }
  let paragraph = { (level: Int) in
    "<w:p><w:pPr><w:pStyle w:val='S'/><w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='1'/></w:numPr></w:pPr>"
      + "<w:r><w:t>Sở A chủ trì</w:t></w:r></w:p>"
  }
  let body = (0..<4).map(paragraph).joined()
  return [
    "_rels/.rels": relationships([("officeDocument", "word/document.xml")]),
    "word/_rels/document.xml.rels": relationships([("styles", "styles.xml"), ("numbering", "numbering.xml")]),
    "word/document.xml": Array("<w:document xmlns:w='\(OOXML.main)'><w:body>\(body)</w:body></w:document>".utf8),
    "word/styles.xml": Array("<w:styles xmlns:w='\(OOXML.main)'/>".utf8),
  ]
}()
