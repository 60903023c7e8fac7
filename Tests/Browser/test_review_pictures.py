# SPDX-License-Identifier: Apache-2.0
"""A plan that was sent as .pdf is put right beside the pictures of its pages."""
import re

import pytest
from playwright.sync_api import Page, expect

from conftest import Site
from documents import PLAN, YEAR, pdf_of
from test_accessibility import SCHEMES, violations

STATIONS = "Xây dựng 8 trạm xử lý nước thải"
CANALS = "Nạo vét 12 km kênh"
REPORTS = "Các cơ quan báo cáo kết quả"


@pytest.fixture(scope="module")
def document(site: Site) -> bytes:
    """Four pages: the head and the contents, an empty one, who does what, and the end."""
    text = PLAN.format(number="97/KH-UBND", before=YEAR - 1, year=YEAR, after=YEAR + 1)
    first, rest = text.split("II. PHÂN CÔNG", 1)
    second, third = rest.split("III. CHẾ ĐỘ", 1)
    return pdf_of(site.page(), [first, "", "II. PHÂN CÔNG" + second, "III. CHẾ ĐỘ" + third])


@pytest.fixture(scope="module")
def path(site: Site, document: bytes) -> str:
    return upload(site.page("kehoach"), document)


def upload(page: Page, document: bytes) -> str:
    page.goto("/ke-hoach/nhap")
    page.set_input_files("[name=file]", {"name": "kế hoạch.pdf", "mimeType": "application/pdf", "buffer": document})
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.wait_for_url("**/ra-soat?*", timeout=60_000)
    return re.search(r"/ke-hoach/\d+", page.url)[0]


def open_item(page: Page, words: str) -> None:
    if words in page.locator("#muc [name=text]").input_value():
        return
    row = page.locator(".items > li:visible", has=page.locator("a.t", has_text=words)).first
    item = row.get_attribute("data-m")
    row.locator("a.t").click()
    page.locator(f"#muc[data-m='{item}']").wait_for()
    page.locator("main:not([aria-busy])").wait_for()


def settle(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.locator("main:not([aria-busy])").wait_for()


def picture(page: Page) -> str:
    """The number of the page that is shown; its picture is really there."""
    image = page.locator(".picture img")
    page.wait_for_function("() => document.querySelector('.picture img')?.naturalWidth > 400")
    return re.search(r"trang/(\d+)\.png", image.get_attribute("src"))[1]


def test_the_picture_follows_the_item_and_is_leafed_through_by_keys(site: Site, path):
    page = site.page("kehoach", viewport={"width": 1280, "height": 900})
    page.goto(path + "/ra-soat")
    page.evaluate("window.isSamePage = true")
    open_item(page, STATIONS)
    settle(page, "p")
    assert picture(page) == "1"
    expect(page.locator(".leaf")).to_contain_text("Trang 1/4")
    assert "ben=anh" in page.url
    open_item(page, REPORTS)
    assert picture(page) == "4"
    settle(page, "k")
    assert picture(page) in ("3", "4")
    open_item(page, STATIONS)
    for number in ("2", "3", "4", "4"):
        settle(page, ".")
        assert picture(page) == number
    settle(page, ",")
    assert picture(page) == "3"
    expect(page.locator("#muc [name=text]")).to_have_value(re.compile(STATIONS))
    # All of it came without the browser opening a page anew.
    assert page.evaluate("window.isSamePage")
    page.locator("#trang-muc").click()
    page.locator("main:not([aria-busy])").wait_for()
    assert picture(page) == "1"
    # The same is shown when the page is opened anew, and text comes back as it was.
    page.reload()
    assert picture(page) == "1"
    settle(page, "p")
    expect(page.locator(".paper.whole mark.cur")).to_contain_text(STATIONS)
    expect(page.locator(".picture")).to_have_count(0)


def test_the_focus_stays_on_the_leaf_that_was_pressed(site: Site, path):
    page = site.page("kehoach", viewport={"width": 1280, "height": 900})
    page.goto(path + "/ra-soat?ben=anh")
    page.locator("#trang-sau").focus()
    settle(page, "Enter")
    expect(page.locator("#trang-sau")).to_be_focused()
    for _ in range(2):
        settle(page, "Enter")
    expect(page.locator(".leaf")).to_contain_text("Trang 4/4")
    # One Enter too many leafs back, and accepts nothing.
    expect(page.locator("#trang-truoc")).to_be_focused()
    settle(page, "Enter")
    expect(page.locator(".leaf")).to_contain_text("Trang 3/4")
    expect(page.locator("#hoan-tac")).to_have_count(0)


def test_what_is_done_keeps_the_picture(site: Site, document: bytes):
    page = site.page("kehoach", viewport={"width": 1280, "height": 900})
    path = upload(page, document)
    page.goto(path + "/ra-soat?ben=anh&xem=viec")
    settle(page, "a")
    settle(page, "u")
    page.fill("#muc [name=due]", "khi nào tiện")
    page.keyboard.press("Control+Enter")
    page.locator("[name=due][aria-invalid=true]").wait_for()
    assert picture(page) == "1"
    assert "ben=anh" in page.url and "xem=viec" in page.url
    page.reload()
    assert picture(page) == "1"


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_pages_are_links_and_fit_the_window(site: Site, path, width):
    page = site.page("kehoach", viewport={"width": width, "height": 800}, java_script_enabled=False)
    page.goto(path + "/ra-soat")
    page.locator("#anh").click()
    expect(page.locator(".picture img")).to_be_visible()
    expect(page.locator("#nguon")).to_be_in_viewport()
    assert "Trang 1/4" in page.locator(".leaf").inner_text()
    for number in (2, 3, 4):
        page.locator("#trang-sau").click()
        assert f"Trang {number}/4" in page.locator(".leaf").inner_text()
    expect(page.locator("#trang-sau")).to_have_count(0)
    page.locator(".items a.t:visible").first.click()
    assert page.locator(".picture img").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#chu").click()
    expect(page.locator(".picture")).to_have_count(0)
    expect(page.locator("mark.cur, .paper").first).to_be_visible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing_beside_a_picture(site: Site, path, language):
    page = site.page("kehoach", language)
    page.goto(path + "/ra-soat?ben=anh&trang=3")
    words = {"vi": "Ảnh trang 3/4 của «kế hoạch.pdf»", "en": "Picture of page 3 of 4 of «kế hoạch.pdf»"}
    assert page.locator(".picture img").get_attribute("alt").startswith(words[language])
    assert violations(page, SCHEMES[language]) == []


def test_a_plan_sent_as_text_has_no_pages(site: Site):
    page = site.page("kehoach")
    page.goto("/ke-hoach/nhap")
    text = PLAN.format(number="98/KH-UBND", before=YEAR - 1, year=YEAR, after=YEAR + 1).encode()
    page.set_input_files("[name=file]", {"name": "k.txt", "mimeType": "text/plain", "buffer": text})
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.wait_for_url("**/ra-soat?*")
    expect(page.locator("#anh, .leaf")).to_have_count(0)
    path = re.search(r"/ke-hoach/\d+", page.url)[0]
    assert page.request.get(path + "/trang/1.png").status == 404
