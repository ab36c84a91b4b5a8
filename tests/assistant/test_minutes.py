"""Minutes read: items, resolutions with the points they lead in, and what only concerns the meeting itself."""

import pytest

from assistant.papers.minutes import items_of, lead_decides, resolutions_of, surely_decides
from index.passages import Passage


def minutes(*lines: tuple[str | None, str, str]) -> list[Passage]:
    """Passages of (number, heading, text), below a first one that tells who was there."""
    present = Passage("p", "r", -1, 0, 12, "Present: all", "paragraph", ("MINUTES",))
    return [present] + [
        Passage(f"p{place}", "r", place, 0, len(text), text, "paragraph", (heading,) if heading else (), number)
        for place, (number, heading, text) in enumerate(lines)
    ]


def test_an_item_holds_what_stands_under_one_number_or_one_heading() -> None:
    passages = minutes(
        ("12 (1)", "Harbour wall", "The wall had moved."),
        ("12 (2)", "A new crack", "Members asked about it."),
        (None, "A new crack", "It was said to be old."),
        ("12 (3)", "A new crack", "RESOLVED that the wall be mended."),
        ("13", "Play areas", "RESOLVED that two close."),
    )
    assert [len(item) for item in items_of(passages)] == [1, 4, 1]


def test_a_resolution_has_the_heading_that_opened_its_item() -> None:
    passages = minutes(
        ("12 (1)", "Harbour wall", "The wall had moved."),
        ("12 (2)", "A new crack", "RESOLVED that the wall be mended."),
    )
    assert [(one.title, one.formal) for one in resolutions_of(passages)] == [("Harbour wall", False)]


def test_points_led_in_belong_to_the_resolution_and_the_next_paragraph_does_not() -> None:
    passages = minutes(
        ("7)", "Ferry", "RESOLVED that the Council:"),
        ("1", "Ferry", "Keep the ferry."),
        ("2", "Ferry", "Write to the owner."),
        ("8)", "Ferry", "The Chair thanked the crew."),
    )
    assert [item.paragraph for item in resolutions_of(passages)[0].items] == ["1", "2"]


def test_points_counted_anew_in_the_same_style_belong_to_the_resolution() -> None:
    passages = minutes(
        ("83 7", "Ferry", "RESOLVED that Cabinet:"),
        ("83 1", "Ferry", "Keep the ferry."),
        ("83 2", "Ferry", "Write to the owner."),
        ("83 8", "Ferry", "The Chair thanked the crew."),
    )
    assert [item.paragraph for item in resolutions_of(passages)[0].items] == ["83 1", "83 2"]


def test_passages_under_a_heading_that_says_resolved_are_the_resolution() -> None:
    text = ["that the plan be noted;", "that it be sent to the Mayor."]
    passages = [
        Passage(
            f"p{place}", "r", place, 0, len(said), said, "paragraph", ("Harbour plan", "Resolved"), f"4 ({place + 1})"
        )
        for place, said in enumerate(text)
    ]
    found = resolutions_of(passages)
    assert [(one.title, len(one.items)) for one in found] == [("Harbour plan", 2)]


def test_words_that_run_over_a_line_are_one_resolution() -> None:
    text = "Councillor Reed moved, and it was RESOLVED, that\nMiss Hart be appointed Clerk.\nThe meeting ended at nine."
    one = resolutions_of(minutes(("3", "Clerk", text)))[0]
    assert text[slice(*one.span)].endswith("appointed Clerk.")


@pytest.mark.parametrize(
    "text",
    [
        "The Committee heard what had been resolved in March.",
        "Members spoke about the wall.",
        "The report recommended that the wall be mended.",
        "Agreed unanimously.",
    ],
)
def test_what_tells_no_decision_is_no_resolution(text: str) -> None:
    assert resolutions_of(minutes(("1", "Harbour wall", text))) == []


def test_words_within_a_sentence_count_only_where_no_minutes_have_them_set_apart() -> None:
    loose = ("1", "Ferry", "After debate the Committee agreed to keep the ferry.")
    strict = ("2", "Wall", "RESOLVED that the wall be mended.")
    assert [one.title for one in resolutions_of(minutes(loose))] == ["Ferry"]
    assert [one.title for one in resolutions_of(minutes(loose, strict))] == ["Wall"]


def test_earlier_minutes_signed_concern_the_meeting_itself() -> None:
    said = "RESOLVED that the minutes of the meeting held on 4 May 2022 be signed as a correct record."
    assert resolutions_of(minutes(("1", "Minutes", said)))[0].formal


@pytest.mark.parametrize(
    ("lead", "expected"),
    [("ORDERED that the plan be approved, subject to:", True), ("RESOLVED that Cabinet agree to:", False)],
)
def test_a_lead_in_may_decide_something_itself(lead: str, expected: bool) -> None:
    one = resolutions_of(minutes(("3 (1)", "Plan", lead), ("3 (1) (a)", "Plan", "Keep the hedge.")))[0]
    assert one.items and lead_decides(one) is expected


def test_what_stands_under_decision_goes_with_the_item_before_it() -> None:
    passages = minutes(
        (None, "Ferry", "The ferry had sunk."),
        (None, "DECISION", "That a new ferry be bought."),
        (None, "Pier", "The pier was closed."),
    )
    assert [len(item) for item in items_of(passages)] == [1, 2, 1]
    assert [one.title for one in resolutions_of(passages)] == ["Ferry"]


def test_only_capitals_or_a_heading_are_a_decision_in_any_paper() -> None:
    passages = minutes(
        ("1", "Ferry", "RESOLVED that the ferry be kept."),
        ("2", "Pier", "Decision: for noting by members at once."),
    )
    assert [surely_decides(one) for one in resolutions_of(passages)] == [True, False]
