"""Votes: the motion they belong to, their sides with counts and names, and their outcome."""

import time

import pytest

from assistant.asking.question import read_question
from assistant.papers.votes import counted, counts_in, moved_in, moving, outcome, outcome_in, sides_of, totals, votes_of
from assistant.papers.voting import vote_asked
from corpus.report import Cell, Row
from index.passages import Passage


def item(*lines: tuple[str, str]) -> list[Passage]:
    """Passages of one item, of (number, text), below a first one that tells who was there."""
    present = Passage("p", "r", -1, 0, 12, "Present: all", "paragraph", ("MINUTES",))
    return [present] + [
        Passage(f"p{place}", "r", place, 0, len(text), text, "paragraph", ("Ferry",), number)
        for place, (number, text) in enumerate(lines)
    ]


LISTED = "The motion was put to the vote:\nFor (2)\nMr Reed, Miss Hart\nAgainst (0)\nAbstain (1)\nMrs Vane"


def test_sides_are_read_with_their_counts_and_names() -> None:
    assert [(side, LISTED[slice(*label)], LISTED[slice(*names)]) for side, label, names in counts_in(LISTED)] == [
        ("for", "For (2)", "Mr Reed, Miss Hart"),
        ("against", "Against (0)", ""),
        ("abstained", "Abstain (1)", "Mrs Vane"),
    ]


def test_names_may_stand_on_the_line_of_their_count() -> None:
    text = "For (2): Councillors Reed and Hart\nAbstained (1): Councillor Vane"
    assert [text[slice(*names)] for _, _, names in counts_in(text)] == ["Councillors Reed and Hart", "Councillor Vane"]


@pytest.mark.parametrize(
    "text",
    [
        "The amendment was LOST by 6 votes to 18.",
        "The motion was carried unanimously.",
        "RESOLVED, by 21 votes to 0 with 3 abstentions, that the motion be carried.",
    ],
)
def test_a_count_in_words_is_found(text: str) -> None:
    assert counted(text) == (0, len(text))


@pytest.mark.parametrize("text", ["Amendment lost.", "The substantive motion was declared carried."])
def test_an_outcome_is_found(text: str) -> None:
    assert outcome(text) == (0, len(text))


def test_a_vote_belongs_to_the_last_motion_that_was_not_voted_on() -> None:
    passages = item(
        ("1", "Mr Reed proposed and Mrs Vane seconded the motion that the ferry be kept."),
        ("2", "Miss Hart proposed and Mr Cole seconded an amendment: that it be sold."),
        ("3", "The amendment was put to the vote and LOST by 2 votes to 9."),
        ("4", "The motion was put to the vote and CARRIED by 9 votes to 2."),
    )
    assert [(vote.motion.paragraph, vote.told[0].paragraph) for vote in votes_of(passages)] == [("2", "3"), ("1", "4")]


def test_a_vote_belongs_to_the_paragraph_that_it_names() -> None:
    passages = item(
        ("9 (4)", "Mr Reed proposed and Mrs Vane seconded the motion that the ferry be kept."),
        ("9 (5)", "Miss Hart proposed and Mr Cole seconded the motion that it be sold."),
        ("9 (6)", "The Chairman put to the vote the motion set out in paragraph 4:\nFor (9)\nAgainst (2)"),
        ("9 (6)", "Motion carried."),
    )
    vote = votes_of(passages)[0]
    assert (vote.motion.paragraph, [passage.text[:6] for passage in vote.told]) == ("9 (4)", ["The Ch", "Motion"])


def test_talk_without_a_vote_is_none() -> None:
    assert (
        votes_of(item(("1", "Mr Reed proposed that members visit the ferry."), ("2", "Members spoke for an hour.")))
        == []
    )


def test_all_that_was_moved_is_found_with_who_seconded_it() -> None:
    passages = item(
        ("1", "Mr Reed moved that the ferry be kept. Mrs Vane seconded."),
        ("2", "Members spoke for an hour."),
        ("3", "Miss Hart moved that it be sold."),
    )
    first, second = moved_in(passages)
    text = first.motion.text
    assert text[slice(*(moving(text) or (0, 0)))] == "Mr Reed moved that the ferry be kept."
    assert text[slice(*(moving(text, "second") or (0, 0)))] == "Mrs Vane seconded."
    assert (second.motion.paragraph, moving(second.motion.text, "second")) == ("3", None)


