"""Title, council, body, kind, author and dates of a report, from its first lines or its path."""

from __future__ import annotations

import pytest

from corpus.particulars import particulars_of
from corpus.particulars.council import council_of
from corpus.report import Particulars, Piece

BODY = "1. This paragraph says what was done by the service in the whole of the year, and why it was done at all."


def particulars(*lines: str, path: str = "report.txt") -> Particulars:
    """The particulars of a report with these first lines."""
    pieces = [*(Piece("text", line, strong=line.isupper()) for line in lines), Piece("text", BODY)]
    return particulars_of(pieces, path, {}, council_of(pieces))


def test_labels_name_title_body_author_and_day() -> None:
    found = particulars(
        "Report of: Chief Executive", "Submitted to: Scrutiny Board – 11 May 2022", "Subject: Forward Programme"
    )
    assert (found.title, found.body, found.author) == ("Forward Programme", "Scrutiny Board", "Chief Executive")
    assert found.meeting_date == found.report_date == "2022-05-11"


def test_a_title_in_capitals_is_read_without_body_and_day() -> None:
    found = particulars("WESTMERE COUNCIL", "SCRUTINY BOARD", "11 MAY 2022", "FINAL REPORT ON ROADS AND PATHS")
    assert found.title == "FINAL REPORT ON ROADS AND PATHS"
    assert found.meeting_date == "2022-05-11"


def test_a_day_on_the_line_of_the_title_is_told_from_it() -> None:
    found = particulars("MEMBER REPORT TO COUNCIL Wednesday 24th March 2021")
    assert (found.title, found.meeting_date) == ("MEMBER REPORT TO COUNCIL", "2021-03-24")


def test_where_the_text_is_silent_the_path_speaks() -> None:
    found = particulars("Some words", path="2025-01-30_cabinet/24-00108 - Finance Report.txt")
    assert (found.title, found.body) == ("Finance Report", "Cabinet")
    assert (found.meeting_date, found.origins["title"]) == ("2025-01-30", "path")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("MINUTES OF THE MEETING", "minutes"),
        ("AGENDA", "agenda"),
        ("APPENDIX 2 TARGETS", "appendix"),
        ("PROPOSED RECORD OF DECISION", "record_of_decision"),
        ("EQUALITY IMPACT ASSESSMENT", "equality_assessment"),
        ("QUESTIONS AND ANSWERS", "questions_and_answers"),
        ("ANNUAL ROADS REVIEW", "report"),
    ],
)
def test_the_kind_is_read_from_the_first_lines(line: str, kind: str) -> None:
    assert particulars(line).report_kind == kind


def test_a_paper_that_says_so_is_exempt() -> None:
    assert particulars("NOT FOR PUBLICATION", "PLAN").exempt
    assert not particulars("PLAN FOR PUBLICATION").exempt


def test_the_council_named_most_often_is_the_files() -> None:
    pieces = [
        Piece("text", "Westmere Borough Council and Leeds City Council"),
        Piece("text", "Westmere Borough Council"),
    ]
    assert council_of(pieces) == "Westmere Borough Council"


def test_a_neighbour_that_is_named_in_full_more_often_is_not_the_council() -> None:
    own = "Elmford Council spends more in Elmford than elsewhere: Elmford has two docks, and Elmford's roads are long."
    neighbour = [Piece("text", f"It shares a depot with Oakham Council ({year}).") for year in (2021, 2022, 2023)]
    front = [Piece("text", "Strategy")] * 30
    assert council_of([*front, Piece("text", own), *neighbour]) is None
    assert council_of([*front, *neighbour]) is None
    assert council_of([*neighbour, *front]) == "Oakham Council"


def test_a_sort_of_council_is_none() -> None:
    assert council_of([Piece("text", "It works like a Community Council.")] * 9) is None


def test_the_mail_address_tells_which_of_the_councils_named_is_the_papers_own() -> None:
    named = [
        Piece("text", "With Tarnford Borough Council and West Mere Borough Council."),
        Piece("text", "jo@west-mere.gov.uk"),
    ]
    assert council_of(named) == "West Mere Borough Council"
    assert council_of([Piece("text", "jo@west-mere.gov.uk")]) is None


def test_a_quarter_in_the_title_is_the_period() -> None:
    assert particulars("REVENUE MONITORING QUARTER THREE 2024-25").period == "Q3 2024-25"


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - Budget.docx", "Document1", "Budget final.pdf"])
def test_a_title_that_a_program_put_into_the_file_is_no_title(title: str) -> None:
    pieces = [Piece("text", "Some words"), Piece("text", BODY)]
    assert particulars_of(pieces, "Street Lighting.pdf", {"title": title}, None).title == "Street Lighting"
    assert particulars_of(pieces, "x.pdf", {"title": "Street Lighting Plan"}, None).title == "Street Lighting Plan"


@pytest.mark.parametrize("label", ["Agenda item", "Issue - meetings", "Decision details"])
def test_the_title_of_a_page_for_one_item_stands_below_its_label(label: str) -> None:
    found = particulars("Westmere Council", label, "Street Lighting 2023/24", "Meeting: 04/12/2023 - Cabinet (Item 39)")
    assert (found.council, found.title, found.body) == ("Westmere Council", "Street Lighting 2023/24", "Cabinet")
    assert (found.meeting_date, found.period) == ("2023-12-04", "2023-24")


