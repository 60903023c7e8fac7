// SPDX-License-Identifier: Apache-2.0
/// Migration 2: people, organisations, documents, plans, reports. Keys of large tables begin with the realm (the topmost
/// organisation), so that a province can be moved to a shard of its own. Days are ISO texts, moments milliseconds.
enum DomainTables {
  static let people: [String] = [
    """
    CREATE TABLE person (
      id BIGINT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password_hash TEXT, is_demonstration BIGINT
      NOT NULL, failures BIGINT NOT NULL, locked_until BIGINT, created_at BIGINT NOT NULL, disabled_at BIGINT)
    """,
    """
    CREATE TABLE membership (
      person BIGINT NOT NULL REFERENCES person (id), organisation BIGINT NOT NULL, realm BIGINT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('reader', 'reporter', 'approver', 'planner', 'administrator')),
      PRIMARY KEY (person, organisation, role), FOREIGN KEY (realm, organisation) REFERENCES organisation (realm, id))
    """,
    "CREATE INDEX membership_by_organisation ON membership (organisation)",
    """
    CREATE TABLE session (
      token BLOB PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id), created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE one_time_link (
      token BLOB PRIMARY KEY, person BIGINT REFERENCES person (id), created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL, used_at BIGINT)
    """,
  ]

  static let organisations: [String] = [
    """
    CREATE TABLE organisation (
      realm BIGINT NOT NULL, id BIGINT NOT NULL, parent BIGINT, code TEXT NOT NULL, name TEXT NOT NULL,
      short_name TEXT NOT NULL, kind TEXT NOT NULL, position BIGINT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT,
      successor BIGINT, PRIMARY KEY (realm, id), UNIQUE (realm, code, valid_from),
      CHECK (valid_to IS NULL OR valid_to >= valid_from), FOREIGN KEY (realm, parent) REFERENCES organisation (realm, id))
    """
  ]

  static let plans: [String] = [
    """
    CREATE TABLE document (
      realm BIGINT NOT NULL, id BIGINT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, format TEXT NOT NULL,
      size BIGINT NOT NULL, body TEXT NOT NULL, added_by BIGINT, added_at BIGINT NOT NULL, PRIMARY KEY (realm, id))
    """,
    """
    CREATE TABLE plan (
      realm BIGINT NOT NULL, id BIGINT NOT NULL, owner BIGINT NOT NULL, document BIGINT NOT NULL, state TEXT NOT NULL
      CHECK (state IN ('draft', 'active', 'closed')), type TEXT NOT NULL, title TEXT NOT NULL, number TEXT, issuer TEXT,
      place TEXT, issued_on TEXT, period_from BIGINT, period_to BIGINT, authority TEXT, position TEXT, signer TEXT,
      recipients TEXT NOT NULL, created_by BIGINT, created_at BIGINT NOT NULL, confirmed_at BIGINT,
      PRIMARY KEY (realm, id), FOREIGN KEY (realm, owner) REFERENCES organisation (realm, id),
      FOREIGN KEY (realm, document) REFERENCES document (realm, id))
    """,
    """
    CREATE TABLE plan_item (
      realm BIGINT NOT NULL, plan BIGINT NOT NULL, id BIGINT NOT NULL, parent BIGINT, position BIGINT NOT NULL,
      label TEXT NOT NULL, activity TEXT NOT NULL, kind TEXT NOT NULL
      CHECK (kind IN ('heading', 'theme', 'group', 'activity', 'task', 'statement')), text TEXT NOT NULL, due TEXT,
      due_day TEXT, target BIGINT, unit TEXT, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL, reviewed BIGINT NOT
      NULL, stopped_reason TEXT, version BIGINT NOT NULL, PRIMARY KEY (realm, plan, id),
      FOREIGN KEY (realm, plan) REFERENCES plan (realm, id),
      FOREIGN KEY (realm, plan, parent) REFERENCES plan_item (realm, plan, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE assignment (
      realm BIGINT NOT NULL, plan BIGINT NOT NULL, id BIGINT NOT NULL, item BIGINT NOT NULL, body TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('lead', 'co-lead', 'coordinate', 'responsible', 'follow')), organisation BIGINT,
      span_start BIGINT NOT NULL, span_end BIGINT NOT NULL, PRIMARY KEY (realm, plan, id),
      FOREIGN KEY (realm, plan, item) REFERENCES plan_item (realm, plan, id),
      FOREIGN KEY (realm, organisation) REFERENCES organisation (realm, id)) WITHOUT ROWID
    """,
    "CREATE INDEX assignment_by_organisation ON assignment (realm, organisation)",
    """
    CREATE TABLE finding (
      realm BIGINT NOT NULL, plan BIGINT NOT NULL, position BIGINT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL,
      item BIGINT, message_vi TEXT NOT NULL, message_en TEXT NOT NULL, advice_vi TEXT NOT NULL, advice_en TEXT NOT NULL,
      PRIMARY KEY (realm, plan, position), FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE duty (
      realm BIGINT NOT NULL, plan BIGINT NOT NULL, position BIGINT NOT NULL, receiver TEXT NOT NULL, via TEXT, rule TEXT,
      due TEXT, PRIMARY KEY (realm, plan, position), FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)) WITHOUT ROWID
    """,
  ]

  static let reporting: [String] = [
    """
    CREATE TABLE report (
      realm BIGINT NOT NULL, plan BIGINT NOT NULL, id BIGINT NOT NULL, item BIGINT NOT NULL, organisation BIGINT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('submitted', 'accepted', 'returned')), holds_on TEXT NOT NULL,
      percent BIGINT NOT NULL CHECK (percent BETWEEN 0 AND 100), quantity BIGINT, sentence TEXT NOT NULL,
      difficulty TEXT NOT NULL, proposal TEXT NOT NULL, submitted_by BIGINT, submitter TEXT NOT NULL, submitted_at BIGINT
      NOT NULL, decided_by BIGINT, decider TEXT, decided_at BIGINT, note TEXT, idempotency_key TEXT NOT NULL,
      PRIMARY KEY (realm, plan, id), UNIQUE (realm, idempotency_key),
      FOREIGN KEY (realm, plan, item) REFERENCES plan_item (realm, plan, id),
      FOREIGN KEY (realm, organisation) REFERENCES organisation (realm, id))
    """,
    "CREATE INDEX report_by_item ON report (realm, plan, item, holds_on)",
    "CREATE INDEX report_waiting ON report (realm, state, organisation)",
    """
    CREATE TABLE evidence (
      realm BIGINT NOT NULL, plan BIGINT NOT NULL, report BIGINT NOT NULL, position BIGINT NOT NULL, sha256 TEXT NOT NULL,
      name TEXT NOT NULL, media_type TEXT NOT NULL, size BIGINT NOT NULL, PRIMARY KEY (realm, plan, report, position),
      FOREIGN KEY (realm, plan, report) REFERENCES report (realm, plan, id))
    """,
  ]

  /// In the order in which foreign keys allow them.
  static let migration = Migration(2, "plans, people and reports", organisations + people + plans + reporting)
}
