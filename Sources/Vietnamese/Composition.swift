// SPDX-License-Identifier: Apache-2.0

/// Whether UTF-8 bytes hold no combining mark (U+0300 to U+036F), and so are already in normal form C as far as
/// Vietnamese goes. It may answer `false` for text that is in normal form too; it never answers `true` wrongly.
public func isQuicklyNormal(_ bytes: [UInt8]) -> Bool {
  let span = bytes.span
  for index in span.indices where span[index] & 0xFE == 0xCC { return false }
  return true
}

/// Composes letters and combining marks of valid UTF-8 into normal form C (Unicode Standard Annex 15).
///
/// Every letter of Vietnamese and of Western Europe is composed, in whatever order its marks stand; marks on letters of
/// other scripts keep their place. Text without combining marks comes back as it is, without a copy.
public func composed(_ bytes: [UInt8]) -> [UInt8] {
  guard !isQuicklyNormal(bytes) else { return bytes }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var cluster: [UInt32] = []
  var marked = false
  var index = 0
  while index < bytes.count {
    let (scalar, length) = scalarAt(index, of: bytes)
    if isMark(scalar), !cluster.isEmpty {
      marked = true
    } else {
      flush(&cluster, marked: marked, into: &result)
      marked = false
    }
    cluster.append(scalar)
    index += length
  }
  flush(&cluster, marked: marked, into: &result)
  return result
}

/// Reads one scalar of valid UTF-8.
func scalarAt(_ index: Int, of bytes: [UInt8]) -> (scalar: UInt32, length: Int) {
  let first = UInt32(bytes[index])
  switch first {
  case 0..<0x80: return (first, 1)
  case 0..<0xE0 where index + 1 < bytes.count: return ((first & 31) << 6 | UInt32(bytes[index + 1] & 63), 2)
  case 0..<0xF0 where index + 2 < bytes.count:
    return ((first & 15) << 12 | UInt32(bytes[index + 1] & 63) << 6 | UInt32(bytes[index + 2] & 63), 3)
  case 0... where index + 3 < bytes.count:
    let high = (first & 7) << 18 | UInt32(bytes[index + 1] & 63) << 12
    return (high | UInt32(bytes[index + 2] & 63) << 6 | UInt32(bytes[index + 3] & 63), 4)
  default: return (0xFFFD, 1)
  }
}

/// Appends one scalar as UTF-8.
func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
  switch scalar {
  case 0..<0x80: bytes.append(UInt8(scalar))
  case 0..<0x800: bytes += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 63)]
  case 0..<0x10000: bytes += [UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 63), UInt8(0x80 | scalar & 63)]
  default:
    bytes += [UInt8(0xF0 | scalar >> 18 & 7), UInt8(0x80 | scalar >> 12 & 63)]
    bytes += [UInt8(0x80 | scalar >> 6 & 63), UInt8(0x80 | scalar & 63)]
  }
}

private func isMark(_ scalar: UInt32) -> Bool { scalar >= 0x300 && scalar <= 0x36F }

private func flush(_ cluster: inout [UInt32], marked: Bool, into result: inout [UInt8]) {
  if marked { cluster = composedCluster(cluster) }
  for scalar in cluster { append(scalar, to: &result) }
  cluster.removeAll(keepingCapacity: true)
}

/// Decomposes, orders and composes one base letter and its marks.
private func composedCluster(_ cluster: [UInt32]) -> [UInt32] {
  var scalars = cluster.flatMap(decomposed)
  orderMarks(&scalars)
  var result = [scalars[0]]
  var lastClass = 0
  for mark in scalars.dropFirst() {
    let ownClass = combiningClass(mark)
    let blocked = result.count > 1 && (lastClass >= ownClass || lastClass == 0)
    if !blocked, let whole = CompositionPairs.whole[CompositionPairs.key(result[0], mark)] {
      result[0] = whole
    } else {
      result.append(mark)
      lastClass = ownClass
    }
  }
  return result
}

private func decomposed(_ scalar: UInt32) -> [UInt32] {
  guard let (base, mark) = CompositionPairs.parts[scalar] else {
    return [scalar == 0x340 ? 0x300 : scalar == 0x341 ? 0x301 : scalar]
  }
  return decomposed(base) + [mark]
}

/// Sorts marks by class and keeps the order of those of one class (insertion sort: a letter bears few marks, but a
/// hostile text may stack thousands, so long stacks go through the sort of the standard library).
private func orderMarks(_ scalars: inout [UInt32]) {
  let marks = scalars.dropFirst().enumerated().map { (combiningClass($0.element), $0.offset, $0.element) }
  let ordered = marks.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  scalars.replaceSubrange(1..., with: ordered.map { $0.2 })
}

/// Canonical combining class of U+0300 to U+036F (UnicodeData.txt); zero for the rest.
private func combiningClass(_ scalar: UInt32) -> Int {
  switch scalar {
  case 0x31B: 216
  case 0x316...0x319, 0x31C...0x320, 0x323...0x326, 0x329...0x333, 0x339...0x33C, 0x347...0x349, 0x34D, 0x34E,
    0x353...0x356, 0x359, 0x35A:
    220
  case 0x321, 0x322, 0x327, 0x328: 202
  case 0x315, 0x31A, 0x358: 232
  case 0x334...0x338: 1
  case 0x345: 240
  case 0x34F: 0
  case 0x35C, 0x35F, 0x362: 233
  case 0x35D, 0x35E, 0x360, 0x361: 234
  case 0x300...0x36F: 230
  default: 0
  }
}

/// The canonical pairs of letter and mark: those of Vietnamese, and those of Latin-1 that stand in foreign names.
private enum CompositionPairs {
  static func key(_ base: UInt32, _ mark: UInt32) -> UInt64 { UInt64(base) << 32 | UInt64(mark) }

  static let whole: [UInt64: UInt32] = Dictionary(
    uniqueKeysWithValues: parts.map { (key($0.value.base, $0.value.mark), $0.key) })

  static let parts: [UInt32: (base: UInt32, mark: UInt32)] = {
    var parts: [UInt32: (base: UInt32, mark: UInt32)] = [:]
    func enter(_ whole: Unicode.Scalar, _ base: Unicode.Scalar, _ mark: UInt32) {
      parts[whole.value] = (base.value, mark)
      parts[uppercase(whole).value] = (uppercase(base).value, mark)
    }
    let toneMarks: [UInt32] = [0, 0x300, 0x309, 0x303, 0x301, 0x323]
    for forms in vowels {
      for tone in 1...5 { enter(forms[tone], forms[0], toneMarks[tone]) }
    }
    let others: [(Unicode.Scalar, Unicode.Scalar, UInt32)] = [
      ("ă", "a", 0x306), ("â", "a", 0x302), ("ê", "e", 0x302), ("ô", "o", 0x302), ("ơ", "o", 0x31B), ("ư", "u", 0x31B),
      // The dot stands below, so it comes before the circumflex and the breve.
      ("ặ", "ạ", 0x306), ("ậ", "ạ", 0x302), ("ệ", "ẹ", 0x302), ("ộ", "ọ", 0x302),
      ("ñ", "n", 0x303), ("ç", "c", 0x327), ("å", "a", 0x30A), ("î", "i", 0x302), ("û", "u", 0x302), ("ä", "a", 0x308),
      ("ë", "e", 0x308), ("ï", "i", 0x308), ("ö", "o", 0x308), ("ü", "u", 0x308), ("ÿ", "y", 0x308),
    ]
    for (whole, base, mark) in others { enter(whole, base, mark) }
    return parts
  }()
}
