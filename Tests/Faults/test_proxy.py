# SPDX-License-Identifier: Apache-2.0
"""nginx in front, exactly as docs/operation.md writes it: TLS, HTTP/2, who the client is, and what is too large."""
import json
import os
import re
import socket
import ssl
import subprocess
import time

import pytest

from client import Client
from conftest import Installation
from server import ROOT

PASSWORD = "một câu dài dễ nhớ"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Proxy:
    """nginx with the server blocks of the document, on ports and with a certificate of the test."""

    def __init__(self, folder, server: str):
        self.folder = folder
        self.plain, self.port = free_port(), free_port()
        self.address = f"https://127.0.0.1:{self.port}"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=xanh.example.vn",
             "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"], check=True, capture_output=True)
        document = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")
        blocks = re.search(r"```nginx\n(.*?)```", document, re.DOTALL)[1]
        blocks = re.sub(r"listen \[::\].*\n", "\n", blocks)
        changes = {
            "127.0.0.1:8080": server.removeprefix("http://"), "listen 80;": f"listen 127.0.0.1:{self.plain};",
            "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl", "/etc/ssl/xanh": str(folder),
        }
        for before, after in changes.items():
            assert before in blocks, before
            blocks = blocks.replace(before, after)
        temporary = "".join(
            f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        # Started by root, it would give its work to a user who may not write here.
        user = "user root; " if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(
            f"{user}daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{ worker_connections 1024; }}\n"
            f"http {{ access_log off;\n{temporary}{blocks}}}\n")
        command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
        subprocess.run([*command, "-t"], check=True, capture_output=True)
        self.process = subprocess.Popen(command)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.05)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    installation = Installation(tmp_path_factory.mktemp("behind"))
    server = installation.serve("--trusted-proxies", "127.0.0.1", "--log", "all")
    proxy = Proxy(folder, server.address)
    yield server, proxy
    proxy.stop()
    assert server.stop() == 0
    assert server.failures() == []


@pytest.fixture(scope="module")
def administrator(behind) -> Client:
    """The first administrator, made through the proxy by the link that the server printed."""
    server, proxy = behind
    link = re.search(r"/lien-ket/[\w-]+", server.text)[0]
    client = Client(proxy.address)
    [(_, fields)] = [form for form in client.forms(link) if "token" in form[1]]
    answer = client.post(
        link, {**fields, "organisation": "Ủy ban nhân dân tỉnh Thử Nghiệm", "name": "Đặng Thị Thử", "login": "thu",
               "new": PASSWORD})
    assert answer.status == 303, answer.words
    return client


def test_cookies_are_for_this_host_and_tls_only(behind, administrator):
    _, proxy = behind
    assert "__Host-xanh" in administrator.cookies and "xanh-session" not in administrator.cookies
    client = Client(proxy.address)
    answer = client.sign_in("thu", PASSWORD)
    assert answer.status == 303
    cookie = next(line for line in answer.headers["Set-Cookie"].splitlines() if "xanh" in line)
    for word in ("__Host-xanh=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert word in cookie
    assert administrator.get("/to-chuc").status == 200
    assert "max-age" in administrator.get("/").headers["Strict-Transport-Security"]


def test_http_leads_to_https_and_figures_stay_inside(behind, administrator):
    _, proxy = behind
    answer = Client(f"http://127.0.0.1:{proxy.plain}").get("/ke-hoach")
    assert answer.status == 301 and answer.headers["Location"].startswith("https://")
    assert administrator.get("/metrics").status == 404
    assert administrator.get("/healthz").text == "ok\n"


def test_the_client_is_who_the_proxy_says_whatever_the_client_says(behind):
    server, proxy = behind
    context = ssl._create_unverified_context()
    for source in ("127.0.0.21", "127.0.0.22"):
        with socket.create_connection(("127.0.0.1", proxy.port), source_address=(source, 0)) as plain:
            with context.wrap_socket(plain) as line:
                line.sendall(
                    f"GET /tro-giup?{source} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6\r\nConnection: close\r\n\r\n".encode())
                while line.recv(65_536):
                    pass

    def clients():
        seen = [json.loads(text) for text in server.text.splitlines() if text.startswith("{")]
        return {line.get("client") for line in seen if line.get("path") == "/tro-giup"}

    # The line of a request is written once its answer is sent.
    end = time.monotonic() + 10
    while not {"127.0.0.21", "127.0.0.22"} <= clients() and time.monotonic() < end:
        time.sleep(0.05)
    assert {"127.0.0.21", "127.0.0.22"} <= clients() and "6.6.6.6" not in clients()


def test_many_people_come_through_one_proxy(behind):
    """The proxy has no limit of connections; each address behind it has its own."""
    _, proxy = behind
    context = ssl._create_unverified_context()
    lines = []
    for number in range(100):
        plain = socket.create_connection(("127.0.0.1", proxy.port), source_address=(f"127.0.1.{number + 1}", 0))
        lines.append(context.wrap_socket(plain))
    for line in lines:
        line.sendall(b"GET /dang-nhap HTTP/1.1\r\nHost: x\r\n\r\n")
    for line in lines:
        assert line.recv(65_536).startswith(b"HTTP/1.1 200")
        line.close()


def test_what_is_too_large_is_told_by_the_product_in_both_languages(behind, administrator):
    answer = administrator.request(
        "POST", "/ke-hoach/nhap", bytes((65 << 20) + 1), **{"Content-Type": "multipart/form-data; boundary=x"})
    assert answer.status == 413
    assert "64 MB tệp kế hoạch" in answer.words and "64 MB of plan" in answer.words


def test_a_browser_may_speak_http_2(behind):
    _, proxy = behind
    done = subprocess.run(
        ["curl", "-sk", "--http2", "-o", "/dev/null", "-w", "%{http_version} %{http_code}", proxy.address + "/dang-nhap"],
        capture_output=True, text=True, check=True)
    assert done.stdout == "2 200"
