"""Commands: `run`, `compare`, `gate` and `feedback`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CouncilError
from evals.comparing import compared, splits_of, told
from evals.record import RunRecord, read_record

if TYPE_CHECKING:  # the libraries behind these take seconds to import, and --help needs none of them
    from corpus.settings import Settings
    from evals.asking import Asked
    from evals.run import Plan

_SETS = ("sample", "middlesbrough", "kent")
_WRITER = (
    "the model that writes, at COUNCIL_WRITER_ADDRESS; without an address SmolLM2-135M-Instruct is served for the run "
    "where it is installed (default: quotes, no model)"
)
_STEPS = ("dense", "full-text", "re-ranking", "cross-reading", "refusing", "checking")


_FEEDBACK = """List what readers said of answers, oldest first, and turn each into a question line to complete.

A question line has the id, the question (or the turns of a follow-up with all before it), `feedback` (what was said,
the remark, and what was answered), and `to_complete`, the keys that somebody who has read the report fills in:

  kind      figure, fact, list, date, person, table, definition, recommendation, compare, temporal, follow_up,
            unanswerable, or one of your own
  answer    the right answer in a few words
  must      what an answer has to say: a list of groups, each a list of wordings of which one is enough
  report, page, paragraph, evidence
            where it stands; evidence is at most ten words, found verbatim there
  reason    of an unanswerable question: why it has to be refused
  near      of an unanswerable question: true when the reports speak of its topic

Fill them in, take `to_complete` away, and the line belongs into a question file for `evals run --set FILE`; as long as
it is there, the line is refused. Nothing says who the reader was. Feedback is deleted with its conversation, by the
reader or after COUNCIL_KEEP_DAYS: write the lines to a file to keep them."""


_WRITTEN = """Ask questions spread evenly over the sets and their kinds until the time is over, and go on with the rest
when called again. OUT/written.jsonl holds each answer, OUT/summary.json the sums, and OUT/figures.txt every figure shown
as verified in the model's words with the words it cites, to be read by hand."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 all well, 1 finished with named problems, 2 could not start."""
    options = _parser().parse_args(arguments)
    try:
        return _does(options)
    except CouncilError as error:
        print(error, file=sys.stderr)
        return 2


