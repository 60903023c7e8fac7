// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP

/// The icons of the sprite `icons.svg`, by the names of their symbols.
enum Icon: String, Sendable, CaseIterable {
  case back, cal, check, clock, down, grid, home, info, late, menu, on, org, plan, print, rep, search, src, stop
  case up, user, wait, draft, log, help, people, pencil, out
  case dashed = "none"
}

extension Icon {
  /// The HTML of every icon, which takes its picture from the sprite.
  static func html(sprite: String) -> [Icon: HTML] {
    Dictionary(
      uniqueKeysWithValues: allCases.map { icon in
        (icon, "<svg class=\"i\" aria-hidden=\"true\"><use href=\"\(sprite)#\(icon.rawValue)\"/></svg>" as HTML)
      })
  }
}

extension Visit {
  /// An icon; hidden from readers, so a word must stand beside it.
  func icon(_ icon: Icon) -> HTML { site.icons[icon] ?? HTML() }

  /// A status as icon and word.
  func chip(_ status: ActivityStatus.Kind) -> HTML {
    "<span class=\"chip \(status.style)\">\(icon(status.icon))\(t(.status(status)))</span>"
  }

  /// The state of a report as icon and word.
  func chip(_ state: ReportState) -> HTML {
    switch state {
    case .submitted: "<span class=\"chip info\">\(icon(.wait))\(t(.waiting))</span>"
    case .accepted: "<span class=\"chip done\">\(icon(.check))\(t(.accepted))</span>"
    case .returned: "<span class=\"chip back\">\(icon(.back))\(t(.returned))</span>"
    }
  }

  /// The state of a plan as icon and word.
  func chip(_ state: PlanState) -> HTML {
    switch state {
    case .draft: "<span class=\"chip none\">\(icon(.draft))\(t(.planDraft))</span>"
    case .active: "<span class=\"chip on\">\(icon(.on))\(t(.planActive))</span>"
    case .closed: "<span class=\"chip\">\(icon(.stop))\(t(.planClosed))</span>"
    }
  }

  /// A figure with its bar; the figure is the content, the bar only repeats it.
  func progress(_ percent: Int, _ figure: String) -> HTML {
    """
    <span class="prog"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
    <rect class="p0" width="100" height="8"/><rect class="p1" width="\(percent)" height="8"/></svg>\
    <span class="num">\(figure)</span></span>
    """
  }

  /// A bar of all statuses in fixed order, with every count in words.
  func stackedBar(_ counts: StatusCounts, isBig: Bool = false) -> HTML {
    let total = max(1, counts.total)
    var bar = HTML()
    var start = 0
    for kind in ActivityStatus.Kind.allCases where counts[kind] > 0 {
      let width = counts[kind] * 1000 / total
      bar += "<rect class=\"s-\(kind.style)\" x=\"\(start)\" width=\"\(max(4, width - 6))\" height=\"10\"/>"
      start += width
    }
    return """
      <svg class="stk\(isBig ? " big" : "")" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" \
      aria-label="\(inWords(counts))">\(bar)</svg>
      """
  }

  /// «9 hoàn thành, 4 chậm»: the counts that are not zero.
  func inWords(_ counts: StatusCounts) -> String {
    var words = ""
    for kind in ActivityStatus.Kind.allCases where counts[kind] > 0 {
      if !words.isEmpty { words += ", " }
      words += "\(counts[kind]) "
      words += t(.statusInSentence(kind))
    }
    return words.isEmpty ? t(.noActivity) : words
  }

  enum Tone: String {
    case info, warn, bad, good
  }

  /// A banner: what happened, in bold, and what to do.
  func banner(_ tone: Tone, _ first: String, _ rest: HTML = HTML()) -> HTML {
    let icon: Icon = tone == .good ? .check : tone == .info ? .info : .late
    return """
      <div class="note \(tone.rawValue)" role="\(tone == .bad ? "alert" : "status")">\(self.icon(icon))\
      <div><b>\(first)</b> \(rest)</div></div>
      """
  }

  /// The banner that a form's success leaves on the next page: its code comes in the address.
  func doneBanner() -> HTML? {
    guard let code = query["xong"], let phrase = Phrase.done(code) else { return nil }
    return banner(.good, t(phrase))
  }

