"""Nothing of a report or a question is markup on the page, whatever it holds."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Figure, Place
from assistant.web.answers import answered, failed, waiting

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
OURS = {
    "article",
    "p",
    "button",
    "ul",
    "li",
    "span",
    "strong",
    "div",
    "details",
    "summary",
    "blockquote",
    "dl",
    "dt",
    "dd",
}
OUR_ATTRIBUTES = {"class", "id", "type", "role", "data-opens", "aria-label", "aria-hidden"}


class Seen(HTMLParser):
    """What a browser would make of a piece of HTML: its tags, their attributes and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

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
    for html in (answered(answer(words)), answered(refused), waiting(words), failed(words)):
        seen = Seen(html)
        assert seen.tags <= OURS
        assert seen.attributes <= OUR_ATTRIBUTES


def test_hostile_text_is_shown_as_it_stands_and_free_of_template_signs() -> None:
    for words in HOSTILE:
        html = answered(answer(words))
        assert words in Seen(html).text
        assert not any(sign in html for sign in ("${", "{{", "$$", "`", "@children"))


def test_a_marker_is_a_button_that_names_its_source() -> None:
    html = answered(answer("There were 609 children"))
    assert html.count('class="marker"') == 2
    assert html.count('id="source-') == 1


def test_a_number_in_brackets_inside_quoted_words_is_not_a_marker() -> None:
    said = Answer(None, "answered", "q", "q", "h", "“see note [1] below” [1]", (citation("see note [1] below"),))
    assert answered(said).count('class="marker"') == 1


def test_each_check_of_a_figure_is_said_in_words() -> None:
    figures = (
        Figure("609", 1, "verified"),
        Figure("12%", 1, "found"),
        Figure("93", 1, "computed", ("702", "609")),
        Figure("44", None, "not_found"),
    )
    said = Answer(None, "answered", "q", "q", "h", "h [1]", (citation("words", paragraph="8"),), figures)
    text = Seen(answered(said)).text
    assert "609: verified in paragraph 8 [1]" in text
    assert "12%: stands in paragraph 8 [1], but what it measures could not be confirmed" in text
    assert "93: computed from 702 and 609 [1]" in text
    assert "44: not found in the sources" in text


def test_an_exempt_paper_says_so_before_it_is_opened() -> None:
    said = Answer(None, "answered", "q", "q", "h", "h [1]", (citation("words", exempt=True),))
    summary = answered(said).partition("<summary")[2].partition("</summary>")[0]
    assert "Exempt paper" in summary


def test_a_follow_up_says_what_was_searched_for() -> None:
    said = Answer(
        None, "answered", "and in 2020?", "children looked after – and in 2020?", "h", "h [1]", (citation("w"),)
    )
    assert "Searched for: children looked after – and in 2020?" in Seen(answered(said)).text
