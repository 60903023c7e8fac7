// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Vietnamese

/// Writes the encodings of before Unicode, by the tables of the C library or by the lists that typists learn.
enum OldWriter {
  static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .tcvn3: text.precomposedStringWithCanonicalMapping.unicodeScalars.flatMap(tcvn3)
    case .viscii: library(text, "VISCII")
    case .windows1258: library(text, "CP1258")
    case .vni: text.precomposedStringWithCanonicalMapping.unicodeScalars.flatMap(vni)
    default: Array(text.utf8)
    }
  }

  /// What is meant by the bytes as TCVN 3 can write it: capitals with a tone are small.
  static func writable(_ text: String, _ encoding: TextEncoding) -> String {
    guard encoding == .tcvn3 else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          isTonedCapital($0) ? $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 : $0
        }))
  }

  private static func isTonedCapital(_ scalar: Unicode.Scalar) -> Bool {
    guard let letter = Letter(scalar) else { return false }
    return letter.isUppercase && letter.tone != .level
  }

  private static func tcvn3(_ scalar: Unicode.Scalar) -> [UInt8] {
    let small = isTonedCapital(scalar) ? scalar.properties.lowercaseMapping : String(scalar)
    return signs[scalar] ?? library(small, "TCVN")
  }

  /// The signs of Windows, which the library does not know in TCVN.
  private static let signs: [Unicode.Scalar: [UInt8]] = [
    "“": [0x93], "”": [0x94], "–": [0x96], "…": [0x85], "«": [0xAB], "»": [0xBB],
  ]

  private static func library(_ text: String, _ name: String) -> [UInt8] {
    guard let table = tables[name] else { return [] }
    return text.precomposedStringWithCanonicalMapping.unicodeScalars.flatMap { scalar -> [UInt8] in
      if let byte = table[scalar] { return [byte] }
      // The marks of the shape stand before those of the tone.
      let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      let shapes: [Unicode.Scalar] = ["\u{302}", "\u{306}", "\u{31B}"]
      let ordered =
        parts.prefix(1) + parts.dropFirst().filter(shapes.contains) + parts.dropFirst().filter { !shapes.contains($0) }
      return ordered.reduce(into: [UInt8]()) { bytes, part in
        // Windows-1258 has the letters with their shape and the tones behind them.
        if let whole = bytes.last.flatMap({ Unicode.Scalar($0) }),
          let joined = table[
            (String(whole) + String(part)).precomposedStringWithCanonicalMapping.unicodeScalars.first ?? " "],
          (String(whole) + String(part)).precomposedStringWithCanonicalMapping.unicodeScalars.count == 1
        {
          bytes[bytes.count - 1] = joined
        } else {
          bytes.append(table[part] ?? 0x3F)
        }
      }
    }
  }

  /// What each byte stands for, as the C library has it.
  private static let tables: [String: [Unicode.Scalar: UInt8]] = Dictionary(
    uniqueKeysWithValues: ["VISCII", "TCVN", "CP1258"].map { name in
      var table: [Unicode.Scalar: UInt8] = ["\n": 0x0A]
      let bytes = (UInt8(1)...UInt8.max).filter { $0 != 0x0A }
      let octal = bytes.map { "\\\(String($0, radix: 8))\\n" }.joined()
      let lines = shell("printf '\(octal)' | iconv -c -f \(name) -t UTF-8").unicodeScalars.split(
        separator: "\n", omittingEmptySubsequences: false)
      for (byte, line) in zip(bytes, lines) {
        if let scalar = line.first, table[scalar] == nil { table[scalar] = byte }
      }
      return (name, table)
    })

  private static func shell(_ command: String) -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardOutput = pipe
    try? process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// The letters of VNI for Windows as they look on a screen without the font.
  private static let vniLetters: [Character: String] = {
    let list = """
      á aù à aø ả aû ã aõ ạ aï â aâ ấ aá ầ aà ẩ aå ẫ aã ậ aä ă aê ắ aé ằ aè ẳ aú ẵ aü ặ aë é eù è eø ẻ eû ẽ eõ ẹ eï ê eâ ế eá
      ề eà ể eå ễ eã ệ eä í í ì ì ỉ æ ĩ ó ị ò ó où ò oø ỏ oû õ oõ ọ oï ô oâ ố oá ồ oà ổ oå ỗ oã ộ oä ơ ô ớ ôù ờ ôø ở ôû ỡ ôõ
      ợ ôï ú uù ù uø ủ uû ũ uõ ụ uï ư ö ứ öù ừ öø ử öû ữ öõ ự öï ý yù ỳ yø ỷ yû ỹ yõ ỵ î đ ñ
      """.split(whereSeparator: \.isWhitespace).map(String.init)
    var letters: [Character: String] = [:]
    for index in stride(from: 0, to: list.count, by: 2) {
      letters[Character(list[index])] = list[index + 1]
      letters[Character(list[index].uppercased())] = list[index + 1].uppercased()
    }
    return letters
  }()

  private static func vni(_ scalar: Unicode.Scalar) -> [UInt8] {
    if let sign = ["“": 0x93, "”": 0x94, "–": 0x96, "…": 0x85][scalar] as UInt8? { return [sign] }
    return (vniLetters[Character(scalar)] ?? String(scalar)).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}