def test_an_amendment_is_told_from_the_vote_in_the_end() -> None:
    passages = item(
        ("1", "Mr Reed moved that the ferry be kept."),
        ("2", "Miss Hart moved an amendment: that it be sold."),
        ("3", "The amendment was put to the vote and CARRIED by 9 votes to 2."),
        ("4", "The motion as amended was put to the vote and CARRIED by 9 votes to 2."),
    )
    assert [(vote.amends, vote.in_the_end) for vote in votes_of(passages)] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Amendment lost.", "lost"),
        ("The motion was not carried.", "lost"),
        ("CARRIED", "carried"),
        ("Mr Reed spoke.", None),
    ],
)
def test_how_a_vote_went_is_read(said: str, expected: str | None) -> None:
    assert outcome_in(said) == expected


@pytest.mark.parametrize(
    ("asked", "mover", "premise"),
    [
        ("Who moved the ferry amendment that was lost?", "mov", None),
        ("Who was the seconder of the ferry motion?", "second", None),
        ("Why was the ferry amendment rejected?", None, "lost"),
        ("Was the ferry amendment carried?", None, None),
    ],
)
def test_who_moved_and_what_is_taken_for_granted(asked: str, mover: str | None, premise: str | None) -> None:
    read = vote_asked(read_question(asked))
    assert read and (read.mover, read.premise) == (mover, premise)


@pytest.mark.parametrize(
    ("asked", "names", "side"),
    [
        ("Who abstained on the ferry motion?", True, "abstained"),
        ("How many voted against the ferry motion?", False, "against"),
        ("How did the vote on the ferry go?", False, None),
        ("Was the ferry amendment carried?", False, None),
        ("How many members voted for and against selling the ferry?", False, None),
        ("Which two sat on the fence on the ferry motion?", True, "abstained"),
        ("Which councillors voted in favour of the ferry motion?", True, "for"),
    ],
)
def test_what_is_asked_of_a_vote(asked: str, names: bool, side: str | None) -> None:
    read = vote_asked(read_question(asked))
    assert read and (read.names, read.side) == (names, side)


@pytest.mark.parametrize(
    "asked",
    [
        "How many people voted in the youth election?",
        "What is the ferry's budget?",
        "How many families were supported?",
        "Who moved to the new ferry office?",
    ],
)
def test_other_questions_ask_of_no_vote(asked: str) -> None:
    assert vote_asked(read_question(asked)) is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Members voting for the motion:\nCllrs Reed and Hart\nMembers voting against the motion = 0\nMembers abstaining: 1",
            ["Members voting for the motion", "Members voting against the motion = 0", "Members abstaining: 1"],
        ),
        (
            "Voting for the motion: Councillors Reed and Hart\nVoting against the motion: Councillor Vane\nAbstained from voting: None",
            ["Voting for the motion", "Voting against the motion", "Abstained from voting"],
        ),
        ("Voting for 24 : Councillors Reed, Hart\nAgainst : 0", ["Voting for 24", "Against : 0"]),
    ],
)
def test_the_sides_of_a_recorded_vote_are_read_as_councils_print_them(text: str, labels: list[str]) -> None:
    assert [text[slice(*label)] for _, label, _ in counts_in(text)] == labels


def test_a_total_below_the_names_counts_its_side() -> None:
    lines = [
        ("1", "It was proposed by Councillor Reed and seconded by Councillor Hart that the charge be adopted."),
        ("", "Members voting for the motion:"),
        ("", "Cllrs Reed, Hart, Vane, Osei, Marsh and Bell"),
        ("", "Total: 6\nMembers voting against the motion: 0"),
    ]
    [vote] = votes_of(item(*lines))
    assert [passage.text for passage in vote.told] == [text for _, text in lines[1:]]
    assert totals(vote.told[-1].text) == [(0, len("Total: 6"))]


