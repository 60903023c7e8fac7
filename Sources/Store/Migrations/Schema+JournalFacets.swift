// SPDX-License-Identifier: Apache-2.0
extension Schema {
  /// Step 12: entries of the journal are found by who, what and where.
  ///
  /// An index on the journal itself would cost every change a page of each; so the sequencer, which writes many entries at
  /// once, keeps these rows beside the seals. An entry that is not sealed yet is among the few of `journal_unsealed`.
  static let journalFacets = Migration(
    12, "journal by who, what and where",
    [
      """
      CREATE TABLE journal_facet (
        realm BIGINT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, entry BIGINT NOT NULL,
        PRIMARY KEY (realm, facet, value, entry)) WITHOUT ROWID
      """,
      """
      INSERT INTO journal_facet SELECT j.realm, 'who', CAST(j.actor AS TEXT), j.id FROM journal j
      JOIN journal_seal s ON s.realm = j.realm AND s.entry = j.id WHERE j.actor IS NOT NULL
      """,
      """
      INSERT INTO journal_facet SELECT j.realm, 'what', j.action, j.id FROM journal j
      JOIN journal_seal s ON s.realm = j.realm AND s.entry = j.id
      """,
      """
      INSERT INTO journal_facet SELECT j.realm, 'where', CAST(j.organisation AS TEXT), j.id FROM journal j
      JOIN journal_seal s ON s.realm = j.realm AND s.entry = j.id WHERE j.organisation IS NOT NULL
      """,
    ])
}
