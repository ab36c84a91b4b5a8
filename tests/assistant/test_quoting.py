"""Quoting: the sentence that answers, and a headline that holds what was asked."""

from dataclasses import replace

from assistant.asking.question import read_question
from assistant.assistant import Assistant
from assistant.finding.reading import sentences_to_read
from assistant.finding.weighing import Weighed, rarity
from assistant.quoting.quote import quotes, shortest_run
from assistant.quoting.quoted_answer import _fitting
from assistant.sentences import sentences
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found


def weighed(text: str, relevance: float | None) -> Weighed:
    passage = Passage("p", "r", 0, 0, len(text), text, "paragraph", ("Bridge",), embed_hash="none")
    return Weighed(
        Found(passage, Particulars("Report"), 1, 0.1), 1.0, (), 3, 0.9, relevance, closely=relevance is not None
    )


def headline(assistant: Assistant, asked: str, text: str) -> str:
    question = read_question(asked)
    [found] = quotes(assistant.index, question, [weighed(text, 1.0)], rarity(assistant.index, question))
    return found.headline


def test_a_sentence_that_only_asks_is_not_told(assistant: Assistant) -> None:
    text = "How many children waited longer than a year in 2021? In all 46 did, of whom nine were under five."
    assert headline(assistant, "How many children waited longer than a year?", text).startswith("In all 46")


def test_the_figure_of_the_time_asked_for_is_told_and_not_that_of_another(assistant: Assistant) -> None:
    text = "In June 2020 9% of boats used the harbour mooring. By September 2021 22% of boats used the harbour mooring."
    assert headline(assistant, "Share of boats that used the harbour mooring by September 2021?", text).startswith("By")
    assert headline(assistant, "Share of boats that used the harbour mooring in June 2020?", text).startswith("In")


def test_a_sentence_that_refers_to_the_one_before_it_brings_that_one(assistant: Assistant) -> None:
    text = "307 tonnes of glass were turned away at the plant in Overton for the whole of March. This went to the tip."
    question = read_question("Where did the glass go, the tip?")
    [found] = quotes(assistant.index, question, [weighed(text, 1.0)], rarity(assistant.index, question))
    assert [text[slice(*span)][:4] for span in found.spans] == ["307 ", "This"]


TEXT = "The bridge in Mill Lane closed in May. Divers had found that a pier had moved. Buses go by Quay Lane."


def test_the_cross_encoder_tells_which_sentence_answers(assistant: Assistant) -> None:
    read = sentences_to_read(weighed(TEXT, 1.0), sentences(TEXT), [0.5, 0.5, 0.1])
    logits = assistant.index.relevance("Why was the bridge shut?", list(read.values())) or []
    assert list(read) == [0, 1] and logits[1] > logits[0]


def test_sentences_are_read_where_none_is_plain() -> None:
    spans = sentences(TEXT)
    assert set(sentences_to_read(weighed(TEXT, 1.0), spans, [0.5, 0.5, 0.1])) == {0, 1}
    assert set(sentences_to_read(weighed(TEXT, 1.0), spans, [0.1, 0.5, 0.1])) == {1}
    assert sentences_to_read(weighed(TEXT, None), spans, [0.5, 0.5, 0.1]) == {}


def run(asked: str, text: str) -> str:
    question = read_question(asked)
    return shortest_run(question, text, (0, len(text)), dict.fromkeys(question.terms, 1.0))


LONG = (
    "The Panel heard of the depot in Elm Street and of its many needs over the long winter months, and a new roof costs "
    "£40,000 in 2021, while the same roof had been priced at £31,000 in 2019 by the surveyor."
)


def test_a_headline_holds_the_figure_and_says_that_it_is_cut() -> None:
    assert run("How much does a roof cost?", LONG).startswith("… a new roof costs £40,000")


def test_a_headline_is_of_the_time_asked() -> None:
    assert "£31,000" in run("How much was the roof in 2019?", LONG)


def test_a_clause_too_long_for_a_headline_gives_the_run_of_it_that_answers() -> None:
    text = (
        "The item referred by the Panel of 3 May 2022 recommended that a rise of 4% or £6.10 a year in the Council's own "
        "part of the garden charge for 2022/23 for all of the households of the borough, giving a charge of £98.20, be approved."
    )
    said = run("How much is the rise of the garden charge?", text)
    assert said.startswith("… a rise of 4% or £6.10 a year")
    assert said.endswith(" …")
    assert len(said.split()) <= 27


def test_a_headline_may_end_before_brackets_and_does_not_begin_with_what_is_left_out() -> None:
    text = (
        "A Band D council tax for services of the whole borough, excluding parish precepts, of £95.96 "
        "(the same level as in the five years before it, as Members had asked) be approved by Council;"
    )
    said = run("What Band D council tax was approved?", text)
    assert said == "A Band D council tax for services of the whole borough, excluding parish precepts, of £95.96 …"


def test_a_label_that_is_asked_for_answers_before_a_sentence_that_names_it(assistant: Assistant) -> None:
    text = "Clerk: Mrs Scriven\nThe Clerk and Cllr Mann said that the notice had been put on the door."
    assert headline(assistant, "Who is the Clerk?", text) == "Clerk: Mrs Scriven"


def test_a_further_passage_says_the_sentence_that_answers_and_one_beside_it(assistant: Assistant) -> None:
    text = "The quay was mended. In all 412 people took the ferry in May. Its bell is old."
    question = read_question("How many people took the ferry in May?")
    [found] = quotes(assistant.index, question, [weighed(text, 1.0)], rarity(assistant.index, question))
    whole = replace(found, spans=tuple(sentences(text)))
    told = _fitting(whole, 60, alone=True)
    assert len(told[0]) == 2 and "In all 412 people took the ferry in May." in told[1]
    assert len(_fitting(whole, 60)[0]) == 3
