// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// A file of the project.
struct SourceFile: Sendable, CustomStringConvertible {
  /// Its path from the root of the package.
  let path: String
  /// Its text, taken apart.
  let text: SwiftText
  /// Its first line.
  let firstLine: String

  /// The target that it belongs to: the folder below `Sources` or `Tests`.
  var target: String { String(path.split(separator: "/")[1]) }

  var description: String { path }
}

/// The project as these tests read it, once.
enum Project {
  /// The root of the package.
  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
  /// Swift files of the program.
  static let sources = swiftFiles("Sources")
  /// Swift files of the tests.
  static let tests = swiftFiles("Tests")
  /// Package.swift.
  static let package = SwiftText(read("Package.swift"))

  /// The text of a file.
  static func read(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: root + "/" + path) ?? Data(), as: UTF8.self)
  }

  /// All files below a folder, by their paths from the root.
  static func files(_ folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
    return names.sorted().flatMap { name in
      var isFolder = false
      let path = folder + "/" + name
      _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
      return isFolder ? files(path) : [path]
    }
  }

  private static func swiftFiles(_ folder: String) -> [SourceFile] {
    files(folder).filter { $0.hasSuffix(".swift") }.map { path in
      let text = read(path)
      return SourceFile(
        path: path, text: SwiftText(text), firstLine: String(decoding: text.utf8.prefix { $0 != 0x0A }, as: UTF8.self))
    }
  }
}

/// What Package.swift says of one target.
struct PackageTarget: Sendable {
  enum Kind: Sendable { case system, c, layer, program, tests }

  let name: String
  let kind: Kind
  let dependencies: [String]

  /// The targets in the order of the file.
  static let all: [PackageTarget] = {
    let package = Project.package
    let calls: [(word: String, kind: Kind)] = [
      ("system", .system), ("layer", .layer), ("target", .c), ("executableTarget", .program), ("tests", .tests),
    ]
    let found = calls.flatMap { call in
      package.places(of: call.word).compactMap { place -> (Int, PackageTarget)? in
        let open = place + call.word.utf8.count
        guard package.code[open] == UInt8(ascii: "(") else { return nil }
        let arguments = package.arguments(at: open)
        guard let name = arguments.first.flatMap({ package.literals(in: $0).first }), name.interpolations == 0 else {
          return nil
        }
        let list = arguments.dropFirst().first { package.code[$0].contains(UInt8(ascii: "[")) && !isSettings($0) }
        return (
          place,
          PackageTarget(
            name: name.text, kind: call.kind, dependencies: list.map { package.literals(in: $0).map(\.text) } ?? [])
        )
      }
    }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }()

  /// Whether an argument is a list of something else than dependencies.
  private static func isSettings(_ range: Range<Int>) -> Bool {
    let text = String(decoding: Project.package.code[range], as: UTF8.self)
    return ["cSettings", "exclude", "resources", "swiftSettings"].contains { text.contains($0) }
  }

  static func named(_ name: String) -> PackageTarget? { all.first { $0.name == name } }
}
