"""The accessibility statement: what the page is meant to do for everyone, how that was tested, and what was not."""

from __future__ import annotations

from assistant.web.markup import element, items, text

_AIM = (
    "This page is meant to meet WCAG 2.2 at level AA: with a keyboard alone, with a screen reader, at 400% zoom or 320 "
    "pixels wide, in light and dark colours, with less motion, and without relying on colour."
)
_TESTED = [
    "axe-core, rules of WCAG 2.0, 2.1 and 2.2 at levels A and AA and its best practices, on every state of the page: "
    "first visit, answer, refusal, evidence, figures, trend, library, conversations, feedback; light and dark; 1280, 390 "
    "and 320 pixels wide. No violation. These tests run with every change of the program.",
    "Keyboard alone, in Chromium: from the question to the downloaded verification sheet; Escape closes what was opened, "
    "and the focus goes back to what opened it.",
    "A new answer is announced once, in a live region.",
]
_NOT_TESTED = [
    "Screen readers: the page was not read with NVDA, JAWS, VoiceOver or TalkBack, nor by people who use them.",
    "Browsers other than Chromium, speech control, and switch devices.",
    "The pictures of a PDF’s pages cannot be read by a screen reader. The text of the same page stands below each picture.",
    "The verification sheets in Word and Excel beyond their header rows and titles.",
]
_WRONG = (
    "If something keeps you from using this page, tell whoever runs it; its address and contact are theirs to give."
)

STATEMENT = "".join(
    [
        element("p", text(_AIM)),
        element("h2", "What was tested"),
        items([text(line) for line in _TESTED]),
        element("h2", "What was not tested, or falls short"),
        items([text(line) for line in _NOT_TESTED]),
        element("h2", "If something does not work for you"),
        element("p", text(_WRONG)),
    ]
)
