"""Typing errors: what is set right by the reports' own words, and what is left as it was typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.spelling import corrected, edits_between
from corpus.settings import settings
from index.build import build
from index.search import Index

TEXT = (
    "The Highways Maintenance Panel (HMP) met. It will send HMPs and a Special Event Night Duty (SEND) officer.\n\n"
    "Highways and gritting\n\n1. The committee noted that the government grant for libraries had been spent.\n\n"
    "2. Recommendations on accommodation and on the adoption of roads were accepted by the Licensing Panel.\n\n"
    "3. A weed and a taxis rank were named Billingham Reach. The average cost was £500.\n"
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """A small index of one invented report."""
    folder: Path = tmp_path_factory.mktemp("spelling")
    (folder / "reports").mkdir()
    (folder / "reports" / "roads.md").write_text(TEXT, encoding="utf-8")
    build(folder / "reports", folder / "index", settings())
    index = Index.open(folder / "index", settings())
    yield index
    index.close()


def known(word: str) -> bool:
    return word.lower() in {"tax", "taxes", "weed", "week", "relocate", "gadget", "send"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what did the comittee note", "what did the committee note"),
        ("goverment grant", "government grant"),
        ("what did the cttee note", "what did the committee note"),
        ("Govt. grant", "Government grant"),
        ("the exec", "the exec"),
        ("recomendations on roads", "recommendations on roads"),
        ("the adoptoin of roads", "the adoption of roads"),
        ("Acommodation?", "Accommodation?"),
        ("avrage cost", "average cost"),
        ("accomodation for libaries", "accommodation for libraries"),
    ],
)
def test_a_typing_error_is_set_right_by_a_word_of_the_reports(index: Index, typed: str, meant: str) -> None:
    assert corrected(typed, index.catalogue, known) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who is on the hmp?", "who is on the HMP?"),
        ("hmps in 2020", "HMPs in 2020"),
        ("when will they send it", None),
        ("xyz", None),
    ],
)
def test_an_acronym_of_the_reports_is_written_in_capitals(index: Index, typed: str, meant: str | None) -> None:
    assert corrected(typed, index.catalogue, known) == (meant or typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("agreed in Febuary?", "agreed in February?"),
        ("Janurary 2025 and decemeber 2024", "January 2025 and december 2024"),
        ("Octavia may march", None),
    ],
)
def test_a_month_is_spelt_right(index: Index, typed: str, meant: str | None) -> None:
    assert corrected(typed, index.catalogue, known) == (meant or typed)


@pytest.mark.parametrize(
    "typed",
    [
        "the government grant",  # stands there
        "council taxes",  # a common word, though `taxis` stands there
        "Who is Mr Gillingham?",  # a name, one letter from another
        "the GRNAT",  # an acronym
        "cost £5000 gadgets",
        "grnt",  # too short to tell
    ],
)
def test_what_may_be_meant_is_left_as_it_was_typed(index: Index, typed: str) -> None:
    assert corrected(typed, index.catalogue, known) == typed


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [("grant", "grant", 0), ("garnt", "grant", 1), ("gran", "grant", 1), ("grnat", "grantt", 2), ("abc", "xyzabc", 3)],
)
def test_edits_are_counted_with_swaps_as_one(first: str, second: str, edits: int) -> None:
    assert edits_between(first, second, 5) == edits


@given(st.text(), st.text())
def test_edits_are_the_same_both_ways(first: str, second: str) -> None:
    assert edits_between(first, second, 3) == edits_between(second, first, 3)
