"""The filters above the talk, in plain controls of the browser; they hold for the conversation."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.web.filters import Choices, kind_in_words, year_of
from assistant.web.markup import element, text
from index.search import Filters


def filter_form(choices: Choices, chosen: Filters) -> str:
    """The form, with what is chosen already; open when anything is."""
    year = year_of(chosen)
    first, last = (None, None) if year else (chosen.from_date, chosen.to_date)
    fields = [
        _select("Body", "body", [(body, body) for body in choices.bodies], chosen.body),
        _select("Report", "report", choices.reports, chosen.report),
        _select("Kind", "kind", [(kind, kind_in_words(kind)) for kind in choices.kinds], chosen.report_kind),
        _select("Financial year", "year", [(each, each) for each in choices.years], year),
        _date("From", "from", first),
        _date("To", "to", last),
    ]
    opened = {"open": ""} if chosen != Filters() else {}
    form = element("form", "".join(fields), aria_label="Limit the reports")
    return element("details", element("summary", "Limit the reports") + form, **opened)


def _select(label: str, name: str, options: Sequence[tuple[str, str]], chosen: str | None) -> str:
    shown = [_option("", "any", chosen or ""), *(_option(value, said, chosen or "") for value, said in options)]
    return element("label", text(label) + element("select", "".join(shown), name=name))


def _option(value: str, said: str, chosen: str) -> str:
    return element("option", text(said), value=value, **({"selected": ""} if value == chosen else {}))


def _date(label: str, name: str, chosen: str | None) -> str:
    return element("label", f'{text(label)}<input type="date" name="{name}" value="{text(chosen or "")}">')
