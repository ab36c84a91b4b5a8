"""Who looks after the page: those whom the settings name, or the one reader of a page that only this machine reaches."""

import pytest

from assistant.web.users.reader import is_maintainer, named_by_proxy
from corpus.settings import Settings


def test_those_named_are_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNCIL_MAINTAINERS", "anna, zoë@council.example")
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    assert settings.maintainers == ("anna", "zoë@council.example")
    for reader in ("user:0123456789abcdef:anna", named_by_proxy("zoë@council.example")):
        assert is_maintainer(reader, settings)
    for reader in ("", "user:0123456789abcdef:bert", "user:0123456789abcdef:anna, zoë@council.example", "header:"):
        assert not is_maintainer(reader, settings)


def test_a_browser_on_this_machine_is_and_one_that_a_proxy_leads_here_is_not() -> None:
    alone = Settings(_env_file=None)  # type: ignore[call-arg]
    behind = Settings(_env_file=None, trusted_proxies="127.0.0.1")  # type: ignore[call-arg, arg-type]
    assert is_maintainer("browser:0123", alone)
    assert not is_maintainer("browser:0123", behind)
