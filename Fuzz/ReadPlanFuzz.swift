// SPDX-License-Identifier: Apache-2.0
import PlanReading

/// What libFuzzer calls with bytes of its own making: every sequence must give a plan that holds together, or a refusal.
@_cdecl("LLVMFuzzerTestOneInput")
public func readFuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard case .success(let plan) = readPlan(bytes, name: "fuzz.md") else { return 0 }
  let length = plan.source.characters
  for (index, item) in plan.items.enumerated() {
    precondition(item.index == index && (item.parent ?? -1) < index, "an item stands before its parent")
    precondition(item.span.start <= item.span.end && item.span.end <= length, "an item stands outside of the text")
  }
  precondition(
    plan.assignments.allSatisfy { $0.item < plan.items.count && $0.span.end <= length },
    "an assignment hangs in the air")
  precondition(plan.findings.allSatisfy { $0.item.map { $0 < plan.items.count } ?? true }, "a finding hangs in the air")
  precondition(plan.json.last == 0x0A && !plan.tree.isEmpty, "a plan that cannot be printed")
  _ = readPlan(Array(plan.markdown.utf8), name: "again.md")
  return 0
}
