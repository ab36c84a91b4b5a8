"""Nothing of a report or a question is markup on the page, whatever it holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Figure, Place
from assistant.web.answers import answered, failed, foot, waiting
from assistant.web.markup import element, from_root

HOSTILE = [
    '<img src=x onerror="alert(1)">',
    "<script>alert(1)</script>",
    "![a](http://attacker.example/a.png)",
    "[link](javascript:alert(1))",
    "$$\\href{http://attacker.example}{x}$$",
    "${alert(1)} {{7*7}} @children `x`",
    '"><svg onload=alert(1)>',
    "</details></article><a href=http://attacker.example>x</a>",
]
OURS = {"article", "p", "a", "button", "ul", "li", "span", "strong", "div", "details", "summary"}
OUR_ATTRIBUTES = {
    "class", "id", "type", "role", "href", "download", "data-pane", "data-copy", "data-holds", "data-load", "data-answer",
    "data-conversation", "data-spoken", "aria-label", "aria-hidden", "aria-describedby",
}  # fmt: skip
OUR_ADDRESSES = ("./evidence/", "./figures/", "./trend/", "./sheet/", "./feedback/")


class Seen(HTMLParser):
    """What a browser would make of a piece of HTML: its tags, their attributes and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {str(value) for name, value in attrs if name in ("href", "src", "data-load")}

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def citation(words: str, **changes: object) -> Citation:
    """A citation in which every text is the given words."""
    values: dict[str, object] = {
        "marker": 1, "report": words, "title": words, "pack": words, "council": words, "body": words,
        "report_kind": "report", "report_date": "2021-03-24", "as_at": "2021-03-24", "as_at_from": "text",
        "section": words, "paragraph": words, "page": 3, "page_label": words, "quote": words, "spans": ((0, 1),),
        "context": words, "exempt": False, "also_in": (Place(words, words, "2021-03-24", 1, words),),
        "file_hash": "abc", "report_id": "r1",
    }  # fmt: skip
    return Citation(**(values | changes))  # type: ignore[arg-type]


def answer(words: str) -> Answer:
    """An answer in which every text is the given words."""
    body = f"{words} [1]\n“{words}” [1]"
    return Answer(
        None, "answered", words, f"{words}?", words, body, (citation(words),), (Figure(words, 1, "verified"),)
    )


@given(words=st.text(min_size=1, max_size=80) | st.sampled_from(HOSTILE))
def test_any_text_stays_text(words: str) -> None:
    refused = Answer(
        None, "not_found", words, f"{words}?", words, words, reason="nothing_close", nearest=(citation(words),)
    )
    said = answer(words)
    kept = answered(said, conversation=words, limited=words, foot=foot(said, "1f", words))
    for html in (kept, answered(said), answered(refused), waiting(words), failed(words)):
        seen = Seen(html)
        assert seen.tags <= OURS
        assert seen.attributes <= OUR_ATTRIBUTES
        assert all(address.startswith((*OUR_ADDRESSES, "./next/1f")) for address in seen.addresses)


def test_hostile_text_is_shown_as_it_stands_and_free_of_template_signs() -> None:
    for words in HOSTILE:
        html = answered(answer(words))
        assert words in Seen(html).text
        assert not any(sign in html for sign in ("${", "{{", "$$", "`", "@children"))


def test_a_marker_is_a_link_to_its_evidence_and_shows_the_quoted_words() -> None:
    html = answered(answer("There were 609 children"))
    assert html.count('class="chip"') == 2
    assert len(set(re.findall(r'role="tooltip" id="([^"]+)"', html))) == 2
    assert html.count('href="./evidence/abc?spans=0-1&amp;report=r1&amp;') == 3


def test_a_number_in_brackets_inside_quoted_words_is_not_a_marker() -> None:
    said = Answer(None, "answered", "q", "q", "h", "“see note [1] below” [1]", (citation("see note [1] below"),))
    assert answered(said).count('class="chip"') == 1


def test_an_answer_that_is_not_kept_offers_no_sheet_and_one_that_is_offers_three() -> None:
    said = answer("There were 609 children")
    assert "/sheet/" not in answered(said)
    assert re.findall(r'href="(./sheet/[^"]+)"', answered(said, foot=foot(said, "1f", ""))) == [
        "./sheet/1f.xlsx", "./sheet/1f.csv", "./sheet/1f.docx"
    ]  # fmt: skip


def test_each_check_of_a_figure_is_said_in_words() -> None:
    figures = (
        Figure("609", 1, "verified"),
        Figure("12%", 1, "found"),
        Figure("93", 1, "computed", ("702", "609")),
        Figure("44", None, "not_found"),
    )
    said = Answer(None, "answered", "q", "q", "h", "h [1]", (citation("words", paragraph="8"),), figures)
    text = Seen(answered(said)).text
    assert "609: verified in paragraph 8, page 3 (printed as words) [1]" in text
    assert (
        "12%: stands in paragraph 8, page 3 (printed as words) [1], but what it measures could not be confirmed" in text
    )
    assert "93: computed from 702 and 609 [1]" in text
    assert "44: not found in the sources" in text


def test_an_exempt_paper_says_so_in_the_list_of_sources() -> None:
    said = Answer(None, "answered", "q", "q", "h", "h [1]", (citation("words", exempt=True),))
    assert "Exempt paper" in answered(said).partition('class="sources"')[2]


def test_a_follow_up_says_what_was_searched_for() -> None:
    said = Answer(
        None, "answered", "and in 2020?", "children looked after – and in 2020?", "h", "h [1]", (citation("w"),)
    )
    assert "Searched for: children looked after – and in 2020?" in Seen(answered(said)).text


def test_an_address_of_ours_stays_on_this_host_and_below_the_page() -> None:
    for path, shown in (("/", "./"), ("/library", "./library"), ("/?conversation=a&b", "./?conversation=a&amp;b")):
        assert element("a", "x", href=path) == f'<a href="{shown}">x</a>'
    assert from_root("/javascript:alert(1)") == "./javascript:alert(1)"  # without its dot it would be a script
    assert from_root("//attacker.example") == ".//attacker.example"
    assert element("form", "", action="/sign-out", data_load="/next/1", data_copy="/not an address") == (
        '<form action="./sign-out" data-load="./next/1" data-copy="/not an address"></form>'
    )


def test_no_address_is_written_past_markup() -> None:
    """One that begins at the host, and not at the page, is wrong below a sub-path."""
    web = Path(__file__).parents[2] / "assistant" / "web"
    sources = {path: path.read_text(encoding="utf-8") for path in [*web.rglob("*.py"), *web.rglob("*.js")]}
    assert len(sources) > 50
    for path, source in sources.items():
        assert not re.search(r"""<\w[^<>\n]*(?:href|src|action)=["']/""", source), path
        assert path.suffix != ".js" or not re.search(r"""["'`]/[\w?]""", source), path
