// SPDX-License-Identifier: Apache-2.0
import Database

extension Schema {
  /// A role counts from a day to a day, and stays as history once it has ended. Roles that were there before count from
  /// the day (in Vietnam) on which their person was added.
  public static let rolesInTime = Migration(8, "roles in time") { dialect in
    let created: String
    switch dialect {
    case .sqlite: created = "strftime('%Y-%m-%d', (p.created_at + 25200000) / 1000, 'unixepoch')"
    case .postgreSQL:
      created = "to_char(to_timestamp((p.created_at + 25200000) / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
    }
    return [
      """
      CREATE TABLE new_membership (
        person BIGINT NOT NULL REFERENCES person (id), organisation BIGINT NOT NULL, realm BIGINT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('reader', 'reporter', 'approver', 'planner', 'administrator')),
        valid_from TEXT NOT NULL, valid_to TEXT, PRIMARY KEY (person, organisation, role, valid_from),
        FOREIGN KEY (realm, organisation) REFERENCES organisation (realm, id)) WITHOUT ROWID
      """,
      """
      INSERT INTO new_membership (person, organisation, realm, role, valid_from)
      SELECT m.person, m.organisation, m.realm, m.role, \(created) FROM membership m JOIN person p ON p.id = m.person
      """,
      "DROP TABLE membership",
      "ALTER TABLE new_membership RENAME TO membership",
      "CREATE INDEX membership_by_organisation ON membership (organisation)",
    ]
  }
}
