# SPDX-License-Identifier: Apache-2.0
"""The whole loop by hand: a document becomes work, work becomes results, results become an official report."""
import csv
import io
import re
import shutil
import subprocess

import docx
import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import Site
from documents import LATITUDE, YEAR, picture_with_position, plan

STATIONS = "Xây dựng 8 trạm xử lý nước thải"
SENSORS = "Lắp thiết bị quan trắc tự động"
CANALS = "Nạo vét 12 km kênh"
NOTE = "Ghi rõ cửa xả nào đã lắp, kèm biên bản nghiệm thu."


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_a_document_becomes_work_and_comes_back_as_a_report(site: Site, tmp_path, scripts):
    number = "78/KH-UBND" if scripts else "77/KH-UBND"
    planner = site.page("kehoach", java_script_enabled=scripts)
    path = import_plan(planner, tmp_path, number)
    review(planner, path)
    match_bodies(planner, path)
    confirm(planner, path)

    reporter = site.page("congthuong", java_script_enabled=scripts)
    picture = picture_with_position(planner.screenshot(type="jpeg"))
    report(reporter, number, STATIONS, "50", "Xong 4 trạm ở cụm công nghiệp Bến Sậy.", quantity="4", picture=picture)
    report(reporter, number, SENSORS, "30", "Lắp xong 3 cửa xả.")
    expect_waiting_apart(planner, path)

    approver = site.page("congthuong.duyet", java_script_enabled=scripts)
    decide(approver, number, STATIONS, "Duyệt, tính vào kết quả", "")
    decide(approver, number, SENSORS, "Trả lại để sửa", NOTE)
    expect_note(reporter, number)
    expect_picture_without_position(planner, path)
    expect_accepted(planner, path)
    expect_official_report(planner, path, number, tmp_path)


# MARK: Planner


def import_plan(page: Page, folder, number: str) -> str:
    """Uploads the document; the address of the plan."""
    file = folder / "ke-hoach-song-tram.txt"
    file.write_bytes(plan(number))
    page.goto("/ke-hoach")
    page.get_by_role("link", name="Nhập văn bản kế hoạch").click()
    page.get_by_label("Tệp văn bản").set_input_files(file)
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.get_by_role("status")).to_contain_text("Đã đọc xong văn bản")
    expect(page.locator(".head")).to_contain_text("Giữ sạch nguồn nước sông Trầm")
    return re.search(r"/ke-hoach/\d+", page.url)[0]


def review(page: Page, path: str) -> None:
    """Puts the deadline of one item right; the next item opens by itself."""
    expect(page.locator("mark.cur")).to_contain_text(STATIONS)
    page.get_by_role("button", name="Đúng, sang mục sau").click()
    expect(page.locator("mark.cur")).to_contain_text(SENSORS)
    page.get_by_role("link", name=re.compile(CANALS)).click()
    expect(page.locator("mark.cur")).to_contain_text(CANALS)
    page.get_by_label("Thời hạn").fill(f"31/08/{YEAR + 1}")
    page.get_by_role("button", name="Đúng, sang mục sau").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu mục")
    page.goto(path)
    expect(row(page, CANALS)).to_contain_text(f"31/08/{YEAR + 1}")


def match_bodies(page: Page, path: str) -> None:
    page.goto(path + "/ra-soat")
    page.get_by_role("link", name=re.compile("Gắn tổ chức.*tên")).click()
    choice = page.get_by_label("Tổ chức ứng với Đội Cây xanh số 5")
    choice.select_option(label="Sở Nông nghiệp và Môi trường")
    page.get_by_role("button", name="Lưu các gắn kết").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu các gắn kết")


def confirm(page: Page, path: str) -> None:
    page.goto(path + "/ra-soat")
    page.get_by_role("button", name="Xác nhận kế hoạch").click()
    expect(page.locator(".head")).to_contain_text("Đang thực hiện")


def row(page: Page, activity: str):
    """The activity's row in the tree; its part is opened where it is folded."""
    return opened(page, page.locator("tr", has_text=activity))


def opened(page: Page, found: Locator) -> Locator:
    """The same, after the folded parts around it were opened."""
    for folded in page.locator("details:not([open])").filter(has=found).all():
        folded.locator("> summary").click()
    return found


# MARK: Reporter and approver


def report(page: Page, number: str, activity: str, percent: str, sentence: str, quantity="", picture=b"") -> None:
    open_activity(page, number, activity)
    page.get_by_label("Tiến độ (%)").fill(percent)
    if quantity:
        page.get_by_label(re.compile("Đã đạt")).fill(quantity)
    page.get_by_label("Đã làm được gì").fill(sentence)
    if picture:
        file = {"name": "trạm Bến Sậy.jpg", "mimeType": "image/jpeg", "buffer": picture}
        page.get_by_label("Tệp minh chứng").set_input_files([file])
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã gửi báo cáo, đang chờ duyệt")
    expect(page.locator(".line")).to_contain_text(sentence)