def test_the_first_plain_line_that_reads_so_is_the_title_where_no_line_is_set_apart() -> None:
    found = particulars("Westmere Borough Council", "Council, 24 February 2015", "Council tax setting")
    assert (found.title, found.origins["title"]) == ("Council tax setting", "text")
    assert particulars("Report to Cabinet", "24 March 2021", "Boats moored").title == "Boats moored"
    assert particulars("Westmere Council", "Ward: Northgate", "Road works", path="Repairs.txt").title == "Repairs"


def test_minutes_of_a_parish_are_named_by_its_council() -> None:
    found = particulars(
        "MINUTES OF THE MEETING OF NORTHGATE PARISH COUNCIL", "HELD IN THE VILLAGE HALL ON", "5 MAY 2021"
    )
    assert (found.council, found.title) == ("Northgate Parish Council", "Minutes of Northgate Parish Council")


def test_the_council_of_the_first_line_goes_before_another_named_in_full() -> None:
    pieces = [Piece("text", "West Mere Council"), Piece("text", "Loamshire County Council raised its precept.")]
    assert council_of(pieces) == "West Mere Council"


def test_the_day_on_which_a_decision_was_taken_dates_its_record() -> None:
    found = particulars(
        "Decision details", "Winter gritting", "Publication date: 07/03/2023", "Date of decision: 22/02/2023"
    )
    assert (found.report_kind, found.report_date) == ("record_of_decision", "2023-02-22")


@pytest.mark.parametrize(
    ("line", "council"),
    [
        ("CYNGOR SIR BRYN TEG COUNTY COUNCIL", "Bryn Teg County Council"),
        ("Cyngor Cymuned Bryn Teg Community Council", "Bryn Teg Community Council"),
        ("London Borough of Ashmere - Housing Commission", "London Borough of Ashmere"),
    ],
)
def test_a_council_is_named_in_welsh_too_or_as_a_borough(line: str, council: str) -> None:
    assert particulars(line).council == council


@pytest.mark.parametrize(
    "line",
    [
        "Meeting of Roads Select Committee, Wednesday, 10th July, 2024 10.00 am (Item 41.)",
        "DRAFT Minutes of the Parish Council meeting held Wednesday 10th July 2024, 7.30pm in the Village Hall, Mill Lane",
        "A meeting of the Council was held on Wednesday 10 July 2024 in the Council Chamber, Town Hall, Aston, at 6.30 pm.",
    ],
)
def test_the_day_of_the_meeting_is_read_from_a_long_line_too(line: str) -> None:
    found = particulars("Aston Parish Council", line, "Minutes of 4th December 2023 were agreed")
    assert found.meeting_date == "2024-07-10"


def test_the_day_of_a_decision_may_stand_at_its_end() -> None:
    pieces = [
        Piece("text", text) for text in ("Decision details", "Bus service 4", BODY, "Date of decision: 26/02/2025")
    ]
    assert particulars_of(pieces, "decision.html", {}, None).meeting_date == "2025-02-26"


def test_the_day_of_a_draft_is_not_that_of_the_meeting() -> None:
    found = particulars("DRAFT v0.3 24/09/2024", "Scrutiny Panel – 8 October 2024", "ANNUAL ROADS REVIEW")
    assert (found.meeting_date, found.title) == ("2024-10-08", "ANNUAL ROADS REVIEW")


def test_a_day_may_stand_in_the_file_name_without_marks() -> None:
    assert particulars("Some words", path="RSC_20250114_item6.pdf").meeting_date == "2025-01-14"


def test_a_paper_that_tells_who_came_is_minutes() -> None:
    lines = (
        "EXECUTIVE – Record of decisions",
        "Present",
        "Councillors A Bell and C Dunn",
        "Apologies",
        "Councillor E Fox",
    )
    found = particulars(*lines)
    assert (found.report_kind, found.body, found.title) == ("minutes", "Executive", "Minutes of the Executive")
    assert particulars("Agenda", *lines[1:]).report_kind == "agenda"


def test_an_appendix_named_further_down_makes_none_of_the_report() -> None:
    assert (
        particulars(
            "ROADS REVIEW", "Scrutiny Panel", "8 October 2024", "Aims", "Roads", "Appendix C Savings"
        ).report_kind
        == "report"
    )


def test_an_author_is_named_without_how_to_reach_them() -> None:
    found = particulars("Report of: Head of Housing, Ann Bell. Contact: C Dunn, tel 020 7946 0000")
    assert found.author == "Head of Housing, Ann Bell"


def test_the_item_of_an_agenda_is_no_part_of_the_title() -> None:
    assert (
        particulars("Aston Council", "ITEM 9: ROADS AND PATHS, JANUARY TO MARCH 2023").title
        == "ROADS AND PATHS, JANUARY TO MARCH 2023"
    )


def test_a_title_loses_a_day_with_its_brackets_and_the_officer_who_reports() -> None:
    found = particulars(
        "CABINET - 11 MARCH 2025",
        "REPORT OF THE DIRECTOR OF QUAYS (ANN RUSH)",
        "QUAYS: QUARTER 3 (to 31 December 2024)",
    )
    assert found.title == "QUAYS: QUARTER 3"


def test_a_paper_dated_by_its_month_takes_no_day_from_its_list_of_members() -> None:
    found = particulars("REPORT OF THE QUAYS PANEL", "April 2024", "Councillor Ann Rush (until 9 January 2024)")
    assert found.report_date == "2024-04"
