# SPDX-License-Identifier: Apache-2.0
"""Scripts in every shape in which they are slipped into pages, put into every field that a page has, and a watch over
whether one of them ran."""
import re
import urllib.parse

from playwright.sync_api import BrowserContext, Page

# Each would set the mark if the place it stands in took it for more than text.
PLANTS = [
    "javascript:window.__xanh=1//",
    "'-(window.__xanh=1)-'\" onfocus=window.__xanh=1 autofocus x=\"",
    "\"'--></title></textarea></script></style><script>window.__xanh=1</script>",
    "{{constructor.constructor('window.__xanh=1')()}}${window.__xanh=1}<%= window.__xanh=1 %>#{1}",
    "<img src=x onerror=window.__xanh=1><iframe srcdoc='<script>parent.__xanh=1</script>'></iframe>",
    "<svg/onload=window.__xanh=1><animate onbegin=window.__xanh=1 attributeName=x></svg><math href=javascript:window.__xanh=1>",
]
# All of them, as texts that most fields have room for.
TEXTS = ["".join(PLANTS[0::2]), "".join(PLANTS[1::2])]
# What a field must hold that what stands in the others is taken.
SOUND = {
    "percent": "20", "holdsOn": "", "quantity": "", "from": "", "to": "", "day": "", "days": "7", "login": "gieo{number}",
    "code": "G{number}", "due": "", "target": "", "until": "", "last": "", "leads": "", "parent": "",
}
# What would end the session in which it is sent.
ENDS = re.compile(r"/dang-xuat|/tai-khoan/phien")

# Runs before the page's own, and outside its policy of contents, as the tools of a browser do.
WATCH = """
window.__violations = []
document.addEventListener("securitypolicyviolation", (event) =>
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
"""

# What stands in the page as more than text: the mark itself, violations, handlers, addresses that run, foreign elements.
FAULTS = """() => {
  const found = []
  if (window.__xanh !== undefined) found.push("a planted script ran")
  found.push(...window.__violations)
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) found.push(`<${element.localName} ${name}>`)
      if (["href", "src", "action", "formaction", "srcdoc", "xlink:href", "data"].includes(name)
        && /^[\\s\\x00-\\x1f]*(javascript|data|vbscript):/i.test(value)) found.push(`<${element.localName} ${name}=${value}>`)
      if (name === "style" || name === "srcdoc") found.push(`<${element.localName} ${name}>`)
    }
    if (["iframe", "object", "embed", "math", "animate", "base"].includes(element.localName)) found.push(`<${element.localName}>`)
    if (element.localName === "script" && !/^\\/tai-san\\/[\\w.\\/-]+\\.js(\\?[\\w=]*)?$/.test(element.getAttribute("src") ?? "")) found.push("<script>")
    if (element.localName === "img" && !(element.getAttribute("src") ?? "").startsWith("/")) found.push("<img>")
  }
  return found
}"""

# The forms of a page, each with the names of the fields that one types into.
FORMS = """() => [...document.forms].map((form, index) => ({
  index, action: new URL(form.getAttribute("action") || location.href, location).pathname, method: form.method,
  names: [...form.elements].filter((field) => field.name && field.name !== "token").map((field) => field.name),
  buttons: [...form.querySelectorAll("button")].length,
  texts: [...form.elements].filter((field) => field.matches("textarea, input:not([type=hidden], [type=file], "
    + "[type=checkbox], [type=radio], [type=submit])")).length,
}))"""

# Fills in a form and sends it by its own button, past what the browser itself would refuse.
SEND = """([index, plant, sound, button, hidden]) => {
  const form = document.forms[index]
  form.noValidate = true
  for (const field of form.elements) {
    if (!field.name || field.name === "token") continue
    const types = field.matches("textarea, input:not([type=hidden], [type=file], [type=checkbox], [type=radio])")
    if (types || (hidden && field.type === "hidden")) {
      field.removeAttribute("maxlength")
      field.value = sound && field.name in sound ? sound[field.name] : plant
    } else if (field.localName === "select" && !field.value) {
      field.selectedIndex = Math.min(1, field.options.length - 1)
    } else if (field.type === "checkbox" || field.type === "radio") field.checked = true
  }
  const buttons = [...form.querySelectorAll("button")]
  form.requestSubmit(buttons[button % buttons.length])
}"""


def kind(address: str) -> tuple:
    """Addresses of one kind differ in numbers only."""
    parts = urllib.parse.urlsplit(address)
    return re.sub(r"\d+", "N", parts.path), tuple(sorted(name for name, _ in urllib.parse.parse_qsl(parts.query)))


class Watch:
    """Looks at pages as one person sees them, and keeps what it finds wrong."""

    def __init__(self, context: BrowserContext, who: str):
        self.who, self.faults, self.looked = who, [], 0
        context.add_init_script(WATCH)
        context.on("console", lambda message: self.hear(message.text))
        context.on("dialog", self.answer)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(20_000)

    def answer(self, dialog) -> None:
        # The review asks before what was typed is lost.
        if dialog.type != "beforeunload":
            self.faults.append(f"{self.who}: a dialog opened: {dialog.message}")
        dialog.accept()

    def hear(self, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text:
            self.faults.append(f"{self.who}: {text}")

    def look(self, where: str) -> None:
        self.looked += 1
        self.faults += [f"{self.who}: {where}: {fault}" for fault in self.page.evaluate(FAULTS)]

    def visit(self, address: str) -> bool:
        """Whether it is a page; what is saved instead, or is no page, must be of a kind that no browser runs."""
        try:
            answer = self.page.goto(address, wait_until="load")
        except Exception as error:
            if "Download is starting" not in str(error) and "ERR_ABORTED" not in str(error):
                raise
            self.page.goto("about:blank")
            return False
        told = answer.headers.get("content-type", "")
        if answer.headers.get("x-content-type-options") != "nosniff":
            self.faults.append(f"{self.who}: {address}: its type may be guessed")
        if told.startswith("text/html") or told.startswith("application/json"):
            self.look(address)
        elif not re.match(r"image/(png|jpeg)|text/plain", told):
            self.faults.append(f"{self.who}: {address}: shown as {told}")
        return told.startswith("text/html")

    def links(self) -> list[str]:
        found = self.page.evaluate("() => [...document.links].map((link) => link.getAttribute('href'))")
        return [link.split("#")[0] for link in found if link.startswith("/") and "lang=" not in link]

    def crawl(self, starts: list[str], of_a_kind: int, limit: int, at_each=lambda: None) -> list[str]:
        """Every page that links lead to, so many of a kind at most, the starts first."""
        waiting, seen, kinds, pages = list(dict.fromkeys(starts)), set(), {}, []
        first = set(waiting)
        while waiting and len(seen) < limit:
            address = waiting.pop(0)
            kinds[kind(address)] = kinds.get(kind(address), 0) + 1
            if address in seen or (kinds[kind(address)] > of_a_kind and address not in first):
                continue
            seen.add(address)
            if self.visit(address):
                pages.append(address)
                waiting += [link for link in self.links() if link and link not in seen]
                at_each()
        return pages
