// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A run of the program itself, as a person or a script would start it.
struct ProgramRun {
  let status: Int32
  let output: String
  let errors: String

  /// Runs the program to its end in a folder of its own.
  init(_ arguments: [String], in folder: Folder, environment: [String: String] = [:], input: String = "") throws {
    try self.init(
      [Self.path] + arguments, in: folder, environment: environment, input: Data(input.utf8))
  }

  /// Runs a line of the shell in which `xanh` is the program.
  init(shell line: String, in folder: Folder) throws {
    try self.init(
      ["/bin/sh", "-c", "xanh() { '\(Self.path)' \"$@\"; }; \(line)"], in: folder, environment: [:], input: Data())
  }

  private init(_ words: [String], in folder: Folder, environment: [String: String], input: Data) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = Self.environment.merging(environment) { $1 }
    let (stdout, stderr) = (Pipe(), Pipe())
    // From a file, since a program that does not want its input closes a pipe under the hand of who writes.
    let name = "/input-\(UUID().uuidString)"
    try input.write(to: URL(fileURLWithPath: folder.path + name))
    process.standardInput = FileHandle(forReadingAtPath: folder.path + name)
    try FileManager.default.removeItem(atPath: folder.path + name)
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    output = String(decoding: stdout.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    errors = String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// What the program gets of the environment of the tests: nothing.
  static let environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]

  /// Whether it ended with one line under the program's name, in both languages, and nothing else.
  var isOneComplaint: Bool {
    output.isEmpty && errors.hasPrefix("xanh: ") && errors.split(separator: "\n").count == 1 && errors.contains(" / ")
  }

  /// The program beside the tests, from the same build.
  static let path: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appendingPathComponent(".build/debug/xanh").path
  }()
}

/// A folder of its own for one test, removed at the end.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("xanh-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A folder with an installation that has the demonstration data. It is made once and copied for each test.
  static func withDemonstration() throws -> Folder {
    let folder = try Folder()
    try FileManager.default.copyItem(atPath: demonstration.get().path + "/data", toPath: folder.path + "/data")
    return folder
  }

  private static let demonstration = Result {
    let folder = try Folder()
    try #require(ProgramRun(["demo"], in: folder).status == 0)
    return folder
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws { try data.write(to: URL(fileURLWithPath: path + "/" + name)) }

  func read(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  /// Changes the database as somebody with the file in hand could, and gives what the statements answer.
  @discardableResult func sqlite(_ statements: String) throws -> String {
    try write("tamper.sql", statements)
    let run = try ProgramRun(shell: "sqlite3 -bail data/xanh.sqlite < tamper.sql", in: self)
    try #require(run.status == 0, "\(run.errors)")
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// A server that runs until the test ends.
final class RunningServer {
  let process = Process()
  private let output = Pipe()
  private let folder: Folder
  private var text = ""

  init(_ arguments: [String] = [], in folder: Folder, environment: [String: String] = [:]) throws {
    self.folder = folder
    process.executableURL = URL(fileURLWithPath: ProgramRun.path)
    process.arguments = ["serve", "--port", "0"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProgramRun.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  /// What it has printed up to the line with a mark.
  @discardableResult func said(_ mark: String = "http://") throws -> String {
    while !text.contains(mark) || !text.hasSuffix("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw CocoaError(.fileReadUnknown) }
      text += String(decoding: data, as: UTF8.self)
    }
    return text
  }

  /// The port that the system chose.
  func port() throws -> String {
    let line = try #require(try said().split(separator: "\n").first)
    return try #require(line.split(separator: ":").last.map(String.init))
  }

  /// Asks it to stop, and gives its status.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
