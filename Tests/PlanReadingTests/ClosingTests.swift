// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing

/// Recipients and signature, in either order and in every layout.
struct ClosingTests {
  private static let plan = "KẾ HOẠCH\n\nGiữ nguồn nước\n\nI. NỘI DUNG\n\n1. Đo nước.\n\n"

  private func recipients(_ block: String) throws -> [String] {
    try Reading.plan(Self.plan + block + "\n").recipients.map { $0.body + ($0.purpose.map { " | \($0)" } ?? "") }
  }

  @Test(arguments: [
    Expectation("Nơi nhận:\n- Tỉnh ủy (báo cáo);\n- Các sở;\n- Lưu: VT.", "Tỉnh ủy | báo cáo", "Các sở"),
    Expectation("**Nơi nhận:**\n\n- Tỉnh ủy;\n\n- Lưu: VT, TH.", "Tỉnh ủy"),
    Expectation("*Nơi nhận:*\n- Như trên;\n- Lưu VT.", "Như trên"),
    Expectation("Nơi nhận\n- Tỉnh ủy;\n- Lưu VT.", "Tỉnh ủy"),
    Expectation("NƠI NHẬN:\n- Tỉnh ủy;\n- Lưu: VT.", "Tỉnh ủy"),
    Expectation("Nơi nhận:\n- Tỉnh ủy ( b/c ),\n- Các sở ( t/h ),\n- Lưu.", "Tỉnh ủy | b/c", "Các sở | t/h"),
    Expectation("Nơi nhận:\n- Tỉnh ủy; (b/c)\n- Lưu: VT.", "Tỉnh ủy | b/c"),
    Expectation("Nơi nhận:\nTỉnh ủy (b/c);\nCác sở;\nLưu: VT.", "Tỉnh ủy | b/c", "Các sở"),
    Expectation("Nơi nhận:\n+ Tỉnh ủy;\n+ Lưu: VT.", "Tỉnh ủy"),
    Expectation("Nơi nhận:\n– Tỉnh ủy;\n– Lưu: VT.", "Tỉnh ủy"),
    Expectation("Nơi nhận:\n• Tỉnh ủy;\n• Lưu: VT.", "Tỉnh ủy"),
    Expectation("Nơi nhận:\n- Sở Y tế, Sở Nội vụ;\n- Lưu: VT.", "Sở Y tế, Sở Nội vụ"),
    Expectation("Nơi nhận:\n- VPUB: CVP, các PCVP;\n- Lưu: VT.", "VPUB: CVP, các PCVP"),
    Expectation("Nơi nhận:\n- Phòng TH, KT; *Hà*;\n- Lưu: VT.", "Phòng TH, KT"),
    Expectation("Nơi nhận:\n- UBND các xã, phường (để thực hiện)./.\n- Lưu: VT.", "UBND các xã, phường | để thực hiện"),
    Expectation("Nơi nhận:\n- Liên minh Hợp tác xã (LMHTX);\n- Lưu: VT.", "Liên minh Hợp tác xã (LMHTX)"),
    Expectation("Nơi nhận:\n- Cục Thủy lợi (Bộ NN-MT);\n- Lưu: VT.", "Cục Thủy lợi (Bộ NN-MT)"),
    Expectation("Nơi nhận:\n- Tỉnh ủy (Để báo cáo);\n- Các sở (B/c);", "Tỉnh ủy | Để báo cáo", "Các sở | B/c"),
    Expectation("Nơi nhận:\n- Ban (Phòng 1) tỉnh;\n- Lưu: VT.", "Ban (Phòng 1) tỉnh"),
    Expectation("Nơi nhận:\n- Lưu: VT."),
    Expectation("Nơi nhận:"),
  ])
  func `each line of the recipients is a body and what it is sent for`(expectation: Expectation) throws {
    #expect(try recipients(expectation.text) == expectation.says)
    #expect(try recipients(expectation.text + "\n\nGIÁM ĐỐC\n\nLê Văn Nước") == expectation.says)
    let windows = expectation.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(try recipients(windows) == expectation.says)
  }

