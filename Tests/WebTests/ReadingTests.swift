// SPDX-License-Identifier: Apache-2.0
import Database
import Domain
import HTTP
import PlanReading
import Store
import Synchronization
import Testing

@testable import Web

/// Documents that take long are read in the background, on a page that needs no script.
struct ReadingTests {
  /// Work that waits until the test does it, and what a reading of it tells.
  private final class Hands: Sendable {
    let waiting = Mutex<[@Sendable () -> Void]>([])
    let isFull = Mutex(false)
    let isEnding = Mutex(false)
    let kept = Mutex<[String: [UInt8]]>([:])
    /// How many pages a reading has.
    let pages = Mutex(3)
    /// Called between the pages.
    let between = Mutex<@Sendable (_ page: Int) -> Void>({ _ in })

    var background: BackgroundServices {
      BackgroundServices(
        start: { work in
          guard !self.isFull.withLock({ $0 }) else { return false }
          self.waiting.withLock { $0.append(work) }
          return true
        }, rest: { _ in }, isEnding: { self.isEnding.withLock { $0 } })
    }

    func work() {
      while let next = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { next() }
    }

    func files(_ memory: KeptFiles) -> FileServices {
      var files = FileServices.forTests(memory)
      files.readDocument = { bytes, _, progress throws(ServiceRefusal) in
        if bytes.contains(UInt8(ascii: "!")) { throw ServiceRefusal(Phrase("Tệp hỏng.", "It is broken.")) }
        let pages = self.pages.withLock { $0 }
        for page in 0...pages {
          guard progress(page, pages) else { throw ServiceRefusal(Phrase("Đã dừng.", "Stopped.")) }
          self.between.withLock { $0 }(page)
        }
        let marking = bytes.contains(UInt8(ascii: "M")) ? "MẬT\n\n" : ""
        return DocumentText(text: Array("\(marking)KẾ HOẠCH\nDọn kênh\n\nI. NỘI DUNG\n\n- Đo nước.".utf8), format: .pdf)
      }
      files.incoming = IncomingFiles(
        keep: { bytes in
          let name = String(repeating: "a", count: 60) + String(1000 + bytes.count)
          self.kept.withLock { $0[name] = bytes }
          return name
        }, bytes: { name in self.kept.withLock { $0[name] } },
        remove: { name in self.kept.withLock { $0[name] = nil } })
      files.pagePicture = { _, page throws(ServiceRefusal) in
        if page == 5 { throw ServiceRefusal(Phrase("thiếu chương trình vẽ", "the drawing program is missing")) }
        return page <= 3 ? [0x89, UInt8(page)] : nil
      }
      files.signatures = { _ in
        let stamp = DocumentText.Signature(
          signer: "Lê <Thị> Hạnh", subject: nil, signedAt: "2026-04-29T05:00:43Z", standing: .fits,
          coversWholeFile: true)
        var later = stamp
        later.coversWholeFile = false
        let altered = DocumentText.Signature(
          signer: nil, subject: nil, signedAt: nil, standing: .altered, coversWholeFile: false)
        return [later, stamp, later, altered, later]
      }
      return files
    }
  }

  private let hands = Hands()

  private func site() throws -> TestSite { try TestSite(files: hands.files, background: hands.background) }

  private func upload(_ site: TestSite, _ text: String = "scan", as login: String = "kehoach") throws -> Response {
    try site.send(
      "/ke-hoach/nhap", ["owner": "1"], [SentFile("file", "Kế hoạch.pdf", Array("%PDF-1.4 \(text)".utf8))], as: login)
  }

  private func address(_ response: Response) throws -> String { try #require(response.headers["Location"]) }

  /// The fields of an address, to send them as a form.
  private func fields(_ address: String) -> [String: String] {
    let query = address.split(separator: "?").last.map(String.init) ?? ""
    return Dictionary(
      query.split(separator: "&").map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
        return (
          parts[0], parts.count > 1 ? String(decoding: PercentEncoding.decoded(parts[1].utf8) ?? [], as: UTF8.self) : ""
        )
      }
    ) { $1 }
  }

