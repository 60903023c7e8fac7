// SPDX-License-Identifier: Apache-2.0
import Database

extension Schema {
  /// Step 4: every correction of a plan under review, with what it changed before and after, so that it can be undone
  /// and done again at any later time.
  static let review = Migration(
    4, "review",
    [
      """
      CREATE TABLE review_step (
        realm BIGINT NOT NULL, plan BIGINT NOT NULL, number BIGINT NOT NULL, action TEXT NOT NULL
        CHECK (action IN ('correct', 'accept', 'match', 'split', 'merge', 'move')), item BIGINT, made_by BIGINT,
        made_at BIGINT NOT NULL, undone_by BIGINT, undone_at BIGINT, PRIMARY KEY (realm, plan, number),
        FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)) WITHOUT ROWID
      """,
      """
      CREATE TABLE review_item (
        realm BIGINT NOT NULL, plan BIGINT NOT NULL, step BIGINT NOT NULL, side TEXT NOT NULL
        CHECK (side IN ('before', 'after')), id BIGINT NOT NULL, parent BIGINT, position BIGINT NOT NULL,
        label TEXT NOT NULL, activity TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, due TEXT, target BIGINT,
        unit TEXT, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL, reviewed BIGINT NOT NULL, stopped_reason TEXT,
        version BIGINT NOT NULL, PRIMARY KEY (realm, plan, step, side, id),
        FOREIGN KEY (realm, plan, step) REFERENCES review_step (realm, plan, number)) WITHOUT ROWID
      """,
      """
      CREATE TABLE review_assignment (
        realm BIGINT NOT NULL, plan BIGINT NOT NULL, step BIGINT NOT NULL, side TEXT NOT NULL
        CHECK (side IN ('before', 'after')), id BIGINT NOT NULL, item BIGINT NOT NULL, body TEXT NOT NULL,
        role TEXT NOT NULL, organisation BIGINT, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL,
        PRIMARY KEY (realm, plan, step, side, id),
        FOREIGN KEY (realm, plan, step) REFERENCES review_step (realm, plan, number)) WITHOUT ROWID
      """,
    ])
}
