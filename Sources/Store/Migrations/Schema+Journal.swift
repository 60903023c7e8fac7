// SPDX-License-Identifier: Apache-2.0
import Database

extension Schema {
  /// Step 1: the journal, its chain of seals, and the erasable texts beside it.
  ///
  /// `journal_name` holds each name of each actor once; most entries only point to one that is there.
  /// `journal_unsealed` is the sequencer's queue. It is filled in the transaction of the change, because entries become
  /// visible in another order than their identifiers have, so no high-water mark could tell what is not sealed yet.
  static let journal = Migration(1, "journal") { dialect in
    [
      """
      CREATE TABLE journal (
        realm BIGINT NOT NULL, id BIGINT NOT NULL, actor BIGINT, actor_name BIGINT, action TEXT NOT NULL,
        subject_kind TEXT NOT NULL, subject BIGINT NOT NULL, value_before TEXT, value_after TEXT,
        recorded_at BIGINT NOT NULL, organisation BIGINT, plan BIGINT, PRIMARY KEY (realm, id)) WITHOUT ROWID
      """,
      "CREATE INDEX journal_by_subject ON journal (realm, subject, subject_kind, id)",
      """
      CREATE TABLE journal_name (
        realm BIGINT NOT NULL, person BIGINT NOT NULL, id BIGINT NOT NULL, salt BLOB NOT NULL, content TEXT NOT NULL,
        PRIMARY KEY (realm, person, id)) WITHOUT ROWID
      """,
      """
      CREATE TABLE journal_text (
        realm BIGINT NOT NULL, entry BIGINT NOT NULL, place TEXT NOT NULL, person BIGINT,
        salt BLOB NOT NULL, content TEXT NOT NULL, PRIMARY KEY (realm, entry, place)) WITHOUT ROWID
      """,
      """
      CREATE TABLE journal_unsealed (
        entry BIGINT NOT NULL, realm BIGINT NOT NULL, PRIMARY KEY (entry, realm)) WITHOUT ROWID
      """,
      """
      CREATE TABLE journal_seal (
        sequence BIGINT NOT NULL PRIMARY KEY, realm BIGINT NOT NULL, entry BIGINT NOT NULL,
        content BLOB NOT NULL, chain BLOB NOT NULL, UNIQUE (realm, entry))
      """,
      """
      CREATE TABLE journal_commitment (
        realm BIGINT NOT NULL, entry BIGINT NOT NULL, place TEXT NOT NULL, commitment BLOB NOT NULL,
        PRIMARY KEY (realm, entry, place)) WITHOUT ROWID
      """,
    ] + ["journal", "journal_seal", "journal_commitment"].flatMap { appendOnly($0, dialect) }
  }

  /// Triggers that refuse every change and removal of a row: a guard against mistakes of the program. Who owns the
  /// database can drop them; that is what the chain of seals is for.
  private static func appendOnly(_ table: String, _ dialect: Dialect) -> [String] {
    switch dialect {
    case .sqlite:
      ["UPDATE", "DELETE"].map { event in
        """
        CREATE TRIGGER \(table)_keeps_\(event) BEFORE \(event) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
        """
      }
    case .postgreSQL:
      [
        """
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$
        """,
        """
        CREATE TRIGGER \(table)_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON \(table)
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """,
      ]
    }
  }
}
