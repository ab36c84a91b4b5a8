"""A reverse proxy is believed when it connects from an address that the settings name; nobody else is."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from pydantic import ValidationError
from starlette.applications import Starlette

from assistant.web.users.proxies import Proxies
from assistant.web.users.reader import name_of
from corpus.settings import Settings

Serve = Callable[..., Any]
BEHIND: dict[str, Any] = {"user_header": "X-Remote-User", "trusted_proxies": "10.0.0.5, 192.168.7.0/24, fd00::/8"}


@pytest.mark.parametrize("address", ["10.0.0.5", "192.168.7.99", "fd00::1", "::ffff:10.0.0.5"])
def test_whom_the_proxy_names_is_the_reader(page: Serve, address: str) -> None:
    served = page(**BEHIND)
    said = served.as_browser(address).get("/whoami", headers={"x-remote-user": "anna@council.example"})
    assert name_of(said.text) == "anna@council.example"


@pytest.mark.parametrize("address", ["10.0.0.6", "127.0.0.1", "fe80::1", "testclient", ""])
def test_the_header_from_any_other_address_is_ignored(page: Serve, address: str) -> None:
    client = page(**BEHIND).as_browser(address)
    for forwarded in ({}, {"x-forwarded-for": "10.0.0.5"}, {"x-real-ip": "10.0.0.5"}, {"forwarded": "for=10.0.0.5"}):
        for path in ("/whoami", "/conversations", "/gradio_api/queue/data"):
            said = client.get(path, headers={"x-remote-user": "anna"} | forwarded)
            assert said.status_code == 401
            assert "anna" not in said.text


@pytest.mark.parametrize("names", [[], [""], [" "], ["anna", "bert"], ["x" * 201], ["an\x85na"]])
def test_a_proxy_that_names_nobody_or_two_lets_nobody_in(page: Serve, names: list[str]) -> None:
    client = page(**BEHIND).as_browser("10.0.0.5")
    headers = [(b"x-remote-user", name.encode("latin-1")) for name in names]
    assert client.get("/whoami", headers=headers).status_code == 401


def test_no_cookie_helps_where_a_proxy_signs_in(page: Serve) -> None:
    cookies = {"council_browser": "x" * 43, "council_session": "x" * 43}
    assert page(**BEHIND).as_browser("10.0.0.6", cookies=cookies).get("/whoami").status_code == 401
    assert page(**BEHIND).as_browser("10.0.0.5").get("/sign-in").status_code == 404


def test_a_proxy_says_that_the_browser_uses_tls_and_nobody_else_does(page: Serve) -> None:
    served = page(trusted_proxies="10.0.0.5")
    for address, secure in (("10.0.0.5", True), ("10.0.0.6", False)):
        said = served.as_browser(address).get("/whoami", headers={"x-forwarded-proto": "https"})
        assert ("Secure" in said.headers["set-cookie"]) is secure


def test_the_host_that_a_proxy_names_is_ours_and_nobody_elses(page: Serve) -> None:
    headers = {"origin": "https://council.example", "x-forwarded-host": "council.example", "host": "inside:7860"}
    served = page(trusted_proxies="10.0.0.5")
    assert served.as_browser("10.0.0.5").post("/gradio_api/queue/join", headers=headers).status_code == 200
    assert served.as_browser("10.0.0.6").post("/gradio_api/queue/join", headers=headers).status_code == 403


def test_the_visitor_is_the_last_whom_no_proxy_of_ours_names() -> None:
    proxies = Proxies((ip_network("10.0.0.0/24"),))

    def address(connected: str, *said: str) -> str:
        headers = [(b"x-forwarded-for", line.encode()) for line in said]
        return proxies.address({"type": "http", "client": (connected, 1), "headers": headers})

    assert address("10.0.0.5", "8.8.8.8, 7.7.7.7, 10.0.0.6") == "7.7.7.7"
    assert address("10.0.0.5", "8.8.8.8", "7.7.7.7") == "7.7.7.7"
    assert address("6.6.6.6", "8.8.8.8") == "6.6.6.6"
    assert address("10.0.0.5") == "10.0.0.5"


def test_below_a_sub_path_every_address_and_cookie_is_below_it(page: Serve, users: Path) -> None:
    client = page(users=users).as_browser(root_path="/reports")
    assert "url=./sign-in?then=%2Fwhoami" in (led := client.get("/reports/whoami").text)
    form = client.get("/reports/sign-in?then=/whoami").text
    assert 'href="./sign-in.css"' in form and 'action="./sign-in"' in form
    assert all('<base href="/reports/">' in page for page in (led, form))
    entered = {"name": "anna", "password": "herons by the mill", "then": "/whoami"}
    said = client.post("/reports/sign-in", data=entered, follow_redirects=False)
    assert said.headers["location"] == "/reports/whoami"
    assert "Path=/reports;" in said.headers["set-cookie"]
    assert 'action="./sign-out"' in client.get("/reports/conversations").text


def test_a_server_that_knows_its_whole_outer_address_sets_its_path(page: Serve) -> None:
    client = page().as_browser(root_path="https://council.example/reports/")
    assert "Path=/reports;" in client.get("/whoami").headers["set-cookie"]


def test_settings_that_would_let_everybody_in_are_refused(tmp_path: Path) -> None:
    for wrong in (
        {"user_header": "X-User"},
        {"user_header": "X-User", "trusted_proxies": "0.0.0.0/0"},
        {"user_header": "X-User", "trusted_proxies": "::/0"},
        {"user_header": "X-User", "trusted_proxies": "council.example"},
        {"user_header": "X User", "trusted_proxies": "10.0.0.5"},
        {"user_header": "X-User", "trusted_proxies": "10.0.0.5", "users": tmp_path},
        {"session_hours": 0},
        {"keep_days": 0},
    ):
        with pytest.raises(ValidationError):
            Settings(_env_file=None, **wrong)  # type: ignore[arg-type]


def test_proxies_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNCIL_TRUSTED_PROXIES", "10.0.0.5, 192.168.7.0/24")
    assert Settings().trusted_proxies == (ip_network("10.0.0.5/32"), ip_network("192.168.7.0/24"))


@pytest.fixture
def real_server() -> Iterator[Callable[[Starlette], str]]:
    """A real server on loopback; what it gives is its address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: Starlette) -> str:
        held = socket.socket()
        held.bind(("127.0.0.1", 0))
        held.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]})
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{held.getsockname()[1]}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join()


def test_a_program_on_this_machine_cannot_pass_for_the_proxy(
    page: Serve, real_server: Callable[[Starlette], str]
) -> None:
    """uvicorn puts the address that X-Forwarded-For names in the place of the caller's, when the caller is local."""
    served = page(**BEHIND)
    forged = {"x-remote-user": "anna", "x-forwarded-for": "10.0.0.5"}
    with httpx.Client(trust_env=False) as client:
        assert client.get(f"{real_server(served.app)}/whoami", headers=forged).status_code == 401
    local = page(user_header="X-Remote-User", trusted_proxies="127.0.0.1")
    with httpx.Client(trust_env=False) as client:
        said = client.get(f"{real_server(local.app)}/whoami", headers=forged | {"x-forwarded-for": "7.7.7.7"})
    assert name_of(said.text) == "anna"