struct LegacyEncodingTests {
  static let encodings: [TextEncoding] = [.tcvn3, .vni, .viscii, .windows1258]

  /// Our own text, with names, numbers, capitals and English words.
  static let text = """
    ỦY BAN NHÂN DÂN TỈNH HỒNG LAM
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc
    Số: 45/KH-UBND
    KẾ HOẠCH
    Trồng rừng phòng hộ ven biển và dọn sạch kênh rạch giai đoạn 2026 - 2030
    Căn cứ Nghị quyết số 12-NQ/TU ngày 05 tháng 3 năm 2026 của Tỉnh ủy về bảo vệ nguồn nước;
    I. MỤC ĐÍCH, YÊU CẦU
    1. Nâng tỷ lệ che phủ rừng lên 42%, mỗi xã có ít nhất hai vườn ươm; người dân được hưởng lợi từ rừng.
    2. Gắn trách nhiệm của từng cơ quan với kết quả, không làm hình thức, không để việc quá hạn.
    II. NHIỆM VỤ
    a) Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Hội Nông dân, các xã ven biển rà soát quỹ đất trước ngày 15/6/2026.
    b) Công an tỉnh giữ gìn trật tự; Báo và phát thanh, truyền hình tuyên truyền qua website, email và mạng xã hội.
    c) Đề nghị Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc chi trả tiền khoán, kỷ luật kỹ thuật và thuỷ lợi.
    Giám đốc các sở, Chủ tịch các xã, phường quyết liệt chỉ đạo; vướng mắc gửi về Văn phòng để tổng hợp, nhắc nhở.
    """

  @Test(arguments: encodings) func `a text of every old encoding is known and read`(encoding: TextEncoding) {
    let decoded = DecodedText(OldWriter.bytes(Self.text, encoding))
    #expect(decoded.encoding == encoding && decoded.repairs == 0)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == Self.text)
  }

  @Test(arguments: encodings, 0..<24) func `200 bytes of a text are enough`(encoding: TextEncoding, start: Int) {
    let words = Self.text.split(separator: " ")
    let first = words.count * start / 30
    var piece = ""
    for word in words[first...] where OldWriter.bytes(piece + " " + word, encoding).count <= 200 { piece += " " + word }
    let expected = OldWriter.writable(piece, encoding).lowercased()
    let decoded = DecodedText(OldWriter.bytes(piece, encoding))
    #expect(decoded.encoding == encoding, "\(piece)")
    #expect(String(decoding: decoded.bytes, as: UTF8.self).lowercased() == expected)
  }

  @Test(arguments: encodings) func `a few Vietnamese words within much English are enough`(encoding: TextEncoding) {
    let english = String(
      repeating: "The plan of the province is kept in English for the donors of the project. ", count: 30)
    let text = english + "Tên kế hoạch: Trồng rừng phòng hộ ven biển của tỉnh Hồng Lam. " + english
    let decoded = DecodedText(OldWriter.bytes(text, encoding))
    #expect(decoded.encoding == encoding)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: encodings) func `a text that a program took for Western is put right`(encoding: TextEncoding) {
    let misread = String(String.UnicodeScalarView(OldWriter.bytes(Self.text, encoding).map(Self.western)))
    let decoded = DecodedText(Array(misread.utf8))
    #expect(decoded.encoding == encoding)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == Self.text)
  }

  private static func western(_ byte: UInt8) -> Unicode.Scalar {
    let signs: [UInt8: Unicode.Scalar] = [0x93: "“", 0x94: "”", 0x96: "–", 0x85: "…"]
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    if let sign = signs[byte] { return sign }
    let text = String(bytes: [byte], encoding: .windowsCP1252)
    return text?.unicodeScalars.first ?? Unicode.Scalar(byte)
  }

  @Test(arguments: encodings) func `each letter of the alphabet comes back`(encoding: TextEncoding) {
    for forms in vowels + [["đ"]] {
      for small in forms {
        for scalar in [small, small.properties.uppercaseMapping.unicodeScalars.first ?? small] {
          let expected = OldWriter.writable(String(scalar), encoding)
          let bytes = OldWriter.bytes(String(scalar), encoding)
          #expect(String(decoding: encoding.decoded(bytes), as: UTF8.self) == expected, "\(scalar) \(bytes)")
        }
      }
    }
  }

