// SPDX-License-Identifier: Apache-2.0
import Domain
import HTML
import HTTP
import Store

/// Asks anew who sits in front of an open session, before anything that could lock the owner out of the account: whoever
/// found the session open has neither the password nor what opened it.
enum OwnerCheck {
  /// So long a session that no password opened stands for its owner.
  static let freshSeconds: Int64 = 600
  /// Wrong answers in ten minutes before all forms that ask wait.
  private static let guessesAllowed = 5

  /// Whether the session itself is enough: a code, a link or the identity provider opened it a few minutes ago.
  static func isFresh(_ visit: Visit, _ viewer: Viewer) -> Bool {
    viewer.cameBy != .password && visit.now < viewer.signedInAt.adding(seconds: freshSeconds)
  }

  /// Whether the owner can show now who they are; an account without a password must sign in anew first.
  static func isPossible(_ visit: Visit, _ viewer: Viewer) -> Bool {
    viewer.person.passwordHash != nil || isFresh(visit, viewer)
  }

  /// The field of the password, where it is asked for.
  ///
  /// - Parameter id: tells it from others of the same page.
  static func field(_ visit: Visit, _ viewer: Viewer, id: String) -> HTML? {
    guard !isFresh(visit, viewer) else { return nil }
    return """
      <div class="field"><label for="f-old-\(id)">\(visit.t(.currentPassword))</label>\
      <input id="f-old-\(id)" name="old" type="password" value="" autocomplete="current-password" required></div>
      """
  }

  /// What stands instead of a form where the owner has to sign in anew.
  static func signInAnew(_ visit: Visit, going target: String) -> HTML {
    """
    <section class="card stack narrow">\(visit.banner(.info, visit.t(.signInAnewFirst), "\(visit.t(.signInAnewFirstText))"))\
    <form method="post" action="/dang-xuat">\(visit.tokenField)<input type="hidden" name="ve" value="\(target)">\
    <button class="btn pri">\(visit.t(.signInAnew))</button></form></section>
    """
  }

  /// Whether a form was sent by the owner. Wrong answers of all forms that ask count together.
  static func isOwner(_ visit: Visit, _ viewer: Viewer, _ form: SentForm) throws -> Bool {
    if isFresh(visit, viewer) { return true }
    guard let hash = viewer.person.passwordHash else { throw Refusal.conflict(.signInAnewFirst) }
    return try visit.site.services.security.verifyPassword(form.text("old"), hash)
  }

  /// Refuses who answered wrongly too often.
  static func requireFewGuesses(_ visit: Visit, _ viewer: Viewer) throws(Refusal) {
    guard visit.site.throttle.events(key(viewer), window: 600, at: visit.now) < guessesAllowed else {
      throw Refusal.tooMany(seconds: 600)
    }
  }

  /// Counts a wrong answer.
  static func noteWrong(_ visit: Visit, _ viewer: Viewer) {
    _ = visit.site.throttle.count(key(viewer), window: 600, at: visit.now)
  }

  private static func key(_ viewer: Viewer) -> String { "owner \(viewer.person.id)" }
}
