// SPDX-License-Identifier: Apache-2.0
@testable import Files

/// A container made of the parts that a test is about.
struct DocxSample {
  var body: String
  var numbering = ""
  var styles = ""
  var footnotes = ""
  var header = ""
  var namespace = OOXML.main

  /// The bytes of the container.
  func bytes() throws -> [UInt8] {
    try packZip(
      [
        part("[Content_Types].xml", Self.contentTypes),
        part("_rels/.rels", relationships([("officeDocument", "word/document.xml")])),
        part(
          "word/_rels/document.xml.rels",
          relationships([
            ("styles", "styles.xml"), ("numbering", "/word/numbering.xml"), ("footnotes", "./footnotes.xml"),
            ("header", "../word/header1.xml"),
          ])),
        part("word/document.xml", root("document", "<w:body>\(body)</w:body>")),
        part("word/styles.xml", root("styles", styles)), part("word/numbering.xml", root("numbering", numbering)),
        part("word/footnotes.xml", root("footnotes", footnotes)), part("word/header1.xml", root("hdr", header)),
      ])
  }

  /// The lines of the document.
  func lines() throws -> [String] { try readDocx(bytes()).lines }

  private static let contentTypes =
    "<Types xmlns=\"\(OOXML.contentTypes)\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + "<Default Extension=\"rels\" ContentType=\"\(OOXML.packageTypes).relationships+xml\"/>"
    + "<Override PartName=\"/word/document.xml\" ContentType=\"\(OOXML.wordTypes).document.main+xml\"/></Types>"

  private func part(_ name: String, _ text: String) -> ZipEntry { ZipEntry(name: name, bytes: Array(text.utf8)) }

  private func root(_ name: String, _ content: String) -> String {
    let other = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"urn:shape\""
    return "<w:\(name) xmlns:w=\"\(namespace)\" \(other)>\(content)</w:\(name)>"
  }

  private func relationships(_ list: [(type: String, target: String)]) -> String {
    let entries = list.enumerated().map { index, entry in
      "<Relationship Id=\"rId\(index)\" Type=\"\(OOXML.relationships)/\(entry.type)\" Target=\"\(entry.target)\"/>"
    }
    return "<Relationships xmlns=\"\(OOXML.packageRelationships)\">\(entries.joined())</Relationships>"
  }

  /// A paragraph of one run.
  static func paragraph(_ text: String, properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  /// The numbering of a paragraph.
  static func numbered(_ text: String, list: Int, level: Int = 0) -> String {
    paragraph(text, properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
  }

  /// A list of one definition whose levels have the given formats and texts.
  static func list(_ id: Int, _ levels: [(format: String, text: String, more: String)]) -> String {
    let inner = levels.enumerated().map { index, level in
      "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(level.format)\"/>\(level.more)"
        + "<w:lvlText w:val=\"\(level.text)\"/></w:lvl>"
    }
    return "<w:abstractNum w:abstractNumId=\"\(id)\">\(inner.joined())</w:abstractNum>"
      + "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(id)\"/></w:num>"
  }
}
