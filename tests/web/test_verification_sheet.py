"""The verification sheet: what its rows say, that each file opens again, and that no cell can be run as a formula."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from assistant.answer import Figure
from assistant.claims import claims_of
from assistant.web.officer.comma_separated import as_csv
from assistant.web.officer.document import as_docx
from assistant.web.officer.routes import routes
from assistant.web.officer.sheet import COLUMNS, Sheet, harmless, sheet_of
from assistant.web.officer.spreadsheet import as_xlsx
from tests.made_index import made_index
from tests.web.answers_kept import answer, citation, client_of, kept, only_mine

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def made(**changes: Any) -> Sheet:
    return sheet_of(kept(answer(**changes)), "2 reports · Netherby", NOW)


def told(row: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(COLUMNS, row, strict=True))


def test_a_row_tells_claim_figure_check_and_where_it_stands() -> None:
    row = told(made().rows[0])
    assert row == {
        "Claim": "60 boats in March 2021", "Figure as printed": "60", "Check": "verified in paragraph 8, page 3",
        "Quoted words": "In March 2021 there were 60 boats.", "Report": "Harbour report", "Body": "Harbour Committee",
        "Report date": "24 March 2021", "As at": "March 2021", "As at: from where": "from the quoted words",
        "Paragraph": "8", "Page": "3", "File": "2021-03/harbour.pdf", "File hash (SHA-256)": "ab" * 32,
        "Index version": "v000001-abc", "Time of the answer": "22 November 2026, 21:20 UTC", "Initials": "", "Remarks": "",
    }  # fmt: skip


def test_the_title_block_names_collection_date_questions_and_answer() -> None:
    block = dict(made().block)
    assert block["Collection"] == "2 reports · Netherby"
    assert block["Date of this sheet"] == "22 November 2026, 21:30 UTC"
    assert (block["Question"], block["Question as searched"]) == ("how many boats", "how many boats were moored")
    assert block["Answer"].startswith("60 boats in March 2021 [1]")


def test_every_figure_and_every_sentence_has_a_row_and_no_sentence_two() -> None:
    claims = [(claim.said, claim.figure.text if claim.figure else None) for claim in claims_of(answer())]
    assert claims == [
        ("60 boats in March 2021", "60"),
        ("In March 2021 there were 60 boats.", "60"),
        ("The crews were 12.", "12"),
    ]
    again = answer(
        answer="There were 60 boats. [1]\n“There were 60 boats.” [1]", figures=(Figure("60", 1, "verified"),)
    )
    assert [claim.said for claim in claims_of(again)] == ["There were 60 boats."]


def test_a_figure_is_not_taken_for_a_part_of_a_longer_number() -> None:
    claims = claims_of(
        answer(answer="It cost 1,260 in all. Then 60 boats came. [1]", figures=(Figure("60", 1, "verified"),))
    )
    assert [(claim.said, bool(claim.figure)) for claim in claims] == [
        ("It cost 1,260 in all.", False),
        ("Then 60 boats came.", True),
    ]


def test_the_date_put_behind_a_headline_is_no_claim_of_its_own() -> None:
    dated = answer(answer="There were 60 boats. (report of 24 March 2021) [1]\n12 crews (as at 2020) [1]", figures=())
    assert [claim.said for claim in claims_of(dated)] == ["There were 60 boats.", "12 crews"]


def test_a_time_that_the_words_name_is_not_passed_over_for_the_reports() -> None:
    of_report = citation(as_at="2021-03-24", as_at_from="report_date", quote="In May 2020 there were 60 boats.")
    row = told(made(citations=(of_report,)).rows[0])
    assert row["As at"] == "not sure"
    assert row["As at: from where"] == "its words name May 2020; the report is of 24 March 2021"


def test_a_figure_that_stands_in_no_sentence_still_has_its_row() -> None:
    claims = claims_of(answer(figures=(Figure("sixty", None, "not_found"),)))
    assert claims[-1].figure == Figure("sixty", None, "not_found")


def test_a_computed_figure_has_its_working() -> None:
    computed = answer(
        answer="10 fewer: 50 against 60 [1]\nWorking: 60 - 50 = 10\nNow: 50 [1]",
        figures=(Figure("10", None, "computed", ("60", "50")), Figure("50", 1, "verified")),
    )
    checks = {row[1]: row[2] for row in sheet_of(kept(computed), "c", NOW).rows}
    assert checks["10"] == "computed from 60 and 50: 60 - 50 = 10"


def test_a_refusal_has_its_reason_and_the_nearest_passages() -> None:
    refused = made(
        status="not_found",
        answer="Not found.",
        citations=(),
        figures=(),
        reason="date_not_covered",
        nearest=(citation(),),
    )
    assert [row[2] for row in refused.rows] == ["refused: date not covered", "does not answer the question"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\u00a0@", "＝"])
def test_a_cell_never_begins_like_a_formula(start: str) -> None:
    bad = f"{start}cmd|' /C calc'!A0"
    sheet = made(question=bad, question_used=bad, citations=(citation(quote=bad, title=bad, report=bad, body=bad),))
    texts = [text for row in [*sheet.block, *sheet.rows] for text in row]
    assert sum(text == f"'{bad}" for text in texts) >= 6
    for text in texts:
        assert not text.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_what_no_file_can_hold_is_left_out() -> None:
    assert harmless("a\x00\x0b\ud800b\nc") == "ab\nc"


def test_the_workbook_opens_again_as_text_and_is_set_up_for_printing() -> None:
    sheet = made(question="=1+1", citations=(citation(quote="=HYPERLINK(1)"),))
    page = openpyxl.load_workbook(BytesIO(as_xlsx(sheet))).active
    rows = [[cell.value or "" for cell in row] for row in page.iter_rows()]
    head = rows.index(list(COLUMNS))
    assert rows[head + 1 :] == [list(row) for row in sheet.rows]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == f"${head + 1}:${head + 1}"
    assert all(cell.alignment.wrap_text for cell in page[head + 2])


def test_the_csv_opens_again_with_its_mark() -> None:
    sheet = made()
    made_bytes = as_csv(sheet)
    assert made_bytes.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(made_bytes.decode("utf-8-sig"), newline="")))
    assert rows[rows.index(list(COLUMNS)) + 1 :] == [list(row) for row in sheet.rows]


def test_the_document_opens_again_with_its_header_on_every_page() -> None:
    sheet = made(citations=(citation(exempt=True),))
    document = docx.Document(BytesIO(as_docx(sheet)))
    table = document.tables[0]
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts[0][:4] == list(COLUMNS[:4])
    assert texts[1][:4] == list(sheet.rows[0][:4])
    assert "EXEMPT PAPER. Harbour report" in texts[1][4] and "ab" * 32 in texts[1][4] and "Page: 3" in texts[1][4]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    page = document.sections[0]
    assert page.page_width > page.page_height
    assert any("how many boats were moored" in line.text for line in document.paragraphs)


@pytest.mark.parametrize(("ending", "begins"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("docx", b"PK")])
def test_a_sheet_is_downloaded_by_its_reader_alone(tmp_path: Path, ending: str, begins: bytes) -> None:
    offered = routes(
        made_index(tmp_path, {"a.txt": "Report to Harbour Committee\n24 March 2021\n\n1. Sixty boats."}),
        only_mine(kept(answer())),
    )
    got = client_of(offered).get(f"/sheet/a1.{ending}")
    assert got.status_code == 200 and got.content.startswith(begins)
    assert got.headers["content-disposition"].startswith('attachment; filename="verification-sheet-')
    assert got.headers["content-disposition"].endswith(f'.{ending}"')
    assert got.headers["cache-control"] == "private, no-store"
    assert client_of(offered, "another").get(f"/sheet/a1.{ending}").status_code == 404
    assert client_of(offered).get("/sheet/a1.exe").status_code == 404
