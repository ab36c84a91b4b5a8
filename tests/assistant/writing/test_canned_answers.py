"""Canned answers of a good model and of a faulty one, through a real server: what is kept, replaced, dropped.

The good answers were written before the checks were; those with an even number are a test half, which is only summed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from scripted_server import ScriptedServer

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.citing import cite
from assistant.quoting.table_cells import row_headline
from assistant.sentences import sentences
from assistant.writing.draft import read_draft
from assistant.writing.material import Material, Source
from assistant.writing.writer import Writer
from corpus.settings import Settings
from index.search import Found

HERE = Path(__file__).parent
GOOD = {line["id"]: line for line in map(json.loads, (HERE / "good_answers.jsonl").read_text().splitlines())}
FAULTY = [json.loads(line) for line in (HERE / "faulty_answers.jsonl").read_text().splitlines()]


@pytest.fixture
def writer(written_by: Settings, assistant: Assistant) -> Iterator[Writer]:
    late = assistant.models.late
    assert late is not None
    with closing(Writer(written_by.model_copy(update={"writer_seconds": 20.0}), late.encode)) as made:
        made.load()
        yield made


def material_of(assistant: Assistant, asks: str, given: list[list[str]]) -> Material:
    """The passages that hold the evidence, with a quoted answer of the first of them."""
    sources = tuple(_source(assistant, *place) for place in given)
    passage = sources[0].passage
    spans = [(0, len(passage.text))] if passage.row else sentences(passage.text)
    span = next((one for one in spans if given[0][1] in " ".join(passage.text[slice(*one)].split())), spans[0])
    said = row_headline(passage) if passage.row else f"“{' '.join(passage.text[slice(*span)].split())}”"
    citation = cite(assistant.index, sources[0].found, [span], 1, (None, None))
    return Material(asks, Answer(None, "answered", asks, asks, said, f"{said} [1]", (citation,)), sources)


def _source(assistant: Assistant, file: str, evidence: str) -> Source:
    index = assistant.index
    for copy in index.catalogue.copies():
        for passage in index.catalogue.passages_of(copy.report_id) if file in copy.file else ():
            if evidence in " ".join(passage.text.split()):
                found = Found(passage, copy.particulars, 1, 0.0)
                return Source(found, cite(index, found, [(0, len(passage.text))], 1, (None, None)))
    raise AssertionError(f"{file}: no passage with “{evidence}”")


def written(writer: Writer, server: ScriptedServer, assistant: Assistant, line: dict[str, Any]) -> Answer:
    server.script = [line["says"]]
    good = GOOD[line.get("of", line["id"])]
    return writer.write(material_of(assistant, good["asks"], good["given"]), 90)


def test_good_answers_are_hardly_ever_dropped_and_hardly_ever_fall_back(
    writer: Writer, server: ScriptedServer, assistant: Assistant
) -> None:
    halves = {"dev": Counter[str](), "test": Counter[str]()}
    for id, line in GOOD.items():
        told = halves["dev" if int(id[1:]) % 2 else "test"]
        answer = written(writer, server, assistant, line)
        assert answer.writing is not None
        told["answers"] += 1
        told["fallback"] += answer.fallback is not None
        told["none in own words"] += not answer.writing.kept
        told.update({key: getattr(answer.writing, key) for key in ("sentences", "kept", "replaced", "dropped")})
        assert all(figure.status == "verified" for figure in answer.figures), answer.answer
    print(halves)
    for told in halves.values():
        assert told["dropped"] <= 0.05 * told["sentences"]
        assert told["kept"] >= 0.5 * told["sentences"]
    assert sum(told["fallback"] for told in halves.values()) <= 0.05 * len(GOOD)


@pytest.mark.parametrize("line", FAULTY, ids=lambda line: f"{line['id']} {line['fault']}")
def test_a_planted_fault_is_never_shown_as_written(
    line: dict[str, Any], writer: Writer, server: ScriptedServer, assistant: Assistant
) -> None:
    answer = written(writer, server, assistant, line)
    sources = material_of(assistant, "", GOOD[line["of"]]["given"]).sources
    for sentence in read_draft(line["says"]):
        if line["bad"] not in sentence.text:
            continue
        shown = re.search(rf"{re.escape(sentence.text)}(?: \([^)]*\))? \[(\d+)\]", answer.answer)
        if "right" not in line:
            assert shown is None, answer.answer
        elif shown:
            cited = {citation.marker: citation.passage_id for citation in answer.citations}
            assert cited[int(shown[1])] == sources[line["right"] - 1].passage.id
