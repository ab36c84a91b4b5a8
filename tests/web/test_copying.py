"""An answer as text for a briefing."""

from __future__ import annotations

from assistant.web.officer.copying import as_text
from tests.web.answers_kept import answer, citation


def test_the_answer_is_followed_by_its_numbered_references() -> None:
    said = answer(
        citations=(citation(), citation(2, page=None, paragraph=None, exempt=True, title="Second", body=None))
    )
    assert as_text(said) == (
        "60 boats in March 2021 [1]\n“In March 2021 there were 60 boats. The crews were 12.” [1]\n\n"
        "References\n"
        "[1] Harbour report, Harbour Committee, 24 March 2021, paragraph 8, page 3 (2021-03/harbour.pdf)\n"
        "[2] EXEMPT PAPER, not for publication: Second, 24 March 2021, section “Boats” (2021-03/harbour.pdf)\n"
    )


def test_a_title_over_two_lines_is_one_line() -> None:
    assert "[1] Harbour report of March," in as_text(answer(citations=(citation(title="Harbour\nreport  of\tMarch"),)))


def test_a_refusal_names_the_nearest_passages_as_such() -> None:
    said = as_text(answer(status="not_found", answer="Not found.", citations=(), nearest=(citation(),)))
    assert said.startswith("Not found.\n\nNearest passages (they do not answer the question)\n[1] Harbour report")
