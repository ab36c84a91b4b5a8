"""A scripted server, anew for each test, and settings that name it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from scripted_server import ScriptedServer, scripted_server

from corpus.settings import Settings


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as running:
        yield running


@pytest.fixture
def written_by(server: ScriptedServer, configured: Settings) -> Settings:
    """Settings of a clean machine whose answers are written by the scripted server, with a limit of one second."""
    return Settings(index=configured.index, writer_address=server.address, writer_model="scripted", writer_seconds=1.0)
