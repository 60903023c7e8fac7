// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTML
import HTTP
import Store

/// The second factor of one's own account: set up, its recovery codes made anew, taken away.
enum SecondFactorPages {
  private static let address = "/tai-khoan/xac-thuc"
  private static let recoveryCount = 10

  /// What the account page says of it.
  static func section(_ visit: Visit, _ viewer: Viewer) throws -> HTML {
    let state = try state(visit, viewer)
    let text: String =
      switch state {
      case .none: visit.t(.factorMissing)
      case .some(let factor): visit.t(.factorSince(visit.clock(factor.since), left: factor.left))
      }
    return """
      <section class="card stack"><h2>\(visit.t(.secondFactor))</h2><p>\(text)</p>\
      <p><a class="btn" href="\(address)">\(visit.t(state == nil ? .setUpFactor : .manageFactor))</a></p></section>
      """
  }

  private static func state(_ visit: Visit, _ viewer: Viewer) throws -> (since: Instant, left: Int)? {
    try visit.site.services.database.read { connection in
      guard let factor = try connection.secondFactor(of: viewer.person.id) else { return nil }
      return (factor.since, try connection.recoveryCodesLeft(of: viewer.person.id))
    }
  }

  static func show(_ visit: Visit) throws -> Response { try page(visit, error: nil) }

  private static func page(_ visit: Visit, error: Phrase?, status: Int = 200, secret: String? = nil) throws -> Response
  {
    let viewer = try visit.signedIn
    let state = try state(visit, viewer)
    let body =
      OwnerCheck.isPossible(visit, viewer)
      ? state.map { manage(visit, viewer, since: $0.since, left: $0.left) } ?? setUp(visit, viewer, secret)
      : OwnerCheck.signInAnew(visit, going: address)
    let lead = viewer.owesSecondFactor && state == nil ? visit.banner(.info, visit.t(.factorOwed)) : nil
    return shown(
      visit, "\(lead)\(error.map { visit.banner(.bad, visit.t($0)) })\(body)", status: status)
  }

  private static func shown(_ visit: Visit, _ body: HTML, status: Int = 200) -> Response {
    var response = visit.page(
      visit.t(.secondFactor), crumbs: [(visit.t(.account), "/tai-khoan")], status: status,
      body: """
        <div class="head"><h1>\(visit.t(.secondFactor))</h1><p class="lead">\(visit.t(.secondFactorLead))</p></div>
        <div class="stack">\(body)</div>
        """)
    response.headers.add("Cache-Control", "private, no-store")
    return response
  }

  // MARK: Setting up

  /// - Parameter secret: that of a form that came back, so that the telephone need not be set up twice.
  private static func setUp(_ visit: Visit, _ viewer: Viewer, _ secret: String?) -> HTML {
    let codes = visit.site.services.security.codes
    let secret = secret ?? codes.newSecret()
    let label = PercentEncoding.encoded("Xanh:\(viewer.person.login)")
    let link = "otpauth://totp/\(label)?secret=\(secret)&issuer=Xanh&algorithm=SHA1&digits=6&period=30"
    return """
      <section class="card stack narrow"><h2>\(visit.t(.setUpFactor))</h2>
      <ol class="steps-list"><li>\(visit.t(.factorStepApp))</li><li>\(visit.t(.factorStepScan))</li>\
      <li>\(visit.t(.factorStepCode))</li></ol>
      \(codes.qrCode(link).map { picture(of: $0, visit.t(.factorPicture)) })
      <dl class="facts"><dt>\(visit.t(.factorSecret))</dt><dd><code class="link">\(spaced(secret))</code></dd>\
      <dt>\(visit.t(.factorLink))</dt><dd><a class="alone" href="\(link)">\(visit.t(.openInApp))</a></dd></dl>
      <form method="post" action="\(address)" class="stack">\(visit.tokenField)\
      <input type="hidden" name="secret" value="\(codes.seal(secret, .setUp, viewer.person.id.description))">
      \(OwnerCheck.field(visit, viewer, id: "bat"))
      \(visit.field("code", .factorCode, hint: .factorCodeOfSetUp, isRequired: true, autocomplete: "one-time-code"))
      <button class="btn pri" name="viec" value="bat">\(visit.t(.turnFactorOn))</button></form></section>
      """
  }

