"""Written: questions of several sets asked of a model for some minutes, each answer scored as quotes, checked and unchecked.

Every answer is a line of `written.jsonl` at once, so that a run that was stopped goes on where it was; the figures shown
in the model's words as verified or computed go to `figures.txt`, to be read by hand beside the words that are cited.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.writing.prompting import fingerprint
from corpus.settings import Settings
from evals.known_answers import KnownAnswer
from evals.scoring.joint import joint
from evals.sets import QuestionSet, index_of
from evals.systems.ours import Ours
from evals.unchecked import Versions

_WAYS = ("quotes", "checked", "unchecked")


def evenly(sets: Sequence[QuestionSet]) -> list[tuple[QuestionSet, KnownAnswer]]:
    """All questions, so ordered that any beginning of them is spread evenly over sets and kinds."""
    ranked: list[tuple[float, str, QuestionSet, KnownAnswer]] = []
    for one in sets:
        kinds: dict[str, list[KnownAnswer]] = defaultdict(list)
        for question in sorted(one.questions, key=lambda item: hashlib.sha256(item.id.encode()).hexdigest()):
            kinds[question.named_kind].append(question)
        for of_kind in kinds.values():
            ranked += [((place + 0.5) / len(of_kind), item.id, one, item) for place, item in enumerate(of_kind)]
    return [(one, item) for _, _, one, item in sorted(ranked, key=lambda entry: entry[:2])]


def ask_written(
    sets: Sequence[QuestionSet], indexes: Sequence[Path | None], settings: Settings, out: Path, minutes: float
) -> Iterator[dict[str, Any]]:
    """Ask what was not asked before of this model with these prompts, until the minutes are over; gives each line."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "written.jsonl"
    known = {(line["set"], line["id"]) for line in lines_of(path) if line["made_by"] == _made_by(settings)}
    with ExitStack() as held:
        systems: dict[str, Ours] = {}
        for one, built in zip(sets, indexes, strict=True):
            folder = held.enter_context(index_of(one, settings, built))
            models = next(iter(systems.values())).assistant.models if systems else None
            systems[one.name] = held.enter_context(closing(Ours(folder, settings, remembers=True, models=models)))
        ends = time.monotonic() + 60 * minutes
        for one, question in evenly(sets):
            if (one.name, question.id) in known:
                continue
            if time.monotonic() >= ends:
                return
            line = {"made_by": _made_by(settings), "set": one.name, **_asked(systems[one.name], question)}
            with path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
            yield line


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The lines of a file that is being written; the last one may be cut off."""
    lines = []
    for text in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        try:
            lines.append(json.loads(text))
        except json.JSONDecodeError:
            continue
    return lines


def _made_by(settings: Settings) -> str:
    return f"{settings.writer_model}, prompts {fingerprint()}"


def _asked(system: Ours, question: KnownAnswer) -> dict[str, Any]:
    answer = system.ask(question)
    three = system.last or Versions(answer, answer, answer, 0, 0, 0)
    quoted = system.quoted(question) if len(question.turns) > 1 else three.quoted
    ways = dict(zip(_WAYS, (quoted, answer, three.unchecked), strict=True))
    return {
        "id": question.id,
        "kind": question.named_kind,
        "written": three.checked.writing is not None,
        "joint": {way: joint(question, told) for way, told in ways.items()},
        "fell_back": answer.fallback is not None,
        "rewritten": answer.question_used if answer.question_used != quoted.question_used else None,
        "seconds": answer.seconds,
        "figures_unchecked": three.figures,
        "figures_unbound": three.unbound,
        "figures_invented": three.invented,
        "shown": _shown(answer),
        "draft": three.unchecked.answer if three.unchecked.writer != "quotes" else None,
        "writing": vars(answer.writing) if answer.writing else None,
    }


def _shown(answer: Answer) -> list[dict[str, str]]:
    """Each figure of the lines in the model's words, with its line and the words that it cites."""
    if answer.writer == "quotes":
        return []
    cited = {citation.marker: citation for citation in answer.citations}
    told = []
    for figure in answer.figures:
        lines = [line for line in answer.answer.split("\n") if figure.text in line and f"[{figure.marker}]." in line]
        if lines and figure.status in ("verified", "computed") and figure.marker in cited:
            own = cited[figure.marker]
            words = f"{own.title}, {own.report_date}: {own.context or ''} | {own.quote}"
            told.append({"figure": figure.text, "status": figure.status, "line": lines[0], "cited": words})
    return told


def summed(lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The sums of a run: answers scored, what the model wrote, and what became of it."""
    written = [line for line in lines if line["written"]]
    drafted = [line for line in written if line["draft"]]
    told = [line["writing"] for line in written if line["writing"]]

    def total(name: str) -> int:
        return sum(one[name] or 0 for one in told)

    def right(way: str, of: Sequence[dict[str, Any]]) -> str:
        scores = [line["joint"][way] for line in of if line["joint"][way] is not None]
        return f"{sum(scores)} of {len(scores)}"

    def median(name: str) -> float | None:
        found = sorted(one[name] for one in told if one[name] is not None)
        return found[len(found) // 2] if found else None

    return {
        "questions": len(lines),
        "asked of the model": len(written),
        **{f"right and rightly cited, {way}": right(way, lines) for way in _WAYS},
        "of these, it wrote something in time": len(drafted),
        **{f"the same of these, {way}": right(way, drafted) for way in _WAYS},
        "fell back to the quoted answer": sum(line["fell_back"] for line in written),
        "sentences of the drafts": total("draft_sentences"),
        "kept": total("kept"),
        "repaired": total("repaired"),
        "replaced": total("replaced"),
        "dropped": total("dropped"),
        "figures shown in the model's words, checked": sum(len(line["shown"]) for line in lines),
        "figures shown, unchecked": sum(line["figures_unchecked"] for line in lines),
        "of these, not bound to a passage": sum(line["figures_unbound"] for line in lines),
        "of these, in no passage that was given": sum(line["figures_invented"] for line in lines),
        "citation recall by sentence": _share(total("draft_supported"), total("draft_sentences")),
        "citation precision by marker": _share(total("draft_markers_right"), total("draft_markers")),
        "seconds to the first word, median": median("first"),
        "seconds to the checked answer, median": median("checked"),
        "tokens read and written": total("tokens_read") + total("tokens_written"),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def to_read(lines: Sequence[dict[str, Any]]) -> str:
    """The figures to be read by hand, each with its line, the cited words, and a place for what the reader finds."""
    parts = [
        f"{line['set']} {line['id']}\nfigure: {one['figure']} ({one['status']})\nsays:   {one['line']}\ncites:  {one['cited']}\nright?  "
        for line in lines
        for one in line["shown"]
    ]
    return "\n\n".join(parts) + "\n" if parts else "No figure was shown in the model's words.\n"
