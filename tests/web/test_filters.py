"""Filters are read from a form, refused with a reason, said in words, and shown again as they were chosen."""

from __future__ import annotations

import pytest

from assistant.web.filter_form import filter_form
from assistant.web.filters import Choices, NotAFilter, in_words, read_filters
from index.search import Filters

CHOICES = Choices(("Executive", 'Panel <b>"A"'), (("minutes", "minutes"),), ("2023/24", "1999/00"))


def test_nothing_chosen_limits_nothing() -> None:
    assert read_filters({}) == read_filters({"body": "", "kind": "", "year": "", "from": "", "to": ""}) == Filters()
    assert in_words(Filters()) == ""


def test_a_financial_year_and_dates_hold_together() -> None:
    assert read_filters({"year": "1999/00"}) == Filters(from_date="1999-04-01", to_date="2000-03-31")
    both = read_filters({"year": "2023/24", "from": "2023-06-01", "to": "2025-01-01"})
    assert (both.from_date, both.to_date) == ("2023-06-01", "2024-03-31")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"kind": "secrets"}, "no kind of report"),
        ({"from": "yesterday"}, "no date"),
        ({"year": "20xx/24"}, "no financial year"),
        ({"from": "2024-02-01", "to": "2024-01-01"}, "ends before it begins"),
        ({"year": "2023/24", "from": "2024-05-01"}, "ends before it begins"),
    ],
)
def test_what_cannot_limit_a_search_is_refused_with_its_reason(values: dict[str, str], reason: str) -> None:
    with pytest.raises(NotAFilter, match=reason):
        read_filters(values)


def test_filters_are_said_in_words() -> None:
    chosen = read_filters({"body": "Executive", "kind": "record_of_decision", "from": "2024-02-01"})
    assert in_words(chosen) == (
        "Only in reports of Executive, of the kind “record of decision”, dated 1 February 2024 or later."
    )


def test_the_form_shows_what_was_chosen_and_a_year_as_a_year() -> None:
    form = filter_form(CHOICES, Filters(body='Panel <b>"A"', from_date="2023-04-01", to_date="2024-03-31"))
    assert "<details open" in form
    assert '<option value="Panel &lt;b&gt;&quot;A&quot;" selected' in form
    assert '<option value="2023/24" selected' in form
    assert 'name="from" value=""' in form
    assert "open" not in filter_form(CHOICES, Filters()).partition(">")[0]
