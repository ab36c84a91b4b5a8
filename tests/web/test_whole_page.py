"""A whole page has a language, fits a phone, and its title is only ever text."""

from assistant.web.whole_page import whole


def test_a_whole_page_names_its_language_and_fits_the_window() -> None:
    page = whole("Evidence", "<p>words</p>")
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert 'name="viewport" content="width=device-width' in page
    assert '<link rel="stylesheet" href="/ours/page.css">' in page
    assert "<h1>Evidence</h1><p>words</p></main>" in page


def test_a_hostile_title_stays_text() -> None:
    page = whole("</title><img src=x onerror=alert(1)>", "")
    assert "<img" not in page and page.count("&lt;img src=x onerror=alert(1)&gt;") == 2
