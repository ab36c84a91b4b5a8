"""The guard: every address is behind it, and no browser, header or other site passes for somebody else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from assistant.answer import Answer
from assistant.web.users.addresses import own_or_home
from assistant.web.users.guard import SignInNeeded, must_sign_in
from assistant.web.users.reader import name_of
from assistant.web.users.user_file import add_user, remove_user
from corpus.settings import Settings

PASSWORD = "herons by the mill"
CLOSED = [
    "/",
    "/whoami",
    "/conversations",
    "/conversations?part=1",
    "/feedback/x",
    "/gradio_api/queue/data",
    "/nowhere",
]
Serve = Callable[..., Any]


def sign_in(client: TestClient, name: str, password: str = PASSWORD, then: str = "/whoami", **more: Any) -> Any:
    form = {"name": name, "password": password, "then": then}
    return client.post("/sign-in", data=form, follow_redirects=False, **more)


# Without sign-in


def test_each_browser_is_a_reader_of_its_own_and_stays_so(page: Serve) -> None:
    served = page()
    one, two = served.as_browser(), served.as_browser()
    assert served.reader(one) == served.reader(one) != served.reader(two)
    assert served.reader(one).startswith("browser:")
    assert name_of(served.reader(one)) is None


def test_the_cookie_is_kept_from_scripts_and_other_sites_and_its_value_from_the_page(page: Serve) -> None:
    served = page(trusted_proxies="127.0.0.1")
    said = served.as_browser().get("/whoami")
    cookie = said.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Secure" not in cookie
    assert cookie.partition("=")[2].partition(";")[0] not in said.text
    assert "Secure" in served.as_browser(base_url="https://council.example").get("/whoami").headers["set-cookie"]


@pytest.mark.parametrize(
    "forged", ["", "anna", "user:0123456789abcdef:anna", "x" * 44, "x" * 42 + "é", "../" * 14 + "x"]
)
def test_a_cookie_that_we_did_not_make_is_no_reader(page: Serve, forged: str) -> None:
    served = page()
    client = served.as_browser()
    said = client.get("/whoami", headers={"cookie": f"council_browser={forged}".encode()})
    assert said.text.startswith("browser:") and "set-cookie" in said.headers


def test_a_link_from_another_site_does_not_make_a_browser_a_stranger(page: Serve) -> None:
    """A strict cookie is not sent with such a link; a new one in its place would lose all conversations."""
    served = page()
    elsewhere = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    said = served.as_browser().get("/?conversation=a b'%22", headers=elsewhere)
    assert "set-cookie" not in said.headers
    assert "url=./?conversation=a%20b'%22" in unescape(said.text)
    picture = served.as_browser().get("/whoami", headers=elsewhere | {"sec-fetch-mode": "no-cors"})
    assert "set-cookie" not in picture.headers


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:7860", 200), ("127.0.0.1", 200), ("[::1]:7860", 200), ("127.0.0.2:1", 200), ("attacker.example:7860", 403),
     ("127.0.0.1.attacker.example", 403), ("localhost.attacker.example:7860", 403), ("", 403), ("a@127.0.0.1:x", 403),
     ("[::1", 403), ("127.0.0.1@attacker.example", 403), ("192.168.1.5:7860", 403)],
)  # fmt: skip
def test_a_site_that_gives_its_name_this_machines_address_gets_nothing(page: Serve, host: str, status: int) -> None:
    """DNS rebinding: to the browser, the page is then one of that site's."""
    served = page()
    assert served.as_browser().get("/whoami", headers={"host": host}).status_code == status
    behind = page(trusted_proxies="10.0.0.5").as_browser("10.0.0.5")
    assert behind.get("/whoami", headers={"host": "council.example"}).status_code == 200


def test_opening_the_page_again_lengthens_the_cookies_time(page: Serve) -> None:
    client = page().as_browser()
    first = client.get("/whoami").headers["set-cookie"]
    assert "set-cookie" not in client.get("/whoami").headers
    assert client.get("/").headers["set-cookie"] == first


# With a user file


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_but_the_sign_in_page_is_open(page: Serve, users: Path, path: str) -> None:
    served = page(users=users)
    said = served.as_browser().get(path)
    assert said.status_code == 401
    assert "user:" not in said.text
    assert served.as_browser().post(path).status_code == 401
    assert served.as_browser().request("DELETE", path).status_code == 401


