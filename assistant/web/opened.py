"""The current version's catalogue, opened for one request; held so that no builder removes it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.catalogue import Catalogue
from index.versions import open_current


@contextmanager
def opened(index: Path) -> Iterator[Catalogue]:
    """The catalogue of the index in a folder; raises `NoIndex`."""
    with open_current(index) as version:
        catalogue = Catalogue(version.catalogue)
        try:
            yield catalogue
        finally:
            catalogue.close()
