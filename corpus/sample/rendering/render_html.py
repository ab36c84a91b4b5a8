"""A source whose text is HTML becomes a page as a council's website serves it."""

from __future__ import annotations

from html import escape

from corpus.sample.rendering.source import Source

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font-family: Arial, sans-serif; max-width: 52em; margin: 2em auto; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #555; padding: 0.25em 0.5em; vertical-align: top; }}
td.number {{ text-align: right; }}
</style>
</head>
<body>
<header><p>Westmere Borough Council</p>
<nav><a href="index.html">Meetings</a> | <a href="#content">Skip to content</a></nav>
</header>
<main id="content">
{body}</main>
<footer><p>{notice}</p></footer>
</body>
</html>
"""


def render_html(source: Source) -> bytes:
    """The text as written, inside the page that the website puts around it."""
    page = PAGE.format(title=escape(source.setting("title")), body=source.body, notice=escape(source.notice))
    return page.encode("utf-8")
