"""Serving `python app.py` for tests, and visiting it with a browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[2]
MINUTE = 60_000
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOSTILE = (
    '<img src=x onerror="window.hacked=1"> ![a](http://attacker.example/a.png) [link](javascript:alert(1)) $$x^2$$'
)
REPORTS = {
    "2021-03-24_council/children.txt": "Report to Executive\n24 March 2021\n\nChildren's Services Improvement\n\n"
    "7. The service recruited fourteen foster carers during the year.\n\n"
    "8. There were 609 children looked after on 1 March 2021, from 702 in August 2020.\n",
    "2021-05-12_scrutiny/roads.txt": "Report to Economy Scrutiny Panel\n12 May 2021\n\nHighways Maintenance\n\n"
    "1. The council spent £3.3 million on resurfacing roads during the year.\n",
    "2021-06-03_culture/notice.txt": "Report to Culture Committee\n3 June 2021\n\nLibrary Service Review\n\n"
    f"4. The zanzibar exhibition cost £812 and its poster reads {HOSTILE} for all visitors.\n",
}
PDF = "2022-02-09_executive/budget.pdf"
PDF_LINES = [
    "Report to Executive", "9 February 2022", "Budget Monitoring", "1. This report tells how the budget stands.",
    "2. The overspend on street lighting was £48,200 at 31 January 2022.",
]  # fmt: skip


def write_reports(folder: Path) -> None:
    """The reports of the page's tests: text, one of them hostile, and a PDF of two pages."""
    for name, text in REPORTS.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / PDF).parent.mkdir()
    drawn = Canvas(str(folder / PDF))
    for line, words in enumerate(PDF_LINES):
        drawn.drawString(72, 760 - 40 * line, words)
    drawn.showPage()
    drawn.drawString(72, 760, "3. The reserve stands at £2.1 million.")
    drawn.save()


def objections(page: Any) -> list[str]:
    """What axe-core objects to on the page as it is."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{each['id']}: {node['html'][:160]} {node['failureSummary']}" for each in found for node in each["nodes"]]


@dataclass
class Served:
    """A running page: its address, the seconds until it was served, and what it printed."""

    process: subprocess.Popen[str]
    url: str
    seconds: float


@dataclass
class Visit:
    """A browser's page, and every request that it made."""

    page: Any
    requests: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address of the host, without a slash at its end."""
        return "/".join(str(self.page.url).split("/")[:3])

    def ask(self, question: str) -> Any:
        """Ask, and wait for the answer."""
        before = self.page.locator("article.answer").count()
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        answer = self.page.locator("article.answer").nth(before)
        answer.wait_for(timeout=MINUTE)
        return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(reports: Path, index: Path, **environment: str) -> Iterator[Served]:
    """Start `python app.py` with these settings and end it with Ctrl-C."""
    port = free_port()
    command = [sys.executable, "app.py", "--reports", str(reports), "--index", str(index), "--port", str(port)]
    started = time.monotonic()
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            url = f"http://127.0.0.1:{port}/"
            wait_for(url, process)
            yield Served(process, url, time.monotonic() - started)
        finally:
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=60)
            print(output)


def wait_for(url: str, process: subprocess.Popen[str]) -> None:
    for _ in range(3000):
        if process.poll() is not None:
            pytest.fail(f"the page ended before it was served: {process.communicate()[0]}")
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                assert answer.status == 200
                return
        except urllib.error.HTTPError as error:
            with error:
                assert error.code == 401  # behind a sign-in
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)  # polling another process, which has no event to wait on
    pytest.fail("the page was not served within five minutes")
