// SPDX-License-Identifier: Apache-2.0
extension Reorganisation.Work {
  /// Gives a body a place in a further order from the day on, or takes the one that it has.
  mutating func place(
    _ id: ID<Organisation>, in hierarchy: Hierarchy, under parent: ID<Organisation>?
  ) throws(Reorganisation.Refusal) {
    let now = try there(id)
    guard now.parent != nil else { throw .top }
    if let planned = history(of: id).places.first(where: { $0.hierarchy == hierarchy && $0.from > day }) {
      throw .plannedLater(id, planned.from)
    }
    let known = history(of: id).places.first { $0.hierarchy == hierarchy && $0.holds(on: day) }
    guard known?.parent != parent else { throw .nothing }
    if let parent {
      guard try there(parent).realm == now.realm else { throw .unknown }
      guard !OrganisationTree(tree.records, on: day, in: hierarchy).isWithin(parent, id) else {
        throw .belowItself(id)
      }
    }
    set(id, in: hierarchy, under: parent)
  }

  /// A body that is founded stands where all those stood from which it comes, in each order in which they agree.
  mutating func inheritPlaces(
    _ id: ID<Organisation>, from ids: [ID<Organisation>]
  ) throws(Reorganisation.Refusal) {
    for hierarchy in Hierarchy.allCases {
      let parents = Set(ids.map { tree.place(of: $0, in: hierarchy)?.parent })
      guard parents.count == 1, case let parent?? = parents.first, !ids.contains(parent) else { continue }
      set(id, in: hierarchy, under: parent)
    }
  }

  /// What stands below a body that ends goes with its heir, else it gives its place up. The heir itself does not stand
  /// below itself.
  mutating func passPlaces(below id: ID<Organisation>, to heir: ID<Organisation>?) {
    for place in placesBelow[id] ?? [] {
      let body = place.organisation
      let parent = body == heir ? nil : heir
      if place.from >= day {
        var history = history(of: body)
        history.places.removeAll { $0 == place }
        if let parent {
          var passed = place
          passed.parent = parent
          history.places.append(passed)
        }
        change.histories[body] = history
      } else {
        set(body, in: place.hierarchy, under: parent, until: place.to)
      }
    }
  }

  private mutating func set(
    _ id: ID<Organisation>, in hierarchy: Hierarchy, under parent: ID<Organisation>?, until end: CivilDate? = nil
  ) {
    var history = history(of: id)
    history.place(id, in: hierarchy, under: parent, from: day, to: end)
    change.histories[id] = history
  }
}

extension OrganisationHistory {
  /// Ends the place that holds on a day, and begins another; one that begins on the day itself is corrected.
  mutating func place(
    _ id: ID<Organisation>, in hierarchy: Hierarchy, under parent: ID<Organisation>?, from day: CivilDate,
    to end: CivilDate? = nil
  ) {
    if let known = places.firstIndex(where: { $0.hierarchy == hierarchy && $0.holds(on: day) }) {
      if places[known].from < day {
        places[known].to = day.adding(days: -1)
      } else {
        places.remove(at: known)
      }
    }
    if let parent {
      places.append(HierarchyPlace(organisation: id, hierarchy: hierarchy, parent: parent, from: day, to: end))
    }
    places.sort { ($0.hierarchy.rawValue, $0.from) < ($1.hierarchy.rawValue, $1.from) }
  }
}
