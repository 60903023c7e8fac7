// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct `The kept form of a response` {
  private final class Form: Sendable {}

  @Test func `it is made once and given again`() {
    let kept = KeptForm()
    let first = kept.form { Form() }
    #expect(kept.form { Form() } === first)
  }

  @Test func `copies of a response share it, others do not`() {
    var response = Response.text("a")
    #expect(response.keptForm == nil)
    response.keptForm = KeptForm()
    let copy = response
    #expect(copy.keptForm === response.keptForm)
    #expect(Response.text("a").keptForm == nil)
  }

  @Test func `many threads at the same time get the same one`() async {
    let kept = KeptForm()
    let forms = await withTaskGroup(of: Form.self) { group in
      for _ in 0..<32 { group.addTask { kept.form { Form() } } }
      return await group.reduce(into: [Form]()) { $0.append($1) }
    }
    #expect(Set(forms.map(ObjectIdentifier.init)).count == 1)
  }
}
