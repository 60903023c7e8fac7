# SPDX-License-Identifier: Apache-2.0
"""What was typed into the form of an item is not lost by looking at another one, and overwrites nobody."""
import pytest
from playwright.sync_api import Page, expect

from conftest import Site
from documents import plan
from test_review_keys import Hands, upload

TYPED = "Hoạt động số 2: Lắp thiết bị quan trắc tự động, kể cả ở cửa xả của làng nghề."
SENSORS = "Lắp thiết bị quan trắc"
UNSAVED = {"vi": "Chưa lưu", "en": "Not saved"}


@pytest.fixture
def review(site: Site, request) -> Page:
    """A fresh plan under review, at its second activity."""
    page = site.page("kehoach", viewport={"width": 1280, "height": 900})
    number = 200 + abs(hash(request.node.name)) % 700
    page.goto(upload(page, plan(f"{number}/KH-UBND")) + "/ra-soat")
    Hands(page).open(SENSORS)
    # From here on nothing but the script brings pages: a page that the browser opens anew would forget what was typed.
    page.evaluate("window.isSamePage = true")
    return page


def field(page: Page, name: str = "text"):
    return page.locator(f"#muc [name={name}]")


def test_the_keys_that_move_to_another_item_keep_what_was_typed(review: Page):
    hands = Hands(review)
    stored = field(review).input_value()
    field(review).fill(TYPED)
    field(review, "due").fill("30/11/2031")
    field(review, "kind").select_option("task")
    hands.press("Escape", "j")
    assert field(review).input_value() != TYPED
    # The row says where something waits to be saved.
    row = review.locator(".items > li", has_text=SENSORS).first
    expect(row.locator(".unsaved")).to_have_text(UNSAVED["vi"])
    hands.press("j", "k", "k")
    assert review.evaluate("window.isSamePage")
    expect(field(review)).to_have_value(TYPED)
    expect(field(review, "due")).to_have_value("30/11/2031")
    expect(field(review, "kind")).to_have_value("task")
    expect(review.locator("#muc .unsaved")).to_be_visible()
    # Saved once, it is stored and nothing waits any more.
    review.locator("#muc .btn:not([name])", has_text="Lưu").click()
    expect(review.get_by_role("status")).to_contain_text("Đã lưu mục")
    expect(review.locator(".unsaved")).to_have_count(0)
    review.reload()
    expect(review.locator("#muc [name=text]")).to_have_value(TYPED)
    assert stored != TYPED


def test_undo_accepting_and_a_click_on_another_item_keep_it_too(review: Page):
    hands = Hands(review)
    hands.press("Shift+ArrowUp")
    field(review).fill(TYPED)
    hands.press("Escape", "j")
    hands.press("u")
    hands.press("Shift+A")
    hands.open(SENSORS)
    expect(field(review)).to_have_value(TYPED)


def test_two_items_are_kept_at_once_and_one_is_dropped(review: Page):
    hands = Hands(review)
    stored = field(review).input_value()
    field(review).fill(TYPED)
    hands.press("Escape", "k")
    other = field(review).input_value()
    field(review).fill("Câu khác.")
    hands.press("Escape", "j")
    expect(review.locator(".unsaved")).to_have_count(2)
    review.get_by_role("button", name="Bỏ phần chưa lưu").click()
    expect(field(review)).to_have_value(stored)
    expect(review.locator(".unsaved")).to_have_count(1)
    hands.press("k")
    expect(field(review)).to_have_value("Câu khác.")
    assert other != "Câu khác."


def test_what_was_typed_over_an_older_version_overwrites_nobody(site: Site, review: Page):
    hands = Hands(review)
    field(review).fill(TYPED)
    hands.press("Escape", "j")
    second = site.page("kehoach", viewport={"width": 1280, "height": 900})
    second.goto(review.url.split("?")[0])
    Hands(second).open(SENSORS)
    second.fill("#muc [name=due]", "30/06/2032")
    second.locator("#muc .btn:not([name])", has_text="Lưu").click()
    expect(second.get_by_role("status")).to_contain_text("Đã lưu mục")
    # The page shows the newer version by now, and what was typed is put over it only as what it is.
    hands.press("k")
    expect(field(review)).to_have_value(TYPED)
    field(review).press("Control+Enter")
    expect(review.get_by_role("alert")).to_contain_text("đã sửa mục này")
    expect(review.locator(".versions")).to_contain_text("30/06/2032")
    expect(field(review)).to_have_value(TYPED)
    # Also what the server sent back is kept, until it is dropped.
    hands.press("Escape", "j", "k")
    expect(field(review)).to_have_value(TYPED)
    review.get_by_role("button", name="Bỏ phần chưa lưu").click()
    expect(field(review, "due")).to_have_value("30/06/2032")
    assert SENSORS in field(review).input_value() and "làng nghề" not in field(review).input_value()


def test_what_could_not_be_read_is_kept_and_taking_the_stored_one_drops_it(review: Page):
    hands = Hands(review)
    field(review, "due").fill("khi nào tiện")
    review.keyboard.press("Control+Enter")
    review.locator("[name=due][aria-invalid=true]").wait_for()
    hands.press("Escape", "j", "k")
    expect(field(review, "due")).to_have_value("khi nào tiện")


def test_leaving_the_page_asks_first_where_something_is_unsaved(review: Page):
    asked = []
    review.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    field(review).click()
    review.keyboard.type("x")
    address = review.url
    review.evaluate("location.assign('/ke-hoach')")
    review.wait_for_timeout(500)
    assert asked == ["beforeunload"] and review.url == address
    review.keyboard.press("Control+Enter")
    expect(review.get_by_role("status")).to_contain_text("Đã lưu mục")
    review.goto("/ke-hoach")
    assert asked == ["beforeunload"]


def test_an_item_that_was_only_looked_at_has_nothing_unsaved(review: Page):
    Hands(review).press("j", "j", "k", "n", "k", "p", "?", "Escape")
    expect(review.locator(".unsaved")).to_have_count(0)
    asked = []
    review.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    review.goto("/ke-hoach")
    assert asked == []
