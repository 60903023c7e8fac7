// SPDX-License-Identifier: Apache-2.0
import CAssets
import Database
import Domain
import Files
import FoundationEssentials
import HTTP
import HTTPServer
import OfficialDocuments
import PlanReading
import Security
import Store
import Vietnamese
import Web

extension Services {
  /// Ties the pages to this installation.
  init(_ installation: Installation, _ background: BackgroundWork, metrics: @escaping @Sendable () -> String) {
    self.init(
      database: installation.database, ids: installation.ids, now: Installation.now,
      security: SecurityServices(installation.keys),
      files: FileServices(installation, background), assets: Asset.all,
      gzip: { HTTPServer.gzip($0, level: 6) ?? $0 },
      allowsDemonstrationAccounts: installation.configuration.isForThisMachineOnly,
      keepsPages: installation.configuration["page-cache"].text != "off",
      metrics: metrics, log: { Terminal.complain($0) })
    self.background = BackgroundServices(background)
    access = AccessPolicy(installation.configuration, now: Installation.now) { Terminal.complain($0) }
    sealer = JournalSealer(installation.database, JournalDigest(key: installation.keys.signing))
  }
}

extension SecurityServices {
  init(_ keys: Keys) {
    let hasher = PasswordHasher()
    let forms = FormTokens(key: keys.forms)
    self.init(
      hashPassword: { password throws(ServiceRefusal) in
        do throws(PasswordError) { return try hasher.hash(Self.normal(password)) } catch { throw ServiceRefusal(error) }
      },
      verifyPassword: { password, hash throws(ServiceRefusal) in
        do throws(PasswordError) {
          if let hash { return try hasher.verify(Self.normal(password), against: hash) }
          try hasher.verifyAgainstNothing(Self.normal(password))
          return false
        } catch { throw ServiceRefusal(error) }
      },
      newToken: { SecretToken.random().text }, digest: { Digest.blake2b256(Array($0.utf8)) },
      formToken: { forms.token(session: Digest.blake2b256(Array($0.utf8))) },
      isFormToken: { forms.isValid($0, session: Digest.blake2b256(Array($1.utf8))) },
      sha256: { Digest.hexadecimal(Digest.sha256($0)) }, codes: CodeServices(keys))
  }

  /// One normal form, since keyboards differ in how they compose Vietnamese letters.
  static func normal(_ password: String) -> String { String(decoding: composed(Array(password.utf8)), as: UTF8.self) }
}

extension ServiceRefusal {
  init(_ error: PasswordError) {
    self.init(Phrase(error.vietnamese, error.english), retryAfter: error == .tooLong ? nil : 2)
  }
  init(_ error: FileError) { self.init(Phrase(error.message.vietnamese, error.message.english)) }
}

extension FileServices {
  init(_ evidence: EvidenceFiles, officeProfile: String) {
    let office = OfficeConverter(profile: officeProfile)
    let reader = DocumentReader(office: office)
    self.init(
      keep: { try Self.keep(Self.fit($0), evidence) },
      keepDocument: { try Self.keep($0, evidence) },
      locate: { evidence.location(of: $0) },
      readDocument: { bytes, name, progress throws(ServiceRefusal) in
        do throws(FileError) {
          return try reader.read(bytes, name: name, limit: DocumentReading.sizeLimit, progress: progress)
        } catch { throw ServiceRefusal(error) }
      },
      readTable: { bytes, receiver throws(ServiceRefusal) in
        do throws(FileError) {
          let isWorkbook = bytes.starts(with: [0x50, 0x4B])
          if isWorkbook { try readXLSX(bytes, into: receiver) } else { try readCSV(bytes, into: receiver) }
        } catch { throw ServiceRefusal(error) }
      },
      docx: { document, issuer, day in
        try writeDocx(document, layout: DocumentLayout.inForce(for: issuer, on: day))
      },
      planDocx: { plan, today in try writeDocx(plan, layout: plan.layout(today: today)) },
      akomaNtoso: { plan, today in writeAkomaNtoso(plan, today: today) },
      pdf: { docx throws(ServiceRefusal) in
        do throws(FileError) { return try office.pdf(fromDocx: docx) } catch { throw ServiceRefusal(error) }
      },
      writeXLSX: { try Files.writeXLSX(columns: $0, rows: $1) }, writeCSV: { Files.writeCSV(columns: $0, rows: $1) })
  }

  /// Evidence as it may be kept: without a mark of secrecy, and without what pictures and films tell about places.
  private static func fit(_ bytes: [UInt8]) throws(ServiceRefusal) -> [UInt8] {
    if let refusal = secrecyMarking(of: bytes)?.refusal {
      throw ServiceRefusal(Phrase(refusal.vietnamese, refusal.english))
    }
    do throws(FileError) { return try MediaMetadata.removed(from: bytes) } catch { throw ServiceRefusal(error) }
  }

  /// The mark of secrecy that a text, a .docx or the text layer of a .pdf bears. Of other files nothing is known.
  private static func secrecyMarking(of bytes: [UInt8]) -> SecrecyMarking? {
    if bytes.starts(with: [0x50, 0x4B]) { return try? readDocx(bytes).secrecyMarking }
    if case .pdf = FileKind(of: bytes) {
      return readTextLayer(bytes).flatMap { OfficialDocuments.secrecyMarking(in: $0) }
    }
    let isText = !bytes.prefix(8192).contains(0)
    return isText ? OfficialDocuments.secrecyMarking(in: bytes) : nil
  }

  private static func keep(_ bytes: [UInt8], _ evidence: EvidenceFiles) throws -> Kept {
    do throws(FileError) { return Kept(sha256: try evidence.store(bytes), size: bytes.count) } catch {
      // Files and database share the disk, and so the answer to a full one.
      throw error.code == .diskFull ? DatabaseError(.full, detail: error.description) : error
    }
  }
}

extension Asset {
  /// The fixed files, which are part of the program.
  static let all: [String: Asset] = [
    "xanh.css": Asset(unsafe embedded(xanh_css_start(), xanh_css_size), MediaType.css),
    "icons.svg": Asset(unsafe embedded(xanh_icons_start(), xanh_icons_size), MediaType.svg),
    "favicon.svg": Asset(unsafe embedded(xanh_favicon_start(), xanh_favicon_size), MediaType.svg),
    "tim.js": Asset(unsafe embedded(xanh_find_start(), xanh_find_size), MediaType.javaScript),
    "ra-soat.js": Asset(unsafe embedded(xanh_review_start(), xanh_review_size), MediaType.javaScript),
  ]

  private init(_ bytes: [UInt8], _ mediaType: String) {
    self.init(
      bytes: bytes, mediaType: mediaType, version: String(Digest.hexadecimal(Digest.sha256(bytes)).prefix(12)))
  }
}

/// The bytes of a file inside the program.
func embedded(_ start: UnsafePointer<UInt8>, _ size: Int) -> [UInt8] {
  unsafe Array(UnsafeBufferPointer(start: start, count: size))
}
