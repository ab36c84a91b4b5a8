"""The evidence of a citation in a real app: the page boxed, the text marked, and what is said when it has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.web.evidence.address import Address, address_of, digest_of, evidence_address
from assistant.web.evidence.pictures import Pictures
from assistant.web.evidence.routes import routes
from assistant.web.evidence.standing import Standing, find
from index.catalogue import Catalogue
from index.versions import open_current
from tests.web.conftest import Index

HOSTILE = "<img src=x onerror=alert(1)>"
ROADS = f"""Report to Executive
24 March 2021

Winter Gritting {HOSTILE}

1. The depots hold 4,100 tonnes of salt.

2. Gritters ran on 38 nights, {HOSTILE} five fewer than planned. Ice was the cause.

3. The fleet has eleven lorries.
"""
LAMPS = (
    ("Report to Executive", "24 March 2021", "Street Lighting Report", "1. The Council repaired 418 lamps in the quarter."),
    ("2. The contract was let for five years at a cost of £2.4million.",),
    ("3. A survey of columns begins in May.",),
)  # fmt: skip


def pdf(path: Path, pages: tuple[tuple[str, ...], ...] = LAMPS, down: float = 780) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setTitle("Street Lighting Report")
    for page in pages:
        for at, line in enumerate(page):
            canvas.drawString(72, down - 40 * at, line)
        canvas.showPage()
    canvas.save()


class Site:
    """A folder of reports, its index, and a browser before its evidence."""

    def __init__(self, folder: Path, build: Index) -> None:
        self.reports, self.index = folder / "reports", folder / "index"
        self.reports.mkdir()
        (self.reports / "roads <b>.txt").write_text(ROADS, encoding="utf-8")
        pdf(self.reports / "lamps.pdf")
        self._build = build
        self.build()
        self.pictures = Pictures(self.index, self.reports)
        self.client = TestClient(Starlette(routes=routes(self.index, self.pictures)), root_path="/below")

    def build(self) -> None:
        self._build(self.reports, self.index)

    def address(self, file: str, words: str) -> Address:
        """The address of the first place in a file that has the words."""
        with open_current(self.index) as version:
            catalogue = Catalogue(version.catalogue)
            entry = catalogue.file(file)
            assert entry
            for copy in catalogue.copies_in(file):
                text = catalogue.report_text(copy.report_id)
                if words in text:
                    start = text.index(words)
                    span = (start, start + len(words))
                    catalogue.close()
                    return Address(entry.sha256, copy.report_id, (span,), digest_of(words), file)
        raise AssertionError(words)

    def standing(self, address: Address) -> Standing:
        with open_current(self.index) as version:
            catalogue = Catalogue(version.catalogue)
            found = find(catalogue, address)
            catalogue.close()
        assert isinstance(found, Standing)
        return found

    def get(self, address: Address | str, status: int = 200) -> str:
        """The fragment, as it comes."""
        answer = self.client.get(f"{address}&part=1")
        assert answer.status_code == status
        assert answer.headers["cache-control"] == "private, no-store"
        return answer.text


@pytest.fixture
def site(tmp_path: Path, catalogued: Index) -> Iterator[Site]:
    made = Site(tmp_path, catalogued)
    yield made
    made.pictures.close()


def test_a_pdf_shows_its_page_with_the_words_boxed_and_where_they_stand(site: Site) -> None:
    shown = site.get(site.address("lamps.pdf", "repaired 418 lamps"))
    assert "The words were found at paragraph 1, page 1." in shown
    assert 'alt="Page 1 of Street Lighting Report, the quoted words are boxed"' in shown
    assert "<dd>24 March 2021</dd>" in shown and "<dd>lamps.pdf</dd>" in shown
    assert "<summary>Text of page 1</summary>" in shown
    assert "The Council <mark>repaired 418 lamps</mark> in the quarter." in shown
    [source] = re.findall(r'<img src="\.([^"]+)"', shown)
    picture = site.client.get(unescape(source))
    assert picture.headers["content-type"] == "image/png" and picture.content.startswith(b"\x89PNG")


def test_the_pages_around_it_are_a_link_away(site: Site) -> None:
    address = site.address("lamps.pdf", "The contract was let")
    shown = site.get(address)
    assert '<span aria-current="page">Page 2 of 3</span>' in shown
    links = dict(re.findall(r'<a href="([^"]+)" class="ev-go">([^<]+)</a>', shown))
    assert sorted(links.values()) == ["Page 1", "Page 3"]
    [before] = [unescape(link) for link, name in links.items() if name == "Page 1"]
    first = site.get(before.removeprefix("."))
    assert 'alt="Page 1 of Street Lighting Report"' in first and "boxed" not in first
    assert "Back to page 2, where the words stand" in first
    assert "could not be located" not in first


def test_a_whole_page_is_given_where_no_part_is_asked_for(site: Site) -> None:
    whole = site.client.get(str(site.address("lamps.pdf", "418 lamps"))).text
    assert whole.startswith("<!doctype html>") and whole.count("<h1>") == 1 and "<h2" in whole


def test_other_formats_show_the_text_around_with_the_words_marked(site: Site) -> None:
    shown = site.get(site.address("roads <b>.txt", "Gritters ran on 38 nights"))
    assert "The words were found at paragraph 2." in shown
    assert '<span class="ev-number">2</span> <mark>Gritters ran on 38 nights</mark>' in shown
    assert "4,100 tonnes" in shown and "eleven lorries" in shown and "<img" not in shown


def test_nothing_of_a_report_or_a_file_name_becomes_markup(site: Site) -> None:
    for words in ("nights, <img src=x onerror=alert(1)> five", "The fleet has eleven"):
        shown = site.get(site.address("roads <b>.txt", words))
        assert "<img" not in shown and "<b>" not in shown
        assert shown.count("&lt;img src=x onerror=alert(1)&gt;") >= 2


def test_a_reference_can_be_copied_and_the_link_is_its_own_address(site: Site) -> None:
    address = site.address("lamps.pdf", "repaired 418 lamps")
    shown = site.get(address)
    copied, link = re.findall(r'data-(?:copy|link)="([^"]+)"', shown)
    assert unescape(copied).startswith(
        "“repaired 418 lamps” (Street Lighting Report, Executive, 24 March 2021, paragraph 1, page 1"
    )
    assert unescape(link) == f".{address}"
    assert f'<a href="./library/{address.report_id}?at=' in shown


def test_the_address_of_a_citation_opens_it(site: Site) -> None:
    address = site.address("lamps.pdf", "repaired 418 lamps")
    citation = site.standing(address).citation
    assert evidence_address(citation) == str(address) == str(address_of(citation))


def test_a_link_outlives_a_rebuild(site: Site) -> None:
    address = site.address("lamps.pdf", "repaired 418 lamps")
    before = site.get(address)
    (site.reports / "more.txt").write_text("1. Another report has come in.\n", encoding="utf-8")
    site.build()
    assert site.get(address) == before
    (site.reports / "lamps.pdf").rename(site.reports / "moved.pdf")
    site.build()
    assert "<dd>moved.pdf</dd>" in site.get(address)


def test_a_link_to_a_report_that_has_changed_says_so_and_offers_what_stands_there_now(site: Site) -> None:
    address = site.address("lamps.pdf", "repaired 418 lamps")
    pdf(site.reports / "lamps.pdf", tuple(tuple(line.replace("418", "981") for line in page) for page in LAMPS))
    site.build()
    shown = site.get(address, 404)
    assert "The report has changed since this link was made" in shown
    now = site.address("lamps.pdf", "repaired 981 lamps").report_id
    assert f'<a href="./library/{now}">Street Lighting Report, Executive, 24 March 2021</a>' in shown
    assert site.client.get(address.of_page(1).picture).status_code == 404


def test_a_link_to_a_report_that_is_gone_says_so(site: Site) -> None:
    address = site.address("lamps.pdf", "repaired 418 lamps")
    site.get(address)
    assert any((site.index / "pictures").iterdir())
    (site.reports / "lamps.pdf").unlink()
    site.build()
    assert "The report is no longer there" in site.get(address, 404)
    site.get(site.address("roads <b>.txt", "eleven lorries"))


def test_a_link_whose_words_are_others_by_now_is_not_shown_as_evidence(site: Site) -> None:
    address = site.address("lamps.pdf", "repaired 418 lamps")
    start, end = address.spans[0]
    for other in (
        replace(address, spans=((start + 1, end + 1),)),
        replace(address, spans=((90_000, 90_010),)),
        replace(address, report_id="0" * 16, words=""),
    ):
        assert "read anew since this link was made" in site.get(other, 404)
    read_otherwise = replace(address, report_id="0" * 16)
    assert "repaired 418 lamps" in site.get(read_otherwise)


def test_a_file_that_changed_on_disk_is_not_drawn_but_its_words_are_shown(site: Site) -> None:
    address = site.address("lamps.pdf", "repaired 418 lamps")
    site.get(address)
    pdf(site.reports / "lamps.pdf", (*LAMPS, ("4. One more page.",)))
    shown = site.get(address)
    assert "The report has changed since it was read" in shown and "<img" not in shown
    assert "<mark>repaired 418 lamps</mark>" in shown
    (site.reports / "lamps.pdf").unlink()
    shown = site.get(address)
    assert "The report is no longer there" in shown and "<img" not in shown


def test_two_files_with_one_text_are_each_boxed_where_they_print_it(site: Site) -> None:
    pdf(site.reports / "again.pdf", down=700)
    site.build()
    boxes = []
    for file in ("again.pdf", "lamps.pdf"):
        standing = site.standing(site.address(file, "repaired 418 lamps"))
        assert standing.file.name == file
        drawn = site.pictures.draw(standing, 1, 2.0)
        assert drawn.located
        boxes.append(drawn.boxes[0])
    assert boxes[0][1] - boxes[1][1] == pytest.approx(160, abs=3)


def test_other_places_of_the_same_words_open_at_their_own_evidence(site: Site) -> None:
    pdf(site.reports / "again.pdf", down=700)
    other = "Report to Scrutiny Board\n\nLamps at Night\n\n1. The Council repaired 418 lamps in the quarter.\n"
    (site.reports / "night.txt").write_text(other, encoding="utf-8")
    site.build()
    shown = site.get(site.address("lamps.pdf", "repaired 418 lamps"))
    assert "The same words stand in 2 more places" in shown
    [also] = re.findall(r'<details class="also">(.*?)</details>', shown, re.DOTALL)
    links = {name: unescape(link) for link, name in re.findall(r'<a href="\.([^"]+)"[^>]*>[^<]+\(([^)]+)\)</a>', also)}
    assert set(links) == {"again.pdf", "night.txt"}
    for file, link in links.items():
        opened = site.client.get(link, params=None).text
        assert f"<dd>{file}</dd>" in opened and "<blockquote>repaired 418 lamps</blockquote>" in opened


def test_an_exempt_paper_says_so(site: Site) -> None:
    exempt = ("NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A", *LAMPS[0])
    pdf(site.reports / "exempt.pdf", (exempt,))
    site.build()
    shown = site.get(site.address("exempt.pdf", "repaired 418 lamps"))
    assert "Exempt paper: not for publication" in shown


def test_a_file_that_leads_out_of_the_reports_folder_is_not_opened(site: Site, tmp_path: Path) -> None:
    address = site.address("lamps.pdf", "repaired 418 lamps")
    (site.reports / "lamps.pdf").rename(tmp_path / "outside.pdf")
    (site.reports / "lamps.pdf").symlink_to(tmp_path / "outside.pdf")
    shown = site.get(address)
    assert "leads out of the reports folder" in shown and "<img" not in shown


@pytest.mark.parametrize(
    "spoilt",
    [
        "/evidence/xyz?spans=1-2&report=0123456789abcdef",
        f"/evidence/{'0' * 64}?spans=2-1&report=0123456789abcdef",
        f"/evidence/{'0' * 64}?spans=1-2;3&report=0123456789abcdef",
        f"/evidence/{'0' * 64}?spans=&report=0123456789abcdef",
        f"/evidence/{'0' * 64}?spans=1-2",
        f"/evidence/{'0' * 64}?spans=1-2&report=0123456789abcdef&page=0",
        f"/evidence/{'0' * 64}?spans=1-2&report=0123456789abcdef&scale=900",
        f"/evidence/{'0' * 64}?spans={','.join(['1-2'] * 100)}&report=0123456789abcdef",
    ],
)
def test_what_is_no_address_is_told_in_plain_words(site: Site, spoilt: str) -> None:
    assert "There is no evidence at this address" in site.get(spoilt, 404)


def test_a_page_that_the_file_does_not_have_is_said(site: Site) -> None:
    shown = site.get(site.address("lamps.pdf", "418 lamps").of_page(12))
    assert "no page 12" in shown and "<img" not in shown
