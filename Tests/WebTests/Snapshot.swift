// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Testing

/// Compares a whole response with the one recorded in `Snapshots/`. `XANH_RECORD=1` records instead; the difference then
/// shows in the change itself.
func expectSnapshot(
  _ response: Response, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  let path = "/" + folder + "/Snapshots/\(name).txt"
  var text = "\(response.status)\n"
  for field in response.headers.fields { text += "\(field.name): \(field.value)\n" }
  // One tag a line reads better as a difference.
  text += "\n" + response.page.split(separator: ">", omittingEmptySubsequences: false).joined(separator: ">\n")
  if getenv("XANH_RECORD") != nil {
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
    return
  }
  let file = try #require(
    fopen(path, "r"), "no snapshot \(name): run with XANH_RECORD=1", sourceLocation: sourceLocation)
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while true {
    let byte = fgetc(file)
    if byte == EOF { break }
    bytes.append(UInt8(byte))
  }
  let recorded = String(decoding: bytes, as: UTF8.self)
  guard recorded != text else { return }
  let lines = zip(recorded.split(separator: "\n"), text.split(separator: "\n"))
  let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    "\(name) differs, first at line \(first?.offset ?? -1): «\(first?.element.0 ?? "")» became «\(first?.element.1 ?? "")»",
    sourceLocation: sourceLocation)
}
