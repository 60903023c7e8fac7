# SPDX-License-Identifier: Apache-2.0
"""What an attacker can send: every address with a query, and every form, as the pages themselves show them."""
import re
import urllib.parse
from dataclasses import dataclass
from html.parser import HTMLParser

from client import Client

# One person of each kind of right, and nobody.
PEOPLE = [None, "quantri", "kehoach", "congthuong"]
# What would end the session, or the account, from which the attack is made.
ENDS = re.compile(r"/dang-xuat|/tai-khoan/|/nguoi-dung/\d+$")


@dataclass(frozen=True)
class Target:
    """One request with values to play with."""

    method: str
    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def key(self) -> tuple:
        """Two targets of one route are alike, whatever their numbers."""
        return self.method, re.sub(r"\d+", "N", self.path), tuple(name for name, _ in self.fields)


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links: list[str] = []
        self.forms: list[dict] = []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "a" and (found.get("href") or "").startswith("/"):
            self.links.append(found["href"].split("#")[0])
        elif tag == "form":
            self.forms.append({"method": (found.get("method") or "get").upper(), "action": found.get("action"),
                               "upload": "multipart" in (found.get("enctype") or ""), "fields": []})
        elif tag in ("input", "select", "textarea") and self.forms and found.get("name"):
            if found.get("type") == "file":
                self.forms[-1]["upload"] = True
            else:
                self.forms[-1]["fields"].append((found["name"], found.get("value") or "1"))


def crawl(client: Client, start: str = "/", limit: int = 150) -> list[Target]:
    """The targets of the pages that one reaches by following links; one page of each kind is enough."""
    waiting, seen, kinds = [start, "/dang-nhap", "/tro-giup"], set(), {}
    targets: dict[tuple, Target] = {}
    while waiting and len(seen) < limit:
        address = waiting.pop(0)
        path, _, query = address.partition("?")
        kind = re.sub(r"\d+", "N", path), tuple(name for name, _ in urllib.parse.parse_qsl(query))
        kinds[kind] = kinds.get(kind, 0) + 1
        if address in seen or kinds[kind] > 2:
            continue
        seen.add(address)
        answer = client.get(address)
        # The choice of the language stands on every page and is read before any of them.
        if query and (kind[1] != ("lang",) or path == "/tro-giup"):
            add(targets, Target("GET", path, tuple(urllib.parse.parse_qsl(query))))
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        page = _Page()
        page.feed(answer.text)
        waiting += [link for link in page.links if link not in seen]
        for form in page.forms:
            action = urllib.parse.urljoin(path, form["action"] or path).split("#")[0]
            if not form["upload"] and form["fields"] and not ENDS.search(action):
                add(targets, Target(form["method"], action, tuple(dict(form["fields"]).items())))
    return list(targets.values())


def add(targets: dict[tuple, Target], target: Target) -> None:
    targets.setdefault(target.key, target)
