// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import App

/// Files that somebody made to do harm, given to the program as a person would.
@Suite struct `Hostile files on the command line` {
  private static let hasPoppler = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

  @Test(
    arguments: HostileFile.containers + HostileFile.protected.dropLast()
      + (hasPoppler ? HostileFile.pages + HostileFile.protected.suffix(1) : []))
  func `a hostile file ends with status 65 and one line that says what is wrong`(file: HostileFile) throws {
    let folder = try Folder()
    try folder.write("plan.docx", Data(file.bytes))
    // Where it took all memory it would end with another status.
    let run = try ProgramRun(shell: "ulimit -v 6000000 && xanh read plan.docx", in: folder)
    #expect(run.status == 65)
    #expect(run.isOneComplaint, "\(run.output)\(run.errors)")
    #expect(run.errors.hasPrefix("xanh: plan.docx: "))
    #expect(run.errors.contains(file.words.vietnamese) && run.errors.contains(file.words.english), "\(run.errors)")
    #expect(try ProgramRun(shell: "ls -A", in: folder).output == "plan.docx\n", "something was left behind")
  }

  /// Files that another program has to read, with the package that brings it.
  private static let foreign: [(name: String, bytes: [UInt8], package: String)] = [
    ("plan.doc", CompoundSample.bytes([("WordDocument", [0xEC, 0xA5, 0xC1, 0])]), "libreoffice-writer-nogui"),
    (
      "plan.odt", RawZip.bytes([RawZip.Entry("mimetype", "application/vnd.oasis.opendocument.text")]),
      "libreoffice-writer-nogui"
    ),
    ("plan.rtf", Array("{\\rtf1 a}".utf8), "libreoffice-writer-nogui"),
    ("plan.pdf", PDFSample.file(pages: 1, content: "x"), "poppler-utils"),
    ("plan.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "tesseract-ocr tesseract-ocr-vie"),
    ("plan.tif", Array("II*\0\u{8}\0\0\0\0\0".utf8), "tesseract-ocr tesseract-ocr-vie"),
  ]

  @Test(arguments: foreign)
  func `where a program is missing the status is 69 and the line says what to install`(
    name: String, bytes: [UInt8], package: String
  ) throws {
    let folder = try Folder()
    try folder.write(name, Data(bytes))
    for path in [folder.path, "", "."] {
      let run = try ProgramRun(["read", name], in: folder, environment: ["PATH": path])
      #expect(run.status == 69, "\(run.errors)")
      #expect(run.isOneComplaint, "\(run.output)\(run.errors)")
      #expect(run.errors.split(separator: package).count >= 3, "both languages name the package: \(run.errors)")
    }
  }

  @Test(.enabled(if: hasPoppler)) func `where only recognition is missing a scan says what to install`() throws {
    let folder = try Folder()
    try folder.write("plan.pdf", Data(PDFSample.file(pages: 1)))
    let links = "for p in pdftotext pdfimages pdftoppm; do ln -s /usr/bin/$p $p; done"
    let run = try ProgramRun(shell: "\(links); PATH=$PWD xanh read plan.pdf", in: folder)
    #expect(run.status == 69 && run.isOneComplaint, "\(run.errors)")
    #expect(run.errors.contains("tesseract-ocr-vie"))
  }

  @Test(arguments: ["INT", "TERM"])
  func `a command that is stopped while LibreOffice works leaves no process and no folder`(signal: String) throws {
    let folder = try Folder()
    try folder.write("plan.rtf", "{\\rtf1 a}")
    try folder.write("soffice", "#!/bin/sh\nsleep 600 & echo $! > '\(folder.path)/child'; sleep 600\n")
    let stopped = """
      chmod +x soffice; mkdir tmp
      PATH=$PWD TMPDIR=$PWD/tmp '\(ProgramRun.path)' read plan.rtf & program=$!
      until [ -s child ]; do sleep 0.05; done
      kill -\(signal) $program; wait $program; echo $?
      for i in $(seq 1200); do sed 's/.*) //' /proc/$(cat child)/stat 2>/dev/null | grep -q '^[^Z]' || break; sleep 0.05; done
      [ $i -lt 1200 ] && ls -A tmp
      """
    let run = try ProgramRun(shell: stopped, in: folder)
    #expect(run.output == "75\n", "\(run.output)\(run.errors)")
    #expect(run.errors.contains("stopped as asked"), "\(run.errors)")
  }
}
