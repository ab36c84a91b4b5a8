"""An answer that also tells the figure with which another passage contradicts it, cited and checked like the first."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer
from assistant.comparing.side_lines import side_lines
from assistant.facts.fact import Fact
from index.search import Index


def with_conflict(index: Index, answer: Answer, words: str, other: Fact, most_words: int) -> Answer:
    """The line that tells the other figure stands behind the headline; quotes behind it give way when the words do not suffice."""
    checked = side_lines(index, ("",), (other,))
    if checked is None:
        return answer
    cited = next((citation for citation in answer.citations if citation.passage_id == other.found.passage.id), None)
    marker = cited.marker if cited else len(answer.citations) + 1
    line = f"{words}. [{marker}]"
    lines = answer.answer.split("\n")
    kept = [lines[0], line]
    for other_line in lines[1:]:
        if len(" ".join([*kept, other_line]).split()) <= most_words:
            kept.append(other_line)
    body = "\n".join(kept)
    citations = answer.citations if cited else (*answer.citations, replace(checked.citations[0], marker=marker))
    figures = tuple(replace(figure, marker=marker) for figure in checked.figures if figure.text == other.text)
    return replace(answer, answer=body, citations=citations, figures=(*answer.figures, *figures))
