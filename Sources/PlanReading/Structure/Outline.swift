// SPDX-License-Identifier: Apache-2.0

/// The items that are open while a document is read: each new label closes some of them and finds its parent.
struct Outline {
  /// An open item.
  struct Frame {
    /// Index of the item.
    var item: Int
    /// Its label; `nil` for a plain paragraph.
    var label: Label?
    /// Whether what follows as bullets or letters belongs to it though it is a plain paragraph: it ends with a colon.
    var introduces = false
    /// Bodies that it gives the items directly below.
    var announced: [String] = []
    /// Numbers of activities that it assigns, for the check of its sub-items.
    var activities: [Int] = []
    /// Whether nobody is given work below it.
    var isStatement = false
    /// Whether work is listed below it.
    var isWork = false
    /// Whether it says who does what: «Tổ chức thực hiện», «Phân công nhiệm vụ».
    var givesWork = false
    /// Whether it lists places, which are given no work: «Điểm quan trắc: … như sau:».
    var namesPlaces = false
    /// Whether it lists aims: «Chỉ tiêu», «Mục tiêu cụ thể».
    var namesAims = false
    /// By when what it lists is to be reached: «Mục tiêu đến năm 2030».
    var horizon: String?
    /// Whether it names the theme of a movement.
    var namesMovement = false

    /// Plain paragraphs that introduce a list stand between numbers and letters.
    var rank: Int { label?.rank ?? (introduces ? Label.Style.number.rawValue * 10 + 9 : 1000) }
    var isBullet: Bool { label?.style.isBullet ?? false }
    var isTable: Bool { label?.style == .tableHeading || label?.style == .tableRow }
  }

  private(set) var frames: [Frame] = []

  var top: Frame? { frames.last }

  mutating func removeAll() { frames.removeAll(keepingCapacity: true) }

  mutating func removeTop() { frames.removeLast() }

  mutating func updateTop(_ change: (inout Frame) -> Void) {
    guard !frames.isEmpty else { return }
    change(&frames[frames.count - 1])
  }

  /// Opens an item with a label and gives the frame of its parent.
  mutating func open(_ item: Int, _ label: Label) -> Frame? {
    while let top, top.rank == 1000 { frames.removeLast() }
    if let sibling = frames.lastIndex(where: { $0.label?.isSibling(of: label) == true }) {
      if !restarts(label, at: sibling) { frames.removeSubrange(sibling...) }
    } else {
      closeFrames(for: label)
    }
    let parent = frames.last
    frames.append(Frame(item: item, label: label))
    return parent
  }

  /// Closes the rows that are open, and with `headings` also the headings of the table.
  mutating func closeTable(headings: Bool) {
    while let top, top.isTable, headings || top.label?.style == .tableRow { frames.removeLast() }
  }

  /// Whether a label begins a list of its own inside a deeper point instead of going on with the outer sequence.
  private func restarts(_ label: Label, at sibling: Int) -> Bool {
    guard label.style == .number, label.value == 1, label.depth == 1, sibling < frames.count - 1, let top else {
      return false
    }
    return top.label?.style == .letter || top.label?.style == .bracketed
  }

  private mutating func closeFrames(for label: Label) {
    while let top {
      if label.style.isBullet, top.isBullet { return }
      if label.style == .letter, top.label?.style == .bracketed { return }
      // The first «Nhiệm vụ 1» may stand below «2. Nhiệm vụ cụ thể» as well as above numbers of its own.
      if label.style == .duty, top.label?.style == .number { return }
      if top.rank < label.rank { return }
      frames.removeLast()
    }
  }

  /// Opens a plain paragraph below the nearest item that is no bullet; a line that tells the time of a bullet stands below
  /// the outermost bullet.
  mutating func openPlain(_ item: Int, belongsToBullet: Bool) -> Frame? {
    while let top, top.label == nil { frames.removeLast() }
    if let bullet = frames.firstIndex(where: \.isBullet) {
      frames.removeSubrange((belongsToBullet ? bullet + 1 : bullet)...)
      if !belongsToBullet { while let top, top.label == nil { frames.removeLast() } }
    }
    let parent = frames.last
    frames.append(Frame(item: item))
    return parent
  }

  /// Whether an open item is a part in which nobody is given work.
  var isWithinStatement: Bool { frames.dropLast().contains { $0.isStatement } }

  /// The horizon of the innermost open item that tells one.
  var horizon: String? { frames.last { $0.horizon != nil }?.horizon }

  /// Whether an open item lists aims.
  var isWithinAims: Bool { frames.dropLast().contains { $0.namesAims } }

  /// Whether an open item is a part in which work is listed.
  var isWithinWork: Bool { frames.dropLast().contains { $0.isWork } }
}
