// SPDX-License-Identifier: Apache-2.0
import Files
import OfficialDocuments

@testable import Web

extension FileServices {
  /// Files as the program makes and reads them, kept in memory. What would be a .pdf is the .docx that the converter would
  /// get, behind the first bytes of a .pdf.
  static func real(_ kept: KeptFiles) -> FileServices {
    var files = FileServices.forTests(kept)
    files.docx = { document, issuer, day in
      try writeDocx(document, layout: DocumentLayout.inForce(for: issuer, on: day))
    }
    files.planDocx = { plan, today in try writeDocx(plan, layout: plan.layout(today: today)) }
    files.akomaNtoso = { plan, today in writeAkomaNtoso(plan, today: today) }
    files.pdf = { docx throws(ServiceRefusal) in Array("%PDF-1.7\n".utf8) + docx }
    files.writeXLSX = { try Files.writeXLSX(columns: $0, rows: $1) }
    files.writeCSV = { Files.writeCSV(columns: $0, rows: $1) }
    return files
  }
}
