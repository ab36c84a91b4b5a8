"""`python -m assistant ask`: one question, or a JSONL file of questions, answered on standard output."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from corpus.errors import CouncilError


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 all answered, 1 some lines were bad, 2 could not start."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.question is None and options.jsonl is None:
        parser.error("give a question, or a file of questions with --jsonl")
    from assistant.assistant import Assistant
    from corpus.settings import settings

    try:
        assistant = Assistant(options.index or settings().index)
        if options.jsonl:
            return _answer_file(assistant, options)
        answer = assistant.ask(options.question, filters=_filters(options))
    except CouncilError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(answer.as_json(), ensure_ascii=False))
    else:
        from assistant.printing import printed

        print(printed(answer))
    if options.explain:
        from assistant.explaining import explained

        print(explained(assistant, options.question, _filters(options)), file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Ask the council's reports.")
    ask = parser.add_subparsers(dest="command", required=True).add_parser("ask", help="answer a question with its sources")
    ask.add_argument("question", nargs="?", help="the question, in quotation marks")
    ask.add_argument("--jsonl", type=Path, help="a file with one question object a line; answers come out one a line")
    ask.add_argument("--index", type=Path, help="folder of the index")
    ask.add_argument("--json", action="store_true", help="print the answer object")
    ask.add_argument("--explain", action="store_true", help="show what each stage did, on standard error")
    add_filters(ask)
    return parser


def add_filters(parser: argparse.ArgumentParser) -> None:
    """The filters that `ask` and `search` share."""
    parser.add_argument("--body", help="only reports to this body")
    parser.add_argument("--kind", help="only this kind of report: report, minutes, agenda, appendix ...")
    parser.add_argument("--from", dest="from_date", help="only reports of this date or later (2021, 2021-03 or 2021-03-24)")
    parser.add_argument("--to", dest="to_date", help="only reports of this date or earlier")


def _filters(options: argparse.Namespace) -> Any:
    from index.search import Filters

    return Filters(options.body, options.kind, options.from_date, options.to_date)


def _answer_file(assistant: Any, options: argparse.Namespace) -> int:
    try:
        lines = options.jsonl.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        print(f"{options.jsonl}: cannot be read ({error.strerror}). Name a file with one question a line", file=sys.stderr)
        return 2
    assistant.index  # noqa: B018  an index that is missing is said before the first line
    bad = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            id, text, turns = question_of(line)
        except ValueError as error:
            bad += 1
            print(f"{options.jsonl}, line {number}: {error}. The line was left out", file=sys.stderr)
            continue
        answer = assistant.ask(text, turns=turns, filters=_filters(options), id=id)
        print(json.dumps(answer.as_json(), ensure_ascii=False), flush=True)
    return 1 if bad else 0


def question_of(line: str) -> tuple[str | None, str, list[str]]:
    """The id, the question and the turns before it of one line; raises `ValueError` with what is wrong."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at character {error.pos + 1})") from None
    if not isinstance(value, dict):
        raise ValueError("not an object in braces")
    turns = value.get("turns", [value["question"]] if "question" in value else None)
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) and turn.strip() for turn in turns):
        raise ValueError('needs "question": "..." or "turns": ["...", "..."]')
    id = value.get("id")
    return (str(id) if id is not None else None), turns[-1], turns[:-1]


if __name__ == "__main__":
    sys.exit(main())
