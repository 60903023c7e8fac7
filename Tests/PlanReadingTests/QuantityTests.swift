// SPDX-License-Identifier: Apache-2.0
import PlanReading
import Testing
import Vietnamese

/// Quantities that a plan wants reached, read through whole plans.
struct QuantityTests {
  private func targets(_ sentence: String) throws -> [String] { try Reading.marks(.target, ofSentence: sentence) }

  @Test(arguments: [
    // At least.
    Expectation("Trồng ít nhất 1.250 cây.", ">= 1.250 cây"),
    Expectation("Lắp tối thiểu 12 trạm đo mực nước.", ">= 12 trạm"),
    Expectation("Bảo đảm không dưới 90% hộ dùng nước sạch.", ">= 90 %"),
    Expectation("Giữ tỷ lệ che phủ không thấp hơn 52,5%.", ">= 52,5 %"),
    Expectation("Mở không ít hơn 3 lớp tập huấn.", ">= 3 lớp"),
    Expectation("Thu gom ≥ 95% rác thải.", ">= 95 %"),
    Expectation("Thu gom ≥95% rác thải.", ">= 95 %"),
    Expectation("Thu gom >= 95% rác thải.", ">= 95 %"),
    Expectation("Đạt 85% trở lên.", ">= 85 %"),
    Expectation("Đạt từ 85% trở lên.", ">= 85 %"),
    Expectation("Mỗi xã ít nhất 01 mô hình.", ">= 1 mô hình"),
    Expectation("Mỗi xã có ít nhất hai mô hình.", ">= 2 mô hình"),
    Expectation("Mỗi xã có ít nhất mười hộ tham gia.", ">= 10 hộ"),
    Expectation("Kiểm tra ít nhất 02 lượt/năm.", ">= 2 lượt/năm"),
    Expectation("Mỗi xã tổ chức ít nhất 01 hoạt động hưởng ứng.", ">= 1 hoạt động"),
    // Which of them is no aim.
    Expectation("Tối thiểu 80% doanh nghiệp có từ 200 lao động trở lên tổ chức đối thoại.", ">= 80 %"),
    Expectation("Tối thiểu 80% doanh nghiệp từ 200 lao động trở lên tổ chức đối thoại.", ">= 80 %"),
    Expectation("Phấn đấu có từ 200 lao động trở lên tham gia.", ">= 200 lao động"),
    Expectation("Hỗ trợ xây mới, sửa chữa 12 nhà.", "= 12 nhà"),
    Expectation("Xây mới 12 nhà máy.", "= 12 nhà máy"),
    // Counted.
    Expectation("Số lượng: 5.000 cuốn.", "= 5.000 cuốn"),
    Expectation("Số lượng mẫu quan trắc 240 mẫu/năm.", "= 240 mẫu/năm"),
    Expectation("Lắp đặt 1.200 đồng hồ nước.", "= 1.200 đồng hồ nước"),
    Expectation("Mua 30 đồng phục.", "= 30 đồng phục"),
    Expectation("Hỗ trợ 500 đồng.", "= 500 đồng"),
    Expectation("Số lượng mẫu tăng so với năm 2025, gồm 240 mẫu/năm."),
    Expectation("Số lượng theo văn bản 240 của Sở Y tế."),
    // At most.
    Expectation("Xử lý hồ sơ không quá 15 ngày.", "<= 15 ngày"),
    Expectation("Tỷ lệ thất thoát không vượt quá 12%.", "<= 12 %"),
    Expectation("Mỗi đội tối đa 5 người.", "<= 5 người"),
    Expectation("Mỗi đội nhiều nhất 5 người.", "<= 5 người"),
    Expectation("Thất thoát ≤ 12%.", "<= 12 %"),
    Expectation("Thất thoát <= 12%.", "<= 12 %"),
    // More and less.
    Expectation("Thu gom trên 80% rác thải.", "> 80 %"),
    Expectation("Thu gom hơn 80% rác thải.", "> 80 %"),
    Expectation("Trồng trên 500 cây.", "> 500 cây"),
    Expectation("Thất thoát dưới 12%.", "< 12 %"),
    Expectation("Thu gom > 80% rác thải.", "> 80 %"),
    Expectation("Thất thoát < 12%.", "< 12 %"),
    // Exactly.
    Expectation("Đạt 100% xã có số liệu.", "= 100 %"),
    Expectation("Phấn đấu 70% hộ có bể nước mưa.", "= 70 %"),
    Expectation("100% trường học có bể nước mưa.", "= 100 %"),
    Expectation("Giảm 10% lượng điện dùng.", "= 10 %"),
    Expectation("Tăng 15% so với năm 2025.", "= 15 %"),
    Expectation("Trồng 12,5 ha rừng ngập mặn.", "= 12,5 ha"),
    Expectation("Trồng 20.000 cây phân tán.", "= 20.000 cây"),
    Expectation("Sửa chữa 45 km kênh.", "= 45 km"),
    Expectation("Lắp đặt 1.200 bộ đèn.", "= 1.200 bộ đèn"),
    Expectation("Thành lập 9 tổ.", "= 9 tổ"),
    Expectation("Hỗ trợ 1,5 tỷ đồng.", "= 1,5 tỷ đồng"),
    Expectation("Cấp 250 triệu đồng.", "= 250 triệu đồng"),
    Expectation("Mở 4 lớp cho cán bộ xã.", "= 4 lớp"),
    Expectation("Tổ chức 4 đợt ra quân.", "= 4 đợt"),
    Expectation("Tổ chức 03 hội nghị.", "= 3 hội nghị"),
    Expectation("Kết nạp 45 đoàn viên.", "= 45 đoàn viên"),
    Expectation("Đào tạo 300 lượt người.", "= 300 lượt người"),
    Expectation("Trao 60 suất quà.", "= 60 suất quà"),
    Expectation("Nâng cấp 2 nhà máy.", "= 2 nhà máy"),
    Expectation("Diện tích cây xanh đạt 8,5 m2/người.", "= 8,5 m2/người"),
    Expectation("Trồng ít nhất 1.234.567 cây.", ">= 1.234.567 cây"),
    Expectation("Đến năm 2030, 100% hộ có bể nước mưa.", "= 100 % by 2030"),
    Expectation("Đến hết quý II/2027, 90% xã có trạm đo.", "= 90 % by 2027-34"),
    Expectation("100% doanh nghiệp trên 500 lao động có bể.", "= 100 %"),
    Expectation("Cử ít nhất 02 thanh tra viên cho mỗi điểm.", ">= 2 thanh tra viên"),
    Expectation("Khởi công 3 hồ chứa.", "= 3 hồ chứa"),
    Expectation("Khi mực nước trên 12,5 m, đóng cửa xả."),
    Expectation("Nếu thất thoát trên 12%, thay ít nhất 5 km ống.", ">= 5 km"),
    // Several in one sentence.
    Expectation("Trồng 500 cây, 20 ha rừng.", "= 500 cây", "= 20 ha"),
    Expectation("Trồng 500 cây tràm và 300 cây đước.", "= 500 cây", "= 300 cây"),
    Expectation("Đạt 80% hộ có bể, 60% trường có vườn.", "= 80 %", "= 60 %"),
    Expectation("Trên 95% bãi mới có trụ và 80% bãi cũ được lắp trụ.", "> 95 %", "> 80 %"),
    Expectation("Nạo vét 12 km kênh.", "= 12 km"), Expectation("Chống ngập 64 điểm trên 23 phường."),
    Expectation("Chi từ 20% tổng chi trở lên.", ">= 20 %"), Expectation("Vốn ngân sách: 85%-90% tổng vốn."),
    Expectation("Tuyển dụng đủ 40 giáo viên.", "= 40 giáo viên"), Expectation("Phấn đấu tối thiểu đạt 25%.", ">= 25 %"),
    Expectation("Ít nhất 3 mô hình, tối đa 12% thất thoát.", ">= 3 mô hình", "<= 12 %"),
  ])
  func `a quantity is read with its comparison and unit`(expectation: Expectation) throws {
    #expect(try targets(expectation.text) == expectation.says)
  }

