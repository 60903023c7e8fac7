# SPDX-License-Identifier: Apache-2.0
"""Reports, their files and difficulties; what comes back is mended; each counts once."""
import re

import pytest
from playwright.sync_api import Page, expect

from conftest import Site
from people import bring_under_way, decide, download, open_activity, opened, report, row

STATIONS = "Xây dựng 8 trạm xử lý nước thải"
SENSORS = "Lắp thiết bị quan trắc tự động"
CANALS = "Nạo vét 12 km kênh"


@pytest.fixture(scope="module")
def path(site: Site, tmp_path_factory) -> str:
    return bring_under_way(site, tmp_path_factory.mktemp("plan"), "81/KH-UBND")


@pytest.fixture(scope="module")
def people(site: Site) -> dict[str, Page]:
    logins = ("kehoach", "congthuong", "congthuong.duyet", "xaydung", "xaydung.duyet", "xem")
    return {login: site.page(login) for login in logins}


def test_a_difficulty_climbs_into_the_official_report_when_it_is_accepted(people, path):
    trouble = "Chưa giải phóng xong mặt bằng ở xã Trầm Thượng."
    wish = "Đề nghị tỉnh bố trí vốn đối ứng trong quý sau."
    report(people["xaydung"], path, CANALS, "35", "Nạo vét xong 4 km.", difficulty=trouble, proposal=wish)
    expect(people["xaydung"].locator(".line")).to_contain_text(trouble)
    paper = official_report(people["kehoach"], path)
    expect(paper).not_to_contain_text(trouble)
    decide(people["xaydung.duyet"], path, CANALS, "accept")
    paper = official_report(people["kehoach"], path)
    for text in (trouble, wish, "tiến độ 35%"):
        expect(paper).to_contain_text(text)


def official_report(page: Page, path: str):
    """The report on the period that runs."""
    page.goto(path + "/bao-cao")
    period = page.get_by_label("Kỳ báo cáo")
    period.select_option(period.locator("option").first.get_attribute("value"))
    page.get_by_role("button", name="Xem").click()
    return page.locator("article.official")


def test_a_returned_report_is_mended_and_only_the_accepted_one_counts(people, path):
    reporter, approver = people["congthuong"], people["congthuong.duyet"]
    report(reporter, path, SENSORS, "60", "Lắp xong mọi cửa xả phía bắc.")
    decide(approver, path, SENSORS, "return", "Ghi rõ bao nhiêu cửa xả.")
    expect(approver.get_by_role("status").first).to_contain_text("Đã trả lại")
    reporter.goto("/")
    returned = reporter.locator("#tra-lai li", has_text=SENSORS).filter(has_text="81/KH-UBND")
    expect(returned).to_contain_text("Ghi rõ bao nhiêu cửa xả.")
    report(reporter, path, SENSORS, "50", "Lắp xong 6 trên 12 cửa xả.")
    expect(row(people["xem"], path, SENSORS)).to_contain_text("50 % chờ duyệt")
    decide(approver, path, SENSORS, "accept")
    line = row(people["xem"], path, SENSORS)
    expect(line).to_contain_text("50 %")
    expect(line).not_to_contain_text("chờ duyệt")
    open_activity(reporter, path, SENSORS)
    history = reporter.locator(".line > li")
    assert history.count() == 2
    expect(history.filter(has_text="Lắp xong 6 trên 12 cửa xả.")).to_contain_text("Đã duyệt")
    expect(history.filter(has_text="mọi cửa xả phía bắc")).to_contain_text("Ghi rõ bao nhiêu cửa xả.")
    reporter.goto("/")
    expect(reporter.locator("#tra-lai li", has_text=SENSORS).filter(has_text="81/KH-UBND")).to_have_count(0)


def test_a_return_needs_a_note(people, path):
    report(people["congthuong"], path, STATIONS, "10", "Đã chọn xong nhà thầu.")
    approver = people["congthuong.duyet"]
    decide(approver, path, STATIONS, "return", "")
    expect(approver.locator("main")).to_contain_text(re.compile("ghi rõ|lý do|ý kiến", re.IGNORECASE))
    expect(row(approver, path, STATIONS)).to_contain_text("10 % chờ duyệt")
    decide(approver, path, STATIONS, "accept")
    expect(row(approver, path, STATIONS)).not_to_contain_text("chờ duyệt")


def test_two_approvers_decide_once(site: Site, people, path):
    """The second one, whose page is older, is told, and changes nothing."""
    report(people["congthuong"], path, STATIONS, "20", "Đã san nền xong 2 trạm.")
    first, second = people["congthuong.duyet"], site.page("congthuong.duyet")
    open_activity(second, path, STATIONS)
    decide(first, path, STATIONS, "accept")
    second.locator("#duyet [name=note]").fill("Số trạm chưa khớp với biên bản bàn giao.")
    with second.expect_response(lambda answer: answer.request.method == "POST") as answer:
        second.locator("#duyet button[value=return]").click()
    assert answer.value.status == 409
    expect(second.locator("textarea").first).to_have_value("Số trạm chưa khớp với biên bản bàn giao.")
    expect(row(second, path, STATIONS)).to_contain_text("20 %")


