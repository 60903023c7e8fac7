# SPDX-License-Identifier: Apache-2.0
"""A planner puts right what was read, and manages the plan: nothing is overwritten, nothing goes on unseen."""
import re

import pytest
from playwright.sync_api import Page, expect

from conftest import Site
from documents import YEAR, plan
from pages import plan_address
from people import bring_under_way, row

STATIONS = "Xây dựng 8 trạm xử lý nước thải"
SENSORS = "Lắp thiết bị quan trắc tự động"
CANALS = "Nạo vét 12 km kênh"


@pytest.fixture(scope="module")
def path(site: Site, tmp_path_factory) -> str:
    return bring_under_way(site, tmp_path_factory.mktemp("plan"), "82/KH-UBND")


def review(page: Page, path: str, activity: str) -> None:
    page.goto(path + "/ra-soat")
    if activity not in page.locator("li.cur [name=text]").input_value():
        page.get_by_role("link", name=re.compile(activity)).click()
        expect(page.locator("li.cur [name=text]")).to_have_value(re.compile(re.escape(activity)))
    assert activity in page.locator("li.cur [name=text]").input_value()


def save(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(Lưu|Save)$")).click()


def test_the_sentence_that_an_item_came_from_is_marked_beside_it(site: Site, path):
    page = site.page("kehoach")
    for activity in (STATIONS, SENSORS, CANALS):
        review(page, path, activity)
        expect(page.locator("mark.cur")).to_contain_text(activity)
        page.goto(row(page, path, activity).locator("a.src").get_attribute("href"))
        expect(page.locator("mark.cur")).to_contain_text(activity)
        expect(page.locator("mark.cur")).to_be_in_viewport()


def test_text_body_part_date_and_target_are_put_right(site: Site, path):
    page = site.page("kehoach")
    review(page, path, CANALS)
    page.fill("li.cur [name=text]", "Nạo vét 15 km kênh dẫn vào sông Trầm và khơi thông 2 cửa sông")
    page.fill("li.cur [name=due]", f"30/09/{YEAR + 1}")
    page.fill("li.cur [name=target]", "15,5")
    page.fill("li.cur [name=unit]", "km kênh")
    page.locator("li.cur [name=organisation-0]").select_option(label="Sở Nông nghiệp và Môi trường")
    page.locator("li.cur [name=body-0]").fill("Sở Nông nghiệp và Môi trường")
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Đã lưu mục")
    line = row(page, path, "Nạo vét 15 km")
    for text in ("khơi thông 2 cửa sông", f"30/09/{YEAR + 1}", "NN&MT"):
        expect(line).to_contain_text(text)
    line.locator("a.name").click()
    expect(page.locator(".facts")).to_contain_text("15,5 km kênh")
    # Whoever leads it now owes it; who led it before does not.
    for login, count in (("moitruong", 1), ("xaydung", 0)):
        reader = site.page(login)
        reader.goto("/")
        expect(reader.locator(".todo li", has_text="Nạo vét 15 km")).to_have_count(count)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_cannot_be_read_is_named_and_stays(site: Site, path, language):
    page = site.page("kehoach", language)
    review(page, path, STATIONS)
    typed = {"due": "khi nào tiện", "target": "nhiều", "unit": "trạm", "stopped": ""}
    for name, text in typed.items():
        page.fill(f"li.cur [name={name}]", text)
    save(page)
    for name, text in typed.items():
        field = page.locator(f"li.cur [name={name}]")
        expect(field).to_have_value(text)
        if name in ("due", "target"):
            expect(field).to_have_attribute("aria-invalid", "true")
            expect(page.locator(f"#e-{name}")).to_contain_text(f"«{text}»")
    expect(row(page, path, STATIONS)).not_to_contain_text("nhiều")


def test_two_planners_do_not_overwrite_each_other(site: Site, path):
    first, second = site.page("kehoach"), site.page("kehoach")
    review(first, path, SENSORS)
    review(second, path, SENSORS)
    first.fill("li.cur [name=due]", f"30/11/{YEAR + 1}")
    save(first)
    expect(first.get_by_role("status")).to_contain_text("Đã lưu mục")
    lost = "Lắp thiết bị quan trắc tự động ở mọi cửa xả, kể cả cửa xả của làng nghề"
    second.fill("li.cur [name=text]", lost)
    with second.expect_response(lambda answer: answer.request.method == "POST") as answer:
        save(second)
    assert answer.value.status == 409
    assert lost in [area.input_value() for area in second.locator("main textarea").all()]
    line = row(first, path, SENSORS)
    expect(line).to_contain_text(f"30/11/{YEAR + 1}")
    expect(line).not_to_contain_text("làng nghề")


def test_an_activity_that_is_stopped_says_why_and_is_owed_no_more(site: Site, path):
    page, reporter = site.page("kehoach"), site.page("congthuong")
    review(page, path, SENSORS)
    reason = "Bộ đang sửa quy chuẩn quan trắc, chờ ban hành."
    page.fill("li.cur [name=stopped]", reason)
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Đã lưu mục")
    expect(row(page, path, SENSORS)).to_contain_text("Dừng")
    row(page, path, SENSORS).locator("a.name").click()
    expect(page.locator("main")).to_contain_text(reason)
    reporter.goto("/")
    expect(reporter.locator(".todo li", has_text=SENSORS).filter(has_text="82/KH-UBND")).to_have_count(0)
    reporter.goto(page.url)
    expect(reporter.locator("#bao-cao")).to_have_count(0)
    review(page, path, SENSORS)
    page.fill("li.cur [name=stopped]", "")
    save(page)
    expect(row(page, path, SENSORS)).not_to_contain_text("Dừng")


def test_all_that_is_sure_is_accepted_at_once(site: Site, tmp_path):
    page = site.page("kehoach")
    page.goto("/ke-hoach/nhap")
    page.set_input_files("[name=file]", {"name": "k.txt", "mimeType": "text/plain", "buffer": plan("83/KH-UBND")})
    page.get_by_role("button", name="Tải lên và đọc").click()
    path = re.search(r"/ke-hoach/\d+", page.url)[0]
    expect(page.locator("main")).to_contain_text("0/4")
    page.locator(f"form[action='{path}/da-xem'] button").click()
    expect(page.locator("main")).to_contain_text("3/4")
    # Nobody else knows of a draft.
    assert site.page("xem").goto(path).status == 404
    page.get_by_role("button", name="Bỏ bản nháp").click()
    page.wait_for_url("**/ke-hoach?xong=da-bo")
    assert page.goto(path).status == 404


def test_a_plan_is_closed_and_nobody_owes_it_any_more(site: Site, tmp_path):
    path = bring_under_way(site, tmp_path, "84/KH-UBND")
    page, reporter = site.page("kehoach"), site.page("congthuong")
    reporter.goto("/")
    owed = reporter.locator(".todo li", has_text="84/KH-UBND")
    assert owed.count() == 2
    page.goto(path + "/ra-soat")
    page.get_by_role("button", name="Đóng kế hoạch").click()
    expect(page.locator(".head")).to_contain_text("Đã đóng")
    reporter.goto("/")
    expect(owed).to_have_count(0)
    page.goto(path + "/bao-cao")
    expect(page.locator("article.official")).to_contain_text("84/KH-UBND")


def test_the_document_itself_comes_back_byte_for_byte(site: Site, path):
    page = site.page("xem")
    answer = page.request.get(path + "/tep-goc")
    assert answer.status == 200
    assert answer.body() == plan("82/KH-UBND")
    assert answer.headers["content-disposition"].startswith("attachment")


def test_findings_lead_to_the_sentence_they_speak_of(site: Site):
    page = site.page("kehoach")
    path = plan_address(page)
    page.goto(path)
    places = page.locator(".finds a[href*='nguon=']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert places
    for place in places:
        page.goto(path + place if place.startswith("?") else place)
        expect(page.locator("mark.cur")).to_be_visible()
