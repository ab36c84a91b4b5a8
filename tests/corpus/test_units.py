"""Figures and units as they stand in cells and headers."""

from __future__ import annotations

import pytest

from corpus.units import is_figure, unit_in


@pytest.mark.parametrize("text", ["609", "-1,234.5", "(12.3)", "+6.0%", "£3.3m", "↑ 57%", "£0.5bn", "12 days", "*4"])
def test_a_cell_with_one_figure_is_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "Roads", "2 of 3", "670 (202.2)", "N/A", "-", "£000", "(£000s)"])
def test_other_cells_are_none(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Budget £000s", "£000s"), ("Actual (£m)", "£m"), ("% change", "%"), ("£m and %", None), ("Name", None)],
)
def test_the_unit_is_read_where_the_header_prints_one(text: str, unit: str | None) -> None:
    assert unit_in(text) == unit
