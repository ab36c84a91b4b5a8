"""What a writing server can do wrong. Each failure ends in the quoted answer, with its notice.

WriterFailed            no text was got that may be used; `notice` says so in plain words
├── NotReached          nobody answers at the address
├── TooSlow             the answer was not whole within the time limit
├── CutOff              the answer broke off
├── TooBusy             the server turned the question away because of its load or quota
├── KeyRefused          the key is missing or wrong
├── UnknownModel        the server has no model of that name
├── ContextTooLong      the passages are more than the model can read
├── NothingWritten      the answer was empty
├── Malformed           what came back is no answer in the format of such servers
├── Declined            the model says that the passages do not answer
└── Resting             the server failed before and is not asked for a while
"""

from __future__ import annotations

from corpus.errors import CouncilError

_INSTEAD = "These are the reports' own words instead."


class WriterFailed(CouncilError):
    """No usable text; `notice` is what the reader is told."""

    what = "The writing model gave no answer."

    def __init__(self) -> None:
        super().__init__(self.notice)

    @property
    def notice(self) -> str:
        return f"{self.what} {_INSTEAD}"


class NotReached(WriterFailed):
    """Nobody answers at the address."""

    what = "The writing model could not be reached."


class TooSlow(WriterFailed):
    """The answer was not whole within the time limit."""

    what = "The writing model took too long."


class CutOff(WriterFailed):
    """The answer broke off."""

    what = "The writing model's answer broke off."


class TooBusy(WriterFailed):
    """The server turned the question away because of its load or quota."""

    what = "The writing model is too busy."


class KeyRefused(WriterFailed):
    """The key is missing or wrong."""

    what = "The writing model's server does not accept the key (COUNCIL_WRITER_KEY)."


class UnknownModel(WriterFailed):
    """The server has no model of that name."""

    what = "The writing model's server has no model of the name that is set (COUNCIL_WRITER_MODEL)."


class ContextTooLong(WriterFailed):
    """The passages are more than the model can read."""

    what = "The passages are longer than the writing model can read (COUNCIL_WRITER_CONTEXT)."


class NothingWritten(WriterFailed):
    """The answer was empty."""

    what = "The writing model wrote nothing."


class Malformed(WriterFailed):
    """What came back is no answer in the format of such servers."""

    what = "The writing model's server sent something that is no answer."


class Declined(WriterFailed):
    """The model says that the passages do not answer."""

    what = "The writing model found no answer in the passages."


class Resting(WriterFailed):
    """The server failed before and is not asked for a while."""

    what = "The writing model failed shortly before and is not asked for a while."
