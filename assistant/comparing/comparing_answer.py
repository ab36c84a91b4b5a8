"""The answer to a question that compares: computed where that is sure, else each side told, else as any other question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.asking.question import Question, read_question
from assistant.checking.grounding import Encode
from assistant.comparing.compared import compared_facts
from assistant.comparing.comparison import (
    Comparison,
    Relation,
    Side,
    read_comparison,
    relation_of,
    without_share,
)
from assistant.comparing.comparison_answer import comparison_answer
from assistant.comparing.counterpart import facts_of_one_measure
from assistant.comparing.days_between import Between, answer_between, date_of
from assistant.comparing.each_side import answers_of_sides, cells_of_one_measure, each_its_own
from assistant.comparing.pairs.answer import pair_answer
from assistant.comparing.pairs.likely import likely_pairs
from assistant.comparing.row_naming import rightly_named
from assistant.comparing.side_reports import of_periods, with_reports
from assistant.comparing.told_together import names_of, told_together
from assistant.facts.fact import Fact
from assistant.facts.of_passage import facts_of
from assistant.finding.finder import Finder, Read
from assistant.quoting.quote import Quote
from assistant.quoting.quoted_answer import quoted_answer
from assistant.quoting.told import told

_LEAST_LIKELY = 0.5
_NOT_COMPUTED = "No difference is computed: these figures may not be of one measure."


def compared(finder: Finder, text: str, question: Question, most_words: int, encode: Encode | None) -> Answer | None:
    """The answer to a question that compares; None where it does not, or is answered as any other."""
    if comparison := read_comparison(question.text):
        return comparing_answer(finder, text, question, comparison, most_words, encode)
    relation = relation_of(question.text)
    return together_answer(finder, text, question, relation, encode) if relation else None


def comparing_answer(
    finder: Finder, text: str, question: Question, comparison: Comparison, most_words: int, encode: Encode | None
) -> Answer:
    """What is computed from surely like figures, with its working; else what is found of each side, and that it is not."""
    comparison = with_reports(finder.index, comparison, finder.filters)
    if finder.refusing and finder.checking:
        found = None if comparison.since else _of_figures(finder, text, question, comparison, encode)
        if found and found.computed:
            return found.computed
        for sides in (of_periods(finder.index, comparison, finder.filters), comparison):
            if sides and (answer := _of_each_side(finder, text, question, sides, most_words)):
                return answer
        if found and found.beside and not comparison.in_time:
            return found.beside
    plain = told(finder, text, question, most_words - len(_NOT_COMPUTED.split())).answer
    both = comparison.in_time and plain.status == "answered" and len(plain.citations) > 1
    return _not_computed(plain) if both else plain


@dataclass(frozen=True)
class _Figures:
    """What is computed from figures that are the sides; beside: from two that stand together, where more sides are asked for."""

    computed: Answer | None
    beside: Answer | None = None


def _of_figures(
    finder: Finder, text: str, question: Question, comparison: Comparison, encode: Encode | None
) -> _Figures:
    """One way after another: the likeliest pair, two that stand together, those found for each side."""
    of_two = len(comparison.sides) == 2
    likeliest = next(iter(likely_pairs(finder, question, comparison)), None) if of_two else None
    if likeliest and likeliest.chance >= _LEAST_LIKELY:
        answer = pair_answer(finder.index, text, question, comparison, likeliest)
        if answer:
            return _Figures(answer)
    beside = together_answer(finder, text, question, comparison.relation, encode)
    if beside and of_two:
        return _Figures(beside)
    facts = compared_facts(finder.index, comparison, lambda asked, reports: finder.among(reports).found(asked), encode)
    if facts and (answer := _computed(finder, text, question, comparison, facts)):
        return _Figures(answer)
    return _Figures(None, beside)


def together_answer(
    finder: Finder, text: str, question: Question, relation: Relation, encode: Encode | None
) -> Answer | None:
    """What is computed from two figures that stand together; None where none surely are the sides of the question."""
    asked = replace(_of_part(finder, question) if relation == "share" else question, wants="figure")
    read = finder.read(asked)
    if not read.quotes and asked.times:  # two times that no one passage is of
        read = finder.read(replace(asked, times=()))
    if relation in ("percentage", "share") and _gives_share(read):
        return None
    pair = told_together(finder.index, asked, relation, read, encode)
    if pair is None:
        return None
    sides = tuple(Side(name, question.text) for name in names_of(pair))
    comparison = Comparison(sides, "difference" if relation == "each" else relation, question.text, question.text)
    return comparison_answer(finder.index, text, question.text, comparison, pair)


def _gives_share(read: Read) -> bool:
    """Whether the passage that answers best gives a percentage itself."""
    if not read.quotes:
        return False
    best = read.quotes[0]
    shares = [fact.text for fact in facts_of(best.weighed.found) if fact.value.unit == "%"]
    return bool(shares) if best.passage.row is not None else any(share in best.headline for share in shares)


def _of_part(finder: Finder, question: Question) -> Question:
    """The question for the part and the whole that a share is computed from: their figures are no percentages."""
    long_forms, short_forms = finder.index.catalogue.long_forms, finder.index.catalogue.short_forms
    return read_question(without_share(question.text), long_forms, short_forms)


def between_answer(
    finder: Finder, text: str, used: str, between: Between, read: Callable[[str], Question]
) -> Answer | None:
    """The time between two events, None when the date of one is not surely found. `read` reads a question."""

    def answered(event: str) -> Quote | None:
        return finder.best(replace(read(event), wants="date"))

    if not finder.refusing:
        return None
    one, other = between.questions
    first, second = date_of(finder.index, one, other, answered), date_of(finder.index, other, one, answered)
    return answer_between(finder.index, text, used, between, first, second) if first and second else None


def _of_each_side(
    finder: Finder, text: str, question: Question, comparison: Comparison, most_words: int
) -> Answer | None:
    """The answer of each side told side by side, None when one of them has no answer of its own."""
    answers = answers_of_sides(finder.index, comparison, lambda asked, reports: finder.among(reports).best(asked))
    facts = facts_of_one_measure(finder.index, comparison, answers)
    if facts and (answer := _computed(finder, text, question, comparison, facts)):
        return answer
    quotes = each_its_own(comparison, answers)
    if not quotes or comparison.since:
        return None
    cells = cells_of_one_measure(comparison, quotes)
    if cells and (answer := _computed(finder, text, question, comparison, cells)):
        return answer
    left, names = most_words - len(_NOT_COMPUTED.split()), [side.name for side in comparison.sides]
    return _not_computed(quoted_answer(finder.index, text, question.text, list(quotes), (), left, names=names))


def _computed(
    finder: Finder, text: str, question: Question, comparison: Comparison, facts: Sequence[Fact]
) -> Answer | None:
    """The computed answer, None where a side may be another row's by its name."""
    if not rightly_named(finder.index, comparison, facts):
        return None
    return comparison_answer(finder.index, text, question.text, comparison, facts)


def _not_computed(answer: Answer) -> Answer:
    return replace(answer, answer=f"{answer.answer}\n{_NOT_COMPUTED}")
