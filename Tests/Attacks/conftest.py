# SPDX-License-Identifier: Apache-2.0
"""The real program with the demonstration in it, attacked by programs that others wrote."""
import sys

sys.dont_write_bytecode = True

import pytest

from server import Server


def pytest_addoption(parser):
    parser.addoption("--thorough", action="store_true", help="every technique at a higher level: about an hour")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("attacked"), "--demo")
    yield server
    assert server.failures() == [], "the server failed under attack"
    assert server.stop() == 0
