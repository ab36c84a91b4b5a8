"""What a report says of itself: labelled lines at its ends, and its own purpose or summary."""

from assistant.papers.report_heads import labelled, own_summary, passage_of
from corpus.report import Block, Particulars, Report
from index.passages import Passage


def report(*texts: str) -> Report:
    blocks, place = [], 0
    for text in texts:
        blocks.append(Block("paragraph", text, place, place + len(text)))
        place += len(text) + 1
    return Report(Particulars("Harbour"), "\n".join(texts), tuple(blocks))


def said(paper: Report, role: str) -> str | None:
    found = labelled(paper, role)  # type: ignore[arg-type]
    return found[0].text[slice(*found[1])] if found else None


HARBOUR = report(
    "From: Ann Reed, Director of Ports", "Executive Member: Councillor Tom Hart", "The wall moved.",
    "Contact Officer: Joan Cole\nHarbour Officer\nTel: 01632 960001",
)  # fmt: skip


def test_each_role_is_the_line_that_its_label_opens() -> None:
    assert said(HARBOUR, "author") == "From: Ann Reed, Director of Ports"
    assert said(HARBOUR, "member") == "Executive Member: Councillor Tom Hart"


def test_a_name_takes_the_post_on_the_next_line_and_no_telephone() -> None:
    assert said(HARBOUR, "contact") == "Contact Officer: Joan Cole\nHarbour Officer"


def test_a_sentence_that_holds_the_words_is_no_label() -> None:
    assert said(report("The Executive Member spoke for the report of May."), "member") is None
    assert said(report("From May the wall moved."), "author") is None


def test_a_block_that_is_in_no_passage_is_cited_by_itself() -> None:
    paper = report("Report of Ann Reed, Director", "The wall moved a foot.")
    passages = [Passage("p", "r", 0, 29, 51, "The wall moved a foot.", "paragraph")]
    own, shift = passage_of(paper.blocks[0], passages)
    assert (own.text, own.start, shift) == ("Report of Ann Reed, Director", 0, 0)
    assert passage_of(paper.blocks[1], passages) == (passages[0], 0)


def passages(*parts: tuple[str, str]) -> list[Passage]:
    return [
        Passage(f"p{place}", "r", place, 0, len(text), text, "paragraph", (heading,))
        for place, (heading, text) in enumerate(parts)
    ]


def test_the_purpose_comes_first_and_for_a_summary_the_summary() -> None:
    told = passages(
        ("Background", "The wall is old."), ("Summary", "The wall has moved."), ("Purpose", "To mend the wall.")
    )
    assert own_summary(told, 1, summary_first=False)[0].text == "To mend the wall."
    assert own_summary(told, 1, summary_first=True)[0].text == "The wall has moved."


def test_a_sentence_on_the_report_itself_serves_where_no_heading_does() -> None:
    told = passages(
        ("Wall", "The sea was rough that night."), ("Wall", "This report sets out how the wall was mended.")
    )
    assert own_summary(told, 1, summary_first=False)[0].ordinal == 1
