"""A file's pieces become its reports: furniture dropped, sentences joined, packs cut, particulars read."""

from __future__ import annotations

from dataclasses import replace

from corpus.furniture import without_furniture
from corpus.packs import cut_into_reports
from corpus.particulars import particulars_of
from corpus.particulars.council import council_of
from corpus.report import Document, FileReading, Particulars, Piece, Report
from corpus.structure import blocks_of, joined_at_breaks


def reports_of(document: Document, path: str) -> FileReading:
    """The reports of one file; `path` is the file's place below the reports folder."""
    pieces = joined_at_breaks(without_furniture(document.pieces))
    frame = [Piece("text", line) for line in document.properties.get("frame", "").split("\n")]
    council = council_of(pieces) or council_of(list(document.pieces)) or council_of(frame)
    parts = cut_into_reports(pieces)
    reports = [
        _report(part, path, document, council, position, whole=len(parts) == 1) for position, part in enumerate(parts)
    ]
    pack = reports[0].particulars.title if len(reports) > 1 else None
    inherited = [_inherit(report, reports[0].particulars) for report in reports]
    return FileReading(
        tuple(replace(report, pack=pack) for report in inherited), document.page_count, document.page_problems
    )


def _report(
    pieces: list[Piece], path: str, document: Document, council: str | None, position: int, *, whole: bool
) -> Report:
    properties = document.properties if whole else {}
    particulars = particulars_of(pieces, path, properties, council)
    text, blocks = blocks_of(pieces, minutes=particulars.report_kind == "minutes")
    return Report(particulars, text, blocks, position, page_labels=document.page_labels)


def _inherit(report: Report, pack: Particulars) -> Report:
    """A report inside a pack takes the pack's body and date where it prints none of its own."""
    own = report.particulars
    if report.position == 0:
        return report
    return replace(
        report,
        particulars=replace(
            own,
            body=own.body or pack.body,
            report_date=own.report_date or pack.report_date,
            meeting_date=own.meeting_date or pack.meeting_date,
            exempt=own.exempt or pack.exempt,
        ),
    )
