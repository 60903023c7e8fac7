// SPDX-License-Identifier: Apache-2.0
import Web

/// `xanh rights`: prints the table of rights, tab-separated, as it stands in this program.
enum RightsCommand {
  static let command = Command(
    "rights",
    summary: Phrase("In bảng quyền: ai được làm gì.", "Print the table of rights: who may do what."),
    discussion: Phrase(
      """
      Đây là bảng mà mọi trang, biểu mẫu và tệp xuất đều hỏi. Người giữ máy chủ đứng ngoài bảng: các lệnh «xanh» làm
      được mọi việc.
      """,
      """
      This is the table that every page, form and export asks. Whoever owns the machine stands outside it: the commands
      of «xanh» may do everything.
      """
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws -> ExitStatus {
    let text = RightsText(in: arguments.language)
    Terminal.print(text.columns.joined(separator: "\t"))
    for row in text.rows {
      Terminal.print(([row.action] + row.cells.map { $0.isEmpty ? "–" : $0 }).joined(separator: "\t"))
    }
    for note in text.notes { Terminal.print("# " + note) }
    return .ok
  }
}
