# SPDX-License-Identifier: Apache-2.0
"""Bodies come, from a form or a table, and go; what one that has gone still owed passes to its successor."""
import io
import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from conftest import Site
from pages import body_form, event_form, organisation, table_form
from people import bring_under_way, opened, report, row

PROVINCE = "Ủy ban nhân dân tỉnh An Bình"
CANALS = "Nạo vét 12 km kênh"
PASSWORD = "một câu dài dễ nhớ"


def spreadsheet(rows: list[list]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def add_table(page: Page, name: str, content: bytes) -> None:
    form = table_form(page)
    form.locator("[name=table]").set_input_files({"name": name, "mimeType": "", "buffer": content})
    form.locator("button").click()


def take_over(page: Page) -> None:
    """Confirms what the comparison shows, and waits until it is in force."""
    page.locator("form[action$='/thuc-hien'] button").click()
    page.wait_for_url("**xong=to-chuc")


ROWS = [
    ["code", "name", "short_name", "kind", "parent", "from"],
    ["{0}.1", "Chi cục Thủy lợi {0}", "CC TL {0}", "department", "", "01/07/2025"],
    ["{0}.2", "Hạt Kênh mương {0}", "", "room", "{0}.1", "2025-07-01"],
    ["{0}.3", "Hạt Đê điều «{0}»", "=1+1", "other", "", ""],
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_of_bodies_is_added_whole_with_its_tree(site: Site, kind):
    rows = [[cell.format(kind.upper()) for cell in row] for row in ROWS]
    csv = "\ufeff" + "".join(";".join(row) + "\r\n" for row in rows)
    page = site.page("quantri")
    add_table(page, f"bang.{kind}", spreadsheet(rows) if kind == "xlsx" else csv.encode())
    expect(page.locator("#xem-truoc")).to_contain_text("3 mới")
    take_over(page)
    for row in rows[1:]:
        organisation(row[1])(page)
        expect(page.locator("h1")).to_have_text(row[1])
    above = page.locator("nav", has_text="Tổ chức")
    organisation(rows[2][1])(page)
    expect(above.get_by_role("link", name=rows[1][1])).to_be_visible()
    expect(page.locator(".head")).to_contain_text("từ 01/07/2025")


FAULTY = {
    "not a table": (b"\x00\x01\x02\x03" * 99, r"không có cột «code»"),
    "a broken container": (b"PK\x03\x04" + bytes(300), r"hỏng|không phải"),
    "empty": (b"", r"rỗng|không có"),
    "only a head": ("code,name\n".encode(), r"không có hàng nào"),
    "a code twice": ("code,name\nZ1,Một\nZ1,Hai\n".encode(), r"Hàng 3.*hàng 2"),
    "a parent that is not there": ("code,name,parent\nZ1,Một,KHONG-CO\n".encode(), r"KHONG-CO"),
    "a day that is none": ("code,name,from\nZ1,Một,hôm nào\nZ2,Hai,\n".encode(), r"Hàng 2.*hôm nào"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_table_is_refused_whole_and_the_fault_named(site: Site, name):
    content, words = FAULTY[name]
    page = site.shared_page("quantri", "vi")
    page.goto("/to-chuc")
    before = page.locator("tbody tr").count()
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        add_table(page, "bang.csv", content)
    assert answer.value.status == 422
    expect(page.get_by_role("alert")).to_contain_text(re.compile(words, re.DOTALL))
    page.goto("/to-chuc")
    assert page.locator("tbody tr").count() == before


@pytest.mark.parametrize("day, words", [("hôm nào", "«hôm nào»"), ("01/01/1900", "Không tìm thấy đơn vị «H99.02»")])
def test_a_day_that_cannot_be_is_refused_and_all_that_was_typed_stays(site: Site, day, words):
    page = site.shared_page("quantri", "vi")
    form = event_form(page, "dissolve")
    for field, text in (("day", day), ("basis", "Quyết định 1/QĐ-UBND"), ("heir", "H99.02")):
        form.locator(f"[name={field}]").fill(text)
    form.locator("button").click()
    expect(page.get_by_role("alert")).to_contain_text(words)
    form = page.locator("form[action$='/su-kien/dissolve']")
    expect(form.locator("[name=day]")).to_have_value(day)
    expect(form.locator("[name=heir]")).to_have_value("H99.02")


def test_one_s_own_export_changes_nothing(site: Site, tmp_path):
    page = site.page("quantri")
    table_form(page)
    with page.expect_download() as download:
        page.locator("a[href$='/bang.xlsx']").click()
    path = tmp_path / "to-chuc.xlsx"
    download.value.save_as(path)
    form = page.locator("form[action$='/nhap']")
    form.locator("[name=table]").set_input_files(path)
    form.locator("button").click()
    shown = page.locator("#xem-truoc")
    for words in ("0 mới", "0 thay đổi", "0 lỗi"):
        expect(shown).to_contain_text(words)
    expect(page.locator("form[action$='/thuc-hien']")).to_have_count(0)


def test_a_body_is_chosen_by_typing_a_part_of_its_name(site: Site):
    page = site.page("quantri")
    form = event_form(page, "move")
    field = form.locator("[name=parent]")
    field.press_sequentially("so xay")
    offer = form.get_by_role("option", name=re.compile("Sở Xây dựng"))
    expect(offer).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(re.compile("Sở Xây dựng"))
    form.locator("[name=basis]").fill("Quyết định 5/QĐ-UBND")
    form.locator("button").click()
    expect(page.locator("#xem-truoc")).to_contain_text("Thực hiện")


def add_body(page: Page, name: str, code: str) -> None:
    form = body_form(page, "them")
    for field, text in (("name", name), ("code", code), ("from", "01/03/2025")):
        form.locator(f"[name={field}]").fill(text)
    form.locator("button").click()
    expect(page.get_by_role("link", name=name)).to_be_visible()


def add_reporter(site: Site, login: str, body: str) -> Page:
    administrator = site.page("quantri")
    administrator.goto("/nguoi-dung")
    administrator.fill("[name=name]", f"Người của {body}")
    administrator.fill("[name=login]", login)
    choice = administrator.locator("form[action='/nguoi-dung'] [name=organisation]")
    label = next(text for text in choice.locator("option").all_text_contents() if text.strip() == body)
    choice.select_option(label=label)
    administrator.click("form[method=post][action='/nguoi-dung'] button")
    page = site.page()
    page.goto(administrator.locator("code.link").inner_text())
    page.get_by_label("Mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Lưu mật khẩu").click()
    page.wait_for_url("**/")
    return page


def test_the_open_work_of_a_body_that_was_merged_passes_to_its_successor(site: Site, tmp_path):
    page, planner = site.page("quantri"), site.page("kehoach")
    old, new = "Chi cục Kênh mương cũ", "Chi cục Thủy lợi mới"
    add_body(page, old, "H99.91")
    add_body(page, new, "H99.92")
    path = bring_under_way(site, tmp_path, "85/KH-UBND")
    planner.goto(path + "/ra-soat")
    planner.get_by_role("link", name=re.compile(CANALS)).click()
    planner.locator("li.cur [name=organisation-0]").select_option(label=old)
    planner.get_by_role("button", name="Lưu", exact=True).click()
    before, after = add_reporter(site, "kenh.cu", old), add_reporter(site, "thuyloi.moi", new)
    report(before, path, CANALS, "25", "Nạo vét xong 3 km trước khi hợp nhất.")
    after.goto("/")
    expect(after.locator("li", has_text=CANALS)).to_have_count(0)

    form = event_form(page, "dissolve", old)
    form.locator("[name=heir]").fill("H99.92")
    form.locator("[name=day]").fill("21/11/2026")
    form.locator("[name=basis]").fill("Quyết định 12/QĐ-UBND")
    form.locator("button").click()
    expect(page.locator("#xem-truoc")).to_contain_text("1 việc chưa xong")
    page.get_by_role("button", name="Thực hiện").click()
    expect(page.locator(".head")).to_contain_text("20/11/2026")
    expect(page.locator(".head").get_by_role("link", name=new)).to_be_visible()
    # The plan still says what the document said; the work is owed by the successor.
    after.goto("/")
    duty = after.locator("li", has_text=CANALS)
    opened(after, duty.first)
    expect(duty.first).to_be_visible()
    organisation(new)(page)
    expect(page.locator("tr", has_text=CANALS)).to_be_visible()
    report(after, path, CANALS, "30", "Nạo vét thêm 600 m sau khi hợp nhất.")
    expect(after.locator(".line")).to_contain_text("Nạo vét xong 3 km trước khi hợp nhất.")
    expect(after.locator(".line")).to_contain_text(old)
    expect(row(planner, path, CANALS)).to_contain_text("30 % chờ duyệt")
