# SPDX-License-Identifier: Apache-2.0
"""A fresh installation: the one-time link, the first administrator, pages with nothing on them yet, the first person."""
import re

import pytest
from playwright.sync_api import Page, expect

from conftest import Site, sign_in
from test_accessibility import SCHEMES, violations
from test_layout import WIDTHS

PASSWORD = "một câu dài dễ nhớ"
EMPTY = {"/": "Không còn việc nào", "/ke-hoach": "Chưa có kế hoạch nào", "/bao-cao": "Chưa có kế hoạch nào"}


@pytest.fixture(scope="module")
def administrator(fresh: Site) -> Page:
    """Whoever opens the link that the server prints becomes the first administrator; wrong input is told, not lost."""
    link = re.search(r"http://\S+/lien-ket/\S+|/lien-ket/\S+", fresh.server.text)[0]
    page = fresh.page()
    page.goto(link)
    assert violations(page, SCHEMES["vi"]) == []
    page.get_by_label("Tổ chức cao nhất").fill("Ủy ban nhân dân tỉnh Thử Nghiệm")
    page.get_by_label("Họ và tên").fill("Đặng Thị Thử")
    page.get_by_label("Tên đăng nhập").fill("thu")
    page.get_by_label("Mật khẩu mới").fill("ngắn")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    expect(page.get_by_role("alert")).to_contain_text("từ 10 đến 256 ký tự")
    expect(page.get_by_label("Tổ chức cao nhất")).to_have_value("Ủy ban nhân dân tỉnh Thử Nghiệm")
    expect(page.get_by_label("Họ và tên")).to_have_value("Đặng Thị Thử")
    page.get_by_label("Mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu").click()
    page.wait_for_url("**/to-chuc")
    return page


def test_the_link_works_once(fresh: Site, administrator: Page):
    link = re.search(r"/lien-ket/[\w-]+", fresh.server.text)[0]
    page = fresh.page()
    assert page.goto(link).status == 400
    expect(page.locator("main")).to_contain_text("đã được dùng hoặc đã hết hạn")


@pytest.mark.parametrize("address", EMPTY)
def test_an_empty_page_says_what_comes_next(administrator: Page, address):
    administrator.goto(address)
    expect(administrator.locator(".empty").first).to_contain_text(EMPTY[address])
    assert violations(administrator, SCHEMES["vi"]) == []
    for width in WIDTHS:
        administrator.set_viewport_size({"width": width, "height": 900})
        assert administrator.evaluate("document.scrollingElement.scrollWidth") <= width


def test_an_administrator_adds_a_body_and_a_person_who_then_signs_in(fresh: Site, administrator: Page):
    page = administrator
    page.goto("/to-chuc")
    page.get_by_role("link", name="Ủy ban nhân dân tỉnh Thử Nghiệm").click()
    page.locator("summary", has_text="Thêm").first.click()
    page.locator("[name=name]").fill("Sở Thử nghiệm")
    page.locator("[name=code]").fill("TN.01")
    page.locator("form[action$='/them'] button").click()
    expect(page.locator("main")).to_contain_text("Sở Thử nghiệm")
    page.goto("/nguoi-dung")
    page.get_by_label("Họ và tên").fill("Trần Văn Mới")
    page.get_by_label("Tên đăng nhập").fill("moi")
    page.locator("form select[name=organisation]").select_option(label="\u2003Sở Thử nghiệm")
    page.get_by_role("button", name="Thêm người dùng").click()
    link = page.locator("code.link").inner_text()

    newcomer = fresh.page()
    newcomer.goto(link)
    newcomer.get_by_label("Mật khẩu mới").fill(PASSWORD)
    newcomer.get_by_role("button", name="Lưu mật khẩu").click()
    newcomer.wait_for_url("**/")
    expect(newcomer.locator(".bar")).to_contain_text("Sở Thử nghiệm")
    newcomer.context.clear_cookies()
    sign_in(newcomer, "moi", PASSWORD)
