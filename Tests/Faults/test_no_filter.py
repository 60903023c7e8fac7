# SPDX-License-Identifier: Apache-2.0
"""A kernel that takes no filter for system calls (seccomp): the server serves, and says what it cannot keep shut."""
import platform
import subprocess
import sys
import urllib.request

import pytest

from server import program, surroundings

# Refuses seccomp(2), and the same through prctl(2), to what it starts, by a filter of its own.
REFUSE = """
import ctypes, os, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
def step(code, value, then=0, otherwise=0):
    return struct.pack("HBBI", code, then, otherwise, value)
LOAD, EQUALS, RETURN, ALLOW, ERROR = 0x20, 0x15, 0x06, 0x7FFF0000, 0x00050000
steps = [step(LOAD, 0), step(EQUALS, 317, 0, 1), step(RETURN, ERROR | 38), step(EQUALS, 157, 0, 3), step(LOAD, 16),
         step(EQUALS, 22, 0, 1), step(RETURN, ERROR | 22), step(RETURN, ALLOW)]
code = ctypes.create_string_buffer(b"".join(steps))
class Program(ctypes.Structure):
    _fields_ = [("count", ctypes.c_ushort), ("steps", ctypes.c_void_p)]
assert libc.prctl(38, 1, 0, 0, 0) == 0
assert libc.prctl(22, 2, ctypes.byref(Program(len(steps), ctypes.addressof(code))), 0, 0) == 0
os.execv(sys.argv[1], sys.argv[1:])
"""

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="the filter names system calls of x86-64")


def start(folder, *words):
    return subprocess.Popen(
        [sys.executable, "-c", REFUSE, program(), *words], cwd=folder, env=surroundings(None), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_server_says_that_the_network_stays_open_and_serves(tmp_path):
    server = start(tmp_path, "serve", "--port", "0")
    try:
        address = server.stdout.readline().removeprefix("Xanh: ").strip()
        with urllib.request.urlopen(address + "/healthz", timeout=20) as answer:
            assert answer.status == 200
    finally:
        server.terminate()
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 0
    assert errors.count("\n") == 1 and "(seccomp)" in errors and "seccomp filter" in errors, errors


def test_commands_work_as_ever(tmp_path):
    for words in (["demo"], ["audit", "verify"]):
        done = start(tmp_path, *words)
        _, errors = done.communicate(timeout=120)
        assert done.returncode == 0 and errors == ""
