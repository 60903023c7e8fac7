// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

@testable import Files

private let canSign = installedProgram("openssl") != nil && installedProgram("pdfsig") != nil

/// Who signed a .pdf, and whether it still is what was signed.
struct PDFSignatureTests {
  /// A .pdf with one signature by a certificate made for the test.
  private func signed(_ folder: TemporaryFolder) throws -> [UInt8] {
    let room = 8_192
    let content = "BT /F 12 Tf 72 500 Td (1. Don kenh va bao cao ket qua ve Uy ban nhan dan xa truoc mua mua) Tj ET"
    let hole = String(repeating: "0", count: room)
    let objects = [
      "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R]>>>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]/Resources<</Font<</F 5 0 R>>>>>>",
      "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/Rect[0 0 0 0]/P 3 0 R/V 7 0 R>>",
      "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]"
        + "/Contents<\(hole)>>>",
    ]
    var body = "%PDF-1.4\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let digits = String(body.utf8.count)
      table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
      body += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let end = "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(body.utf8.count)\n%%EOF\n"
    var file = Array((body + table + end).utf8)
    let start = try #require(find("/Contents<", in: file)) + 9
    let after = start + room + 2
    for (mark, value) in [("AAAAAAAAAA", start), ("BBBBBBBBBB", after), ("CCCCCCCCCC", file.count - after)] {
      let place = try #require(find(mark, in: file))
      let digits = Array((String(repeating: " ", count: 10 - String(value).count) + String(value)).utf8)
      file.replaceSubrange(place..<place + 10, with: digits)
    }
    try folder.put("covered", Array(file[..<start] + file[after...]))
    _ = shell(
      """
      cd \(folder.path) && openssl req -x509 -newkey rsa:2048 -nodes -keyout key -out certificate -days 2 -utf8 \
      -subj '/C=VN/O=Tỉnh Hồng Lam/CN=Văn phòng Ủy ban' 2>/dev/null && openssl cms -sign -binary -in covered \
      -signer certificate -inkey key -outform DER -md sha256 -nosmimecap -out signature
      """)
    let signature = try folder.get("signature").flatMap { byte -> [UInt8] in
      let digits = Array("0123456789abcdef".utf8)
      return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    file.replaceSubrange(start + 1..<start + 1 + signature.count, with: signature)
    return file
  }

  private func find(_ text: String, in bytes: [UInt8]) -> Int? {
    let mark = Array(text.utf8)
    return bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  @Test(.enabled(if: canSign))
  func `an intact signature fits, and one over changed bytes does not`() throws {
    let folder = try TemporaryFolder()
    var file = try signed(folder)
    let intact = try DocumentReader().read(file, name: "a.pdf").signatures
    #expect(intact.map(\.standing) == [.fits] && intact.map(\.signer) == ["Văn phòng Ủy ban"])
    #expect(intact.first?.coversWholeFile == true && intact.first?.subject?.contains("O=Tỉnh Hồng Lam") == true)
    #expect(intact.first?.signedAt?.hasSuffix("Z") == true)
    let word = try #require(find("Don kenh", in: file))
    file[word] = UInt8(ascii: "B")
    #expect(try DocumentReader().read(file, name: "a.pdf").signatures.map(\.standing) == [.altered])
    #expect(
      try DocumentReader().read(Array(file) + Array("%x\n".utf8), name: "a.pdf").signatures.map(\.coversWholeFile) == [
        false
      ])
  }

  @Test func `what the program prints is read signature by signature`() {
    let signatures = PDFSignatures.parse(
      """
      Digital Signature Info of: a.pdf
      Signature #1:
        - Signature Field Name: Signature1
        - Signer Certificate Common Name: Trần Thị Vân
        - Signer full Distinguished Name: CN=Trần Thị Vân,O=Tỉnh: Hồng Lam
        - Signing Time: Apr  3 2026 08:58:40
        - Not total document signed
        - Signature Validation: Signature is Valid.
      Signature #2:
        - Signer Certificate Common Name: 
        - Signing Time: Apr 29 2026 05:00:43
        - Total document signed
        - Signature Validation: Digest Mismatch.
      Signature #3:
        - Signature Validation: Unknown Validation Failure.
      """)
    #expect(signatures.map(\.signer) == ["Trần Thị Vân", nil, nil])
    #expect(signatures.map(\.subject) == ["CN=Trần Thị Vân,O=Tỉnh: Hồng Lam", nil, nil])
    #expect(signatures.map(\.signedAt) == ["2026-04-03T08:58:40Z", "2026-04-29T05:00:43Z", nil])
    #expect(signatures.map(\.standing) == [.fits, .altered, .unknown])
    #expect(signatures.map(\.coversWholeFile) == [false, true, false])
    #expect(PDFSignatures.parse("File 'a.pdf' does not contain any signatures").isEmpty)
  }
}
