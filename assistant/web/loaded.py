"""What is loaded: read from the catalogue alone, so that the page can say it before any model is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.web.markup import element, text
from corpus.dates import written
from index.catalogue import Catalogue
from index.versions import current_name, open_current

_ABOUT = (
    "Answers quote the reports and name paragraph and page. A figure is only as good as its paragraph: open the source."
)
_MOST_COUNCILS = 3
_MENTIONED = 3
INVENTED = (
    "Westmere Borough Council is an invented council. These sample reports, and every figure in them, are made up."
)


@dataclass(frozen=True)
class Loaded:
    """How many reports and passages there are, whose, and from when to when (ISO days, or None without any date)."""

    reports: int
    passages: int
    councils: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    bodies: tuple[str, ...] = ()

    def __str__(self) -> str:
        to = f"to {_listed(self.bodies)}" if self.bodies else ""
        parts = [self._count(), _listed(self.councils), to, self._span()]
        return " · ".join(part for part in parts if part)

    def _count(self) -> str:
        return f"{self.reports:,} report{'s' * (self.reports != 1)}"

    def _span(self) -> str:
        if not self.first or not self.last:
            return ""
        first, last = written(self.first[:7]), written(self.last[:7])
        return first if first == last else f"{first} to {last}"


def loaded(index: Path) -> Loaded:
    """What the current version of the index holds; read once a version. Raises `NoIndex`."""
    return _loaded(index, current_name(index))


@lru_cache(maxsize=4)
def _loaded(index: Path, version: str | None) -> Loaded:
    with open_current(index) as opened:
        catalogue = Catalogue(opened.catalogue)
        try:
            known = {copy.report_id: copy.particulars for copy in catalogue.copies()}
            passages = catalogue.passage_count()
        finally:
            catalogue.close()
    dates = sorted(each.report_date for each in known.values() if each.report_date)
    councils = _councils([each.council for each in known.values() if each.council])
    bodies = Counter(each.body for each in known.values() if each.body)
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return Loaded(len(known), passages, councils, first, last, tuple(body for body, _ in bodies.most_common()))


def _councils(named: list[str]) -> tuple[str, ...]:
    """The councils whose reports these are, most reports first; one that few reports name is only mentioned in them."""
    counted = Counter(named).most_common()
    return tuple(name for name, count in counted if count * _MENTIONED > counted[0][1])


def header(index: Path, *, sample: bool, told: Sequence[str] = ()) -> str:
    """The head of the page: its name, what is loaded, how far an answer can be trusted, and the ways to the rest.

    `told` are further sentences that a reader has to know.
    """
    notice = element("p", text(INVENTED), class_="notice") if sample else ""
    about = "".join(element("p", text(said), class_="told") for said in told)
    return element(
        "header",
        element("h1", "Ask the council’s reports")
        + element("p", text(str(loaded(index))), class_="loaded")
        + notice
        + element("p", text(_ABOUT), class_="about")
        + about
        + _ways(),
    )


def _ways() -> str:
    """Links to the other parts of the page, and the switch of its colours."""
    ways = [
        element("a", "New conversation", href="/", data_pane=""),
        element("a", "Conversations", href="/conversations", data_pane="conversations"),
        element("a", "Library", href="/library", data_pane="library"),
        element("a", "Accessibility", href="/accessibility", data_pane=""),
        element("button", "Dark colours", type="button", data_theme="", aria_pressed="false"),
    ]
    return element("nav", "".join(ways), aria_label="Parts of this page")


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_MOST_COUNCILS])
    more = len(names) - _MOST_COUNCILS
    return f"{shown} and {more} more" if more > 0 else shown
