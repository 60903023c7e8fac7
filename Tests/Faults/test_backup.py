# SPDX-License-Identifier: Apache-2.0
"""A copy of everything, taken while people report, put into either database: the same pages come out."""
import re
import shutil

import pytest

from client import Client, Reporters, duties, plan_path, shown, signed_in
from conftest import DATABASES

# What differs from one showing of a page to the next: what ties a form to its session and to itself, and the code of
# the request on a page that says why another one is not for this person.
OWN = re.compile(r'name="(?:key|token)" value="[^"]+"|<b class="num">[0-9a-f]{16}</b>')


@pytest.mark.parametrize("source", DATABASES)
@pytest.mark.parametrize("target", DATABASES)
def test_a_copy_taken_under_load_answers_the_same_pages(install, source, target):
    old = install(source, "old")
    server = old.serve("--demo")
    reporter = signed_in(server.address, "congthuong")
    places = duties(reporter, 4)
    people = Reporters(reporter, places, "1", with_files=True)
    people.wait(lambda people: len(people.acknowledged) >= 20)
    before = dict(people.acknowledged)
    old.run("backup", str(old.folder / "under-load"))
    people.wait(lambda people: len(people.acknowledged) >= len(before) + 20)
    people.end()
    assert people.refused == [] and people.unanswered == {}
    old.run("backup", str(old.folder / "quiet"))
    wanted = {login: pages(signed_in(server.address, login)) for login in ("kehoach", "congthuong.duyet", "vanphong")}
    files = evidence(reporter, places)

    # Taken under load: of one moment, and nothing that was acknowledged before it is missing.
    loaded = restored(install, target, "loaded", old, "under-load")
    running = loaded.serve()
    stored = shown(signed_in(running.address, "congthuong"), {place.page for place in places})
    for sentence, place in before.items():
        assert stored[place.page].count(sentence) == 1
    assert running.stop() == 0
    assert "entries fit" in loaded.run("audit", "verify")

    new = restored(install, target, "new", old, "quiet")
    running = new.serve()
    for login, texts in wanted.items():
        assert pages(signed_in(running.address, login)) == texts
    assert evidence(signed_in(running.address, "congthuong"), places) == files
    assert len(files) == len(people.acknowledged)
    assert running.stop() == 0
    assert server.stop() == 0
    assert "entries fit" in new.run("audit", "verify")


def restored(install, database: str, name: str, old, copy: str):
    """A fresh installation from a copy, with the key file, which is kept apart from copies."""
    installation = install(database, name)
    installation.data.mkdir()
    shutil.copy(old.data / "keys", installation.data / "keys")
    said = installation.run("restore", str(old.folder / copy))
    assert said.startswith("restore: ")
    return installation


def pages(client: Client) -> dict[str, str]:
    """Every page that links lead to from the first one, as this person sees it."""
    found: dict[str, str] = {}
    waiting = ["/", "/ke-hoach", "/to-chuc", "/bao-cao", plan_path(client) + "/bao-cao"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        answer = client.get(path)
        assert answer.status in (200, 403), f"{path}: {answer.status}"
        found[path] = OWN.sub("", answer.text)
        waiting += re.findall(r'href="(/(?:ke-hoach|to-chuc)/\d+(?:/hoat-dong/\d+|/nguon)?)"', answer.text)
    assert len(found) > 10
    return found


def evidence(client: Client, places) -> list[bytes]:
    """All files that the activities' reports bear."""
    found = []
    for page in {place.page for place in places}:
        for path in re.findall(r'href="(/ke-hoach/\d+/bao-cao/\d+/tep/[0-9a-f]{64})"', client.get(page).text):
            answer = client.get(path)
            assert answer.status == 200
            found.append(answer.body)
    return sorted(found)
