# SPDX-License-Identifier: Apache-2.0
"""Every page of the site, as a person of each role comes to see it."""
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True)
class Shown:
    """A page of the demonstration: who sees it, and how it is reached."""

    name: str
    login: str | None
    open: Callable[[Page], None]


def at(address: str) -> Callable[[Page], None]:
    def open_page(page: Page) -> None:
        page.goto(address)

    return open_page


def plan_address(page: Page) -> str:
    """The oldest plan that one may see, which is the demonstration's own."""
    page.goto("/ke-hoach")
    addresses = [link.get_attribute("href") for link in page.locator(".todo .t").all()]
    return min((address for address in addresses if "ra-soat" not in address), key=lambda text: int(text.split("/")[-1]))


def in_plan(rest: str) -> Callable[[Page], None]:
    def open_page(page: Page) -> None:
        page.goto(plan_address(page) + rest)

    return open_page


def activity(words: str) -> Callable[[Page], None]:
    """The page of the first activity that a search for the words finds."""

    def open_page(page: Page) -> None:
        page.goto(f"{plan_address(page)}?tim={words}")
        page.goto(page.locator("a.name").first.get_attribute("href"))

    return open_page


def beside_source(page: Page) -> None:
    page.goto(plan_address(page))
    page.goto(page.locator("a.src").first.get_attribute("href").split("#")[0])


def organisation(name: str) -> Callable[[Page], None]:
    def open_page(page: Page) -> None:
        page.goto("/to-chuc")
        page.goto(page.get_by_role("link", name=name, exact=True).first.get_attribute("href"))

    return open_page


def first_duty(page: Page) -> None:
    page.goto("/")
    page.goto(page.locator(".todo .t").first.get_attribute("href"))


def refused_report(page: Page) -> None:
    """A report with every field wrong that can be."""
    activity("15")(page)
    page.fill("[name=percent]", "120")
    page.fill("[name=holdsOn]", "hôm qua")
    page.fill("[name=sentence]", "Xong 19 doanh nghiệp.")
    page.locator("#bao-cao button").click()


def wrong_password(page: Page) -> None:
    page.goto("/dang-nhap")
    page.fill("[name=login]", "khong-co-ai")
    page.fill("[name=password]", "khong-phai-mat-khau")
    page.click("main button")


def expired_form(page: Page) -> None:
    """A form whose token is not the session's, with a text worth keeping."""
    activity("15")(page)
    page.fill("[name=sentence]", "Một câu dài mà không ai muốn gõ lại lần nữa.")
    page.fill("[name=percent]", "40")
    page.evaluate("for (const field of document.querySelectorAll('[name=token]')) field.value = 'x'")
    page.locator("#bao-cao button").click()


def new_link(page: Page) -> None:
    page.goto("/nguoi-dung")
    page.locator("main table button[value=lien-ket]").first.click()


def refused_file(page: Page) -> None:
    page.goto("/ke-hoach/nhap")
    page.set_input_files("[name=file]", {"name": "rong.txt", "mimeType": "text/plain", "buffer": b""})
    page.locator("main form button").click()


def refused_evidence(page: Page) -> None:
    activity("15")(page)
    page.fill("[name=percent]", "40")
    page.fill("[name=sentence]", "Xong 8 doanh nghiệp.")
    secret = "TUYỆT MẬT\n\nBiên bản kiểm toán.\n".encode()
    page.set_input_files("[name=files]", {"name": "biên bản.txt", "mimeType": "text/plain", "buffer": secret})
    page.locator("#bao-cao button").click()


def refused_item(page: Page) -> None:
    in_plan("/ra-soat")(page)
    page.fill("[name=due]", "khi nào tiện")
    page.fill("[name=target]", "nhiều")
    page.get_by_role("button", name="Lưu" if page.locator("html").get_attribute("lang") == "vi" else "Save", exact=True).click()
    page.locator("[name=due][aria-invalid=true]").wait_for()


def refused_person(page: Page) -> None:
    page.goto("/nguoi-dung")
    page.fill("[name=name]", "Nguyễn Văn Thử")
    page.fill("[name=login]", "Nguyễn Thử")
    page.click("form[method=post][action='/nguoi-dung'] button")


def refused_password(page: Page) -> None:
    page.goto("/tai-khoan")
    page.fill("[name=old]", "không phải mật khẩu cũ")
    page.fill("[name=new]", "một câu dài dễ nhớ")
    page.locator("form[action='/tai-khoan/mat-khau'] button").click()


def body_form(page: Page, ending: str):
    """A folded form on the page of the province."""
    organisation("Ủy ban nhân dân tỉnh An Bình")(page)
    form = page.locator(f"form[action$='/{ending}']")
    page.locator("details", has=form).locator("> summary").click()
    return form