  @Test func `an upload answers at once with a page that asks for itself again until the plan is there`() throws {
    let site = try site()
    let sent = try upload(site)
    let page = try address(sent)
    #expect(sent.status == 303 && page.hasPrefix("/ke-hoach/nhap/doc?"))
    let waiting = try site.get(page, as: "kehoach")
    #expect(waiting.status == 200 && waiting.headers["Refresh"] == "2")
    #expect(PageParts(waiting).allFaults == [])
    hands.between.withLock {
      $0 = { number in
        guard number == 2, let running = try? site.get(page, as: "kehoach") else { return }
        let bar = PageParts(running).first("progress")
        #expect(bar?["value"] == "2" && bar?["max"] == "3")
        #expect(running.headers["Refresh"] == "2")
      }
    }
    hands.work()
    let done = try site.get(page, as: "kehoach")
    #expect(done.status == 303 && done.headers["Location"]?.hasSuffix("/ra-soat?xong=da-doc") == true)
    #expect(hands.kept.withLock { $0.isEmpty })
  }

  @Test(arguments: [(1, false), (2, true)]) func `pages are counted where there are several`(
    pages: Int, isCounted: Bool
  ) throws {
    hands.pages.withLock { $0 = pages }
    let site = try site()
    let page = try address(try upload(site))
    let asked = Mutex(0)
    hands.between.withLock {
      $0 = { number in
        guard number == 1, let running = try? site.page(page, as: "kehoach"), let bar = running.first("progress") else {
          return
        }
        asked.withLock { $0 += 1 }
        #expect((bar["value"] == "1") == isCounted && (bar["max"] == "2") == isCounted)
        let told = running.all("p", "role", "status").first?.text
        #expect(told == (isCounted ? Phrase.pageOfPages(1, 2).vi : Phrase.readingRuns.vi))
      }
    }
    hands.work()
    #expect(asked.withLock { $0 } == 1)
  }

