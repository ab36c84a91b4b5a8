"""Which figures of other reports are surely of one measure, and the time that each holds for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Figure
from assistant.measures.same_measure import Collection, Told
from assistant.measures.trend import trend_of
from tests.made_index import answer_quoting, catalogue_of, made_index

QUESTION = "How many boats were moored in March 2021?"
HEAD = "NETHERBY BOROUGH COUNCIL\nReport to Harbour Committee\n{date}\n\nHarbour Performance\n\n"
FIRST = "1. There were 60 boats moored on 24 March 2021."


def told(tmp_path: Path, *later: str, date: str = "12 May 2022") -> list[Told]:
    """What the reports tell of the measure, when another report says this."""
    paragraphs = "\n\n".join(f"{number}. {text}" for number, text in enumerate(later, 1))
    texts = {"a.txt": HEAD.format(date="24 March 2021") + FIRST, "b.txt": HEAD.format(date=date) + paragraphs}
    catalogue = catalogue_of(made_index(tmp_path, texts))
    collection = Collection(catalogue)
    answer = answer_quoting(catalogue, QUESTION, FIRST[3:], Figure("60", 1, "verified"))
    measure = collection.measure(answer, answer.figures[0])
    assert measure is not None
    found = collection.told(measure)
    catalogue.close()
    return found


@pytest.mark.parametrize(
    ("said", "time", "origin"),
    [
        ("There were 71 boats moored on 30 April 2022.", "2022-04-30", "text"),
        ("In April 2022, Netherby had 71 boats moored.", "2022-04", "text"),
        ("It is worth noting the current number of boats moored which stands at 71.", "2022-05-12", "report_date"),
        ("The number of boats moored fell from a peak of 71 in April 2022.", "2022-04", "text"),
    ],
)
def test_the_same_measure_is_found_with_its_time(tmp_path: Path, said: str, time: str, origin: str) -> None:
    other = [one for one in told(tmp_path, said) if one.fact.text == "71"]
    assert [(one.as_at, one.as_at_from) for one in other] == [(time, origin)]


@pytest.mark.parametrize(
    "said",
    [
        "There were 71 boats sunk on 30 April 2022.",
        "There were 71 fishing boats moored on 30 April 2022.",
        "There were 71 boats moored at Oakham Quay on 30 April 2022.",
        "There were 71 boats moored in England on 30 April 2022.",
        "At least 71 boats were moored on 30 April 2022.",
        "71 boats started being moored in April 2022.",
        "The number of boats moored fell by 71 in April 2022.",
        "The target is 71 boats moored by 30 April 2022.",
        "On 30 April 2022, 71% of boats were moored.",
        "There were 71 boats moored.",
        "There were 71 boats moored from April to June 2022, it is thought.",
        "In the year to April 2022, 71 boats were moored.",
        "In Oakham Quay, there were 71 boats moored on 30 April 2022.",
        "In Oakham Quay things differ. There were 71 boats moored on 30 April 2022.",
        "There were 71 boats moored on 30 April 2022, excluding those of the club.",
        "There were 71 boats moored, four more than in the same month of April 2022.",
        "In April 2022, the 71-90 boats moored were many.",
        "There were 71 Stage 2 boats moored on 30 April 2022.",
        "There were 71 high boats moored on 30 April 2022.",
        "There were 71 council boats moored on 30 April 2022.",
        "There were 7,100 boats moored on 30 April 2022.",
    ],
)
def test_what_is_not_surely_the_same_stays_out(tmp_path: Path, said: str) -> None:
    assert [one.fact.text for one in told(tmp_path, said)] == ["60"]


def test_a_report_that_gives_two_figures_for_one_time_tells_none(tmp_path: Path) -> None:
    found = told(
        tmp_path, "There were 71 boats moored on 30 April 2022.", "There were 75 boats moored on 30 April 2022."
    )
    assert [one.fact.text for one in found] == ["60"]


def test_an_alternative_that_is_proposed_tells_nothing_of_what_is(tmp_path: Path) -> None:
    texts = {
        "a.txt": HEAD.format(date="24 March 2021") + FIRST,
        "b.txt": HEAD.replace("Harbour Performance", "Alternative plan").format(date="1 May 2022")
        + "1. There were 71 boats moored on 30 April 2022.",
    }
    collection = Collection(catalogue_of(made_index(tmp_path, texts)))
    answer = answer_quoting(collection.catalogue, QUESTION, FIRST[3:], Figure("60", 1, "verified"))
    measure = collection.measure(answer, answer.figures[0])
    assert measure is not None
    assert [one.fact.text for one in collection.told(measure)] == ["60"]


def test_another_council_tells_nothing_of_this_one(tmp_path: Path) -> None:
    other = HEAD.replace("NETHERBY BOROUGH", "OAKHAM BOROUGH").format(date="12 May 2022")
    texts = {
        "a.txt": HEAD.format(date="24 March 2021") + FIRST,
        "b.txt": other + "1. There were 71 boats moored on 30 April 2022.",
    }
    collection = Collection(catalogue_of(made_index(tmp_path, texts)))
    answer = answer_quoting(collection.catalogue, QUESTION, FIRST[3:], Figure("60", 1, "verified"))
    measure = collection.measure(answer, answer.figures[0])
    assert measure is not None and len({copy.particulars.council for copy in collection.catalogue.copies()}) == 2
    assert [one.fact.text for one in collection.told(measure)] == ["60"]


def test_a_trend_needs_two_dates_and_says_where_reports_disagree(tmp_path: Path) -> None:
    texts = {"a.txt": HEAD.format(date="24 March 2021") + FIRST}
    for number, (date, value) in enumerate([("30 April 2022", 71), ("30 April 2022", 75), ("31 March 2020", 50)]):
        said = f"1. There were {value} boats moored on {date}."
        texts[f"b{number}.txt"] = HEAD.format(date=f"{number + 1} June 2022") + said
    collection = Collection(catalogue_of(made_index(tmp_path, texts)))
    answer = answer_quoting(collection.catalogue, QUESTION, FIRST[3:], Figure("60", 1, "verified"))
    measure = collection.measure(answer, answer.figures[0])
    assert measure is not None
    points = [(point.as_at, point.shown, point.disputed) for point in trend_of(collection.told(measure), measure)]
    assert points == [
        ("2020-03-31", "50", False), ("2021-03-24", "60", False), ("2022-04-30", "71", True), ("2022-04-30", "75", True),
    ]  # fmt: skip


def test_one_date_is_no_trend(tmp_path: Path) -> None:
    collection = Collection(catalogue_of(made_index(tmp_path, {"a.txt": HEAD.format(date="24 March 2021") + FIRST})))
    answer = answer_quoting(collection.catalogue, QUESTION, FIRST[3:], Figure("60", 1, "verified"))
    measure = collection.measure(answer, answer.figures[0])
    assert measure is not None and trend_of(collection.told(measure), measure) == ()


def test_a_figure_that_is_not_in_the_cited_words_has_no_measure(tmp_path: Path) -> None:
    collection = Collection(catalogue_of(made_index(tmp_path, {"a.txt": HEAD.format(date="24 March 2021") + FIRST})))
    answer = answer_quoting(collection.catalogue, QUESTION, FIRST[3:], Figure("61", 1, "not_found"))
    assert collection.measure(answer, answer.figures[0]) is None