def table_form(page: Page):
    """The form by which a table of the bodies below the province is laid beside them."""
    organisation("Ủy ban nhân dân tỉnh An Bình")(page)
    page.locator("a[href$='/nhap']").click()
    return page.locator("form[action$='/nhap']")


def event_form(page: Page, event: str, body: str = "Sở Công Thương"):
    """The form of an event in the life of a body."""
    organisation(body)(page)
    page.locator(f"a[href$='/su-kien/{event}']").click()
    return page.locator(f"form[action$='/su-kien/{event}']").last


def refused_body(page: Page) -> None:
    form = body_form(page, "them")
    form.locator("[name=name]").fill("Sở Thử nghiệm")
    form.locator("[name=code]").fill("H99.02")
    form.locator("button").click()


def refused_table(page: Page) -> None:
    form = table_form(page)
    table = "code,name,from\nH99.02,Sở Thử nghiệm,\n,Không mã,\nH99.77,Sở Khác,hôm nào\n".encode()
    form.locator("[name=table]").set_input_files({"name": "bang.csv", "mimeType": "text/csv", "buffer": table})
    form.locator("button").click()


def refused_end(page: Page) -> None:
    form = event_form(page, "dissolve")
    form.locator("[name=day]").fill("01/01/1900")
    form.locator("[name=basis]").fill("Quyết định 1/QĐ-UBND")
    form.locator("button").click()


def return_without_a_note(page: Page) -> None:
    page.goto("/")
    page.goto(page.locator("#cho-duyet .t").first.get_attribute("href"))
    page.locator("#duyet button[value=return]").click()


PAGES = [
    Shown("sign in", None, at("/dang-nhap")),
    Shown("wrong password", None, wrong_password),
    Shown("help", None, at("/tro-giup")),
    Shown("no such page", None, at("/khong-co-trang-nay")),
    Shown("used link", None, at("/lien-ket/da-dung-roi")),
    Shown("planner's work", "kehoach", at("/")),
    Shown("plans", "kehoach", at("/ke-hoach")),
    Shown("plan", "kehoach", in_plan("")),
    Shown("plan beside its source", "kehoach", beside_source),
    Shown("plan, filtered", "kehoach", in_plan("?tim=s%C3%B4ng&trang-thai=")),
    Shown("plan, nothing found", "kehoach", in_plan("?tim=khongcogica")),
    Shown("source", "kehoach", in_plan("/nguon")),
    Shown("import", "kehoach", at("/ke-hoach/nhap")),
    Shown("review", "kehoach", in_plan("/ra-soat")),
    Shown("match", "kehoach", in_plan("/gan")),
    Shown("done activity", "kehoach", activity("38")),
    Shown("official report", "kehoach", in_plan("/bao-cao")),
    Shown("periods", "kehoach", at("/bao-cao")),
    Shown("organisations", "kehoach", at("/to-chuc")),
    Shown("reference data", "kehoach", at("/du-lieu-goc")),
    Shown("reference data, nothing found", "kehoach", at("/du-lieu-goc?bang=so&tim=khongcogica&ngay=32")),
    Shown("department", "kehoach", organisation("Sở Công Thương")),
    Shown("province", "quantri", organisation("Ủy ban nhân dân tỉnh An Bình")),
    Shown("account", "kehoach", at("/tai-khoan")),
    Shown("reporter's work", "congthuong", at("/")),
    Shown("reporter's duty", "congthuong", first_duty),
    Shown("refused report", "congthuong", refused_report),
    Shown("expired form", "congthuong", expired_form),
    Shown("forbidden page", "congthuong", at("/ke-hoach/nhap")),
    Shown("approver's work", "congthuong.duyet", at("/")),
    Shown("approver's decision", "congthuong.duyet", first_duty),
    Shown("reader's work", "xem", at("/")),
    Shown("users", "quantri", at("/nguoi-dung")),
    Shown("users, new link", "quantri", new_link),
    Shown("journal", "quantri", at("/nhat-ky")),
    Shown("refused file", "kehoach", refused_file),
    Shown("refused evidence", "congthuong", refused_evidence),
    Shown("refused item", "kehoach", refused_item),
    Shown("refused person", "quantri", refused_person),
    Shown("refused password", "xem", refused_password),
    Shown("refused body", "quantri", refused_body),
    Shown("refused table", "quantri", refused_table),
    Shown("refused end of a body", "quantri", refused_end),
    Shown("return without a note", "congthuong.duyet", return_without_a_note),
    Shown("union's work", "congdoan.soi", at("/")),
    Shown("union's plan", "congdoan.soi", in_plan("")),
    Shown("office's plan", "vanphong", in_plan("")),
    Shown("office's report", "vanphong", in_plan("/bao-cao")),
]
