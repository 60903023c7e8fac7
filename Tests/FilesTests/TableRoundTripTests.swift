// SPDX-License-Identifier: Apache-2.0
import Domain
import OfficialDocuments
import Testing

@testable import Files

/// Tables made by chance.
struct TableRoundTripTests {
  private static let letters = Array("aĐ=+-@'\"\t,;\n\r |.0915_x&<>ếữ🌿".unicodeScalars)

  private static func text(_ dice: inout Dice) -> String {
    var text = ""
    for _ in 0..<(1 + dice.roll(9)) { text.unicodeScalars.append(letters[dice.roll(letters.count)]) }
    return text
  }

  private static func cell(_ dice: inout Dice) -> Table.Cell {
    switch dice.roll(6) {
    case 0: .empty
    case 1: .integer(Int64(dice.roll(1 << 30)) - (1 << 29))
    case 2: .decimal(units: Int64(dice.roll(1 << 30)) - (1 << 29) | 1, scale: 1 + dice.roll(6))
    case 3: .date(SampleReport.day(2000, 1, 1).adding(days: dice.roll(40_000)))
    default: .text(text(&dice))
    }
  }

  private static func table(seed: UInt64) -> Table {
    var dice = Dice(seed: seed)
    let width = 2 + dice.roll(4)
    // The first cell of each row is never empty, because rows and columns of nothing are not kept.
    let rows = (0..<20).map { row in [.integer(Int64(row))] + (1..<width).map { _ in cell(&dice) } }
    return Table(columns: (0..<width).map { "c\($0)\(text(&dice))" }, rows: rows)
  }

  @Test(arguments: UInt64(1)...40)
  func `a table comes back from CSV as it went out`(seed: UInt64) throws {
    let table = Self.table(seed: seed)
    #expect(try readCSV(writeCSV(table)) == table)
  }

  @Test(arguments: UInt64(1)...40)
  func `a table comes back from a workbook as it went out`(seed: UInt64) throws {
    let table = Self.table(seed: seed)
    #expect(try readXLSX(writeXLSX(table)) == table)
  }

  @Test(arguments: UInt64(1)...40)
  func `no text in a CSV file begins like a formula`(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<100 {
      let bytes = writeCSV(Table(columns: ["a"], rows: [[.text(Self.text(&dice))]]))
      // Byte order mark, «"a"», the end of the line, and the quotation mark that opens the text.
      let first = bytes[3 + 3 + 2 + 1]
      #expect(!"=+-@\t\r".utf8.contains(first))
    }
  }
}
