// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

@testable import Files

extension TemporaryFolder {
  /// Puts a file into the folder and gives its path.
  @discardableResult func put(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  /// The bytes of a file in the folder.
  func get(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }
}
