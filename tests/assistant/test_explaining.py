"""Explaining: a maintainer sees what each stage did."""

from assistant.assistant import Assistant
from assistant.explaining import explained
from index.search import Filters


def test_each_stage_of_an_answer_is_shown(assistant: Assistant) -> None:
    shown = explained(assistant, "how many childern were looked after in September 2022", Filters())
    assert "searched for: how many children were looked after in September 2022" in shown
    assert "wants: figure; times: 2022-09" in shown
    assert "quote 1:" in shown and "likely to answer: " in shown and "left unsaid by the first: " in shown
    assert shown.splitlines()[-1].startswith("answered: ") and "398" in shown.splitlines()[-1]


def test_a_comparison_and_a_refusal_are_explained(assistant: Assistant) -> None:
    assert "compares: difference of " in explained(
        assistant, "How much did the average caseload fall between June 2021 and December 2021?", Filters()
    )
    shown = explained(assistant, "How do I renew a passport?", Filters())
    assert "refused: nothing_close" in shown and "not_found (nothing_close)" in shown
