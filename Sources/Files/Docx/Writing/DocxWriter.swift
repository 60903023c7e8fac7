// SPDX-License-Identifier: Apache-2.0
import Domain
public import OfficialDocuments

/// Writes a document as WordprocessingML (.docx, ISO/IEC 29500). The same document and layout give the same bytes.
///
/// - Throws: `FileError.writing` when memory runs out.
public func writeDocx(_ document: OfficialDocument, layout: DocumentLayout) throws(FileError) -> [UInt8] {
  try pack(
    DocumentXML(document: document, layout: layout).bytes,
    DocxParts(
      title: "\(document.type): \(document.subject)", creator: document.header.issuingBody,
      date: document.header.date), layout)
}

/// Writes a plan as WordprocessingML that reads back to the same plan. The same document and layout give the same bytes.
///
/// - Throws: `FileError.writing` when memory runs out.
public func writeDocx(_ document: PlanDocument, layout: DocumentLayout) throws(FileError) -> [UInt8] {
  try pack(
    PlanXML(document: document, layout: layout).bytes,
    DocxParts(
      title: [document.type, document.title].compactMap { $0 }.joined(separator: ": "),
      creator: document.letterhead.last ?? "", date: document.date), layout)
}

private func pack(_ document: [UInt8], _ parts: DocxParts, _ layout: DocumentLayout) throws(FileError) -> [UInt8] {
  try packZip([
    ZipEntry(name: "[Content_Types].xml", bytes: parts.contentTypes),
    ZipEntry(name: "_rels/.rels", bytes: parts.packageRelationships),
    ZipEntry(name: "docProps/core.xml", bytes: parts.coreProperties),
    ZipEntry(name: "word/document.xml", bytes: document),
    ZipEntry(name: "word/_rels/document.xml.rels", bytes: parts.documentRelationships),
    ZipEntry(name: "word/styles.xml", bytes: StylesXML(layout: layout).bytes),
    ZipEntry(name: "word/settings.xml", bytes: parts.settings),
    ZipEntry(name: "word/header1.xml", bytes: parts.pageNumberHeader),
  ])
}

/// Namespaces and relationship types of ISO/IEC 29500, transitional.
enum OOXML {
  static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
  static let wordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  static let packageTypes = "application/vnd.openxmlformats-package"
}

/// The small parts of the container around the document itself.
struct DocxParts {
  let title: String
  let creator: String
  let date: CivilDate?

  var contentTypes: [UInt8] {
    var xml = XMLWriter()
    xml.markup("<Types xmlns=\"\(OOXML.contentTypes)\">")
    xml.markup("<Default Extension=\"rels\" ContentType=\"\(OOXML.packageTypes).relationships+xml\"/>")
    xml.markup("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    for (part, type) in [
      ("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("header1", "header"),
    ] {
      xml.markup("<Override PartName=\"/word/\(part).xml\" ContentType=\"\(OOXML.wordTypes).\(type)+xml\"/>")
    }
    xml.markup("<Override PartName=\"/docProps/core.xml\" ContentType=\"\(OOXML.packageTypes).core-properties+xml\"/>")
    xml.markup("</Types>")
    return xml.bytes
  }

  var packageRelationships: [UInt8] {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return relationships([
      ("\(OOXML.relationships)/officeDocument", "word/document.xml"), (core, "docProps/core.xml"),
    ])
  }

  var documentRelationships: [UInt8] {
    relationships([
      ("\(OOXML.relationships)/styles", "styles.xml"), ("\(OOXML.relationships)/settings", "settings.xml"),
      ("\(OOXML.relationships)/header", "header1.xml"),
    ])
  }

  /// The identifier of the page number's header in `documentRelationships`.
  static let headerRelationship = "rId3"

  private func relationships(_ list: [(type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.markup("<Relationships xmlns=\"\(OOXML.packageRelationships)\">")
    for (index, entry) in list.enumerated() {
      xml.markup("<Relationship Id=\"rId\(index + 1)\" Type=\"\(entry.type)\" Target=\"\(entry.target)\"/>")
    }
    xml.markup("</Relationships>")
    return xml.bytes
  }

  var coreProperties: [UInt8] {
    var xml = XMLWriter()
    xml.markup(
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
    xml.text(title)
    xml.markup("</dc:title><dc:creator>")
    xml.text(creator)
    xml.markup("</dc:creator><dc:language>vi-VN</dc:language>")
    if let date {
      xml.markup("<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(date)T00:00:00Z</dcterms:created>")
    }
    xml.markup("</cp:coreProperties>")
    return xml.bytes
  }

  var settings: [UInt8] {
    var xml = XMLWriter()
    xml.markup("<w:settings xmlns:w=\"\(OOXML.main)\"><w:defaultTabStop w:val=\"720\"/><w:compat>")
    // 15 is the mode of Word 2013 and later; without it Word opens the file in compatibility mode.
    xml.markup("<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\"")
    xml.markup(" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"vi-VN\"/></w:settings>")
    return xml.bytes
  }

  var pageNumberHeader: [UInt8] {
    var xml = XMLWriter()
    xml.markup("<w:hdr xmlns:w=\"\(OOXML.main)\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>")
    xml.markup("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>")
    return xml.bytes
  }
}
