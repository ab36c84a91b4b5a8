"""What is loaded is said in one line."""

from __future__ import annotations

from assistant.web.loaded import Loaded


def test_what_is_loaded_is_one_line() -> None:
    assert str(Loaded(1, 5)) == "1 report"
    several = Loaded(1204, 9, ("Westmere Borough Council",), "2019-11-21", "2024-07-16")
    assert str(several) == "1,204 reports · Westmere Borough Council · November 2019 to July 2024"
    to_bodies = Loaded(2, 9, bodies=("Executive", "Council", "Scrutiny", "Audit", "Schools Forum"))
    assert str(to_bodies) == "2 reports · to Executive, Council, Scrutiny and 2 more"
