"""Sentences and clauses lie at their offsets."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import clauses, sentences


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Mr. A. Grady met Cllr. Beswick at No. 5. They agreed."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Mr. A. Grady met Cllr. Beswick at No. 5.",
        "They agreed.",
    ]


def test_list_items_are_sentences_of_their_own() -> None:
    text = "The aims are:\nto listen\nto act"
    assert [text[start:end] for start, end in sentences(text)] == ["The aims are:", "to listen", "to act"]


def test_clauses_do_not_part_a_name_or_a_post() -> None:
    text = "It is in the Roads, Parks and Trees Plan, and Mr Hall, Leader of the Council, signed it."
    assert [text[start:end] for start, end in clauses(text, (0, len(text)))] == [
        "It is in the Roads, Parks and Trees Plan,",
        "and Mr Hall, Leader of the Council,",
        "signed it.",
    ]


@given(st.text(alphabet="Aab .,;:\n!?£1"))
def test_sentences_hold_all_that_is_not_white_space(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    for span in found:
        assert all(span[0] <= start < end <= span[1] for start, end in clauses(text, span))
