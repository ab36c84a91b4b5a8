"""Versions: a draft and the final report, which of them is told, and whether they differ."""

from assistant.asking.question import read_question
from assistant.finding.weighing import Weighed
from assistant.quoting.quote import Quote
from assistant.quoting.versions import are_versions, says_otherwise, versions
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found

WORDS = "The works at the Elm Street depot and the yard beside it will cost £{} over three years from the reserve."


def quoted(
    report: str, amount: str, date: str, body: str, time: int = 3, text: str = WORDS, period: str | None = None
) -> Quote:
    said = text.format(amount)
    passage = Passage(f"p{report}", report, 0, 0, len(said), said, "paragraph", ("Depot",))
    own = Particulars("Draft report" if body == "Cabinet" else "Report", body=body, report_date=date, period=period)
    weighed = Weighed(Found(passage, own, 1, 0.1, late=0.9), 1.0, (), time, 0.9)
    return Quote(weighed, ((0, len(said)),), said, 1.0, True)


DRAFT = quoted("a", "40,000", "2025-01-30", "Cabinet")
FINAL = quoted("b", "45,000", "2025-02-13", "County Council")


def first(asked: str, *quotes: Quote) -> str:
    return versions(read_question(asked), quotes)[0].passage.report_id


def test_the_later_of_two_versions_is_told_first() -> None:
    assert first("What do the depot works cost?", DRAFT, FINAL) == "b"


def test_the_version_that_the_question_names_is_told() -> None:
    assert first("What did the draft for Cabinet say the depot works cost?", FINAL, DRAFT) == "a"
    assert first("What do the depot works cost in the January report?", FINAL, DRAFT) == "a"


def test_a_time_that_tells_them_apart_keeps_their_order() -> None:
    untimed = quoted("b", "45,000", "2025-02-13", "County Council", time=1)
    assert first("What did the depot works cost on 30 January 2025?", DRAFT, untimed) == "a"


def test_a_changed_figure_is_told_from_the_same() -> None:
    assert says_otherwise(DRAFT, FINAL)
    assert not says_otherwise(DRAFT, quoted("c", "40,000", "2025-02-13", "County Council"))


def test_reports_on_two_periods_or_in_other_words_are_no_versions() -> None:
    assert are_versions(DRAFT, FINAL)
    assert not are_versions(DRAFT, quoted("b", "45,000", "2025-02-13", "County Council", period="Q2 2024-25"))
    assert not are_versions(DRAFT, quoted("b", "", "2025-02-13", "County Council", text="The library in Mill Road{} opens on three days of the week and is shut on the others."))  # fmt: skip
