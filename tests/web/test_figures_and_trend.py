"""The officer's figures and trend: what is said of each figure, and each point with the place that tells it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from lxml import etree
from starlette.testclient import TestClient

from assistant.answer import Answer, Figure
from assistant.facts.fact import Fact
from assistant.facts.of_passage import facts_of
from assistant.measures.same_measure import Told
from assistant.measures.trend import Point
from assistant.web.officer.chart import Mark, axis, chart
from assistant.web.officer.routes import routes
from assistant.web.officer.trend import point_row
from assistant.web.officer.wording import scale
from corpus.report import Cell, Particulars, Row
from index.passages import Passage
from index.search import Found
from tests.made_index import answer_quoting, catalogue_of, made_index
from tests.web.answers_kept import HOSTILE, client_of, kept, only_mine

HEAD = "NETHERBY BOROUGH COUNCIL\nReport to Harbour Committee\n{date}\n\nHarbour Performance\n\n"
SAID = "There were 60 boats moored on 24 March 2021."
TEXTS = {
    "a.txt": HEAD.format(date="24 March 2021") + f"8. {SAID} The crews numbered 12 then.",
    "b.txt": HEAD.format(date="12 May 2022") + "5. There were 71 boats moored on 30 April 2022.",
    "c.txt": HEAD.format(date="13 May 2022") + "6. There were 75 boats moored on 30 April 2022.",
    "d.txt": HEAD.format(date="14 May 2022") + "7. On 24 March 2021 there were 60 boats moored.",
}


def asked(tmp_path: Path, *figures: Figure, said: str = SAID, **changes: str) -> tuple[TestClient, Answer]:
    index = made_index(tmp_path, TEXTS)
    catalogue = catalogue_of(index)
    given = replace(answer_quoting(catalogue, "How many boats were moored?", said, *figures), **changes)
    catalogue.close()
    return client_of(routes(index, only_mine(kept(given)))), given


def words_of(html: str) -> str:
    """The text of markup without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def test_each_figure_says_its_check_unit_date_and_the_reports_that_agree(tmp_path: Path) -> None:
    client, _ = asked(tmp_path, Figure("60", 1, "verified"))
    said = words_of(client.get("/figures/a1?part=1").text)
    assert "Verified in paragraph 8" in said
    assert "Unit number As at 24 March 2021 That date from the quoted words" in said
    assert (
        "The same figure also stands in Harbour Performance, 14 May 2022, paragraph 7" in said or "paragraph 7" in said
    )
    assert "disagree" not in said


def test_reports_that_disagree_are_told_with_the_other_figure(tmp_path: Path) -> None:
    client, _ = asked(tmp_path, Figure("71", 1, "verified"), said="There were 71 boats moored on 30 April 2022.")
    said = words_of(client.get("/figures/a1?part=1").text)
    assert re.search(r"The reports disagree: for 30 April 2022 there is also 75 : .*paragraph 6", said)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("60", 1, "found"), "Found in paragraph 8, but not bound"),
        (Figure("93", None, "not_found"), "Not found in the sources"),
        (Figure("11", None, "computed", ("71", "60")), "Computed from 71 and 60: 71 - 60 = 11"),
    ],
)
def test_each_check_is_said_in_words(tmp_path: Path, figure: Figure, words: str) -> None:
    client, _ = asked(tmp_path, figure, answer=f"{SAID} [1]\nWorking: 71 - 60 = 11")
    assert words in words_of(client.get("/figures/a1?part=1").text)


def test_a_date_that_is_not_surely_the_figures_own_is_not_given_for_it(tmp_path: Path) -> None:
    texts = {
        "a.txt": HEAD.format(date="12 May 2022") + "8. Of 60 boats, more than in March 2020 or May 2021, few left."
    }
    index = made_index(tmp_path, texts)
    given = answer_quoting(
        catalogue_of(index),
        "boats",
        "Of 60 boats, more than in March 2020 or May 2021, few left.",
        Figure("60", 1, "found"),
    )
    said = words_of(client_of(routes(index, only_mine(kept(given)))).get("/figures/a1?part=1").text)
    assert "As at not sure" in said and "the report is of 12 May 2022" in said


def test_links_name_the_place_and_go_to_its_words(tmp_path: Path) -> None:
    client, given = asked(tmp_path, Figure("60", 1, "verified"))
    html = client.get("/figures/a1?part=1").text
    cited = given.citations[0]
    start, end = cited.spans[0]
    assert f"/evidence/{cited.file_hash}?spans={start}-{end}&amp;report={cited.report_id}" in html
    assert not re.search(r">\s*(?:here|link|more)\s*</a>", html)


