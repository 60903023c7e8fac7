// SPDX-License-Identifier: Apache-2.0
import CPostgreSQL
import Database

/// The result of one statement, freed with the value.
@safe struct Answer: ~Copyable {
  private let result: OpaquePointer

  /// Takes a result over; throws what the server said where it is an error.
  init(_ result: OpaquePointer?, of handle: OpaquePointer) throws(Failure) {
    guard let result = unsafe result else { throw unsafe Failure(lost: handle) }
    switch unsafe PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: unsafe self.result = result
    default:
      let state = unsafe PQresultErrorField(result, sqlStateField).map { unsafe String(cString: $0) }
      let message = unsafe PQresultErrorMessage(result).map { unsafe String(cString: $0) } ?? ""
      unsafe PQclear(result)
      // A result that libpq made itself when the connection broke carries no SQLSTATE.
      guard let state, unsafe PQstatus(handle) == CONNECTION_OK else { throw unsafe Failure(lost: handle) }
      throw Failure(state: state, message: message)
    }
  }

  deinit { unsafe PQclear(result) }

  /// The word of the command that was performed.
  var command: String { unsafe PQcmdStatus(result).map { unsafe String(cString: $0) } ?? "" }

  /// How many rows the statement changed.
  var changes: Int { unsafe PQcmdTuples(result).flatMap { unsafe Int(String(cString: $0)) } ?? 0 }

  /// Every row.
  func rows() throws(DatabaseError) -> [Row] {
    let (count, width) = unsafe (PQntuples(result), PQnfields(result))
    var cells: [SQLValue] = []
    cells.reserveCapacity(Int(count) * Int(width))
    for row in 0..<count {
      for column in 0..<width { cells.append(try cell(row, column)) }
    }
    return Row.rows(of: cells, columns: Int(width))
  }

  private func cell(_ row: Int32, _ column: Int32) throws(DatabaseError) -> SQLValue {
    if unsafe PQgetisnull(result, row, column) != 0 { return .null }
    let start = unsafe PQgetvalue(result, row, column)
    let count = unsafe Int(PQgetlength(result, row, column))
    let bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    return try value(bytes, of: unsafe PQftype(result, column))
  }
}

/// PG_DIAG_SQLSTATE, a character macro that the importer cannot take.
private let sqlStateField = Int32(UInt8(ascii: "C"))
