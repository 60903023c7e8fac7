// SPDX-License-Identifier: Apache-2.0
import Database

extension Schema {
  /// Step 3: fewer trees to write for each report, because every commit writes a page of each.
  ///
  /// Reports lie in the order of their key. The index by activity and body finds the last report of each without a look
  /// at the others. No page asks for the entries of one subject, nor for all that waits in a realm.
  static let fewerIndexes = Migration(3, "fewer indexes") { dialect in
    let unused = ["DROP INDEX report_by_item", "DROP INDEX report_waiting", "DROP INDEX journal_by_subject"]
    let byActivity = """
      CREATE INDEX report_by_activity ON report (realm, plan, item, organisation, holds_on, submitted_at, id)
      """
    // PostgreSQL keeps every table as a heap.
    return unused + (dialect == .sqlite ? clusteredReports : []) + [byActivity]
  }

  /// SQLite cannot change how a table is kept, nor drop one that others refer to: so both are made anew. For a list of
  /// more than two words behind IN it would make a tree with each row that it checks.
  private static let clusteredReports = [
    """
    CREATE TABLE new_report (
      realm BIGINT NOT NULL, plan BIGINT NOT NULL, id BIGINT NOT NULL, item BIGINT NOT NULL, organisation BIGINT NOT NULL,
      state TEXT NOT NULL CHECK (state = 'submitted' OR state = 'accepted' OR state = 'returned'), holds_on TEXT NOT NULL,
      percent BIGINT NOT NULL CHECK (percent BETWEEN 0 AND 100), quantity BIGINT, sentence TEXT NOT NULL,
      difficulty TEXT NOT NULL, proposal TEXT NOT NULL, submitted_by BIGINT, submitter TEXT NOT NULL, submitted_at BIGINT
      NOT NULL, decided_by BIGINT, decider TEXT, decided_at BIGINT, note TEXT, idempotency_key TEXT NOT NULL,
      PRIMARY KEY (realm, plan, id), UNIQUE (realm, idempotency_key),
      FOREIGN KEY (realm, plan, item) REFERENCES plan_item (realm, plan, id),
      FOREIGN KEY (realm, organisation) REFERENCES organisation (realm, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE new_evidence (
      realm BIGINT NOT NULL, plan BIGINT NOT NULL, report BIGINT NOT NULL, position BIGINT NOT NULL, sha256 TEXT NOT NULL,
      name TEXT NOT NULL, media_type TEXT NOT NULL, size BIGINT NOT NULL, PRIMARY KEY (realm, plan, report, position),
      FOREIGN KEY (realm, plan, report) REFERENCES new_report (realm, plan, id)) WITHOUT ROWID
    """,
    "INSERT INTO new_report SELECT * FROM report",
    "INSERT INTO new_evidence SELECT * FROM evidence",
    "DROP TABLE evidence",
    "DROP TABLE report",
    "ALTER TABLE new_report RENAME TO report",
    "ALTER TABLE new_evidence RENAME TO evidence",
  ]
}
