// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import OfficialDocuments
import PlanReading
import Testing

@testable import Files

private let hasOffice = OfficeConverter(profile: "/nonexistent").isAvailable

struct OfficeConverterTests {
  private func code(_ converter: OfficeConverter, _ bytes: [UInt8] = [1]) -> FileError.Code? {
    do throws(FileError) {
      _ = try converter.pdf(fromDocx: bytes)
      return nil
    } catch {
      return error.code
    }
  }

  /// A converter whose program is a script.
  private func converter(_ script: String, in folder: TemporaryFolder, seconds: Int = 20) throws -> OfficeConverter {
    let path = try folder.put("office", Array("#!/bin/sh\n\(script)\n".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    return OfficeConverter(program: path, profile: "\(folder.path)/profile", seconds: seconds)
  }

  @Test func `without the program the answer names the package in both languages`() {
    let converter = OfficeConverter(program: nil, profile: "/nonexistent", seconds: 1)
    #expect(!converter.isAvailable)
    #expect {
      try converter.pdf(fromDocx: [])
    } throws: { error in
      guard let error = error as? FileError else { return false }
      return error.code == .programMissing && error.message.vietnamese.contains("libreoffice-writer-nogui")
        && error.message.english.contains("libreoffice-writer-nogui")
    }
  }

  @Test func `a program that fails is told with its last words`() throws {
    let folder = try TemporaryFolder()
    #expect {
      try converter("echo một; echo hỏng rồi >&2; exit 3", in: folder).pdf(fromDocx: [1])
    } throws: {
      ($0 as? FileError)?.message.english.contains("(status 3: hỏng rồi)") == true
    }
  }

  @Test func `a program that makes no file is a failure`() throws {
    let folder = try TemporaryFolder()
    #expect(code(try converter("exit 0", in: folder)) == .programFailed)
  }

  @Test func `a program that does not end is killed with all it started`() throws {
    let folder = try TemporaryFolder()
    let slow = try converter("sleep 600 & echo $! > \(folder.path)/child; sleep 600", in: folder, seconds: 1)
    #expect(code(slow) == .timeout)
    let child = String(decoding: try folder.get("child"), as: UTF8.self).filter(\.isNumber)
    // A kill takes effect at its own time; killed children stay as zombies until their new parent takes notice.
    let isRunning = "sed 's/.*) //' /proc/\(child)/stat 2>/dev/null | grep -q '^[^Z]'"
    #expect(shell("for i in $(seq 1200); do \(isRunning) || exit 0; sleep 0.05; done; exit 1").status == 0)
  }

