"""One index of the sample reports for all tests of the assistant."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from corpus.settings import settings
from index.build import build

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample" / "reports"


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished index of the sample reports."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    build(SAMPLE, folder, settings())
    return folder


@pytest.fixture(scope="session")
def assistant(sample_index: Path) -> Iterator[Assistant]:
    """An assistant over the sample reports."""
    asked = Assistant(sample_index)
    yield asked
    asked.close()
