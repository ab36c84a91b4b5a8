"""Which elements of a web page a reader of the report sees: no scripts, no site furniture, nothing hidden."""

from __future__ import annotations

from corpus.readers.html_source import Element

UNREAD = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "template",
        "noscript",
        "nav",
        "aside",
        "dialog",
        "menu",
        "svg",
        "canvas",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "map",
        "select",
        "option",
        "datalist",
        "button",
        "input",
        "textarea",
        "progress",
        "meter",
        "del",
        "s",
        "strike",
        "rt",
        "rp",
    ]
)
FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu"})
FURNITURE_CLASSES = frozenset(
    [
        "breadcrumb",
        "breadcrumbs",
        "cookie-banner",
        "cookie-notice",
        "skip-link",
        "visually-hidden",
        "sr-only",
        "screen-reader-text",
    ]
)
FURNITURE_IDS = frozenset(
    [
        "footer",
        "nav",
        "navigation",
        "breadcrumb",
        "breadcrumbs",
        "sidebar",
        "cookie-banner",
        "site-header",
        "site-footer",
    ]
)
CONTENT = frozenset({"main", "article", "section"})


def is_read(element: Element) -> bool:
    """True when an element belongs to what is read: printed, and part of the report."""
    if not isinstance(element.tag, str) or element.tag in UNREAD:
        return False
    if element.tag in ("header", "footer") and not _inside_content(element):
        return False
    return not (_hidden(element) or _furniture(element))


def classes(element: Element) -> list[str]:
    """The class names of an element, in lower case."""
    return str(element.get("class", "")).lower().split()


def content_root(root: Element) -> Element:
    """Where the report stands: the only `main` of the page that holds words, else the whole body."""
    mains = [found for found in root.iter("main", "div", "section") if _is_main(found)]
    worded = [found for found in mains if is_read(found) and found.text_content().strip()]
    body = root.find("body")
    return worded[0] if len(worded) == 1 else root if body is None else body


def _is_main(element: Element) -> bool:
    return bool(element.tag == "main" or element.get("role") == "main")


def _inside_content(element: Element) -> bool:
    return any(above.tag in CONTENT or above.get("role") == "main" for above in element.iterancestors())


def _hidden(element: Element) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden", "").strip().lower() == "true"


def _furniture(element: Element) -> bool:
    role = element.get("role", "").lower()
    named = element.get("id", "").lower() in FURNITURE_IDS or not FURNITURE_CLASSES.isdisjoint(classes(element))
    return named or role in FURNITURE_ROLES
