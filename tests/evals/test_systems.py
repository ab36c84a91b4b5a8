"""Systems: a step that is left out takes no part, and peers say when they are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from corpus.settings import Settings
from evals.known_answers import KnownAnswer
from evals.systems import cairn
from evals.systems.ours import STEPS, Ours
from index.build import build
from index.search import Found

QUESTION = KnownAnswer("q", ("How many children were looked after in March 2021?",), "figure", "609", (("609",),), ())
UNRELATED = KnownAnswer("u", ("Who won the men's 100 metres at the Paris Olympics?",), "unanswerable", "", (), ())


@pytest.fixture(scope="module")
def built(first_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of three short reports; 8 s."""
    folder = tmp_path_factory.mktemp("systems") / "index"
    build(first_reports, folder, Settings())
    return folder


@pytest.fixture
def without(built: Path) -> Iterator[Callable[[str], Ours]]:
    """Makes our assistant without a step; 2 s each."""
    made: list[Ours] = []

    def make(step: str) -> Ours:
        made.append(Ours(built, Settings(), [step] if step else []))
        return made[-1]

    yield make
    for system in made:
        system.close()


@pytest.mark.parametrize(
    ("step", "gone"),
    [
        ("dense", lambda found: found.dense_rank),
        ("full-text", lambda found: found.words_rank),
        ("re-ranking", lambda found: found.late),
    ],
)
def test_a_search_without_a_step_has_nothing_of_it(
    step: str, gone: Callable[[Found], object], without: Callable[[str], Ours]
) -> None:
    whole, system = without(""), without(step)
    assert any(gone(found) is not None for found in whole.assistant.index.search("children looked after"))
    assert {gone(found) for found in system.assistant.index.search("children looked after")} == {None}
    assert system.name == f"assistant, no {step}"


def test_without_refusing_everything_is_answered_and_without_checking_no_figure_is_told_as_checked(
    without: Callable[[str], Ours],
) -> None:
    whole, bold, unchecked = without(""), without("refusing"), without("checking")
    assert (whole.ask(UNRELATED).status, bold.ask(UNRELATED).status) == ("not_found", "answered")
    assert whole.ask(QUESTION).figures and unchecked.ask(QUESTION).figures == ()


def test_every_step_can_be_left_out() -> None:
    assert set(STEPS) == {"dense", "full-text", "re-ranking", "cross-reading", "refusing", "checking"}


def test_without_cross_reading_no_passage_is_read_again(without: Callable[[str], Ours]) -> None:
    whole, system = (without(step).assistant.index for step in ("", "cross-reading"))
    assert whole.relevance("children looked after", ["The number of children looked after fell to 609."])
    assert system.relevance("children looked after", ["The number of children looked after fell to 609."]) is None


def test_a_peer_that_is_not_installed_says_how_to_install_it(
    without: Callable[[str], Ours], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(cairn, "version", missing)
    with pytest.raises(cairn.PeerMissing, match=r"cairn-assistant is not installed. Install the extra `peers`"):
        cairn.Cairn(without("").assistant.index, tmp_path)
