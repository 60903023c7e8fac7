# SPDX-License-Identifier: Apache-2.0
"""sqlmap sends its questions through every query and every form, as nobody and as people with rights, and finds no way
into the database."""
import re
import subprocess
import sys
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from client import Client, signed_in
from surface import PEOPLE, Target, crawl

SQLMAP = Path(sys.executable).with_name("sqlmap")
# True and false answers, and messages of the database; what the two do not find in a page of ours, unions would not either.
QUICK = ["--level", "1", "--risk", "1", "--technique", "BE", "--smart"]
THOROUGH = ["--level", "3", "--risk", "2", "--technique", "BEUSTQ"]


def visitor(server, login: str | None) -> Client:
    return signed_in(server.address, login) if login else Client(server.address)


def attack(server, folder: Path, client: Client, target: Target, ways: list[str]) -> str:
    """What sqlmap says of one target."""
    fields = dict(target.fields)
    query = urllib.parse.urlencode(fields)
    words = [SQLMAP, "--batch", "--disable-coloring", "--flush-session", "--output-dir", folder, "--timeout", "30",
             "--skip", "token", "--ignore-code", "*", "--dbms", "SQLite", *ways,
             "--cookie", "; ".join(f"{name}={value}" for name, value in client.cookies.items())]
    address = server.address + target.path
    words += ["-u", address, "--data", query] if target.method == "POST" else ["-u", f"{address}?{query}"]
    said = subprocess.run(words, capture_output=True, text=True, timeout=3600, stdin=subprocess.DEVNULL)
    return said.stdout + said.stderr


@pytest.mark.parametrize("login", PEOPLE, ids=lambda login: login or "nobody")
def test_sqlmap_finds_nothing(server, tmp_path, login, request):
    targets = crawl(visitor(server, login))
    assert len(targets) >= (1 if login is None else 6), targets
    ways = THOROUGH if request.config.getoption("--thorough") else QUICK

    def one(numbered) -> tuple[Target, str]:
        number, target = numbered
        # Refusals are counted by session, so each attack has one of its own.
        return target, attack(server, tmp_path / str(number), visitor(server, login), target, ways)

    with ThreadPoolExecutor(2) as pool:
        for target, said in pool.map(one, enumerate(targets)):
            # It reached the page and had something to try; otherwise this would prove nothing.
            assert "testing connection to the target URL" in said, f"{target}\n{said}"
            assert re.search(r"heuristic|does not seem to be injectable|do not appear to be injectable|skipping", said), said
            for word in ("is vulnerable", "identified the following injection", "might be injectable", "Type: "):
                assert word not in said, f"{target}\n{said}"


def test_sqlmap_would_find_a_hole(tmp_path):
    """The same call against a page that puts what it is sent into a statement."""
    import http.server
    import sqlite3
    import threading

    class Hole(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            value = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get("id", ["1"])[0]
            database = sqlite3.connect(":memory:")
            database.executescript("CREATE TABLE t (id INTEGER, name TEXT); INSERT INTO t VALUES (1, 'An')")
            try:
                text, status = str(database.execute(f"SELECT name FROM t WHERE id = {value}").fetchall()), 200
            except sqlite3.Error as error:
                text, status = f"sqlite3.OperationalError: {error}", 500
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<html><body>{text}</body></html>".encode())

        def log_message(self, *_):
            pass

    hole = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hole)
    threading.Thread(target=hole.serve_forever, daemon=True).start()

    class Address:
        address = f"http://127.0.0.1:{hole.server_port}"

    said = attack(Address, tmp_path, Client(Address.address), Target("GET", "/", (("id", "1"),)), QUICK)
    hole.shutdown()
    assert "identified the following injection" in said, said
