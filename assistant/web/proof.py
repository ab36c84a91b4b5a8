"""The column of proof beside the talk: evidence, figures, trend and library are fetched into it by the page's script."""

from __future__ import annotations

from assistant.web.markup import element, text

_KINDS = ("Evidence", "Figures", "Trend", "Library", "Conversations")


def _tab(kind: str) -> str:
    """A button that shows what it showed last; those that need an answer first cannot be pressed before."""
    waits = {"disabled": ""} if kind in ("Evidence", "Figures", "Trend") else {}
    return element("button", text(kind), type="button", data_tab=kind.lower(), **waits)


_NAV = element("nav", "".join(_tab(kind) for kind in _KINDS), aria_label="What is shown here")
_CLOSE = element("button", "Close", type="button", data_close="", class_="close")
PROOF = element(
    "aside",
    element("div", _NAV + _CLOSE, class_="proof-head") + element("div", "", id="proof-body", tabindex="-1"),
    id="proof",
    aria_label="Proof",
    hidden="",
) + element("p", "", id="spoken", role="status", class_="unseen")
