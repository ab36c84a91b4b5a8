"""The accessibility statement: what the page is meant to do for everyone, how that was tested, and what was not."""

from __future__ import annotations

from assistant.web.markup import element, items, text

_AIM = (
    "This page is meant to meet WCAG 2.2 at level AA: with a keyboard alone, with a screen reader, at 400% zoom or 320 "
    "pixels wide, in light and dark colours, with less motion, and without relying on colour."
)
_TESTED = [
    "axe-core, rules of WCAG 2.0, 2.1 and 2.2 at levels A and AA and its best practices, on every state of the page: "
    "first visit, answer, refusal, evidence as picture and as text, figures, trend with and without a chart, library, a "
    "report, a search in it, conversations, feedback, sign-in; light and dark; 1280, 390 and 320 pixels wide, which is "
    "400% zoom of 1280. No violation. These tests run with every change of the program.",
    "Keyboard alone, in Chromium: from opening the page to the question, to the evidence, and to the downloaded "
    "verification sheet, the focus seen at each step; Escape closes what was opened, and the focus goes back to what "
    "opened it.",
    "By eye, in Chromium: these states at 1280, 800, 390 and 320 pixels, light and dark, spread over the reports of three "
    "councils, not each state in each width and colour; at 320 pixels nothing is cut off, and only tables, charts and pictures of pages scroll sideways.",
    "Printing: an answer with its sources and figures, without what is only for the screen.",
    "A new answer is announced once, in a live region.",
]
_NOT_TESTED = [
    "Screen readers: the page was not read with NVDA, JAWS, VoiceOver or TalkBack, nor by people who use them.",
    "Browsers other than Chromium, speech control, and switch devices.",
    "The pictures of a PDF’s pages cannot be read by a screen reader. The text of the same page stands below each picture, "
    "as it was read: where the program misread a page, the text is wrong with it.",
    "Windows high contrast, text spacing set by the reader, and zoom by the reader’s own style sheet.",
    "The reports themselves: a title set in capitals is shown in capitals, and tables keep the order of their cells.",
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
