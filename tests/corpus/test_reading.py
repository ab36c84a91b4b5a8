"""Files are read in real child processes, each within its limits, and one bad file leaves the others readable."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from corpus.errors import Damaged, OverLimit, UnreadableFile
from corpus.reading import Limits, Readers
from corpus.report import FileReading

REPOSITORY = Path(__file__).resolve().parents[2]
LINE = "This sentence of the report is long enough to be a paragraph of its own, and it is printed again.\n\n"
Outcome = FileReading | UnreadableFile


def file(folder: Path, name: str, text: str = LINE) -> tuple[Path, str]:
    """A file to read, by its path and its name."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path, name


def slow(folder: Path, name: str = "slow.txt") -> tuple[Path, str]:
    """A text that takes several seconds to read."""
    return file(folder, name, LINE * 60_000)


def read(files: list[tuple[Path, str]], limits: Limits | None = None, processes: int = 1) -> dict[str, Outcome]:
    with Readers(limits, processes) as readers:
        return dict(readers.read(files))


def children() -> set[int]:
    """The child processes of this process."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {int(pid) for task in tasks for pid in task.read_text().split()}


def open_files() -> int:
    return len(list(Path(f"/proc/{os.getpid()}/fd").iterdir()))


def test_files_are_read_and_named(tmp_path: Path) -> None:
    found = read([file(tmp_path, f"{n}.txt", f"{n}. Words of it.") for n in range(6)], processes=2)
    assert sorted(found) == [f"{n}.txt" for n in range(6)]
    for name, reading in found.items():
        assert isinstance(reading, FileReading)
        assert reading.reports[0].blocks[0].paragraph == name[0]


def test_one_process_keeps_the_order_of_the_files(tmp_path: Path) -> None:
    files = [file(tmp_path, f"{n}.txt") for n in range(5)]
    with Readers(processes=1) as readers:
        assert [name for name, _ in readers.read(files)] == [name for _, name in files]


def test_files_are_taken_only_a_little_ahead_of_the_caller(tmp_path: Path) -> None:
    taken: list[int] = []
    path, _ = file(tmp_path, "a.txt")

    def many() -> object:
        for number in range(50):
            taken.append(number)
            yield path, str(number)

    with Readers(processes=1) as readers:
        results = readers.read(many())  # type: ignore[arg-type]
        next(results)
        assert len(taken) <= 3


def test_a_name_in_any_script_and_a_relative_path_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    assert isinstance(read([(Path("a.txt"), "räte/ÄÖ 報告.txt")])["räte/ÄÖ 報告.txt"], FileReading)


def test_a_file_that_takes_too_long_is_over_the_limit_and_the_next_is_read(tmp_path: Path) -> None:
    limits = Limits(most_seconds=1.5)
    found = read([slow(tmp_path), file(tmp_path, "z.txt")], limits)
    late = found["slow.txt"]
    assert isinstance(late, OverLimit)
    assert late.reason == "reading it took longer than the limit of 1.5 seconds"
    assert "most_seconds" in late.remedy
    assert isinstance(found["z.txt"], FileReading)


def test_a_file_that_fills_the_memory_is_over_the_limit_and_the_next_is_read(tmp_path: Path) -> None:
    files = [file(tmp_path, "full.txt", "One line. " * 8_000_000), file(tmp_path, "z.txt")]
    found = read(files, Limits(most_memory=300_000_000))
    full = found["full.txt"]
    assert isinstance(full, OverLimit)
    assert "memory" in full.reason
    assert "most_memory_gb" in full.remedy
    assert isinstance(found["z.txt"], FileReading)


def test_a_limit_too_low_to_start_with_is_said(tmp_path: Path) -> None:
    found = read([file(tmp_path, "a.txt")], Limits(most_memory=1_000_000))["a.txt"]
    assert isinstance(found, OverLimit)
    assert "memory" in found.reason


def test_a_child_that_is_killed_from_outside_is_replaced_for_the_next_file(tmp_path: Path) -> None:
    before = children()
    with Readers(processes=1) as readers:
        results = readers.read([file(tmp_path, "a.txt"), slow(tmp_path), file(tmp_path, "z.txt")])
        assert next(results)[0] == "a.txt"
        [child] = children() - before
        os.kill(child, signal.SIGKILL)
        found = dict(results)
    assert isinstance(found["slow.txt"], OverLimit)
    assert found["slow.txt"].reason.startswith("the process that read it ended")
    assert isinstance(found["z.txt"], FileReading)


def test_a_child_that_died_between_two_files_is_replaced(tmp_path: Path) -> None:
    before = children()
    with Readers(processes=1) as readers:
        assert isinstance(dict(readers.read([file(tmp_path, "a.txt")]))["a.txt"], FileReading)
        [child] = children() - before
        os.kill(child, signal.SIGKILL)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        assert isinstance(dict(readers.read([file(tmp_path, "b.txt")]))["b.txt"], FileReading)


def test_a_deadline_that_passes_after_the_answer_does_not_end_the_next_file(tmp_path: Path) -> None:
    before = children()
    with Readers(Limits(most_seconds=2.0), 1) as readers:
        assert isinstance(dict(readers.read([file(tmp_path, "a.txt")]))["a.txt"], FileReading)
        [child] = children() - before
        timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
        assert all(timer.finished.is_set() for timer in timers)
        assert isinstance(dict(readers.read([file(tmp_path, "b.txt")]))["b.txt"], FileReading)
        assert children() - before == {child}


def test_no_process_and_no_pipe_is_left_behind(tmp_path: Path) -> None:
    read([file(tmp_path, "warm.txt")])
    processes, files = children(), open_files()
    for _ in range(3):
        read([file(tmp_path, "a.txt"), file(tmp_path, "b.txt"), slow(tmp_path)], Limits(most_seconds=1.5), processes=2)
    assert (children(), open_files()) == (processes, files)


def test_a_caller_who_stops_early_waits_for_nothing_and_leaves_no_process(tmp_path: Path) -> None:
    before = children()
    with Readers(processes=2) as readers:
        for _ in readers.read([file(tmp_path, "a.txt"), *(slow(tmp_path, f"{n}.txt") for n in range(4))]):
            break
    assert children() == before


def test_an_error_of_the_caller_ends_the_children_and_is_raised(tmp_path: Path) -> None:
    before = children()
    with pytest.raises(ZeroDivisionError), Readers(processes=2) as readers:
        for _ in readers.read([slow(tmp_path), file(tmp_path, "a.txt")]):
            raise ZeroDivisionError
    assert children() == before


def test_a_child_gets_no_secret_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNCIL_API_KEY", "secret")
    before = children()
    with Readers(processes=1) as readers:
        dict(readers.read([file(tmp_path, "a.txt")]))
        [child] = children() - before
        assert b"secret" not in Path(f"/proc/{child}/environ").read_bytes()


def test_ctrl_c_in_the_middle_ends_at_once_and_leaves_no_process(tmp_path: Path) -> None:
    slow(tmp_path)
    program = textwrap.dedent(
        """
        import pathlib, sys
        from corpus.reading import Readers
        with Readers(processes=1) as readers:
            path = pathlib.Path(sys.argv[1])
            print("reading", flush=True)
            dict(readers.read([(path / "a.txt", "a"), (path / "slow.txt", "s"), (path / "slow.txt", "t")]))
        """
    )
    file(tmp_path, "a.txt")
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=heed_ctrl_c,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "reading\n"
    child = wait_for_child(process.pid)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate(timeout=20)
    assert process.returncode != 0
    assert messages.rstrip().endswith("KeyboardInterrupt")
    assert not Path(f"/proc/{child}").exists()


def heed_ctrl_c() -> None:
    """Shells start background jobs with Ctrl-C ignored, which a process would inherit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for_child(parent: int) -> int:
    """The process number of the first child, as soon as there is one."""
    path = Path(f"/proc/{parent}/task/{parent}/children")
    tasks = Path(f"/proc/{parent}/task")
    while True:
        for found in [path, *(task / "children" for task in tasks.iterdir())]:
            if numbers := found.read_text().split():
                return int(numbers[0])


def test_an_unlisted_kind_of_failure_is_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    found = read([file(tmp_path, "a.txt")])["a.txt"]
    assert isinstance(found, Damaged)
    assert found.remedy
