# SPDX-License-Identifier: Apache-2.0
"""The reading of a plan is put right with few keys, taken back, and never over another's change."""
import csv
import io
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import Site
from mistakes import HEAD, TAIL, YEAR, due, plan_with_mistakes, sound


class Hands:
    """A person at a keyboard with a mouse: everything is counted, looking and scrolling is free."""

    def __init__(self, page: Page):
        self.page = page
        self.count = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.count += 1
            self.page.keyboard.press(key)
            self._settle()

    def type(self, text: str) -> None:
        for letter in text:
            self.press(letter)

    def click(self, place: Locator) -> None:
        self.count += 1
        place.click()
        self._settle()

    def open(self, words: str) -> None:
        """Opens an item by a click on its name."""
        row = self.page.locator(".items > li", has=self.page.locator("a.t", has_text=re.compile(words))).last
        item = row.get_attribute("data-m")
        self.click(row.locator("a.t"))
        assert self.page.locator("#muc").get_attribute("data-m") == item, words

    def text(self) -> str:
        return self.page.locator("#muc [name=text]").input_value()

    def _settle(self) -> None:
        self.page.locator("main:not([aria-busy])").wait_for()


def upload(page: Page, text: bytes) -> str:
    page.goto("/ke-hoach/nhap")
    page.set_input_files("[name=file]", {"name": "k.txt", "mimeType": "text/plain", "buffer": text})
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.wait_for_url("**/ra-soat?*")
    return re.search(r"/ke-hoach/\d+", page.url)[0]


def work(page: Page, path: str) -> list[tuple[str, ...]]:
    """Number, words, leads, other bodies and deadline of each activity and task, as the table of the plan has them."""
    rows = list(csv.reader(io.StringIO(page.request.get(path + "/bang.csv").text().lstrip("\ufeff"))))
    return [(row[0], row[1].split(": ", 1)[-1].lower(), row[3], row[4], row[5]) for row in rows[1:]]


def depth(page: Page, words: str) -> str:
    row = page.locator(".items > li", has_text=words).first
    return "".join(re.findall(r"in\d", row.get_attribute("class") or ""))


@pytest.fixture(scope="module")
def meant(site: Site) -> list[tuple[str, ...]]:
    """What the plan says where nothing was written or read wrong."""
    page = site.page("kehoach")
    text = HEAD.format(number="90/KH-UBND", before=YEAR - 1, year=YEAR, after=YEAR + 2) + sound() + TAIL
    return work(page, upload(page, text.encode()))


def test_ten_mistakes_in_sixty_activities_take_at_most_sixty_keys_and_clicks(site: Site, meant):
    page = site.page("kehoach", viewport={"width": 1280, "height": 900})
    path = upload(page, plan_with_mistakes("91/KH-UBND"))
    assert work(page, path) != meant
    hands = Hands(page)
    hands.open(r"^3\.2\.1 ")
    hands.press("[")  # a group too deep
    hands.open("^17,")
    hands.press("s", "1")  # two activities in one
    hands.open(r"^\s*Ở khu vực 23")
    hands.press("m")  # one activity in two
    hands.open("^29 ")
    hands.press("r", "1")  # takes part, where it should lead
    hands.open("^32 ")
    hands.press("b", "1")  # a body misspelt
    hands.open("^6 ")
    hands.press("d", "1")  # the date of a first step
    hands.open("^1.3 ")
    hands.press("t", "3")  # a heading that was taken for work
    hands.open("^41 ")
    hands.press("g", str(1 + names(page, "#goi-giao").index("Sở Xây dựng")))  # nobody leads
    hands.press("d")
    hands.type(due(41))
    hands.press("Enter")
    hands.open("^4.1 Nhóm các hoạt động loại 2")
    hands.press("l")  # a label twice
    hands.type("4.2")
    hands.press("Enter")
    hands.open("^52 ")
    hands.press("d")  # a year gone by
    hands.type(due(52))
    hands.press("Enter")
    hands.press("Shift+A")
    expect(page.locator("#ra-soat")).to_contain_text("Đã xem 60/60 mục.")
    assert depth(page, "3.2.1") == depth(page, "3.2 Nhóm") == depth(page, "1.3") == depth(page, "4.2")
    hands.click(page.get_by_role("button", name="Xác nhận kế hoạch"))
    expect(page.locator(".head")).to_contain_text("Đang thực hiện")
    assert work(page, path) == meant
    assert hands.count <= 60, hands.count
    print(f"{hands.count} keys and clicks")


def names(page: Page, place: str) -> list[str]:
    return page.locator(f"{place} button").all_inner_texts()


def test_every_step_is_undone_and_done_again_also_after_the_browser_was_closed(site: Site):
    page = site.page("kehoach")
    path = upload(page, plan_with_mistakes("92/KH-UBND"))
    hands = Hands(page)
    start = work(page, path)
    hands.open("^17,")
    hands.press("s", "1")
    hands.press("m")
    hands.press("t", "5")
    hands.press("Shift+ArrowUp")
    end = work(page, path)
    assert end != start
    page.context.close()
    page = site.page("kehoach")
    page.goto(path + "/ra-soat")
    hands = Hands(page)
    for _ in range(4):
        hands.press("u")
    assert work(page, path) == start
    expect(page.locator("#hoan-tac")).to_have_count(0)
    for _ in range(4):
        hands.press("Shift+U")
    assert work(page, path) == end
    expect(page.locator("#lam-lai")).to_have_count(0)


