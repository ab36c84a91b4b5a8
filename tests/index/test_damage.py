"""Damage to a finished index is named by `verify`, and the next build makes the index anew."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import chromadb
import pytest
from chromadb.config import Settings as ChromaSettings

from corpus.errors import CouncilError
from corpus.settings import Settings
from index.build import build
from index.sealing import seal
from index.search import Index, Models
from index.vectors import VectorsDamaged
from index.verify import problems_of, verify
from index.versions import OtherProgram
from tests.index.conftest import current


def _in_chroma(folder: Path, change: Callable[[Any, str], None]) -> None:
    client = chromadb.PersistentClient(str(folder / "chroma"), ChromaSettings(anonymized_telemetry=False))
    collection = client.get_collection("passages", embedding_function=None)
    change(collection, collection.get(limit=1)["ids"][0])
    client.close()  # type: ignore[attr-defined]


def _in_catalogue(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as database:
        database.execute(statement)
        database.commit()


def _lose_a_vector(folder: Path) -> None:
    _in_chroma(folder, lambda collection, id: collection.delete(ids=[id]))


def _change_a_vector(folder: Path) -> None:
    _in_chroma(folder, lambda collection, id: collection.update(ids=[id], embeddings=[[1.0] + [0.0] * 383]))


def _drop_a_passage(folder: Path) -> None:
    _in_catalogue(folder, "DELETE FROM passages WHERE number=1")


def _move_a_passage(folder: Path) -> None:
    _in_catalogue(folder, "UPDATE reports SET text='x' || text")


def _flip_bytes(folder: Path) -> None:
    path = folder / "catalogue.sqlite"
    content = bytearray(path.read_bytes())
    for place in range(5000, len(content), 3001):
        content[place] ^= 0xFF
    path.write_bytes(content)


def _cut_short(folder: Path) -> None:
    with (folder / "catalogue.sqlite").open("r+b") as file:
        file.truncate(9000)


def _delete_chroma(folder: Path) -> None:
    shutil.rmtree(folder / "chroma")


def _delete_catalogue(folder: Path) -> None:
    (folder / "catalogue.sqlite").unlink()


def _scramble_the_graph(folder: Path) -> None:
    path = next((folder / "chroma").rglob("data_level0.bin"))
    path.write_bytes(bytes(byte ^ 0xFF for byte in path.read_bytes()))


DAMAGE = [
    (_lose_a_vector, "has no vector in Chroma"),
    (_change_a_vector, "has another vector in Chroma"),
    (_drop_a_passage, "catalogue.sqlite was changed"),
    (_move_a_passage, "is not at its offset"),
    (_flip_bytes, "catalogue.sqlite was changed"),
    (_cut_short, "catalogue.sqlite was changed"),
    (_delete_chroma, "the vectors are gone"),
    (_delete_catalogue, "catalogue.sqlite is gone"),
    (_scramble_the_graph, "data_level0.bin was changed"),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGE)
def test_damage_is_named_and_the_next_build_repairs_it(
    damage: Callable[[Path], None], words: str, index: Path, reports: Path, configured: Settings
) -> None:
    damage(current(index))
    checked = verify(index, reports)
    assert not checked.well
    assert any(words in problem for problem in checked.problems), checked.problems

    result = build(reports, index, configured)

    assert result.changed
    assert "the index before is damaged" in result.notes[0]
    assert (result.parsed == 0) == (damage in (_lose_a_vector, _change_a_vector, _delete_chroma, _scramble_the_graph))
    assert verify(index, reports).well


@pytest.mark.parametrize("damage", [_lose_a_vector, _change_a_vector, _drop_a_passage])
def test_damage_is_found_without_the_seal_too(damage: Callable[[Path], None], index: Path) -> None:
    """The seal proves that nothing changed after a build; these checks prove that the build itself was right."""
    damage(current(index))
    seal(current(index))
    assert problems_of(current(index))


@pytest.mark.parametrize(
    ("damage", "error"),
    [(_delete_chroma, VectorsDamaged), (_cut_short, OtherProgram), (_delete_catalogue, OtherProgram)],
)
def test_a_damaged_index_is_not_searched(
    damage: Callable[[Path], None], error: type[CouncilError], index: Path, configured: Settings, models: Models
) -> None:
    damage(current(index))
    with pytest.raises(error, match="python -m index build"):
        Index.open(index, configured, models)
