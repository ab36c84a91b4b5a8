"""The library: every report with how well it was read, and its text to read, with anchors, numbers and a search."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.web.filters import Choices
from assistant.web.library import leaves as cutting
from assistant.web.library.blocks_part import Printer
from assistant.web.library.leaves import cut, leaves_of
from assistant.web.library.list_part import list_part
from assistant.web.library.listing import Listed, Shown, chosen, library
from assistant.web.library.report_part import to_report
from assistant.web.library.routes import routes
from assistant.web.library.tables import columns_of
from corpus.report import BLANK_PAGE, UNSEEN_IN_FILE, WHOLE_FILE, Block, Cell, Particulars, Row
from index.catalogue import FileEntry
from tests.made_index import made_index
from tests.web.answers_kept import HOSTILE, client_of

BOATS = (
    "NETHERBY BOROUGH COUNCIL\nReport to Harbour Committee\n24 March 2021\n\nBoats Moored\n\n"
    "1. There were 60 boats moored.\n\n2. The harbour master counted crews and boats.\n\n"
    "2.1 He counted again in May.\n\n3. A crew of twelve left.\n"
)
ROADS = "NETHERBY BOROUGH COUNCIL\nReport to Roads Panel\n12 May 2020\n\nRoads Mended\n\n1. Roads were mended.\n"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return made_index(tmp_path, {"boats.txt": BOATS, "roads.txt": ROADS}, unreadable=("scan.pdf",))


@pytest.fixture
def client(index: Path) -> TestClient:
    return client_of(routes(index))


def id_of(index: Path, file: str) -> str:
    return next(one.report_id for one in library(index).reports if one.file == file)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def test_the_list_names_every_report_and_what_could_not_be_read(client: TestClient) -> None:
    said = words(client.get("/library?part=1").text)
    assert "2 of 2 reports" in said
    assert re.search(r"Harbour Committee 24 March 2021 report no pages Read whole", said)
    assert "scan.pdf : only pictures of its pages, no text. Run OCR" in said


@pytest.mark.parametrize(
    ("asked", "files"),
    [
        ({}, ["boats.txt", "roads.txt"]),
        ({"sort": "date"}, ["roads.txt", "boats.txt"]),
        ({"sort": "-body"}, ["roads.txt", "boats.txt"]),
        ({"body": "Roads Panel"}, ["roads.txt"]),
        ({"kind": "minutes"}, []),
        ({"title": "BOATS"}, ["boats.txt"]),
        ({"sort": "nonsense"}, ["roads.txt", "boats.txt"]),
    ],
)
def test_reports_are_filtered_and_put_in_order(index: Path, asked: dict[str, str], files: list[str]) -> None:
    assert [one.file for one in chosen(library(index).reports, asked)] == files


def test_pages_that_could_not_be_read_and_blank_ones_are_told() -> None:
    one = Listed("r", "a.pdf", None, Particulars("A", exempt=True), 9, ((3, "a picture"), (4, "a picture")), (2,))
    said = words(list_part(Shown((one,), ()), Choices(), {}))
    assert "2 of 9 pages of the file could not be read. Blank: page 2." in said and "pages 3, 4: a picture" in said
    assert "Exempt paper: not for publication" in said
    assert BLANK_PAGE not in said


def test_what_nobody_can_see_is_told_of_a_file_that_is_read_whole_otherwise() -> None:
    one = Listed("r", "a.html", None, Particulars("A"), None, ((WHOLE_FILE, UNSEEN_IN_FILE),))
    said = words(list_part(Shown((one,), ()), Choices(), {}))
    assert "could not be read" not in said
    assert f"the file: {UNSEEN_IN_FILE}" in said


def test_a_long_list_is_shown_in_parts() -> None:
    reports = tuple(Listed(f"r{n}", f"{n:03d}.txt", None, Particulars(f"Report {n:03d}"), None) for n in range(230))
    first, last = (list_part(Shown(reports, ()), Choices(), {"leaf": leaf, "sort": "title"}) for leaf in ("1", "99"))
    assert first.count("<tr") == 101 and "Report 229" not in first and "leaf=2" in first
    assert "Report 229" in last and "Part 3 of 3" in last


def test_a_report_is_read_with_its_printed_numbers_and_anchors(client: TestClient, index: Path) -> None:
    report_id = id_of(index, "boats.txt")
    html = client.get(f"/library/{report_id}?part=1").text
    leaves = leaves_of(index, report_id)
    assert leaves is not None
    for block in leaves.report.blocks:
        assert html.count(f'id="p-{block.start}"') == 1
    assert re.search(
        r"1 There were 60 boats moored\. 2 The harbour master .* 2\.1 He counted again in May", words(html)
    )


def test_a_place_inside_a_paragraph_gets_its_anchor_and_its_block_is_marked(client: TestClient, index: Path) -> None:
    report_id = id_of(index, "boats.txt")
    leaves = leaves_of(index, report_id)
    assert leaves is not None
    at = leaves.report.text.index("60 boats")
    address = to_report(report_id, at)
    assert address == f"/library/{report_id}?at={at}#p-{at}"
    html = client.get(address).text
    assert re.search(rf'class="[^"]*library-here[^"]*">.*?<span id="p-{at}"></span>60 boats moored', html)


def test_a_search_finds_the_places_and_marks_the_words(client: TestClient, index: Path) -> None:
    html = client.get(f"/library/{id_of(index, 'boats.txt')}?q=boat crew&part=1").text
    found = html.partition("library-hits")[2].partition("</ul>")[0]
    assert "1 place with all of these words" in html
    assert "<mark>crews</mark> and <mark>boats</mark>" in found and "?at=" in found and found.count("<li>") == 1
    assert "do not stand in this report" in client.get(f"/library/{id_of(index, 'boats.txt')}?q=zebra").text


def test_large_reports_are_cut_into_parts_of_whole_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "BLOCKS", 10)
    row = Row((Cell("a"),))
    blocks = tuple(
        Block("table_row" if 8 <= n < 15 else "paragraph", "a", n, n + 1, row=row if 8 <= n < 15 else None)
        for n in range(30)
    )
    assert cut(blocks) == (0, 15, 25)
    assert cut(tuple(Block("table_row", "a", n, n + 1, row=row) for n in range(30))) == (0, 10, 20)


def test_the_part_that_holds_a_place_is_the_one_that_opens(tmp_path: Path) -> None:
    paragraphs = "".join(f"{n}. Sentence number {n} is about boats.\n\n" for n in range(1, 301))
    index = made_index(tmp_path, {"long.txt": BOATS.partition("1. ")[0] + paragraphs})
    leaves = leaves_of(index, id_of(index, "long.txt"))
    assert leaves is not None and len(leaves.firsts) == 3
    at = leaves.report.text.index("Sentence number 290")
    html = client_of(routes(index)).get(to_report(id_of(index, "long.txt"), at)).text
    assert f'id="p-{at}"' in html and "Part 3 of 3" in html and "Sentence number 1 is" not in html


@pytest.mark.parametrize(
    "asked", ["leaf=0", "leaf=999", "leaf=x", "at=99999999", "at=-1", "q=%20", "q=%22*%22", "at=0"]
)
def test_odd_values_are_no_error(client: TestClient, index: Path, asked: str) -> None:
    assert client.get(f"/library/{id_of(index, 'boats.txt')}?{asked}").status_code == 200
    assert client.get(f"/library?{asked}").status_code == 200


def test_a_report_that_is_not_loaded_is_said(client: TestClient) -> None:
    got = client.get("/library/nothing")
    assert got.status_code == 404 and "not loaded, or has changed" in got.text


def test_a_number_that_goes_on_is_printed_once_and_a_footnote_has_none() -> None:
    blocks = [
        Block("paragraph", "One.", 0, 4, paragraph="5"),
        Block("paragraph", "Goes on.", 5, 13, paragraph="5"),
        Block("footnote", "¹ Note.", 14, 21, paragraph="5"),
        Block("heading", "Next", 22, 26),
        Block("paragraph", "Anew.", 27, 32, paragraph="5"),
    ]
    assert words(Printer().printed(blocks)).split() == "5 One. Goes on. ¹ Note. Next 5 Anew.".split()


def test_headings_never_skip_a_level() -> None:
    blocks = [
        Block("heading", str(level), n, n + 1, level=level) for n, level in enumerate((4, 9, 9, 1, 2, 7, 8, 9, 10))
    ]
    assert re.findall(r"<h(\d)", Printer().printed(blocks)) == list("344345666")


def test_a_table_has_its_blank_cells_back_and_names_its_rows() -> None:
    rows = [
        Row((Cell("Boats", ("Sort",)), Cell("60", ("2021",))), "Boats", "Table 1", "£000s"),
        Row((Cell("Crews", ("Sort",)), Cell("11", ("2020",)), Cell("12", ("2021",))), "Crews", "Table 1", "£000s"),
    ]
    assert [path for (path,), _ in columns_of(rows)] == ["Sort", "2020", "2021"]
    blocks = [Block("table_row", "x", n * 10, n * 10 + 5, row=row, page=n + 3) for n, row in enumerate(rows)]
    html = Printer(("i",) * 9).printed(blocks[:1])
    assert '<th scope="row">Boats</th><td>60</td>' in html and "<caption>Table 1 (£000s)</caption>" in html
    assert "Page 3 (printed as i)" in html
    same = Printer().printed([Block("table_row", "x", n * 10, n * 10 + 5, row=row) for n, row in enumerate(rows)])
    assert '<th scope="row">Boats</th><td></td><td>60</td>' in same


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    name = HOSTILE.replace("/", "")
    index = made_index(
        tmp_path, {f"{name}.txt": BOATS.replace("Boats Moored", HOSTILE).replace("60 boats", f"60 {HOSTILE} boats")}
    )
    client = client_of(routes(index))
    report_id = library(index).reports[0].report_id
    for address in (
        "/library",
        f"/library?title={HOSTILE}&body={HOSTILE}&sort={HOSTILE}",
        f"/library/{report_id}?q=boats{HOSTILE}",
    ):
        assert "<img" not in client.get(address).text
    shown = Shown((), (FileEntry(HOSTILE, "", 1, 1, None, HOSTILE, HOSTILE),))
    assert "<img" not in list_part(shown, Choices((HOSTILE,)), {})