def test_a_websocket_is_closed_to_those_who_are_not_signed_in(page: Serve, users: Path) -> None:
    served = page(users=users)
    client = served.as_browser()
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/socket"):
        pass
    sign_in(client, "anna")
    cookie = {"cookie": f"council_session={client.cookies['council_session']}"}
    with client.websocket_connect("/socket", headers=cookie) as socket:
        assert name_of(socket.receive_text()) == "anna"
    foreign = cookie | {"origin": "http://evil.example"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/socket", headers=foreign):
        pass


def test_the_sign_in_page_its_style_and_the_health_are_open(page: Serve, users: Path) -> None:
    client = page(users=users).as_browser()
    assert client.get("/sign-in").status_code == 200
    assert client.get("/sign-in.css").headers["content-type"].startswith("text/css")
    assert client.get("/health").status_code == 503
    assert client.get("/sign-in/..%2fwhoami").status_code == 401
    assert client.get("/health/").status_code == 401


def test_a_browser_is_led_to_the_sign_in_page_and_back(page: Serve, users: Path) -> None:
    client = page(users=users).as_browser()
    led = client.get("/evidence/ab?spans=1-2&report=r")
    assert "url=./sign-in?then=%2Fevidence%2Fab%3Fspans%3D1-2%26report%3Dr" in led.text
    form = client.get("/sign-in?then=%2Fwhoami%3Fa%3D1").text
    assert 'name="then" value="/whoami?a=1"' in form
    assert 'autocomplete="username"' in form and 'autocomplete="current-password"' in form
    said = sign_in(client, "anna", then="/whoami?a=1")
    assert (said.status_code, said.headers["location"]) == (303, "/whoami?a=1")
    assert client.get("/sign-in?then=/whoami", follow_redirects=False).headers["location"] == "/whoami"


@pytest.mark.parametrize(
    "then",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n//e", "javascript:x",
     "evil", "", "/é", "//", "/ //e", "http:/evil", "/" + "x" * 3000],
)  # fmt: skip
def test_no_form_leads_elsewhere(page: Serve, users: Path, then: str) -> None:
    assert own_or_home(then) == "/"
    assert sign_in(page(users=users).as_browser(), "anna", then=then).headers["location"] == "/"


def test_users_are_readers_of_their_own_in_every_browser(page: Serve, users: Path) -> None:
    served = page(users=users)
    one, two, other = (served.as_browser() for _ in range(3))
    for client, name in ((one, "anna"), (two, "anna"), (other, "bert")):
        assert sign_in(client, name).status_code == 303
    assert served.reader(one) == served.reader(two) != served.reader(other)
    assert (name_of(served.reader(one)), name_of(served.reader(other))) == ("anna", "bert")


def test_what_is_wrong_is_not_told_apart(page: Serve, users: Path) -> None:
    served = page(users=users)
    wrong, unknown = sign_in(served.as_browser(), "anna", "wrong"), sign_in(served.as_browser(), "annb", "wrong")
    assert wrong.status_code == unknown.status_code == 403
    assert wrong.text == unknown.text.replace("annb", "anna")
    assert "set-cookie" not in wrong.headers
    assert "wrong&" not in wrong.text and 'role="alert"' in wrong.text


def test_a_hostile_name_is_shown_as_text(page: Serve, users: Path) -> None:
    said = sign_in(page(users=users).as_browser(), '"><script>alert(1)</script>', "wrong").text
    assert "<script" not in said


def test_guessing_is_slowed_down_and_the_owner_elsewhere_is_not(page: Serve, users: Path) -> None:
    served = page(users=users)
    guesser = served.as_browser("10.0.0.9")
    said = [sign_in(guesser, "anna", f"guess {number}").status_code for number in range(7)]
    assert said == [403] * 5 + [429] * 2
    late = sign_in(guesser, "anna")
    assert late.status_code == 429 and int(late.headers["retry-after"]) > 200
    assert "Try again in 5 minutes" in late.text
    assert sign_in(served.as_browser("10.0.0.8"), "anna").status_code == 303


def test_a_session_that_somebody_planted_is_nobodys(page: Serve, users: Path) -> None:
    """Session fixation: the cookie of before is not the one with which the user is signed in."""
    served, planted = page(users=users), "x" * 43
    client = served.as_browser(cookies={"council_session": planted})
    assert sign_in(client, "anna").status_code == 303
    given = sign_in(client, "anna").cookies["council_session"]
    assert given != planted
    attacker = served.as_browser(cookies={"council_session": planted})
    assert attacker.get("/whoami").status_code == 401


def test_signing_out_ends_the_session_for_good(page: Serve, users: Path) -> None:
    served = page(users=users)
    client = served.as_browser()
    token = sign_in(client, "anna").headers["set-cookie"].partition("=")[2].partition(";")[0]
    assert client.post("/sign-out", follow_redirects=False).headers["location"] == "/sign-in"
    assert "council_session" not in client.cookies
    assert served.as_browser(cookies={"council_session": token}).get("/whoami").status_code == 401


