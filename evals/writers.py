"""Writers: the settings of a run by the name of who writes its answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.settings import Settings
from evals.known_answers import BadQuestionSet
from evals.small_model import CONTEXT, NAME, serving

QUOTES = "quotes"
_PATIENCE = 150.0


class NoWriter(BadQuestionSet):
    """A model is to write and its server is not known."""


def _patient(settings: Settings) -> dict[str, float]:
    """More time than a reader would wait: a busy machine must not decide what the small model is measured by."""
    return {"writer_seconds": max(_PATIENCE, settings.writer_seconds)}


@contextmanager
def written_by(name: str, settings: Settings) -> Iterator[Settings]:
    """The settings with this writer for the length of a block; raises `NoWriter` or `SmallModelMissing`."""
    if name == QUOTES:
        yield settings.model_copy(update={"writer_address": ""})
    elif settings.writer_address:
        yield settings.model_copy(update={"writer_model": name})
    elif name == NAME:
        with serving() as address:
            yield settings.model_copy(
                update={
                    "writer_address": address,
                    "writer_model": NAME,
                    "writer_context": CONTEXT,
                    **_patient(settings),
                }
            )
    else:
        raise NoWriter(f"{name}: its server is not known. Set COUNCIL_WRITER_ADDRESS")
