// SPDX-License-Identifier: Apache-2.0
import Database

extension Schema {
  /// Step 13: bodies in time. `organisation` is left with what never changes; what holds of a body from a day to a day
  /// stands in `organisation_state`, who follows whom in `organisation_succession`.
  ///
  /// Both keep two times. `valid_from` and `valid_to` are the days for which a row holds. `recorded` and `replaced` are the
  /// numbers of the changes by which it came to be believed and ceased to be; nothing is ever overwritten.
  /// `organisation_realm.applied` is the last change that counts: rows of a later one are being prepared and seen by
  /// nobody, so a change of any size comes into force with the write of one number.
  public static let structure = Migration(13, "bodies in time") { dialect in
    newTables + startingRows + (dialect == .sqlite ? barerTableOfSQLite : barerTable) + indexes
  }

  private static let newTables = [
    """
    CREATE TABLE organisation_realm (
      realm BIGINT NOT NULL PRIMARY KEY, applied BIGINT NOT NULL, staging BIGINT, staged_at BIGINT)
    """,
    """
    CREATE TABLE organisation_change (
      realm BIGINT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('start', 'found', 'amend',
      'move', 'merge', 'split', 'dissolve', 'import', 'undo')), day TEXT, basis TEXT NOT NULL, undoes BIGINT,
      state TEXT NOT NULL CHECK (state IN ('staged', 'applied', 'dropped')), made_by BIGINT, made_at BIGINT NOT NULL,
      PRIMARY KEY (realm, number)) WITHOUT ROWID
    """,
    """
    CREATE TABLE organisation_state (
      realm BIGINT NOT NULL, organisation BIGINT NOT NULL, valid_from TEXT NOT NULL, recorded BIGINT NOT NULL,
      valid_to TEXT, parent BIGINT, code TEXT NOT NULL, tax_code TEXT NOT NULL, name TEXT NOT NULL, short_name TEXT NOT
      NULL, kind TEXT NOT NULL, replaced BIGINT, PRIMARY KEY (realm, organisation, valid_from, recorded),
      CHECK (valid_to IS NULL OR valid_to >= valid_from), CHECK (replaced IS NULL OR replaced > recorded),
      FOREIGN KEY (realm, organisation) REFERENCES organisation (realm, id),
      FOREIGN KEY (realm, parent) REFERENCES organisation (realm, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE organisation_succession (
      realm BIGINT NOT NULL, predecessor BIGINT NOT NULL, successor BIGINT NOT NULL, last_day TEXT NOT NULL,
      recorded BIGINT NOT NULL, is_heir BIGINT NOT NULL, replaced BIGINT,
      PRIMARY KEY (realm, predecessor, successor, last_day, recorded),
      CHECK (replaced IS NULL OR replaced > recorded),
      FOREIGN KEY (realm, predecessor) REFERENCES organisation (realm, id)) WITHOUT ROWID
    """,
  ]

  /// What was known before stands as the first change of each realm.
  private static let startingRows = [
    """
    INSERT INTO organisation_change (realm, number, kind, day, basis, undoes, state, made_by, made_at)
    SELECT realm, 1, 'start', NULL, '', NULL, 'applied', NULL, 0 FROM organisation GROUP BY realm
    """,
    """
    INSERT INTO organisation_realm (realm, applied, staging, staged_at)
    SELECT realm, 1, NULL, NULL FROM organisation GROUP BY realm
    """,
    """
    INSERT INTO organisation_state (realm, organisation, valid_from, recorded, valid_to, parent, code, tax_code, name,
      short_name, kind, replaced)
    SELECT realm, id, valid_from, 1, valid_to, parent, code, '', name, short_name, kind, NULL FROM organisation
    """,
    """
    INSERT INTO organisation_succession (realm, predecessor, successor, last_day, recorded, is_heir, replaced)
    SELECT realm, id, successor, valid_to, 1, 1, NULL FROM organisation
    WHERE successor IS NOT NULL AND valid_to IS NOT NULL
    """,
  ]

  private static let barerTable = [
    """
    ALTER TABLE organisation DROP COLUMN parent, DROP COLUMN code, DROP COLUMN name, DROP COLUMN short_name,
      DROP COLUMN kind, DROP COLUMN valid_from, DROP COLUMN valid_to, DROP COLUMN successor
    """
  ]

  /// SQLite drops no column that a rule names: so the table is made anew, while the rules that other tables have about it
  /// wait for the end of the transaction (<https://sqlite.org/pragma.html#pragma_defer_foreign_keys>).
  private static let barerTableOfSQLite = [
    "PRAGMA defer_foreign_keys = ON",
    "CREATE TABLE kept_organisation (realm BIGINT NOT NULL, id BIGINT NOT NULL, position BIGINT NOT NULL)",
    "INSERT INTO kept_organisation SELECT realm, id, position FROM organisation",
    "DROP TABLE organisation",
    """
    CREATE TABLE organisation (
      realm BIGINT NOT NULL, id BIGINT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (realm, id)) WITHOUT ROWID
    """,
    "INSERT INTO organisation (realm, id, position) SELECT realm, id, position FROM kept_organisation",
    "DROP TABLE kept_organisation",
  ]

  private static let indexes = [
    "CREATE INDEX organisation_state_recorded ON organisation_state (realm, recorded, organisation)",
    """
    CREATE INDEX organisation_state_replaced ON organisation_state (realm, replaced, organisation)
    WHERE replaced IS NOT NULL
    """,
    "CREATE INDEX organisation_succession_recorded ON organisation_succession (realm, recorded)",
    """
    CREATE INDEX organisation_succession_replaced ON organisation_succession (realm, replaced)
    WHERE replaced IS NOT NULL
    """,
    // A code stands for one body at a time; where two begin on one day the database itself says no.
    """
    CREATE UNIQUE INDEX organisation_state_code ON organisation_state (realm, code, valid_from)
    WHERE replaced IS NULL
    """,
  ]
}
