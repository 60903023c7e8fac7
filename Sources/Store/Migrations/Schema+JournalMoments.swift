// SPDX-License-Identifier: Apache-2.0
extension Schema {
  /// Step 16: what entries of the journal are found by lies in the order of their moments, not of their numbers: results
  /// that are brought in late have old moments.
  static let journalMoments = Migration(
    16, "journal by the moment",
    [
      "DROP TABLE journal_facet",
      """
      CREATE TABLE journal_facet (
        realm BIGINT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, moment BIGINT NOT NULL, entry BIGINT NOT NULL,
        PRIMARY KEY (realm, facet, value, moment, entry)) WITHOUT ROWID
      """,
    ]
      + [
        ("'when'", "''", ""), ("'who'", "CAST(j.actor AS TEXT)", "WHERE j.actor IS NOT NULL"),
        ("'what'", "j.action", ""),
        ("'where'", "CAST(j.organisation AS TEXT)", "WHERE j.organisation IS NOT NULL"),
        (
          "'where'", "CAST(j.subject AS TEXT)", "WHERE j.organisation IS NULL AND j.subject_kind = 'organisation'"
        ),
      ].map { facet, value, condition in
        """
        INSERT INTO journal_facet (realm, facet, value, moment, entry)
        SELECT j.realm, \(facet), \(value), j.recorded_at, j.id FROM journal j
        JOIN journal_seal s ON s.realm = j.realm AND s.entry = j.id \(condition)
        """
      })
}