def test_names_may_stand_before_the_verb() -> None:
    text = (
        "Councillors Reed, Hart and Cole voted in favour. Councillor Vane abstained. The Leader had voted against it."
    )
    assert [(side, text[slice(*names)]) for side, _, names in counts_in(text)] == [
        ("for", "Councillors Reed, Hart and Cole voted in favour."),
        ("abstained", "Councillor Vane abstained."),
    ]


def test_names_without_a_title_stand_behind_what_they_voted_for() -> None:
    text = "Vote by roll call - For the motion: Reed, Hart (2). For the amendment: Vane, Cole (2)."
    assert [text[slice(*label)] for _, label, _ in counts_in(text)] == [
        "Vote by roll call - For the motion:".rstrip(":"),
        "For the amendment",
    ]


def test_a_vote_on_an_amendment_is_one_though_the_motion_is_voted_on_in_the_same_paragraph() -> None:
    text = (
        "AMENDMENT. Mr Reed moved and Mrs Vane seconded that the ferry be sold.\nFor (1): Mr Reed\nAgainst (2): Mr Cole, "
        "Mrs Vane\nThe amendment was LOST.\nThe substantive motion was put:\nFor (3): Mr Reed, Mr Cole, Mrs Vane\nAgainst (0)"
    )
    [vote] = votes_of(item(("1", text)))
    assert vote.amends and not vote.in_the_end


def test_names_below_a_decision_that_nobody_moved_belong_to_it() -> None:
    passages = item(
        ("1", "That the ferry be kept."),
        ("2", "That it be painted."),
        ("", "Mr Reed and Mr Cole voted for. Mrs Vane abstained."),
    )
    [vote] = votes_of(passages)
    assert vote.motion.text == "That the ferry be kept."


def test_a_side_may_be_the_column_of_a_table_and_counts_are_no_names() -> None:
    def row(*cells: str) -> Passage:
        columns = (("For",), ("Against",), ("Abstained",))
        read = Row(tuple(Cell(text, column) for text, column in zip(cells, columns, strict=True)), cells[0])
        text = "\t".join(cells)
        return Passage("p", "r", 1, 0, len(text), text, "table_row", ("Ferry",), row=read)

    named, counted_row = row("Reed, Hart", "Mrs Vane", "None"), row("2", "1", "0")
    assert [(side, named.text[slice(*names)]) for side, _, names in sides_of(named)] == [
        ("for", "Reed, Hart"),
        ("against", "Mrs Vane"),
        ("abstained", "None"),
    ]
    assert all(first == last for _, _, (first, last) in sides_of(counted_row))
    moved = item(("1", "Mr Reed moved and Miss Hart seconded that the ferry be kept."))
    [vote] = votes_of([*moved, named, counted_row])
    assert vote.told == (named, counted_row)


def test_a_long_run_of_names_without_a_vote_is_read_in_a_moment() -> None:
    names = "Councillors " + ", ".join(f"A Bell-{place} Carr" for place in range(400)) + " and others came to the hall."
    started = time.perf_counter()
    assert counts_in(names) == []
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("asked", "moved_by"),
    [
        ("Who seconded Councillor Ann Reed's amendment on ferries?", "Reed"),
        ("Who seconded Cllr Hart’s budget motion?", "Hart"),
        ("Who seconded the Leader's amendment on ferries?", None),
    ],
)
def test_the_person_whose_motion_it_is_said_to_be_is_read(asked: str, moved_by: str | None) -> None:
    wanted = vote_asked(read_question(asked))
    assert wanted is not None and wanted.moved_by == moved_by


def test_who_moved_refusal_is_told_and_not_who_seconded_it() -> None:
    text = "The officer spoke. Cllr Reed moved refusal for harm to the quay. Seconded by Cllr Vane."
    moved, seconded = moving(text, "mov"), moving(text, "second")
    assert moved and seconded and "Reed" in text[slice(*moved)] and "Vane" in text[slice(*seconded)]
