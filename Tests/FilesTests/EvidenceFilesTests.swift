// SPDX-License-Identifier: Apache-2.0
import Dispatch
import FoundationEssentials
import Glibc
import OfficialDocuments
import Synchronization
import Testing

@testable import Files

@Suite struct EvidenceFilesTests {
  /// A digest good enough to name a handful of test files by; it is not what the program uses.
  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (0..<32).map { round in
      state = (state ^ UInt64(round)) &* 0x100_0000_01B3
      return UInt8(truncatingIfNeeded: state >> 32)
    }
  }

  private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/xanh-evidence-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  private func files(_ folder: String) throws -> EvidenceFiles {
    try EvidenceFiles(folder: folder) { Self.digest($0) }
  }

  @Test(arguments: [[], [0], Array("Biên bản".utf8), [UInt8](repeating: 9, count: 3_000_000)] as [[UInt8]])
  func `a file comes back under its name, also to another process`(_ bytes: [UInt8]) throws {
    try withFolder { folder throws in
      let name = try files(folder).store(bytes)
      #expect(name.utf8.count == 64)
      let other = try files(folder)
      #expect(other.contains(name))
      #expect(try other.bytes(name) == bytes)
      #expect(other.names() == [name])
      #expect(try other.store(bytes) == name)
      #expect(other.names() == [name])
    }
  }

  @Test(arguments: [
    "", "..", "../../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "0", count: 64),
  ])
  func `what was never kept is missing`(_ name: String) throws {
    try withFolder { folder throws in
      let files = try files(folder)
      #expect(!files.contains(name))
      #expect(#expect(throws: FileError.self) { try files.bytes(name) }?.code == .missing)
    }
  }

  @Test func `a damaged file is found when it is read, and healed when it is stored again`() throws {
    try withFolder { folder throws in
      let files = try files(folder)
      let bytes = Array("quyết định".utf8)
      let name = try files.store(bytes)
      let path = folder + "/" + name.prefix(2) + "/" + name.dropFirst(2)
      try Data(Array("Quyết định".utf8)).write(to: URL(filePath: path))
      #expect(#expect(throws: FileError.self) { try files.bytes(name) }?.code == .broken)
      #expect(try files.store(bytes) == name)
      #expect(try files.bytes(name) == bytes)
    }
  }

  @Test func `many threads may keep the same and other files at the same time`() throws {
    try withFolder { folder throws in
      let failures = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 60) { number in
        let bytes = [UInt8](repeating: UInt8(number % 7), count: 10_000)
        do {
          let files = try files(folder)
          if try files.bytes(files.store(bytes)) != bytes { throw CancellationError() }
        } catch { failures.withLock { $0 += 1 } }
      }
      #expect(failures.withLock { $0 } == 0)
      #expect(try files(folder).names().count == 7)
    }
  }

  @Test func `an unfinished file of a killed process is removed after a day and not before`() throws {
    try withFolder { folder throws in
      let name = try files(folder).store([1])
      let part = folder + "/" + name.prefix(2)
      for (file, age) in [("old", 90_000.0), ("new", 60)] {
        let path = "\(part)/\(file).part"
        try Data([1]).write(to: URL(filePath: path))
        let date = Date(timeIntervalSinceNow: -age)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
      }
      _ = try files(folder)
      #expect(!FileManager.default.fileExists(atPath: part + "/old.part"))
      #expect(FileManager.default.fileExists(atPath: part + "/new.part"))
      #expect(try files(folder).names() == [name])
    }
  }

  @Test func `what does not bear the name of a kept file is neither named nor touched`() throws {
    try withFolder { folder throws in
      let files = try files(folder)
      let name = try files.store([1, 2, 3])
      let part = folder + "/" + name.prefix(2)
      let zeros = String(repeating: "0", count: 62)
      try DurableFile.makeFolder(folder + "/zz")
      try DurableFile.makeFolder(folder + "/abc")
      let foreign = [
        "\(part)/notes.txt", "\(part)/\(zeros.dropLast())", "\(part)/\(zeros)0", "\(part)/A\(zeros.dropLast())",
        "\(folder)/zz/\(zeros)", "\(folder)/abc/\(zeros.dropLast())", "\(folder)/README",
      ]
      for path in foreign { try DurableFile.write([7], to: path) }
      #expect(files.names() == [name])
      files.removeAbandoned(after: -10)
      #expect(files.names().isEmpty)
      for path in foreign { #expect(FileManager.default.fileExists(atPath: path), "\(path)") }
      files.remove("notes.txt")
      files.remove("../README")
      for path in foreign { #expect(FileManager.default.fileExists(atPath: path), "\(path)") }
    }
  }

  @Test func `files of older than some seconds are taken away, and younger ones stay`() throws {
    try withFolder { folder throws in
      let files = try files(folder)
      let names = try [10.0, 100, 1_000].map { age in
        let name = try files.store(Array("\(age)".utf8))
        let path = folder + "/" + name.prefix(2) + "/" + name.dropFirst(2)
        let date = Date(timeIntervalSinceNow: -age)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        return name
      }
      files.removeAbandoned(after: 500)
      #expect(files.names() == names.prefix(2).sorted())
      files.removeAbandoned(after: 50)
      #expect(files.names() == [names[0]])
      #expect(files.contains(names[0]) && !files.contains(names[1]))
    }
  }

  @Test func `a file is found where it lies, with its size`() throws {
    try withFolder { folder throws in
      let files = try files(folder)
      for size in [0, 1, 70_000] {
        let name = try files.store([UInt8](repeating: 5, count: size))
        let found = try #require(files.location(of: name))
        #expect(found.size == size && found.path.hasPrefix(folder) && found.path.hasSuffix(name.dropFirst(2)))
        files.remove(name)
        #expect(files.location(of: name) == nil && !files.contains(name))
      }
      for name in ["", "..", "../../etc/passwd", String(repeating: "z", count: 64)] {
        #expect(files.location(of: name) == nil && !files.contains(name))
      }
    }
  }

  @Test func `a folder that cannot be made is a failure with a reason in both languages`() throws {
    let error = try #require(throws: FileError.self) { try files("/proc/nowhere/evidence") }
    #expect(error.code == .missing)
    #expect(error.message.vietnamese.contains("/proc/nowhere/evidence"))
  }

  @Test(arguments: ["a", "a/b/c", "a/b/c/"])
  func `a folder is made with those above it, for its owner alone, and once`(_ name: String) throws {
    try withFolder { folder throws in
      let path = "\(folder)/\(name)"
      try DurableFile.makeFolders(path)
      try DurableFile.makeFolders(path)
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/a")
      #expect(attributes[.posixPermissions] as? Int == 0o700)
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `a file in the place of a folder is a failure that names it`() throws {
    try withFolder { folder throws in
      try DurableFile.makeFolders(folder)
      try DurableFile.write([1], to: folder + "/data")
      let error = try #require(throws: FileError.self) { try DurableFile.makeFolders(folder + "/data") }
      #expect(error.code == .writing)
      #expect(error.message.english.contains(folder + "/data"))
    }
  }

  @Test(arguments: [("x", "."), ("a/x", "a"), ("a/x/", "a"), ("/x", "/"), ("/", "."), ("/a/b/x", "/a/b"), ("", ".")])
  func `a path has a folder above it`(_ path: String, _ folder: String) {
    #expect(DurableFile.folder(of: path) == folder)
  }

  @Test func `a file takes the place of the one before at once`() throws {
    try withFolder { folder throws in
      _ = try files(folder)
      let path = folder + "/journal-head.json"
      try DurableFile.write([1, 2, 3], to: path)
      let writer = try FileWriter(path)
      try writer.append([4])
      #expect(try DurableFile.read(path) == [1, 2, 3])
      try writer.append([5])
      try writer.finish()
      #expect(try DurableFile.read(path) == [4, 5])
    }
  }

  @Test func `a file that was not finished leaves nothing`() throws {
    try withFolder { folder throws in
      _ = try files(folder)
      try FileWriter(folder + "/x").append([1])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test(arguments: [(ENOSPC, FileError.Code.diskFull), (EDQUOT, .diskFull), (ENOENT, .missing), (EIO, .writing)])
  func `the system's reasons become codes`(_ reason: Int32, _ code: FileError.Code) {
    errno = reason
    #expect(DurableFile.trouble("/x").code == code)
  }
}
