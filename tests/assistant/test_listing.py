"""Lists: told whole when all of it is asked for, each item with the place where it stands."""

import re
from dataclasses import replace

import pytest

from assistant.asking.question import read_question
from assistant.assistant import Assistant
from assistant.quoting.list_answer import list_answer
from assistant.quoting.listing import Listing, asks_for_several, leads_in, list_of
from index.passages import Passage
from index.search import Found


@pytest.mark.parametrize(
    "asked",
    [
        "What are the three priorities of the waste strategy?",
        "Which schools took part in the trial?",
        "biggest pressures on highways and how much each",
        "List the conditions of the licence",
        "flood action plan, what is in it?",
    ],
)
def test_a_question_for_all_items_is_known(asked: str) -> None:
    assert asks_for_several(read_question(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "How many library visits were there in 2022?",
        "How much should be spent each year on trees?",
        "Who chaired the panel?",
        "What was the recycling rate?",
    ],
)
def test_a_question_for_one_thing_is_not(asked: str) -> None:
    assert not asks_for_several(read_question(asked))


@pytest.mark.parametrize(("text", "expected"), [("The plan has two parts:", True), ("The plan has two parts.", False)])
def test_only_words_that_point_on_lead_a_list_in(text: str, expected: bool) -> None:
    assert leads_in(Passage("p", "r", 0, 0, len(text), text, "paragraph")) is expected


def item_of(assistant: Assistant, words: str) -> Passage:
    catalogue = assistant.index.catalogue
    return next(
        passage
        for report in catalogue.report_ids()
        for passage in catalogue.passages_of(report)
        if words in passage.text
    )


def test_the_items_of_a_list_are_found_from_any_of_them_and_from_its_lead_in(assistant: Assistant) -> None:
    item = item_of(assistant, "new rounds in Castle Quay")
    listing = list_of(assistant.index, item)
    assert listing is not None
    assert listing.lead_in == "The plan has three parts:"
    numbers = [each.paragraph for each in listing.items]
    assert numbers[0] == "4.1 a)" and "4.1 b)" in numbers and numbers[-1] == "4.1 c)"
    assert list_of(assistant.index, item_of(assistant, "The plan has three parts:")) == listing


def test_a_paragraph_of_no_list_has_none(assistant: Assistant) -> None:
    assert list_of(assistant.index, item_of(assistant, "The average caseload")) is None


def test_a_list_is_told_in_order_with_a_citation_an_item(assistant: Assistant) -> None:
    answer = assistant.ask("What are the parts of the recovery plan for missed bins?")
    paragraphs = [citation.paragraph for citation in answer.citations]
    assert paragraphs == sorted(paragraphs, key=str) and paragraphs[0] == "4.1 a)" and paragraphs[-1] == "4.1 c)"
    assert answer.answer.index("retention payment") < answer.answer.index("new rounds in")
    assert all(figure.status == "verified" for figure in answer.figures)


def test_a_list_that_does_not_fit_is_counted_and_all_of_it_cited(assistant: Assistant) -> None:
    item = item_of(assistant, "pieces of advice a year be")
    listing = list_of(assistant.index, item)
    assert listing is not None
    found = Found(item, assistant.index.particulars(item.report_id), 1, 0.0)
    answer = list_answer(assistant.index, "asked", "asked", listing, found, 90)
    assert len(answer.answer.split()) <= 90
    assert (more := re.search(r"and (\d+) more of (\d+)", answer.answer))
    shown = answer.answer.count("“")
    assert shown + int(more[1]) == int(more[2]) == len(answer.citations) == len(listing.items)


def test_an_item_that_is_cut_says_so(assistant: Assistant) -> None:
    words = " ".join(["word"] * 40) + "."
    items = tuple(Passage(f"p{n}", "r", n, 0, len(words), words, "list_item") for n in range(2))
    report = assistant.index.catalogue.report_ids()[0]
    found = Found(replace(items[0], report_id=report), assistant.index.particulars(report), 1, 0.0)
    listing = Listing(tuple(replace(item, report_id=report) for item in items), "The plan has two parts:")
    assert "word …” [1]" in list_answer(assistant.index, "asked", "asked", listing, found, 90).answer
