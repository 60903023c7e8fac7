# SPDX-License-Identifier: Apache-2.0
"""What people do again and again: bring a plan under way, report, decide."""
import re

from playwright.sync_api import Locator, Page, expect

from conftest import Site
from documents import plan


def bring_under_way(site: Site, folder, number: str) -> str:
    """A plan of three activities, imported and confirmed by the planner; its address."""
    page = site.page("kehoach")
    file = folder / "ke-hoach-song-tram.txt"
    file.write_bytes(plan(number))
    page.goto("/ke-hoach/nhap")
    page.get_by_label("Tệp văn bản").set_input_files(file)
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.get_by_role("status")).to_contain_text("Đã đọc xong văn bản")
    path = re.search(r"/ke-hoach/\d+", page.url)[0]
    page.get_by_role("button", name="Xác nhận kế hoạch").click()
    expect(page.locator(".head")).to_contain_text("Đang thực hiện")
    page.context.close()
    return path


def opened(page: Page, found: Locator) -> Locator:
    """The same, after the folded parts around it were opened."""
    for folded in page.locator("details:not([open])").filter(has=found).all():
        folded.locator("> summary").click()
    return found


def row(page: Page, path: str, activity: str) -> Locator:
    """The activity's row in the tree of the plan."""
    page.goto(path)
    return opened(page, page.locator("tr", has_text=activity))


def open_activity(page: Page, path: str, activity: str) -> None:
    row(page, path, activity).locator("a.name").click()
    expect(page.locator("h1")).to_contain_text(activity)


def report(page: Page, path: str, activity: str, percent: str, sentence: str, files=(), **more: str) -> None:
    """Fills in the report's form and sends it."""
    open_activity(page, path, activity)
    form = page.locator("form[action$='/bao-cao']")
    opened(page, form)
    form.locator("[name=percent]").fill(percent)
    form.locator("[name=sentence]").fill(sentence)
    for name, text in more.items():
        form.locator(f"[name={name}]").fill(text)
    if files:
        form.locator("[name=files]").set_input_files(list(files))
    form.locator("button").click()


def decide(page: Page, path: str, activity: str, decision: str, note: str = "") -> None:
    open_activity(page, path, activity)
    page.locator("#duyet [name=note]").fill(note)
    page.locator(f"#duyet button[value={decision}]").click()


def download(page: Page, link: Locator) -> tuple[str, bytes]:
    """The name and the bytes of what a link saves."""
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()
