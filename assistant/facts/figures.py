"""Figures in text: a number with its sign, unit and scale as printed, and the value they make together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_FIGURE = re.compile(
    r"(?:(?<![\w.,/£-])|(?<=\bc)(?=£)|(?<=\bc\.)(?=£))(?P<sign>[-+−–](?=[£\d])|(?<!\w )[-+−–]\s(?=[£\d]))?(?P<pound>£)?\s?(?P<sign2>-(?=\d))?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s?(?P<unit>%|per ?cent\b|percentage points?\b|pp\b|million\b|billion\b|thousand\b|bn\b|m\b|k\b|p\b)?"
    r"(?![\d/]|\.\d|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_SCALES = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}
_DATE_AROUND = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+$|\bparagraphs?\s+$|\bpara\s+$|\bitem\s+$|\bappendix\s+$|\bpage\s+$|\btable\s+$|\bsection\s+$|\bannex\s+$"
    r"|\b(?:rules?|minutes?|regulations?|schedule|clause)(?:\s+no\.?)?\s+$|\brules?\s+nos?\.?\s+$)",
    re.IGNORECASE,
)
_NAMES_YEARS = re.compile(  # a day of `30-Nov-24`, a financial year of `23-24`, an age of `aged 18-25`
    r"(?<![\d,.£-])(?:\d\d?-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-\d\d(?:\d\d)?"
    r"|(?P<first>\d\d)[-–/](?P<second>\d\d)(?:(?P<ages>[\s-]years?[\s-]olds?\b)|(?P<year>:|\s(?:actual|budget|forecast|estimate|outturn|plan)))?)"
    r"(?![\d,.%/-]|\s?%)",
    re.IGNORECASE,
)
_AGED = re.compile(r"\bage[ds]?\s+(?:\w+\s+)?$", re.IGNORECASE)
_MONTH_AFTER = re.compile(r"^\s?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedFigure:
    """A figure as printed at [start, end) of a text; `value` has the scale worked in, `unit` is `£`, `%` or empty."""

    text: str
    start: int
    end: int
    value: Decimal
    unit: str

    def same_as(self, other: PrintedFigure) -> bool:
        """Same value, unit, sign and scale."""
        return self.value == other.value and self.unit == other.unit


def figures_in(text: str) -> list[PrintedFigure]:
    """The figures of a text; days, years, ages from one to another and references to paragraphs are not figures."""
    found = []
    years = [match.span() for match in _NAMES_YEARS.finditer(text) if _is_of_years(match)]
    for match in _FIGURE.finditer(text):
        if _is_date_or_reference(text, match) or any(start <= match.start("number") < end for start, end in years):
            continue
        found.append(_figure(match))
    return found


def _is_of_years(match: re.Match[str]) -> bool:
    """Whether two numbers name a day, a financial year or ages, and count nothing."""
    if match["first"] is None:
        return True
    follows = (int(match["first"]) + 1) % 100 == int(match["second"])
    return bool((follows and match["year"]) or match["ages"] or _AGED.search(match.string[: match.start()]))


def _figure(match: re.Match[str]) -> PrintedFigure:
    unit = (match["unit"] or "").lower()
    value = Decimal(match["number"].replace(",", "")).scaleb(_SCALES.get(unit, 0))
    negative = (match["sign"] or "").strip() in ("-", "−") or bool(match["sign2"])
    kind = (
        "£" if match["pound"] else "%" if unit in ("%", "per cent", "percent") else unit if unit in ("pp", "p") else ""
    )
    start, end = match.span()
    return PrintedFigure(match.group(0).strip(), start, end, -value if negative else value, kind)


def _is_date_or_reference(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-16:], text[match.end() :][:12]
    if match["number"] == "000":
        return True  # a scale, `£000s`
    bare = not match["unit"] and not match["pound"] and not match["sign"]
    if bare and (_DATE_AROUND.search(before) or _MONTH_AFTER.match(after)):
        return True
    if bare and re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        return True
    if bare and re.search(r"\bquarter\s+$", before, re.IGNORECASE) and re.fullmatch("[1-4]", match["number"]):
        return True
    return bool(bare and re.match(r"\s?[/–-]\s?\d", after) and re.fullmatch(r"(?:19|20)\d\d", match["number"]))
