// SPDX-License-Identifier: Apache-2.0
/// What an item of a plan is; the words are those of the public format `xanh.plan/1`.
public enum PlanItemKind: String, Sendable, Codable, CaseIterable {
  /// A part that only gathers others: «Mục đích, yêu cầu».
  case heading
  /// A chủ đề.
  case theme
  /// A nhóm of activities.
  case group
  /// A hoạt động: the unit that is led, dated and reported.
  case activity
  /// A nhiệm vụ named outside the numbered activities.
  case task
  /// A sentence that asks for nothing: aims, requirements, explanations.
  case statement

  /// Whether somebody is expected to do it and to report on it.
  public var isWork: Bool { self == .activity || self == .task }

  /// Whether it gathers others.
  public var isContainer: Bool { self == .heading || self == .theme || self == .group }
}

/// How a body takes part in an item; the words are those of the public format `xanh.plan/1`.
public enum AssignmentRole: String, Sendable, Codable, CaseIterable {
  /// Chủ trì.
  case lead
  /// Đồng chủ trì.
  case coLead = "co-lead"
  /// Phối hợp.
  case coordinate
  /// Named as the doer without such a word.
  case responsible
  /// Theo dõi; given in Xanh, never read from a document.
  case follow

  /// Whether the body answers for the result, and so owes the progress.
  public var owesProgress: Bool { self == .lead || self == .coLead || self == .responsible }
}