  @Test(arguments: [
    ("đến năm 2030", "2030"),
    ("đến hết năm 2028", "2028"),
    ("đến ngày 31/12/2027", "2027-12-31"),
    ("đến tháng 6/2027", "2027-06"),
    ("đến quý II/2027", "2027-34"),
    ("trong năm 2026", "2026"),
    ("trước ngày 15/11/2026", "2026-11-15"),
    ("trong 6 tháng đầu năm 2027", "2027-40"),
  ])
  func `the sentence tells by when`(wording: String, by: String) throws {
    let before = wording.prefix(1).uppercased() + wording.dropFirst()
    #expect(try targets("\(before), ít nhất 40 xã có trạm đo.") == [">= 40 xã by \(by)"])
    #expect(try targets("Ít nhất 40 xã có trạm đo \(wording).") == [">= 40 xã by \(by)"])
    #expect(try targets("Ít nhất 40 xã có trạm đo. Sở Y tế báo cáo \(wording).") == [">= 40 xã"])
  }

  @Test(arguments: [
    "Khu phố 3 ra quân.",
    "Phường 12 và Phường 14 làm điểm.",
    "Quốc lộ 1A, đoạn km 15.",
    "Theo khoản 2 Điều 5 của Luật.",
    "Trực 24/24 giờ.",
    "Ra quân lúc 7 giờ 30 phút.",
    "Thực hiện Nghị quyết số 57-NQ/TW.",
    "Triển khai 15/18 hoạt động.",
    "Giai đoạn 2026 - 2030.",
    "Năm học 2026 - 2027.",
    "Hoạt động số 4: đo nước.",
    "Từ ngày 01/3 đến ngày 15/3.",
    "Chia làm 3 nhóm việc.",
    "Xem trang 5.",
    "Thuốc khử trùng 70%.",
    "Trong 24 giờ kể từ khi nhận tin.",
    "Nhóm 2 gồm các xã ven sông.",
    "Thông qua 4 nội dung chính.",
    "Kế hoạch 5 năm của tỉnh.",
    "Phong trào “3 sạch”.",
    "Ít nhất một lần nữa nhắc lại.",
  ])
  func `a number that counts nothing to reach is no target`(sentence: String) throws {
    let found = try targets(sentence).filter { !$0.hasSuffix("lần") }
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ("Hoạt động số 4: Trồng ít nhất 500 cây.", "4"),
    ("Sở Y tế chủ trì hoạt động số 12, đạt 80% hộ.", "12"),
  ])
  func `a target belongs to the one activity that its item cites`(sentence: String, activity: String) throws {
    #expect(try Reading.plan(ofSentence: sentence).targets.map(\.activity) == [activity])
  }

  @Test func `a target of an item that cites two activities belongs to none of them`() throws {
    let plan = try Reading.plan(ofSentence: "Hoạt động số 4, 5: Trồng ít nhất 500 cây.")
    #expect(plan.targets.map(\.activity) == [nil])
  }

  @Test func `the place of a target shows its number and its unit`() throws {
    let sentence = "Đến năm 2030, **ít nhất 40 xã** có trạm đo; thất thoát không quá 12,5%; trồng 1.250 cây."
    let plan = try Reading.plan(ofSentence: sentence)
    #expect(plan.targets.map(\.value) == [40, 125, 1250].enumerated().map { ScaledDecimal(units: $1, scale: $0 % 2) })
    #expect(
      plan.targets.map { Reading.text(of: plan, at: $0.span) } == [
        "ít nhất 40 xã", "không quá 12,5%", "trồng 1.250 cây",
      ])
  }
}