def test_a_form_sent_twice_is_one_report(site: Site, path):
    page = site.page("xaydung")
    open_activity(page, path, CANALS)
    form = page.locator("form[action$='/bao-cao']")
    opened(page, form)
    sentence = "Nạo vét thêm 500 m ở đoạn cuối."
    form.locator("[name=percent]").fill("40")
    form.locator("[name=sentence]").fill(sentence)
    form.locator("button").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã gửi báo cáo")
    # Back to the form, as the browser kept it, and once more.
    page.go_back()
    form = page.locator("form[action$='/bao-cao']")
    opened(page, form)
    if form.locator("[name=sentence]").input_value() == "":
        form.locator("[name=percent]").fill("40")
        form.locator("[name=sentence]").fill(sentence)
    key = form.locator("[name=key]").input_value()
    form.locator("button").click()
    open_activity(page, path, CANALS)
    count = page.locator(".line > li", has_text=sentence).count()
    assert key and count == 1


NAMES = ["biên bản «lần 2».txt", "../../etc/passwd.txt", "báo cáo; filename=x.txt", "a" * 120 + ".txt"]


def test_evidence_comes_back_under_its_name_byte_for_byte(people, path):
    page = people["xaydung"]
    content = {name: f"Biên bản nghiệm thu: {name}\r\n".encode() + bytes(range(1, 256)) for name in NAMES}
    files = [{"name": name, "mimeType": "text/plain", "buffer": content[name]} for name in NAMES]
    report(page, path, CANALS, "45", "Nghiệm thu bốn đoạn.", files=files)
    entry = page.locator(".line > li", has_text="Nghiệm thu bốn đoạn.")
    assert entry.locator("ul a").count() == len(NAMES)
    saved = [download(page, link) for link in entry.locator("ul a").all()]
    assert [bytes for _, bytes in saved] == [content[name] for name in NAMES]
    for name, _ in saved:
        assert "/" not in name and "\\" not in name
    assert saved[0][0] == NAMES[0]


def test_evidence_is_saved_and_never_shown_as_a_page(people, path):
    page = people["xaydung"]
    page.context.set_extra_http_headers({})
    file = {"name": "trang.html", "mimeType": "text/html", "buffer": b"<h1>x</h1><script>alert(1)</script>"}
    report(page, path, CANALS, "46", "Kèm một trang.", files=[file])
    address = page.locator(".line > li", has_text="Kèm một trang.").locator("ul a").get_attribute("href")
    answer = page.request.get(address)
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "html" not in answer.headers["content-type"]


def test_evidence_of_others_is_not_there(people, site: Site, path):
    page = people["xaydung"]
    open_activity(page, path, CANALS)
    address = page.locator(".line ul a").first.get_attribute("href")
    assert page.request.get(address).status == 200
    assert site.page("congdoan").request.get(address).status == 404
    assert site.page().request.get(address, max_redirects=0).status == 303


@pytest.mark.parametrize("language", ["vi", "en"])
def test_too_many_files_are_refused_with_the_limit(site: Site, path, language):
    page = site.page("xaydung", language)
    files = [{"name": f"{number}.txt", "mimeType": "text/plain", "buffer": b"x"} for number in range(11)]
    report(page, path, CANALS, "47", "Mười một tệp một lúc.", files=files)
    expect(page.get_by_role("alert")).to_contain_text("10")
    expect(page.locator("[name=files]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=sentence]")).to_have_value("Mười một tệp một lúc.")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_evidence_with_a_mark_of_secrecy_is_refused_and_named(site: Site, path, mark, language):
    page = site.page("xaydung", language)
    secret = {"name": "công văn.txt", "mimeType": "text/plain", "buffer": f"{mark}\n\nVề việc nạo vét.\n".encode()}
    sentence = f"Kèm công văn đóng dấu {mark}."
    report(page, path, CANALS, "48", sentence, files=[secret])
    words = {"vi": "không được đưa tài liệu bí mật nhà nước", "en": "state secrets must not be put"}[language]
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.locator("[name=sentence]")).to_have_value(sentence)
    open_activity(page, path, CANALS)
    expect(page.locator(".line > li", has_text=sentence)).to_have_count(0)


DAMAGED = {"cut.jpg": b"\xff\xd8\xff\xe1\xff\xff" + b"x" * 9, "cut.png": b"\x89PNG\r\n\x1a\n" + b"\xff" * 20}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_picture_is_refused_and_what_was_typed_stays(people, path, name):
    page = people["xaydung"]
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        report(page, path, CANALS, "49", "Kèm một ảnh hỏng.", files=[{"name": name, "mimeType": "", "buffer": DAMAGED[name]}])
    assert answer.value.status == 422
    expect(page.get_by_role("alert")).to_contain_text("hỏng")
    expect(page.locator("[name=sentence]")).to_have_value("Kèm một ảnh hỏng.")
