// SPDX-License-Identifier: Apache-2.0
import Database

extension Schema {
  /// Step 5: how a document was read, which a person who puts the reading right wants to know: where its pages begin, what
  /// was converted, and of which facts the reader was not sure. No review changes them, so undoing one has nothing to do
  /// here; a doubt outlives the item that it speaks of, because an undone step may bring the item back.
  static let reading = Migration(
    5, "reading",
    [
      """
      CREATE TABLE document_page (
        realm BIGINT NOT NULL, document BIGINT NOT NULL, page BIGINT NOT NULL, start BIGINT NOT NULL,
        PRIMARY KEY (realm, document, page), FOREIGN KEY (realm, document) REFERENCES document (realm, id)) WITHOUT ROWID
      """,
      """
      CREATE TABLE document_conversion (
        realm BIGINT NOT NULL, document BIGINT NOT NULL, position BIGINT NOT NULL, name TEXT NOT NULL,
        message_vi TEXT NOT NULL, message_en TEXT NOT NULL, PRIMARY KEY (realm, document, position),
        FOREIGN KEY (realm, document) REFERENCES document (realm, id)) WITHOUT ROWID
      """,
      """
      CREATE TABLE reading_doubt (
        realm BIGINT NOT NULL, plan BIGINT NOT NULL, position BIGINT NOT NULL, item BIGINT NOT NULL, fact TEXT NOT NULL
        CHECK (fact IN ('item', 'body', 'target', 'duty', 'event')), confidence BIGINT NOT NULL
        CHECK (confidence BETWEEN 0 AND 100), span_start BIGINT NOT NULL, span_end BIGINT NOT NULL,
        PRIMARY KEY (realm, plan, position), FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)) WITHOUT ROWID
      """,
    ])

  /// Step 6: the words that recognition of a picture was not sure of, to be marked where the document is shown.
  static let doubtedWords = Migration(
    6, "doubted words",
    [
      """
      CREATE TABLE document_word (
        realm BIGINT NOT NULL, document BIGINT NOT NULL, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL,
        confidence BIGINT NOT NULL CHECK (confidence BETWEEN 0 AND 100), PRIMARY KEY (realm, document, span_start),
        FOREIGN KEY (realm, document) REFERENCES document (realm, id)) WITHOUT ROWID
      """
    ])
}
