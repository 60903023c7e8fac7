// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The Python packages that tests use as independent readers and writers.
enum Python {
  private static let root = String(#filePath.prefix(upTo: #filePath.range(of: "/Tests/FilesTests/")))

  /// The interpreter with the packages, which are installed where they are missing; `nil` where that fails.
  static let interpreter: String? = {
    let (status, output) = shell("'\(root)/bin/setup-python' 2>&1")
    if status == 0 { return "\(root)/.build/venv/bin/python" }
    print("skipped: the Python packages of the tests cannot be installed: \(output.suffix(300))")
    return nil
  }()

  /// Runs a script of `Tests/Readers` and gives the lines that it prints.
  static func run(_ script: String, _ path: String) throws -> [String] {
    let (status, output) = shell("'\(interpreter ?? "")' '\(root)/Tests/Readers/\(script)' '\(path)' 2>&1")
    guard status == 0 else { throw Failure(output: output) }
    return output.split(separator: "\n").map(String.init)
  }

  /// What a script said before it failed.
  struct Failure: Error {
    let output: String
  }
}

/// Runs a command of the shell with the environment of the tests.
func shell(_ command: String) -> (status: Int32, output: String) {
  guard let pipe = popen(command, "r") else { return (-1, "") }
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = fread(&buffer, 1, buffer.count, pipe)
    if count == 0 { break }
    output += buffer[..<count]
  }
  return (pclose(pipe), String(decoding: output, as: UTF8.self))
}

extension String {
  /// Where a piece of text begins, or the end of the text.
  fileprivate func range(of piece: String) -> String.Index {
    indices.first { self[$0...].hasPrefix(piece) } ?? endIndex
  }
}
