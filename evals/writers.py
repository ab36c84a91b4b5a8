"""Writers: the settings of a run by the name of who writes its answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.settings import Settings
from evals.known_answers import BadQuestionSet
from evals.small_model import CONTEXT, NAME, small_model

QUOTES = "quotes"


class NoWriter(BadQuestionSet):
    """A model is to write and its server is not known."""


@contextmanager
def written_by(name: str, settings: Settings) -> Iterator[Settings]:
    """The settings with this writer for the length of a block; raises `NoWriter` or `SmallModelMissing`."""
    if name == QUOTES:
        yield settings.model_copy(update={"writer_address": ""})
    elif settings.writer_address:
        yield settings.model_copy(update={"writer_model": name})
    elif name == NAME:
        with small_model() as address:
            yield settings.model_copy(
                update={"writer_address": address, "writer_model": NAME, "writer_context": CONTEXT}
            )
    else:
        raise NoWriter(f"{name}: its server is not known. Set COUNCIL_WRITER_ADDRESS")