  /// In groups of four, to be typed.
  private static func spaced(_ secret: String) -> String {
    var (text, rest) = ("", secret[...])
    while !rest.isEmpty {
      text += (text.isEmpty ? "" : " ") + rest.prefix(4)
      rest = rest.dropFirst(4)
    }
    return text
  }

  /// A QR code with the quiet zone of four modules that readers need (ISO/IEC 18004), dark on white in every colour
  /// scheme. Dark modules that follow one another are one rectangle.
  static func picture(of square: CodeServices.Square, _ name: String) -> HTML {
    var path = ""
    for y in 0..<square.width {
      var x = 0
      while x < square.width {
        let start = x
        while x < square.width, square.isDark[y * square.width + x] { x += 1 }
        if x > start { path += "M\(start + 4) \(y + 4)h\(x - start)v1h-\(x - start)z" }
        if x == start { x += 1 }
      }
    }
    let side = square.width + 8
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(name)"><rect width="\(side)" height="\(side)" \
      fill="#fff"/><path d="\(path)" fill="#000"/></svg>
      """
  }

  // MARK: With one

  private static func manage(_ visit: Visit, _ viewer: Viewer, since: Instant, left: Int) -> HTML {
    let mayRemove = !visit.site.services.access.secondFactor.isOwed(by: viewer.memberships.map(\.role))
    let removal: HTML =
      mayRemove
      ? """
      <form method="post" action="\(address)" class="stack">\(visit.tokenField)
      \(OwnerCheck.field(visit, viewer, id: "tat"))
      \(visit.labelledCode("tat"))
      <button class="btn" name="viec" value="tat">\(visit.t(.turnFactorOff))</button></form>
      """ : "<p>\(visit.t(.factorStays))</p>"
    return """
      <section class="card stack narrow"><h2>\(visit.t(.factorIsOn))</h2>
      <p>\(visit.t(.factorSince(visit.clock(since), left: left)))</p></section>
      <section class="card stack narrow"><h2>\(visit.t(.newRecoveryCodes))</h2><p>\(visit.t(.newRecoveryCodesLead))</p>
      <form method="post" action="\(address)" class="stack">\(visit.tokenField)
      \(OwnerCheck.field(visit, viewer, id: "ma"))
      \(visit.labelledCode("ma"))
      <button class="btn" name="viec" value="ma">\(visit.t(.newRecoveryCodes))</button></form></section>
      <section class="card stack narrow"><h2>\(visit.t(.turnFactorOff))</h2>\(removal)</section>
      """
  }

  /// The codes, which are shown once: the store has their digests only.
  private static func codesShown(_ visit: Visit, _ codes: [String]) -> Response {
    var list = HTML()
    for code in codes { list += "<li><code>\(TypedCode.grouped(code))</code></li>" }
    return shown(
      visit,
      """
      \(visit.banner(.good, visit.t(.factorIsOn), "\(visit.t(.keepRecoveryCodes))"))
      <section class="card stack narrow"><h2>\(visit.t(.recoveryCodes))</h2><ol class="codes">\(list)</ol>
      <p>\(visit.t(.recoveryCodesLead))</p><p><a class="btn pri" href="/">\(visit.t(.codesKept))</a></p></section>
      """)
  }

  // MARK: Actions

  static func change(_ visit: Visit) throws -> Response {
    let viewer = try visit.signedIn
    let form = try visit.form()
    try OwnerCheck.requireFewGuesses(visit, viewer)
    let action: (Visit, Viewer, SentForm) throws -> Response? =
      switch form.text("viec") {
      case "bat": turnOn
      case "ma": renew
      case "tat": turnOff
      default: throw Refusal.badRequest(.unknownAction)
      }
    if try OwnerCheck.isOwner(visit, viewer, form), let outcome = try action(visit, viewer, form) { return outcome }
    OwnerCheck.noteWrong(visit, viewer)
    let codes = visit.site.services.security.codes
    // Which of the two was wrong is not told: a guess at the password would be worth more.
    return try page(
      visit, error: OwnerCheck.isFresh(visit, viewer) ? .wrongFactorCode : .wrongPasswordOrCode, status: 403,
      secret: codes.open(form.text("secret"), .setUp, viewer.person.id.description))
  }

  private static func newCodes(_ visit: Visit, _ person: ID<Person>) -> (texts: [String], digests: [[UInt8]]) {
    let codes = visit.site.services.security.codes
    let texts = (0..<recoveryCount).map { _ in codes.newCode() }
    return (texts, texts.map { codes.digest($0, .recovery, person.rawValue) })
  }

  /// Other sessions end: they began without the second factor.
  private static func turnOn(_ visit: Visit, _ viewer: Viewer, _ form: SentForm) throws -> Response? {
    let codes = visit.site.services.security.codes
    let (person, now, author) = (viewer.person, visit.now, visit.author)
    guard let secret = codes.open(form.text("secret"), .setUp, person.id.description),
      let step = codes.step(TypedCode.plain(form.text("code")), secret, now)
    else { return nil }
    let recovery = newCodes(visit, person.id)
    let factor = SecondFactor(
      sealedSecret: codes.seal(secret, .secondFactor, person.id.description), since: now, lastStep: step)
    let own = visit.site.services.security.digest(visit.session ?? "")
    try visit.site.services.database.write { connection in
      guard try connection.secondFactor(of: person.id) == nil else { throw Refusal.conflict(.factorThere) }
      try connection.insert(factor, recovery: recovery.digests, of: person.id)
      _ = try connection.deleteSessions(of: person.id, but: own)
      try connection.noteSecondFactor(ofSession: own)
      try connection.journal("person.factor.add", account: person.id, by: author)
    }
    return codesShown(visit, recovery.texts)
  }

  private static func renew(_ visit: Visit, _ viewer: Viewer, _ form: SentForm) throws -> Response? {
    let recovery = newCodes(visit, viewer.person.id)
    let isDone = try perform("person.factor.codes", visit, viewer, form) { connection in
      try connection.replaceRecoveryCodes(recovery.digests, of: viewer.person.id)
    }
    return isDone ? codesShown(visit, recovery.texts) : nil
  }

  private static func turnOff(_ visit: Visit, _ viewer: Viewer, _ form: SentForm) throws -> Response? {
    guard !visit.site.services.access.secondFactor.isOwed(by: viewer.memberships.map(\.role)) else {
      throw Refusal.forbidden(.factorStays)
    }
    let isDone = try perform("person.factor.remove", visit, viewer, form) { connection in
      _ = try connection.deleteSecondFactor(of: viewer.person.id)
    }
    return isDone ? .redirect(to: "/tai-khoan?xong=bo-xac-thuc") : nil
  }

  /// Does something for which a code of the second factor is used up, with its entry in the journal.
  private static func perform(
    _ action: String, _ visit: Visit, _ viewer: Viewer, _ form: SentForm,
    _ work: @escaping @Sendable (any Connection) throws -> Void
  ) throws -> Bool {
    let (person, now, author) = (viewer.person, visit.now, visit.author)
    guard let proof = try SecondStep.proof(of: form.text("code"), person.id, visit) else { return false }
    return try visit.site.services.database.write { connection -> Bool in
      guard try connection.use(proof, of: person.id, at: now) else { return false }
      try SecondStep.noteRecovery(proof, person, connection, at: now)
      try work(connection)
      try connection.journal(action, account: person.id, by: author)
      return true
    }
  }
}

extension Visit {
  /// The field of a code on a page that has several, told apart by what its form does.
  fileprivate func labelledCode(_ action: String) -> HTML {
    """
    <div class="field"><label for="f-code-\(action)">\(t(.factorCode))</label>\
    <p class="hint" id="h-code-\(action)">\(t(.factorCodeHint))</p>\
    <input id="f-code-\(action)" name="code" type="text" value="" autocomplete="one-time-code" \
    aria-describedby="h-code-\(action)" required></div>
    """
  }
}
