"""`python -m assistant ask`: one question, or a JSONL file of questions, answered on standard output."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CouncilError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
from index.command_line import add_filters, filters_of


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 all answered, 1 some lines were bad, 2 could not start."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.question is None and options.jsonl is None:
        parser.error("give a question, or a file of questions with --jsonl")
    from assistant.assistant import Assistant
    from corpus.settings import settings

    assistant = Assistant(options.index or settings().index)
    try:
        return _answer_file(assistant, options) if options.jsonl else _answer_one(assistant, options)
    except CouncilError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        assistant.close()


def _answer_one(assistant: Assistant, options: argparse.Namespace) -> int:
    answer = assistant.ask(options.question, filters=filters_of(options))
    if options.json:
        print(json.dumps(answer.as_json(), ensure_ascii=False))
    else:
        from assistant.printing import printed

        print(printed(answer))
    if options.explain:
        from assistant.explaining import explained

        print(explained(assistant, options.question, filters_of(options)), file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Ask the council's reports.")
    ask = parser.add_subparsers(dest="command", required=True).add_parser(
        "ask", help="answer a question with its sources"
    )
    ask.add_argument("question", nargs="?", help="the question, in quotation marks")
    ask.add_argument("--jsonl", type=Path, help="a file with one question object a line; answers come out one a line")
    ask.add_argument("--index", type=Path, help="folder of the index")
    ask.add_argument("--json", action="store_true", help="print the answer object")
    ask.add_argument("--explain", action="store_true", help="show what each stage did, on standard error")
    add_filters(ask)
    return parser


def _answer_file(assistant: Assistant, options: argparse.Namespace) -> int:
    try:
        lines = options.jsonl.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        print(
            f"{options.jsonl}: cannot be read ({error.strerror}). Name a file with one question a line", file=sys.stderr
        )
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
        answer = assistant.ask(text, turns=turns, filters=filters_of(options), id=id)
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
