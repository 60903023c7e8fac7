// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Testing

@testable import Files

/// Notes what a part says.
private final class Recorder: XMLReceiver {
  private(set) var events: [String] = []
  private var text: [UInt8] = []

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    flush()
    events.append("<\(name.vocabulary) \(name.local) \(attributes["a"] ?? "nil")>")
  }

  func ended(_ name: XMLName) {
    flush()
    events.append("</\(name.local)>")
  }

  func characters(_ bytes: UnsafeRawBufferPointer) { text += bytes }

  private func flush() {
    if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
    text = []
  }
}

struct PartsTests {
  private func events(_ xml: String) throws -> [String] {
    let recorder = Recorder()
    let zip = try ZipReader(packZip([ZipEntry(name: "a.xml", bytes: Array(xml.utf8))]))
    #expect(try zip.parse("a.xml", recorder))
    return recorder.events
  }

  @Test func `elements know their vocabulary and give attributes by name`() throws {
    let xml =
      "<w:p xmlns:w=\"\(OOXML.main)\" w:a=\"1\" w:b=\"2\"><x xmlns=\"urn:x\" a=\"ế\"/><w:q/><y a=\"&lt;\"/>chữ &amp; số</w:p>"
    #expect(
      try events(xml) == [
        "<word p 1>", "<other x ế>", "</x>", "<word q nil>", "</q>", "<other y <>", "</y>", "chữ & số", "</p>",
      ])
  }

  @Test func `a long text comes whole, wherever its pieces end`() throws {
    let text = String(repeating: "Tăng trưởng xanh ", count: 20_000)
    #expect(try events("<a>\(text)</a>") == ["<other a nil>", text, "</a>"])
  }

  @Test func `other encodings with a declaration are read as UTF-8`() throws {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-16LE\"?><a>ễ</a>"
    let wide: [UInt8] = [0xFF, 0xFE] + xml.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let recorder = Recorder()
    #expect(try ZipReader(packZip([ZipEntry(name: "a", bytes: wide)])).parse("a", recorder))
    #expect(recorder.events == ["<other a nil>", "ễ", "</a>"])
  }

  @Test func `an entry that is not there is no error`() throws {
    let zip = try ZipReader(packZip([ZipEntry(name: "a", bytes: [])]))
    #expect(try zip.parse("b", Recorder()) == false)
    #expect(try zip.read("b") { _ in Issue.record("nothing to read") } == false)
  }

  @Test func `what was packed is what is read`() throws {
    let entries = [
      ZipEntry(name: "trống", bytes: []),
      ZipEntry(name: "một/hai.bin", bytes: (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }),
    ]
    let zip = try ZipReader(packZip(entries))
    for entry in entries {
      var bytes: [UInt8] = []
      #expect(try zip.read(entry.name) { bytes += $0 })
      #expect(bytes == entry.bytes)
    }
  }

  @Test(arguments: [
    ("word/document.xml", "styles.xml", "word/styles.xml"), ("word/document.xml", "/a/b.xml", "a/b.xml"),
    ("word/document.xml", "../x.xml", "x.xml"), ("word/document.xml", "../../../x.xml", "x.xml"),
    ("word/document.xml", "./a/./b.xml", "word/a/b.xml"), ("", "word/document.xml", "word/document.xml"),
  ])
  func `the target of a relationship is found from its part`(part: String, target: String, name: String) throws {
    let folder = part.isEmpty ? "" : "word/"
    let file = part.isEmpty ? "" : "document.xml"
    let xml =
      "<Relationships xmlns=\"\(OOXML.packageRelationships)\">"
      + "<Relationship Id=\"r1\" Type=\"http://x/styles\" Target=\"\(target)\"/>"
      + "<Relationship Id=\"r2\" Type=\"http://x/styles\" Target=\"http://evil\" TargetMode=\"External\"/></Relationships>"
    let zip = try ZipReader(packZip([ZipEntry(name: "\(folder)_rels/\(file).rels", bytes: Array(xml.utf8))]))
    #expect(try Relationships(of: part, in: zip).targets("styles") == [name])
  }

  @Test func `a part without relationships has none`() throws {
    let zip = try ZipReader(packZip([ZipEntry(name: "a", bytes: [])]))
    #expect(try Relationships(of: "word/document.xml", in: zip).list.isEmpty)
  }

  @Test func `a temporary file is only for this user and goes with its object`() throws {
    var file: TemporaryFile? = try TemporaryFile()
    let path = try #require(file?.path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(
      (attributes[.posixPermissions] as? UInt16 ?? UInt16(attributes[.posixPermissions] as? Int ?? 0)) & 0o077 == 0)
    #expect(try file?.contents() == [])
    file = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a temporary folder goes with its object and all in it`() throws {
    var folder: TemporaryFolder? = try TemporaryFolder()
    let path = try #require(folder?.path)
    _ = try folder?.put("a", [1])
    #expect(FileManager.default.fileExists(atPath: "\(path)/a"))
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
