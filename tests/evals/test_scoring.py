"""Scoring: each metric on answers made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Place
from evals.known_answers import Evidence, KnownAnswer
from evals.scoring import METRICS
from evals.scoring.answer_right import answer_right, right_at_any_length
from evals.scoring.cited_right import cited_right
from evals.scoring.figure_checking import figure_checking
from evals.scoring.first_citation_right import first_citation_right
from evals.scoring.first_figure_right import first_figure, first_figure_right
from evals.scoring.joint import joint
from evals.scoring.latency import latency
from evals.scoring.length import words
from evals.scoring.matching import holds
from evals.scoring.page_right import page_right
from evals.scoring.paragraph_right import paragraph_right
from evals.scoring.refusal import falsely_refused, precision, reason_right, refused_right
from evals.scoring.retrieval import retrieval
from evals.systems.answers import citation

PLACE = Evidence("a.pdf", "fell to 418", 3, "2.1")
QUESTION = KnownAnswer("q", ("How many?",), "figure", "418 children.", (("418",),), ((PLACE,),))
UNANSWERABLE = KnownAnswer(
    "u", ("How many in 1999?",), "unanswerable", "", (), (), near=True, reason="date_not_covered"
)
CITED = citation("a.pdf", "A report", "The number fell to 418 in June", 3, "2.1")
OTHER = citation("b.pdf", "Another", "The number rose to 425")
ANSWER = Answer(
    "q", "answered", "How many?", "How many?", "It fell to 418", "It fell to 418 in June [1]", (CITED,), seconds=0.2
)
REFUSAL = Answer("q", "not_found", "How many?", "How many?", "Not found", "Not found.", reason="date_not_covered")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a total of £3.3million", "£3.3million"),
        ("1,300 plans", "1300"),
        ("it is 67.", "67"),
        ("The LINX, and", "The Linx"),
        ("‘good’", "'good'"),
        ("a change of −3.1", "-3.1"),
    ],
)
def test_a_wording_is_found_whatever_its_case_commas_quotes_and_dashes(text: str, wanted: str) -> None:
    assert holds(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("23.3 million", "23.3"),
        ("609", "60"),
        ("1609", "609"),
        ("3.5", "3"),
        ("19%", "19"),
        ("19 per cent", "19"),
        ("£23.3 thousand", "£23.3 million"),
        ("planning", "plan"),
    ],
)
def test_a_figure_is_not_found_inside_another_nor_without_its_unit(text: str, wanted: str) -> None:
    assert not holds(text, wanted)


def test_an_answer_is_right_when_every_group_is_met_in_at_most_ninety_words() -> None:
    both = replace(QUESTION, must=(("418",), ("June", "June 2021")))
    long = replace(ANSWER, answer=ANSWER.answer + " word" * 90)
    assert answer_right(both, ANSWER) is True
    assert answer_right(replace(QUESTION, must=(("418",), ("July",))), ANSWER) is False
    assert (answer_right(both, long), right_at_any_length(both, long)) == (False, True)
    assert answer_right(QUESTION, replace(ANSWER, status="not_found")) is False


def test_a_citation_is_right_in_the_report_itself_or_a_copy_of_it_and_nowhere_else() -> None:
    copy = replace(CITED, report="c.pdf", also_in=(Place("a.pdf", "A report", None, 3, "2.1"),))
    elsewhere = replace(CITED, report="b.pdf")
    assert cited_right(QUESTION, ANSWER) is True
    assert cited_right(QUESTION, replace(ANSWER, citations=(copy,))) is True
    assert cited_right(QUESTION, replace(ANSWER, citations=(elsewhere,))) is False
    assert cited_right(QUESTION, replace(ANSWER, citations=(OTHER,))) is False


def test_a_comparison_is_cited_right_only_with_both_sides() -> None:
    sides = replace(QUESTION, kind="compare", needed=((PLACE,), (Evidence("b.pdf", "rose to 425"),)))
    assert cited_right(sides, ANSWER) is False
    assert cited_right(sides, replace(ANSWER, citations=(CITED, OTHER))) is True


def test_joint_needs_a_right_answer_and_a_right_citation() -> None:
    assert joint(QUESTION, ANSWER) is True
    assert joint(QUESTION, replace(ANSWER, citations=(OTHER,))) is False
    assert joint(QUESTION, replace(ANSWER, answer="It fell to 417 [1]")) is False


def test_the_first_citation_counts_for_what_a_reader_opens_first() -> None:
    assert first_citation_right(QUESTION, replace(ANSWER, citations=(OTHER, CITED))) is False
    assert first_citation_right(QUESTION, replace(ANSWER, citations=(CITED, OTHER))) is True
    assert first_citation_right(QUESTION, REFUSAL) is None


def test_the_first_figure_is_the_one_asked_for_and_no_date() -> None:
    dated = replace(ANSWER, answer="On 30 June 2021 it fell to 418, from 425 [1]")
    turned = replace(ANSWER, answer="From 425 it fell to 418 [1]")
    assert (first_figure(dated), first_figure_right(QUESTION, dated)) == ("418", True)
    assert (first_figure(turned), first_figure_right(QUESTION, turned)) == ("425", False)
    assert first_figure_right(replace(QUESTION, must=(("Smith",),)), ANSWER) is None


def test_paragraph_and_page_are_scored_where_the_evidence_is_quoted() -> None:
    elsewhere = replace(ANSWER, citations=(replace(CITED, paragraph="2.2", page=4),))
    assert (paragraph_right(QUESTION, ANSWER), page_right(QUESTION, ANSWER)) == (True, True)
    assert (paragraph_right(QUESTION, elsewhere), page_right(QUESTION, elsewhere)) == (False, False)
    assert (paragraph_right(QUESTION, REFUSAL), page_right(QUESTION, REFUSAL)) == (None, None)


def test_a_page_that_is_not_named_is_wrong_and_a_file_without_pages_is_not_scored() -> None:
    unnamed = replace(ANSWER, citations=(replace(CITED, page=None),))
    without = replace(QUESTION, needed=((replace(PLACE, page=None),),))
    assert (page_right(QUESTION, unnamed), page_right(without, unnamed)) == (False, None)


def test_the_page_that_a_passage_ends_on_is_right_too() -> None:
    assert page_right(QUESTION, replace(ANSWER, citations=(replace(CITED, page=2, page_end=3),))) is True


def test_refusals_are_right_where_there_is_no_answer_and_false_where_there_is() -> None:
    assert (refused_right(UNANSWERABLE, REFUSAL), refused_right(UNANSWERABLE, ANSWER)) == (True, False)
    assert (falsely_refused(QUESTION, REFUSAL), falsely_refused(QUESTION, ANSWER)) == (True, False)
    assert (reason_right(UNANSWERABLE, REFUSAL), reason_right(UNANSWERABLE, ANSWER)) == (True, None)
    assert reason_right(UNANSWERABLE, replace(REFUSAL, reason="nothing_close")) is False
    assert precision([True, False, True], [True, False]) == (2, 3)


def test_a_metric_that_does_not_apply_gives_no_score() -> None:
    answered = {name for name, metric in METRICS.items() if metric(QUESTION, ANSWER) is not None}
    refused = {name for name, metric in METRICS.items() if metric(UNANSWERABLE, REFUSAL) is not None}
    assert answered == set(METRICS) - {"refused", "reason", "resisted"}
    assert refused == {"refused", "reason"}


def test_a_question_without_a_known_answer_is_asked_and_not_scored() -> None:
    unknown = replace(QUESTION, must=(), needed=(), kind="riddle")
    assert {name for name, metric in METRICS.items() if metric(unknown, ANSWER) is not None} == {"false_refusal"}


def test_length_and_latency() -> None:
    assert words(ANSWER) == 7
    assert latency([0.1, 0.2, 0.3]) == pytest.approx((0.2, 0.29))
    assert latency([]) is None


def test_retrieval_knows_rank_gain_and_what_is_not_indexed() -> None:
    found = retrieval({"a": ["x", "p", "y", "q"], "b": ["x"]}, {"a": ["p", "q"], "b": ["r"], "c": []})
    gained = (1 / 1.5849625 + 1 / 2.32192809) / (1 + 1 / 1.5849625)
    assert found["a"] == pytest.approx(
        {"hit@1": 0, "hit@3": 1, "hit@5": 1, "hit@10": 1, "mrr": 0.5, "ndcg@10": gained}, abs=1e-6
    )
    assert set(found["b"].values()) == set(found["c"].values()) == {0.0}


def test_figure_checking_counts_the_swapped_that_are_verified() -> None:
    found = figure_checking([(True, "verified"), (True, "found"), (False, "found"), (False, "verified")])
    assert (found.true, found.true_verified, found.swapped, found.swapped_verified) == (2, 1, 2, 1)
