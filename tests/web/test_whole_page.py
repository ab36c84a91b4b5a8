"""A whole page has a language, fits a phone, and its title is only ever text."""

from starlette.requests import Request

from assistant.web.whole_page import whole


def asked(root: str = "") -> Request:
    return Request({"type": "http", "path": f"{root}/library", "root_path": root, "headers": []})


def test_a_whole_page_names_its_language_and_fits_the_window() -> None:
    page = whole(asked(), "Evidence", "<p>words</p>")
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert 'name="viewport" content="width=device-width' in page
    assert '<link rel="stylesheet" href="ours/page.css">' in page
    assert "<h1>Evidence</h1><p>words</p></main>" in page


def test_a_hostile_title_stays_text() -> None:
    page = whole(asked(), "</title><img src=x onerror=alert(1)>", "")
    assert "<img" not in page and page.count("&lt;img src=x onerror=alert(1)&gt;") == 2


def test_its_addresses_count_from_the_root_of_the_page() -> None:
    assert '<base href="/">' in whole(asked(), "Evidence", "")
    assert '<base href="/below/this">' not in whole(asked("/below/this"), "Evidence", "")
    assert '<base href="/below/this/">' in whole(asked("/below/this"), "Evidence", "")
