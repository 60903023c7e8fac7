// SPDX-License-Identifier: Apache-2.0

/// A straight line that is drawn on a page, level or upright, in points.
struct PageRule {
  /// Where it runs: from the top for a level one, from the left for an upright one.
  var at: Double
  var from: Double
  var to: Double
}

/// The lines drawn on a page.
struct PageRules {
  var level: [PageRule] = []
  var upright: [PageRule] = []

  init(level: [PageRule] = [], upright: [PageRule] = []) {
    self.level = level
    self.upright = upright
  }

  /// Finds dark runs in a picture that are long and thin. Borders of a table are; letters are too short, the black edge of
  /// a scan is too thick.
  init(_ picture: GreyPicture, dark: UInt8) {
    let scale = 72 / picture.resolution
    var level = RunCollector(shortest: Int(30 / scale), thickest: Int(4 / scale) + 1)
    var upright = RunCollector(shortest: Int(16 / scale), thickest: Int(4 / scale) + 1)
    var starts = [Int](repeating: -1, count: picture.width)
    var columns = [[(Int, Int)]](repeating: [], count: picture.width)
    for row in 0...picture.height {
      var start = -1
      for column in 0...picture.width {
        let isDark =
          row < picture.height && column < picture.width
          && picture.pixels[picture.start + row * picture.width + column] < dark
        if column < picture.width {
          if isDark {
            if starts[column] < 0 { starts[column] = row }
          } else if starts[column] >= 0 {
            if row - starts[column] >= upright.shortest { columns[column].append((starts[column], row)) }
            starts[column] = -1
          }
        }
        if isDark {
          if start < 0 { start = column }
        } else if start >= 0 {
          if column - start >= level.shortest { level.add(start, column, at: row) }
          start = -1
        }
      }
    }
    for (column, runs) in columns.enumerated() { for run in runs { upright.add(run.0, run.1, at: column) } }
    self.level = level.rules(scale)
    self.upright = upright.rules(scale)
  }

  /// The same lines on a page that was turned by a small angle.
  func turned(by slope: Double) -> PageRules {
    PageRules(
      level: level.map { PageRule(at: $0.at - slope * ($0.from + $0.to) / 2, from: $0.from, to: $0.to) },
      upright: upright.map { PageRule(at: $0.at + slope * ($0.from + $0.to) / 2, from: $0.from, to: $0.to) })
  }
}

/// Puts runs of neighbouring rows of pixels together into lines.
private struct RunCollector {
  private struct Stroke {
    var first: Int
    var last: Int
    var from: Int
    var to: Int
  }
  let shortest: Int
  let thickest: Int
  private var strokes: [Stroke] = []
  /// Index of the first stroke that may still grow.
  private var open = 0

  init(shortest: Int, thickest: Int) {
    self.shortest = shortest
    self.thickest = thickest
  }

  mutating func add(_ from: Int, _ to: Int, at row: Int) {
    while open < strokes.count, strokes[open].last < row - thickest - 2 { open += 1 }
    for index in strokes.indices[open...].reversed()
    where row - strokes[index].last <= 2 && from < strokes[index].to + 3 && strokes[index].from < to + 3 {
      strokes[index].last = row
      strokes[index].from = min(strokes[index].from, from)
      strokes[index].to = max(strokes[index].to, to)
      return
    }
    strokes.append(Stroke(first: row, last: row, from: from, to: to))
  }

  /// The thin ones. A skewed line is as thick as the rows that it crosses, so long ones may be thicker.
  func rules(_ scale: Double) -> [PageRule] {
    strokes.filter { $0.last - $0.first < thickest + ($0.to - $0.from) / 40 }.map {
      PageRule(
        at: Double($0.first + $0.last + 1) / 2 * scale, from: Double($0.from) * scale, to: Double($0.to) * scale)
    }
  }
}

/// A picture in shades of grey, as `pdftoppm -gray` writes it (netpbm P5 with one byte for each pixel); of one in colours
/// (P6, red, green and blue of each pixel) what red light shows: in it red ink is white.
struct GreyPicture {
  let width: Int
  let height: Int
  /// Pixels for each inch.
  let resolution: Double
  /// The file; pixels begin at `start`.
  var pixels: [UInt8]
  let start: Int

  /// - Parameter resolution: pixels for each inch, which the format does not tell.
  init?(_ bytes: [UInt8], resolution: Double) {
    let isColour = bytes.starts(with: [0x50, 0x36])
    guard isColour || bytes.starts(with: [0x50, 0x35]) else { return nil }
    var numbers: [Int] = []
    var index = 2
    while numbers.count < 3, index < bytes.count {
      if (0x30...0x39).contains(bytes[index]) {
        var value = 0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]), value < 1 << 20 {
          value = value * 10 + Int(bytes[index] - 0x30)
          index += 1
        }
        numbers.append(value)
      } else {
        index += 1
      }
    }
    guard numbers.count == 3, numbers[2] == 255,
      bytes.count >= index + 1 + numbers[0] * numbers[1] * (isColour ? 3 : 1)
    else { return nil }
    (width, height) = (numbers[0], numbers[1])
    self.resolution = resolution
    if isColour {
      pixels = Array("P5\n\(width) \(height)\n255\n".utf8)
      start = pixels.count
      pixels += stride(from: index + 1, to: index + 1 + 3 * width * height, by: 3).map { bytes[$0] }
    } else {
      start = index + 1
      pixels = bytes
    }
  }

  /// Whether nothing is printed on it: fewer than one pixel in ten thousand is dark.
  var isBlank: Bool {
    pixels[start...].lazy.filter { $0 < 128 }.prefix(width * height / 10_000 + 1).count <= width * height / 10_000
  }

  /// Paints lines white, with a little around them, so that text recognition does not take them for letters.
  mutating func erase(_ rules: PageRules) {
    let scale = resolution / 72
    for rule in rules.level {
      fill(Int(rule.from * scale) - 2..<Int(rule.to * scale) + 3, Int(rule.at * scale) - 3..<Int(rule.at * scale) + 4)
    }
    for rule in rules.upright {
      fill(Int(rule.at * scale) - 3..<Int(rule.at * scale) + 4, Int(rule.from * scale) - 2..<Int(rule.to * scale) + 3)
    }
  }

  private mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>) {
    for row in rows.clamped(to: 0..<height) {
      for column in columns.clamped(to: 0..<width) { pixels[start + row * width + column] = 255 }
    }
  }
}
