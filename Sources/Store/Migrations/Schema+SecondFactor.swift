// SPDX-License-Identifier: Apache-2.0
extension Schema {
  /// Step 10: the second factor with its recovery codes, and sign-ins that wait for it.
  static let secondFactor = Migration(
    10, "second factor",
    [
      """
      CREATE TABLE second_factor (
        person BIGINT PRIMARY KEY REFERENCES person (id), secret TEXT NOT NULL, created_at BIGINT NOT NULL,
        last_step BIGINT NOT NULL)
      """,
      """
      CREATE TABLE recovery_code (
        person BIGINT NOT NULL REFERENCES person (id), digest BLOB NOT NULL, used_at BIGINT, PRIMARY KEY (person, digest))
      """,
      """
      CREATE TABLE sign_in_step (
        token BLOB PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id), method TEXT NOT NULL,
        target TEXT NOT NULL, expires_at BIGINT NOT NULL)
      """,
    ])
}
