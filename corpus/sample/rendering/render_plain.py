"""A source for a text or Markdown file is already what is published: only the notice is added at its end."""

from __future__ import annotations

from corpus.sample.rendering.source import Source


def render_plain(source: Source) -> bytes:
    """The text as written, oddities included: it stands for what other programs extract from old files."""
    return f"{source.body.rstrip()}\n\n{source.notice}\n".encode()
