"""The command `python app.py`: what it refuses, and how it says so."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from tests.page.visiting import ROOT, free_port


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=120)


def test_a_port_in_use_is_said_and_nothing_is_built(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = run("app.py", "--reports", str(folders[0]), "--index", str(tmp_path / "index"), "--port", port)
    assert ended.returncode == 2
    assert f"port {port}: already in use" in ended.stderr
    assert not (tmp_path / "index").exists()


def test_a_folder_without_reports_is_said(tmp_path: Path) -> None:
    ended = run(
        "app.py", "--reports", str(tmp_path / "none"), "--index", str(tmp_path / "index"), "--port", str(free_port())
    )
    assert ended.returncode == 2
    assert "there is no such folder" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_help_is_quick_and_names_the_index_folder() -> None:
    code = "import sys, runpy; sys.argv = ['app.py', '--help']\ntry: runpy.run_path('app.py', run_name='__main__')\n"
    code += "except SystemExit: print([name for name in ('torch', 'gradio', 'numpy') if name in sys.modules])"
    ended = run("-c", code)
    assert ended.stdout.strip().endswith("[]")
    assert "~/.local/share/council-assistant/index" in ended.stdout


def test_each_reports_folder_has_an_index_of_its_own(tmp_path: Path) -> None:
    from assistant.web.preparing import default_index
    from corpus.settings import Settings

    settings = Settings(index=tmp_path, _env_file=None)  # type: ignore[call-arg]
    one, other = (
        default_index(tmp_path / "a" / "reports", settings),
        default_index(tmp_path / "b" / "reports", settings),
    )
    assert one != other
    assert one.parent == other.parent == tmp_path