  @Test func `a conversion that nobody wants any more ends with all it started, and leaves no folder`() throws {
    let folder = try TemporaryFolder()
    let script = "sleep 600 & echo $! > \(folder.path)/child; echo $HOME > \(folder.path)/home; sleep 600"
    let converter = try converter(script, in: folder, seconds: 300)
    func said(_ name: String) -> String {
      String(decoding: (try? folder.get(name)) ?? [], as: UTF8.self).filter { !$0.isNewline }
    }
    let error = #expect(throws: FileError.self) {
      try converter.docx(from: [1], .odt) { !said("home").isEmpty }
    }
    #expect(error?.code == .cancelled)
    #expect(!FileManager.default.fileExists(atPath: said("home")))
    let isRunning = "sed 's/.*) //' /proc/\(said("child"))/stat 2>/dev/null | grep -q '^[^Z]'"
    #expect(shell("for i in $(seq 1200); do \(isRunning) || exit 0; sleep 0.05; done; exit 1").status == 0)
  }

  @Test func `a conversion that waits for another one can be stopped too`() async throws {
    let folder = try TemporaryFolder()
    let converter = try converter("echo x > \(folder.path)/begun; sleep 600", in: folder, seconds: 300)
    let has = { @Sendable (name: String) in FileManager.default.fileExists(atPath: "\(folder.path)/\(name)") }
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        _ = try? converter.docx(from: [1], .odt) { has("over") }
      }
      group.addTask {
        while !has("begun") { await Task.yield() }
        let error = #expect(throws: FileError.self) { try converter.docx(from: [1], .odt) { true } }
        #expect(error?.code == .cancelled)
        _ = try? folder.put("over", [])
      }
    }
  }

  @Test func `a program that ends in order without a .docx had a damaged file before it`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: FileError.self) { try converter("exit 0", in: folder).docx(from: [1], .odt) }
    #expect(error?.code == .broken && error?.message.english.contains(".odt file is damaged") == true)
  }

  @Test func `a program gets a clean environment and no open files of this one`() throws {
    let folder = try TemporaryFolder()
    let script = "env > \(folder.path)/env; ls /proc/self/fd > \(folder.path)/fd; exit 1"
    #expect(code(try converter(script, in: folder)) == .programFailed)
    let names = String(decoding: try folder.get("env"), as: UTF8.self).split(separator: "\n").map {
      $0.prefix { $0 != "=" }
    }
    #expect(Set(names).subtracting(["PWD", "_", "SHLVL"]) == ["PATH", "HOME", "TMPDIR", "LANG"])
    // Standard input, output, error, and the folder that `ls` itself reads.
    #expect(String(decoding: try folder.get("fd"), as: UTF8.self).split(separator: "\n").count <= 4)
  }

  @Test func `a file over the limit is not written`() throws {
    let folder = try TemporaryFolder()
    let result = try runProgram(
      "/bin/sh", ["-c", "head -c 100000 /dev/zero > \(folder.path)/big"], folder: folder.path,
      limits: ProgramLimits(wallSeconds: 20, fileSize: 5000))
    #expect(result.status != 0 && !result.isTimeout)
    #expect(try folder.get("big").count <= 5000)
  }

  @Test func `a program that is not there is a failure of its own`() throws {
    let folder = try TemporaryFolder()
    #expect(try runProgram("/nonexistent/program", [], folder: folder.path).status != 0)
  }

  @Test(.enabled(if: hasOffice, "skipped: LibreOffice is not installed"))
  func `LibreOffice opens a report, and the page has its title and number`() throws {
    let folder = try TemporaryFolder()
    let converter = OfficeConverter(profile: "\(folder.path)/profile")
    let pdf = try converter.pdf(fromDocx: writeDocx(SampleReport.document, layout: SampleReport.layout))
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    let path = try folder.put("report.pdf", pdf)
    guard case (0, let text) = shell("pdftotext -layout -f 1 -l 1 '\(path)' -") else {
      print("skipped: no pdftotext")
      return
    }
    // The national title stands on one line, beside the issuer: the columns of the head are wide enough.
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.contains("ỦY BAN NHÂN DÂN ") && $0.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") })
    #expect(lines.contains { $0.contains("TỈNH HỒNG LAM") && $0.contains("Độc lập - Tự do - Hạnh phúc") })
    #expect(lines.contains { $0.contains("Số: 05/BC-UBND") && $0.contains("ngày 05 tháng 6 năm 2026") })
    #expect(lines.contains { $0.split(separator: " ") == ["BÁO", "CÁO"] })
    let second = shell("pdftotext -layout -f 2 -l 2 '\(path)' -").output
    #expect(
      second.split(separator: "\n").first?.split(separator: " ") == ["2"], "the page number leads the second page")
    #expect(!text.hasPrefix("1"), "the first page shows no number")
  }

  @Test(.enabled(if: hasOffice, "skipped: LibreOffice is not installed"))
  func `conversions that come at the same time wait for one another`() async throws {
    let folder = try TemporaryFolder()
    let converter = OfficeConverter(profile: "\(folder.path)/profile")
    let docx = try DocxSample(body: DocxSample.paragraph("xếp hàng")).bytes()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<2 { group.addTask { try converter.pdf(fromDocx: docx).starts(with: Array("%PDF-".utf8)) } }
      for try await isPDF in group { #expect(isPDF) }
    }
  }
}

/// LibreOffice as an independent reader and writer of .docx.
@Suite(.enabled(if: hasOffice, "skipped: LibreOffice is not installed"))
struct DocxThroughOfficeTests {
  @Test func `a report that LibreOffice opened and saved again says the same`() throws {
    let folder = try TemporaryFolder()
    let work = try TemporaryFolder()
    let bytes = try writeDocx(SampleReport.document, layout: SampleReport.layout)
    let path = try folder.put("report.docx", bytes)
    let result = try runProgram(
      "/usr/bin/soffice",
      [
        "-env:UserInstallation=file://\(work.path)/profile", "--headless", "--convert-to", "docx:Office Open XML Text",
        "--outdir", work.path, path,
      ], folder: work.path, limits: ProgramLimits())
    #expect(result.status == 0, "\(result.output)")
    func lines(_ bytes: [UInt8]) throws -> [String] { try readDocx(bytes).lines.filter { !$0.isEmpty } }
    #expect(try lines(work.get("report.docx")) == lines(bytes))
  }
}