def _does(options: argparse.Namespace) -> int:
    does: Callable[[argparse.Namespace], int] = options.does
    return does(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Known-answer evaluation.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="ask the questions and score the answers")
    _which_sets(run)
    run.add_argument("--index", type=Path, help="folder of a finished index to ask instead of building one")
    run.add_argument("--split", choices=["dev", "test"], help="only the questions of this split")
    run.add_argument("--out", type=Path, help="folder for the record, the page and the answers")
    run.add_argument("--baseline", type=Path, help="record of an earlier run to compare with")
    run.add_argument("--writer", metavar="NAME", default="quotes", help=_WRITER)
    run.add_argument("--most", type=int, metavar="N", help="ask at most N questions of each set, spread evenly")
    run.add_argument(
        "--beside", action="append", choices=["quickstart", "cairn"], default=[], help="another system to ask as well"
    )
    run.add_argument(
        "--without", action="append", choices=_STEPS, default=[], help="ask our assistant once more without this step"
    )
    run.add_argument("--show-test", action="store_true", help="show answers to test questions too, and record that")
    run.set_defaults(does=_run)
    written = commands.add_parser(
        "written",
        help="ask a model for some minutes; score its answers quoted, checked and unchecked",
        description=_WRITTEN,
    )
    written.add_argument("--writer", metavar="NAME", required=True, help=_WRITER)
    written.add_argument("--set", action="append", help="a set or question file; may be repeated (default: all three)")
    written.add_argument("--index", action="append", type=Path, help="finished index of each set, in the sets' order")
    written.add_argument(
        "--minutes", type=float, default=60, help="when to stop; the answers so far count (default 60)"
    )
    written.add_argument(
        "--out", type=Path, required=True, help="folder; answers that are there already are not asked for again"
    )
    written.set_defaults(does=_written)
    compare = commands.add_parser("compare", help="compare two recorded runs, question by question")
    compare.add_argument("old", type=Path, metavar="A", help="record of the earlier run")
    compare.add_argument("new", type=Path, metavar="B", help="record of the later run")
    compare.add_argument("--show-test", action="store_true", help="name the flipped test questions too")
    compare.set_defaults(does=_compare)
    gate = commands.add_parser("gate", help="fail when answers are worse than the stored baseline")
    _which_sets(gate)
    gate.add_argument("--baseline", type=Path, help="record to hold the run against, when it is not the committed one")
    gate.add_argument("--tolerance", type=float, help="how far below the baseline the whole interval may lie")
    gate.add_argument("--out", type=Path, help="folder for the record of this run")
    gate.set_defaults(does=_gate)
    given = commands.add_parser(
        "feedback",
        help="list what readers said of answers, with a question line to complete for each",
        description=_FEEDBACK,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    given.add_argument("--index", type=Path, help="folder of the index that is served (default: COUNCIL_INDEX)")
    given.add_argument("--json", action="store_true", help="print the question lines alone, one JSON object a line")
    given.set_defaults(does=_feedback)
    return parser


def _which_sets(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--set", action="append", help="sample, middlesbrough, kent or a question file; may be repeated"
    )
    command.add_argument("--reports", type=Path, help="folder of the reports, when it is not the set's own")


def _run(options: argparse.Namespace) -> int:
    from corpus.settings import settings
    from evals.run import Plan
    from evals.scorecard.tables import scorecard
    from evals.systems.cairn import installed
    from evals.writers import written_by

    baseline = read_record(options.baseline) if options.baseline else None
    if "cairn" in options.beside:
        installed()  # said before the questions are asked, not after
    plan = Plan(
        tuple(options.beside), tuple(options.without), options.split, options.index, options.most, sys.stderr.isatty()
    )
    with written_by(options.writer, settings()) as configured:
        record, asked, status = _asked(options.set or ["sample"], options.reports, plan, options.show_test, configured)
    print(scorecard(record))
    if baseline:
        print(
            f"\nagainst {options.baseline}:\n{told(compared(record, baseline), splits_of(record), show_test=options.show_test)}"
        )
    if options.out:
        _write(options.out, record, asked)
    return status


def _asked(
    names: Sequence[str], reports: Path | None, plan: Plan, shows_test: bool, configured: Settings
) -> tuple[RunRecord, list[tuple[str, Asked]], int]:
    """Run each set; one whose reports are not there is named and left out, and the status says it."""
    from evals.record import begun
    from evals.run import run_set
    from evals.sets import ReportsMissing, question_set

    record, status = begun(configured, shows_test=shows_test), 0
    asked: list[tuple[str, Asked]] = []
    for name in names:
        try:
            done = run_set(question_set(name, reports), configured, plan)
        except ReportsMissing as missing:
            print(missing, file=sys.stderr)
            status = 1
            continue
        record = replace(record, sets=(*record.sets, done.result))
        asked += [(done.result.name, item) for item in done.asked]
        if any(item.failure for system in done.result.systems for item in system.questions):
            status = 1
    return record, asked, status


def _write(folder: Path, record: RunRecord, asked: Sequence[tuple[str, Asked]]) -> None:
    """`run.json` (the record), `scorecard.html`, and the answers that may be shown, a line each."""
    from evals.record import write_record
    from evals.scorecard.page import page

    folder.mkdir(parents=True, exist_ok=True)
    write_record(record, folder / "run.json")
    (folder / "scorecard.html").write_text(page(record, asked), encoding="utf-8")
    shown = [item.answer for _, item in asked if record.shows_test or item.question.split == "dev"]
    lines = [json.dumps(answer.as_json(), ensure_ascii=False) for answer in shown if answer]
    (folder / "answers.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _written(options: argparse.Namespace) -> int:
    from corpus.settings import settings
    from evals.known_answers import BadQuestionSet
    from evals.sets import question_set
    from evals.writers import written_by
    from evals.written import ask_written, lines_of, summed, to_read

    names = options.set or _present()
    indexes = options.index or [None] * len(names)
    if len(indexes) != len(names):
        raise BadQuestionSet("Name an index for each set, in the same order, or none")
    with written_by(options.writer, settings()) as configured:
        for line in ask_written(
            [question_set(name) for name in names], indexes, configured, options.out, options.minutes
        ):
            print(f"{line['set']} {line['id']}: {line['seconds']} s", file=sys.stderr)
    lines = lines_of(options.out / "written.jsonl")
    sums = json.dumps(summed(lines), indent=1, ensure_ascii=False)
    (options.out / "summary.json").write_text(f"{sums}\n", encoding="utf-8")
    (options.out / "figures.txt").write_text(to_read(lines), encoding="utf-8")
    print(sums)
    return 0


def _compare(options: argparse.Namespace) -> int:
    new, old = read_record(options.new), read_record(options.old)
    print(f"{options.new} against {options.old}, new less old:")
    print(told(compared(new, old), splits_of(new), show_test=options.show_test))
    return 0


def _gate(options: argparse.Namespace) -> int:
    from corpus.settings import settings
    from evals.gate import BASELINE, TOLERANCE, failures
    from evals.run import Plan
    from evals.writers import written_by

    baseline = read_record(options.baseline or BASELINE)
    with written_by("quotes", settings()) as configured:
        record, asked, status = _asked(options.set or _present(), options.reports, Plan(), False, configured)
    if options.out:
        _write(options.out, record, asked)
    if not record.sets:
        return 2
    tolerance = TOLERANCE if options.tolerance is None else options.tolerance
    print(told(compared(record, baseline), splits_of(record)))
    found = failures(record, baseline, tolerance)
    print("\n".join(["", *(f"FAILED {line}" for line in found)]) if found else "\nThe gate is passed.")
    return 1 if found else status


def _feedback(options: argparse.Namespace) -> int:
    from assistant.web.users.feedback import all_feedback
    from corpus.settings import settings
    from evals.feedback import listed, question_line

    given = all_feedback(options.index or settings().index)
    lines = [json.dumps(question_line(one), ensure_ascii=False) for one in given]
    if options.json:
        print("".join(f"{line}\n" for line in lines), end="")
    else:
        shown = [f"{listed(one)}\n  {line}" for one, line in zip(given, lines, strict=True)]
        print("\n\n".join(shown) or "No feedback is kept here.")
    return 0


def _present() -> list[str]:
    """The sets whose reports are there; the others are named as left out."""
    from evals.sets import REPORTS

    missing = [name for name in _SETS if not REPORTS[name].is_dir()]
    for name in missing:
        print(f"{name}: left out, its reports are not at {REPORTS[name]}", file=sys.stderr)
    return [name for name in _SETS if name not in missing]


if __name__ == "__main__":
    sys.exit(main())
