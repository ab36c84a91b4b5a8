"""HTML in which text is only ever text: the one place where strings of reports and questions become markup."""

from __future__ import annotations

from html import escape

_ADDRESSES = {"href", "src", "action", "data_load", "data_link"}
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;", "@": "&#64;"})


def text(words: str) -> str:
    """Words as they stand, inert: no tag, and none of the signs that Gradio's page templates look for."""
    return escape(words, quote=True).translate(_BRACES)


def element(name: str, inside: str, /, **attributes: str) -> str:
    """An element around markup that is safe already; `class_` becomes `class`, `data_opens` becomes `data-opens`.

    What is an address of ours, `/like-this`, is written as `from_root` does.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{from_root(value) if key in _ADDRESSES else text(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{given}>{inside}</{name}>"


def from_root(path: str) -> str:
    """An address of ours as markup: from the root of the page, which each page names in `<base>`.

    So it holds wherever the page stands on its host, also when it stands in a part that is fetched into another page.
    """
    return text(f".{path}" if path.startswith("/") else path)


def items(lines: list[str], **attributes: str) -> str:
    """A list of items that are markup already; nothing for an empty list."""
    return element("ul", "".join(element("li", line) for line in lines), **attributes) if lines else ""
