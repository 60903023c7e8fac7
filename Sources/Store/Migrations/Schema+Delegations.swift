// SPDX-License-Identifier: Apache-2.0
extension Schema {
  /// Roles lent for a leave, each with both sides.
  static let delegations = Migration(
    9, "roles lent for a leave",
    [
      """
      CREATE TABLE delegation (
        id BIGINT PRIMARY KEY, realm BIGINT NOT NULL, organisation BIGINT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('reader', 'reporter', 'approver', 'planner')),
        lender BIGINT NOT NULL REFERENCES person (id), receiver BIGINT NOT NULL REFERENCES person (id),
        valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, reason TEXT NOT NULL, created_at BIGINT NOT NULL,
        CHECK (lender <> receiver), FOREIGN KEY (realm, organisation) REFERENCES organisation (realm, id))
      """,
      "CREATE INDEX delegation_by_receiver ON delegation (receiver)",
      "CREATE INDEX delegation_by_lender ON delegation (lender)",
    ])
}