  /// What an empty section says: one sentence, never only «no data».
  func empty(_ sentence: String) -> HTML { "<div class=\"empty small\">\(icon(.check))<p>\(sentence)</p></div>" }

  /// The hidden field that every form carries.
  var tokenField: HTML { "<input type=\"hidden\" name=\"token\" value=\"\(formToken)\">" }

  /// A labelled text field.
  func field(
    _ name: String, _ label: Phrase, value: String = "", type: String = "text", hint: Phrase? = nil,
    error: Phrase? = nil,
    isRequired: Bool = false, autocomplete: String = "off"
  ) -> HTML {
    labelled(name, label, hint: hint, error: error, isRequired: isRequired) { describedBy in
      """
      <input id="f-\(name)" name="\(name)" type="\(type)" value="\(value)" autocomplete="\(autocomplete)"\(describedBy)>
      """
    }
  }

  /// A labelled field of several lines.
  ///
  /// - Parameter id: tells it from others of the same name on the page.
  func area(
    _ name: String, _ label: Phrase, id: String? = nil, value: String = "", hint: Phrase? = nil, error: Phrase? = nil,
    isRequired: Bool = false
  ) -> HTML {
    labelled(id ?? name, label, hint: hint, error: error, isRequired: isRequired) { describedBy in
      "<textarea id=\"f-\(id ?? name)\" name=\"\(name)\" rows=\"3\"\(describedBy)>\(value)</textarea>"
    }
  }

  /// A labelled field for several files.
  func fileField(_ name: String, _ label: Phrase, hint: Phrase, error: Phrase?) -> HTML {
    labelled(name, label, hint: hint, error: error, isRequired: false) { describedBy in
      "<input id=\"f-\(name)\" name=\"\(name)\" type=\"file\" multiple\(describedBy)>"
    }
  }

  /// A labelled list to choose from.
  func select(_ name: String, _ label: Phrase, options: [(value: String, text: String)], chosen: String) -> HTML {
    var list = HTML()
    for option in options {
      list +=
        "<option value=\"\(option.value)\"\(option.value == chosen ? " selected" as HTML : "")>\(option.text)</option>"
    }
    return labelled(name, label, hint: nil, error: nil, isRequired: false) { _ in
      "<select id=\"f-\(name)\" name=\"\(name)\">\(list)</select>"
    }
  }

  /// A list to choose from, labelled with a name that is no text of the interface.
  func choice(_ name: String, _ label: String, options: [(value: String, text: String)], chosen: String) -> HTML {
    var list = HTML()
    for option in options {
      list +=
        "<option value=\"\(option.value)\"\(option.value == chosen ? " selected" as HTML : "")>\(option.text)</option>"
    }
    return """
      <div class="field"><label for="f-\(name)">\(label)</label><select id="f-\(name)" name="\(name)">\(list)</select>\
      </div>
      """
  }

  private func labelled(
    _ name: String, _ label: Phrase, hint: Phrase?, error: Phrase?, isRequired: Bool, control: (HTML) -> HTML
  ) -> HTML {
    let hintPart: HTML? = hint.map { "<p class=\"hint\" id=\"h-\(name)\">\(t($0))</p>" }
    let errorPart: HTML? = error.map { "<p class=\"err\" id=\"e-\(name)\">\(icon(.late))<span>\(t($0))</span></p>" }
    var attributes = HTML()
    let ids = (error == nil ? [] : ["e-\(name)"]) + (hint == nil ? [] : ["h-\(name)"])
    if !ids.isEmpty { attributes += " aria-describedby=\"\(ids.joined(separator: " "))\"" }
    if error != nil { attributes += " aria-invalid=\"true\"" }
    if isRequired { attributes += " required" }
    return """
      <div class="field\(error == nil ? "" : " bad-f")"><label for="f-\(name)">\(t(label))</label>\(hintPart)\
      \(errorPart)\(control(attributes))</div>
      """
  }
}

extension ActivityStatus.Kind {
  /// The class of the style sheet.
  var style: String {
    switch self {
    case .done: "done"
    case .onTime: "on"
    case .dueSoon: "soon"
    case .late: "late"
    case .notStarted: "none"
    case .stopped: "stop"
    }
  }

  var icon: Icon {
    switch self {
    case .done: .check
    case .onTime: .on
    case .dueSoon: .clock
    case .late: .late
    case .notStarted: .dashed
    case .stopped: .stop
    }
  }
}
