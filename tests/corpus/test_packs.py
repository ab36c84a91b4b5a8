"""One file that binds several reports is cut where each begins, and numbers start again in each."""

from __future__ import annotations

from corpus.assemble import reports_of
from corpus.readers.text import pieces_of
from corpus.report import Document, Report

AGENDA = """
SCRUTINY BOARD

Date: Wednesday 11th May, 2022

AGENDA

1. Apologies for Absence
2. Minutes of the last meeting
3. Roads 3 - 10

MEMBERSHIP

Councillors J Green (Chair), T Brown and others of the board, who may send another in their place
"""
SHEET = """
Report of:\tChief Executive
----------\t---------------

Submitted to:\tScrutiny Board – 11 May 2022
-------------\t----------------------------

Subject:\tForward Programme
--------\t-----------------

What is the purpose of this report?

1. To tell the board what is planned for the time to come.

2. To ask for its views on all of this before it is done.

3. It is asked to say which of these it would like to hear more of.

4. There are no costs of this, and there is no risk in it.

5. No other paper was used for this one.
"""
TITLED = """
WESTMERE COUNCIL

SCRUTINY BOARD

11 MAY 2022

ATTENDANCE OF MEMBERS AT THE BOARD

PURPOSE OF THE REPORT

1. To set out who will attend the board in the year to come.

2. It is asked that the board notes this and says what it thinks.

3. There are no other papers, and none were used for this one.

4. The last paragraph of this report stands here for length.
"""
ADDENDUM = TITLED.replace(
    "WESTMERE COUNCIL\n\nSCRUTINY BOARD\n\n11 MAY 2022", "ADDENDUM\n\n**SCRUTINY BOARD\n11 MAY 2022**"
)


def reports(*parts: str) -> tuple[Report, ...]:
    """The reports of a text file made of these parts."""
    return reports_of(Document(tuple(pieces_of("\n\n".join(parts)))), "2022/pack.txt").reports


def test_an_agenda_with_three_reports_gives_four() -> None:
    found = reports(AGENDA, SHEET, TITLED, ADDENDUM)
    assert [report.position for report in found] == [0, 1, 2, 3]
    assert [report.particulars.report_kind for report in found] == ["agenda", "report", "report", "report"]


def test_each_report_keeps_its_own_title_and_the_packs() -> None:
    found = reports(AGENDA, SHEET, TITLED)
    assert [report.particulars.title for report in found] == [
        "Agenda of the Scrutiny Board", "Forward Programme", "ATTENDANCE OF MEMBERS AT THE BOARD"
    ]  # fmt: skip
    assert {report.pack for report in found} == {"Agenda of the Scrutiny Board"}


def test_numbers_start_again_in_each_report() -> None:
    for report in reports(AGENDA, SHEET, TITLED)[1:]:
        assert next(block.paragraph for block in report.blocks if block.paragraph) == "1"


def test_reports_inside_take_the_packs_body_and_day() -> None:
    for report in reports(AGENDA, SHEET, TITLED, ADDENDUM):
        assert report.particulars.body == "Scrutiny Board"
        assert report.particulars.meeting_date == "2022-05-11"


def test_an_addendum_is_told_from_the_report_it_adds_to() -> None:
    assert reports(AGENDA, TITLED, ADDENDUM)[2].particulars.title.startswith("Addendum – ")


def test_a_single_report_comes_back_whole_and_in_no_pack() -> None:
    [report] = reports(TITLED)
    assert report.pack is None


def test_a_body_named_in_a_paragraph_starts_no_report() -> None:
    text = TITLED + "\n\nThe Scrutiny Board met on 11 May 2022 and went through all of it again.\n\n5. It agreed.\n"
    assert len(reports(text)) == 1


MINUTES = """
PLANNING COMMITTEE

Minutes of a meeting of the Planning Committee held on 12 April 2023

PRESENT: Councillors J Bright (Chair), S Moor, A Patel

Officers were there too and listened to all that was said.

PL/22/50 DECLARATIONS OF INTEREST

There were none at this point of the meeting, or at any other.

Members were asked to say so if that changed.

Nobody did so in all the time that followed.

The Chair thanked them for it and went on.

{item}

The minutes of the meeting held on 8 March 2023 were approved as a correct record.

PL/22/52 MILL FARM

1. Members spoke of the road and of the hedgerow for an hour or so that night.
"""


def test_an_item_that_names_earlier_minutes_opens_no_report() -> None:
    for item in (
        "PL/22/51 MINUTES OF THE PLANNING COMMITTEE HELD ON 8 MARCH 2023",
        "MINUTES OF THE PLANNING COMMITTEE OF 8 MARCH 2023",
    ):
        assert len(reports(MINUTES.format(item=item))) == 1


BOUND_MINUTES = """
WESTMERE COUNCIL

CABINET

Minutes of a meeting of the Cabinet held in the Town Hall on 9 January 2023

PRESENT: Councillors J Bright (Chair), S Moor, A Patel

12. ROADS

Members spoke of the road for an hour.
"""


def test_minutes_bound_into_a_pack_are_a_paper_of_their_own() -> None:
    agenda = "AGENDA\n\nCABINET\n\n6 February 2023\n\n" + "\n\n".join(
        f"Item {number} is told here." for number in range(9)
    )
    found = reports(f"{agenda}\n\n{BOUND_MINUTES}")
    assert [(report.particulars.report_kind, report.particulars.report_date) for report in found] == [
        ("agenda", "2023-02-06"),
        ("minutes", "2023-01-09"),
    ]


def test_the_author_at_the_end_of_one_report_opens_no_other() -> None:
    sheet = "From: {0}\n\nTo: Cabinet – 6 February 2023\n\nSubject: {1}\n\n1. First words of it.\n\n2. More of it.\n\n3. And more.\n\n4. Still more.\n\n5. The last.\n\nReport author: {2}\n\n"
    found = reports(sheet.format("Ann Bell", "Roads", "Carl Dunn") + sheet.format("Eve Fox", "Parks", "Gil Hay"))
    assert [report.particulars.author for report in found] == ["Ann Bell", "Eve Fox"]