def test_a_session_ends_with_its_time(page: Serve, users: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = page(users=users, session_hours=2)
    client = served.as_browser()
    said = sign_in(client, "anna")
    assert "Max-Age=7200" in said.headers["set-cookie"] and "HttpOnly" in said.headers["set-cookie"]
    token = client.cookies["council_session"]
    now = time.time()
    monkeypatch.setattr("assistant.web.users.sessions.time.time", lambda: now + 7201)
    assert served.as_browser(cookies={"council_session": token}).get("/whoami").status_code == 401


@pytest.mark.parametrize("change", ["another password", "removed", "removed and added"])
def test_a_session_ends_with_another_password_or_user(page: Serve, users: Path, change: str) -> None:
    served = page(users=users)
    client = served.as_browser()
    sign_in(client, "anna")
    assert client.get("/whoami").status_code == 200
    if change != "another password":
        remove_user(users, "anna")
    if change != "removed":
        add_user(users, "anna", "another password")
    assert client.get("/whoami").status_code == 401


def test_who_gets_a_name_anew_does_not_get_its_conversations(
    page: Serve, users: Path, answer: Callable[..., Answer]
) -> None:
    served = page(users=users)
    client = served.as_browser()
    sign_in(client, "anna")
    served.store.keep(served.reader(client), None, answer("anna's own?"), "v1")
    assert "anna’s own?" in client.get("/conversations").text.replace("&#x27;", "’")
    remove_user(users, "anna")
    add_user(users, "anna", PASSWORD)
    sign_in(client, "anna")
    assert "None yet" in client.get("/conversations").text


def test_the_session_is_not_in_the_database_and_a_restart_keeps_it(page: Serve, users: Path, index: Path) -> None:
    client = page(users=users).as_browser()
    sign_in(client, "anna")
    token = client.cookies["council_session"]
    stored = b"".join(path.read_bytes() for path in (index / "made").iterdir())
    assert token.encode() not in stored
    assert page(users=users).as_browser(cookies={"council_session": token}).get("/whoami").status_code == 200


def test_many_guesses_at_once_all_count(page: Serve, users: Path) -> None:
    served, said = page(users=users), []
    clients = [served.as_browser("10.0.0.9") for _ in range(12)]
    threads = [
        threading.Thread(target=lambda one=one: said.append(sign_in(one, "anna", "guess").status_code))
        for one in clients
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == [403] * 5 + [429] * 7


# Another site


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:1"}, {"sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:7860"}, {"sec-fetch-site": "none"},
     {"origin": "http://127.0.0.1:7860.evil.example"}, {"origin": "http://evil.example", "x-forwarded-host": "evil.example"}],
)  # fmt: skip
def test_a_form_of_another_site_changes_nothing(
    page: Serve, answer: Callable[..., Answer], headers: dict[str, str]
) -> None:
    served = page()
    client = served.as_browser()
    reader = served.reader(client)
    kept = served.store.keep(reader, None, answer(), "v1")
    form = {"do": "delete", "conversation": kept.conversation}
    assert client.post("/conversations", data=form, headers=headers).status_code == 403
    assert client.post("/gradio_api/queue/join", headers=headers).status_code == 403
    assert served.store.turns(kept.conversation, reader) == [kept]


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://127.0.0.1:7860"}, {"sec-fetch-site": "same-origin", "origin": "null"}, {},
     {"origin": "https://council.example", "host": "council.example:443"}],
)  # fmt: skip
def test_a_form_of_ours_is_taken(page: Serve, answer: Callable[..., Answer], headers: dict[str, str]) -> None:
    served = page(trusted_proxies="127.0.0.1")
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(), "v1")
    form = {"do": "delete", "conversation": kept.conversation}
    assert client.post("/conversations?part=1", data=form, headers=headers).status_code == 200
    assert served.store.turns(kept.conversation, served.reader(client)) == []


# When it is required


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8", "[::1]"])
def test_this_machine_alone_needs_no_sign_in(host: str, configured: Settings) -> None:
    assert must_sign_in(host, configured) is None  # and nothing is raised


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "council.example", ""])
def test_any_other_address_does_and_is_told_how(host: str, configured: Settings, tmp_path: Path) -> None:
    with pytest.raises(SignInNeeded, match=r"python -m assistant\.web\.users add NAME --file FILE"):
        assert must_sign_in(host, configured) is None  # and nothing is raised
    must_sign_in(host, configured.model_copy(update={"users": tmp_path / "users"}))
    must_sign_in(host, configured.model_copy(update={"user_header": "X-User"}))
