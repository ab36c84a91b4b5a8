"""The verification sheet as CSV that a spreadsheet opens as it stands: with a byte order mark, every cell quoted."""

from __future__ import annotations

import csv
from io import StringIO

from assistant.web.officer.sheet import COLUMNS, Sheet


def as_csv(sheet: Sheet) -> bytes:
    """Title block, an empty line, header row and rows, in UTF-8."""
    made = StringIO(newline="")
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([sheet.title])
    writer.writerows(sheet.block)
    writer.writerow([])
    writer.writerows([COLUMNS, *sheet.rows])
    return made.getvalue().encode("utf-8-sig")
