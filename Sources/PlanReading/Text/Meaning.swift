// SPDX-License-Identifier: Apache-2.0

/// What a phrase of the lexicon can mean; a phrase may mean several things.
struct Meaning: OptionSet, Sendable {
  let rawValue: UInt64

  private init(bit: UInt64) { rawValue = 1 << bit }
  init(rawValue: UInt64) { self.rawValue = rawValue }

  // Bodies
  /// Opens the name of a body if a capital follows: sở, ban, bộ.
  static let bodyHead = Meaning(bit: 0)
  /// Opens the name of a body by itself: ủy ban nhân dân, văn phòng.
  static let body = Meaning(bit: 1)
  /// Names bodies after «các»: cơ quan, đơn vị, ngành.
  static let bodyNoun = Meaning(bit: 2)
  static let plural = Meaning(bit: 3)
  /// «Các cấp», «mỗi cấp»: all levels, and so nobody in particular.
  static let allLevels = Meaning(bit: 4)
  static let and = Meaning(bit: 5)
  static let with = Meaning(bit: 6)

  // Doing
  static let verb = Meaning(bit: 7)
  static let lead = Meaning(bit: 8)
  static let coLead = Meaning(bit: 9)
  static let coordinate = Meaning(bit: 10)
  /// «Có trách nhiệm», «chịu trách nhiệm».
  static let duty = Meaning(bit: 11)
  /// Puts a clause before the doer: trong quá trình, trên cơ sở, căn cứ.
  static let opener = Meaning(bit: 12)
  /// Gives work to what follows: giao, đề nghị, yêu cầu.
  static let giving = Meaning(bit: 13)
  static let by = Meaning(bit: 14)
  static let focalPoint = Meaning(bit: 15)
  static let dutyOf = Meaning(bit: 16)

  // Time
  static let day = Meaning(bit: 17)
  static let month = Meaning(bit: 18)
  static let year = Meaning(bit: 19)
  static let quarter = Meaning(bit: 20)
  static let hour = Meaning(bit: 21)
  static let minute = Meaning(bit: 22)
  static let weekday = Meaning(bit: 23)
  static let phase = Meaning(bit: 24)
  static let from = Meaning(bit: 25)
  static let until = Meaning(bit: 26)
  /// Says that a date is a deadline: trước, trong, chậm nhất.
  static let deadlineMark = Meaning(bit: 27)
  /// «Thời gian», «thời hạn», «tiến độ».
  static let timeKey = Meaning(bit: 28)
  static let placeKey = Meaning(bit: 29)
  static let referencePoint = Meaning(bit: 30)
  static let halfYear = Meaning(bit: 31)

  // Recurrence
  static let yearly = Meaning(bit: 32)
  static let quarterly = Meaning(bit: 33)
  static let monthly = Meaning(bit: 34)
  static let weekly = Meaning(bit: 35)
  static let daily = Meaning(bit: 36)
  static let periodic = Meaning(bit: 37)

  // Reports
  static let report = Meaning(bit: 38)
  static let send = Meaning(bit: 39)
  static let to = Meaning(bit: 40)
  static let via = Meaning(bit: 41)
  static let copy = Meaning(bit: 42)
  static let difficulty = Meaning(bit: 43)
  static let conditional = Meaning(bit: 44)
  /// «tăng», «giảm»: what a body does, and a word before a share.
  static let change = Meaning(bit: 45)
  static let result = Meaning(bit: 46)

  // Quantities
  static let least = Meaning(bit: 47)
  static let most = Meaning(bit: 48)
  static let more = Meaning(bit: 49)
  static let less = Meaning(bit: 50)
  static let reach = Meaning(bit: 51)
  /// A verb whose object is counted: trồng, mở, lắp đặt.
  static let making = Meaning(bit: 52)
  static let unit = Meaning(bit: 53)
  static let numeral = Meaning(bit: 54)

  // The plan itself
  static let activityNumber = Meaning(bit: 55)
  static let adopt = Meaning(bit: 56)
  static let movement = Meaning(bit: 57)
  static let theme = Meaning(bit: 58)
  static let group = Meaning(bit: 59)
  static let planWord = Meaning(bit: 60)
  /// A heading below which nobody is given work: mục đích, yêu cầu, đối tượng.
  static let statementHeading = Meaning(bit: 61)
  static let closing = Meaning(bit: 62)
  static let numberSign = Meaning(bit: 63)
}
