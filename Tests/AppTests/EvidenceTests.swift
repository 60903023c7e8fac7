// SPDX-License-Identifier: Apache-2.0
import Files
import Foundation
import Security
import Testing
import Web

@testable import App

@Suite struct `Evidence that is kept` {
  /// A file that somebody sends, and what is left of it.
  struct Sent: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let kept: [UInt8]

    init(_ name: String, _ bytes: [UInt8], kept: [UInt8]? = nil) {
      (testDescription, self.bytes, self.kept) = (name, bytes, kept ?? bytes)
    }
  }

  private static let place = Array("GPS 21.0285".utf8)
  private static let gif: (head: [UInt8], end: [UInt8]) = (
    Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
    [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]
  )
  private static let movieHead = [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 2, 0]

  private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    [0, 0, 0, UInt8(content.count + 8)] + Array(name.utf8) + content
  }

  private static let taken = [
    Sent("a GIF with a comment", gif.head + [0x21, 0xFE, 11] + place + [0] + gif.end, kept: gif.head + gif.end),
    Sent(
      "a film with user data", movieHead + box("moov", box("udta", place)),
      kept: movieHead + box("moov", box("free", [UInt8](repeating: 0, count: place.count)))),
    Sent("a PDF", Array("%PDF-1.7\n".utf8) + place), Sent("a text", Array("Biên bản họp, không mật.\n".utf8)),
    Sent("a sound", Array("RIFF\0\0\0\0WAVEfmt ".utf8)), Sent("bytes of no kind", [0, 159, 146, 150]),
  ]

  private static let refused = [
    Sent("Matroska", [0x1A, 0x45, 0xDF, 0xA3, 1]), Sent("AVI", Array("RIFF\0\0\0\0AVI LIST".utf8)),
    Sent("HEIC", [0, 0, 0, 24] + Array("ftypheic\0\0\0\0".utf8)),
    Sent("a cut JPEG", [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF]),
    Sent("a text with a stamp", Array("MẬT\n\nBiên bản\n".utf8)), Sent("a cut film", movieHead),
    Sent("a text with an entry of secrecy", Array("Độ mật: Tuyệt mật\n".utf8)),
  ]

  private func services(_ folder: Folder) throws -> FileServices {
    let evidence = try EvidenceFiles(folder: folder.path + "/evidence", sha256: Digest.sha256)
    return FileServices(evidence, officeProfile: folder.path + "/office")
  }

  @Test(arguments: taken) func `a file is kept without what it says of a place or a person`(sent: Sent) throws {
    let folder = try Folder()
    let services = try services(folder)
    let kept = try services.keep(sent.bytes)
    #expect(kept.sha256 == Digest.hexadecimal(Digest.sha256(sent.kept)) && kept.size == sent.kept.count)
    let found = try #require(services.locate(kept.sha256))
    #expect(try Data(contentsOf: URL(fileURLWithPath: found.path)) == Data(sent.kept))
    // Documents of plans are kept to the byte: their digest is what people compare.
    #expect(try services.keepDocument(sent.bytes).sha256 == Digest.hexadecimal(Digest.sha256(sent.bytes)))
  }

  @Test(arguments: refused)
  func `a file that cannot be cleaned or is secret is refused in both languages, and not kept`(
    sent: Sent
  ) throws {
    let folder = try Folder()
    let services = try services(folder)
    let refusal = try #require(throws: ServiceRefusal.self) { try services.keep(sent.bytes) }
    #expect(!refusal.message.vi.isEmpty && !refusal.message.en.isEmpty && refusal.message.vi != refusal.message.en)
    #expect(try ProgramRun(shell: "find evidence -type f", in: folder).output.isEmpty)
  }
}
