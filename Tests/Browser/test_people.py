# SPDX-License-Identifier: Apache-2.0
"""Accounts: who may come in, who may no longer, and how guessing is slowed."""
import pytest
from playwright.sync_api import Page, expect

from conftest import PASSWORD, Site, sign_in

NEW = "một câu dài dễ nhớ"


def add_person(site: Site, login: str, body: str = "Sở Y tế", role: str = "reporter") -> str:
    """A new account; the link by which its owner chooses a password."""
    page = site.page("quantri")
    page.goto("/nguoi-dung")
    page.fill("[name=name]", f"Người {login}")
    page.fill("[name=login]", login)
    choice = page.locator("form[action='/nguoi-dung'] [name=organisation]")
    choice.select_option(label=next(text for text in choice.locator("option").all_text_contents() if text.strip() == body))
    page.select_option("form[action='/nguoi-dung'] [name=role]", role)
    page.click("form[method=post][action='/nguoi-dung'] button")
    return page.locator("code.link").inner_text()


def choose_password(page: Page, link: str, password: str = NEW) -> None:
    page.goto(link)
    page.get_by_label("Mật khẩu mới").fill(password)
    page.get_by_role("button", name="Lưu mật khẩu").click()


def row(page: Page, login: str):
    page.goto("/nguoi-dung")
    return page.locator("tr", has=page.locator(f"td:text-is('{login}')"))


# Nine letters are too few, however many bytes they take; ten are enough.
@pytest.mark.parametrize("password, fits", [("ngắn", False), ("ẳớủịọằếữỹ", False), ("ẳớủịọằếữỹđ", True), ("xanh" * 65, False)])
def test_a_password_has_ten_letters(site: Site, password, fits):
    login = f"dai{len(password)}"
    page = site.page()
    choose_password(page, add_person(site, login), password)
    if fits:
        page.wait_for_url(lambda address: "lien-ket" not in address)
        page.context.clear_cookies()
        sign_in(page, login, password)
    else:
        expect(page.get_by_role("alert")).to_contain_text("từ 10 đến 256 ký tự")


def test_an_account_that_is_closed_is_out_at_once_and_in_again_when_it_is_reopened(site: Site):
    administrator, person = site.page("quantri"), site.page()
    choose_password(person, add_person(site, "dong.mo"))
    person.wait_for_url("**/")
    row(administrator, "dong.mo").locator("button[value=dong]").click()
    expect(row(administrator, "dong.mo")).to_contain_text("Đã đóng")
    person.goto("/ke-hoach")
    assert "/dang-nhap" in person.url
    person.fill("[name=login]", "dong.mo")
    person.fill("[name=password]", NEW)
    person.click("main button")
    expect(person.get_by_role("alert")).to_be_visible()
    row(administrator, "dong.mo").locator("button[value=mo]").click()
    person = site.page()
    sign_in(person, "dong.mo", NEW)


def test_a_new_link_replaces_a_forgotten_password_and_ends_what_was_open(site: Site):
    administrator, old, new = site.page("quantri"), site.page(), site.page()
    choose_password(old, add_person(site, "quen.mat.khau"))
    old.wait_for_url("**/")
    row(administrator, "quen.mat.khau").locator("button[value=lien-ket]").click()
    link = administrator.locator("code.link").inner_text()
    choose_password(new, link, "một câu khác cũng dễ nhớ")
    new.wait_for_url("**/")
    old.goto("/ke-hoach")
    assert "/dang-nhap" in old.url
    old.fill("[name=login]", "quen.mat.khau")
    old.fill("[name=password]", NEW)
    old.click("main button")
    expect(old.get_by_role("alert")).to_contain_text("không đúng")
    assert new.goto(link).status == 400


def test_changing_ones_own_password_asks_for_the_old_one_and_ends_other_sessions(site: Site):
    page, other = site.page(), site.page()
    choose_password(page, add_person(site, "tu.doi"))
    page.wait_for_url("**/")
    sign_in(other, "tu.doi", NEW)
    for old, new, words in (("sai", "một câu thật là dài", "không đúng"), (NEW, "ngắn", "từ 10 đến 256")):
        page.goto("/tai-khoan")
        page.fill("[name=old]", old)
        page.fill("[name=new]", new)
        page.locator("form[action='/tai-khoan/mat-khau'] button").click()
        expect(page.get_by_role("alert")).to_contain_text(words)
    page.fill("[name=old]", NEW)
    page.fill("[name=new]", "một câu thật là dài")
    page.locator("form[action='/tai-khoan/mat-khau'] button").click()
    page.wait_for_url("**/tai-khoan?xong=mat-khau")
    other.goto("/ke-hoach")
    assert "/dang-nhap" in other.url
    sign_in(other, "tu.doi", "một câu thật là dài")


def test_a_further_role_and_its_end_change_what_one_may_do_at_once(site: Site):
    administrator, person = site.page("quantri"), site.page()
    choose_password(person, add_person(site, "hai.vai"))
    person.wait_for_url("**/")
    assert person.goto("/ke-hoach/nhap").status == 403
    administrator.goto("/nguoi-dung")
    administrator.fill("[name=name]", "Người hai vai")
    administrator.fill("[name=login]", "hai.vai")
    administrator.select_option("form[action='/nguoi-dung'] [name=role]", "planner")
    choice = administrator.locator("form[action='/nguoi-dung'] [name=organisation]")
    choice.select_option(index=0)
    administrator.click("form[method=post][action='/nguoi-dung'] button")
    administrator.wait_for_url("**/nguoi-dung?xong=tai-khoan")
    assert person.goto("/ke-hoach/nhap").status == 200
    line = row(administrator, "hai.vai")
    assert line.locator("li").count() == 2
    line.locator("li", has_text="UBND tỉnh").locator("button").click()
    administrator.wait_for_url("**/nguoi-dung?xong=tai-khoan")
    assert person.goto("/ke-hoach/nhap").status == 403
    # The last one stays, without a button; an account without any is closed instead.
    assert row(administrator, "hai.vai").locator("li").count() == 1
    assert row(administrator, "hai.vai").locator("li button").count() == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_guessing_a_password_makes_the_account_wait(site: Site, language):
    login = f"bi.do.{language}"
    person = site.page()
    choose_password(person, add_person(site, login))
    person.wait_for_url("**/")
    guesser = site.page(None, language)
    guesser.goto("/dang-nhap")
    for number in range(6):
        guesser.fill("[name=login]", login)
        guesser.fill("[name=password]", f"đoán lần {number}")
        with guesser.expect_response(lambda answer: answer.request.method == "POST") as answer:
            guesser.click("main button")
    assert answer.value.status == 429
    words = {"vi": "thử lại", "en": "again"}[language]
    expect(guesser.get_by_role("alert")).to_contain_text(words)
    # The right one has to wait as well, but whoever is in stays in.
    guesser.fill("[name=login]", login)
    guesser.fill("[name=password]", NEW)
    guesser.click("main button")
    expect(guesser.get_by_role("alert")).to_contain_text(words)
    assert person.goto("/ke-hoach").status == 200


def test_the_journal_says_who_did_what(site: Site):
    add_person(site, "ghi.nhat.ky")
    page = site.page("quantri")
    page.goto("/nhat-ky")
    first = page.locator("main table tbody tr, main .line > li, main ol > li").first
    expect(first).to_contain_text("Mạc Đình Khải")
