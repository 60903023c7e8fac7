// SPDX-License-Identifier: Apache-2.0
import Files
import Glibc
import PlanReading
import Synchronization
import Web

extension FileServices {
  /// Seconds after which an upload that nobody reads is taken away: a week.
  private static let abandonedAfter = 7 * 86_400

  /// Files with what a server keeps beside the evidence: uploads that wait to be read, and pictures of pages. Long readings
  /// end with the server.
  init(_ installation: Installation, _ background: BackgroundWork) {
    self.init(installation.evidence, officeProfile: installation.officeProfile)
    let (evidence, waiting) = (installation.evidence, installation.incoming)
    let read = readDocument
    readDocument = { bytes, name, progress throws(ServiceRefusal) in
      try read(bytes, name) { done, total in !background.isStopped && progress(done, total) }
    }
    incoming = IncomingFiles(
      keep: { bytes in
        waiting.removeAbandoned(after: Self.abandonedAfter)
        return try waiting.store(bytes)
      }, bytes: { try? waiting.bytes($0) }, remove: { waiting.remove($0) })
    let pictures = PagePictures(folder: installation.picturesFolder)
    pagePicture = { sha256, page throws(ServiceRefusal) in
      do throws(FileError) {
        return try pictures.png(page, of: sha256) { try? evidence.bytes(sha256) }
      } catch { throw ServiceRefusal(error) }
    }
    let known = KnownSignatures()
    signatures = { sha256 in known.find(sha256) { try readSignatures(try evidence.bytes(sha256)) } }
  }
}

extension BackgroundServices {
  /// Work on the threads of this program.
  init(_ work: BackgroundWork) {
    self.init(start: { work.start($0) }, rest: { usleep(UInt32($0) * 1_000) }, isEnding: { work.isStopped })
  }
}

/// The signatures of documents that were asked for lately: a document never changes under its hash.
private final class KnownSignatures: Sendable {
  private static let most = 500
  private let known = Mutex<[String: [DocumentText.Signature]]>([:])

  /// What cannot be read now, such as where a program is missing, is asked for again the next time.
  func find(_ sha256: String, or read: () throws -> [DocumentText.Signature]) -> [DocumentText.Signature] {
    if let found = known.withLock({ $0[sha256] }) { return found }
    guard let found = try? read() else { return [] }
    known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      known[sha256] = found
    }
    return found
  }
}