  @Test(
    arguments: [
      ("GIÁM ĐỐC\n\nLê Văn Nước", nil, "GIÁM ĐỐC", "Lê Văn Nước"),
      ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Văn Nước", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Nước"),
      (
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Nước", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Nước"
      ),
      (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Nước", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH", "Lê Văn Nước"
      ),
      (
        "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\n(Đã ký)\n\nLê Văn Nước", "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Lê Văn Nước"
      ),
      ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Văn Nước", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Nước"),
      ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nLê Văn Nước", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê Văn Nước"),
      ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Văn Nước", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Văn Nước"),
      ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\n\nLê Văn Nước", "TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Lê Văn Nước"),
      ("**HIỆU TRƯỞNG**\n\n**LÊ VĂN NƯỚC**", nil, "HIỆU TRƯỞNG", "LÊ VĂN NƯỚC"),
      ("BỘ TRƯỞNG\n\nLê Thị Ngọc Hồ", nil, "BỘ TRƯỞNG", "Lê Thị Ngọc Hồ"),
      ("CHỦ TỊCH\n[đã ký]\nLê Hồ", nil, "CHỦ TỊCH", "Lê Hồ"),
      ("CHỦ TỊCH", nil, "CHỦ TỊCH", nil),
    ] as [(String, String?, String, String?)])
  func `the signature tells authority, position and name`(
    block: String, authority: String?, position: String, signer: String?
  ) throws {
    let recipients = "Nơi nhận:\n- Tỉnh ủy;\n- Lưu: VT."
    for text in [block, recipients + "\n\n" + block, block + "\n\n" + recipients] {
      let plan = try Reading.plan(Self.plan + text + "\n")
      #expect(plan.document.authority == authority, "\(text)")
      #expect(plan.document.position == position, "\(text)")
      #expect(plan.document.signer == signer, "\(text)")
      #expect(plan.items.count == 2, "\(text)")
      #expect(plan.recipients.map(\.body) == (text == block ? [] : ["Tỉnh ủy"]), "\(text)")
    }
  }

  @Test func `a body in capitals above the position signs, and receives nothing`() throws {
    let plan = try Reading.plan(
      Self.plan + "Nơi nhận:\n- Tỉnh ủy;\n- Lưu: VT.\n\nLIÊN ĐOÀN LAO ĐỘNG TỈNH\nCHỦ TỊCH\n\nLê Văn Nước\n")
    #expect(plan.recipients.map(\.body) == ["Tỉnh ủy"])
    #expect(plan.document.authority == "LIÊN ĐOÀN LAO ĐỘNG TỈNH")
    #expect(plan.document.position == "CHỦ TỊCH")
    #expect(plan.document.signer == "Lê Văn Nước")
  }

  @Test func `recipients and signature in the cells of one table are read`() throws {
    let plan = try Reading.plan(
      Self.plan + """
        |
        Nơi nhận:
        - Tỉnh ủy (b/c);
        - Lưu: VT.
        |
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH

        Lê Văn Nước
        |

        """)
    #expect(plan.recipients.map(\.body) == ["Tỉnh ủy"])
    #expect(plan.document.authority == "TM. ỦY BAN NHÂN DÂN")
    #expect(plan.document.position == "CHỦ TỊCH")
    #expect(plan.document.signer == "Lê Văn Nước")
    #expect(plan.items.count == 2)
  }

  @Test(arguments: [
    "Trên đây là Kế hoạch giữ nguồn nước của tỉnh./.",
    "Kế hoạch này thay thế Kế hoạch số 5/KH-UBND./.",
    "Yêu cầu các sở, ban, ngành nghiêm túc thực hiện./.",
    "Đề nghị các đơn vị triển khai thực hiện Kế hoạch này.",
    "Trên đây là Chương trình giữ nước, đề nghị các xã báo cáo về Sở Y tế trước ngày 15/12/2026.",
  ])
  func `a closing paragraph is no item and gives nobody work`(closing: String) throws {
    let plan = try Reading.plan(Self.plan + closing + "\n\nNơi nhận:\n- Lưu: VT.\n")
    #expect(plan.items.map(\.text) == ["NỘI DUNG", "Đo nước."])
    #expect(plan.assignments.isEmpty)
  }

  @Test func `a position within the plan is no signature`() throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n1. Giám đốc Sở Y tế đo nước.\n\n2. Chủ tịch Ủy ban nhân dân các xã sửa kênh.\n")
    #expect(plan.document.position == nil)
    #expect(plan.items.count == 3)
  }
}