  @Test(arguments: [
    "Plain English, nothing else.", "Café, naïve, résumé: über die Straße, señor!",
    "São Paulo, não é você; está à frente",
    "L’été où là-bas à Noël, ça va déjà très bien; voilà l’élève", "Kế hoạch trồng rừng",
    "Hà, là, và, cá, rùa, ý, ô tô",
    "20 °C, 5 m², § 3, ± 2, «a», ½", "Ðà Nẵng", "日本語", "", "é", "à la carte",
  ])
  func `text in Unicode is left alone`(text: String) {
    let decoded = DecodedText(Array(text.utf8))
    #expect(decoded.encoding == .utf8)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == text.replacingOccurrences(of: "Ð", with: "Đ"))
  }

  @Test(arguments: [
    "Café, naïve, résumé: über die Straße, señor!", "L’été où là-bas à Noël, ça va déjà très bien; voilà l’élève",
    "Der Bürger möchte größere Häuser für schöne Gärten", "El niño comió piña en la mañana",
  ])
  func `other languages in Latin-1 are not taken for Vietnamese`(text: String) throws {
    let bytes = [UInt8](try #require(text.data(using: .windowsCP1252)))
    #expect(DecodedText(bytes).encoding == .utf8)
  }

  @Test func `UTF-8 with a broken byte stays UTF-8`() {
    for place in stride(from: 3, to: Self.text.utf8.count, by: 97) {
      var bytes = Array(Self.text.utf8)
      bytes[place] = 0xFF
      #expect(DecodedText(bytes).encoding == .utf8)
    }
  }

  @Test func `random bytes are no Vietnamese`() {
    var state: UInt64 = 7
    for _ in 0..<200 {
      let bytes = (0..<600).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      #expect(DecodedText(bytes).encoding == .utf8)
    }
  }

  @Test(arguments: [[0xFF, 0xC3, 0x28], [0xB8, 0x20], [0xCF, 0x0A, 0xD0, 0x0A], [0xFE]] as [[UInt8]])
  func `the same bytes over and over are no Vietnamese`(piece: [UInt8]) {
    let bytes = (0..<90).flatMap { _ in piece }
    #expect(DecodedText(bytes).encoding == .utf8)
  }

  @Test(arguments: [
    ("KÕ ho¹ch", "Kế hoạch"), ("KÕ HO¹CH", "KẾ HOẠCH"), ("ñY BAN NH¢N D¢N", "ỦY BAN NHÂN DÂN"), ("Së Y tÕ", "Sở Y tế"),
    ("Sè: 4/KH-UBND", "Số: 4/KH-UBND"), ("ë UBND x·", "ở UBND xã"), ("V¨n phßng UBND tØnh", "Văn phòng UBND tỉnh"),
  ])
  func `capitals that TCVN 3 cannot write are known by their word or their neighbours`(typed: String, meant: String) {
    var bytes = TextEncoding.tcvn3.decoded(misread: Array(typed.utf8))
    raiseCapitals(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == meant)
  }

  @Test func `letters apart and the foreign Eth are told`() {
    let apart = DecodedText(Array("Kế hoạch".decomposedStringWithCanonicalMapping.utf8))
    #expect(apart.wasDecomposed && !apart.hadEth)
    let eth = DecodedText(Array("Ðà Nẵng".utf8))
    #expect(eth.hadEth && !eth.wasDecomposed)
    let plain = DecodedText(Array("Đà Nẵng Ðß".utf8))
    #expect(!plain.wasDecomposed)
  }
}

struct SyllableShapeTests {
  @Test func `every word of a Vietnamese text can be written`() {
    let foreign: Set = ["website", "email", "UBND", "KH", "NQ", "TU", "II", "I", "b", "c"]
    let words = LegacyEncodingTests.text.split { !$0.isLetter }.map(String.init).filter { !foreign.contains($0) }
    let wrong = words.filter { Syllable($0).map(SyllableShape.isPossible) != true }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: [
    "gì", "giếng", "quyết", "quốc", "khuya", "nghiêng", "ngoằn", "thuở", "ướt", "yếu", "uỷ", "hoà", "hòa", "khuỷu",
    "quýt",
    "loắt", "xoong", "ếch", "rượu", "hươu", "gìn", "giặt",
  ])
  func `rare syllables can be written`(word: String) {
    #expect(Syllable(word).map(SyllableShape.isPossible) == true)
  }

  @Test(arguments: ["cafộ", "ộtộ", "bạnk", "mạt", "các", "tếp", "hòp", "năa", "ngữư", "đưới", "sếớ", "wà", "zạ"])
  func `what breaks the rules cannot be`(word: String) {
    let broken = ["cafộ", "ộtộ", "bạnk", "hòp", "năa", "ngữư", "sếớ", "wà", "zạ"]
    #expect(Syllable(word).map(SyllableShape.isPossible) == !broken.contains(word))
  }
}
