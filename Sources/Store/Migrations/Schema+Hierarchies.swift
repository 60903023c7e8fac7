// SPDX-License-Identifier: Apache-2.0
import Database

extension Schema {
  /// Step 14: further orders of the same bodies. Places hold from a day to a day, with both their times, as the states of
  /// bodies do.
  public static let hierarchies = Migration(14, "hierarchies") { dialect in
    table + (dialect == .sqlite ? moreKindsInSQLite : moreKinds)
  }

  private static let table = [
    """
    CREATE TABLE organisation_place (
      realm BIGINT NOT NULL, organisation BIGINT NOT NULL, hierarchy TEXT NOT NULL CHECK (hierarchy IN ('cluster',
      'sector', 'territory')), valid_from TEXT NOT NULL, recorded BIGINT NOT NULL, valid_to TEXT, parent BIGINT NOT NULL,
      replaced BIGINT, PRIMARY KEY (realm, organisation, hierarchy, valid_from, recorded),
      CHECK (valid_to IS NULL OR valid_to >= valid_from), CHECK (replaced IS NULL OR replaced > recorded),
      CHECK (parent <> organisation), FOREIGN KEY (realm, organisation) REFERENCES organisation (realm, id),
      FOREIGN KEY (realm, parent) REFERENCES organisation (realm, id)) WITHOUT ROWID
    """,
    "CREATE INDEX organisation_place_recorded ON organisation_place (realm, recorded)",
    "CREATE INDEX organisation_place_replaced ON organisation_place (realm, replaced) WHERE replaced IS NOT NULL",
  ]

  private static let kinds = """
    CHECK (kind IN ('start', 'found', 'amend', 'move', 'place', 'merge', 'split', 'dissolve', 'import', 'undo'))
    """

  private static let moreKinds = [
    "ALTER TABLE organisation_change DROP CONSTRAINT organisation_change_kind_check",
    "ALTER TABLE organisation_change ADD CONSTRAINT organisation_change_kind_check \(kinds)",
  ]

  /// SQLite changes no rule of a table: the table is made anew. No other table names it.
  private static let moreKindsInSQLite = [
    """
    CREATE TABLE kept_change (
      realm BIGINT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL, day TEXT, basis TEXT NOT NULL, undoes BIGINT,
      state TEXT NOT NULL, made_by BIGINT, made_at BIGINT NOT NULL)
    """,
    """
    INSERT INTO kept_change (realm, number, kind, day, basis, undoes, state, made_by, made_at)
    SELECT realm, number, kind, day, basis, undoes, state, made_by, made_at FROM organisation_change
    """,
    "DROP TABLE organisation_change",
    """
    CREATE TABLE organisation_change (
      realm BIGINT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL \(kinds), day TEXT, basis TEXT NOT NULL,
      undoes BIGINT, state TEXT NOT NULL CHECK (state IN ('staged', 'applied', 'dropped')), made_by BIGINT,
      made_at BIGINT NOT NULL, PRIMARY KEY (realm, number)) WITHOUT ROWID
    """,
    """
    INSERT INTO organisation_change (realm, number, kind, day, basis, undoes, state, made_by, made_at)
    SELECT realm, number, kind, day, basis, undoes, state, made_by, made_at FROM kept_change
    """,
    "DROP TABLE kept_change",
  ]
}
