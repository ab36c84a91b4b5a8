"""The chat page as a reader meets it: a real server on loopback, a real browser, reports of which one is hostile."""

from __future__ import annotations

import os
import re
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
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
MINUTE = 60_000
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
def served(reports: Path, index: Path) -> Iterator[Served]:
    """Start `python app.py` and end it with Ctrl-C."""
    port = free_port()
    command = [sys.executable, "app.py", "--reports", str(reports), "--index", str(index), "--port", str(port)]
    started = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
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
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)  # polling another process, which has no event to wait on
    pytest.fail("the page was not served within five minutes")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of reports and an empty one for its index."""
    root = tmp_path_factory.mktemp("page")
    for name, text in REPORTS.items():
        (root / "reports" / name).parent.mkdir(parents=True)
        (root / "reports" / name).write_text(text, encoding="utf-8")
    return root / "reports", root / "index"


@pytest.fixture(scope="module")
def first_start(folders: tuple[Path, Path]) -> Served:
    """The page served once, which builds the index, and stopped again."""
    with served(*folders) as once:
        pass
    return once


@pytest.fixture(scope="module")
def site(folders: tuple[Path, Path], first_start: Served) -> Iterator[Served]:
    """The page served on the built index, for all tests of this file."""
    with served(*folders) as running:
        yield running


@pytest.fixture
def visit(site: Served, browser: Any) -> Iterator[Visit]:
    """A new visitor; a request to any other host fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    visitor = Visit(context.new_page())
    visitor.page.on("request", lambda request: visitor.requests.append(request.url))
    visitor.page.goto(site.url)
    visitor.page.wait_for_selector("#question textarea")
    yield visitor
    hosts = {urlsplit(url).netloc for url in visitor.requests if not url.startswith(("data:", "blob:"))}
    context.close()
    assert hosts == {urlsplit(site.url).netloc}


def status_of(url: str, data: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data), timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_ctrl_c_ends_it_cleanly(first_start: Served) -> None:
    assert first_start.process.returncode == 0


def test_the_page_is_served_soon_after_the_start(site: Served) -> None:
    print(f"the page was served {site.seconds:.1f} s after the start (meant: 6)")
    assert site.seconds < 20


def test_a_question_is_answered_with_words_that_open(visit: Visit) -> None:
    answer = visit.ask("How many children were looked after on 1 March 2021?")
    assert "609" in answer.locator(".headline").inner_text()
    assert "609: verified in paragraph 8 [1]" in answer.locator(".figures").inner_text()
    source = answer.locator("details.source").first
    assert not source.evaluate("source => source.open")
    answer.locator("button.marker").first.click()
    assert source.evaluate("source => source.open")
    assert source.evaluate("source => source.querySelector('summary') === document.activeElement")
    assert "There were 609 children looked after on 1 March 2021" in source.locator("blockquote").inner_text()
    facts = source.locator("dl").inner_text()
    assert re.search(r"Paragraph\s+8\b", facts)
    assert "24 March 2021" in facts
    assert "2021-03-24_council/children.txt" in facts


def test_a_refusal_gives_its_reason_and_the_nearest_passages(visit: Visit) -> None:
    answer = visit.ask("How many penguins live in the town hall of Reykjavik?")
    assert answer.locator(".headline").inner_text() == "Not found in these reports."
    assert "Nearest passages" in answer.inner_text()
    assert answer.locator("details.source").count() >= 1
    assert answer.locator("button.marker").count() == 0


def test_a_follow_up_says_what_was_searched_for(visit: Visit) -> None:
    visit.ask("How many children were looked after on 1 March 2021?")
    answer = visit.ask("and in August 2020?")
    assert "Searched for: How many children were looked after" in answer.inner_text()


def test_a_hostile_report_is_shown_as_text(visit: Visit) -> None:
    answer = visit.ask("What did the zanzibar exhibition cost?")
    for source in answer.locator("details.source").all():
        source.locator("summary").click()
    quote = answer.locator("blockquote").first.inner_text()
    assert '<img src=x onerror="window.hacked=1">' in quote
    assert "$$x^2$$" in quote
    assert answer.locator("img, a, svg, .katex").count() == 0
    assert visit.page.evaluate("window.hacked") is None


def test_a_hostile_question_is_shown_as_text(visit: Visit) -> None:
    visit.ask(f"What is {HOSTILE} ${{alert(1)}} {{{{7*7}}}}?")
    asked = visit.page.locator("#talk .user-row").last
    assert f"What is {HOSTILE} ${{alert(1)}} {{{{7*7}}}}?" in asked.inner_text()
    assert asked.locator("img, a, .katex").count() == 0
    assert visit.page.evaluate("window.hacked") is None


def test_the_head_says_what_is_loaded_and_examples_are_answered(visit: Visit) -> None:
    head = visit.page.locator("#head").inner_text()
    assert "3 reports" in head
    assert "March 2021 to June 2021" in head
    assert "invented" not in head
    example = visit.page.locator("#talk .example").first
    example.wait_for(timeout=MINUTE)
    example.click()
    answer = visit.page.locator("article.answer").first
    answer.wait_for(timeout=MINUTE)
    assert answer.locator("details.source").count() >= 1
    assert "Not found" not in answer.locator(".headline").inner_text()


def test_two_readers_are_answered_at_once_and_apart(visit: Visit, browser: Any, site: Served) -> None:
    with browser.new_context() as context:
        other = Visit(context.new_page())
        other.page.goto(site.url)
        other.page.fill("#question textarea", "How much was spent on resurfacing roads?")
        other.page.press("#question textarea", "Enter")
        mine = visit.ask("How many children were looked after on 1 March 2021?")
        theirs = other.page.locator("article.answer")
        theirs.wait_for(timeout=MINUTE)
        assert "609" in mine.inner_text()
        assert "£3.3 million" in theirs.inner_text()
        assert visit.page.locator("article.answer").count() == other.page.locator("article.answer").count() == 1


def test_language_focus_and_dark_theme(site: Served, browser: Any) -> None:
    with browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(site.url)
        page.wait_for_selector("#question textarea")
        assert page.get_attribute("html", "lang") == "en"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(11, 12, 12)"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("getComputedStyle(document.querySelector('#head .loaded')).fontSize") == "18px"


@pytest.mark.parametrize(
    "path",
    ["gradio_api/info", "gradio_api/upload", "gradio_api/file=/etc/hostname", "gradio_api/openapi.json", "monitoring",
     "gradio_api/mcp/sse", "gradio_api/runs", "gradio_api/call/reply", "gradio_api/run/reply", "docs"],
)  # fmt: skip
def test_nothing_but_the_page_is_served(site: Served, path: str) -> None:
    assert status_of(site.url + path) == 404
    assert status_of(site.url + path, b"{}") == 404


def test_the_page_may_fetch_from_its_own_host_alone(site: Served) -> None:
    with urllib.request.urlopen(site.url, timeout=10) as answer:
        policy = answer.headers["content-security-policy"]
        words = answer.read().decode()
    assert "default-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "fonts.googleapis" not in words


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
