"""The client: text comes in pieces, and each failure of a server is one of ours within the time limit."""

from __future__ import annotations

import socket
import time
from contextlib import closing

import pytest
from pydantic import ValidationError
from scripted_server import FAILURES, ScriptedServer

from assistant.writing.breaker import Breaker
from assistant.writing.client import Client, Message
from assistant.writing.failures import (
    ContextTooLong,
    CutOff,
    KeyRefused,
    Malformed,
    NothingWritten,
    NotReached,
    TooBusy,
    TooSlow,
    UnknownModel,
    WriterFailed,
)
from assistant.writing.prompting import filled, fingerprint
from assistant.writing.server import is_on_this_machine, notice
from corpus.settings import Settings

ASKED = [Message("system", "Answer."), Message("user", "How many?")]
EXPECTED = {
    "slow": TooSlow,
    "cut off": CutOff,
    "stalled": TooSlow,
    "busy": TooBusy,
    "no such model": UnknownModel,
    "empty": NothingWritten,
    "malformed": Malformed,
    "too long": ContextTooLong,
    "no key": KeyRefused,
    "broken": WriterFailed,
}


def test_text_comes_in_pieces_and_whole(server: ScriptedServer, written_by: Settings) -> None:
    server.script = ["There were 609 children looked after [1]."]
    pieces: list[str] = []
    with closing(Client(written_by)) as client:
        written = client.write(ASKED, pieces.append)
    assert written.text == "There were 609 children looked after [1]." == "".join(pieces)
    assert len(pieces) > 1
    assert (written.tokens_read, written.tokens_written) == (100, 20)
    assert server.requests[0]["temperature"] == 0
    assert server.requests[0]["model"] == "scripted"
    assert "tools" not in server.requests[0]


@pytest.mark.parametrize("failure", FAILURES)
def test_each_failure_is_told_apart_within_the_limit(
    failure: str, server: ScriptedServer, written_by: Settings
) -> None:
    server.script = [failure]
    started = time.monotonic()
    with closing(Client(written_by)) as client, pytest.raises(WriterFailed) as failed:
        client.write(ASKED)
    assert type(failed.value) is EXPECTED[failure]
    assert time.monotonic() - started < written_by.writer_seconds + 1
    assert "own words instead" in failed.value.notice


def test_a_server_that_is_not_there_is_said_so(configured: Settings) -> None:
    with socket.socket() as held:  # bound and not listening: nobody else takes the port, and nobody answers
        held.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{held.getsockname()[1]}/v1"
        settings = Settings(writer_address=address, writer_model="m")
        with closing(Client(settings)) as client, pytest.raises(NotReached):
            client.write(ASKED)


def test_the_key_is_sent_and_never_shown(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNCIL_WRITER_KEY", "s3cret")
    settings = Settings(writer_address=server.address, writer_model="m", writer_temperature=None)
    server.script = ["Yes [1]."]
    with closing(Client(settings)) as client:
        client.write(ASKED)
    assert server.keys == ["Bearer s3cret"]
    assert "temperature" not in server.requests[0]
    assert "s3cret" not in f"{settings!r} {settings.model_dump(mode='json')}"


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/v1", "127.0.0.1:8080", "http://name:word@127.0.0.1/v1", "http://127.0.0.1/v1"]
)
def test_an_address_without_a_model_or_with_a_password_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="COUNCIL_WRITER"):
        Settings(writer_address=address, writer_model="" if address.startswith("http://127") else "m")


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.8.9.1/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://192.168.1.7/v1", False),
        ("https://api.example.org/v1", False),
        ("http://localhost.example.org/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
    ],
)
def test_only_a_loopback_address_is_on_this_machine(address: str, inside: bool) -> None:
    assert is_on_this_machine(address) is inside
    told = notice(Settings(writer_address=address, writer_model="Small"))
    assert told is not None
    assert ("no text leaves it" in told) is inside
    assert "Small" in told


def test_without_an_address_there_is_nothing_to_tell(configured: Settings) -> None:
    assert notice(configured) is None


def test_after_two_failures_one_call_is_let_through_when_the_rest_is_over() -> None:
    now = [0.0]
    breaker = Breaker(60, clock=lambda: now[0])
    breaker.failed()
    assert breaker.lets_through()
    breaker.failed()
    assert not breaker.lets_through()
    now[0] = 61
    assert [breaker.lets_through(), breaker.lets_through()] == [True, False]
    breaker.succeeded()
    assert breaker.lets_through()


def test_braces_of_a_passage_do_no_harm_and_an_unknown_place_is_an_error() -> None:
    assert "{question}" in filled("ask", passages="{question}", question="How many?")
    with pytest.raises(KeyError, match="colour"):
        filled("ask", passages="", question="", colour="red")
    assert len(fingerprint()) == 12
