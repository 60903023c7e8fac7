# SPDX-License-Identifier: Apache-2.0
"""DrHEADer reads the headers of every kind of answer and finds nothing of weight."""
import pytest
from drheader import Drheader

from client import Client, signed_in

# What it asks for that does not fit, and why.
EXCUSED = {
    # Pages are kept by the browser and asked for again each time («no-cache»), so that an unchanged one is not sent twice;
    # what is downloaded is for the person alone («private»).
    "Cache-Control",
    # Over http, as the demonstration is served, a cookie cannot be «Secure»; behind the proxy it is (test_proxy.py).
    "Set-Cookie",
    # «same-origin» tells other sites nothing; of what is on the program's list, «no-referrer» alone is as strict.
    "Referrer-Policy",
    # TLS ends at the proxy of docs/operation.md, which adds it; over http it would be ignored (RFC 6797, section 7.2).
    "Strict-Transport-Security",
    # A switch for a filter that browsers no longer have; the policy of contents does its work.
    "X-XSS-Protection",
}
PAGES = ["/", "/dang-nhap", "/tro-giup", "/khong-co-trang-nay", "/ke-hoach", "/to-chuc", "/nhat-ky", "/du-lieu-goc",
         "/du-lieu-goc/bang.csv", "/nguoi-dung", "/tai-khoan", "/bao-cao"]


@pytest.mark.parametrize("login", [None, "quantri"], ids=["nobody", "quantri"])
def test_no_answer_lacks_a_header_of_weight(server, login):
    client = signed_in(server.address, login) if login else Client(server.address)
    found = {}
    for path in PAGES:
        answer = client.get(path)
        for fault in Drheader(headers=listed(answer)).analyze():
            if fault.rule.split(" - ")[0] not in EXCUSED:
                found.setdefault((fault.rule, fault.message, fault.severity), []).append((path, answer.status))
    assert found == {}, found


def listed(answer) -> dict:
    """The headers as the program takes them: each cookie by itself."""
    return {name: value.split("\n") if name.lower() == "set-cookie" else value for name, value in answer.headers.items()}


def test_it_would_find_what_lacks():
    faults = Drheader(headers={"Content-Type": "text/html", "Server": "x/1.0"}).analyze()
    assert {"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"} <= {fault.rule for fault in faults}
