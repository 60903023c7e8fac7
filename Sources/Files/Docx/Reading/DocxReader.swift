// SPDX-License-Identifier: Apache-2.0
public import OfficialDocuments
public import PlanReading
import Vietnamese

/// The text of a .docx file.
public struct DocxText: Hashable, Sendable {
  /// The lines of the document in reading order. Paragraphs and tables are parted by an empty line; a line break inside
  /// a paragraph gives two lines without one.
  public var lines: [String]
  /// For each line the number of the paragraph it comes from, counted from 1 over the whole document; 0 for lines that
  /// are only parting.
  public var paragraphs: [Int]
  /// The texts of footnotes, in order; the text has no mark where one is cited.
  public var footnotes: [String]
  /// What stands in the headers and footers of pages, such as stamps.
  public var margins: [String]
  /// What was done to the text: changes accepted, contents left out, old encodings converted.
  public var conversions: [DocumentText.Conversion] = []

  /// The lines as one text.
  public var text: String { lines.joined(separator: "\n") }

  /// The degree of secrecy that the document is marked with, anywhere in it: stamps also stand in the margins of pages.
  public var secrecyMarking: SecrecyMarking? {
    OfficialDocuments.secrecyMarking(in: (lines + footnotes + margins).joined(separator: "\n"))
  }
}

/// Reads the text of a .docx file (ISO/IEC 29500, transitional and strict), as it would be printed:
///
/// - labels of automatic numbering are written out (`I.`, `1.1.`, `a)`), every bullet as `-` or `+`;
/// - changes that were tracked count as accepted, hidden text is left out;
/// - tables that only place things (without lines, at most three columns) give the lines of their cells, one cell after
///   the other; other tables give one line for each row: `| cell | cell |`, with an empty cell for each column more that a
///   cell covers, and what is said by a cell over several rows said in each; a head of two rows becomes one;
/// - letters of fonts of before Unicode (.VnTime, VNI-Times) become those that they show;
/// - tables of contents are left out;
/// - text boxes follow the paragraph they hang on.
///
/// - Throws: `FileError` with the code `empty`, `encrypted`, `legacyFormat`, `wrongFormat`, `broken` or `tooLarge`.
public func readDocx(_ bytes: [UInt8]) throws(FileError) -> DocxText { try readDocx(ZipReader(bytes)) }

func readDocx(_ zip: ZipReader, textLimit: Int = DocxBodyReader.textLimit) throws(FileError) -> DocxText {
  guard let part = try Relationships(of: "", in: zip).targets("officeDocument").first else { throw .noDocument }
  let relationships = try Relationships(of: part, in: zip)
  let styles = DocxStyles()
  for name in relationships.targets("styles") { _ = try zip.parse(name, styles) }
  let numbering = DocxNumbering(styles: styles)
  for name in relationships.targets("numbering") { _ = try zip.parse(name, numbering) }

  func text(of part: String) throws(FileError) -> DocxBodyReader? {
    let reader = DocxBodyReader(styles: styles, numbering: DocxCounters(numbering), textLimit: textLimit)
    return try zip.parse(part, reader) ? reader : nil
  }
  guard let body = try text(of: part), body.isWordDocument else { throw .noDocument }
  var footnotes: [String] = []
  for name in relationships.targets("footnotes") + relationships.targets("endnotes") {
    footnotes += try text(of: name)?.notes ?? []
  }
  var margins: [String] = []
  for name in relationships.targets("header") + relationships.targets("footer") {
    margins += try text(of: name)?.lines.map(\.text).filter { !$0.isEmpty } ?? []
  }
  return DocxText(
    lines: body.lines.map(\.text), paragraphs: body.lines.map(\.paragraph), footnotes: footnotes, margins: margins,
    conversions: body.changes.conversions)
}

extension DocxChanges {
  fileprivate var conversions: [DocumentText.Conversion] {
    var list = TextEncoding.allCases.filter(encodings.contains).map(DocumentText.Conversion.charset)
    if hasTracked {
      list.append(
        .init(
          "tracked-changes", "Đã coi các sửa đổi được theo dõi (Track Changes) là được chấp nhận.",
          "Tracked changes were read as accepted."))
    }
    if hasContents {
      list.append(
        .init("contents", "Đã bỏ qua mục lục tự động.", "The generated table of contents was left out."))
    }
    return list
  }
}

extension FileError {
  fileprivate static let noDocument = FileError(
    .wrongFormat, "Tệp không chứa văn bản Word (.docx); hãy chọn đúng tệp.",
    "The file holds no Word document (.docx); choose the right file.")
}
