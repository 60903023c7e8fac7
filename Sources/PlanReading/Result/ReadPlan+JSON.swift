// SPDX-License-Identifier: Apache-2.0
import Domain
import Vietnamese

extension ReadPlan {
  /// Writes the plan in the format `xanh.plan/1` (docs/plan-format.md), as UTF-8 in pieces of about 64 KiB, on one line
  /// with a line end. What is not known is written as `null`.
  public func writeJSON(_ write: @escaping ([UInt8]) -> Void) {
    var json = JSONText(places: source.places, write)
    json.object { json in
      json.key("schema")
      json.string(Self.schema)
      json.key("source")
      source.write(to: &json)
      json.key("document")
      document.write(to: &json)
      json.key("letterhead")
      json.array(letterhead) { $0.string($1) }
      json.key("received")
      if let received { received.write(to: &json) } else { json.null() }
      json.key("recipients")
      json.array(recipients) { $1.write(to: &$0) }
      json.key("references")
      json.array(references) { $1.write(to: &$0) }
      json.key("items")
      json.array(items) { $1.write(to: &$0) }
      json.key("assignments")
      json.array(assignments) { $1.write(to: &$0) }
      writeDuties(to: &json)
    }
    json.flush()
    write([0x0A])
  }

  /// The plan as JSON in one piece.
  public var json: [UInt8] {
    var bytes: [UInt8] = []
    writeJSON { bytes += $0 }
    return bytes
  }

  private func writeDuties(to json: inout JSONText) {
    json.key("targets")
    json.array(targets) { $1.write(to: &$0) }
    json.key("reports")
    json.array(reports) { $1.write(to: &$0) }
    json.key("events")
    json.array(events) { $1.write(to: &$0) }
    json.key("coverage")
    json.array(coverage) { $1.write(to: &$0) }
    json.key("movements")
    json.array(movements) { $1.write(to: &$0) }
    json.key("findings")
    json.array(findings) { $1.write(to: &$0) }
    json.key("further")
    json.array(further) { [count = items.count] in $1.write(to: &$0, of: count) }
  }
}

extension JSONText {
  fileprivate mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    string(text)
  }

  fileprivate mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    integer(value)
  }

  fileprivate mutating func confidence(_ confidence: Confidence) {
    key("confidence")
    number(confidence.decimal)
  }

  fileprivate mutating func item(_ index: Int?) { field("item", index.map(ReadPlan.Item.id)) }

  fileprivate mutating func span(_ span: ReadPlan.Span?) {
    key("span")
    guard let span else { return null() }
    array([span.start, span.end]) { $0.integer($1) }
    guard let place = places.place(at: span.utf8.lowerBound) else { return }
    if let paragraph = place.paragraph { field("paragraph", paragraph) }
    if let page = place.page { field("page", page) }
  }

  fileprivate mutating func field(_ name: StaticString, _ text: ReaderMessage) {
    key(name)
    object {
      $0.field("vi", text.vietnamese)
      $0.field("en", text.english)
    }
  }
}

extension ReadPlan.Source {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("name", name)
      $0.field("sha256", sha256)
      $0.field("format", format)
      $0.field("characters", characters)
      $0.key("conversions")
      $0.array(conversions) { json, conversion in
        json.object {
          $0.field("id", conversion.id)
          $0.field("message", conversion.message)
        }
      }
      $0.key("signatures")
      $0.array(signatures) { json, signature in
        json.object {
          $0.field("signer", signature.signer)
          $0.field("subject", signature.subject)
          $0.field("signedAt", signature.signedAt)
          $0.field("standing", signature.standing.rawValue)
          $0.key("coversWholeFile")
          $0.number(signature.coversWholeFile ? "true" : "false")
        }
      }
      $0.key("doubts")
      $0.array(doubts) { json, doubt in
        json.object {
          $0.span(doubt.span)
          $0.confidence(doubt.confidence)
        }
      }
    }
  }
}

extension ReadPlan.DocumentHead {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("type", type)
      $0.field("title", title)
      $0.field("number", number)
      $0.field("issuer", issuer)
      $0.field("place", place)
      $0.field("issuedOn", issuedOn?.description)
      $0.field("period", period)
      $0.field("authority", authority)
      $0.field("position", position)
      $0.field("signer", signer)
    }
  }
}

extension ReadPlan.ReceivedStamp {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("body", body)
      $0.field("number", number)
      $0.field("on", on?.description)
    }
  }
}

extension ReadPlan.Recipient {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("body", body)
      $0.field("purpose", purpose)
    }
  }
}

extension ReadPlan.Reference {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("number", number)
      $0.field("date", date?.description)
      $0.span(span)
      $0.key("mentions")
      $0.array(mentions) { json, mention in json.array([mention.start, mention.end]) { $0.integer($1) } }
    }
  }
}

extension ReadPlan.Item {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("id", id)
      $0.field("parent", parent.map(Self.id))
      $0.field("label", label)
      $0.field("kind", kind.rawValue)
      $0.field("text", text)
      $0.field("product", product)
      $0.field("funding", funding)
      $0.span(span)
      $0.confidence(confidence)
      $0.key("activities")
      $0.array(activities) { $0.string($1) }
      $0.key("cells")
      $0.array(cells) { $0.string($1) }
    }
  }
}

extension ReadPlan.FurtherText {
  fileprivate func write(to json: inout JSONText, of count: Int) {
    json.object {
      $0.field("kind", kind.rawValue)
      $0.field("before", item < count ? ReadPlan.Item.id(item) : nil)
      $0.field("text", text)
      $0.key("cells")
      $0.array(cells) { $0.string($1) }
      $0.span(span)
    }
  }
}

extension ReadPlan.Assignment {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("body", body)
      $0.field("role", role.rawValue)
      $0.item(item)
      $0.field("activity", activity)
      $0.field("due", due)
      $0.span(span)
      $0.confidence(confidence)
    }
  }
}

extension ReadPlan.Target {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.item(item)
      $0.field("activity", activity)
      $0.field("comparator", comparator.rawValue)
      $0.key("value")
      $0.number(value.plain)
      $0.field("unit", unit)
      $0.field("by", by)
      $0.span(span)
      $0.confidence(confidence)
    }
  }
}

extension ReadPlan.ReportingDuty {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.item(item)
      $0.field("from", from)
      $0.field("to", to)
      $0.field("via", via)
      $0.field("rule", rule)
      $0.field("due", due)
      $0.span(span)
      $0.confidence(confidence)
    }
  }
}

extension ReadPlan.Event {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.item(item)
      $0.field("start", start)
      $0.field("place", place)
      $0.key("parts")
      $0.array(parts) { json, part in
        json.object {
          $0.field("area", part.area)
          $0.key("bodies")
          $0.array(part.bodies) { $0.string($1) }
        }
      }
      $0.span(span)
      $0.confidence(confidence)
    }
  }
}

extension ReadPlan.Coverage {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.item(item)
      $0.field("adopted", adopted)
      $0.field("of", of)
      $0.field("listed", listed)
      $0.span(span)
    }
  }
}

extension ReadPlan.Movement {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("name", name)
      $0.span(span)
    }
  }
}

extension ReadPlan.Finding {
  fileprivate func write(to json: inout JSONText) {
    json.object {
      $0.field("rule", rule.id)
      $0.field("severity", rule.severity.rawValue)
      $0.item(item)
      $0.field("activity", activity)
      $0.field("field", field)
      $0.field("message", message)
      $0.field("advice", advice)
      $0.span(span)
    }
  }
}
