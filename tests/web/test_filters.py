"""The filters: what can be chosen, how a form is read, and how a filter is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.web.filters import Choices, NotAFilter, choices, financial_year, in_words, read_filters, year_of
from index.search import Filters
from tests.made_index import made_index

HEAD = "Report to {body}\n{date}\n\nBoats Moored\n\n1. There were {n} boats moored.\n"


def test_what_the_reports_have_can_be_chosen(tmp_path: Path) -> None:
    given = [("Harbour Committee", "24 March 2021"), ("Cabinet", "1 April 2021"), ("Cabinet", "2 May 2022")]
    texts = {f"{n}.txt": HEAD.format(body=body, date=date, n=60 + n) for n, (body, date) in enumerate(given)}
    assert choices(made_index(tmp_path, texts)) == Choices(
        ("Cabinet", "Harbour Committee"),
        ("report",),
        ("2022-23", "2021-22", "2020-21"),
        "2021-03-24",
        "2022-05-02",
        tuple((f"{n}.txt", f"Boats Moored, {given[n][1]}") for n in (2, 1, 0)),
    )


def test_choices_follow_a_new_version(tmp_path: Path) -> None:
    first = {"a.txt": HEAD.format(body="Cabinet", date="24 March 2021", n=1)}
    assert choices(made_index(tmp_path, first)).bodies == ("Cabinet",)
    more = first | {"b.txt": HEAD.format(body="Harbour Committee", date="25 March 2021", n=2)}
    assert choices(made_index(tmp_path, more)).bodies == ("Cabinet", "Harbour Committee")


@pytest.mark.parametrize(
    ("values", "filters", "told"),
    [
        ({}, Filters(), "all reports"),
        ({"body": " ", "kind": "", "from": ""}, Filters(), "all reports"),
        ({"body": "Cabinet", "kind": "minutes"}, Filters("Cabinet", "minutes"), "Cabinet, minutes"),
        (
            {"year": "2020/21"},
            Filters(from_date="2020-04-01", to_date="2021-03-31"),
            "from 1 April 2020 to 31 March 2021",
        ),
        ({"from": "24 March 2021"}, Filters(from_date="2021-03-24"), "from 24 March 2021"),
        ({"to": "March 2021"}, Filters(to_date="2021-03"), "to March 2021"),
        ({"from": "2019", "to": "2020-05"}, Filters(from_date="2019", to_date="2020-05"), "from 2019 to May 2020"),
        (
            {"year": "2020-21", "from": "2020-06-01", "to": "2022"},
            Filters(from_date="2020-06-01", to_date="2021-03-31"),
            "from 1 June 2020 to 31 March 2021",
        ),
        ({"report": "a.pdf"}, Filters(report="a.pdf"), "the file a.pdf"),
        ({"kind": "equality_assessment"}, Filters(report_kind="equality_assessment"), "equality impact assessment"),
    ],
)
def test_a_form_is_read_and_told(values: dict[str, str], filters: Filters, told: str) -> None:
    assert read_filters(values) == filters
    assert in_words(filters) == told


@pytest.mark.parametrize(
    "values", [{"kind": "poem"}, {"year": "2020"}, {"year": "2020-25"}, {"from": "soon"}, {"to": "31/31/2021"}]
)
def test_what_means_nothing_is_refused_with_what_may_be_given(values: dict[str, str]) -> None:
    with pytest.raises(NotAFilter, match=next(iter(values.values()))):
        read_filters(values)


@pytest.mark.parametrize(
    ("date", "year"), [("2021-03-31", "2020-21"), ("2021-04-01", "2021-22"), ("1999-12", "1999-00")]
)
def test_a_financial_year_begins_in_april(date: str, year: str) -> None:
    assert financial_year(date) == year


def test_an_end_before_its_beginning_is_refused() -> None:
    with pytest.raises(NotAFilter, match="ends before it begins"):
        read_filters({"year": "2023-24", "from": "2024-05-01"})
    assert read_filters({"from": "2024-05-01", "to": "2024"}).to_date == "2024"


def test_dates_that_make_up_a_financial_year_are_shown_as_one() -> None:
    assert year_of(read_filters({"year": "2003-04"})) == "2003-04"
    assert year_of(read_filters({"from": "2023-04-01"})) is None
