# SPDX-License-Identifier: Apache-2.0
"""What is saved says what the page says, and other programs can open it."""
import csv
import io
import re
import shutil
import subprocess

import docx
import openpyxl
import pytest
from docx.shared import Mm
from playwright.sync_api import Page, expect

from conftest import Site
from pages import plan_address
from people import bring_under_way, decide, download, report

OWNERS = ["kehoach", "congdoan", "vanphong"]
CANALS = "Nạo vét 12 km kênh"


@pytest.fixture(params=OWNERS)
def page(site: Site, request) -> Page:
    return site.page(request.param)


def cells(file: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[0]
    return [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def lines(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))


def test_the_table_of_a_plan_has_a_row_for_each_activity_of_the_page(page: Page):
    path = plan_address(page)
    page.goto(path)
    counted = int(re.search(r"(\d+) hoạt động", page.locator(".head").inner_text())[1])
    (xlsx_name, xlsx), (csv_name, text) = (download(page, page.locator(f"a[href$='bang.{kind}']")) for kind in ("xlsx", "csv"))
    assert (xlsx_name, csv_name) == ("ke-hoach.xlsx", "ke-hoach.csv")
    table, rows = cells(xlsx), lines(text)
    assert table[0] == rows[0] and len(table) == len(rows) == counted + 1
    for row, line in zip(table, rows):
        assert [cell for cell in row[:2]] == line[:2]
    names = " ".join(row[1] for row in table)
    for name in page.locator(".tree a.name").all_text_contents():
        assert name.removesuffix("…")[:40] in names


def test_the_official_report_opens_in_word_with_the_prescribed_layout(page: Page, tmp_path):
    path = plan_address(page)
    page.goto(path + "/bao-cao")
    paper = page.locator("article.official").inner_text()
    name, file = download(page, page.get_by_role("link", name="DOCX"))
    assert re.fullmatch(r"bao-cao-[\w-]+\.docx", name)
    document = docx.Document(io.BytesIO(file))
    section = document.sections[0]
    assert abs(section.page_width - Mm(210)) < Mm(1) and abs(section.page_height - Mm(297)) < Mm(1)
    # Nghị định 30/2020/NĐ-CP, Phụ lục I: 20 to 25 mm above and below, 30 to 35 on the left, 15 to 20 on the right.
    wanted = {"top_margin": (20, 25), "bottom_margin": (20, 25), "left_margin": (30, 35), "right_margin": (15, 20)}
    for name, (least, most) in wanted.items():
        assert least <= round(getattr(section, name).mm, 1) <= most, name
    assert len(document.tables[0].columns) == 2
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip(" -–_")]
    squeezed = " ".join(paper.split())
    for text in texts[:40]:
        assert " ".join(text.split()) in squeezed, text
    annex = document.tables[-1]
    assert len(annex.columns) == 7
    assert sum(len({cell.text for cell in row.cells}) > 1 for row in annex.rows) > 5


def test_the_annex_as_a_table_says_what_the_document_says(page: Page):
    page.goto(plan_address(page) + "/bao-cao")
    (_, xlsx), (_, text) = (download(page, page.get_by_role("link", name=kind)) for kind in ("XLSX", "CSV"))
    table, rows = cells(xlsx), lines(text)
    assert table[0] == rows[0] and len(table) == len(rows) > 5
    paper = " ".join(page.locator("article.official").inner_text().split())
    name = table[0].index("Hoạt động")
    for row, line in zip(table[1:], rows[1:]):
        assert row[name] == line[name]
        assert " ".join(row[name].split())[:60] in paper


def test_a_saved_report_is_read_again_as_the_same_activities(site: Site, tmp_path):
    page = site.page("kehoach")
    page.goto(plan_address(page) + "/bao-cao")
    _, file = download(page, page.get_by_role("link", name="DOCX"))
    page.goto("/ke-hoach/nhap")
    page.set_input_files("[name=file]", {"name": "bao-cao.docx", "mimeType": "", "buffer": file})
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.get_by_role("status")).to_contain_text("Đã đọc xong văn bản")
    page.get_by_role("button", name="Bỏ bản nháp").click()
    page.wait_for_url("**/ke-hoach?xong=da-bo")


FORMULAS = ["=HYPERLINK(\"http://x\",\"y\")", "+84 236 000", "-5 điểm", "@SUM(A1)", "\t=1+1"]


def test_no_text_becomes_a_formula(site: Site, tmp_path):
    path = bring_under_way(site, tmp_path, "86/KH-UBND")
    reporter, approver, page = site.page("xaydung"), site.page("xaydung.duyet"), site.page("kehoach")
    for text in FORMULAS:
        report(reporter, path, CANALS, "20", text, difficulty=text)
        decide(approver, path, CANALS, "accept")
        page.goto(path)
        _, xlsx = download(page, page.locator("a[href$='bang.xlsx']"))
        sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets[0]
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds
        assert text.strip() in [str(cell.value) for row in sheet.iter_rows() for cell in row]
        _, saved = download(page, page.locator("a[href$='bang.csv']"))
        for cell in (cell for line in lines(saved) for cell in line):
            assert not cell.startswith(("=", "@", "+", "\t")), cell


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_report_as_pdf_has_the_text_of_the_page(page: Page, tmp_path):
    page.goto(plan_address(page) + "/bao-cao")
    _, file = download(page, page.get_by_role("link", name="PDF"))
    saved = tmp_path / "bao-cao.pdf"
    saved.write_bytes(file)
    text = subprocess.run(["pdftotext", "-layout", saved, "-"], capture_output=True, text=True, check=True).stdout
    assert "BÁO CÁO" in text and "Nơi nhận:" in text
    fonts = subprocess.run(["pdffonts", saved], capture_output=True, text=True, check=True).stdout
    assert "yes" in fonts
