"""Attendance: who chaired, who was there, as the head of the minutes says."""

import pytest

from assistant.asking.question import read_question
from assistant.papers.attending import attendance_asked, chair_in, heads_of
from index.passages import Passage


def front(*texts: str) -> list[Passage]:
    return [Passage(f"p{place}", "r", place, 0, len(text), text, "paragraph") for place, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Who chaired the Licensing Committee in May?", "chair"),
        ("Who was vice-chair of the Licensing Committee?", "vice-chair"),
        ("Who attended the meeting on 4 May 2022?", "present"),
        ("Which officers attended the meeting?", "officers"),
        ("Who sent apologies?", "apologies"),
        ("Who is the Chief Executive?", None),
    ],
)
def test_what_is_asked_of_the_attendance(asked: str, expected: str | None) -> None:
    assert attendance_asked(read_question(asked)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Present: Councillors Ann Reed (Vice-Chair), Tom Hart (Chair) and Joan Cole", "Tom Hart (Chair)"),
        ("PRESENT: Mr T R Hart (Chairman), Mrs A Reed (Vice-Chairman)", "Mr T R Hart (Chairman)"),
        (
            "Present: Councillor Ann Reed, Mayor (in the chair); Councillors Tom Hart",
            "Councillor Ann Reed, Mayor (in the chair)",
        ),
        ("Chair: Councillor Ann Reed", "Councillor Ann Reed"),
        ("Present: Councillor Ann Reed in the Chair; Councillors Hart, Cole", "Councillor Ann Reed"),
    ],
)
def test_the_chair_is_the_one_so_marked(text: str, expected: str) -> None:
    place = chair_in(front(text), "chair")
    assert place and text[slice(*place[1])] == expected


def test_a_chair_elected_for_the_meeting_comes_before_the_one_marked() -> None:
    passages = front("Present: Councillors Ann Reed (Chair)", "RESOLVED that Mr Cole be elected to chair the meeting.")
    place = chair_in(passages, "chair")
    assert place and place[0].ordinal == 1


def test_no_chair_is_named_where_none_is_marked() -> None:
    assert chair_in(front("Present: Councillors Ann Reed (Vice-Chair) and Tom Hart"), "chair") is None


def test_a_list_of_those_present_goes_on_in_the_next_passage_and_ends_before_the_officers() -> None:
    passages = front("Minutes of a meeting", "PRESENT: Mr Reed,", "Mr Hart and Mrs Cole", "Officers: Miss Vane (Clerk)")
    assert [one.ordinal for one, _ in heads_of(passages, "present")] == [1, 2]
    assert [one.ordinal for one, _ in heads_of(passages, "officers")] == [3]


def test_only_the_lines_of_a_passage_that_are_asked_for_are_taken() -> None:
    text = "OFFICERS: Miss Vane (Clerk)\nAPOLOGIES FOR ABSENCE: Mr Cole"
    passage, span = heads_of(front(text), "apologies")[0]
    assert passage.text[slice(*span)] == "APOLOGIES FOR ABSENCE: Mr Cole"
