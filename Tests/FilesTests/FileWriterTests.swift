// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import OfficialDocuments
import Testing

@testable import Files

/// A file that takes its place whole or not at all.
struct FileWriterTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/xanh-writer-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func `nothing is left of what was begun and not finished`() throws {
    try inFolder { folder throws in
      do {
        let writer = try FileWriter(folder + "/a")
        try writer.append([1, 2, 3])
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      try DurableFile.write([1], to: folder + "/a")
      do {
        let writer = try FileWriter(folder + "/a")
        try writer.append([9, 9])
      }
      #expect(try DurableFile.read(folder + "/a") == [1])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  @Test func `a folder is refused before anything is written, and says so in both languages`() throws {
    try inFolder { folder throws in
      try DurableFile.makeFolders(folder + "/b/c")
      for path in [folder + "/b", folder + "/b/c", folder] {
        do throws(FileError) {
          _ = try FileWriter(path)
          Issue.record("\(path) was taken for a file")
        } catch {
          #expect(error.code == .writing && error.message.english.contains("is a folder; name a file"))
          #expect(error.message.vietnamese.contains("là thư mục") && error.message.vietnamese.contains(path))
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["b"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/b") == ["c"])
    }
  }

  @Test func `pieces are read as they are asked for, to the end`() throws {
    try inFolder { folder throws in
      let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
      try DurableFile.write(bytes, to: folder + "/a")
      for count in [1, 3, 999, 1000, 1001] {
        let reader = try FileReader(folder + "/a")
        var read: [[UInt8]] = []
        while let piece = Optional(try reader.read(upTo: count)), !piece.isEmpty { read.append(piece) }
        #expect(Array(read.joined()) == bytes && read.dropLast().allSatisfy { $0.count == count }, "\(count)")
        #expect(try reader.read(upTo: count).isEmpty)
      }
      #expect(try FileReader(folder + "/a").read(upTo: 0).isEmpty)
    }
  }

  @Test(arguments: [("/a/b", "/a"), ("/a", "/"), ("a", "."), ("a/b/", "a"), ("/", "."), ("", ".")])
  func `a path stands in a folder`(path: String, folder: String) {
    #expect(DurableFile.folder(of: path) == folder)
  }
}
