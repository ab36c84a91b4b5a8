"""Which words of a web page nobody can see by what its elements say of their own look: white, tiny, or moved away.

White words stay where an element around them may be painted, by itself, by a rule of the page, or, where a style sheet
is linked that is not at hand, by any class. What a rule hides or whitens is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.readers.html_source import Element

_DECLARATION = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:\s*([^;]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NAME = re.compile(r"[\w-]+")
_ATTRIBUTES = {"color": "color", "text": "color", "bgcolor": "background", "background": "background-image"}
_NUMBER = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|)")
_WHITE = 250
_FARTHEST = -900
_SMALLEST = {"px": 1.0, "pt": 1.0, "em": 0.1, "rem": 0.1, "%": 10.0, "": 0.0}
_BACKGROUNDS = ("background", "background-color", "background-image")
_NOTHING = frozenset({"none", "transparent", "inherit", "initial", "unset", "repeat", "no-repeat", "scroll"})
_MOVES = ("text-indent", "left", "top", "right", "bottom", "margin-left", "margin-top")
_SIDES = ("height", "width", "max-height", "max-width")
_CLIPPED = re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:50|100)%|circle\(\s*0")


@dataclass(frozen=True)
class _Look:
    """How the words of an element look, as far as it and those around it say."""

    white: bool = False
    painted: bool = False
    tiny: bool = False
    hidden: bool = False

    @property
    def unseen(self) -> bool:
        return self.hidden or self.tiny or (self.white and not self.painted)


class _Painters:
    """The elements that a style sheet may paint."""

    def __init__(self, root: Element) -> None:
        self._any_class = any("stylesheet" in link.get("rel", "").lower() for link in root.iter("link"))
        rules = [rule for sheet in root.iter("style") for rule in _RULE.findall((sheet.text or "").lower())]
        self._names = {name for names, told in rules if _paints(_declared(told)) for name in _NAME.findall(names)}

    def paint(self, element: Element) -> bool:
        named = {element.get("id", "").lower(), *element.get("class", "").lower().split()} - {""}
        if self._any_class and named and element.tag not in ("html", "body"):
            return True
        return element.tag == "mark" or not self._names.isdisjoint({element.tag, *named})


def hide_unseen(root: Element) -> bool:
    """Take unseen words out of a page, and mark the elements that show nothing as `hidden`; whether there were any."""
    return _hide(root, _Look(), _Painters(root))


def _hide(element: Element, around: _Look, painters: _Painters) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "template", "head"):
        return False
    style = _style(element)
    if _shows_nothing(style):
        words = bool(element.text_content().strip())
        element.set("hidden", "")
        for inner in element.iter():
            inner.text = None
            if inner is not element:
                inner.tail = None
        return words
    look = _look(element, style, around, painters)
    found = False
    if look.unseen and (element.text or "").strip():
        element.text, found = "", True
    for child in element:
        found |= _hide(child, look, painters)
        if look.unseen and (child.tail or "").strip():
            child.tail, found = "", True
    return found


def _style(element: Element) -> dict[str, str]:
    """What the element says of itself."""
    found = _declared(element.get("style", "").lower())
    for attribute, name in _ATTRIBUTES.items():
        if element.get(attribute):
            found.setdefault(name, element.get(attribute).strip().lower())
    return found


def _declared(text: str) -> dict[str, str]:
    """The properties of a declaration in lower case; the last of two holds."""
    text = _COMMENT.sub("", text).replace("!important", "")
    return {name: re.sub(r"\s*,\s*", ",", told.strip()) for name, told in _DECLARATION.findall(text)}


def _shows_nothing(style: dict[str, str]) -> bool:
    """Whether nothing in the element can be seen, whatever its children say."""
    opacity = _NUMBER.fullmatch(style.get("opacity", ""))
    moved = [_NUMBER.match(style[name]) for name in _MOVES if name in style]
    return (
        style.get("display") == "none"
        or bool(opacity and float(opacity[1]) == 0)
        or any(found is not None and float(found[1]) <= _FARTHEST for found in moved)
        or ("hidden" in style.get("overflow", "") and any(_is_flat(style.get(name, "")) for name in _SIDES))
        or bool(_CLIPPED.search(f"{style.get('clip', '')} {style.get('clip-path', '')}"))
    )


def _look(element: Element, style: dict[str, str], around: _Look, painters: _Painters) -> _Look:
    look = around
    if "visibility" in style:
        look = replace(look, hidden=style["visibility"] in ("hidden", "collapse"))
    if size := _NUMBER.fullmatch(style.get("font-size", "")):
        relative = size[2] in ("em", "%")
        look = replace(look, tiny=float(size[1]) <= _SMALLEST[size[2]] or (relative and look.tiny))
    if style.get("color", "inherit") not in ("inherit", "currentcolor"):
        look = replace(look, white=_is_white(style["color"]))
    elif element.tag == "a" and element.get("href"):
        look = replace(look, white=False)
    if painters.paint(element) or _paints(style):
        return replace(look, painted=True)
    return replace(look, painted=False) if any(name.startswith("background") for name in style) else look


def _paints(style: dict[str, str]) -> bool:
    """Whether a background is anything but white or nothing."""
    told = " ".join(text for name, text in style.items() if name in _BACKGROUNDS)
    return any(part not in _NOTHING and not _is_white(part) for part in told.split())


def _is_flat(length: str) -> bool:
    found = _NUMBER.fullmatch(length)
    return bool(found and found[2] != "%" and float(found[1]) <= 1)


def _is_white(colour: str) -> bool:
    """Whether a colour is known to be white or wholly transparent."""
    if colour in ("white", "transparent"):
        return True
    if code := re.fullmatch(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", colour):
        digits = code[1] if len(code[1]) > 4 else "".join(2 * digit for digit in code[1])
        parts = [int(digits[place : place + 2], 16) for place in range(0, len(digits), 2)]
        return min(parts[:3]) >= _WHITE or parts[3:] == [0]
    if told := re.fullmatch(r"rgba?\(([^)]*)\)", colour):
        values = [float(number) * (2.55 if unit == "%" else 1) for number, unit in _NUMBER.findall(told[1])]
        return len(values) >= 3 and (min(values[:3]) >= _WHITE or values[3:] == [0])
    return bool(re.fullmatch(r"hsla?\([^,]*,[^,]*,\s*100%.*\)", colour))
