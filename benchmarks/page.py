"""How fast the page is: opened and asked in Chromium, then asked by many readers at once over its own queue.

`python -m benchmarks.page [--reports DIR --index DIR] [--questions FILE]`, by default on the sample reports. The page is
served in a process of its own on at most two cores; the index is brought up to date before anything is measured.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.browsing import Browsed, browse
from benchmarks.crowd import NoAnswer, ask_at_once
from benchmarks.machine import this_machine
from benchmarks.measured import Spread
from benchmarks.processes import ROOT
from benchmarks.questions import read_questions, spread_over
from corpus.errors import CouncilError

_CORES = 2
_READY_SECONDS = 1800
_QUESTIONS = ROOT / "evals" / "questions" / "sample.jsonl"


class NotServed(CouncilError):
    """The page ended or was not ready in time; the message is what it said."""


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0 measured, 1 a reader was not answered, 2 could not start."""
    options = _parser().parse_args(arguments)
    before = os.getloadavg()
    try:
        single = [asked for asked in read_questions(options.questions) if not asked.turns]
        with tempfile.TemporaryDirectory(prefix="council-page-") as folder, _served(options, Path(folder)) as url:
            browsed = browse(url, [asked.text for asked in spread_over(single, options.ask)], options.openings)
            crowds = [
                ask_at_once(url, _crowd([asked.text for asked in single], options.readers, turn))
                for turn in range(options.rounds)
            ]
    except (NotServed, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print(_table(browsed, crowds, before))
    failed = [each for crowd in crowds for each in crowd if isinstance(each, NoAnswer)]
    for each in failed:
        print(each, file=sys.stderr)
    return 1 if failed else 0


def _crowd(questions: Sequence[str], readers: int, turn: int) -> list[str]:
    """Other questions for each reader, and in each round."""
    return [questions[(turn * readers + reader) * 7 % len(questions)] for reader in range(readers)]


@contextmanager
def _served(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """The page on a free port, ready to answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port), "--index", str(options.index or folder / "index")]
    command += ["--reports", str(options.reports)] if options.reports else []
    cores = sorted(os.sched_getaffinity(0))[:_CORES]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=log, stderr=log, preexec_fn=lambda: os.sched_setaffinity(0, cores)
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_ready(url, process, folder / "log")
            yield url
        finally:
            process.terminate()
            process.wait(60)


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until questions can be answered; raises `NotServed`."""
    until = time.monotonic() + _READY_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{url}/health", trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise NotServed(f"the page was not served:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


def _table(browsed: Browsed, crowds: Sequence[Sequence[float | NoAnswer]], before: Sequence[float]) -> str:
    machine, after = this_machine(), os.getloadavg()
    answered = [[each for each in crowd if isinstance(each, float)] for crowd in crowds]
    errors = sum(len(crowd) for crowd in crowds) - sum(len(crowd) for crowd in answered)
    readers = len(crowds[0]) if crowds else 0
    rows = [
        ("page usable after opening, nothing in the browser's cache", "3", browsed.openings),
        ("first words of an answer, one reader", "0.5", browsed.answers),
        (
            f"whole answer, {readers} readers at once, {errors} errors",
            "3",
            [each for crowd in answered for each in crowd],
        ),
    ]
    lines = ["| seconds | n | median | 95th percentile | longest | median wanted below |", "|---|---|---|---|---|---|"]
    for name, wanted, seconds in rows:
        spread = Spread.of(seconds)
        lines.append(
            f"| {name} | {spread.questions} | {spread.median:.2f} | {spread.p95:.2f} | {max(seconds):.2f} | {wanted} |"
        )
    loads = " and ".join(f"{load[0]:.1f}" for load in (before, after))
    where = f"{machine.processor}, {min(machine.cores, _CORES)} cores, commit {machine.commit}"
    return "\n".join([*lines, "", f"{where}; load average before and after: {loads}"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--reports", type=Path, help="folder of reports (default: the sample)")
    parser.add_argument("--index", type=Path, help="folder of its index (default: a temporary one is built)")
    parser.add_argument("--questions", type=Path, default=_QUESTIONS, help="questions, one object a line")
    parser.add_argument("--ask", type=int, default=20, help="so many of them in the browser, beside the examples")
    parser.add_argument("--openings", type=int, default=10, help="open the page so many times")
    parser.add_argument("--readers", type=int, default=20, help="so many ask at once")
    parser.add_argument("--rounds", type=int, default=3, help="and do it so many times")
    return parser


if __name__ == "__main__":
    sys.exit(main())
