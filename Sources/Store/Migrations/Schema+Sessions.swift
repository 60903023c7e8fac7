// SPDX-License-Identifier: Apache-2.0
extension Schema {
  /// Step 7: a session tells its owner where it began and when it was used. Those that are open end with the step, since
  /// nobody knows that of them.
  static let sessions = Migration(
    7, "sessions seen by their owners",
    [
      "DROP TABLE session",
      """
      CREATE TABLE session (
        token BLOB PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id), created_at BIGINT NOT NULL,
        used_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, method TEXT NOT NULL,
        has_second_factor BIGINT NOT NULL, browser TEXT NOT NULL, address TEXT NOT NULL)
      """,
      "CREATE INDEX session_by_person ON session (person)",
    ])
}
