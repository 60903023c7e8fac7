# SPDX-License-Identifier: Apache-2.0
"""What people do wrong: each has its clear answer in both languages, and nothing they wrote is lost."""
import pytest
from playwright.sync_api import Page, expect

from conftest import PASSWORD, Site, sign_in
from documents import plan
from pages import activity, organisation, plan_address

MEBIBYTE = 1 << 20


@pytest.fixture(scope="module")
def large_file(tmp_path_factory):
    """A function that makes a file of so many bytes of text."""
    folder = tmp_path_factory.mktemp("large")

    def make(size: int):
        path = folder / f"{size}.txt"
        line = "Kế hoạch rất dài. ".encode()
        path.write_bytes((line * (size // len(line) + 1))[:size])
        return path

    return make


FILES = {
    "empty": (b"", {"vi": "Tệp rỗng", "en": "The file is empty"}),
    "binary": (bytes(range(256)) * 64, {"vi": "Tệp không phải văn bản (dữ liệu nhị phân)", "en": "(binary data)"}),
    "nothing but broken UTF-8": (b"\xff\xc3\x28" * 90, {"vi": "Tệp không phải văn bản", "en": "The file is no document"}),
    "secret": ("TỐI MẬT\n\n".encode() + plan("9/KH"), {"vi": "«TỐI MẬT»", "en": "«TỐI MẬT»"}),
    "stamped MẬT": ("MẬT\n\n".encode() + plan("9/KH"), {"vi": "«MẬT»", "en": "«MẬT»"}),
    "a picture called .docx": (b"PK\x03\x04" + bytes(400), {"vi": "Tệp hỏng", "en": "The file is damaged"}),
}


def upload(page: Page, file) -> None:
    page.goto("/ke-hoach/nhap")
    page.set_input_files("[name=file]", file)
    page.locator("main form button").click()


def count_plans(page: Page) -> int:
    page.goto("/ke-hoach")
    return page.locator(".todo > li").count()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_plan_is_refused_with_the_reason(site: Site, name, language):
    page = site.shared_page("kehoach", language)
    before = count_plans(page)
    content, words = FILES[name]
    upload(page, {"name": "ke-hoach.docx" if "docx" in name else "ke-hoach.txt", "mimeType": "", "buffer": content})
    expect(page.get_by_role("alert")).to_contain_text(words[language])
    expect(page.locator("[name=file]")).to_be_visible()
    assert count_plans(page) == before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_file_with_broken_characters_is_mended_and_says_so(site: Site, language):
    page = site.shared_page("kehoach", language)
    broken = plan("8/KH-UBND").replace("Nạo vét".encode(), b"N\xe1\xbao v\xff\xfet")
    upload(page, {"name": "hong.txt", "mimeType": "text/plain", "buffer": broken})
    page.wait_for_url("**/ra-soat**")
    words = {"vi": "chỗ lỗi mã chữ", "en": "places were no valid text"}
    expect(page.locator("main")).to_contain_text(words[language])
    page.locator("button[value=bo]").click()
    page.wait_for_url("**/ke-hoach?xong=da-bo")


@pytest.mark.parametrize("size", [65, 200])
def test_a_file_over_the_limit_is_refused_with_the_limit(site: Site, large_file, size):
    page = site.shared_page("kehoach", "vi")
    before = count_plans(page)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        upload(page, large_file(size * MEBIBYTE + 1))
    assert answer.value.status == 413
    expect_both_languages(page, "64 MB tệp kế hoạch", "64 MB of plan")
    assert count_plans(page) == before


def expect_both_languages(page: Page, vietnamese: str, english: str) -> None:
    """A body that nobody read says nothing of the language that was chosen, so the answer speaks both."""
    expect(page.locator("main")).to_contain_text(vietnamese)
    expect(page.locator("main [lang=en]")).to_contain_text(english)


WRONG = {
    "percent": ("percent", "120", {"vi": "«120»", "en": "«120»"}),
    "percent in words": ("percent", "gần xong", {"vi": "«gần xong»", "en": "«gần xong»"}),
    "day to come": ("holdsOn", "31/12/2199", {"vi": "chưa đến", "en": "in the future"}),
    "no day": ("holdsOn", "hôm qua", {"vi": "«hôm qua»", "en": "«hôm qua»"}),
    "no number": ("quantity", "một ít", {"vi": "«một ít»", "en": "«một ít»"}),
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_field_is_named_and_everything_typed_stays(site: Site, name, language):
    page = site.shared_page("congthuong", language)
    activity("15")(page)
    right = {"percent": "95", "quantity": "19", "sentence": "Xong 19 doanh nghiệp.", "difficulty": "Thiếu kiểm toán viên."}
    field, value, words = WRONG[name]
    typed = {**right, field: value}
    for key, text in typed.items():
        page.fill(f"[name={key}]", text)
    page.locator("#bao-cao button").click()
    expect(page.get_by_role("alert")).to_contain_text(words[language])
    wrong = page.locator(f"[name={field}]")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    assert words[language] in page.locator(f"#{wrong.get_attribute('aria-describedby').split()[0]}").inner_text()
    for key, text in typed.items():
        expect(page.locator(f"[name={key}]")).to_have_value(text)
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.url.endswith(f"#f-{field}")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_wrong_password_says_so_and_keeps_the_name(site: Site, language):
    page = site.page(None, language)
    page.goto("/dang-nhap")
    page.fill("[name=login]", "xem")
    page.fill("[name=password]", "sai mật khẩu")
    page.click("main button")
    expect(page.get_by_role("alert")).to_contain_text("không đúng" if language == "vi" else "not right")
    expect(page.locator("[name=login]")).to_have_value("xem")
    expect(page.locator("[name=password]")).to_have_value("")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_session_that_ended_in_another_tab_loses_no_text(site: Site, language):
    context = site.context(None, language)
    page = context.new_page()
    sign_in(page, "congthuong")
    activity("15")(page)
    text = "Đã kiểm toán xong doanh nghiệp thứ mười chín của tỉnh."
    page.fill("[name=percent]", "95")
    page.fill("[name=sentence]", text)
    other = context.new_page()
    other.goto("/tai-khoan")
    other.locator("form[action='/dang-xuat'] button").click()
    other.wait_for_url("**/dang-nhap")
    page.locator("#bao-cao button").click()
    expect(page.locator("h1")).to_have_text("Biểu mẫu đã hết hạn" if language == "vi" else "The form has run out")
    expect(page.locator("textarea").first).to_have_value(text)
    page.goto("/ke-hoach")
    assert "/dang-nhap?ve=" in page.url
    page.fill("[name=login]", "congthuong")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/ke-hoach")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_form_of_another_site_changes_nothing(site: Site, language):
    page = site.page("kehoach", language)
    address = plan_address(page)
    for token in ({}, {"token": "0" * 64}):
        answer = page.request.post(address + "/trang-thai", form={"viec": "dong", **token}, max_redirects=0)
        assert answer.status == 403
        assert ("Chưa có gì được lưu" if language == "vi" else "Nothing was saved") in answer.text()
    page.goto(address)
    expect(page.locator(".head")).to_contain_text("Đang thực hiện" if language == "vi" else "Under way")


def test_a_text_over_the_limit_of_a_form_is_refused(site: Site):
    page = site.page()
    page.goto("/dang-nhap")
    page.locator("[name=login]").evaluate("field => { field.value = 'x'.repeat(3 << 20) }")
    page.fill("[name=password]", "x")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.click("main button")
    assert answer.value.status == 413
    expect_both_languages(page, "1 MB chữ", "1 MB of text")


def test_pages_of_others_are_not_there(site: Site):
    """Another tree's plan, a draft, and a department beside one's own answer as if there were none."""
    planner = site.page("kehoach")
    others = [plan_address(site.page("congdoan"))]
    organisation("Sở Xây dựng")(planner)
    others.append(planner.url)
    upload(planner, {"name": "nhap.txt", "mimeType": "text/plain", "buffer": plan("9/KH-UBND")})
    planner.wait_for_url("**/ra-soat**")
    others.append(planner.url.split("/ra-soat")[0])
    page = site.page("congthuong")
    for address in others:
        assert page.goto(address).status == 404
        expect(page.locator("h1")).to_have_text("Không có trang này")
    planner.get_by_role("button", name="Bỏ bản nháp").click()
    planner.wait_for_url("**/ke-hoach?xong=da-bo")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_one_may_see_but_not_do_is_refused_with_the_reason(site: Site, language):
    page = site.page("congthuong", language)
    address = plan_address(page)
    reasons = {"vi": "người lập kế hoạch", "en": "planners of the organisation"}
    for path in ("/ke-hoach/nhap", address + "/ra-soat", address + "/gan"):
        assert page.goto(path).status == 403
        expect(page.locator("main")).to_contain_text(reasons[language])
    for path in ("/nguoi-dung", "/nhat-ky"):
        assert page.goto(path).status == 403
        expect(page.locator("main")).to_contain_text("quản trị viên" if language == "vi" else "administrators")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refused_account_keeps_what_was_typed(site: Site, language):
    page = site.shared_page("quantri", language)
    page.goto("/nguoi-dung")
    page.fill("[name=name]", "Nguyễn Văn Thử")
    page.fill("[name=login]", "Nguyễn Thử")
    page.select_option("form[action='/nguoi-dung'] [name=role]", "approver")
    page.click("form[method=post][action='/nguoi-dung'] button")
    expect(page.get_by_role("alert")).to_contain_text("2 đến 64 chữ thường" if language == "vi" else "2 to 64 small letters")
    expect(page.locator("[name=name]")).to_have_value("Nguyễn Văn Thử")
    expect(page.locator("[name=login]")).to_have_value("Nguyễn Thử")
    expect(page.locator("form[action='/nguoi-dung'] [name=role]")).to_have_value("approver")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refused_body_keeps_what_was_typed(site: Site, language):
    page = site.shared_page("quantri", language)
    organisation("Ủy ban nhân dân tỉnh An Bình")(page)
    form = page.locator("form[action$='/them']")
    page.locator("details", has=form).locator("> summary").click()
    form.locator("[name=name]").fill("Sở Thử nghiệm")
    form.locator("[name=code]").fill("H99.02")
    form.locator("[name=from]").fill("01/09/2026")
    form.locator("button").click()
    expect(page.get_by_role("alert")).to_contain_text("H99.02")
    expect(form.locator("[name=name]")).to_have_value("Sở Thử nghiệm")
    expect(form.locator("[name=from]")).to_have_value("01/09/2026")
    expect(form.locator("[name=name]")).to_be_visible()