def test_each_point_of_a_trend_is_the_citation_of_its_words(tmp_path: Path) -> None:
    client, _ = asked(tmp_path, Figure("60", 1, "verified"))
    html = client.get("/trend/a1?part=1").text
    catalogue = catalogue_of(tmp_path / "index")
    drawn = re.findall(
        r'<a href="\./evidence/[0-9a-f]{64}\?spans=(\d+)-(\d+)&amp;report=(\w+)[^"]*" aria-label="(\d+) as at ([^:]+):',
        html,
    )
    assert [(figure, when) for *_, figure, when in drawn] == [
        ("60", "24 March 2021"), ("71", "30 April 2022"), ("75", "30 April 2022"),
    ]  # fmt: skip
    for start, end, report_id, figure, when in drawn:
        words = catalogue.report_text(report_id)[int(start) : int(end)]
        assert figure in words and when in words
    assert "The reports disagree about 30 April 2022" in html


def test_too_few_dates_are_said(tmp_path: Path) -> None:
    client, _ = asked(tmp_path, Figure("12", 1, "found"), said="The crews numbered 12 then.")
    assert "No trend can be shown" in client.get("/trend/a1?part=1").text


def test_a_fragment_or_a_whole_page_for_its_own_reader_alone(tmp_path: Path) -> None:
    client, _ = asked(tmp_path, Figure("60", 1, "verified"))
    for address in ("/figures/a1", "/trend/a1"):
        assert client.get(f"{address}?part=1").text.startswith("<p")
        assert client.get(address).text.startswith("<!doctype html>")
        assert client.get(address).headers["cache-control"] == "private, no-store"
        assert client.get(address.replace("a1", "a2")).status_code == 404


@pytest.mark.parametrize("number", ["0", "7", "x", "-1", "9" * 30])
def test_a_figure_that_is_not_there_is_no_error(tmp_path: Path, number: str) -> None:
    client, _ = asked(tmp_path, Figure("60", 1, "verified"))
    assert client.get(f"/trend/a1?figure={number}").status_code == 200


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = {
        "a.txt": HEAD.format(date="24 March 2021") + f"Harbour {HOSTILE}\n\n8. {SAID}",
        f"b {HOSTILE.replace('/', '')}.txt": TEXTS["b.txt"],
    }
    index = made_index(tmp_path, hostile)
    given = answer_quoting(
        catalogue_of(index), f"boats {HOSTILE}", SAID, Figure("60", 1, "verified"), Figure(HOSTILE, 1, "found")
    )
    client = client_of(routes(index, only_mine(kept(given))))
    for address in ("/figures/a1", "/trend/a1"):
        assert "<img" not in client.get(address).text


def marks(*values: float) -> list[Mark]:
    return [
        Mark(date(2020 + number, 3, 1), value, f"{value:g}", f"{value:g} then", "/x")
        for number, value in enumerate(values)
    ]


@pytest.mark.parametrize("values", [(1, 2), (0, 0), (-3, 4), (5, 5), (442, 702), (1e9, 3e9), (0.1, 0.15), (-5, -2)])
def test_the_axis_holds_every_value(values: tuple[float, float]) -> None:
    low, high, step = axis(values)
    assert low <= min(values) and max(values) <= high and step > 0 and (high - low) / step <= 8


def test_the_chart_is_named_described_and_well_formed() -> None:
    drawn = etree.fromstring(chart(marks(442, 609), f"Boats {HOSTILE}", "k"))
    assert drawn.get("aria-labelledby") == "k-title k-desc"
    assert drawn.findtext("title") == f"Boats {HOSTILE}"
    assert [link.get("aria-label") for link in drawn.iter("a")] == ["442 then", "609 then"]


def test_no_figure_is_drawn_over_another() -> None:
    near = [Mark(date(2020, 9, day), 700.0 - day, "7,000,000", f"{day}", "/x") for day in (1, 3, 5, 7, 9, 11)]
    texts = [
        (float(text.get("x")), float(text.get("y")))
        for text in etree.fromstring(chart(near, "t", "k")).iterfind("a/text")
    ]
    assert len(texts) >= 1
    for number, (x, y) in enumerate(texts):
        for other_x, other_y in texts[:number]:
            assert abs(x - other_x) >= 80 or abs(y - other_y) >= 18


def test_a_figure_in_thousands_says_so_and_a_plain_one_does_not() -> None:
    def fact(column: str, unit: str | None) -> Fact:
        row = Row((Cell("Quay wall", ("Scheme",)), Cell("1,646", (column,))), "Quay wall", unit=unit)
        passage = Passage("p", "r", 0, 0, 15, "Quay wall\t1,646", "table_row", row=row)
        return facts_of(Found(passage, Particulars("Harbour"), 1, 0.0))[0]

    assert scale(fact("2025-26", "£000s")) == " (£000)"
    assert scale(fact("2025-26", None)) == ""


def test_a_trend_of_thousands_says_so_in_its_table() -> None:
    row = Row((Cell("Quay wall", ("Scheme",)), Cell("1,646", ("2025-26",))), "Quay wall", unit="£000s")
    passage = Passage("p", "r", 0, 0, 15, "Quay wall\t1,646", "table_row", row=row)
    fact = facts_of(Found(passage, Particulars("Harbour"), 1, 0.0))[0]
    assert "1,646 (£000)" in words_of(point_row(Point("2025-26", (Told(fact, "2025-26", "text"),)), []))
