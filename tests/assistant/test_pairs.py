"""Pairs: the two figures that a comparison is likeliest about, of all that are found, and what is said where they are less sure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.comparing import comparing_answer
from assistant.comparing.comparison import Comparison, read_comparison
from assistant.comparing.pairs.asked import asked_pair
from assistant.comparing.pairs.likely import LikelyPair, all_pairs, likely_pairs, ranked, weights
from corpus.settings import Settings, settings
from index.build import build
from index.search import Stages

REPORTS = {
    "draft": """# Draft Budget

Report to Cabinet

Date: 12 January 2023

| Service | 2022/23 (£000) | 2023/24 (£000) |
|---|---|---|
| Libraries and museums | 4,210 | 4,655 |
| Parks and allotments | 2,180 | 2,070 |
| Street lighting | 1,990 | 2,415 |
""",
    "final": """# Final Budget

Report to Council

Date: 22 February 2023

| Service | 2022/23 (£000) | 2023/24 (£000) |
|---|---|---|
| Libraries and museums | 4,210 | 4,580 |
| Parks and allotments | 2,180 | 2,070 |
| Street lighting | 1,990 | 2,395 |
""",
    "herons": """# Heron Survey

Report to Environment Panel

Date: 3 June 2023

1. In spring 2022 the wardens counted 41 nests at Elmwick and 29 at Oakham Mere.

2. In spring 2023 they counted 56 nests at Elmwick, and nothing is known of Oakham Mere.
""",
}


@pytest.fixture(scope="module")
def borough_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("borough")
    (folder / "reports").mkdir()
    for name, text in REPORTS.items():
        (folder / "reports" / f"{name}.md").write_text(text, encoding="utf-8")
    build(folder / "reports", folder / "index", settings())
    return folder / "index"


@pytest.fixture(scope="module")
def borough(borough_index: Path) -> Iterator[Assistant]:
    asked = Assistant(borough_index)
    yield asked
    asked.close()


def compared(text: str) -> Comparison:
    comparison = read_comparison(text)
    assert comparison is not None
    return comparison


def likeliest(assistant: Assistant, text: str) -> LikelyPair:
    return likely_pairs(assistant.finder(), assistant.question(text), compared(text))[0]


def figures(pair: LikelyPair) -> list[str]:
    return [pair.first.fact.text, pair.second.fact.text]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How much more will street lighting cost in 2023/24 than in 2022/23 in the final budget?", ["2,395", "1,990"]),
        ("How much did the libraries budget for 2023/24 fall between the draft and the final?", ["4,580", "4,655"]),
        ("How many more heron nests were there at Elmwick than at Oakham Mere in spring 2022?", ["41", "29"]),
        ("How many more nests were counted at Elmwick in spring 2023 than in spring 2022?", ["56", "41"]),
    ],
)
def test_the_right_pair_is_likeliest_and_in_the_order_of_the_sides(
    borough: Assistant, question: str, expected: list[str]
) -> None:
    assert figures(likeliest(borough, question)) == expected


def test_chances_of_different_outcomes_add_up_to_no_more_than_one(borough: Assistant) -> None:
    text = "How much more will parks cost in 2023/24 than in 2022/23?"
    found = likely_pairs(borough.finder(), borough.question(text), compared(text))
    outcomes = {frozenset((pair.first.fact.value.size, pair.second.fact.value.size)) for pair in found}
    assert len(outcomes) == len(found) and sum(pair.chance for pair in found) <= 1.001
    assert [pair.chance for pair in found] == sorted((pair.chance for pair in found), reverse=True)


def test_every_sign_has_a_weight_and_every_weight_a_sign(borough: Assistant) -> None:
    question = borough.question("How many more nests were at Elmwick than at Oakham Mere in spring 2022?")
    finder = borough.finder()
    found = all_pairs(finder, asked_pair(finder, question, compared(question.text), "difference"))
    assert found is not None and found.signs.keys() == weights().keys()
    assert all(values.shape == found.first.shape for values in found.signs.values())
    assert figures(ranked(found, weights())[0]) == ["41", "29"]


def test_a_pair_that_is_likely_is_told_and_no_other(borough: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "How many more nests were counted at Elmwick in spring 2023 than in spring 2022?"
    assert borough.ask(text).headline.startswith("15 ")
    monkeypatch.setattr(comparing_answer, "compared_facts", lambda *given: None)
    monkeypatch.setattr(comparing_answer, "together_answer", lambda *given: None)
    assert borough.ask(text).headline.startswith("15 ")
    monkeypatch.setattr(comparing_answer, "_LEAST_LIKELY", 1.1)
    assert not any(figure.status == "computed" for figure in borough.ask(text).figures)


def test_nothing_is_paired_where_no_figure_is_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    (folder / "reports").mkdir()
    (folder / "reports" / "words.txt").write_text("Report to Cabinet\n\n1. The bandstand was painted.\n", "utf-8")
    build(folder / "reports", folder / "index", settings())
    alone = Assistant(folder / "index")
    text = "How many more bandstands were painted in 2022 than in 2021?"
    assert likely_pairs(alone.finder(), alone.question(text), compared(text)) == []
    alone.close()


def test_without_late_interaction_comparisons_go_the_other_ways(borough_index: Path) -> None:
    plain = Assistant(borough_index, Settings(late_model="none"), stages=Stages(re_ranking=False))
    text = "How many more heron nests were there at Elmwick than at Oakham Mere in spring 2022?"
    assert likely_pairs(plain.finder(), plain.question(text), compared(text)) == []
    assert plain.ask(text).status == "answered"
    plain.close()
