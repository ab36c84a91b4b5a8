"""What the page does not need is not to be had, however it is asked for: addresses as no browser would write them."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.page.visiting import Served

PATHS = [
    "/gradio_api/file={reports}/2021-03-24_council/children.txt", "/gradio_api/file={index}/update.json",
    "/gradio_api/file%3D{index}/current", "/gradio_api/deep_link", "/gradio_api/upload", "/gradio_api/upload_progress",
    "/gradio_api/runs", "/gradio_api/component_server", "/gradio_api/call/asked", "/gradio_api/api/asked",
    "/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/startup-events", "/gradio_api/stream/1/1/1/playlist.m3u8",
    "/gradio_api/proxy=http://127.0.0.1/", "/gradio_api/dev/reload", "/gradio_api/vibe-edit/", "/gradio_api/queue/status",
    "/monitoring", "/monitoring/summary", "/login", "/logout", "/token", "/docs", "/redoc", "/openapi.json", "/pwa_icon",
    "/manifest.json", "/made/users.sqlite", "/current", "/update.json", "/.env", "/pyproject.toml", "//etc/hostname",
    "/assets/../../../../../../../../etc/hostname", "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/routes.py",
    "/svelte/..%2f..%2f..%2froutes.py", "/ours/../page.py", "/ours/%2e%2e/page.py", "/ours/page.css%00", "/ours/page.py",
    "/assets/%2fetc%2fhostname", "/static//etc/hostname", "/library/../../../etc/hostname", "/library/%2e%2e%2fcurrent",
    "/evidence/../../current", "/evidence/%2e%2e/page/1.png", "/sheet/..%2f..%2fmade%2fusers.sqlite.csv",
    "/sheet/00000000000000000000000000000000.csv", "/figures/' OR 1=1 --", "/next/%00", "/feedback/\u00ff",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_else_is_to_be_had(site: Served, folders: tuple[Path, Path], method: str, path: str) -> None:
    reports, index = folders
    status, body = asked(site, method, path.format(reports=reports, index=index))
    assert status in (400, 403, 404, 405), body[:200]
    for held in (b"Report to", b"SQLite", b"[project]", b"v000001", b"def ", b"Traceback"):
        assert held not in body


def asked(site: Served, method: str, path: str) -> tuple[int, bytes]:
    """What the page says to a path that is sent as it stands, but for what no request line can hold."""
    host = urlsplit(site.url)
    connection = http.client.HTTPConnection(str(host.hostname), host.port, timeout=20)
    try:
        connection.putrequest(method, path.replace(" ", "%20").encode("latin-1").decode("latin-1").replace("ÿ", "%ff"))
        if method == "POST":
            connection.putheader("content-length", "2")
            connection.putheader("content-type", "application/json")
        connection.endheaders(b"{}" if method == "POST" else None)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_nothing_that_a_browser_gets_first_names_a_folder_of_the_machine(
    site: Served, folders: tuple[Path, Path]
) -> None:
    for address in ("", "config", "health", "ours/page.js", "ours/page.css"):
        words = httpx.get(site.url + address, trust_env=False).text
        for folder in (*folders, Path.home(), Path.cwd()):
            assert str(folder) not in words, address


def test_a_queued_question_cannot_be_asked_past_the_queue(site: Served) -> None:
    config = httpx.get(f"{site.url}config", trust_env=False).json()
    [queued] = [each["id"] for each in config["dependencies"] if each["queue"]]
    asked = {"fn_index": queued, "data": ["How many?", [], "", "{}"], "session_hash": "1"}
    said = httpx.post(f"{site.url}gradio_api/run/predict", json=asked, trust_env=False)
    assert said.status_code == 404 and "join the queue" in said.text


def test_the_page_of_another_site_reads_nothing(site: Served) -> None:
    """Gradio answers every origin with leave to read, cookies and all, where it is not kept from it."""
    for origin in ("https://attacker.example", "http://localhost:1", "null"):
        for address in ("", "config", "conversations", "library"):
            said = httpx.get(site.url + address, headers={"origin": origin}, trust_env=False)
            assert "access-control-allow-origin" not in said.headers, (origin, address)
        before = {"origin": origin, "access-control-request-method": "POST"}
        said = httpx.options(f"{site.url}gradio_api/queue/join", headers=before, trust_env=False)
        assert "access-control-allow-origin" not in said.headers
        said = httpx.post(f"{site.url}gradio_api/queue/join", json={}, headers={"origin": origin}, trust_env=False)
        assert said.status_code == 403


def test_a_request_is_no_larger_than_a_conversation(site: Served) -> None:
    most = 16_000_000
    for large in (b'{"data": ["' + b"x" * most, (b"x" * 1_000_000 for _ in range(17))):
        headers = {"content-type": "application/json"}
        said = httpx.post(f"{site.url}gradio_api/queue/join", content=large, headers=headers, trust_env=False)
        assert said.status_code == 413


@pytest.mark.parametrize("address", ["", "library", "conversations", "config", "nothing", "health"])
def test_every_answer_keeps_a_browser_from_other_hosts(site: Served, address: str) -> None:
    said = httpx.get(site.url + address, trust_env=False)
    policy = dict(part.strip().split(" ", 1) for part in said.headers["content-security-policy"].split(";"))
    assert policy["frame-ancestors"] == "'none'" and policy["base-uri"] == policy["form-action"] == "'self'"
    assert policy["default-src"] == ("'none'" if address in ("library", "conversations", "health") else "'self'")
    assert all("http" not in words and "*" not in words for words in policy.values())
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.headers["referrer-policy"] == "same-origin"
    assert said.headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in said.headers
    assert json.dumps(dict(said.headers)).find("uvicorn") < 0
