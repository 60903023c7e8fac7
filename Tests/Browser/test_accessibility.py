# SPDX-License-Identifier: Apache-2.0
"""WCAG 2.0 to 2.2, levels A and AA, and axe's best practices: no violation on any page, in any dress."""
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from conftest import Site
from pages import PAGES, Shown

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (1280, 360)

RUN = """async rules => {
  const found = await axe.run(document, {resultTypes: ['violations'], elementRef: false, ...rules});
  return found.violations.map(rule => ({
    id: rule.id, help: rule.help,
    nodes: rule.nodes.slice(0, 5).map(node => node.html.slice(0, 200) + ' ' + node.failureSummary),
  }));
}"""
EVERYTHING = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# A dark scheme changes nothing but colours, and a language none of them.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
COLOURS = {"runOnly": {"type": "rule", "values": OF_COLOURS}}
WITHOUT_COLOURS = EVERYTHING | {"rules": {rule: {"enabled": False} for rule in OF_COLOURS}}
SCHEMES = {"vi": {"light": EVERYTHING, "dark": COLOURS}, "en": {"light": WITHOUT_COLOURS}}


def violations(page: Page, schemes: dict) -> list:
    """What axe finds at each width, in each scheme of colours."""
    page.evaluate(AXE)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in schemes.items():
            page.emulate_media(color_scheme=scheme)
            found += [(width, scheme, rule) for rule in page.evaluate(RUN, rules)]
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_axe_finds_nothing(site: Site, shown: Shown, language):
    page = site.shared_page(shown.login, language)
    page.set_viewport_size({"width": 1280, "height": 900})
    shown.open(page)
    assert page.locator("html").get_attribute("lang") == language
    assert violations(page, SCHEMES[language]) == []