def test_who_comes_second_sees_both_versions_and_loses_nothing(site: Site):
    first, second = site.page("kehoach"), site.page("kehoach")
    path = upload(first, plan_with_mistakes("93/KH-UBND"))
    second.goto(path + "/ra-soat")
    one, other = Hands(first), Hands(second)
    one.open("^29 ")
    other.open("^29 ")
    one.press("d")
    one.type("30/06/2031")
    one.press("Enter")
    lost = "Hoạt động số 29: Thay mọi đèn đường bằng đèn tiết kiệm điện, kể cả trong hẻm."
    second.fill("#muc [name=text]", lost)
    second.keyboard.press("Control+Enter")
    expect(second.get_by_role("alert")).to_contain_text("đã sửa mục này")
    expect(second.locator(".versions")).to_contain_text("30/06/2031")
    expect(second.locator(".versions")).to_contain_text("kể cả trong hẻm")
    assert other.text() == lost
    # Sent again, over the version that is shown now.
    second.fill("#muc [name=due]", "30/06/2031")
    second.locator("#muc .btn.pri").click()
    expect(second.get_by_role("alert")).to_have_count(0)
    row = next(row for row in work(first, path) if row[0] == "29")
    assert "kể cả trong hẻm" in row[1] and "2031" in row[4]
    # An undo that is meant for another step does nothing.
    first.locator("#hoan-tac").click()
    expect(first.get_by_role("alert")).to_contain_text("chưa làm gì")
    assert next(row for row in work(first, path) if row[0] == "29") == row


def test_document_and_items_scroll_together(site: Site):
    page = site.page("kehoach", viewport={"width": 1280, "height": 900})
    upload(page, plan_with_mistakes("94/KH-UBND"))
    paper, items = page.locator(".paper.whole"), page.locator(".items")
    paper.wait_for()
    Hands(page).open("^60 ")
    expect(page.locator(".paper mark.cur")).to_contain_text("khu vực 60")
    expect(page.locator(".paper mark.cur")).to_be_in_viewport()
    items.hover()
    page.mouse.wheel(0, -100_000)
    expect(page.locator(".paper [data-m]", has_text="Việc thuộc lĩnh vực 1.")).to_be_in_viewport()
    paper.hover()
    page.mouse.wheel(0, 100_000)
    expect(page.locator(".items > li", has_text="CHẾ ĐỘ BÁO CÁO")).to_be_in_viewport()


def test_keys_are_told_and_can_be_turned_off_and_fields_keep_theirs(site: Site):
    page = site.page("kehoach")
    upload(page, plan_with_mistakes("95/KH-UBND"))
    hands = Hands(page)
    hands.press("?")
    dialog = page.locator("#phim-tat")
    expect(dialog).to_be_visible()
    hands.press("Escape")
    expect(dialog).to_be_hidden()
    name = page.locator("#muc h3").inner_text()
    hands.press("e")
    page.keyboard.type("jumps")
    assert "jumps" in hands.text()
    hands.press("Escape", "j")
    assert page.locator("#muc h3").inner_text() != name
    page.locator("#mo-phim-tat").click()
    dialog.locator("input").uncheck()
    dialog.locator("button").click()
    name = page.locator("#muc h3").inner_text()
    hands.press("j", "m", "a")
    assert page.locator("#muc h3").inner_text() == name
    expect(page.locator("#hoan-tac")).to_have_count(0)


def test_without_scripts_every_step_is_a_button_that_fits_a_telephone(site: Site):
    page = site.page("kehoach", viewport={"width": 360, "height": 740}, java_script_enabled=False)
    path = upload(page, plan_with_mistakes("96/KH-UBND"))
    start = work(page, path)

    def open_item(words: str) -> None:
        page.goto(path + "/ra-soat?xem=viec")
        for _ in range(20):
            if page.locator(".items > li:not(.far) a.t", has_text=re.compile(words)).count():
                break
            page.locator(".items > .near a").last.click()
        page.locator(".items > li:not(.far) a.t", has_text=re.compile(words)).click()

    def press(name: str) -> None:
        page.locator("#muc").get_by_role("button", name=name).click()
        expect(page.locator("main > .note.good")).to_be_visible()

    open_item("^17,")
    page.locator("#tach summary").click()
    press("Hoạt động số 18")
    assert page.locator("#muc [name=activity]").input_value() == "18"
    press("Gộp vào mục trước")
    press("Xuống")
    open_item("^6 ")
    press("31/12/")
    open_item("^32 ")
    press("Sở Công Thương")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    for left in (4, 3, 2, 1, 0):
        page.locator("#hoan-tac").click()
        expect(page.locator("#hoan-tac")).to_have_count(min(left, 1))
    assert work(page, path) == start
