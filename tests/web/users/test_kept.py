"""An answer that was kept is the answer that was given."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pydantic import ValidationError

from assistant.answer import Answer
from assistant.web.kept import answer_as_json, answer_from_json


def test_an_answer_comes_back_from_json_as_it_was(answer: Callable[..., Answer]) -> None:
    given = answer()
    refused = answer(status="not_found", citations=(), figures=(), nearest=given.citations, reason="nothing_close")
    for one in (given, refused):
        assert answer_from_json(answer_as_json(one)) == one
        assert isinstance(answer_from_json(answer_as_json(one)).citations, tuple)


def test_an_answer_of_another_program_version_is_read_too(answer: Callable[..., Answer]) -> None:
    value = json.loads(answer_as_json(answer()))
    value["mood"] = "new"
    value["citations"][0]["colour"] = "new"
    del value["writer"], value["citations"][0]["file_hash"]
    read = answer_from_json(json.dumps(value))
    assert read.headline == answer().headline
    assert (read.writer, read.citations[0].file_hash) == ("quotes", "")


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(ValidationError):
        answer_from_json('{"status": "perhaps"}')
