"""A source is one sample report as it is edited by hand: a few `key: value` lines, then the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "sources"
FENCE = "---\n"


@dataclass(frozen=True)
class Source:
    """What one source file says, kept apart from how any format shows it."""

    path: Path
    settings: dict[str, str] = field(repr=False)
    body: str = field(repr=False)

    @property
    def targets(self) -> list[str]:
        """The rendered file's names: more than one where a council publishes the same file twice."""
        names = [self.settings["file"], self.settings.get("also_as", "")]
        return [name for name in names if name]

    @property
    def notice(self) -> str:
        """The line which says that the council is invented: no reader may take these figures for real."""
        return self.settings["notice"]

    def setting(self, name: str, default: str = "") -> str:
        """A setting or its default, because most sources need only a few of them."""
        return self.settings.get(name, default)


def read_source(path: Path) -> Source:
    """Split one file into its settings and its text."""
    head, body = path.read_text(encoding="utf-8").removeprefix(FENCE).split("\n" + FENCE, 1)
    pairs = (line.split(":", 1) for line in head.splitlines() if line.strip())
    settings = {name.strip(): value.strip() for name, value in pairs}
    return Source(path, settings, body.lstrip("\n"))


def read_sources(folder: Path = SOURCES) -> list[Source]:
    """Every source in the order of its name, so that two runs work alike."""
    return [read_source(path) for path in sorted(folder.glob("*.md"))]
