// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// Signing in with a short code that was handed out on paper or read out, for people who come twice a year.
enum CodeSignIn {
  static func form(_ visit: Visit) throws -> Response {
    visit.viewer == nil ? page(visit, error: nil, login: "") : .redirect(to: "/")
  }

  private static func page(_ visit: Visit, error: Phrase?, login: String, status: Int = 200) -> Response {
    visit.gate(.signInWithCode, error: error, status: status) { visit in
      """
      <p class="lead">\(visit.t(.signInWithCodeLead))</p>
      <form method="post" action="/dang-nhap/ma" class="stack">\(visit.tokenField)
      \(visit.field("login", .login, value: login, isRequired: true, autocomplete: "username"))
      \(visit.field("code", .oneTimeCode, hint: .oneTimeCodeHint, isRequired: true, autocomplete: "one-time-code"))
      <button class="btn pri full">\(visit.t(.signIn))</button></form>
      <p class="meta">\(visit.t(.signInWithCodeHelp))</p><p><a href="/dang-nhap">\(visit.t(.signInWithPassword))</a></p>
      """
    }
  }

  static func signIn(_ visit: Visit) throws -> Response {
    let form = try visit.form()
    let login = form.text("login").lowercased()
    let code = TypedCode.plain(form.text("code"))
    let services = visit.site.services
    let now = visit.now
    let outcome = try SignInPages.attempt(visit, login, wrong: .wrongOneTimeCode, step: "code") { person in
      // The same work for a name that nobody has: a digest, and a look for it.
      let id = person?.id ?? ID(0)
      let digest = services.security.codes.digest(code, .signIn, id.rawValue)
      let isThere = try services.database.read { try $0.hasSignInCode(digest, of: id, at: now) }
      // A code of a closed account, or of one that may not come from here, stays unused.
      guard isThere, let person, person.isOpen(at: now), SignInPages.mayEnter(person, visit) else { return false }
      return try services.database.write { try $0.useSignInCode(digest, of: id, at: now) }
    }
    switch outcome {
    case .person(let person): return try SecondStep.enter(visit, person, by: .code, going: "/tai-khoan/mat-khau-dau")
    case .refused(let why, let status): return page(visit, error: why, login: login, status: status)
    }
  }

  // MARK: A password of one's own

  static func offerPassword(_ visit: Visit) throws -> Response { try passwordPage(visit, error: nil) }

  private static func passwordPage(_ visit: Visit, error: Phrase?, status: Int = 200) throws -> Response {
    let viewer = try visit.signedIn
    guard viewer.cameBy == .code else { return .redirect(to: "/tai-khoan") }
    let form: HTML =
      OwnerCheck.isFresh(visit, viewer)
      ? """
      <form method="post" action="/tai-khoan/mat-khau-dau" class="stack">\(visit.tokenField)
      <input type="text" aria-label="\(visit.t(.login))" autocomplete="username" value="\(viewer.person.login)" \
      readonly hidden>
      \(visit.field("new", .newPassword, type: "password", hint: .passwordHint, isRequired: true, autocomplete: "new-password"))
      <button class="btn pri full">\(visit.t(.savePassword))</button></form>
      """ : OwnerCheck.signInAnew(visit, going: "/tai-khoan")
    return visit.page(
      visit.t(.choosePassword), status: status,
      body: """
        <div class="gate tall"><h1>\(visit.t(.choosePassword))</h1><p class="lead">\(visit.t(.passwordIfYouLike))</p>\
        \(error.map { visit.banner(.bad, visit.t($0)) })
        \(form)
        <p><a class="btn full" href="/">\(visit.t(.withoutPassword))</a></p></div>
        """)
  }

  /// A password needs no old one in a session that a code has just opened: the code stands for it. Later on the session
  /// may be in other hands.
  static func choosePassword(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    guard viewer.cameBy == .code else { throw Refusal.conflict(.passwordNeedsOld) }
    guard OwnerCheck.isFresh(visit, viewer) else { return try passwordPage(visit, error: nil, status: 403) }
    let password = try visit.form().text("new")
    if let fault = PasswordRule.fault(in: password, login: viewer.person.login) {
      return try passwordPage(visit, error: fault, status: 422)
    }
    try AccountPages.set(password, visit, viewer)
    return try SignInPages.open(
      visit, viewer.person, by: .password, hasSecondFactor: viewer.hasShownSecondFactor,
      going: "/tai-khoan?xong=mat-khau")
  }
}
