# SPDX-License-Identifier: Apache-2.0
"""Nothing scrolls sideways, nothing is too small to hit, everything is reached by keyboard; and it prints."""
import gzip
import subprocess
import urllib.request

import pytest
from playwright.sync_api import Page

from conftest import Site
from pages import PAGES, Shown, plan_address

WIDTHS = (320, 360, 640, 768, 1000, 1280, 1920)

# Targets under 24 by 24 CSS pixels, save links within a sentence (WCAG 2.2, 2.5.8).
SMALL = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(control => {
  if (!control.checkVisibility({visibilityProperty: true}) || control.type === 'hidden') return false;
  const parent = control.parentElement;
  const inSentence = getComputedStyle(control).display === 'inline'
    && [...parent.childNodes].some(node => node.nodeType === 3 && node.data.trim().length > 1);
  const box = control.getBoundingClientRect();
  return !inSentence && !control.matches('.skip, .vh') && (box.width < 23.5 || box.height < 23.5);
}).map(control => control.outerHTML.slice(0, 160) + JSON.stringify(control.getBoundingClientRect()))"""

# What a keyboard has to reach, in the order of the page.
CONTROLS = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(control => control.checkVisibility({visibilityProperty: true}) && control.type !== 'hidden' && control.tabIndex >= 0);
  all.forEach((control, index) => control.dataset.order = index);
  return all.length;
}"""

# Where the focus is, and whether one sees it.
FOCUS = """() => {
  const control = document.activeElement;
  const style = getComputedStyle(control);
  const box = control.getBoundingClientRect();
  return {
    order: Number(control.dataset.order ?? -1), html: control.outerHTML.slice(0, 160),
    isSeen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      && box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_it_fits_every_width_and_every_finger(site: Site, shown: Shown, language):
    page = site.shared_page(shown.login, language)
    page.set_viewport_size({"width": 1280, "height": 900})
    shown.open(page)
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wanted = page.evaluate("document.scrollingElement.scrollWidth")
        if wanted > width:
            faults.append(f"at {width} the page is {wanted} wide")
        if width in (360, 1280):
            faults += [f"at {width} too small: {control}" for control in page.evaluate(SMALL)]
    assert faults == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_a_keyboard_reaches_everything(site: Site, shown: Shown, width):
    page = site.shared_page(shown.login, "vi")
    page.set_viewport_size({"width": width, "height": 900})
    shown.open(page)
    count = page.evaluate(CONTROLS)
    # An answer that the review put in place of the old one leaves the focus at its item; then one begins by hand.
    begun = page.evaluate("document.activeElement !== document.body")
    if begun:
        page.evaluate("document.querySelector('[data-order=\"0\"]').focus()")
    faults = []
    for expected in range(int(begun), count):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["order"] != expected:
            faults.append(f"{expected} expected, {focus['order']} came: {focus['html']}")
            break
        if not focus["isSeen"]:
            faults.append(f"focus not seen: {focus['html']}")
    assert faults == []


# What would not work without scripts, or would be stopped by the policy that forbids them. The site's own modules only
# press what is on the page.
SCRIPTED = """() => [...document.querySelectorAll('*')].filter(element =>
  element.matches('script:not([type=module][src^="/tai-san/"]), iframe, object, embed, style, [style], [href^="javascript:"]')
  || [...element.attributes].some(attribute => attribute.name.startsWith('on'))).map(element => element.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_nothing_needs_a_script_and_nothing_is_stopped_by_the_policy(site: Site, shown: Shown):
    page = site.page(shown.login)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    # A picture that was still on its way when one went on to the next page was not stopped by the policy.
    page.on("requestfailed", lambda request: said.append(request.url) if request.failure != "net::ERR_ABORTED" else None)
    shown.open(page)
    assert page.evaluate(SCRIPTED) == []
    # Of a refused request the browser itself tells the status.
    assert [line for line in said if "the server responded with a status of" not in line] == []
    page.context.close()


def test_the_skip_link_leads_past_the_menu(site: Site):
    page = site.page("kehoach")
    page.goto("/ke-hoach")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_keyboard_alone_signs_in_and_opens_the_parts_of_a_plan(site: Site):
    page = site.page()
    page.goto("/dang-nhap")
    page.focus("[name=login]")
    page.keyboard.type("congthuong")
    page.keyboard.press("Tab")
    page.keyboard.type("xanh-minh-hoa")
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    page.goto(plan_address(page))
    folded = page.locator(".tree details:not([open]) > summary").first
    part = folded.locator("..").get_attribute("id")
    folded.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"#{part}").evaluate("part => part.open")


def test_the_plan_page_is_light(site: Site):
    page = site.page("kehoach")
    address = plan_address(page)
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())
    request = urllib.request.Request(
        site.server.address + address, headers={"Cookie": cookies, "Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode().endswith("</html>")
    assert len(body) < 60_000


def printed(page: Page, folder) -> str:
    file = folder / "page.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout


def test_a_plan_prints_with_all_its_parts_open(site: Site, tmp_path):
    page = site.page("kehoach")
    page.goto(plan_address(page))
    folded = page.locator(".tree details:not([open]) tr a.name")
    text = " ".join(printed(page, tmp_path).split())
    assert folded.count() > 10
    for name in folded.all_text_contents():
        assert name[:12] in text
    for button in ("Lập báo cáo", "Lọc nhanh", "Mục lục", "Đến nội dung chính"):
        assert button not in text


def test_an_official_report_prints_alone(site: Site, tmp_path):
    page = site.page("kehoach")
    page.goto(plan_address(page) + "/bao-cao")
    text = printed(page, tmp_path)
    assert text.lstrip().startswith("ỦY BAN NHÂN DÂN")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Nơi nhận:" in text
    for word in ("Tình hình nộp", "DOCX", "Kỳ báo cáo"):
        assert word not in text
