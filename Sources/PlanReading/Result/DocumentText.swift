// SPDX-License-Identifier: Apache-2.0
import Vietnamese

/// The text of a file, in the form that the reader of plans takes, and what was done to get it.
public struct DocumentText: Sendable, Equatable {
  /// UTF-8 in normal form C, one line for each paragraph; a row of a table is a line `| cell | cell |`.
  public var text: [UInt8] { didSet { passed = nil } }
  /// The pass over the text in which it was found to be valid; `nil` for a text that is still to be looked at.
  var passed: Pass?
  /// The format that the file really has, whatever its name says.
  public var format: DocumentFormat
  /// What was done to the text on its way, in the order in which it was done.
  public var conversions: [Conversion] = []
  /// Where in the file the stretches of the text stand, in their order; empty where the text is the file itself.
  public var places: [Place] = []
  /// The words that recognition of a picture was not sure of, in their order.
  public var doubts: [Doubt] = []
  /// How many pages the file has; 0 where it has none of its own, as text does.
  public var pages = 0
  /// The texts of footnotes and endnotes; the text has no mark where one is cited.
  public var notes: [String] = []
  /// What stands in the headers and footers of pages, such as stamps.
  public var margins: [String] = []
  /// The digital signatures that the file bears.
  public var signatures: [Signature] = []
  /// How many places were no valid text and became U+FFFD.
  public var repairs = 0
  /// How many NUL characters the text holds.
  public var nulls = 0

  /// Makes a text that came as it is.
  public init(text: [UInt8], format: DocumentFormat) {
    self.text = text
    self.format = format
  }

  /// Takes what was decoded, which is valid.
  init(_ decoded: DecodedText, format: DocumentFormat) {
    self.init(text: decoded.bytes, format: format)
    passed = Pass(offsets: decoded.offsets)
    repairs = decoded.repairs
    nulls = decoded.nulls
  }

  /// What a pass over a valid text found. It follows from the text alone, and so two of one text are equal.
  struct Pass: Sendable, Equatable {
    var offsets: ScalarOffsets
    static func == (left: Pass, right: Pass) -> Bool { true }
  }

  /// A digital signature in a file, as far as it can be judged without asking anybody: the chain of certificates is not
  /// checked, so that it says who the signature claims to be from and whether the file still is what was signed.
  public struct Signature: Sendable, Hashable {
    /// Whether the signed bytes are what was signed.
    public enum Standing: String, Sendable {
      /// They are.
      case fits
      /// They were changed afterwards, or the signature is damaged.
      case altered
      /// It cannot be told, because the method is unknown.
      case unknown
    }

    /// The name in the certificate.
    public var signer: String?
    /// The whole of the subject of the certificate (X.500), which tells the body that the signer works for.
    public var subject: String?
    /// When it was signed, as the signature itself says: `2026-04-29T05:00:43Z`.
    public var signedAt: String?
    /// Whether the signed bytes are what was signed.
    public var standing: Standing
    /// Whether it covers the whole file; where it does not, something was added after it, such as a further signature.
    public var coversWholeFile: Bool

    /// Puts together what was found.
    public init(signer: String?, subject: String?, signedAt: String?, standing: Standing, coversWholeFile: Bool) {
      self.signer = signer
      self.subject = subject
      self.signedAt = signedAt
      self.standing = standing
      self.coversWholeFile = coversWholeFile
    }
  }

  /// Something that was done to the text of a file.
  public struct Conversion: Sendable, Hashable {
    /// A stable name: `charset`, `composed`, `tracked-changes`, `ocr`.
    public var id: String
    /// What was done, as a sentence for people.
    public var message: ReaderMessage

    /// Names what was done.
    public init(_ id: String, _ vietnamese: String, _ english: String) {
      self.id = id
      message = ReaderMessage(vietnamese, english)
    }
  }

  /// A word that was recognised in a picture, and may be wrong.
  public struct Doubt: Sendable, Hashable {
    /// Where it stands in ``DocumentText/text``, in bytes.
    public var utf8: Range<Int>
    /// How sure recognition was.
    public var confidence: Confidence

    /// Makes a doubt.
    public init(utf8: Range<Int>, confidence: Confidence) { (self.utf8, self.confidence) = (utf8, confidence) }
  }

  /// Where a stretch of the text stands in the file. It goes on to the start of the next one.
  public struct Place: Sendable, Hashable {
    /// First byte of the stretch in ``DocumentText/text``.
    public var start: Int
    /// Number of the paragraph, from 1 over the whole document.
    public var paragraph: Int?
    /// Number of the page, from 1.
    public var page: Int?

    /// Makes a place.
    public init(start: Int, paragraph: Int? = nil, page: Int? = nil) {
      self.start = start
      self.paragraph = paragraph
      self.page = page
    }
  }
}

extension [DocumentText.Place] {
  /// The place of a byte, or `nil` in front of the first one.
  public func place(at offset: Int) -> DocumentText.Place? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : self[low - 1]
  }
}

/// The formats that documents come in.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  /// Plain text.
  case txt
  /// Markdown.
  case md
  /// A web page.
  case html
  /// Word since 2007 (ISO/IEC 29500).
  case docx
  /// Word before 2007.
  case doc
  /// OpenDocument (ISO/IEC 26300).
  case odt
  /// Rich text.
  case rtf
  /// PDF (ISO 32000).
  case pdf
  /// A picture of a page.
  case image

  /// The format that a text has by the ending of its name: Markdown or plain text.
  public init(ofTextNamed name: String) {
    let ending = name.utf8.lastIndex(of: 0x2E).map { String(name[$0...].dropFirst()).lowercased() }
    let hasName = name.first != "."
    self = hasName && (ending == "md" || ending == "markdown") ? .md : .txt
  }
}
