// SPDX-License-Identifier: Apache-2.0
import Domain
import PlanReading
import Testing

/// What kind of item a line becomes.
struct KindTests {
  @Test(arguments: [
    ("1. Hoạt động số 1: Đo nước.", PlanItemKind.activity),
    ("- Hoạt động số 1, 2: Đo nước.", .activity),
    ("1. Chủ đề 1: Nước sạch.", .theme),
    ("1. Chủ đề 2. Nước sạch\n\n- Hoạt động số 1: Đo nước.", .theme),
    ("1. Nhóm các hoạt động về nước:\n\n- Hoạt động số 1: Đo nước.", .group),
    ("1. Nhóm nhiệm vụ thứ nhất\n\n- Đo nước.", .group),
    ("1. Sở Y tế chủ trì đo nước.", .task),
    ("1. Sở Y tế, phối hợp đo nước.", .task),
    ("1. Tổ chức đo nước ở ba xã.", .task),
    ("1. Trồng cây dọc kênh.", .task),
    ("- Tuyên truyền trên loa xã.", .task),
    ("1. Sở Y tế:\n\n- Đo nước.", .heading),
    ("1. Công tác tuyên truyền\n\n- Phát tờ gấp.", .heading),
    ("1. Việc cần làm:\n\na) Đo nước.", .heading),
  ])
  func `a line of the part that lists work`(text: String, kind: PlanItemKind) throws {
    #expect(try Reading.plan("I. NHIỆM VỤ\n\n\(text)\n").items[1].kind == kind)
  }

  @Test(arguments: [
    "I. MỤC ĐÍCH, YÊU CẦU", "I. MỤC TIÊU", "I. QUAN ĐIỂM", "I. PHẠM VI, ĐỐI TƯỢNG", "I. NGUYÊN TẮC THỰC HIỆN",
    "I. THỰC TRẠNG", "I. SỰ CẦN THIẾT", "I. TIÊU CHÍ ĐÁNH GIÁ",
  ])
  func `what stands below an aim is a statement`(heading: String) throws {
    let plan = try Reading.plan(
      "\(heading)\n\n1. Nâng cao nhận thức của người dân.\n\n2. Tổ chức chu đáo, tiết kiệm.\n")
    #expect(plan.items.map(\.kind) == [.heading, .statement, .statement])
  }

  @Test(arguments: [
    "I. NỘI DUNG", "I. NHIỆM VỤ, GIẢI PHÁP", "I. TỔ CHỨC THỰC HIỆN", "I. PHÂN CÔNG", "I. CÁC HOẠT ĐỘNG",
  ])
  func `what stands below work is a task, whatever its first word`(heading: String) throws {
    let plan = try Reading.plan("\(heading)\n\n1. Ngày hội nước sạch ở ba xã.\n\n- Nước uống cho người đi bộ.\n")
    #expect(plan.items.map(\.kind) == [.heading, .heading, .task])
    let flat = try Reading.plan("\(heading)\n\n1. Ngày hội nước sạch ở ba xã.\n")
    #expect(flat.items.map(\.kind) == [.heading, .task])
  }

  @Test func `lines about time and place are no tasks`() throws {
    let plan = try Reading.plan(
      "I. NỘI DUNG\n\n1. Thời gian: Tháng 6/2026.\n\n2. Địa điểm: Hội trường tỉnh.\n\n3. Đo nước.\n")
    #expect(plan.items.map(\.kind) == [.heading, .statement, .statement, .task])
  }

  @Test(arguments: GoldenPlan.all)
  func `kinds follow the tree`(golden: GoldenPlan) throws {
    let plan = try Reading.plan(golden.text, name: golden.name)
    let parents = Set(plan.items.compactMap(\.parent))
    for item in plan.items {
      if item.kind == .heading || item.kind == .group { #expect(parents.contains(item.index), "\(item.text)") }
      if item.kind == .activity { #expect(!item.activities.isEmpty, "\(item.text)") }
      if item.kind == .statement { #expect(!plan.assignments.contains { $0.item == item.index }, "\(item.text)") }
    }
  }
}
