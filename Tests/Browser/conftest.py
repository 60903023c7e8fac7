# SPDX-License-Identifier: Apache-2.0
"""Starts the program and Debian's Chromium once, and gives each test people who are signed in."""
import sys

sys.dont_write_bytecode = True

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from server import Server

PASSWORD = "xanh-minh-hoa"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The demonstration, on a fresh data folder. At the end it stops as asked, and no request has failed inside."""
    running = Server(tmp_path_factory.mktemp("demo"), "--demo")
    try:
        yield running
    finally:
        status = running.stop()
    assert running.failures() == []
    assert status == 0


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Site:
    """Opens pages of one server as one of its people."""

    def __init__(self, server: Server, browser: Browser):
        self.server = server
        self.browser = browser
        self._sessions: dict[str, dict] = {}
        self._pages: dict[tuple, Page] = {}
        self._contexts: list[BrowserContext] = []

    def context(self, login: str | None = None, language: str = "vi", **options) -> BrowserContext:
        """A fresh browser profile; with a name of a demonstration account, signed in."""
        context = self.browser.new_context(
            base_url=self.server.address, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce",
            storage_state=self._session(login) if login else None, **options)
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": "xanh-lang", "value": language, "url": self.server.address}])
        self._contexts.append(context)
        return context

    def page(self, login: str | None = None, language: str = "vi", **options) -> Page:
        """A page in a fresh profile."""
        return self.context(login, language, **options).new_page()

    def shared_page(self, login: str | None, language: str) -> Page:
        """A page for looking only, which many tests use one after the other."""
        key = (login, language)
        if key not in self._pages:
            self._pages[key] = self.page(login, language)
        return self._pages[key]

    def _session(self, login: str) -> dict:
        if login not in self._sessions:
            page = self.page()
            sign_in(page, login)
            self._sessions[login] = page.context.storage_state()
            page.context.close()
        return self._sessions[login]

    def forget(self, login: str) -> None:
        """The next page of this person signs in anew."""
        self._sessions.pop(login, None)

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Signs in through the form, as people do."""
    page.goto("/dang-nhap")
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    page.click("main button")
    page.wait_for_url(lambda address: "/dang-nhap" not in address)


@pytest.fixture(scope="session")
def site(server, browser):
    site = Site(server, browser)
    yield site
    site.close()


@pytest.fixture(scope="session")
def fresh(tmp_path_factory, browser):
    """A fresh installation, in which nobody ever signed in."""
    running = Server(tmp_path_factory.mktemp("fresh"))
    site = Site(running, browser)
    try:
        yield site
    finally:
        site.close()
        status = running.stop()
    assert running.failures() == []
    assert status == 0
