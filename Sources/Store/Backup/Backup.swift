// SPDX-License-Identifier: Apache-2.0
public import Database
public import Domain

/// Where the bytes of evidence files are kept; a name is the SHA-256 of the bytes in hexadecimal digits.
public protocol EvidenceStore: Sendable {
  /// The names of all files.
  func names() throws -> [String]

  /// The bytes under a name; throws where they are gone or damaged.
  func bytes(_ name: String) throws -> [UInt8]

  /// Keeps bytes, and returns their name when they are on the disk.
  func store(_ bytes: [UInt8]) throws -> String
}

/// One copy of everything, the same for both databases.
public enum Backup {
  /// What a copy holds.
  public struct Contents: Sendable, Hashable {
    /// The number of the schema's last step.
    public internal(set) var schema = 0
    /// The moment of the snapshot.
    public internal(set) var takenAt = Instant(milliseconds: 0)
    /// How many rows of all tables.
    public internal(set) var rows: Int64 = 0
    /// How many evidence files.
    public internal(set) var files: Int64 = 0
  }

  /// Writes a copy from one snapshot, while others go on reading and writing.
  ///
  /// A file that a row of the snapshot names was kept before the row was written, and files are never removed; so the
  /// folder, looked at after the snapshot, holds them all.
  ///
  /// - Parameters:
  ///   - now: The moment that is noted in the copy.
  ///   - append: Takes the bytes of the copy in order.
  /// - Throws: What the database, the evidence or `append` throws.
  public static func write(
    _ database: any Database, evidence: any EvidenceStore, _ digest: any Digesting, now: Instant,
    to append: @escaping ([UInt8]) throws -> Void
  ) throws -> Contents {
    var writer = try BackupWriter(append: append, digest: digest)
    try database.read { connection in
      let schema = try Schema.version(of: connection)
      try writer.begin(schema: schema, now: now)
      for table in try connection.tables() { try writer.copy(table, from: connection) }
    }
    for name in try evidence.names() { try writer.copy(name, from: evidence) }
    return try writer.end()
  }

  /// Reads a whole copy, and throws `BackupError` unless it is complete and unchanged.
  public static func verify(_ source: Source, _ digest: any Digesting) throws -> Contents {
    let reader = try BackupReader(source(), digest)
    while try reader.next() != nil {}
    return reader.contents
  }

  /// Makes a reader from the beginning of a copy: each call of it gives the next bytes, as many as asked for, or all
  /// that are left.
  public typealias Source = @Sendable () throws -> (_ count: Int) throws -> [UInt8]
}

/// Why a copy cannot be restored.
public enum BackupError: String, Error, Sendable, Hashable, CaseIterable {
  /// The file is no copy made by Xanh.
  case notABackup = "not-a-backup"
  /// The file ends before its end, or was changed.
  case damaged
  /// The copy was made by a newer version.
  case newer
  /// The database that it is to be restored into holds something.
  case notEmpty = "not-empty"

  /// The reason, and what to do, in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .notABackup: "Tệp không phải bản sao lưu của Xanh."
    case .damaged: "Bản sao lưu bị cắt hoặc đã bị thay đổi; hãy dùng một bản khác."
    case .newer: "Bản sao lưu do phiên bản Xanh mới hơn tạo ra; hãy cài phiên bản mới rồi khôi phục."
    case .notEmpty: "Cơ sở dữ liệu đích đang có dữ liệu; hãy chọn cơ sở dữ liệu trống, hoặc yêu cầu ghi đè."
    }
  }

  /// The reason, and what to do, in English.
  public var english: String {
    switch self {
    case .notABackup: "The file is no backup made by Xanh."
    case .damaged: "The backup was cut or changed; use another one."
    case .newer: "The backup was made by a newer version of Xanh; install that version and restore again."
    case .notEmpty: "The database holds data; choose an empty one, or ask for it to be replaced."
    }
  }
}
