# SPDX-License-Identifier: Apache-2.0
"""Scripts planted in every field of every form, and in every address, run on no page, in no language, for nobody; nor does
the policy of contents have to stop one."""
import re
import urllib.parse

import pytest

from conftest import Site
from documents import plan
from planting import ENDS, FORMS, PLANTS, SEND, SOUND, TEXTS, Watch, kind
from server import Server

PEOPLE = ["quantri", "kehoach", "congthuong", "congthuong.duyet"]
STARTS = ["/", "/ke-hoach", "/to-chuc", "/nguoi-dung", "/uy-quyen", "/tai-khoan", "/nhat-ky", "/tro-giup/quyen"]
FILES = {"name": PLANTS[4] + ".txt", "mimeType": "text/plain", "buffer": TEXTS[0].encode()}
# How many pages are looked at in the end, as whom.
READERS = [("quantri", "vi", 90), ("quantri", "en", 90), ("kehoach", "en", 60), ("congthuong", "vi", 40), ("congthuong.duyet", "en", 40)]


@pytest.fixture(scope="module")
def planted(tmp_path_factory, browser):
    """A server of its own: what is planted here stays."""
    running = Server(tmp_path_factory.mktemp("planted"), "--demo")
    site = Site(running, browser)
    try:
        site.plan = upload_a_plan(site)
        upload_a_table(site)
        yield site
    finally:
        site.close()
        status = running.stop()
    assert running.failures() == []
    assert status == 0


def watch(site: Site, login: str | None, language: str = "vi") -> Watch:
    return Watch(site.context(login, language, accept_downloads=True), f"{login or 'nobody'} ({language})")


def upload_a_plan(site: Site) -> str:
    """A plan whose title, activities and bodies hold scripts."""
    found = watch(site, "kehoach")
    page, text = found.page, plan("7/KH-UBND").decode()
    text = text.replace("nước sông Trầm", f"nước {PLANTS[4]}").replace("Đội Cây xanh số 5", f"Đội {PLANTS[2]}")
    page.goto("/ke-hoach/nhap")
    page.set_input_files("[name=file]", {"name": PLANTS[5] + ".txt", "mimeType": "text/plain", "buffer": text.encode()})
    page.locator("main form button").click()
    page.wait_for_url(re.compile(r"/ke-hoach/\d+"))
    found.look("the review of a planted plan")
    assert "__xanh" in page.content(), "nothing was planted in the plan"
    assert found.faults == []
    return re.search(r"/ke-hoach/\d+", page.url)[0]


def upload_a_table(site: Site) -> None:
    """A list of bodies whose names hold scripts."""
    found = watch(site, "quantri")
    page = found.page
    page.goto("/to-chuc")
    bodies = [link for link in found.links() if re.fullmatch(r"/to-chuc/\d+", link)]
    page.goto(bodies[0] + "/nhap")
    lines = "\n".join(f'T{index},"{text.replace(chr(34), chr(34) * 2)}",01/01/2020' for index, text in enumerate(PLANTS))
    page.set_input_files("[name=table]", {"name": "bang.csv", "mimeType": "text/csv", "buffer": f"code,name,from\n{lines}\n".encode()})
    page.locator("form[action$='/nhap'] button").first.click()
    found.look("the preview of a planted table")
    confirm = page.locator("form[action$='/thuc-hien'] button")
    assert confirm.count() == 1, page.locator("main").inner_text()
    confirm.first.click()
    found.look("a planted table")
    assert found.faults == []


def plant(found: Watch, sent: set, landed: list[str]) -> None:
    """Sends every form of the page that is open, once with each script, and looks at what comes."""
    page, here = found.page, found.page.url
    for form in page.evaluate(FORMS):
        key = kind(form["action"])[0], tuple(form["names"])
        if ENDS.search(form["action"]) or not form["texts"] or key in sent:
            continue
        sent.add(key)
        # First all that can be sent, the hidden too; then what other fields need for the rest to be taken.
        for number, text in enumerate([TEXTS[0], TEXTS[1], TEXTS[0]]):
            page.goto(here)
            # What was sent may have ended what the form was about.
            if key not in [(kind(one["action"])[0], tuple(one["names"])) for one in page.evaluate(FORMS)[form["index"]:][:1]]:
                break
            sound = {name: value.format(number=len(landed) + number) for name, value in SOUND.items()} if number else None
            if page.locator("form").nth(form["index"]).locator("[type=file]").count():
                page.locator("form").nth(form["index"]).locator("[type=file]").first.set_input_files(FILES)
            with page.expect_navigation(wait_until="load"):
                page.evaluate(SEND, [form["index"], text, sound, number, number == 0])
            found.look(f"{form['action']} sent from {here}")
            if page.url != here:
                landed.append(urllib.parse.urlsplit(page.url)._replace(scheme="", netloc="").geturl().split("#")[0])
    if page.url != here:
        page.goto(here)


