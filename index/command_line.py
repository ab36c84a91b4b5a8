"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING, get_args

from corpus.report import ReportKind

if TYPE_CHECKING:
    from index.search import Filters


def add_filters(parser: argparse.ArgumentParser) -> None:
    """The filters that `ask` and `search` share."""
    parser.add_argument("--body", help="only reports to this body")
    parser.add_argument(
        "--kind",
        choices=get_args(ReportKind),
        metavar="KIND",
        help=f"only this kind: {', '.join(get_args(ReportKind))}",
    )
    parser.add_argument("--from", dest="from_date", type=iso_date, metavar="DATE",
                        help="only reports of this date or later (2021, 2021-03 or 2021-03-24)")  # fmt: skip
    parser.add_argument(
        "--to", dest="to_date", type=iso_date, metavar="DATE", help="only reports of this date or earlier"
    )


def filters_of(options: argparse.Namespace) -> Filters:
    """The filters that a command line names."""
    from index.search import Filters

    return Filters(options.body, options.kind, options.from_date, options.to_date)


def iso_date(words: str) -> str:
    """A year, month or day as it is asked for; refuses what is none, so that no filter is silently left out."""
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", words):
        try:
            date.fromisoformat(words + "-01-01"[len(words) - 4 :] if len(words) < 10 else words)
            return words
        except ValueError:
            pass
    raise argparse.ArgumentTypeError(f"{words}: not a date. Write 2021, 2021-03 or 2021-03-24")