def open_activity(page: Page, number: str, activity: str) -> None:
    """From the first page, as a duty of one's own."""
    page.goto("/")
    duty = page.locator(".todo li", has_text=activity).filter(has_text=number)
    opened(page, duty).get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text(activity)


def decide(page: Page, number: str, activity: str, button: str, note: str) -> None:
    open_activity(page, number, activity)
    page.get_by_label("Ý kiến").fill(note)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã trả lại" if note else "Đã duyệt")


def expect_note(page: Page, number: str) -> None:
    page.goto("/")
    returned = page.locator("#tra-lai li", has_text=SENSORS).filter(has_text=number)
    expect(returned).to_contain_text(NOTE)
    returned.get_by_role("link", name="Sửa và gửi lại").click()
    expect(page.locator("main")).to_contain_text(NOTE)


# MARK: The figures


def expect_waiting_apart(page: Page, path: str) -> None:
    """What is not accepted does not count, and is shown as such."""
    page.goto(path)
    expect(page.locator("main")).to_contain_text("2 hoạt động có báo cáo chờ duyệt, chưa tính")
    expect(row(page, STATIONS)).to_contain_text("Chưa có")
    expect(row(page, STATIONS)).to_contain_text("50 % chờ duyệt")


def expect_accepted(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("main")).to_contain_text("0 hoạt động có báo cáo chờ duyệt")
    expect(row(page, STATIONS)).to_contain_text("4/8 trạm")
    expect(row(page, STATIONS)).not_to_contain_text("chờ duyệt")
    expect(row(page, SENSORS)).to_contain_text("Chưa có")
    expect(row(page, SENSORS)).to_contain_text("Chậm")


def expect_picture_without_position(page: Page, path: str) -> None:
    page.goto(path)
    row(page, STATIONS).get_by_role("link", name=re.compile(STATIONS)).click()
    file = download(page, "trạm Bến Sậy.jpg")
    assert file.startswith(b"\xff\xd8\xff")
    assert LATITUDE not in file


def download(page: Page, link: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    return waiting.value.path().read_bytes()


# MARK: The report


def expect_official_report(page: Page, path: str, number: str, folder) -> None:
    page.goto(path)
    page.get_by_role("link", name="Lập báo cáo").click()
    running_period = page.get_by_label("Kỳ báo cáo").locator("option").first.get_attribute("value")
    page.get_by_label("Kỳ báo cáo").select_option(running_period)
    page.get_by_role("button", name="Xem").click()
    paper = page.locator("article.official")
    for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", number, "4/8 trạm", "Trên đây là Báo cáo"):
        expect(paper).to_contain_text(text)
    # The duty sends reports to a department of the province, which does not write to it in its own name.
    expect(paper).not_to_contain_text("Kính gửi")
    expect_docx(download(page, "DOCX"), number)
    expect_tables(download(page, "XLSX"), download(page, "CSV"))
    if shutil.which("soffice"):
        expect_pdf(download(page, "PDF"), folder)
    else:
        page.get_by_role("link", name="PDF").click()
        expect(page.locator("main")).to_contain_text("LibreOffice")


def expect_docx(file: bytes, number: str) -> None:
    document = docx.Document(io.BytesIO(file))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "BÁO CÁO" in texts
    assert any("Kết quả thực hiện Kế hoạch" in text and "nguồn nước sông Trầm" in text for text in texts)
    assert any(number in text for text in texts)
    annex = [[cell.text for cell in line.cells] for line in document.tables[-1].rows]
    for activity in (STATIONS, SENSORS, CANALS):
        assert sum(any(activity in cell for cell in line) for line in annex) == 1
    stations = next(line for line in annex if any(STATIONS in cell for cell in line))
    assert any("4/8 trạm" in cell for cell in stations)


def expect_tables(xlsx: bytes, text: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets[0]
    cells = [["" if value is None else str(value) for value in line] for line in sheet.iter_rows(values_only=True)]
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert cells[0] == rows[0]
    assert len(cells) == len(rows)
    for table in (cells, rows):
        assert [sum(any(activity in cell for cell in line) for line in table) for activity in (STATIONS, SENSORS, CANALS)] \
            == [1, 1, 1]


def expect_pdf(file: bytes, folder) -> None:
    path = folder / "bao-cao.pdf"
    path.write_bytes(file)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "nguồn nước sông Trầm" in text