def test_a_planted_script_runs_nowhere(planted: Site):
    path, sent = planted.plan, set()
    landed: list[str] = [path, path + "/ra-soat", path + "/nguon", path + "/gan"]
    faults = []
    for login in PEOPLE:
        found = watch(planted, login)
        found.crawl(STARTS + [path + "/ra-soat"], 1, 60, lambda: plant(found, sent, landed))
        faults += found.faults
        found.page.context.close()
    assert faults == [] and len(sent) >= 20, f"{len(sent)} forms: {faults}"
    kinds = set()
    for login, language, limit in READERS:
        planted.forget(login)
        found = watch(planted, login, language)
        kinds |= {kind(page) for page in found.crawl((landed if login == "quantri" else [path]) + STARTS, 2, limit)}
        faults += found.faults
        found.page.context.close()
    assert faults == [] and len(kinds) >= 30, f"{len(kinds)} kinds of pages: {faults}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_script_in_an_address_runs_nowhere(planted: Site, language):
    found = watch(planted, "quantri", language)
    names = ["q", "tim", "ten", "ngay", "ve", "ky", "trang-thai", "nguon", "cay", "truoc", "muc", "xem", "tu", "den", "bang", "lang"]
    pages = found.crawl(STARTS, 1, 40)
    for number, page in enumerate(pages + ["/dang-nhap", "/dang-nhap/ma", "/tro-giup"]):
        text = PLANTS[number % len(PLANTS)]
        found.visit(page.partition("?")[0] + "?" + urllib.parse.urlencode({name: text for name in names}))
    for text in PLANTS:
        script = urllib.parse.quote(text, safe="")
        for page in ["/", "/ke-hoach/", "/to-chuc/", "/lien-ket/", "/khong-co/", "/to-chuc/tim.json?q=", "/tai-khoan/du-lieu.json?x="]:
            found.visit(page + script)
    assert found.faults == [] and found.looked > 60, (found.looked, found.faults)


def test_suggestions_of_planted_names_are_text(planted: Site):
    """The only pages with scripts of their own: what the server offers while one types, and the review by keys."""
    found = watch(planted, "quantri")
    page = found.page
    page.goto("/to-chuc")
    for body in [link for link in found.links() if re.fullmatch(r"/to-chuc/\d+", link)][1:]:
        page.goto(f"{body}/su-kien/move")
        if page.locator("[data-tim] input").count():
            break
    field = page.locator("[data-tim] input").first
    for typed in ["<img", "script", "svg", "javascript", "window"]:
        field.fill("")
        with page.expect_response(lambda answer: "tim.json" in answer.url) as answered:
            field.press_sequentially(typed)
        assert answered.value.status == 200
    page.locator("[role=option]").first.wait_for()
    assert "__xanh" in page.locator("[role=listbox]").first.inner_text()
    found.look("suggestions")
    page.locator("[role=option]").first.click()
    found.look("a suggestion that was taken")
    assert found.faults == []


def test_the_watch_would_see_one(browser):
    """A page that puts what it is sent into itself, without a policy and with one."""
    found = Watch(browser.new_context(), "nobody")
    page = found.page
    for policy, wanted in [({}, "a planted script ran"), ({"Content-Security-Policy": "default-src 'none'"}, "script-src")]:
        page.route("http://hole.test/*", lambda route: route.fulfill(
            body=f"<!doctype html><title>x</title>{PLANTS[4]}<a href='{PLANTS[0]}'>x</a>", headers={**policy, "X-Content-Type-Options": "nosniff"},
            content_type="text/html"))
        page.goto("http://hole.test/")
        page.wait_for_timeout(300)
        found.look("a hole")
        assert any(wanted in fault for fault in found.faults), found.faults
        assert any("javascript:" in fault for fault in found.faults) and any("<iframe>" in fault for fault in found.faults)
        found.faults.clear()
        page.unroute("http://hole.test/*")
    page.context.close()