  @Test func `nobody else can look at a reading, and no other field can be put into its address`() throws {
    let site = try site()
    let page = try address(try upload(site))
    for login in ["quantri", "congdoan", "xem"] { #expect(try site.get(page, as: login).status == 404) }
    let forged = page.split(separator: "&").map { $0.hasPrefix("cq=") ? "cq=2" : String($0) }.joined(separator: "&")
    #expect(try site.get(forged, as: "kehoach").status == 404)
  }

  @Test func `a reading that is stopped makes no plan, and can be done again`() throws {
    let site = try site()
    let page = try address(try upload(site))
    let before = try site.contents()
    hands.between.withLock {
      $0 = { number in
        if number == 1 { _ = try? site.submit("/ke-hoach/nhap/dung", self.fields(page), as: "kehoach") }
      }
    }
    hands.work()
    let stopped = try site.get(page, as: "kehoach")
    #expect(stopped.status == 200 && stopped.headers["Refresh"] == nil)
    #expect(try site.contents() == before)
    hands.between.withLock { $0 = { _ in } }
    #expect(try site.submit("/ke-hoach/nhap/doc", fields(page), as: "kehoach").status == 303)
    hands.work()
    #expect(try site.get(page, as: "kehoach").status == 303)
  }

  @Test func `after a restart the page says so, and the file is read by one click`() throws {
    let page = try address(try upload(try site()))
    let fresh = try site()
    let told = try fresh.get(page, as: "kehoach")
    #expect(told.status == 200 && PageParts(told).withClass("warn").first != nil)
    #expect(try fresh.submit("/ke-hoach/nhap/doc", fields(page), as: "kehoach").status == 303)
    hands.work()
    #expect(try fresh.get(page, as: "kehoach").headers["Location"]?.contains("/ra-soat") == true)
  }

  @Test func `the file of a reading that ends with the server stays`() throws {
    let site = try site()
    let page = try address(try upload(site))
    hands.between.withLock {
      $0 = { number in if number == 1 { self.hands.isEnding.withLock { $0 = true } } }
    }
    hands.work()
    #expect(hands.kept.withLock { $0.count } == 1)
    hands.isEnding.withLock { $0 = false }
    let fresh = try self.site()
    let told = PageParts(try fresh.get(page, as: "kehoach"))
    #expect(told.first("form", "action", "/ke-hoach/nhap/doc") != nil)
  }

  @Test func `a button that is pressed twice makes one plan`() throws {
    let page = try address(try upload(try site()))
    let fresh = try site()
    hands.waiting.withLock { $0.removeAll() }
    let before = try fresh.database.read { try $0.plans() }.count
    for _ in 1...3 {
      let sent = try fresh.submit("/ke-hoach/nhap/doc", fields(page), as: "kehoach")
      #expect(sent.status == 303 && sent.headers["Location"]?.hasPrefix("/ke-hoach/nhap/doc?") == true)
    }
    hands.work()
    #expect(try fresh.database.read { try $0.plans() }.count == before + 1)
  }

  @Test func `a file that two readings share stays until neither needs it`() throws {
    let site = try site()
    let first = try address(try upload(site))
    let second = try address(
      try site.send(
        "/ke-hoach/nhap", ["owner": "1"], [SentFile("file", "Bản khác.pdf", Array("%PDF-1.4 scan".utf8))], as: "kehoach"
      ))
    #expect(first != second && hands.kept.withLock { $0.count } == 1)
    _ = try site.submit("/ke-hoach/nhap/dung", fields(second), as: "kehoach")
    hands.work()
    #expect(try site.get(first, as: "kehoach").status == 303)
    #expect(hands.kept.withLock { $0.count } == 1)
    #expect(try site.submit("/ke-hoach/nhap/doc", fields(second), as: "kehoach").status == 303)
    hands.work()
    #expect(try site.get(second, as: "kehoach").status == 303)
    #expect(hands.kept.withLock { $0.isEmpty })
  }

  @Test func `what was stopped while it waited takes nobody's place, and what was refused is not kept`() throws {
    let site = try site()
    let pages = try ["1", "22", "333"].map { try address(try upload(site, $0)) }
    #expect(try upload(site, "4444").status == 429)
    #expect(hands.kept.withLock { $0.count } == 3)
    _ = try site.submit("/ke-hoach/nhap/dung", fields(pages[1]), as: "kehoach")
    #expect(try upload(site, "55555").status == 303)
    #expect(hands.kept.withLock { $0.count } == 4)
  }

  @Test func `a broken document and a secret one are refused with their reason, and not kept`() throws {
    for (text, words) in [("!", "Tệp hỏng."), ("M", "MẬT")] {
      let site = try site()
      let page = try address(try upload(site, text))
      hands.work()
      let told = PageParts(try site.get(page, as: "kehoach"))
      #expect(told.withClass("bad").first?.text.contains(words) == true)
      #expect(hands.kept.withLock { $0.isEmpty })
    }
  }

  @Test func `one person has three readings under way at most, and a full server says so`() throws {
    let site = try site()
    for text in ["1", "22", "333"] { #expect(try upload(site, text).status == 303) }
    #expect(try upload(site, "4444").status == 429)
    hands.work()
    hands.isFull.withLock { $0 = true }
    #expect(try upload(site, "55555").status == 503)
  }

  @Test func `the picture of a page and the signatures are shown to whoever may read the plan`() throws {
    let site = try site()
    let page = try address(try upload(site))
    hands.work()
    let review = try #require(try site.get(page, as: "kehoach").headers["Location"])
    let plan = "/ke-hoach/\(review.split(separator: "/")[1])"
    let picture = try site.get("\(plan)/trang/2.png", as: "kehoach")
    #expect(picture.status == 200 && picture.headers["Content-Type"] == "image/png")
    #expect(picture.headers["Cache-Control"]?.hasPrefix("private") == true)
    for wrong in ["4.png", "0.png", "-1.png", "2.jpg", "2", "x.png"] {
      #expect(try site.get("\(plan)/trang/\(wrong)", as: "kehoach").status == 404, "\(wrong)")
    }
    for login in ["congdoan", "congthuong"] { #expect(try site.get("\(plan)/trang/2.png", as: login).status == 404) }
    for path in [review, "\(plan)/nguon"] {
      let text = PageParts(try site.get(path, as: "kehoach")).withClass("signatures").first?.text ?? ""
      #expect(text.contains("Lê <Thị> Hạnh, 29/04/2026") && text.contains("bị thay đổi sau khi ký"))
    }
  }

  @Test func `signatures that say the same are one line with their number`() throws {
    let site = try site()
    let page = try address(try upload(site))
    hands.work()
    let review = try #require(try site.get(page, as: "kehoach").headers["Location"])
    let lines = try #require(PageParts(try site.get(review, as: "kehoach")).withClass("signatures").first).all("li")
    #expect(lines.map { $0.text.contains("(3 chữ ký)") } == [true, false, false])
    #expect(lines.map { $0.text.contains("Lê <Thị> Hạnh") } == [true, true, false])
    let english = PageParts(try site.get(review, as: "kehoach", english: true)).withClass("signatures").first?.text
    #expect(english?.contains("(3 signatures)") == true)
  }

  @Test func `a page that cannot be drawn says why`() throws {
    let site = try site()
    let page = try address(try upload(site))
    hands.work()
    let review = try #require(try site.get(page, as: "kehoach").headers["Location"])
    let answer = try site.get("/ke-hoach/\(review.split(separator: "/")[1])/trang/5.png", as: "kehoach")
    #expect(answer.status == 503)
    #expect(answer.page.contains("thiếu chương trình vẽ"))
  }
}
