"""The five reports of Middlesbrough Council, against what a person read from them.

The reports are not part of the repository; they stand in `../shared/reports/middlesbrough`.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.assemble import reports_of
from corpus.formats import read_document
from corpus.report import Block, Report
from index.passages import passages_of

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY.parent / "shared" / "reports" / "middlesbrough"
QUESTIONS = REPOSITORY / "evals" / "questions" / "middlesbrough.jsonl"
PACK = "004_a8f1c668ffb4878f.txt"
AGENDA, FORWARD, ATTENDANCE, ADDENDUM, SUFFICIENCY, LOCALITY = range(6)
LEAST_SHARE = 0.97


@pytest.fixture(autouse=True)
def reports_are_there() -> None:
    """Skip where the reports are missing; in CI that is a failure."""
    if not FOLDER.is_dir() and not os.environ.get("CI"):
        pytest.skip(f"the Middlesbrough reports are not in {FOLDER}")


@cache
def reports(name: str) -> tuple[Report, ...]:
    """The reports of one file, read once."""
    return reports_of(read_document(FOLDER / name, most_bytes=10**7, most_pages=100), name).reports


def inner(position: int) -> Report:
    return reports(PACK)[position]


def block(report: Report, words: str) -> Block:
    """The first block that starts with these words or has them as a cell."""
    return next(found for found in report.blocks if found.text.startswith(words))


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def sources() -> list[dict[str, Any]]:
    """Each place that a question names as its evidence, where it says in which paragraph, or in none, it stands."""
    found: list[dict[str, Any]] = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        own = [question] if question.get("evidence") else []
        places = [*question.get("evidence_all", own), *question.get("also_in", [])]
        found += [{**place, "id": question["id"]} for place in places if place.get("evidence") and "paragraph" in place]
    return found


def paragraphs_with(place: dict[str, Any]) -> list[str | None]:
    """The paragraphs of all blocks and passages of the right file that hold the evidence."""
    evidence = folded(place["evidence"])
    found: list[str | None] = []
    for report in reports(place["report"]):
        found += [one.paragraph for one in report.blocks if evidence in folded(one.text)]
        found += [one.paragraph for one in passages_of(report) if evidence in folded(one.text)]
    return found


def plain_number(number: str | None) -> str:
    return re.sub(r"\s", "", number or "").rstrip(".")


def test_evidence_of_the_known_answers_stands_in_the_paragraph_that_a_person_named() -> None:
    places = sources()
    misses = [
        (place["id"], place["paragraph"], place["evidence"])
        for place in places
        if plain_number(place["paragraph"]) not in {plain_number(number) for number in paragraphs_with(place) or ["?"]}
    ]
    share = 1 - len(misses) / len(places)
    print(f"{share:.3f} of {len(places)} places found with their paragraph", *misses, sep="\n")
    assert share >= LEAST_SHARE, misses


@pytest.mark.parametrize(
    ("name", "title", "body", "day"),
    [
        ("000_4aa42d418ef1bf5b.txt", "EXECUTIVE MEMBER REPORT TO COUNCIL", "Council", "2021-03-24"),
        ("001_5b0dccbbd140539f.txt", "EXECUTIVE MEMBER REPORT TO COUNCIL", "Council", "2017-12-06"),
        ("002_106b82f4119696cf.txt", "Children's Services Improvement Programme", "Executive", "2020-07-14"),
        ("003_17dbbdb3742071a5.txt", "EXECUTIVE MEMBER REPORT TO COUNCIL", "Council", "2023-11-29"),
    ],
)
def test_the_four_single_reports_have_their_title_body_and_day(name: str, title: str, body: str, day: str) -> None:
    [report] = reports(name)
    assert report.particulars.title.startswith(title)
    assert (report.particulars.body, report.particulars.report_date) == (body, day)
    assert (report.particulars.report_kind, report.pack) == ("report", None)


def test_the_pack_holds_an_agenda_and_five_reports() -> None:
    starts = ("Agenda of", "Executive Forward", "ATTENDANCE OF", "Addendum", "FINAL REPORT CHILDREN", "FINAL REPORT OF")
    assert len(reports(PACK)) == len(starts)
    for report, start in zip(reports(PACK), starts, strict=True):
        assert report.particulars.title.startswith(start)
        assert report.particulars.body == "Overview and Scrutiny Board"
        assert report.particulars.council == "Middlesbrough Council"
        assert report.particulars.report_date == report.particulars.meeting_date == "2022-05-11"
    assert [report.particulars.report_kind for report in reports(PACK)] == ["agenda"] + ["report"] * 5


def test_the_report_of_pause_stays_inside_the_sufficiency_report() -> None:
    assert "APPENDIX 1" in block(inner(SUFFICIENCY), "Once women are open").section


def plain_numbers(report: Report) -> list[int]:
    numbers = [one.paragraph or "" for one in report.blocks if one.block_kind == "paragraph"]
    return [int(number) for number in numbers if number.isdigit()]


def test_numbers_start_again_in_each_report_of_the_pack() -> None:
    for position in (ATTENDANCE, ADDENDUM, SUFFICIENCY, LOCALITY):
        assert plain_numbers(inner(position))[0] == 1


def test_numbers_that_occur_twice_are_both_kept() -> None:
    assert plain_numbers(inner(ADDENDUM)).count(31) == plain_numbers(inner(ADDENDUM)).count(32) == 2
    numbers = plain_numbers(inner(SUFFICIENCY))
    assert numbers[numbers.index(31) :][:5] == [31, 32, 31, 32, 33]


def test_no_number_of_the_long_reports_is_missing() -> None:
    assert set(plain_numbers(inner(SUFFICIENCY))) == set(range(1, 194))
    assert set(plain_numbers(inner(LOCALITY))) == set(range(1, 197))


def test_inner_lists_stay_in_their_paragraph() -> None:
    assert block(inner(SUFFICIENCY), "6. What a big").paragraph == "189"
    assert block(inner(LOCALITY), "10. A home").paragraph == "191"
    assert block(inner(ATTENDANCE), "2. That Board").paragraph == "2"


def test_letters_and_roman_numerals_of_the_last_recommendation() -> None:
    found = [one.paragraph for one in inner(LOCALITY).blocks if (one.paragraph or "").startswith("196 ")]
    letters = [f"196 {letter})" for letter in "abcdefg"]
    assert found == [*letters, "196 g) i)", "196 g) ii)", "196 h)", "196 i)", "196 j)"]


def test_letters_go_on_over_a_footnote() -> None:
    found = [one.paragraph for one in inner(SUFFICIENCY).blocks if re.match(r"5 [a-d]\)$", one.paragraph or "")]
    assert found == ["5 a)", "5 b)", "5 c)", "5 d)"]


def test_names_of_councils_head_the_paragraphs_below_them() -> None:
    for name, number in (("Camden Council", "180"), ("Leeds City Council", "184"), ("Wigan Council", "190")):
        found = next(one for one in inner(LOCALITY).blocks if one.paragraph == number)
        assert found.section[-1] == name


def test_text_of_an_appendix_bears_no_number() -> None:
    report = inner(SUFFICIENCY)
    assert {one.paragraph for one in report.blocks if one.section[:1] == ("APPENDIX 1",)} == {None}


def test_a_sentence_cut_by_footnotes_is_whole() -> None:
    assert next(one for one in inner(LOCALITY).blocks if "(DIG)" in one.text).paragraph == "20"


def test_rows_of_the_forward_plan_are_whole_and_under_their_member() -> None:
    rows = [one.row for one in inner(FORWARD).blocks if one.row and one.section == ("APPENDIX A",)]
    assert len(rows) == 14
    assert all(re.match(r"I?\d{5,7}", row.cells[0].text) for row in rows)
    assert [row.cells[0].text for row in rows if "Trimdon" in row.cells[0].text] == ["I013004 Ayresome; Kader; Trimdon"]
    assert {row.caption.split(" for ")[-1] for row in rows} == {
        "Children's Services", "Environment, Finance and Governance", "Regeneration"
    }  # fmt: skip


def test_a_table_with_two_header_rows_keeps_both() -> None:
    row = block(inner(LOCALITY), "Abingdon").row
    assert row is not None
    assert [cell.column[-1] for cell in row.cells[1:]] == ["2020", "2021", "2020", "2021"]
    assert row.cells[1].column[0].endswith("REACHED")


def test_no_heading_is_an_address_a_name_a_date_or_a_stray_mark() -> None:
    wrong = re.compile(r"@|\d{5}|\b[A-Z]{2}\d \d[A-Z]{2}\b|^Councillor|^#|^-|Town Hall|Not Applicable|^Tel|20\d\d$")
    for name in sorted(path.name for path in FOLDER.glob("*.txt")):
        for report in reports(name):
            sections = {title for one in report.blocks for title in one.section}
            assert [title for title in sections if wrong.search(title) and "July 2021" not in title] == []
