# SPDX-License-Identifier: Apache-2.0
"""The power fails: of every file beside the database only what was synced is left, and that is all that was promised.
The database itself loses power in the contract tests, page by page."""
import os
import re
import subprocess
import sys

from client import Reporters, duties, shown, signed_in
from disk import Disk

ROUNDS = 8


def is_left_alone(name: str) -> bool:
    return "/xanh.sqlite" in name or name.endswith("/output.txt")


def test_evidence_that_was_acknowledged_outlives_a_loss_of_power(install, tmp_path):
    folder = tmp_path / "installation"
    disk = Disk(folder)
    installation = install(environment=disk.environment)
    server = installation.serve("--demo")
    client = signed_in(server.address, "congthuong")
    places = duties(client, 3)
    acknowledged = {}
    for number in range(ROUNDS):
        people = Reporters(client, places, str(number), with_files=True)
        people.wait(lambda people: len(people.acknowledged) >= 1 + number)
        server.kill()
        people.end()
        acknowledged.update(people.acknowledged)
        lost = disk.lose_power(keeps=is_left_alone)
        assert [name for name in lost if not name.endswith(".part") and "/evidence/" not in name] == []
        server = installation.serve()
        client = client.moved(server.address)
    # The session outlived it too: the keys that tie forms to it are still the same.
    pages = {place.page for place in places}
    stored = shown(client, pages)
    files = {}
    for page in pages:
        for path in re.findall(r'href="(/ke-hoach/\d+/bao-cao/\d+/tep/[0-9a-f]{64})"', client.get(page).text):
            answer = client.get(path)
            assert answer.status == 200, path
            files[answer.body] = page
    for sentence, place in acknowledged.items():
        assert stored[place.page].count(sentence) == 1
        assert files.get(Reporters.file(sentence)) == place.page, sentence
    assert server.stop() == 0
    assert "and the signed head" in installation.run("audit", "verify")


SCRIPT = """
import os
def put(name, text, flags):
    file = os.open(name, os.O_WRONLY | flags)
    os.write(file, text)
    return file
os.fsync(put("kept", b"kept", os.O_CREAT))
os.fsync(os.open(".", os.O_RDONLY))
put("changed", b"kept", os.O_CREAT)
os.fsync(os.open(".", os.O_RDONLY))
os.fsync(put("nameless", b"lost", os.O_CREAT))
os.fsync(put("moved-from", b"lost", os.O_CREAT))
os.rename("moved-from", "moved")
os.mkdir("folder")
"""


def test_what_was_not_synced_is_lost_here(tmp_path):
    """Without this, the test above would pass on a disk that loses nothing."""
    folder = tmp_path / "files"
    folder.mkdir()
    disk = Disk(folder)
    subprocess.run([sys.executable, "-c", SCRIPT], cwd=folder, env={**disk.environment, "PATH": "/usr/bin:/bin"}, check=True)
    lost = {os.path.basename(name) for name in disk.lose_power()}
    assert lost == {"changed", "nameless", "moved", "folder"}
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"kept": "kept", "changed": ""}
