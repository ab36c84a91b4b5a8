"""The error tree of the project's reading side.

CouncilError            anything the project refuses, with file, reason and remedy in its message
└── UnreadableFile      a file that cannot be read at all; the rest of the folder goes on
    ├── Encrypted       needs a password
    ├── Damaged         truncated, empty or not what its ending says
    ├── NeedsOcr        holds pictures of text only
    ├── OverLimit       larger or slower than the limits allow
    └── Changed         is not what was indexed any more
"""

from __future__ import annotations


class CouncilError(Exception):
    """An error whose message names the thing, the reason and the remedy."""


class UnreadableFile(CouncilError):
    """A file that cannot be read; `reason` says why, `remedy` what a person can do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}. {remedy}")
        self.reason = reason
        self.remedy = remedy


class Encrypted(UnreadableFile):
    """The file asks for a password."""


class Damaged(UnreadableFile):
    """The file is empty, cut short or not of the format that its ending names."""


class NeedsOcr(UnreadableFile):
    """The file holds pictures of pages and no text."""


class OverLimit(UnreadableFile):
    """The file is larger, or takes longer or more memory, than the limits allow."""


class Changed(UnreadableFile):
    """The file's bytes are not those that were indexed."""
