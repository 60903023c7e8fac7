// SPDX-License-Identifier: Apache-2.0
extension Schema {
  /// Step 11: codes that sign in once, and resets that two administrators agree on. A person has at most one of each.
  static let accountHelp = Migration(
    11, "codes and resets",
    [
      """
      CREATE TABLE sign_in_code (
        person BIGINT PRIMARY KEY REFERENCES person (id), digest BLOB NOT NULL, created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL)
      """,
      """
      CREATE TABLE reset_request (
        id BIGINT PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id), removes_factor BIGINT NOT NULL,
        reason TEXT NOT NULL, asked_by BIGINT NOT NULL REFERENCES person (id), asked_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL, confirmed_by BIGINT REFERENCES person (id), link BLOB,
        CHECK (asked_by <> person), CHECK (confirmed_by IS NULL OR (confirmed_by <> asked_by AND confirmed_by <> person)))
      """,
      "CREATE UNIQUE INDEX reset_waiting ON reset_request (person) WHERE confirmed_by IS NULL",
    ])
}
