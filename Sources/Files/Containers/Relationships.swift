// SPDX-License-Identifier: Apache-2.0

/// Where the parts of an Office container are, as its relationship parts say.
final class Relationships: XMLReceiver {
  private let folder: [Substring]
  private(set) var list: [(id: String, type: String, target: String)] = []

  /// Reads the relationships of a part; none where it has no relationship part.
  ///
  /// - Parameter part: the part's name, or nothing for the container itself.
  init(of part: String, in zip: ZipReader) throws(FileError) {
    let steps = part.split(separator: "/")
    folder = Array(steps.dropLast())
    let name = (folder.map(String.init) + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
    _ = try zip.parse(name, self)
  }

  /// The names of the parts of a type, which is the last step of its address: `officeDocument`, `styles`.
  func targets(_ type: String) -> [String] {
    list.filter { $0.type.split(separator: "/").last.map(String.init) == type }.map(\.target)
  }

  func started(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.vocabulary == .relationships, name.local == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    list.append((id, type, resolved(target)))
  }

  func ended(_ name: XMLName) {}

  func characters(_ bytes: UnsafeRawBufferPointer) {}

  /// A target as the name of an entry: from the root where it begins with a stroke, else from the part's own folder.
  private func resolved(_ target: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
