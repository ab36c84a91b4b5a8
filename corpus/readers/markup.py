"""Markdown and HTML marks inside a line of text, resolved to what a reader of the printed paper would see."""

from __future__ import annotations

import html
import re

from corpus.readers.bullets import BULLETS

_TAG = re.compile(r"</?(?:sup|sub|b|i|u|em|strong|span|p|ul|ol|li|br|div|font|small)\b[^>]*/?>", re.IGNORECASE)
_SPACING_TAG = re.compile(r"</?(?:p|ul|ol|li|br|div)\b[^>]*/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s*_])\1(?![\w*])")
_CODE = re.compile(r"`([^`]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """White space folded to single blanks, soft hyphens gone."""
    return _SPACE.sub(" ", text.replace("\u00ad", "").replace("\u00a0", " ")).strip()


def plain(text: str) -> str:
    """One line of marked-up text as printed: `29<sup>th</sup>` is `29th`, `**609**` is `609`."""
    text = _TAG.sub("", _SPACING_TAG.sub(" ", text))
    text = _LINK.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    text = _BOLD.sub(r"\2", text)
    text = _ITALIC.sub(r"\2", text)
    text = text.replace("**", "")
    return fold(html.unescape(_ESCAPE.sub(r"\1", text)))


def strong_line(line: str) -> bool:
    """Whether the whole line is set in bold or underlined, as headings in converted papers are."""
    bare = re.sub(rf"^[\s>#{BULLETS}-]+", "", line).strip()
    return bool(re.fullmatch(r"(\*\*|__)(?:(?!\1).)+\1:?|<(b|u|strong)>.+</\2>:?", bare, re.IGNORECASE))
