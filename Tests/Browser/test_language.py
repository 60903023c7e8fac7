# SPDX-License-Identifier: Apache-2.0
"""Two languages on the same pages; dates as people write them; search as people type it."""
import re

import pytest
from playwright.sync_api import expect

from conftest import Site
from pages import PAGES, Shown, plan_address

# Words that only one of the languages has, as each page of that language bears them.
FRAME = {"vi": "Đến nội dung chính", "en": "Skip to main content"}


def test_changing_the_language_keeps_the_page_and_its_filters(site: Site):
    page = site.page("kehoach")
    address = plan_address(page) + "?trang-thai=late&tim=n%C6%B0%E1%BB%9Bc"
    page.goto(address)
    rows = page.locator(".tree tbody tr").count()
    for language, link in (("en", "EN"), ("vi", "VI")):
        page.locator(".lang a", has_text=link).click()
        page.wait_for_url(lambda url: url.endswith(address))
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator(".skip")).to_have_text(FRAME[language])
        expect(page.locator("main [name=tim]")).to_have_value("nước")
        assert page.locator(".tree tbody tr").count() == rows


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("shown", [shown for shown in PAGES if shown.name != "journal"], ids=lambda shown: shown.name)
def test_dates_are_written_day_first(site: Site, shown: Shown, language):
    page = site.shared_page(shown.login, language)
    shown.open(page)
    text = page.locator("main").inner_text()
    assert re.findall(r"\b\d{4}-\d\d-\d\d\b", text) == []
    for day, month in re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{4}", text):
        assert 1 <= int(day) <= 31 and 1 <= int(month) <= 12


@pytest.mark.parametrize(
    "words, found",
    [
        ("duong thuy", "đường bộ sang đường thủy"), ("ĐƯỜNG THỦY", "đường bộ sang đường thủy"),
        ("dien mat troi", "điện mặt trời"), ("15", "Hỗ trợ kiểm toán năng lượng"),
    ])
def test_search_needs_no_marks_and_no_capitals(site: Site, words, found):
    page = site.page("kehoach")
    page.goto(plan_address(page))
    page.get_by_label("Tìm trong kế hoạch").fill(words)
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator(".tree tr", has_text=found).first).to_be_visible()
    assert page.locator(".tree tbody tr").count() < 30


def test_every_status_filter_shows_as_many_as_it_counts(site: Site):
    page = site.page("kehoach")
    page.goto(plan_address(page))
    statuses = page.get_by_label("Trạng thái").locator("option").all_text_contents()[1:]
    counts = {row.locator("dt").inner_text(): int(row.locator("dd").inner_text()) for row in page.locator(".key > div").all()}
    assert list(counts) == statuses
    for status, count in counts.items():
        page.get_by_label("Trạng thái").select_option(label=status)
        page.get_by_role("button", name="Lọc").click()
        expect(page.locator(".tree tbody tr")).to_have_count(count)


def test_after_filtering_one_looks_at_what_was_found(site: Site):
    page = site.page("kehoach", viewport={"width": 360, "height": 740})
    page.goto(plan_address(page))
    page.fill("main [name=tim]", "nước thải")
    page.locator("#loc button").click()
    page.wait_for_url("**#viec")
    expect(page.locator("tr.hd ~ tr, tr[id]").first).to_be_in_viewport()
