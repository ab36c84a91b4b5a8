"""The form of filters shows what was chosen."""

from __future__ import annotations

from assistant.web.filter_form import filter_form
from assistant.web.filters import Choices
from index.search import Filters

CHOICES = Choices(
    ("Executive", 'Panel <b>"A"'),
    ("minutes", "equality_assessment"),
    ("2023-24", "1999-00"),
    reports=(("a/roads.pdf", "Roads <i>plan</i>, 3 May 2022"),),
)


def test_the_form_shows_what_was_chosen_and_a_year_as_a_year() -> None:
    form = filter_form(CHOICES, Filters(body='Panel <b>"A"', from_date="2023-04-01", to_date="2024-03-31"))
    assert "<details open" in form
    assert '<option value="Panel &lt;b&gt;&quot;A&quot;" selected' in form
    assert '<option value="2023-24" selected' in form
    assert 'name="from" value=""' in form
    assert ">equality impact assessment<" in form
    assert "open" not in filter_form(CHOICES, Filters()).partition(">")[0]


def test_one_report_can_be_chosen_by_its_title() -> None:
    form = filter_form(CHOICES, Filters(report="a/roads.pdf"))
    assert '<option value="a/roads.pdf" selected' in form
    assert "Roads &lt;i&gt;plan&lt;/i&gt;, 3 May 2022" in form
