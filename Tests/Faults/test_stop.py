# SPDX-License-Identifier: Apache-2.0
"""The server is asked to stop while people report: it finishes what it has begun, and nobody is told something wrong."""
import pytest

from client import Reporters, duties, shown, signed_in
from conftest import DATABASES


@pytest.mark.parametrize("database", DATABASES)
def test_a_server_that_is_asked_to_stop_finishes_what_it_has_begun(install, database):
    installation = install(database)
    server = installation.serve("--demo")
    client = signed_in(server.address, "congthuong")
    places = duties(client, 6)
    acknowledged = {}
    for round in range(5):
        people = Reporters(client, places, str(round), with_files=round % 2 == 0)
        people.wait(lambda people: len(people.acknowledged) >= 20)
        assert server.stop() == 0
        people.end()
        assert all(answer.status == 503 and "restarting" in answer.words for answer in people.refused)
        assert server.failures() == []
        acknowledged.update(people.acknowledged)
        server = installation.serve()
        client = client.moved(server.address)
    stored = shown(client, {place.page for place in places})
    for sentence, place in acknowledged.items():
        assert stored[place.page].count(sentence) == 1
    assert "and the signed head" in installation.run("audit", "verify")
