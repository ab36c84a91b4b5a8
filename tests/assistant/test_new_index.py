"""An assistant that is running answers from a newly built index from the next question on."""

import threading
from pathlib import Path

from assistant.assistant import Assistant
from assistant.suggesting.examples import Examples
from corpus.settings import settings
from index.build import build


def test_a_report_that_is_added_is_quoted_without_a_restart(tmp_path: Path) -> None:
    reports, folder = tmp_path / "reports", tmp_path / "index"
    reports.mkdir()
    (reports / "a.txt").write_text(
        "HIGHWAYS\n\n1. The Council repaired 412 potholes in May 2023. There were 38 lamps out of order.\n",
        encoding="utf-8",
    )
    build(reports, folder, settings())
    assistant = Assistant(folder)
    examples = Examples(assistant, folder)
    try:
        assert examples.now() is None
        examples.look()
        before = examples.now()
        assert before and all("books" not in question for question in before)
        assert "412" in assistant.ask("How many potholes were repaired in May 2023?").answer
        (reports / "b.txt").write_text(
            "LIBRARIES\n\n1. The libraries lent 90,155 books in May 2023. There were 4,120 loans of films.\n",
            encoding="utf-8",
        )
        build(reports, folder, settings())
        assert "90,155" in assistant.ask("How many books did the libraries lend in May 2023?").answer
        assert examples.now() is None
        next(thread for thread in threading.enumerate() if thread.name == "examples").join()
        after = examples.now()
        assert after and any("loans" in question for question in after), after
    finally:
        assistant.close()
