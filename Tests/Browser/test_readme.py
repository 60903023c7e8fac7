# SPDX-License-Identifier: Apache-2.0
"""The first ten minutes as the README tells them, on a demonstration that nobody has touched."""
import io
import json
import re
import subprocess

import docx
import pytest
from playwright.sync_api import expect

from conftest import Site, sign_in
from documents import picture_with_position, plan
from people import download, opened
from server import ROOT, Server, program

README = (ROOT / "README.md").read_text(encoding="utf-8")
README_VI = (ROOT / "README.vi.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def untouched(tmp_path_factory, browser):
    running = Server(tmp_path_factory.mktemp("readme"), "--demo")
    site = Site(running, browser)
    yield site
    site.close()
    assert running.stop() == 0
    assert running.failures() == []


def as_told(*words: str) -> None:
    """What a step relies on stands in both READMEs."""
    for word in words:
        assert word in README and word in README_VI, word


def test_the_first_ten_minutes(untouched: Site, tmp_path):
    as_told("xanh-minh-hoa", "`congthuong`", "38", "65")
    page = untouched.page()
    sign_in(page, "congthuong")
    expect(page.locator("h1")).to_have_text("Việc của tôi")
    duty = page.locator(".todo li", has_text=re.compile(r"Hoạt động( số)? 38\b"))
    opened(page, duty.first).get_by_role("link").first.click()
    form = page.locator("form[action$='/bao-cao']")
    opened(page, form)
    form.locator("[name=percent]").fill("65")
    form.locator("[name=sentence]").fill("Xong phần việc của quý.")
    photo = {"name": "ảnh.jpg", "mimeType": "image/jpeg", "buffer": picture_with_position(page.screenshot(type="jpeg"))}
    form.locator("[name=files]").set_input_files([photo])
    form.locator("button").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã gửi báo cáo")
    activity = page.url.split("?")[0]

    as_told("`congthuong.duyet`", "«Chờ tôi duyệt»")
    page.get_by_role("link", name="Vương Tấn Lộc").first.click()
    page.locator("form[action='/dang-xuat'] button").click()
    sign_in(page, "congthuong.duyet")
    waiting = page.locator("#cho-duyet li", has_text="65 %")
    expect(page.locator("#cho-duyet h2")).to_contain_text("Chờ tôi duyệt")
    waiting.get_by_role("link").first.click()
    page.locator("#duyet button[value=accept]").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã duyệt")
    assert page.url.split("?")[0] == activity

    as_told("`kehoach`", "«Tình hình nộp»", "«Lập báo cáo»", "«Năm 2026»")
    planner = untouched.page("kehoach")
    planner.goto(activity.rsplit("/hoat-dong", 1)[0])
    findings = int(re.search(r"(\d+)", planner.locator("summary", has=planner.locator("h2.h3")).inner_text())[1])
    assert {7: "the seven points about the document"}[findings] in README.replace("\n", " ").replace("  ", " ")
    planner.get_by_role("link", name="Tình hình nộp").first.click()
    expect(planner.locator("h1")).to_contain_text("Tình hình nộp")
    planner.goto(activity.rsplit("/hoat-dong", 1)[0])
    planner.get_by_role("link", name="Lập báo cáo").click()
    planner.get_by_label("Kỳ báo cáo").select_option(label="Năm 2026")
    planner.get_by_role("button", name="Xem").click()
    _, file = download(planner, planner.get_by_role("link", name="DOCX"))
    assert "BÁO CÁO" in [paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs]
    saved = tmp_path / "bao-cao.docx"
    saved.write_bytes(file)
    read = json.loads(subprocess.run([program(), "read", saved], capture_output=True, check=True).stdout)
    assert sum("Tổ công tác tăng trưởng xanh" in item["text"] for item in read["items"]) >= 1

    as_told("«Nhập văn bản kế hoạch»")
    planner.goto("/ke-hoach")
    planner.get_by_role("link", name="Nhập văn bản kế hoạch").click()
    own = {"name": "cua-toi.txt", "mimeType": "text/plain", "buffer": plan("90/KH-UBND")}
    planner.get_by_label("Tệp văn bản").set_input_files([own])
    planner.get_by_role("button", name="Tải lên và đọc").click()
    planner.get_by_role("button", name="Xác nhận kế hoạch").click()
    expect(planner.locator(".head")).to_contain_text("Đang thực hiện")


def test_every_account_that_is_named_signs_in(untouched: Site):
    named = set(re.findall(r"`([a-z]+(?:\.[a-z]+)?)`", README.split("More accounts:")[1].split("##")[0]))
    assert len(named) > 10
    known = {line.split("\t")[0] for line in untouched.server.command(untouched.server.folder, "user", "list").splitlines()}
    assert named <= known
    for login in sorted(named):
        page = untouched.page()
        sign_in(page, login)
        page.context.close()


def test_every_command_that_is_named_exists():
    commands = {line.split()[1] for line in README.splitlines() if line.startswith("xanh ")}
    help_text = subprocess.run([program(), "--help"], capture_output=True, text=True, check=True).stdout
    assert commands and all(f"  {command}" in help_text for command in commands)
    targets = set(re.findall(r"\bmake (\w+)", README + README_VI))
    rules = (ROOT / "Makefile").read_text()
    assert {"run", "test"} <= targets and all(f"\n{target}:" in rules for target in targets)


@pytest.mark.parametrize("text", [README, README_VI], ids=["en", "vi"])
def test_every_file_that_is_linked_is_there(text):
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text)
    assert len(links) > 5
    for link in links:
        assert (ROOT / link).exists(), link
