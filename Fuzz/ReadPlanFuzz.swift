// SPDX-License-Identifier: Apache-2.0
import PlanReading

/// What libFuzzer calls with each input: whatever the bytes are, the reader gives a plan or a refusal, its JSON can be
/// written, and every place lies in the text. A trap, a hang or too much memory ends the run with the input kept.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard case .success(let plan) = readPlan(bytes, name: "input.md") else { return 0 }
  precondition(plan.items.allSatisfy { $0.span.utf8.upperBound <= plan.text.count }, "an item lies outside of the text")
  precondition(plan.items.allSatisfy { ($0.parent ?? -1) < $0.index }, "a parent stands behind its child")
  precondition(plan.assignments.allSatisfy { plan.items.indices.contains($0.item) }, "an assignment of no item")
  precondition(!plan.json.isEmpty)
  return 0
}
