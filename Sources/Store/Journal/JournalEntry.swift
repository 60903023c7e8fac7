// SPDX-License-Identifier: Apache-2.0
public import Domain

/// What one change writes into the journal, in its own transaction.
public struct JournalEntry: Sendable, Hashable {
  /// The realm (one installation's province, union or Party committee) that the change belongs to.
  public var realm: Int64
  /// The user who did it; `nil` for the program itself.
  public var actor: Int64?
  /// The user's name on that day. It enters the chain as a commitment and can be erased; empty where there is no user.
  public var actorName: String
  /// A stable code of what was done: `report.accept`.
  public var action: String
  /// The kind of thing that it was done to: `report`.
  public var subjectKind: String
  /// The identifier of that thing.
  public var subject: Int64
  /// What was there before, as compact JSON; no personal value.
  public var before: String?
  /// What is there now, as compact JSON; no personal value.
  public var after: String?
  /// Personal values that belong to the entry. The chain holds salted commitments of them only.
  public var personal: [PersonalValue]
  /// The organisation that it concerns, so that its entries can be found; not part of the chain.
  public var organisation: Int64?
  /// The plan that the subject belongs to, so that it can be shown; not part of the chain.
  public var plan: Int64?
  /// The moment of the change.
  public var at: Instant

  /// The place of the name of the person for whom the actor acted, by a role that was lent.
  public static let principalPlace = "for"

  /// Gathers the parts of an entry.
  public init(
    realm: Int64, actor: Int64?, actorName: String, action: String, subjectKind: String, subject: Int64,
    before: String? = nil, after: String? = nil, personal: [PersonalValue] = [], organisation: Int64? = nil,
    plan: Int64? = nil, at: Instant
  ) {
    self.realm = realm
    self.actor = actor
    self.actorName = actorName
    self.action = action
    self.subjectKind = subjectKind
    self.subject = subject
    self.before = before
    self.after = after
    self.personal = personal
    self.organisation = organisation
    self.plan = plan
    self.at = at
  }
}

/// A personal value of a journal entry: a name, a telephone number, a ballot. Its text can be erased later.
public struct PersonalValue: Sendable, Hashable {
  /// Where in the entry it belongs: `after.name`. Unique in the entry; `actor` is taken.
  public var place: String
  /// The user it is about, so that all values of one person can be erased; `nil` where it is no user.
  public var person: Int64?
  /// The value; `nil` once it was erased.
  public var text: String?

  /// A value that is about to be recorded.
  public init(place: String, person: Int64?, text: String) {
    self.place = place
    self.person = person
    self.text = text
  }

  init(place: String, person: Int64?, recorded text: String?) {
    self.place = place
    self.person = person
    self.text = text
  }
}

/// An entry as it stands in the journal.
public struct RecordedEntry: Sendable, Hashable {
  /// The identifier; larger means later, to the millisecond.
  public let id: Int64
  /// What was recorded. `actorName` is empty once it was erased.
  public let entry: JournalEntry
  /// The place in the chain, from 1; `nil` until the sequencer has sealed it.
  public let sequence: Int64?
}
