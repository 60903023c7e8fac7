# SPDX-License-Identifier: Apache-2.0
"""The server is killed, over and over, while people report: what they were told is what there is afterwards."""
import random
import re

import pytest

from client import Reporters, duties, is_acknowledged, shown, signed_in
from conftest import DATABASES

KILLS = 50
PEOPLE = 5


@pytest.mark.parametrize("database", DATABASES)
def test_nothing_that_was_acknowledged_is_lost_when_the_server_is_killed(install, database):
    installation = install(database)
    server = installation.serve("--demo")
    client = signed_in(server.address, "congthuong")
    places = duties(client, PEOPLE)
    acknowledged, pages = {}, {place.page for place in places}
    for kill in range(KILLS):
        people = Reporters(client, places, str(kill), with_files=kill % 5 == 0)
        wanted = random.randrange(1, 15)
        people.wait(lambda people: len(people.acknowledged) >= wanted)
        server.kill()
        people.end()
        assert people.refused == []
        acknowledged.update(people.acknowledged)

        server = installation.serve()
        client = client.moved(server.address)
        # Who got no answer sends the same form again; whether it had been stored or not, it counts once.
        for sentence, place in people.unanswered.items():
            assert is_acknowledged(people.again(client, sentence))
            acknowledged[sentence] = place
    stored = shown(client, pages)
    for page in pages:
        assert sorted(stored[page]) == sorted(text for text, place in acknowledged.items() if place.page == page)
    expect_every_file(client, acknowledged, pages)
    assert server.stop() == 0
    assert "and the signed head" in installation.run("audit", "verify")


def expect_every_file(client, acknowledged, pages) -> None:
    """Each link to a file leads to the file of its own report."""
    count = 0
    for page in pages:
        for entry in client.get(page).text.split("<li")[1:]:
            link = re.search(r'href="(/ke-hoach/\d+/bao-cao/\d+/tep/[0-9a-f]{64})"', entry)
            if link:
                sentence = Reporters.sentence_of(client.get(link[1]).body)
                assert sentence in acknowledged
                count += 1
    assert count > 0
