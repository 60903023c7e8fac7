# SPDX-License-Identifier: Apache-2.0
"""A command is killed before it is done: whoever runs it again gets what it promises, whole."""
import random
import subprocess
import time

import pytest

from client import Reporters, duties, plan_path, shown, signed_in
from conftest import DATABASES
from server import program, surroundings

ROUNDS = 6


def kill_after(installation, seconds: float, *words: str) -> bool:
    """Runs a command and kills it; whether it was done before that."""
    process = subprocess.Popen(
        [program(), *words, *installation.flags, "--data", installation.data], cwd=installation.folder,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=surroundings(None))
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    return process.returncode == 0


def duration(run) -> float:
    begun = time.monotonic()
    run()
    return time.monotonic() - begun


@pytest.mark.parametrize("database", DATABASES)
def test_a_first_start_that_was_interrupted_is_made_good_by_the_next(install, database):
    whole = install(database, "whole")
    seconds = duration(lambda: whole.run("demo"))
    server = whole.serve()
    wanted = contents(server.address)
    server.stop()
    for number in range(ROUNDS):
        installation = install(database, f"round{number}")
        kill_after(installation, seconds * (number + 1) / ROUNDS, "serve", "--demo", "--port", "0")
        server = installation.serve("--demo")
        assert contents(server.address) == wanted, number
        assert server.stop() == 0
        assert "entries fit" in installation.run("audit", "verify")


def contents(address: str) -> tuple:
    """How much the demonstration shows to those who see most of it."""
    found = []
    for login in ("quantri", "kehoach", "congdoan", "vanphong"):
        client = signed_in(address, login)
        pages = [client.get(path) for path in ("/to-chuc", "/nguoi-dung", "/bao-cao")]
        found.append([(page.status, page.text.count("<tr")) for page in pages])
        if login != "quantri":
            found.append(client.get(plan_path(client)).text.count("<tr"))
    return tuple(map(str, found))


@pytest.mark.parametrize("database", DATABASES)
def test_a_copy_and_its_return_that_were_interrupted_are_made_good_by_the_next(install, database):
    old = install(database, "old")
    server = old.serve("--demo")
    client = signed_in(server.address, "congthuong")
    places = duties(client, 3)
    people = Reporters(client, places, "1", with_files=True)
    people.wait(lambda people: len(people.acknowledged) >= 150)
    people.end()
    copy = old.folder / "copy.xanh"
    seconds = duration(lambda: old.run("backup", str(copy)))
    first = copy.read_bytes()
    for number in range(ROUNDS):
        # A copy that was not finished never takes the place of one that was.
        kill_after(old, seconds * random.random(), "backup", str(copy))
        if copy.read_bytes() != first:
            first = copy.read_bytes()
            restore(install(database, f"copy{number}"), copy)
    old.run("backup", str(copy))

    seconds = duration(lambda: restore(install(database, "whole"), copy))
    for number in range(ROUNDS):
        installation = install(database, f"round{number}")
        kill_after(installation, seconds * (number + 0.5) / ROUNDS, "restore", str(copy), "--key-file", str(old.data / "keys"))
        if is_empty(installation, database):
            restore(installation, copy)
        running = installation.serve()
        stored = shown(signed_in(running.address, "congthuong"), {place.page for place in places})
        for place in places:
            assert sorted(stored[place.page]) == sorted(text for text, at in people.acknowledged.items() if at == place)
        assert running.stop() == 0
    assert server.stop() == 0


def restore(installation, copy) -> None:
    keys = copy.parent / "data" / "keys"
    assert installation.run("restore", str(copy), "--key-file", str(keys)).startswith("restore: ")


def is_empty(installation, database: str) -> bool:
    """Whether nobody is known to the installation: then nothing of a copy has come in, perhaps not even a file."""
    if database == "sqlite" and not (installation.data / "xanh.sqlite").exists():
        return True
    return installation.run("user", "list") == ""
