# SPDX-License-Identifier: Apache-2.0
"""A second factor from set-up to loss, codes on paper, and sessions, as people meet them."""
import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from playwright.sync_api import Page, expect

from conftest import Site, sign_in
from test_people import NEW, add_person, choose_password, row


def time_code(key: str, step: int) -> str:
    """RFC 6238, written anew here: six digits of HMAC-SHA-1 over the number of the step."""
    digest = hmac.new(base64.b32decode(key), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def person(site: Site, login: str) -> Page:
    """Somebody new, signed in."""
    page = site.page()
    choose_password(page, add_person(site, login))
    page.wait_for_url("**/")
    return page


def set_up(page: Page) -> tuple[str, int, list[str]]:
    """Sets a second factor up; its key, the step that was used, and the recovery codes."""
    page.goto("/tai-khoan")
    page.get_by_role("link", name="Bật xác thực hai bước").click()
    key = page.locator("code.link").inner_text().replace(" ", "")
    step = int(time.time()) // 30
    page.get_by_label("Mã xác thực").fill(time_code(key, step))
    page.get_by_role("button", name="Bật", exact=True).click()
    codes = page.locator(".codes li").all_inner_texts()
    assert len(set(codes)) == 10
    return key, step, codes


def second_step(page: Page, login: str, code: str) -> None:
    page.goto("/dang-nhap")
    page.fill("[name=login]", login)
    page.fill("[name=password]", NEW)
    page.locator("main form button").click()
    page.wait_for_url("**/dang-nhap/buoc-hai")
    page.get_by_label("Mã xác thực").fill(code)
    page.locator("main form button").click()


def test_a_second_factor_is_set_up_used_and_replaced_by_a_recovery_code(site: Site):
    key, step, codes = set_up(person(site, "hai.buoc"))
    page = site.page()
    # The code of the step that set it up is used; the next one is taken ahead of its time, as clocks differ.
    second_step(page, "hai.buoc", time_code(key, step))
    expect(page.get_by_role("alert")).to_contain_text("Mã không đúng hoặc đã dùng")
    page.get_by_label("Mã xác thực").fill(time_code(key, step + 1))
    page.locator("main form button").click()
    page.wait_for_url("**/")
    page = site.page()
    second_step(page, "hai.buoc", codes[3].lower())
    page.wait_for_url("**/")
    page.goto("/tai-khoan")
    expect(page.locator("main")).to_contain_text("Còn 9 mã dự phòng")


@pytest.mark.parametrize("width", [360, 1280])
def test_its_pages_fit_and_the_picture_is_there(site: Site, width):
    page = person(site, f"hinh.qr.{width}")
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("/tai-khoan", "/tai-khoan/xac-thuc"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("img", name="Hình QR")).to_be_visible()
    assert page.get_by_role("link", name="Mở bằng ứng dụng").get_attribute("href").startswith("otpauth://totp/Xanh%3A")


def test_a_lost_telephone_takes_two_administrators(site: Site):
    set_up(person(site, "mat.may"))
    first = site.page("quantri")
    first.goto("/nguoi-dung")
    # A second administrator of the same body.
    link = add_person(site, "quantri.hai", body="Ủy ban nhân dân tỉnh An Bình", role="administrator")
    second = site.page()
    choose_password(second, link)
    second.wait_for_url("**/")
    line = row(first, "mat.may")
    assert line.locator("button[value=lien-ket]").count() == 0
    line.get_by_role("link", name="Đề nghị đặt lại").click()
    first.get_by_label("Lý do").fill("Mất điện thoại, đã gặp trực tiếp")
    first.get_by_label("Bỏ cả xác thực hai bước").check()
    first.get_by_role("button", name="Đề nghị đặt lại").click()
    expect(first.locator("main")).to_contain_text("phải do một quản trị viên khác xác nhận")
    second.goto("/nguoi-dung/dat-lai")
    second.get_by_role("button", name="Xác nhận, tạo liên kết").click()
    page = site.page()
    choose_password(page, second.locator("code.link").inner_text(), "một câu mới cũng dài")
    page.wait_for_url("**/")
    page.goto("/tai-khoan")
    expect(page.locator("main")).to_contain_text("Chưa bật")


def test_a_code_on_paper_lets_one_in_once(site: Site):
    add_person(site, "moi.nam.hai.lan")
    page = site.page("quantri")
    page.goto("/nguoi-dung")
    page.get_by_role("link", name="In phiếu mã đăng nhập").click()
    page.get_by_label("Tổ chức").select_option(label="Sở Y tế")
    page.get_by_role("button", name="Xem").click()
    for box in page.locator("[name=nguoi]").all():
        box.uncheck()
    page.locator("label", has_text="moi.nam.hai.lan").locator("input").check()
    page.get_by_role("button", name="Tạo mã và xem phiếu").click()
    slip = page.locator(".slip")
    expect(slip).to_contain_text("/dang-nhap/ma")
    code = slip.locator(".code-big").inner_text()
    assert re.fullmatch(r"[2-9A-Z]{5}-[2-9A-Z]{5}", code)
    visitor = site.page()
    visitor.goto("/dang-nhap")
    visitor.get_by_role("link", name="Đăng nhập bằng mã trên phiếu").click()
    visitor.fill("[name=login]", "moi.nam.hai.lan")
    visitor.fill("[name=code]", code.lower().replace("-", " "))
    visitor.locator("main form button").click()
    visitor.get_by_role("link", name="Để sau, vào làm việc").click()
    expect(visitor.locator("h1")).to_be_visible()
    other = site.page()
    other.goto("/dang-nhap/ma")
    other.fill("[name=login]", "moi.nam.hai.lan")
    other.fill("[name=code]", code)
    other.locator("main form button").click()
    expect(other.get_by_role("alert")).to_contain_text("đã dùng hay hết hạn")


def test_the_owner_ends_a_session_elsewhere(site: Site):
    page = person(site, "hai.noi")
    other = site.page()
    sign_in(other, "hai.noi", NEW)
    page.goto("/tai-khoan")
    expect(page.locator("#phien")).to_contain_text("Chrome · Linux")
    page.get_by_role("button", name="Kết thúc mọi phiên khác").click()
    page.wait_for_url("**/tai-khoan?xong=phien")
    other.goto("/ke-hoach")
    assert "/dang-nhap" in other.url
    assert page.goto("/ke-hoach").status == 200
