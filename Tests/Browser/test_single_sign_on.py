# SPDX-License-Identifier: Apache-2.0
"""Signing in through an identity provider that runs beside the server, and what happens when it goes away."""
import json
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from server import Server


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Provider:
    """oidc-provider-mock, with two people of the demonstration data and one whom Xanh does not know."""

    def __init__(self, port: int):
        self.address = f"http://127.0.0.1:{port}"
        people = [{"sub": name, "preferred_username": name} for name in ("kehoach", "congthuong", "nguoi.la")]
        claims = [word for person in people for word in ("--user-claims", json.dumps(person))]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true", *claims],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.address + "/.well-known/openid-configuration", timeout=5).close()
                return
            except OSError:
                assert self.process.poll() is None, "the provider ended"
                time.sleep(0.1)
        raise RuntimeError("the provider does not answer")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope="module")
def provider():
    running = Provider(free_port())
    yield running
    running.stop()


@pytest.fixture(scope="module")
def served(provider, tmp_path_factory):
    port = free_port()
    server = Server(
        tmp_path_factory.mktemp("sso"), "--demo", "--oidc-issuer", provider.address, "--oidc-client", "xanh",
        "--oidc-secret", "bí mật & dài", "--oidc-claim", "preferred_username", "--oidc-name", "Cổng tỉnh",
        "--site", f"http://127.0.0.1:{port}", port=port)
    yield server
    server.stop()


@pytest.fixture
def page(browser, served):
    context = browser.new_context(base_url=served.address, locale="vi-VN")
    yield context.new_page()
    context.close()


def authorize(page, name: str) -> None:
    """Signs in at the provider as somebody."""
    page.locator("input[name=sub]").fill(name)
    page.locator("button").first.click()


def test_the_button_leads_there_and_back_to_the_page_that_was_wanted(page, served):
    page.goto("/ke-hoach")
    page.get_by_role("link", name="Đăng nhập bằng Cổng tỉnh").click()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["code_challenge_method"] == ["S256"] and len(asked["code_challenge"][0]) == 43
    assert asked["redirect_uri"] == [served.address + "/dang-nhap/mot-cua/ve"]
    assert asked["state"] != asked["nonce"]
    authorize(page, "kehoach")
    page.wait_for_url(served.address + "/ke-hoach")
    page.goto("/tai-khoan")
    expect(page.locator("#phien")).to_contain_text("qua đăng nhập một cửa")


def test_an_answer_is_worth_nothing_twice_nor_in_another_browser(page, served, browser):
    page.goto("/dang-nhap/mot-cua")
    with page.expect_request(lambda request: "/dang-nhap/mot-cua/ve" in request.url) as answer:
        authorize(page, "congthuong")
    page.wait_for_url(served.address + "/")
    other = browser.new_context(base_url=served.address, locale="vi-VN").new_page()
    assert other.goto(answer.value.url).status == 403
    expect(other.get_by_role("alert")).to_contain_text("không bắt đầu từ trình duyệt này")
    other.context.close()
    page.context.clear_cookies()
    assert page.goto(answer.value.url).status == 403


def test_whom_xanh_does_not_know_gets_no_account(page):
    page.goto("/dang-nhap/mot-cua")
    authorize(page, "nguoi.la")
    expect(page.get_by_role("alert")).to_contain_text("«nguoi.la» chưa có tài khoản")
    page.goto("/")
    assert "/dang-nhap" in page.url


def test_who_stops_on_the_way_is_told(page):
    page.goto("/dang-nhap/mot-cua")
    # This provider leaves the state out of a refusal, which OAuth asks for (RFC 6749, 4.1.2.1), so it is written here.
    state = parse_qs(urlsplit(page.url).query)["state"][0]
    assert page.goto(f"/dang-nhap/mot-cua/ve?error=access_denied&state={state}").status == 403
    expect(page.get_by_role("alert")).to_contain_text("không cho đăng nhập")


def test_without_the_provider_the_password_still_works(browser, tmp_path):
    port = free_port()
    server = Server(
        tmp_path, "--demo", "--oidc-issuer", f"http://127.0.0.1:{free_port()}", "--oidc-client", "xanh",
        "--oidc-name", "Cổng tỉnh", "--site", f"http://127.0.0.1:{port}", port=port)
    try:
        page = browser.new_context(base_url=server.address, locale="vi-VN").new_page()
        assert page.goto("/dang-nhap/mot-cua").status == 503
        expect(page.get_by_role("alert")).to_contain_text("không trả lời")
        page.context.close()
        assert "single sign-on" in server.text
    finally:
        server.stop()
